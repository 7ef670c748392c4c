# SPDX-License-Identifier: Apache-2.0
"""What the screens show of evidence: rows of its list, and the chain of custody of one item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.domain.statements import Evidence
from registry.services import listing, log_search, records
from registry.services.listing import ListRow
from registry.services.log_search import Wanted
from registry.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow(ListRow):
    """One row: what the file is, whether it is sound, its sealed size in bytes, what it is about.

    ``about`` are titles where the record has one that this member reads, else codes.
    """

    kind_of: str
    health: str
    size: int
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a chain of custody: a change of the record, or a look at its file."""

    at: str
    actor: str
    operation: str
    reason: str


def rows(vault: Vault, numbers: Sequence[int]) -> tuple[EvidenceRow, ...]:
    """Return the rows of a list of evidence, as ``listing.rows`` does for every kind."""
    plain = listing.rows(vault, numbers)
    with vault.read() as tx:
        found = tx.load("evidence", [row.record for row in plain])
    held = {one: item for one, item in found.items() if isinstance(item, Evidence)}
    ends = [end for item in held.values() for end in item.about or ()]
    named = listing.of_records(vault, list(dict.fromkeys(ends)))
    titles = {record: row.title or row.ref for record, row in named.items()}
    return tuple(_row(row, held[row.record], titles) for row in plain if row.record in held)


def chain(vault: Vault, ref: str) -> tuple[Step, ...]:
    """Return every step of the custody of one evidence that this member may read, oldest first."""
    steps = {
        Step(at=one.at, actor=one.actor, operation=one.operation, reason=one.reason)
        for one in records.history(vault, ref)
    }
    for one in log_search.find(vault, Wanted(about=ref)).entries:
        steps.add(Step(at=one.at, actor=one.actor, operation=one.operation, reason=one.reason))
    return tuple(sorted(steps, key=lambda step: (step.at, step.operation)))


def _row(row: ListRow, item: Evidence, titles: dict[str, str]) -> EvidenceRow:
    parts: dict[str, Any] = {name: getattr(row, name) for name in ListRow.__slots__}
    return EvidenceRow(
        **parts,
        kind_of=str(item.kind or ""),
        health=str(item.state or ""),
        size=int(item.sealed_size or 0),
        about=tuple(titles[end] for end in item.about or () if end in titles),
    )
