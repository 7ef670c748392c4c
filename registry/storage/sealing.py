# SPDX-License-Identifier: Apache-2.0
"""Moves the sealable fields of one record between the files, with all that was said of them.

Columns, revisions and claims go; the registry keeps the code, that the record is sealed, and
everything else. The log entry of the same unit of work states anew what the earlier ones
commit to, and ``secure_delete`` overwrites what stood there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from registry.domain.entities import entity_spec, spec_of
from registry.domain.fields import Entity, EntitySpec
from registry.storage import entry_store
from registry.storage.rows import NewRecord, insert
from registry.storage.schema import ENTITY_TABLES, REVISION, TIERS

if TYPE_CHECKING:
    from registry.storage.reading import Reading
    from registry.storage.writing import Writing

HISTORY = ("unit", "record", "version", "changes")
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def sealable(spec: EntitySpec) -> tuple[str, ...]:
    """Return the names of the fields that a sealed record of this kind keeps protected."""
    return tuple(name for name, field in spec.fields.items() if field.marks.sealable)


def move(tx: Writing, spec: EntitySpec, record: str, *, sealed: bool) -> None:
    """Move what is sealable to the protected file, or back; nothing if the kind has none.

    Raises ProtectedAbsent for who holds only one of the files.
    """
    if not (names := sealable(spec)):
        return
    source, goal = ("registry", "protected") if sealed else ("protected", "registry")
    tx.require("protected", spec.kind)
    _move_columns(tx, (spec.kind, source), (spec.kind, goal), record, names)
    _move_revisions(tx, source, goal, [record], names)
    claims = _claims(tx, source, record, names)
    _move_revisions(tx, source, goal, claims)
    for claim in claims:
        _move_row(tx, source, goal, claim)
    tx.scrub(source)


def complete(tx: Writing, found: Entity) -> None:
    """Move the fields of a record that says it is sealed while the registry holds them."""
    spec = spec_of(found)
    move(tx, spec, found.id, sealed=True)
    values = {name: getattr(found, name) for name in spec.fields}
    for tier in TIERS:
        new = NewRecord(id=found.id, ref=found.ref, values=values)
        entry_store.replace(tx.connection, spec, tier, new)


def half_sealed(tx: Reading, kind: str) -> list[str]:
    """Return the ids of records that say they are sealed while the registry holds the fields.

    Only vaults of the first version have them: there the word was a remark and moved nothing.
    """
    table = ENTITY_TABLES[kind, "registry"]
    stands = or_(*(table.c[name].is_not(None) for name in sealable(entity_spec(kind))))
    query = select(table.c.id).where(table.c.sealed.is_(True), stands)
    return list(tx.connection.scalars(query))


def not_sealed(tx: Reading, kind: str, terms: Mapping[str, Collection[str]]) -> list[str]:
    """Return the ids of records that hold one of ``terms`` (by field) and are not sealed."""
    table = ENTITY_TABLES[kind, "registry"]
    told = or_(*(table.c[name].in_(codes) for name, codes in terms.items()))
    query = select(table.c.id).where(told, table.c.sealed.is_not(True))
    return list(tx.connection.scalars(query))


def _move_columns(
    tx: Writing, source: tuple[str, str], goal: tuple[str, str], record: str, names: Sequence[str]
) -> None:
    table, other = ENTITY_TABLES[source], ENTITY_TABLES[goal]
    query = select(*(table.c[name] for name in names)).where(table.c.id == record)
    row = tx.connection.execute(query).first()
    if row is None:
        return
    tx.put(other, record, dict(row._mapping))  # noqa: SLF001 - public in SQLAlchemy
    tx.put(table, record, dict.fromkeys(names))


def _move_revisions(
    tx: Writing, source: str, goal: str, records: Sequence[str], names: Collection[str] = ()
) -> None:
    """Move the changes of the fields ``names``, or whole revisions if none are named.

    Of a revision parted in two, version and unit stay: they say when it was and by whom.
    """
    table = REVISION[source]
    if not tx.thin(source, records):
        return
    query = select(table).where(table.c.record.in_(records)).order_by(table.c.version, "number")
    moved: list[tuple[Any, ...]] = []
    for row in tx.connection.execute(query).all():
        changes = json.loads(row.changes)
        gone = {name: pair for name, pair in changes.items() if not names or name in names}
        kept = {name: pair for name, pair in changes.items() if name not in gone}
        this = table.c.number == row.number
        if not names:
            tx.connection.execute(table.delete().where(this))
        elif gone:
            tx.connection.execute(table.update().where(this).values(changes=_dump(kept)))
        if gone:
            moved.append((tx.unit(goal), row.record, row.version, _dump(gone)))
    insert(tx.connection, REVISION[goal], HISTORY, moved)


def _claims(tx: Writing, tier: str, record: str, names: Sequence[str]) -> list[str]:
    table = ENTITY_TABLES["claim", tier]
    query = select(table.c.id).where(table.c.about == record, table.c.field.in_(names))
    return list(tx.connection.scalars(query))


def _move_row(tx: Writing, source: str, goal: str, claim: str) -> None:
    table = ENTITY_TABLES["claim", source]
    row = tx.connection.execute(select(table).where(table.c.id == claim)).one()
    tx.connection.execute(table.delete().where(table.c.id == claim))
    held = dict(row._mapping)  # noqa: SLF001 - public in SQLAlchemy
    tx.connection.execute(ENTITY_TABLES["claim", goal].insert(), held)
