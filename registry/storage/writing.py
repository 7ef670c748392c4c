# SPDX-License-Identifier: Apache-2.0
"""One unit of work that writes: rows, revisions, index and one signed log entry, together.

The same path serves one save and a list of fifty thousand: rows are tuples for ``executemany``,
never ORM objects, and ids are made by us.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from registry.crypto.vaultkeys import OpenKeys
from registry.domain.entities import entity_spec
from registry.domain.fields import Entity, EntitySpec, FieldSpec, Tier
from registry.errors import RegistryError
from registry.storage import entry_store, sealing
from registry.storage.columns import stored
from registry.storage.inbox import Sealer
from registry.storage.logged_unit import CHUNK, LoggedUnit
from registry.storage.rows import (
    NewRecord,
    add_edges,
    apart,
    changes_json,
    fields_for,
    insert,
    is_sealed,
    row_and_history,
)
from registry.storage.schema import EDGE, ENTITY_TABLES, REVISION, TIERS

HISTORY = ("unit", "record", "version", "changes")


class StaleRecord(RegistryError):
    """The record was changed by another save since it was read."""


class ProtectedAbsent(RegistryError):
    """A value belongs in the protected file, which this member's keys do not open."""


class Writing(LoggedUnit):
    """A unit of work that writes; nothing of it stands before ``finish`` and the commit."""

    def __init__(
        self, connection: Connection, keys: OpenKeys, sealer: Sealer | None = None
    ) -> None:
        """Begin with nothing touched; ``keys`` sign the log entry at the end.

        With a ``sealer``, what a new record has for the absent protected file is sealed into
        the inbox; without one it is refused.
        """
        super().__init__(connection, keys)
        self._sealer = sealer

    def add(self, kind: str, records: Sequence[NewRecord], tier: str = "") -> None:
        """Write new records of one kind; ``tier`` is given for claims only (of the field)."""
        spec = entity_spec(kind)
        for start in range(0, len(records), CHUNK):
            for part in apart(records[start : start + CHUNK]):
                for one in (tier,) if tier else TIERS:
                    self._add_to(spec, one, part)
        self._touched += len(records)

    def change(self, before: Entity, values: Mapping[str, Any]) -> int:
        """Write those of ``values`` that differ from ``before``; return the new version.

        Raises StaleRecord if the record has moved on since ``before`` was read. A file none of
        whose fields change is not written. A record that becomes sealed, or is not any more,
        moves its sealable fields to the other file, with all that was ever said of them.
        """
        spec = entity_spec(self.kinds_of([before.id])[before.id])
        changed = differing(before, values)
        if not changed:
            return before.version
        tiers = self._tiers_of(spec, before.id)
        self._raise_version(ENTITY_TABLES[spec.kind, tiers[0]], before)
        after = {name: changed.get(name, getattr(before, name)) for name in spec.fields}
        moves = is_sealed(after) != bool(getattr(before, "sealed", False))
        if moves:
            sealing.move(self, spec, before.id, sealed=is_sealed(after))
        for tier in tiers:
            self._change_in(spec, tier, before, changed, moves=moves)
        self._touched += 1
        return before.version + 1

    def _add_to(self, spec: EntitySpec, tier: str, records: Sequence[NewRecord]) -> None:
        table = ENTITY_TABLES.get((spec.kind, tier))
        if table is None:
            return
        present = {
            n for record in records for n, v in record.values.items() if _held(v) is not None
        }
        fields = [f for f in fields_for(spec, tier, records[0].values) if f.name in present]
        if tier == "protected" and not fields:
            return
        if tier not in self.tiers:
            self._seal(spec, fields, records)
            return
        whole = "version" in table.c
        made = [row_and_history(record, fields, whole=whole) for record in records]
        head = ("id", "version", "ref") if whole else ("id",)
        columns = (*head, *(f.name for f in fields))
        insert(self.connection, table, columns, [row for row, _ in made])
        unit = self.unit(tier)
        history = [(unit, r.id, 1, c) for r, (_, c) in zip(records, made, strict=True)]
        insert(self.connection, REVISION[tier], HISTORY, history)
        add_edges(self.connection, spec.kind, tier, fields, records)
        entry_store.add(self.connection, spec, tier, records)

    def _seal(
        self, spec: EntitySpec, fields: Sequence[FieldSpec], records: Sequence[NewRecord]
    ) -> None:
        """Write without read: only a keeper opens it again."""
        if self._sealer is None:
            raise ProtectedAbsent(kind=spec.kind)
        for new in records:
            held = {f.name: stored(f, new.values.get(f.name)) for f in fields}
            if held := {name: value for name, value in held.items() if value is not None}:
                digest = self._sealer.put(self.connection, spec.kind, new, held)
                self.tell("registry", "sealed", digest)

    def require(self, tier: str, kind: str) -> None:
        """Raise ProtectedAbsent for a record of ``kind`` if the file of ``tier`` is not open."""
        if tier not in self.tiers:
            raise ProtectedAbsent(kind=kind)

    def _tiers_of(self, spec: EntitySpec, record: str) -> tuple[str, ...]:
        """Return the files of one record, its version's first; a claim is whole in one of them."""
        if not spec.in_tier(Tier.OF_SUBJECT):
            return TIERS
        return tuple(one for one in sorted(self.tiers) if self._rows(spec.kind, one, [record]))

    def _raise_version(self, home: Table, before: Entity) -> None:
        moved = self.connection.execute(
            home.update()
            .where(home.c.id == before.id, home.c.version == before.version)
            .values(version=before.version + 1)
        )
        if moved.rowcount != 1:
            raise StaleRecord

    def _change_in(
        self,
        spec: EntitySpec,
        tier: str,
        before: Entity,
        changed: Mapping[str, Any],
        *,
        moves: bool,
    ) -> None:
        table = ENTITY_TABLES.get((spec.kind, tier))
        if table is None:
            return
        old = {f.name: getattr(before, f.name) for f in spec.fields.values()}
        after = {**old, **changed}
        fields = [f for f in fields_for(spec, tier, after) if f.name in changed]
        if not (fields or moves):  # where fields move, both files tell it and have other words
            return
        self.require(tier, spec.kind)
        held = {f.name: stored(f, changed[f.name]) for f in fields}
        self.put(table, before.id, held)
        history = changes_json(fields, old, changed)
        row = (self.unit(tier), before.id, before.version + 1, history)
        insert(self.connection, REVISION[tier], HISTORY, [row])
        edge = EDGE[tier]
        names = [f.name for f in fields]
        self.connection.execute(
            edge.delete().where(edge.c.source == before.id, edge.c.field.in_(names))
        )
        new = NewRecord(id=before.id, ref=before.ref, values=after)
        add_edges(self.connection, spec.kind, tier, fields, [new])
        entry_store.replace(self.connection, spec, tier, new)

    def put(self, table: Table, record: str, held: dict[str, Any]) -> None:
        """Set columns (as stored) of one record's row in ``table``, making it if there is none."""
        if self.connection.scalar(select(table.c.id).where(table.c.id == record)) is None:
            self.connection.execute(table.insert(), {"id": record, **held})
        elif held:
            self.connection.execute(table.update().where(table.c.id == record).values(held))


def differing(before: Entity, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of ``values`` that a save over ``before`` would write."""
    return {k: v for k, v in values.items() if _held(v) != _held(getattr(before, k))}


def _held(value: Any) -> Any:  # noqa: ANN401 - any declared value
    """Empty text and an empty list are kept as nothing."""
    return None if value in ("", ()) else value
