# SPDX-License-Identifier: Apache-2.0
"""Takes a person out of both files for good: rows, history, claims, index, released texts.

What stays is a tombstone (an id without content), so that no old backup brings anybody back,
and a log entry that names codes only. ``secure_delete`` overwrites what stood there; nothing is
vacuumed. Evidence files are named in the answer: whoever called unlinks them after the commit.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from sqlalchemy import Connection, select

from registry.domain.entities import spec_of
from registry.domain.fields import WITHHELD, Entity, RecordId
from registry.domain.structures import encode
from registry.storage import unlinking
from registry.storage.inbox import digest_of
from registry.storage.reading import Reading
from registry.storage.schema import (
    CANDIDATE,
    EXPORT_ITEM,
    INBOX,
    LOG,
    REVISION,
    TOMBSTONE,
)
from registry.storage.writing import Writing

CHUNK: Final = 500
TOLD: Final = "erased"
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Follows(Enum):
    """What becomes of a record that points at one that is erased."""

    GOES = "goes"
    IF_ALONE = "it goes if it is about nobody else, and lets go of it otherwise"
    STAYS = "it lets go of it"


GOES, IF_ALONE, STAYS = Follows
# Every reference that a record can have. A test fails when a new one is not decided on here.
POINTERS: Final[dict[str, Follows]] = {
    "claim.about": GOES, "claim.source": GOES,
    "link.victim": GOES, "link.incident": GOES, "link.source": STAYS,
    "relation.victim": GOES, "relation.other_victim": GOES, "relation.person": GOES,
    "match_pair.left": GOES, "match_pair.right": GOES,
    "risk_assessment.about": GOES,
    "consent.about": IF_ALONE, "consent.supersedes": STAYS,
    "consent.giver": STAYS, "consent.proof": STAYS,
    "statement.witness": GOES, "statement.victims": STAYS,
    "statement.incident": STAYS, "statement.audio": STAYS,
    "evidence.about": IF_ALONE, "evidence.parent": GOES,
    "involvement.actor": GOES, "involvement.incident": GOES, "involvement.source": STAYS,
    "victim.portrait": STAYS, "victim.portrait_original": STAYS, "victim.sources": STAYS,
    "incident.parent": STAYS, "incident.sources": STAYS, "unit.parent": STAYS,
    "source.archived_copy": STAYS, "source.origin": STAYS, "control.source": STAYS,
    "export.recipient": STAYS,
}  # fmt: skip
# Evidence that goes with the record that names it, unless something that stays names it too.
ALONG: Final = frozenset({
    "victim.portrait", "victim.portrait_original", "statement.audio", "consent.proof",
    "source.archived_copy",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """One erased record: its internal id and kind, when, and by which unit of the registry."""

    record: str
    kind: str
    at: str
    unit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an erasure would take and loosen: ids with their kinds."""

    going: dict[str, str]
    loosened: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What an erasure took: how many records, their references, the names of evidence files.

    ``loosened`` are the references of records that stayed and let go: a person reads them again.
    """

    count: int
    refs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    loosened: tuple[str, ...] = ()


def plan(tx: Reading, kinds: Mapping[str, str]) -> Plan:
    """Return what goes with these records (kinds by id) and what lets go; changes nothing."""
    found = Plan(going={}, loosened={})
    queue = list(kinds.items())
    while queue:
        record, kind = queue.pop()
        if record in found.going:
            continue
        found.going[record] = kind
        found.loosened.pop(record, None)
        for other, record_id, name in tx.pointing_at(record):
            if record_id not in found.going:
                goes = _goes(tx, other, record_id, name, found)
                (queue.append if goes else _keep_in(found.loosened))((record_id, other))
        if not queue:
            queue = [(one, "evidence") for one in _along(tx, found)]
    return found


def erase(tx: Writing, ids: Sequence[str]) -> Erased:
    """Take the records ``ids`` and what goes with them out of every open file."""
    return _erase(tx, plan(tx, tx.kinds_of(ids)))


def _erase(tx: Writing, made: Plan) -> Erased:
    if not made.going:
        return Erased(count=0)
    gone = _loaded(tx, made.going)
    refs = tuple(str(one.ref) for one in gone)
    loose = _loaded(tx, made.loosened)
    for one in loose:
        _let_go(tx, one, frozenset(made.going), frozenset(refs))
    for kind in dict.fromkeys(made.going.values()):
        tx.remove(kind, [record for record, its in made.going.items() if its == kind])
    _blank_elsewhere(tx, list(made.going))
    _bury(tx, made.going)
    for tier in tx.tiers:
        tx.scrub(tier)
    for one in gone:
        tx.tell("registry", TOLD, {"ref": str(one.ref), "record": one.id})
    files = tuple(str(one.file) for one in gone if getattr(one, "file", None))  # type: ignore[attr-defined]
    unlinking.intend(tx, files)
    loosened = tuple(sorted(str(one.ref) for one in loose))
    return Erased(count=len(made.going), refs=refs, files=files, loosened=loosened)


def apply(tx: Writing, tombstones: Iterable[Tombstone]) -> Erased:
    """Erase again what was erased in a newer state of this vault; keep the tombstones.

    For a restored backup. In a file that is not open the words stay until ``pending`` of a
    keeper's session; nothing of them can be read before.
    """
    given = {one.record: one for one in tombstones}
    known = {one.record for one in every(tx.connection)}
    for one in (one for one in given.values() if one.record not in known):
        _bury(tx, {one.record: one.kind}, at=one.at)
    return _erase(tx, plan(tx, {one.record: one.kind for one in pending(tx)}))


def every(connection: Connection) -> tuple[Tombstone, ...]:
    """Return every tombstone, in no meaningful order."""
    rows = connection.execute(select(TOMBSTONE))
    return tuple(Tombstone(**row._mapping) for row in rows)  # noqa: SLF001 - public in SQLAlchemy


def pending(tx: Reading) -> tuple[Tombstone, ...]:
    """Return the tombstones of records of which some open file still holds something.

    A record that came back counts, and so does one that something still points at.
    """
    stands = {one.record: one for one in every(tx.connection)}
    found: set[str] = set()
    for tier in tx.tiers:
        table = REVISION[tier]
        found.update(tx.connection.scalars(select(table.c.record).where(
            table.c.record.in_(select(TOMBSTONE.c.record)))))  # fmt: skip
    return tuple(stands[one] for one in sorted(found))


def erased_refs(connection: Connection) -> frozenset[str]:
    """Return the references of what was erased in this vault, as its log tells them."""
    table = LOG["registry"]
    units = select(TOMBSTONE.c.unit).distinct()
    bodies = connection.scalars(select(table.c.entry).where(table.c.seq.in_(units)))
    told = [one for body in bodies for one in json.loads(body).get(TOLD, ())]
    return frozenset(str(one["ref"]) for one in told)


def _keep_in(loosened: dict[str, str]) -> Any:  # noqa: ANN401 - takes (record, kind)
    return lambda pair: loosened.setdefault(*pair)


def _goes(tx: Reading, kind: str, record: str, name: str, found: Plan) -> bool:
    rule = POINTERS[f"{kind}.{name}"]
    if rule is not IF_ALONE:
        return rule is GOES
    one = tx.load(kind, [record])[record]
    return _is_alone(tx, one, found) if kind == "evidence" else _is_about_none(one, found)


def _along(tx: Reading, found: Plan) -> list[str]:
    """Return evidence named by what goes, when nothing that stays names it or is shown in it."""
    named = {record for record, kind in found.loosened.items() if kind == "evidence"}
    for one in _loaded(tx, found.going):
        kind = spec_of(one).kind
        fields = (name for name in spec_of(one).fields if f"{kind}.{name}" in ALONG)
        named |= {value for name in fields if isinstance(value := getattr(one, name), str)}
    evidence = tx.load("evidence", named - found.going.keys())
    return [record for record, one in evidence.items() if _is_alone(tx, one, found)]


def _is_alone(tx: Reading, evidence: Entity, found: Plan) -> bool:
    pointing = tx.pointing_at(evidence.id)
    held = {record for kind, record, name in pointing if POINTERS[f"{kind}.{name}"] is not GOES}
    return not held - found.going.keys() and _is_about_none(evidence, found)


def _is_about_none(one: Entity, found: Plan) -> bool:
    return not set(getattr(one, "about", None) or ()) - found.going.keys()


def _loaded(tx: Reading, ids: dict[str, str]) -> list[Entity]:
    found: list[Entity] = []
    for kind in dict.fromkeys(ids.values()):
        found += tx.load(kind, [one for one, its in ids.items() if its == kind]).values()
    return found


def _let_go(tx: Writing, found: Entity, going: frozenset[str], refs: frozenset[str]) -> None:
    """Take references to what goes out of a record that stays, and texts that name it."""
    spec = spec_of(found)
    values: dict[str, Any] = {}
    for name, field in spec.fields.items():
        value = getattr(found, name)
        if value is WITHHELD or field.value_type is not RecordId or value is None:
            continue
        if field.many and going & set(value):
            values[name] = tuple(one for one in value if one not in going)
        elif not field.many and value in going:
            values[name] = None
    texts = getattr(found, "released", None) or ()
    if spec.kind == "statement" and any(refs & set(text.names) for text in texts):
        values["released"] = tuple(text for text in texts if not refs & set(text.names))
    tx.change(found, values)
    if "released" in values:
        _forget(tx, "registry", found, "released", values["released"])


def _forget(tx: Writing, tier: str, found: Entity, name: str, held: Any) -> None:  # noqa: ANN401
    """Take a field out of the whole history of a record, but for what it holds now."""
    table = REVISION[tier]
    tx.thin(tier, [found.id])
    query = select(table).where(table.c.record == found.id).order_by(table.c.version, "number")
    rows = tx.connection.execute(query).all()
    for row in rows:
        changes = json.loads(row.changes)
        changes.pop(name, None)
        if row is rows[-1] and held:
            changes[name] = [None, encode(held)]
        this = table.update().where(table.c.number == row.number)
        tx.connection.execute(this.values(changes=_dump(changes)))


def _blank_elsewhere(tx: Writing, gone: list[str]) -> None:
    """Ledger items keep the receiver's code only; sealed items and waiting packages go."""
    blank = {"reason": _dump({"ar": "", "en": ""}), "fields": "{}", "consent": None}
    for start in range(0, len(gone), CHUNK):
        part = gone[start : start + CHUNK]
        mine = EXPORT_ITEM.c.record.in_(part)
        tx.connection.execute(EXPORT_ITEM.update().where(mine).values(**blank))
        waiting = INBOX.c.id.in_(part)
        for sealed in tx.connection.scalars(select(INBOX.c.sealed).where(waiting)).all():
            tx.tell("registry", "taken_in", digest_of(sealed))
        tx.connection.execute(INBOX.delete().where(waiting))
    # Sealed, so nobody can tell here whom they hold: they are built again.
    for export in tx.connection.scalars(select(CANDIDATE.c.export)).all():
        tx.tell("registry", "dropped", export)
    tx.connection.execute(CANDIDATE.delete())


def _bury(tx: Writing, going: dict[str, str], at: str = "") -> None:
    known = {one.record for one in every(tx.connection)}
    at = at or dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    unit = tx.unit("registry")
    rows = [
        {"record": record, "kind": kind, "at": at, "unit": unit}
        for record, kind in going.items()
        if record not in known
    ]
    if rows:
        tx.connection.execute(TOMBSTONE.insert(), rows)
