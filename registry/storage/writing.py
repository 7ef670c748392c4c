# SPDX-License-Identifier: Apache-2.0
"""One unit of work that writes: rows, revisions, index and one signed log entry, together.

The same path serves one save and a list of fifty thousand: rows are tuples for ``executemany``,
never ORM objects, and ids are made by us.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from registry.crypto.vaultkeys import OpenKeys
from registry.domain.entities import entity_spec
from registry.domain.fields import Entity, EntitySpec, Tier
from registry.errors import RegistryError
from registry.storage import custody, entry_store
from registry.storage.columns import stored
from registry.storage.reading import Reading
from registry.storage.rows import (
    NewRecord,
    add_edges,
    changes_json,
    full_name,
    held_fields,
    insert,
    row_and_history,
)
from registry.storage.schema import EDGE, ENTITY_TABLES, REVISION, TIERS

CHUNK = 2000
HISTORY = ("unit", "record", "version", "changes")


class StaleRecord(RegistryError):
    """The record was changed by another save since it was read."""


class ProtectedAbsent(RegistryError):
    """A value belongs in the protected file, which this member's keys do not open."""


class Writing(Reading):
    """A unit of work that writes; nothing of it stands before ``finish`` and the commit."""

    def __init__(self, connection: Connection, keys: OpenKeys) -> None:
        """Begin with nothing touched; ``keys`` sign the log entry at the end."""
        super().__init__(connection, frozenset(keys.tiers))
        self._keys = keys
        self._units: dict[str, int] = {}
        self._taken_back: dict[str, int] = {}
        self._touched = 0

    def unit(self, tier: str) -> int:
        """Return the number of the log entry that this unit of work will have in ``tier``."""
        if tier not in self._units:
            self._units[tier] = custody.next_unit(self.connection, tier)
        return self._units[tier]

    def add(self, kind: str, records: Sequence[NewRecord], tier: str = "") -> None:
        """Write new records of one kind; ``tier`` is given for claims only (of the field)."""
        spec = entity_spec(kind)
        for start in range(0, len(records), CHUNK):
            for one in (tier,) if tier else TIERS:
                self._add_to(spec, one, records[start : start + CHUNK])
        self._touched += len(records)

    def change(self, before: Entity, values: Mapping[str, Any]) -> int:
        """Write those of ``values`` that differ from ``before``; return the new version.

        Raises StaleRecord if the record has moved on since ``before`` was read. A file none of
        whose fields change is not written.
        """
        spec = entity_spec(self.kinds_of([before.id])[before.id])
        changed = {k: v for k, v in values.items() if v != getattr(before, k)}
        if not changed:
            return before.version
        self._raise_version(spec, before)
        for tier in TIERS:
            self._change_in(spec, tier, before, changed)
        self._touched += 1
        return before.version + 1

    def remove(self, kind: str, records: Sequence[str]) -> None:
        """Delete records with their history and index, in every open file."""
        entry_store.remove(self.connection, self.tiers, records)
        for tier in sorted(self.tiers):
            columns = [(EDGE[tier], "source"), (REVISION[tier], "record")]
            if (table := ENTITY_TABLES.get((kind, tier))) is not None:
                columns.append((table, "id"))
            for table, column in columns:
                sql = f"DELETE FROM {full_name(table)} WHERE {column} = ?"  # noqa: S608 - our names
                self.connection.exec_driver_sql(sql, [(record,) for record in records])
            self.unit(tier)
        self._touched += len(records)

    def take_back(self, tier: str, unit: int) -> None:
        """Say in the log that no record of an earlier unit of work is left in ``tier``."""
        self._taken_back[tier] = unit
        self.unit(tier)

    def finish(self, about: dict[str, Any]) -> None:
        """Append one signed log entry to each file that was touched."""
        for tier in TIERS:
            if tier in self._units:
                told = {**about, "count": self._touched}
                if tier in self._taken_back:
                    told["taken_back"] = self._taken_back[tier]
                custody.append(self.connection, self._keys, tier, told)

    def _add_to(self, spec: EntitySpec, tier: str, records: Sequence[NewRecord]) -> None:
        table = ENTITY_TABLES.get((spec.kind, tier))
        if table is None:
            return
        present = {name for record in records for name in record.values}
        fields = [f for f in held_fields(spec, tier, table) if f.name in present]
        if tier == "protected" and not fields:
            return
        self._require(tier, spec.kind)
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

    def _require(self, tier: str, kind: str) -> None:
        if tier not in self.tiers:
            raise ProtectedAbsent(kind=kind)

    def _raise_version(self, spec: EntitySpec, before: Entity) -> None:
        home = ENTITY_TABLES[spec.kind, "registry"]
        moved = self.connection.execute(
            home.update()
            .where(home.c.id == before.id, home.c.version == before.version)
            .values(version=before.version + 1)
        )
        if moved.rowcount != 1:
            raise StaleRecord

    def _change_in(
        self, spec: EntitySpec, tier: str, before: Entity, changed: Mapping[str, Any]
    ) -> None:
        fields = [f for f in spec.in_tier(Tier(tier)) if f.name in changed]
        if not fields:
            return
        self._require(tier, spec.kind)
        held = {f.name: stored(f, changed[f.name]) for f in fields}
        self._put(ENTITY_TABLES[spec.kind, tier], before.id, held)
        old = {f.name: getattr(before, f.name) for f in spec.fields.values()}
        history = changes_json(fields, old, changed)
        row = (self.unit(tier), before.id, before.version + 1, history)
        insert(self.connection, REVISION[tier], HISTORY, [row])
        edge = EDGE[tier]
        names = [f.name for f in fields]
        self.connection.execute(
            edge.delete().where(edge.c.source == before.id, edge.c.field.in_(names))
        )
        new = NewRecord(id=before.id, ref=before.ref, values={**old, **changed})
        add_edges(self.connection, spec.kind, tier, fields, [new])
        entry_store.replace(self.connection, spec, tier, new)

    def _put(self, table: Any, record: str, held: dict[str, Any]) -> None:  # noqa: ANN401
        if self.connection.scalar(select(table.c.id).where(table.c.id == record)) is None:
            self.connection.execute(table.insert(), {"id": record, **held})
        else:
            self.connection.execute(table.update().where(table.c.id == record).values(held))
