# SPDX-License-Identifier: Apache-2.0
"""Looks for what is damaged or was altered behind the program's back, in every open file.

Each function yields ``(code, where)``; nothing is mended here. ``where`` is a file, an entry of
its log or a reference, never a value.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Table, select, union_all
from sqlalchemy.exc import DatabaseError

from registry.domain.entities import all_entities, entity_spec
from registry.domain.fields import Entity, EntitySpec, RecordId
from registry.storage.columns import ValueDamaged, is_plain
from registry.storage.engine import SCHEMA_OF_TIER
from registry.storage.index import COLUMNS, UNINDEXED, entry_row
from registry.storage.reading import Reading
from registry.storage.rows import columns_of
from registry.storage.schema import EDGE, ENTITY_TABLES, ENTRY, REVISION

CHUNK = 500
TOLD_AT_MOST = 100
# How letters are folded may change between versions of the program; what is shown may not.
SHOWN = tuple(name for name in COLUMNS if name != "sort_key")

Found = Iterator[tuple[str, str]]


def pages(connection: Connection, tier: str, *, full: bool) -> Found:
    """Check the structure of one file, and with ``full`` the signature of each of its pages."""
    schema = SCHEMA_OF_TIER[tier]
    if full and connection.exec_driver_sql(f"PRAGMA {schema}.cipher_integrity_check").fetchall():
        yield "page_damaged", tier
    try:
        said = [row[0] for row in connection.exec_driver_sql(f"PRAGMA {schema}.integrity_check(1)")]
    except DatabaseError:  # so broken that it cannot even be gone through
        said = []
    if said != ["ok"]:
        yield "structure_damaged", tier


def dangling(tx: Reading) -> Found:
    """Find references whose goal is gone; no foreign key crosses a file."""
    for (kind, tier), table in ENTITY_TABLES.items():
        if tier not in tx.tiers:
            continue
        for name, field in entity_spec(kind).fields.items():
            if field.annotation is RecordId and name in table.c:
                column = table.c[name]
                lost = column.is_not(None) & column.not_in(_ids(tx, field.marks.target))
                for record in tx.connection.scalars(select(table.c.id).where(lost).limit(100)):
                    yield "dangling_link", _ref(tx, record)
    for tier in sorted(tx.tiers):
        edge = EDGE[tier]
        query = select(edge.c.source).where(edge.c.target.not_in(_ids(tx))).distinct()
        for record in tx.connection.scalars(query.limit(TOLD_AT_MOST)):
            yield "dangling_link", _ref(tx, record)


def altered(tx: Reading) -> Found:
    """Replay the history of every record and compare it, and its list row, with what stands."""
    for spec in all_entities():
        for tier in sorted(tx.tiers):
            if (table := ENTITY_TABLES.get((spec.kind, tier))) is None:
                continue
            ids = list(tx.connection.scalars(select(table.c.id)))
            for start in range(0, len(ids), CHUNK):
                part = ids[start : start + CHUNK]
                yield from _altered_rows(tx, spec, tier, table, part)
                yield from _altered_entries(tx, spec, tier, part)
    for tier in sorted(tx.tiers):
        revision = REVISION[tier]
        gone = select(revision.c.record).where(revision.c.record.not_in(_ids(tx, tier=tier)))
        for record in tx.connection.scalars(gone.distinct().limit(TOLD_AT_MOST)):
            yield "record_missing", _ref(tx, record) or tier


def _altered_rows(
    tx: Reading, spec: EntitySpec, tier: str, table: Table, ids: Sequence[str]
) -> Found:
    told = _replayed(tx, tier, ids)
    fields = columns_of(spec, table)
    for row in tx.connection.execute(select(table).where(table.c.id.in_(ids))):
        history = told.get(row.id)
        held = row._mapping  # noqa: SLF001 - public in SQLAlchemy
        if history is None:
            yield "record_without_history", _ref(tx, row.id)
        # The histories of the first version do not tell the reference.
        elif history.get("ref", held.get("ref")) != held.get("ref") or any(
            _value(held[f.name], plain=is_plain(f)) != history.get(f.name) for f in fields
        ):
            yield "record_differs_from_history", _ref(tx, row.id)


def _replayed(tx: Reading, tier: str, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the last value of each field of each record, by its revisions."""
    table = REVISION[tier]
    query = select(table.c.record, table.c.changes).where(table.c.record.in_(ids))
    found: dict[str, dict[str, Any]] = {}
    for record, changes in tx.connection.execute(query.order_by(table.c.version, table.c.number)):
        last = found.setdefault(record, {})
        try:
            last.update({name: pair[1] for name, pair in json.loads(changes).items()})
        except (ValueError, TypeError, AttributeError, LookupError):
            last.clear()  # edited behind our back: then nothing of the record is vouched for
    return found


def _value(held: Any, *, plain: bool) -> Any:  # noqa: ANN401 - what any column holds
    if held is None or plain:
        return held
    try:
        return json.loads(held)
    except ValueError:
        return NotImplemented  # equal to nothing that a history can say


def _altered_entries(tx: Reading, spec: EntitySpec, tier: str, ids: Sequence[str]) -> Found:
    if spec.kind in UNINDEXED:
        return
    table = ENTRY[tier]
    query = select(*(table.c[name] for name in SHOWN)).where(table.c.record.in_(ids))
    held = {row.record: tuple(row) for row in tx.connection.execute(query)}
    try:
        standing = tx.load(spec.kind, ids)
    except ValueDamaged:
        return  # told already: such a value is in no history
    for record, found in standing.items():
        if held.get(record) != _shown(spec, tier, found):
            yield "list_row_differs", str(found.ref)


def _shown(spec: EntitySpec, tier: str, found: Entity) -> tuple[Any, ...] | None:
    values = {name: getattr(found, name) for name in spec.fields}
    row = entry_row(spec, tier, found.id, values)
    if row is None:
        return None
    return tuple(value for name, value in zip(COLUMNS, row, strict=True) if name != "sort_key")


def _ids(tx: Reading, kind: str = "", tier: str = "") -> CompoundSelect[tuple[str]]:
    """Return the ids of a kind, or of every record, in one open file or in all."""
    return union_all(
        *(
            select(table.c.id)
            for (one, where), table in ENTITY_TABLES.items()
            if kind in {"", one} and where in ({tier} if tier else tx.tiers)
        )
    )


def _ref(tx: Reading, record: str) -> str:
    for (_, tier), table in ENTITY_TABLES.items():
        if tier in tx.tiers and "ref" in table.c:
            ref = tx.connection.scalar(select(table.c.ref).where(table.c.id == record))
            if ref is not None:
                return str(ref)
    return ""
