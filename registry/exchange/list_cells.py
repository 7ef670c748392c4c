# SPDX-License-Identifier: Apache-2.0
"""Reads one cell of a list as the facts it holds: a value, several, none, or a problem.

Lists write ages as "3 months" and 0 for unknown, and two facts into one cell ("Adult - Male").
The words are data: ``resources/headings/cells.json``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from registry.domain.dates import PartialDate, parse_date
from registry.domain.fields import FieldSpec, Term
from registry.domain.folding import fold, plain
from registry.domain.resources import read_folder, read_json
from registry.domain.untrusted import AGE_LIMIT, REFUSALS, read_value
from registry.domain.values import ValueRefused
from registry.domain.vocabulary import LANGUAGES

Facts = tuple[Mapping[str, Any], str]
ReadCell = Callable[[str], Facts]
NOTHING: Final[Facts] = ({}, "")
# A list repeats its places, days and words; fifty thousand rows hold few different cells.
DIFFERENT_CELLS: Final = 65_536
_WORDS: Final[dict[str, Any]] = read_json("headings/cells.json")
_AGE: Final = re.compile(r"(\d{1,3})(?:[.,](\d))?\s*(\D*)")
_AGE_OR_MORE: Final = re.compile(r"(?:>=?\s*(\d{1,3})|(\d{1,3})\s*\+)")
_NO_AGE: Final = re.compile(r"-\d{1,3}|0+")  # -1 and 0: how databases write that nobody knows
_TO: Final = "|".join(re.escape(plain(word)) for word in _WORDS["range_words"])
_AGES: Final = re.compile(rf"(\d{{1,3}})\s*(?:{_TO})\s*(\d{{1,3}})\s*(\D*)")


def _plain(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(plain, words))


EMPTY: Final = _plain(_WORDS["empty"])
NAMELESS: Final = _plain(_WORDS["nameless"])
_SEXES: Final = {plain(w): sex for sex, words in _WORDS["sex"].items() for w in words}
_BANDS: Final = {
    plain(word): (band.get("least"), band.get("most"))
    for band in _WORDS["age_bands"]
    for word in band["words"]
}
_UNITS: Final = {
    plain(word): int(parts) for parts, words in _WORDS["age_units"].items() for word in words
}
_AGE_UNKNOWN: Final = _plain(_WORDS["age_unknown"])


def cell_reader(target: str, spec: FieldSpec | None, day: ReadCell) -> ReadCell:
    """Return how a cell of ``target`` is read, with a memory; ``day`` reads its dates.

    Targets that are names are read by the row, which sees all of their columns.
    """
    read = _SPECIAL.get(target)
    if read is None and spec is not None:
        read = _reader_of(spec, day)
    if read is None:
        raise KeyError(target)
    return lru_cache(maxsize=DIFFERENT_CELLS)(read)


def _reader_of(spec: FieldSpec, day: ReadCell) -> ReadCell:
    if spec.value_type is PartialDate:
        return lambda text: _under(spec, *day(text))
    if spec.value_type is Term:
        return lambda text: _term(spec, text)
    if spec.value_type is int:
        return lambda text: _whole(spec, text)
    return lambda text: _fact(spec.name, *read_value(spec, text))


def _fact(name: str, value: Any, code: str) -> Facts:  # noqa: ANN401 - any declared value
    return ({}, code) if code else ({name: value}, "")


def _under(spec: FieldSpec, found: Mapping[str, Any], code: str) -> Facts:
    day = found.get("day")
    return _fact(spec.name, (day,) if spec.many else day, code)


def day_reader(*, day_first: bool, date_format: str = "") -> ReadCell:
    """Return how a date is read: in ``date_format`` where it fits, else as people write it."""

    def read(text: str) -> Facts:
        try:
            told = _in_format(text, date_format) if date_format else None
            return {"day": told or parse_date(text, day_first=day_first)}, ""
        except ValueRefused as refused:
            return {}, next(code for known, code in REFUSALS if isinstance(refused, known))

    return read


def _in_format(text: str, date_format: str) -> PartialDate | None:
    try:
        found = dt.datetime.strptime(text, date_format).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return replace(parse_date(found.isoformat()), told=text)


def _term(spec: FieldSpec, text: str) -> Facts:
    term = _terms(spec.marks.vocabulary).get(fold(text))
    return ({}, "unknown_term") if term is None else ({spec.name: term}, "")


@lru_cache(maxsize=64)
def _terms(vocabulary: str) -> dict[str, Term]:
    """Codes and labels of a vocabulary by their folded words; a code wins over a label."""
    labels = read_folder("vocabularies")[vocabulary]
    words = {fold(labels[code][lang]): Term(code) for code in labels for lang in LANGUAGES}
    return words | {fold(code): Term(code) for code in labels}


def _whole(spec: FieldSpec, text: str) -> Facts:
    digits = plain(text)
    if not digits.isdecimal():
        return {}, "wrong_type"
    return _fact(spec.name, *read_value(spec, int(digits[:12])))


def read_sex(text: str) -> Facts:
    """Read a sex, and an age band where the cell holds one too: "Adult - Male"."""
    told = plain(text).strip()
    if told in _SEXES:
        return {"sex": Term(_SEXES[told])}, ""
    found: dict[str, Any] = {}
    for word in re.split(r"[^\w?]+", told):
        if word in _SEXES:
            found["sex"] = Term(_SEXES[word])
        if word in _BANDS:
            found |= _band(*_BANDS[word])
        elif word and word not in _SEXES:
            return {}, "unknown_term"
    return found, ""


def read_age(text: str) -> Facts:
    """Read an age in years, months or days, a range, or a word as "adult"; 0 and -1: unknown."""
    told = plain(text).strip()
    if told in _AGE_UNKNOWN or _NO_AGE.fullmatch(told):
        return NOTHING
    if told in _BANDS:
        return _band(*_BANDS[told]), ""
    least, most = _ages(told)
    if least is None:
        return {}, "age_not_understood"
    if max(least, most or 0) > AGE_LIMIT or (most is not None and least > most):
        return {}, "age_out_of_range"
    return _band(least, most), ""


def _ages(told: str) -> tuple[int | None, int | None]:
    if (match := _AGES.fullmatch(told)) and (parts := _UNITS.get(match[3].strip())):
        return int(match[1]) // parts, int(match[2]) // parts
    if match := _AGE_OR_MORE.fullmatch(told):
        return int(match[1] or match[2]), None
    if (match := _AGE.fullmatch(told)) and (parts := _UNITS.get(match[3].strip())):
        years = int(match[1]) // parts
        return years, years
    return None, None


def _band(least: int | None, most: int | None) -> dict[str, int]:
    told = {"age_min": least, "age_max": most}
    return {name: years for name, years in told.items() if years is not None}


_SPECIAL: Final[dict[str, ReadCell]] = {"age": read_age, "sex": read_sex, "sex_age": read_sex}
