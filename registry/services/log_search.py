# SPDX-License-Identifier: Apache-2.0
"""Finds entries of the signed logs: by member, operation, part, days and the record they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.services.activity import Activity, of_entry
from registry.storage import custody
from registry.storage.custody import LogEntry
from registry.storage.vault import Vault

SAME = ("at", "actor", "operation", "about", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an entry must be; empty asks for nothing. Days are ISO dates of UTC, both included."""

    member: str = ""
    operation: str = ""
    tier: str = ""
    since: str = ""
    until: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The newest entries that fit, how many fit and how many there are; who and what occurs."""

    entries: tuple[Activity, ...]
    count: int
    total: int
    members: tuple[str, ...]
    operations: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class _Sieve:
    wanted: Wanted
    limit: int
    kept: list[tuple[str, Activity]] = field(default_factory=list)
    count: int = 0
    total: int = 0
    members: set[str] = field(default_factory=set)
    operations: set[str] = field(default_factory=set)

    def take(self, tier: str, entry: LogEntry) -> None:
        one = of_entry(tier, entry)
        self.total += 1
        self.members.add(one.actor)
        self.operations.add(one.operation)
        if fits(one, self.wanted):
            self.count += 1
            if self.count <= self.limit:
                self.kept.append((str(entry.body.get("other", "")), one))


def find(vault: Vault, wanted: Wanted, limit: int = 500) -> Found:
    """Return the newest ``limit`` entries that fit, newest first, each unit of work once.

    A unit of work that wrote both logs is told by its protected entry, which has the reason;
    whoever asks for one part gets the entries of that part.
    """
    sieves = {tier: _Sieve(wanted=wanted, limit=limit) for tier in sorted(vault.tiers)}
    named: dict[str, Mapping[str, Any]] = {}
    places: dict[str, int] = {}
    with vault.read() as tx:
        for tier in sorted(tx.tiers):  # the protected log first: it names entries of the other
            for entry in custody.backwards(tx.connection, tier):
                if tier == "protected":
                    named[str(entry.body.get("other"))] = entry.body
                elif named and not wanted.tier:
                    digest = entry.digest
                    if digest in named:
                        places[digest] = entry.seq
                        if _is_same(named[digest], entry.body):
                            continue
                sieves[tier].take(tier, entry)
    return _merged(list(sieves.values()), places, limit)


def fits(one: Activity, wanted: Wanted) -> bool:
    """Whether an entry is what is asked for."""
    day = one.at[:10]
    return (
        wanted.member in {"", one.actor}
        and wanted.operation in {"", one.operation}
        and wanted.tier in {"", one.tier}
        and wanted.about.upper() in {"", one.about.upper()}
        and wanted.since <= day
        and (not wanted.until or day <= wanted.until)
    )


def _is_same(protected: Mapping[str, Any], registry: Mapping[str, Any]) -> bool:
    return all(protected.get(name) == registry.get(name) for name in SAME)


def _merged(sieves: list[_Sieve], places: Mapping[str, int], limit: int) -> Found:
    """Within one second the numbers of the registry's log decide: each log counts its own."""
    kept = [pair for sieve in sieves for pair in sieve.kept]
    kept.sort(key=lambda pair: (pair[1].at, _place(pair, places)), reverse=True)
    return Found(
        entries=tuple(one for _, one in kept[:limit]),
        count=sum(sieve.count for sieve in sieves),
        total=sum(sieve.total for sieve in sieves),
        members=tuple(sorted(set().union(*(sieve.members for sieve in sieves)))),
        operations=tuple(sorted(set().union(*(sieve.operations for sieve in sieves)))),
    )


def _place(pair: tuple[str, Activity], places: Mapping[str, int]) -> int:
    other, one = pair
    return places.get(other, 0) if one.tier == "protected" else one.seq
