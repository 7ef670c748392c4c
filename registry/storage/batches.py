# SPDX-License-Identifier: Apache-2.0
"""Keeps which import brought which records, and tells whether one can be taken back whole.

The records of an import are those whose first revision belongs to its unit of work, so nothing
is written beside them: one row a batch.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, func, select

from registry.domain.entities import entity_spec
from registry.domain.fields import RecordId
from registry.storage.reading import Reading
from registry.storage.schema import BATCH, EDGE, ENTITY_TABLES, EXPORT_ITEM, REVISION
from registry.storage.writing import Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One import: ``unit`` is its entry in the registry's log, ``undone`` the one that undid it."""

    id: str
    unit: int
    title: str
    actor: str
    at: str
    added: int
    refused: int
    undone: int | None = None


def keep(connection: Connection, batch: Batch) -> None:
    """Write down a batch made in this unit of work."""
    connection.execute(
        BATCH.insert(), {name: getattr(batch, name) for name in Batch.__dataclass_fields__}
    )


def mark_undone(connection: Connection, batch: Batch, unit: int) -> None:
    """Write down that the unit of work ``unit`` took ``batch`` back."""
    connection.execute(BATCH.update().where(BATCH.c.id == batch.id).values(undone=unit))


def find(connection: Connection, batch: str) -> Batch | None:
    """Return the batch of that id, or None."""
    row = connection.execute(select(BATCH).where(BATCH.c.id == batch)).first()
    return None if row is None else _batch(row)


def every(connection: Connection) -> tuple[Batch, ...]:
    """Return all batches, the newest first."""
    rows = connection.execute(select(BATCH).order_by(BATCH.c.unit.desc()))
    return tuple(map(_batch, rows))


def records(connection: Connection, batch: Batch) -> dict[str, list[str]]:
    """Return the ids of the records that the batch brought and that still stand, by kind."""
    found = {
        kind: list(connection.scalars(select(table.c.id).where(table.c.id.in_(_ids(batch)))))
        for (kind, tier), table in ENTITY_TABLES.items()
        if tier == "registry"
    }
    return {kind: ids for kind, ids in found.items() if ids}


def sources(connection: Connection, batch: Batch) -> list[str]:
    """Return the ids of the sources that the batch made."""
    table = ENTITY_TABLES["source", "registry"]
    return list(connection.scalars(select(table.c.id).where(table.c.id.in_(_ids(batch)))))


def changed_since(connection: Connection, batch: Batch, besides: list[str]) -> int:
    """Return how many records of the batch have a later revision (``besides`` not counted)."""
    found = 0
    for (_, tier), table in ENTITY_TABLES.items():
        if tier == "registry":
            query = select(func.count()).where(
                table.c.id.in_(_ids(batch)), table.c.version > 1, table.c.id.not_in(besides)
            )
            found += connection.scalar(query) or 0
    return found


def pointing_from_outside(tx: Reading, batch: Batch, *, at: list[str] | None = None) -> int:
    """Return how many references outside the batch point into it, packages counted.

    ``at`` narrows the goal to some of its records; without it sources are left out, as they may
    stay when the rest goes.
    """
    mine = _ids(batch)
    made = sources(tx.connection, batch)
    found = 0
    for goal, origin in _references(tx):
        aimed = goal.in_(at) if at is not None else (goal.in_(mine) & goal.not_in(made))
        query = select(func.count()).where(aimed, origin.not_in(mine))
        found += tx.connection.scalar(query) or 0
    gone = EXPORT_ITEM.c.record
    aimed = gone.in_(at) if at is not None else gone.in_(mine)
    return found + (tx.connection.scalar(select(func.count()).where(aimed)) or 0)


def take_back(tx: Writing, batch: Batch, kept: Collection[str]) -> int:
    """Remove the records of the batch but ``kept``; return how many there were.

    What is kept is vouched for by this unit of work from now on, for none of that of the batch
    may be left.
    """
    for tier in sorted(tx.tiers):
        for unit in _units(tx.connection, tier, batch):
            tx.take_back(tier, unit)
    table = REVISION["registry"]
    tx.connection.execute(
        table.update()
        .where(table.c.unit == batch.unit, table.c.record.in_(kept))
        .values(unit=tx.unit("registry"))
    )
    gone = {
        k: [r for r in ids if r not in kept] for k, ids in records(tx.connection, batch).items()
    }
    for kind, ids in gone.items():
        tx.remove(kind, ids)
    mark_undone(tx.connection, batch, tx.unit("registry"))
    return sum(map(len, gone.values()))


def _units(connection: Connection, tier: str, batch: Batch) -> list[int]:
    """Return the number that the unit of work of the batch has in the log of ``tier``."""
    if tier == "registry":
        return [batch.unit]
    table = REVISION[tier]
    first = table.c.record.in_(_ids(batch)) & (table.c.version == 1)
    # What a keeper took in with other people's work is no unit of the batch alone.
    shared = select(table.c.unit).where(table.c.record.not_in(_ids(batch)))
    query = select(table.c.unit).where(first, table.c.unit.not_in(shared))
    return list(connection.scalars(query.distinct()))


def _references(tx: Reading) -> Iterator[tuple[Column[str], Column[str]]]:
    """Yield ``(column of the goal, column of the origin)`` for every way to point at a record."""
    for (kind, tier), table in ENTITY_TABLES.items():
        for name, field in entity_spec(kind).fields.items():
            if field.annotation is RecordId and tier in tx.tiers and name in table.c:
                yield table.c[name], table.c.id
    for tier in tx.tiers:
        yield EDGE[tier].c.target, EDGE[tier].c.source


def _ids(batch: Batch) -> Select[tuple[str]]:
    return select(REVISION["registry"].c.record).where(REVISION["registry"].c.unit == batch.unit)


def _batch(row: Row[Any]) -> Batch:
    return Batch(**row._mapping)  # noqa: SLF001 - public in SQLAlchemy
