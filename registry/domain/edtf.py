# SPDX-License-Identifier: Apache-2.0
"""The written form of an uncertain date: EDTF (ISO 8601-2:2019), as much as a testimony needs.

Level 0 and 1 with one qualifier, unspecified digits, seasons (21-24), quarters (33-36, level 2)
and intervals with open ends. The bounds are ours: the ``edtf`` package does not widen
``2012-10-03?`` and reads ``/2012-10-05`` as ten years; here an open end has no bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from registry.domain.calendars import Days, check_year, day, months
from registry.domain.values import DateDoesNotExist

_MOMENT: Final = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<part>[0-9]{2}|XX)(?:-(?P<number>[0-9]{2}|XX))?)?(?P<mark>[?~%]?)",
)
_OPEN: Final = frozenset({"", ".."})
# How far one step of doubt reaches on either side (ours), in months; a day by days.
_DOUBT_MONTHS: Final = {"month": 1, "quarter": 3, "season": 3, "year": 12, "period": 12}
_DOUBT_DAYS: Final = 3
_DOUBT_STEPS: Final = {"": 0, "?": 1, "~": 1, "%": 2}
_WINTER: Final = "24"
# First month and length. Winter may be that at either end of the year: both, and what is between.
_PARTS: Final = {
    "21": (3, 3), "22": (6, 3), "23": (9, 3), _WINTER: (0, 15),
    "33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One date of any precision: digits as written, ``mark`` one of nothing ``?`` ``~`` ``%``."""

    year: str
    part: str = ""
    number: str = ""
    mark: str = ""

    @property
    def text(self) -> str:
        """The EDTF text."""
        return "-".join(filter(None, (self.year, self.part, self.number))) + self.mark

    @property
    def level(self) -> str:
        """How fine it is: day, month, quarter, season, year or period (several years)."""
        if "X" in self.year:
            return "period"
        if self.part in {"", "XX"}:
            return "year"
        if self.part > "12":
            return "season" if self.part < "25" else "quarter"
        return "month" if self.number in {"", "XX"} else "day"

    def days(self) -> Days:
        """Return the first and last day it can mean; raises ``DateDoesNotExist``."""
        first, last = self._days_without_doubt()
        steps = _DOUBT_STEPS[self.mark]
        if self.level == "day":
            doubt = timedelta(days=steps * _DOUBT_DAYS)
            return first - doubt, last + doubt
        far = steps * _DOUBT_MONTHS[self.level]
        return (
            months(first.year, first.month - far)[0],
            months(last.year, last.month + far)[1],
        )

    def _days_without_doubt(self) -> Days:
        first_year, last_year = (int(self.year.replace("X", digit)) for digit in "09")
        if self.level == "day":
            found = day(first_year, int(self.part), int(self.number))
            return found, found
        if self.level in {"year", "period"}:
            return day(first_year, 1, 1), date(last_year, 12, 31)
        start, count = _PARTS.get(self.part, (int(self.part), 1))
        if self.part not in _PARTS:
            day(first_year, start, 1)
        return months(first_year, start, count)

    def coarser(self, level: str, side: int) -> Moment:
        """Return it without what is finer than month, quarter or year; doubt stays.

        A winter reaches into both neighbouring years: ``side`` (-1 start, 1 end) picks which.
        """
        if level == "year" and self.level != "period":
            reach = side if self.part == _WINTER else 0
            return Moment(year=str(int(self.year) + reach), mark=self.mark)
        if self.level not in {"day", "month"}:
            return self
        if level == "month":
            return replace(self, number="")
        return replace(self, part=str(33 + (int(self.part) - 1) // 3), number="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One moment (``end`` is None and not ``interval``) or an interval; None is an open end."""

    start: Moment | None
    end: Moment | None = None
    interval: bool = False

    @property
    def text(self) -> str:
        """The EDTF text; an open end is written as two dots."""
        if not self.interval:
            return self.start.text if self.start else ""
        return "/".join(moment.text if moment else ".." for moment in (self.start, self.end))

    @property
    def level(self) -> str:
        """The level of the moment, or period."""
        return self.start.level if self.start and not self.interval else "period"

    def check_years(self) -> None:
        """Raise ``DateOutOfRange`` if it begins or ends before 1850 or 30 years from now.

        Asked of what comes in, not of what is made coarser: a winter of 1850 began in 1849.
        """
        for moment in filter(None, (self.start, self.end)):
            if first := int(moment.year.replace("X", "0")):  # the year 0000 is in no calendar
                check_year(first)

    def bounds(self) -> tuple[date | None, date | None]:
        """Return the earliest and latest day; raises ``DateDoesNotExist`` if it ends too early."""
        if self.start and not self.interval:
            return self.start.days()
        earliest = self.start.days()[0] if self.start else None
        latest = self.end.days()[1] if self.end else None
        if earliest and latest and earliest > latest:
            raise DateDoesNotExist
        return earliest, latest

    def coarser(self, level: str) -> Span:
        """Return it with both ends no finer than ``level``: month, quarter or year."""
        last = self.end if self.interval else self.start
        start = self.start and self.start.coarser(level, -1)
        end = last and last.coarser(level, 1)
        if start != end:
            return Span(start=start, end=end, interval=True)
        return Span(start=start)


@lru_cache(maxsize=65536)
def read_edtf(text: str) -> Span | None:
    """Return the span that ``text`` writes, or None if it is no EDTF text; nothing is checked."""
    sides = text.split("/")
    if len(sides) == 1:
        moment = _moment(text)
        return Span(start=moment) if moment else None
    if len(sides) != 2:  # noqa: PLR2004 - an interval has two sides
        return None
    moments = [_moment(side) for side in sides]
    if any(not moment and side not in _OPEN for moment, side in zip(moments, sides, strict=True)):
        return None
    return Span(start=moments[0], end=moments[1], interval=True) if any(moments) else None


def _moment(text: str) -> Moment | None:
    found = _MOMENT.fullmatch(text)
    if not found:
        return None
    moment = Moment(**found.groupdict(default=""))
    day_without_month = moment.number not in {"", "XX"} and moment.part > "12"
    return None if day_without_month else moment
