# SPDX-License-Identifier: Apache-2.0
"""Reads the fields of a record from a form, a JSON file or a list, and names every problem.

Takes what people write: a date or a place as text, one name as text, one value where a field
holds several. Nothing is invented and nothing is dropped: what cannot be read is a problem.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from registry.domain.dates import PartialDate, parse_date
from registry.domain.entities import entity_spec
from registry.domain.fields import EntitySpec, FieldSpec, LongText, RecordId, Term
from registry.domain.names import NameParts, PersonName
from registry.domain.places import Place, resolve
from registry.domain.structures import PLAIN, PlacePrecision, Span, Structure, Toll, decode
from registry.domain.values import (
    DateDoesNotExist,
    DateNotUnderstood,
    DateOutOfRange,
    ValueRefused,
)
from registry.domain.vocabulary import is_term
from registry.errors import FieldProblem, RecordRefused

TEXT_LIMIT = 2_000
LONG_TEXT_LIMIT = 1_000_000
MANY_LIMIT = 500
AGE_LIMIT = 130
MAY_LIE_AHEAD = frozenset({"expires", "review_due", "agreement_ends"})
NUMBER_LIMIT = 2**31 - 1
# Half of a letter of two code units: no database and no file can hold it.
SURROGATE = re.compile("[\ud800-\udfff]")
# A text is taken for these types as it was typed.
FROM_TEXT: dict[Any, Callable[[str], Any]] = {
    PartialDate: parse_date,
    Place: resolve,
    PersonName: PersonName.typed,
    PlacePrecision: lambda text: PlacePrecision(place=resolve(text)),
}


REFUSALS: tuple[tuple[type[ValueRefused], str], ...] = (
    (DateOutOfRange, "date_out_of_range"),
    (DateDoesNotExist, "date_does_not_exist"),
    (DateNotUnderstood, "date_not_understood"),
    (ValueRefused, "wrong_type"),
)


def read_fields(kind: str, untrusted: object, *, by_program: bool = False) -> dict[str, Any]:
    """Return the typed values of ``{"field": value}``; raise RecordRefused with all problems.

    None empties a field. References stay as written (a reference or a key of the same file).
    """
    spec = entity_spec(kind)
    if not isinstance(untrusted, Mapping):
        raise RecordRefused((FieldProblem(kind, "wrong_type"),))
    values: dict[str, Any] = {}
    problems: list[FieldProblem] = []
    for name, value in untrusted.items():
        code = _problem_of_name(spec, name, by_program=by_program)
        if not code:
            values[name], code = read_value(spec.fields[name], value)
        if code:
            problems.append(FieldProblem(_safe_name(spec, name), code))
    problems += _crossed(spec, values)
    if problems:
        raise RecordRefused(tuple(problems))
    return values


def _crossed(spec: EntitySpec, values: Mapping[str, Any]) -> list[FieldProblem]:
    low, high = values.get("age_min"), values.get("age_max")
    if low is None or high is None or low <= high:
        return []
    return [FieldProblem(spec.fields["age_min"].key, "age_out_of_range")]


def _problem_of_name(spec: EntitySpec, name: object, *, by_program: bool) -> str:
    field = spec.fields.get(str(name))
    if field is None:
        return "unknown_field"
    return "set_by_program" if field.marks.set_by_program and not by_program else ""


def _safe_name(spec: EntitySpec, name: object) -> str:
    """A field of ours by its key; anything else only as far as it looks like a field's name."""
    text = str(name)
    if text in spec.fields:
        return spec.fields[text].key
    return text[:40] if text.isidentifier() else spec.kind


def read_value(field: FieldSpec, untrusted: object) -> tuple[Any, str]:
    """Return ``(value, "")``, or ``(None, code of the problem)``."""
    if is_blank(untrusted):
        return None, ""
    try:
        if not field.many:
            return _read_one(field, untrusted)
        items = untrusted if isinstance(untrusted, list | tuple) else [untrusted]
        if len(items) > MANY_LIMIT:
            return None, "too_long"
        read = [_read_one(field, item) for item in items]
    except ValueRefused as refused:
        return None, next(code for known, code in REFUSALS if isinstance(refused, known))
    problem = next((code for _, code in read if code), "")
    if not problem and any(is_blank(value) for value, _ in read):
        problem = "empty"
    return (None if problem else tuple(value for value, _ in read)), problem


def is_blank(value: object) -> bool:
    """Whether a value says nothing: absent, or only spaces and marks that nobody sees."""
    text = value.display if isinstance(value, PersonName) else value
    if not isinstance(text, str):
        return text is None
    return all(c.isspace() or unicodedata.category(c) in {"Cf", "Cc"} for c in text)


def _read_one(field: FieldSpec, untrusted: object) -> tuple[Any, str]:
    kind = field.value_type
    if isinstance(untrusted, str):
        if (code := _problem_of_text(field, untrusted)) or kind in FROM_TEXT:
            if code:
                return None, code
            value = FROM_TEXT[kind](untrusted.strip())
            return value, _problem_of_day(field, value)
        if PLAIN.get(kind) is str:
            return kind(untrusted), ""
    value = _with_parts(decode(kind, untrusted))
    problem = _problem_of_day(field, value) or _problem_of_number(field, value)
    return value, problem or _problem_of_parts(value)


def _problem_of_day(field: FieldSpec, value: Any) -> str:  # noqa: ANN401 - any declared value
    """An event lies at most a year ahead (the wrong year typed); an end of a term may lie far."""
    if not isinstance(value, PartialDate) or field.name in MAY_LIE_AHEAD:
        return ""
    first = value.earliest
    ahead = first is not None and first.year > dt.datetime.now(dt.UTC).year + 1
    return "date_out_of_range" if ahead else ""


def _with_parts(value: Any) -> Any:  # noqa: ANN401 - any declared value
    """A name given without parts is split as a typed one is; nothing else is touched."""
    if isinstance(value, PersonName) and value.parts == NameParts():
        return replace(value, parts=PersonName.typed(value.display).parts)
    return value


def _problem_of_text(field: FieldSpec, text: str) -> str:
    if len(text) > (LONG_TEXT_LIMIT if field.value_type is LongText else TEXT_LIMIT):
        return "too_long"
    if SURROGATE.search(text):
        return "wrong_type"
    if field.value_type is Term and not is_term(field.marks.vocabulary, text):
        return "unknown_term"
    return ""


def _problem_of_number(field: FieldSpec, value: object) -> str:
    if field.value_type is not int or not isinstance(value, int):
        return ""
    if field.name.startswith("age_"):
        return "" if 0 <= value <= AGE_LIMIT else "age_out_of_range"
    return "" if 0 <= value <= NUMBER_LIMIT else "number_out_of_range"


# Parts of structures that are terms; a structure cannot carry marks of its own.
PART_TERMS = {
    "FateChange": {"fate": "fate"},
    "PlacePrecision": {"level": "place_level", "location_kind": "location_kind"},
    "Decision": {"purpose": "purpose", "decision": "decision", "word": "memorial_word"},
    "Span": {"kind": "span_kind"},
    "ReleasedText": {"profile": "profile", "language": "language"},
}


# Of structures: numbers that may not fall from one to the next.
RISING = {Toll: ("minimum", "best", "maximum"), Span: ("start", "end")}


def _problem_of_parts(value: object) -> str:
    if not isinstance(value, Structure):
        return ""
    for part, vocabulary in PART_TERMS.get(type(value).__name__, {}).items():
        code = getattr(value, part)
        if code and not is_term(vocabulary, code):
            return "unknown_term"
    told = [getattr(value, part) for part in RISING.get(type(value), ())]
    numbers = [0, *(number for number in told if number is not None), NUMBER_LIMIT]
    return "" if numbers == sorted(numbers) else "number_out_of_range"


def references_in(kind: str, values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return ``{field: references}`` for the fields of ``values`` that point to records."""
    found: dict[str, tuple[str, ...]] = {}
    for name, field in entity_spec(kind).fields.items():
        value = values.get(name)
        if field.value_type is RecordId and value:
            found[name] = value if field.many else (value,)
    return found
