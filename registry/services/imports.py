# SPDX-License-Identifier: Apache-2.0
"""Brings a whole list of names in as one batch, and takes one back.

Rows that cannot be read are refused one by one, with number and reason; the others go in
together or not at all. Nobody on a list has been asked: no consent is recorded for anyone.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, Unpack

from registry.domain.entities import entity_spec
from registry.domain.fields import RecordId, Ref
from registry.errors import FieldProblem, RecordRefused, RegistryError, UsageRefused
from registry.exchange.list_mapping import ListMapping
from registry.services.list_files import (
    ListPreview,
    ListRecords,
    RefusedRow,
    Target,
    look,
    targets,
)
from registry.services.sealed import as_recorded
from registry.storage import batches as kept
from registry.storage import intake
from registry.storage.batches import Batch
from registry.storage.reading import Reading
from registry.storage.rows import NewRecord, new_id, new_ref
from registry.storage.vault import Vault
from registry.storage.writing import ProtectedAbsent, Writing

__all__ = ["Batch", "ImportReport", "ListPreview", "RefusedRow", "Target", "as_answer", "batches",
           "look", "run", "targets", "undo"]  # fmt: skip
BATCH_PREFIX = "IM"
LIST_KIND = "other_list"
Progress = Callable[[int, int], object]


class BatchUnknown(UsageRefused):
    """No import has this code."""


class BatchTooOld(RegistryError):
    """``count`` records of the import were changed since, or others point at them."""


class NothingToUndo(RegistryError):
    """The import was taken back already."""


class Options(TypedDict, total=False):
    """What may be said of an import beside its columns."""

    incident: str
    """The reference of the incident to which every row is linked."""
    source: str
    """The reference or the title of the source; without one a source is made."""
    title: str
    """What the batch is called among the imports; the title of the source if not given."""
    day_first: bool
    """How 3/10/2012 is read, unless the mapping says it; True if not given."""
    dry_run: bool
    """Read and report everything, change nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did: ``batch`` undoes it, and is empty if nothing was added.

    ``updated`` is always 0: a row that tells of somebody recorded already is added beside the
    record until duplicates are matched and merged by a person.
    """

    batch: str
    read: int
    added: int
    updated: int
    refused: tuple[RefusedRow, ...]
    unmapped: tuple[str, ...]


def run(
    vault: Vault,
    path: Path,
    *,
    mapping: Mapping[str, object] | None = None,
    progress: Progress | None = None,
    **options: Unpack[Options],
) -> ImportReport:
    """Import the list at ``path``: one transaction, one batch, one signed log entry.

    ``mapping`` is that of ``exchange.list_mapping``; ``progress(rows read, 0)`` may raise to
    cancel. Raises ListRefused in its kinds, and RecordRefused for a wrong incident or source.
    """
    listed = ListRecords(path, ListMapping.read(mapping), day_first=options.get("day_first", True))
    with vault.read() as tx:
        _target(tx, "incident", options.get("incident", ""))
        _target(tx, "source", _as_ref(options.get("source", "")))
    with listed.opened(progress or _silent) as parts:
        first = next(parts, None)
        if first is None or options.get("dry_run"):
            added = len(first or ()) + sum(map(len, parts))
            return _report("", listed, added if options.get("dry_run") else 0)
        batch = str(new_ref(BATCH_PREFIX))
        with vault.write("import", about=batch) as tx:
            added = _write(tx, itertools.chain([first], parts), options)
            kept.keep(tx.connection, _batch_of(vault, tx, batch, added, listed, options))
    return _report(batch, listed, added)


def _silent(*_: int) -> None:
    """Nobody watches."""


def _report(batch: str, listed: ListRecords, added: int) -> ImportReport:
    return ImportReport(
        batch=batch,
        read=listed.read,
        added=added,
        updated=0,
        refused=tuple(listed.refused),
        unmapped=listed.unmapped,
    )


def _write(tx: Writing, parts: Iterator[list[dict[str, Any]]], options: Options) -> int:
    """Write a part at a time, so that a long list needs no more memory than a short one."""
    incident = _target(tx, "incident", options.get("incident", ""))
    source = _source(tx, options)
    added = 0
    for part in parts:
        told_of = [{**as_recorded("victim", values), "sources": (source,)} for values in part]
        victims = _new(tx, "victim", told_of)
        tx.add("victim", victims)
        if incident:
            told = {"incident": incident, "source": source}
            tx.add("link", _new(tx, "link", [{"victim": new.id, **told} for new in victims]))
        added += len(part)
    return added


def _new(tx: Reading, kind: str, values: list[dict[str, Any]]) -> list[NewRecord]:
    refs = fresh_refs(tx, kind, len(values))
    drawn = os.urandom(16 * len(values)).hex()
    ids = (RecordId(drawn[at : at + 32]) for at in range(0, len(drawn), 32))
    return [
        NewRecord(id=one, ref=ref, values=held)
        for one, ref, held in zip(ids, refs, values, strict=True)
    ]


def fresh_refs(tx: Reading, kind: str, count: int) -> list[Ref]:
    """Return new references that no record has: among fifty thousand, two would soon be equal."""
    prefix = entity_spec(kind).prefix
    found: dict[Ref, None] = {}
    while len(found) < count:
        drawn = {new_ref(prefix): None for _ in range(count - len(found))}
        taken = tx.ids_of_refs(drawn)
        found |= {ref: None for ref in drawn if ref not in taken}
    return list(found)


def _as_ref(source: str) -> str:
    return source if source.startswith(f"{entity_spec('source').prefix}-") else ""


def _target(tx: Reading, kind: str, ref: str) -> RecordId | None:
    """Return the record that ``ref`` names; raise RecordRefused if it is of no such kind."""
    if not ref:
        return None
    found = tx.ids_of_refs([ref]).get(ref)
    if found is None or found[0] != kind:
        raise RecordRefused((FieldProblem(f"link.{kind}", "dangling_link"),))
    return RecordId(found[1])


def _source(tx: Writing, options: Options) -> RecordId:
    """Return the source of the list: the one named, one of that title, or one made now.

    Never named after the file: a file's name may name a person.
    """
    told = options.get("source", "").strip()
    if (found := _target(tx, "source", _as_ref(told))) is not None:
        return found
    title = told or options.get("title", "").strip() or _untitled()
    same = [one for one in tx.every("source") if getattr(one, "title", None) == title]
    if told and same:
        return same[0].id
    made = NewRecord(
        id=new_id(), ref=fresh_refs(tx, "source", 1)[0], values={"kind": LIST_KIND, "title": title}
    )
    tx.add("source", [made])
    return made.id


def _untitled() -> str:
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return f"قائمة مستوردة / Imported list {today}"


def _batch_of(
    vault: Vault, tx: Writing, batch: str, added: int, listed: ListRecords, options: Options
) -> Batch:
    return Batch(
        id=batch,
        unit=tx.unit("registry"),
        title=options.get("title", "") or options.get("source", "") or _untitled(),
        actor=vault.member,
        at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        added=added,
        refused=len(listed.refused),
    )


def batches(vault: Vault) -> tuple[Batch, ...]:
    """Return every import, the newest first."""
    with vault.read() as tx:
        return kept.every(tx.connection)


def undo(vault: Vault, batch: str) -> int:
    """Take a whole import back, with links, history and index; return how many records went.

    The source that it made goes too, unless something else uses it by now. Raises BatchUnknown,
    NothingToUndo, BatchTooOld, or ProtectedAbsent for who cannot see all that the import wrote.
    """
    with vault.write("undo", about=batch) as tx:
        found = kept.find(tx.connection, batch)
        if found is None:
            raise BatchUnknown(batch=batch[:20])
        if found.undone is not None:
            raise NothingToUndo(batch=batch)
        if "protected" not in tx.tiers:
            raise ProtectedAbsent(kind="victim")
        sources = kept.sources(tx.connection, found)
        changed = kept.changed_since(tx.connection, found, sources)
        if count := changed + kept.pointing_from_outside(tx, found):
            raise BatchTooOld(count=count)
        used = kept.changed_since(tx.connection, found, []) > 0
        used = used or bool(kept.pointing_from_outside(tx, found, at=sources))
        for ids in kept.records(tx.connection, found).values():
            intake.drop(tx, ids)  # what of them was sealed for a keeper goes too
        return kept.take_back(tx, found, sources if used else [])


def as_answer(report: ImportReport) -> dict[str, Any]:
    """Return the report as the command line says it in JSON."""
    return {
        "batch": report.batch,
        "read": report.read,
        "added": report.added,
        "updated": report.updated,
        "refused": [
            {"row": one.row, "reason": one.reason, "heading": one.heading, **one.words}
            for one in report.refused
        ],
        "unmapped": list(report.unmapped),
    }
