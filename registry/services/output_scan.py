# SPDX-License-Identifier: Apache-2.0
"""The output scan: opens the finished package as a stranger would and walks every byte of it.

Cells are derived again by other code than the builder's; words are looked for that are withheld
here or protected. A hit in either stops the package.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.disclosure.classes import Outcome
from registry.disclosure.identifying import Identifying, identifying_values, reference_code
from registry.disclosure.scan_cells import Delivery, check_record
from registry.disclosure.scan_words import scan
from registry.disclosure.transform import Decided
from registry.domain.entities import all_entities
from registry.domain.exports import Recipient
from registry.domain.fields import Entity, RecordId
from registry.errors import DisclosureStopped
from registry.exchange.package_cells import read_cells
from registry.exchange.package_walk import walk
from registry.matching.keys import fold
from registry.services.package_tables import LABEL_KEYS, ReleasedRecord, field_key
from registry.storage.reading import Reading

SHOWN_AT_MOST = 5
OUR_FILES = re.compile(r"(data/)?([a-z][a-z_-]*|README|METHODOLOGY|LIMITS)(\.[a-z0-9]+)*: ")
ANOTHER_FILE = "name"


class ScanHit(DisclosureStopped):
    """The finished package held something that may not leave; it was deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A finished package in memory, with what its builder says stands in each row of it."""

    archive: bytes
    decided: tuple[Decided, ...]
    rows: Mapping[str, list[ReleasedRecord]]
    ids: Mapping[str, str]
    profile: str
    recipient: Recipient | None


def require_clean(tx: Reading, made: Candidate) -> tuple[str, ...]:
    """Return what the approver should look at; raise ScanHit for anything that must not leave."""
    wrong = list(wrong_cells(made))
    if wrong:
        raise ScanHit(half="cells", count=len(wrong), places="; ".join(wrong[:SHOWN_AT_MOST]))
    withheld, publishable = _sides(tx, made)
    found = scan(walk(made.archive), withheld, publishable, fold_text=fold)
    if not found.is_clean:
        places = list(dict.fromkeys(f"{_place(hit.where)} ({hit.origin})" for hit in found.hits))
        raise ScanHit(half="words", count=len(found.hits), places="; ".join(places[:SHOWN_AT_MOST]))
    return tuple(f"{note.where}: {note.word} ({note.times})" for note in found.notes)


def _place(where: str) -> str:
    """Return a place inside the package; a name that no file of ours has may be what was hit."""
    return where if OUR_FILES.match(where) else ANOTHER_FILE


def wrong_cells(made: Candidate) -> Iterator[str]:
    """Yield where a cell of the package cannot be derived again from record and consent."""
    dossiers = {dossier.record.id: dossier for dossier, _ in made.decided}
    delivery = Delivery(
        profile=made.profile,
        today=dt.datetime.now(dt.UTC).date(),
        ids=made.ids,
        recipient=made.recipient,
    )
    right: set[int] = set()  # the same value of the same cell is right in every format
    for file, table, number, cells in read_cells(made.archive):
        rows = made.rows.get(table, [])
        if number > len(rows):
            yield f"{file} {table} {number}"  # a row without an origin
            continue
        record = rows[number - 1]
        told = {
            hash((record.id, key, text)): (field_key(record.kind, key), text)
            for key, text in cells.items()
            if key not in LABEL_KEYS
        }
        left = [cell for mark, cell in told.items() if mark not in right]
        hits = check_record(dossiers[RecordId(record.id)], delivery, left)
        yield from (f"{file} {table} {number} {hit.key}: {hit.why}" for hit in hits)
        right.update(() if hits else told)


def _sides(tx: Reading, made: Candidate) -> tuple[list[Identifying], list[Identifying]]:
    """Return the identifying values that are withheld, and those this package may hold."""
    withheld: list[Identifying] = []
    publishable: list[Identifying] = []
    decided: set[str] = set()
    for dossier, decision in made.decided:
        record = dossier.record
        decided.add(record.id)
        leaves = frozenset(f.name for f in decision.fields if f.outcome is Outcome.KEEP)
        if "ref" not in leaves:
            withheld.append(reference_code(record))
        kept, held = _parted(record, leaves if decision.leaves else frozenset())
        publishable += kept
        withheld += held
    for record in _others(tx, decided):
        withheld += [reference_code(record), *identifying_values(record)]
    return withheld, publishable


def _parted(
    record: Entity, leaves: frozenset[str]
) -> tuple[Iterable[Identifying], Iterable[Identifying]]:
    """Divide the identifying values of one record; its internal id is always withheld."""
    values = {f.name for f in dataclasses.fields(record)} - {"id", "version", "ref"}
    nothing: dict[str, Any] = dict.fromkeys(values)
    stays = dataclasses.replace(record, **{n: v for n, v in nothing.items() if n in leaves})
    goes = dataclasses.replace(record, **{n: v for n, v in nothing.items() if n not in leaves})
    kept = [one for one in identifying_values(goes) if one.value != record.id]
    return kept, identifying_values(stays)


def _others(tx: Reading, decided: set[str]) -> Iterator[Entity]:
    """Every record that no package is made of: the living, consents, members, evidence, ..."""
    for spec in all_entities():
        if any(field.marks.identifying for field in spec.fields.values()):
            for record in tx.every(spec.kind):
                if record.id not in decided:
                    yield record
