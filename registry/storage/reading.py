# SPDX-License-Identifier: Apache-2.0
"""Reads records back from both files as frozen entities; an absent file reads as WITHHELD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Row, select, union_all

from registry.crypto.grants import TierNotGranted
from registry.domain.entities import all_entities, entity_spec
from registry.domain.fields import WITHHELD, Entity, RecordId, Ref, Tier
from registry.errors import UsageRefused
from registry.storage.columns import loaded
from registry.storage.rows import fields_for, new_ref
from registry.storage.schema import EDGE, ENTITY_TABLES, LOG, META, REVISION

CHUNK = 500


class UnknownReference(UsageRefused):
    """No record has this reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """One change of one record as one file keeps it; ``changes`` is JSON text."""

    tier: str
    unit: int
    version: int
    changes: str


class Reading:
    """A unit of work that only reads: one consistent picture of both files."""

    def __init__(self, connection: Connection, tiers: frozenset[str]) -> None:
        """``tiers`` are the files that this member's keys open."""
        self.connection = connection
        self.tiers = tiers

    def load(self, kind: str, ids: Iterable[str]) -> dict[str, Entity]:
        """Return the records of ``kind`` that exist among ``ids``, by id."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Entity] = {}
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            found.update((entity.id, entity) for entity in self._load_part(kind, part))
        return found

    def every(self, kind: str) -> Iterator[Entity]:
        """Yield every record of a kind, in no meaningful order, a part at a time."""
        ids = list(self.connection.scalars(self._ids_of(kind)))
        for start in range(0, len(ids), CHUNK):
            yield from self._load_part(kind, ids[start : start + CHUNK])

    def export_key(self) -> Ed25519PrivateKey:
        """Return the key that signs packages; it lives in the protected file, not with a member."""
        if "protected" not in self.tiers:
            raise TierNotGranted(tier="protected")
        table = META["protected"]
        held = self.connection.scalar(select(table.c.value).where(table.c.key == "export_key"))
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(str(held)))

    def by_ref(self, ref: str) -> Entity:
        """Return the record with the reference ``V-7K3Q9A``; raise UnknownReference."""
        found = self.ids_of_refs([ref])
        if ref not in found:
            raise UnknownReference(ref=ref[:20])
        kind, record = found[ref]
        return self.load(kind, [record])[record]

    def free_ref(self, prefix: str) -> Ref:
        """Return a new reference that no record of any open file has."""
        ref = new_ref(prefix)
        while self.ids_of_refs([ref]):
            ref = new_ref(prefix)
        return ref

    def ids_of_refs(self, refs: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Return ``{ref: (kind, id)}`` for those references that exist."""
        wanted = list(dict.fromkeys(refs))
        found: dict[str, tuple[str, str]] = {}
        for kind, table in self._ref_tables():
            mine = [ref for ref in wanted if ref.startswith(f"{entity_spec(kind).prefix}-")]
            for start in range(0, len(mine), CHUNK):
                query = select(table.c.ref, table.c.id).where(
                    table.c.ref.in_(mine[start : start + CHUNK])
                )
                found.update((row.ref, (kind, row.id)) for row in self.connection.execute(query))
        return found

    def kinds_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Return ``{id: kind}`` for those ids that exist."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, str] = {}
        for kind, table in self._ref_tables():
            for start in range(0, len(wanted), CHUNK):
                query = select(table.c.id).where(table.c.id.in_(wanted[start : start + CHUNK]))
                found.update((record, kind) for record in self.connection.scalars(query))
        return found

    def pointing_at(self, record: str, kind: str = "") -> list[tuple[str, str, str]]:
        """Return ``(kind, id, field)`` of every record with a reference to ``record``."""
        found: list[tuple[str, str, str]] = []
        for spec in all_entities():
            if kind and spec.kind != kind:
                continue
            for name, field in spec.fields.items():
                if field.annotation is RecordId:
                    found += self._pointing(spec.kind, name, record)
        for tier in self.tiers:
            edge = EDGE[tier]
            query = select(edge.c.kind, edge.c.source, edge.c.field).where(edge.c.target == record)
            rows = self.connection.execute(query)
            found += [tuple(row) for row in rows if not kind or row.kind == kind]
        return found

    def revisions(self, record: str) -> list[RevisionRow]:
        """Return the changes of one record in every open file, oldest first."""
        found: list[RevisionRow] = []
        for tier in sorted(self.tiers):
            table = REVISION[tier]
            query = select(table).where(table.c.record == record)
            query = query.order_by(table.c.version, table.c.number)
            found += [
                RevisionRow(tier=tier, unit=row.unit, version=row.version, changes=row.changes)
                for row in self.connection.execute(query)
            ]
        return sorted(found, key=lambda row: row.version)

    def log_bodies(self, units: Iterable[tuple[str, int]]) -> dict[tuple[str, int], dict[str, Any]]:
        """Return the log entry, parsed, that stands for each ``(tier, unit)``."""
        found: dict[tuple[str, int], dict[str, Any]] = {}
        for tier, unit in units:
            table = LOG[tier]
            entry = self.connection.scalar(select(table.c.entry).where(table.c.seq == unit))
            found[tier, unit] = {} if entry is None else json.loads(entry)
        return found

    def _pointing(self, kind: str, field: str, record: str) -> list[tuple[str, str, str]]:
        tables = [ENTITY_TABLES.get((kind, one)) for one in sorted(self.tiers)]
        parts = [
            select(table.c.id).where(table.c[field] == record)
            for table in tables
            if table is not None and field in table.c
        ]
        if not parts:
            return []
        return [(kind, found, field) for found in self.connection.scalars(union_all(*parts))]

    def _ref_tables(self) -> Iterator[tuple[str, Any]]:
        for (kind, tier), table in ENTITY_TABLES.items():
            if tier in self.tiers and "ref" in table.c:
                yield kind, table

    def _ids_of(self, kind: str) -> Any:  # noqa: ANN401 - a select over one or two tables
        tables = [table for name, table in self._ref_tables() if name == kind]
        return union_all(*(select(table.c.id) for table in tables))

    def _load_part(self, kind: str, ids: list[str]) -> list[Entity]:
        spec = entity_spec(kind)
        if spec.in_tier(Tier.OF_SUBJECT):
            return self._load_whole(kind, ids)
        rows = self._rows(kind, "registry", ids)
        protected = self._rows(kind, "protected", ids)
        found = [_values(kind, rows[one], protected.get(one)) for one in ids if one in rows]
        if "protected" not in self.tiers:
            found = [{**values, **_withheld(kind, values)} for values in found]
        return [spec.cls(**values) for values in found]

    def _load_whole(self, kind: str, ids: list[str]) -> list[Entity]:
        cls = entity_spec(kind).cls
        rows = {one: row for tier in self.tiers for one, row in self._rows(kind, tier, ids).items()}
        return [cls(**_values(kind, rows[one], None)) for one in ids if one in rows]

    def _rows(self, kind: str, tier: str, ids: list[str]) -> dict[str, Row[Any]]:
        table = ENTITY_TABLES.get((kind, tier))
        if table is None or tier not in self.tiers:
            return {}
        query = select(table).where(table.c.id.in_(ids))
        return {row.id: row for row in self.connection.execute(query)}


def _values(kind: str, row: Row[Any], protected: Row[Any] | None) -> dict[str, Any]:
    fields = entity_spec(kind).fields
    values: dict[str, Any] = {}
    for source in (row, protected):
        for name, held in () if source is None else source._mapping.items():  # noqa: SLF001 - public in SQLAlchemy
            field = fields.get(name)
            if source is protected and field is not None and field.marks.sealable and held is None:
                continue  # the record is not sealed: the value stands in the registry's table
            values[name] = held if field is None else loaded(field, held)
    return values


def _withheld(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    return {field.name: WITHHELD for field in fields_for(entity_spec(kind), "protected", values)}
