# SPDX-License-Identifier: Apache-2.0
"""A list before it is imported: what a person is shown of it, and its rows as records to be."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from registry.domain.dates import PartialDate
from registry.domain.folding import plain
from registry.domain.vocabulary import LANGUAGES
from registry.domain.wording import problem_words
from registry.errors import FieldProblem
from registry.exchange.list_errors import ListEmpty, ListHeadingsMissing
from registry.exchange.list_headings import (
    IDENTITY,
    LEFT_OUT,
    SEARCHED_ROWS,
    heading_row,
    is_heading,
    target_label,
    unique_headings,
)
from registry.exchange.list_headings import targets as known_targets
from registry.exchange.list_mapping import ListMapping
from registry.exchange.list_reading import OpenList, open_list
from registry.exchange.list_rows import CellProblem, RowReader
from registry.exchange.list_text import NumberedRows

PART: Final = 2_000
SHOWN_ROWS: Final = 50
MONTHS: Final = 12
_NUMERIC_DAY: Final = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*\d{2,4}\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """One row that did not go in: its number as the sheet shows it, the first reason, and words."""

    row: int
    reason: str
    heading: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPreview:
    """What a list looks like; ``guesses`` are the targets of ``headings``, empty if left out.

    ``ambiguous_dates``: its days could be read 3 October or 10 March, and nothing in it tells.
    ``day_first`` is what it tells, or None. ``problems`` hinder an import as it stands.
    """

    encoding: str
    sheets: tuple[str, ...]
    headings: tuple[str, ...]
    guesses: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int
    ambiguous_dates: bool
    day_first: bool | None
    problems: tuple[FieldProblem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The headings of an open list, and the rows below them."""

    headings: tuple[str, ...]
    rows: NumberedRows


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a column may be: ``key`` goes into a mapping, ``labels`` are its words by language."""

    key: str
    labels: Mapping[str, str]


def targets() -> tuple[Target, ...]:
    """Return everything that a column may be, in the order of the form."""
    return tuple(
        Target(key=key, labels={lang: target_label(key, lang) for lang in LANGUAGES})
        for key in known_targets()
    )


def look(path: Path, mapping: Mapping[str, object] | None = None) -> ListPreview:
    """Return what the list at ``path`` holds and how its columns would be read.

    Raises ListRefused in its kinds for what cannot be read at all.
    """
    asked = ListMapping.read(mapping)
    with open_list(path, is_heading, asked.sheet) as opened:
        found = _headings(opened, asked)
        columns = asked.targets_of(found.headings)
        orders, shown, total = _Orders(columns), [], 0
        for total, (_, cells) in enumerate(found.rows, 1):
            orders.see(cells)
            if total <= SHOWN_ROWS:
                shown.append(tuple(cells))
    lost = [] if IDENTITY & set(columns) else [FieldProblem("victim.names", "no_name_column")]
    return ListPreview(
        encoding=opened.encoding,
        sheets=opened.sheets,
        headings=found.headings,
        guesses=columns,
        rows=tuple(shown),
        total=total,
        ambiguous_dates=orders.ambiguous,
        day_first=orders.told,
        problems=tuple(lost),
    )


class _Orders:
    """Which order of day and month the dates of a list show."""

    def __init__(self, columns: Sequence[str]) -> None:
        known = known_targets()
        self._places = [
            n
            for n, target in enumerate(columns)
            if (spec := known.get(target)) is not None and spec.value_type is PartialDate
        ]
        self._open = False
        self._seen: set[bool] = set()

    def see(self, cells: Sequence[str]) -> None:
        for place in self._places:
            match = _NUMERIC_DAY.fullmatch(plain(cells[place])) if place < len(cells) else None
            if match:
                first, second = int(match[1]), int(match[2])
                if max(first, second) > MONTHS:
                    self._seen.add(first > MONTHS)
                self._open = self._open or first != second

    @property
    def told(self) -> bool | None:
        return next(iter(self._seen)) if len(self._seen) == 1 else None

    @property
    def ambiguous(self) -> bool:
        return self._open and self.told is None


def _headings(opened: OpenList, asked: ListMapping) -> _Found:
    """Find the headings: the keys of objects, the row that the mapping tells, or the best."""
    head = list(itertools.islice(opened.rows, 1 if opened.keyed else SEARCHED_ROWS))
    place = 0 if opened.keyed else _place(head, asked)
    if not head or not head[place][1]:
        raise ListEmpty(file="")
    rows = itertools.chain(head[place + 1 :], opened.rows)
    first = next(rows, None)
    if first is None:
        raise ListEmpty(file="")
    headings = unique_headings(head[place][1])
    return _Found(headings=headings, rows=itertools.chain([first], rows))


def _place(head: Sequence[tuple[int, list[str]]], asked: ListMapping) -> int:
    told = set(asked.columns)
    for place, (_, cells) in enumerate(head):
        if told and told <= set(unique_headings(cells)):
            return place
    return heading_row([cells for _, cells in head])


class ListRecords:
    """The rows of one list as values of victims, and beside them the rows that are refused."""

    def __init__(self, path: Path, mapping: ListMapping, *, day_first: bool) -> None:
        """Nothing is opened yet; ``day_first`` holds where ``mapping`` does not say it."""
        self._path = path
        self._mapping = mapping
        self._day_first = day_first if mapping.day_first is None else mapping.day_first
        self._headings: tuple[str, ...] = ()
        self.read = 0
        self.refused: list[RefusedRow] = []
        self.unmapped: tuple[str, ...] = ()

    @contextmanager
    def opened(self, progress: Callable[[int, int], object]) -> Iterator[Iterator[list[Any]]]:
        """Give the values of the rows, PART of them at a time; none of the parts is empty."""
        with open_list(self._path, is_heading, self._mapping.sheet) as opened:
            found = _headings(opened, self._mapping)
            columns = self._mapping.targets_of(found.headings)
            if not IDENTITY & set(columns):
                raise ListHeadingsMissing(file=self._path.name)
            pairs = zip(found.headings, columns, strict=True)
            self._headings = found.headings
            self.unmapped = tuple(h for h, target in pairs if target == LEFT_OUT)
            reader = RowReader(
                columns, day_first=self._day_first, date_format=self._mapping.date_format
            )
            yield self._parts(
                found.rows, reader, lambda: progress(self.read, max(opened.expected, self.read + 1))
            )

    def _parts(
        self, rows: NumberedRows, reader: RowReader, progress: Callable[[], object]
    ) -> Iterator[list[Any]]:
        part: list[Any] = []
        for number, cells in rows:
            self.read += 1
            values, problems = reader.read(cells)
            if problems:
                self.refused.append(self._refused(number, problems))
            else:
                part.append(values)
            if len(part) == PART:
                progress()
                yield part
                part = []
        if part:
            yield part
        # Before the last row is written for good: from then on nobody can stop it any more.
        progress()

    def _refused(self, row: int, problems: Sequence[CellProblem]) -> RefusedRow:
        first = problems[0]
        heading = self._headings[first.column] if first.column >= 0 else ""
        words = problem_words(FieldProblem(heading, first.code))
        return RefusedRow(row=row, reason=first.code, heading=heading, words=words)
