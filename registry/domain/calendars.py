# SPDX-License-Identifier: Apache-2.0
"""Days, months and Hijri years as Gregorian days.

Hijri follows the Umm al-Qura calendar (``hijridate``, 1343-1500 AH); a local sighting of the
moon can differ by a day, which is why what was told is always kept beside the date.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from hijridate import Gregorian, Hijri

from registry.domain.values import DateDoesNotExist, DateOutOfRange

HIJRI_YEARS: Final = range(1343, 1501)
EARLIEST_YEAR: Final = 1850
YEARS_AHEAD: Final = 30
_MONTHS: Final = 12
_FIRST_HIJRI_DAY: Final = date(1924, 8, 1)

Days = tuple[date, date]


def day(year: int, month: int, number: int) -> date:
    """Return a Gregorian day; raises ``DateDoesNotExist``."""
    try:
        return date(year, month, number)
    except ValueError:
        raise DateDoesNotExist from None


def check_year(year: int) -> None:
    """Raise ``DateOutOfRange`` unless 1850 <= year <= 30 years from now.

    A consent may end and a review fall due far ahead; that an event lies in the future is
    refused where its field is read (``untrusted``).
    """
    if not EARLIEST_YEAR <= year <= date.today().year + YEARS_AHEAD:  # noqa: DTZ011 - a year, not an hour
        raise DateOutOfRange


def months(year: int, month: int, count: int = 1) -> Days:
    """Return the first and last day of ``count`` months; ``month`` may lie outside 1..12."""
    first = year * _MONTHS + month - 1
    after = first + count
    return (
        date(first // _MONTHS, first % _MONTHS + 1, 1),
        date(after // _MONTHS, after % _MONTHS + 1, 1) - timedelta(days=1),
    )


def hijri_days(year: int, month: int | None, number: int | None) -> Days:
    """Return the Gregorian days of a Hijri day, month or year; raises ``DateDoesNotExist``."""
    first_month, last_month = (month, month) if month else (1, _MONTHS)
    try:
        last = Hijri(year, last_month, 1)
        end = number or last.month_length()
        span = (
            Hijri(year, first_month, number or 1).to_gregorian(),
            Hijri(year, last_month, end).to_gregorian(),
        )
    except (ValueError, OverflowError):
        raise DateDoesNotExist from None
    first, final = (date(found.year, found.month, found.day) for found in span)
    check_year(first.year)
    return first, final


def hijri_month_in(year: int, month: int, number: int | None) -> Days:
    """Return the days of a Hijri month that lie in the Gregorian ``year``.

    A year may hold the end of one such month and the start of the next: then all from the
    first to the last. Raises ``DateDoesNotExist``.
    """
    check_year(year)
    whole = (date(year, 1, 1), date(year, _MONTHS, 31))
    if whole[0] < _FIRST_HIJRI_DAY:
        raise DateOutOfRange
    years = range(_hijri_year(whole[0]), _hijri_year(whole[1]) + 1)
    spans = []
    for hijri_year in years:
        try:
            first, last = hijri_days(hijri_year, month, number)
        except DateDoesNotExist:
            continue
        if first <= whole[1] and last >= whole[0]:
            spans.append((max(first, whole[0]), min(last, whole[1])))
    if not spans:
        raise DateDoesNotExist
    return spans[0][0], spans[-1][1]


def hijri_of(gregorian: date) -> tuple[int, int, int]:
    """Return year, month and day in the Hijri calendar; raises ``DateOutOfRange``."""
    try:
        found = Gregorian.fromdate(gregorian).to_hijri()
    except (ValueError, OverflowError):
        raise DateOutOfRange from None
    return found.year, found.month, found.day


def _hijri_year(gregorian: date) -> int:
    return hijri_of(gregorian)[0]
