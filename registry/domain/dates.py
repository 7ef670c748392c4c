# SPDX-License-Identifier: Apache-2.0
"""One date field for all that people remember: what was told, its EDTF form, and its bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, Self

from registry.domain.date_reading import read_date
from registry.domain.date_shown import shown_span
from registry.domain.edtf import Span, read_edtf
from registry.domain.values import (
    DateDoesNotExist,
    DateNotUnderstood,
    DateOutOfRange,
    untrusted_object,
    untrusted_text,
    untrusted_word,
)

__all__ = [
    "BASES",
    "LEVELS",
    "DateDoesNotExist",
    "DateNotUnderstood",
    "DateOutOfRange",
    "PartialDate",
    "parse_date",
]

LEVELS: Final = ("day", "month", "quarter", "season", "year", "period", "unknown")
BASES: Final = ("", "event", "burial", "certificate", "report")
_CALENDARS: Final = ("", "gregorian", "hijri")
_TRUNCATIONS: Final = frozenset({"month", "quarter", "year"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date as sure as it is known.

    ``edtf`` is empty when unknown; ``earliest`` and ``latest`` are computed from it, None is
    open; ``told`` is the text as typed, in ``calendar``; ``basis`` says what the day is of.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    told: str
    calendar: str
    basis: str = ""

    @property
    def level(self) -> str:
        """How fine it is, one of ``LEVELS``."""
        span = read_edtf(self.edtf)
        return span.level if span else "unknown"

    @property
    def is_unknown(self) -> bool:
        """True when the date was told to be unknown."""
        return not self.edtf

    def truncated(self, level: str) -> PartialDate:
        """Return it no finer than ``level`` (month, quarter, year), for the disclosure ladder.

        What was told and its calendar are cleared: they may say more. The bounds of the answer
        always contain the bounds of this date.
        """
        if level not in _TRUNCATIONS:
            raise ValueError(level)
        span = read_edtf(self.edtf)
        if not span:
            return _of_span(None).with_basis(self.basis)
        return _of_span(span.coarser(level), calendar="gregorian").with_basis(self.basis)

    def with_basis(self, basis: str) -> PartialDate:
        """Return it with another basis, one of ``BASES``; raises ``ValueRefused``."""
        return replace(self, basis=untrusted_word({"basis": basis}, "basis", BASES))

    def shown(self, language: str) -> str:
        """Return it in words for people, ``language`` ar or en, without marks of direction."""
        return shown_span(read_edtf(self.edtf), language)

    def to_json(self) -> dict[str, str]:
        """Return the filled texts; bounds are never stored in JSON, they are computed."""
        found = {
            "edtf": self.edtf,
            "told": self.told,
            "calendar": self.calendar,
            "basis": self.basis,
        }
        return {key: value for key, value in found.items() if value}

    @classmethod
    def from_json(cls, untrusted: object) -> Self:
        """Read what ``to_json`` wrote, or a text as typed; raises ``ValueRefused``."""
        if isinstance(untrusted, str):
            return cls._like(parse_date(untrusted))
        found = untrusted_object(untrusted, frozenset({"edtf", "told", "calendar", "basis"}))
        text, told = untrusted_text(found, "edtf"), untrusted_text(found, "told")
        calendar = untrusted_word(found, "calendar", _CALENDARS)
        span = read_edtf(text)
        if text and not span:
            raise DateNotUnderstood
        if span:
            span.check_years()
        read = _of_span(span, told=told, calendar=calendar) if span else parse_date(told)
        return cls._like(read.with_basis(untrusted_word(found, "basis", BASES)))

    @classmethod
    def _like(cls, other: PartialDate) -> Self:
        return cls(
            edtf=other.edtf,
            earliest=other.earliest,
            latest=other.latest,
            told=other.told,
            calendar=other.calendar,
            basis=other.basis,
        )


@lru_cache(maxsize=65536)
def parse_date(text: str, *, day_first: bool = True) -> PartialDate:
    """Return the date that ``text`` says in any supported form; ``told`` keeps every letter.

    ``day_first`` decides 3/10/2012. An empty text is unknown. Raises ``DateNotUnderstood``,
    ``DateDoesNotExist`` or ``DateOutOfRange``, all ``ValueRefused``.
    """
    span, calendar = read_date(text, day_first=day_first)
    return _of_span(span, told=text, calendar=calendar)


def _of_span(span: Span | None, told: str = "", calendar: str = "") -> PartialDate:
    earliest, latest = span.bounds() if span else (None, None)
    return PartialDate(
        edtf=span.text if span else "",
        earliest=earliest,
        latest=latest,
        told=told,
        calendar=calendar,
    )
