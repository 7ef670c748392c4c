# SPDX-License-Identifier: Apache-2.0
"""Reads a date as people write it in Arabic and English, and gives it as an EDTF span.

A phrase is taken whole first, then as two ends; an end that lacks month or year borrows it
from the other ("25-28 September 2012"). A word that is not known refuses the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from registry.domain.calendars import HIJRI_YEARS, check_year, day, hijri_days, hijri_month_in
from registry.domain.date_marks import both, take_doubt, take_first
from registry.domain.date_words import UNKNOWN, Found, read_phrase
from registry.domain.edtf import Moment, Span, read_edtf
from registry.domain.folding import plain
from registry.domain.values import DateDoesNotExist, DateNotUnderstood

LONGEST_TEXT: Final = 200
_TIME: Final = re.compile(r"(?<=\d\d-\d\d)[t ]\d\d:\d\d.*\Z")
_NUMBERS: Final = re.compile(r"[\d/.-]+")
_YEAR_DIGITS: Final = 4
_MONTHS: Final = 12
_WORDED_RANGE: Final = re.compile(
    r"\s+(?:to|until|till|through|الي|حتي|لغايه)\s+|\s*[–—]\s*|\s+-\s+"
)
_AND: Final = re.compile(r"\s+(?:and\s+|و\s*)")
_DAY_TO_DAY: Final = re.compile(r"(\d{1,2})\s*-\s*(\d{1,2}(?!\d).*)", re.DOTALL)
# "9-10/2012" is two months, not the ninth of October.
_MONTHS_OF_YEAR: Final = re.compile(r"\d\d?-\d\d?/\d{4}")
_SLASHED_RANGE: Final = re.compile(r"(\d{4}-\d\d?-\d\d?)\s*/\s*(\d{4}-\d\d?-\d\d?)")
_ONE_HYPHEN: Final = re.compile(r"([^-]+)-([^-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one end of a date says; nought is not said.

    ``kind`` (month, hijri, season, quarter) tells what ``part`` counts; ``named``: in a word.
    ``doubt`` is a mark of EDTF.
    """

    day: int = 0
    part: int = 0
    year: int = 0
    kind: str = "month"
    hijri: bool = False
    named: bool = False
    doubt: str = ""

    def borrowing(self, other: Told) -> Told:
        """Return it with month and year of the other end where it has none."""
        both_months = other.part and not other.day and not other.named
        if self.day and not self.part and not self.year and both_months:
            return replace(other, part=self.day, doubt=self.doubt)
        if self.part and not self.day and not self.named and other.named and other.day:
            return replace(other, day=self.part, year=self.year or other.year, doubt=self.doubt)
        month = self if self.part or self.year else other
        return Told(
            day=self.day,
            part=month.part,
            year=self.year or other.year,
            kind=month.kind,
            hijri=self.hijri or (other.hijri and not self.year),
            named=month.named,
            doubt=self.doubt,
        )


def read_date(text: str, *, day_first: bool) -> tuple[Span | None, str]:
    """Return span and calendar (gregorian, hijri) of ``text``; None and "" if it says unknown.

    Raises ``DateNotUnderstood`` or ``DateDoesNotExist``.
    """
    if len(text) > LONGEST_TEXT:
        raise DateNotUnderstood
    bare = _TIME.sub("", plain(text).strip().rstrip(".،,؟"))
    if not bare or bare in UNKNOWN:
        return None, ""
    span = read_edtf(bare.upper())
    if span and not _has_hijri_year(span):
        span.check_years()
        return span, "gregorian"
    return _read_words(bare, day_first=day_first)


def _has_hijri_year(span: Span) -> bool:
    return any(
        moment and moment.year.isdigit() and int(moment.year) in HIJRI_YEARS
        for moment in (span.start, span.end)
    )


def _read_words(text: str, *, day_first: bool) -> tuple[Span, str]:
    told = _told(text, day_first=day_first) if _NUMBERS.fullmatch(text) else None
    if told and told.year:  # by far most cells of a list: no word to look for
        return _span(told), "hijri" if _is_hijri(told) else "gregorian"
    doubt, text = take_doubt(text)
    edge, text = take_first(text, ("before", "after", "from", "between"))
    ends = _ends(text, day_first=day_first, between=edge in {"from", "between"})
    if ends is None or (edge == "between" and len(ends) == 1):
        raise DateNotUnderstood
    calendar = "hijri" if any(_is_hijri(end) for end in ends) else "gregorian"
    ends = tuple(replace(end, doubt=both(doubt, end.doubt)) for end in ends)
    if edge == "from":  # "from A" is open; "from A to B" is not
        edge = "after" if len(ends) == 1 else ""
    return _with_edge(_spanned(ends[0], ends[-1]), edge), calendar


def _ends(text: str, *, day_first: bool, between: bool) -> tuple[Told, ...] | None:
    """Return the one date or the two ends that ``text`` tells."""
    whole = _doubted(text, day_first=day_first)
    if whole and whole.year:
        return (whole,)
    for halves in _halves(text, between=between):
        left, right = (_doubted(half, day_first=day_first) for half in halves)
        if left and right and (left.year or right.year):
            return left.borrowing(right), right.borrowing(left)
    return None


def _halves(text: str, *, between: bool) -> list[tuple[str, str]]:
    """Return the ways to cut ``text`` into two ends, the surest first."""
    words = (_WORDED_RANGE, _AND) if between else (_WORDED_RANGE,)
    found = [tuple(pattern.split(text, maxsplit=1)) for pattern in words]
    signs = (pattern.fullmatch(text) for pattern in (_SLASHED_RANGE, _DAY_TO_DAY, _ONE_HYPHEN))
    found += [match.groups() for match in signs if match]
    return [(halves[0], halves[1]) for halves in found if len(halves) == 2]  # noqa: PLR2004


def _doubted(text: str, *, day_first: bool) -> Told | None:
    doubt, bare = take_doubt(text)
    told = _told(bare, day_first=day_first)
    return told and replace(told, doubt=doubt)


def _told(text: str, *, day_first: bool) -> Told | None:
    """Return what one end says, or None if it is no date."""
    found = read_phrase(text)
    if not found or _MONTHS_OF_YEAR.fullmatch(text):
        return None
    if found.kind:
        return _told_with_name(found)
    return _told_in_numbers(found, day_first=day_first)


def _told_with_name(found: Found) -> Told | None:
    years = [int(number) for number in found.numbers if len(number) == _YEAR_DIGITS]
    others = [int(number) for number in found.numbers if len(number) < _YEAR_DIGITS - 1]
    too_many = len(years) > 1 or len(others) > 1 or len(years) + len(others) < len(found.numbers)
    of_days = found.kind in {"month", "hijri"}
    if too_many or (others and (not of_days or not others[0])):
        return None
    return Told(
        day=sum(others),
        part=found.number,
        year=sum(years),
        kind=found.kind,
        hijri=found.hijri,
        named=True,
    )


def _told_in_numbers(found: Found, *, day_first: bool) -> Told | None:
    """Return year; month and year; or day, month and year, the year first or last."""
    numbers = [int(number) for number in found.numbers]
    long = [len(number) == _YEAR_DIGITS for number in found.numbers]
    if not numbers or any(len(number) not in {1, 2, _YEAR_DIGITS} for number in found.numbers):
        return None
    if len(numbers) > 3 or any(long[1:-1]) or sum(long) > 1:  # noqa: PLR2004 - day, month, year
        return None
    if long[0]:
        year, *rest = numbers
    else:
        *rest, year = [*numbers, 0] if not long[-1] else numbers
        rest = _month_before_day(rest, day_first=day_first)
    if any(long) and not all(numbers):
        raise DateDoesNotExist  # 00/00/0000, and a month or day nought
    month, number = (*rest, 0, 0)[:2]
    if not year and len(rest) == 1:
        month, number = 0, rest[0]
    return Told(day=number, part=month, year=year, hijri=found.hijri)


def _month_before_day(rest: list[int], *, day_first: bool) -> list[int]:
    """Put the month first; when the told order cannot be (9/25), the other one is meant."""
    if len(rest) != 2:  # noqa: PLR2004 - day and month
        return rest
    first, second = rest
    month, number = (second, first) if day_first else (first, second)
    return [number, month] if month > _MONTHS >= number else [month, number]


def _is_hijri(told: Told) -> bool:
    return told.hijri or told.kind == "hijri" or told.year in HIJRI_YEARS


def _spanned(first: Told, last: Told) -> Span:
    start = _span(first)
    if first == last:
        return start
    end = _span(last)
    return Span(start=start.start, end=end.end if end.interval else end.start, interval=True)


def _span(told: Told) -> Span:
    """Return one end as Gregorian; raises ``DateDoesNotExist``."""
    counts_days = told.part and told.kind in {"month", "hijri"}
    if not told.year or (told.day and not counts_days):
        raise DateNotUnderstood
    if _is_hijri(told):
        return _marked(_hijri_span(told), told.doubt)
    check_year(told.year)
    if told.kind in {"season", "quarter"}:
        first = {"season": 20, "quarter": 32}[told.kind]
        return Span(
            start=Moment(year=f"{told.year:04}", part=str(first + told.part), mark=told.doubt)
        )
    day(told.year, told.part or 1, told.day or 1)
    part, number = (f"{value:02}" if value else "" for value in (told.part, told.day))
    return Span(start=Moment(year=f"{told.year:04}", part=part, number=number, mark=told.doubt))


def _hijri_span(told: Told) -> Span:
    if told.kind in {"season", "quarter"} or (told.kind == "month" and told.named):
        raise DateNotUnderstood  # a summer, or a September, of a Hijri year
    if told.year in HIJRI_YEARS:
        first, last = hijri_days(told.year, told.part or None, told.day or None)
    elif told.kind == "hijri":
        first, last = hijri_month_in(told.year, told.part, told.day or None)
    else:
        raise DateDoesNotExist
    return Span(start=_moment(first), end=_moment(last), interval=first != last)


def _moment(found: date) -> Moment:
    return Moment(year=f"{found.year:04}", part=f"{found.month:02}", number=f"{found.day:02}")


def _marked(span: Span, mark: str) -> Span:
    if not mark:
        return span
    start, end = (moment and replace(moment, mark=mark) for moment in (span.start, span.end))
    return replace(span, start=start, end=end)


def _with_edge(span: Span, edge: str) -> Span:
    """Open one end; the day itself stays inside, so that nothing true is shut out."""
    if edge == "before":
        return Span(start=None, end=span.end or span.start, interval=True)
    if edge == "after":
        return Span(start=span.start, end=None, interval=True)
    return span
