# SPDX-License-Identifier: Apache-2.0
"""Finds records by what people type: Arabic or Latin, ranked, in every file the member opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from registry.matching.keys import SOUND_PREFIX, fold, query_words
from registry.storage import entry_store
from registry.storage.entry_store import EntryRow
from registry.storage.reading import Reading
from registry.storage.vault import Vault

MOST_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record found: ``score`` is higher for better; ``why`` names how the words met."""

    ref: str
    kind: str
    title: str
    score: float
    why: str


def find(vault: Vault, words: str, limit: int = 50, kind: str = "") -> tuple[Hit, ...]:
    """Return the best records for ``words``: those with every word first, then with some."""
    with vault.read() as tx:
        found = find_numbers(tx, words, limit, kind)
        rows = {tier: _rows(tx, tier, [n for t, n, _ in found if t == tier]) for tier in tx.tiers}
        shown = _shown_in_registry(tx, rows.get("protected", {}))
    typed = frozenset(fold(words).split())
    hits: dict[str, Hit] = {}
    for tier, number, score in found:
        if (row := rows[tier].get(number)) is not None:
            hits.setdefault(row.record, _hit(row, shown.get(row.record), score, typed))
    return tuple(hits.values())[:limit]


def find_numbers(
    tx: Reading, words: str, limit: int, kind: str = ""
) -> list[tuple[str, int, float]]:
    """Return ``(tier, entry number, score)``, best first; no more than ``limit`` of each file.

    Scores of two files do not compare, so the best of each come first, then the second best: a
    witness is not lost behind a thousand victims of one name.
    """
    found: dict[tuple[str, int], float] = {}
    for match in expressions(words):
        hits = [
            [
                ((tier, number), -score)
                for number, _, _, score in entry_store.search(
                    tx.connection, tier, match, limit, kind
                )
            ]
            for tier in sorted(tx.tiers, reverse=True)
        ]
        for pair in zip_longest(*hits):
            for key, score in filter(None, pair):
                found.setdefault(key, score)
        if len(found) >= limit:
            break
    return [(tier, number, score) for (tier, number), score in found.items()][:limit]


def expressions(words: str) -> list[str]:
    """Return the FTS5 expressions for typed words: all of them, then any of them.

    Every term is quoted, so nothing typed can be an operator of FTS5. The last word is still
    being typed, so it also matches as a beginning.
    """
    groups = query_words(words)[:MOST_WORDS]
    if not groups:
        return []
    terms = [_any_of(group, typing=n == len(groups) - 1) for n, group in enumerate(groups)]
    every = " AND ".join(terms)
    return [every] if len(terms) == 1 else [every, " OR ".join(terms)]


def _any_of(alternatives: Sequence[str], *, typing: bool) -> str:
    quoted = [_quoted(w, prefix=typing and not w.startswith(SOUND_PREFIX)) for w in alternatives]
    return f"({' OR '.join(quoted)})"


def _quoted(word: str, *, prefix: bool) -> str:
    escaped = word.replace('"', '""')
    return f'"{escaped}"*' if prefix else f'"{escaped}"'


def _rows(tx: Reading, tier: str, numbers: list[int]) -> dict[int, EntryRow]:
    return {row.number: row for row in entry_store.rows_of(tx.connection, tier, numbers)}


def _shown_in_registry(tx: Reading, protected: dict[int, EntryRow]) -> dict[str, EntryRow]:
    records = [row.record for row in protected.values()]
    rows = entry_store.rows_of_records(tx.connection, "registry", records)
    return {row.record: row for row in rows}


def _hit(row: EntryRow, registry: EntryRow | None, score: float, typed: frozenset[str]) -> Hit:
    """A protected entry of a victim shows the registry's title; of a person, the name found."""
    title = row.title or (registry.title if registry else "")
    exact = typed & set(fold(f"{title} {row.latin}").split())
    return Hit(
        ref=row.ref,
        kind=row.kind,
        title=title or row.ref,
        score=round(score, 4),
        why="same_words"
        if exact == typed
        else "some_words"
        if exact
        else "spelling_or_other_field",
    )
