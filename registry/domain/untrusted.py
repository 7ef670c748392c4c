# SPDX-License-Identifier: Apache-2.0
"""Reads the fields of a record from a form, a JSON file or a list, and names every problem.

Takes what people write: a date or a place as text, one name as text, one value where a field
holds several. Nothing is invented and nothing is dropped: what cannot be read is a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from registry.domain.dates import PartialDate, parse_date
from registry.domain.entities import entity_spec
from registry.domain.fields import EntitySpec, FieldSpec, LongText, RecordId, Term
from registry.domain.names import NameParts, PersonName
from registry.domain.places import Place, resolve
from registry.domain.structures import PLAIN, Structure, decode
from registry.domain.values import DateDoesNotExist, DateNotUnderstood, ValueRefused
from registry.domain.vocabulary import is_term
from registry.errors import FieldProblem, RecordRefused

TEXT_LIMIT = 2_000
LONG_TEXT_LIMIT = 1_000_000
MANY_LIMIT = 500
AGE_LIMIT = 130
# A text is taken for these types as it was typed.
FROM_TEXT: dict[Any, Callable[[str], Any]] = {
    PartialDate: parse_date,
    Place: resolve,
    PersonName: PersonName.typed,
}


REFUSALS: tuple[tuple[type[ValueRefused], str], ...] = (
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
    if problems:
        raise RecordRefused(tuple(problems))
    return values


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
    if untrusted is None or untrusted == "":
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
    return (None if problem else tuple(value for value, _ in read)), problem


def _read_one(field: FieldSpec, untrusted: object) -> tuple[Any, str]:
    kind = field.value_type
    if isinstance(untrusted, str):
        if (code := _problem_of_text(field, untrusted)) or kind in FROM_TEXT:
            return (None, code) if code else (FROM_TEXT[kind](untrusted.strip()), "")
        if PLAIN.get(kind) is str:
            return kind(untrusted), ""
    if kind is int and isinstance(untrusted, int) and not 0 <= untrusted <= _limit(field):
        return None, "age_out_of_range"
    return _with_parts(decode(kind, untrusted)), _problem_of_terms(kind, untrusted)


def _with_parts(value: Any) -> Any:  # noqa: ANN401 - any declared value
    """A name given without parts is split as a typed one is; nothing else is touched."""
    if isinstance(value, PersonName) and value.parts == NameParts():
        return replace(value, parts=PersonName.typed(value.display).parts)
    return value


def _problem_of_text(field: FieldSpec, text: str) -> str:
    if len(text) > (LONG_TEXT_LIMIT if field.value_type is LongText else TEXT_LIMIT):
        return "too_long"
    if field.value_type is Term and not is_term(field.marks.vocabulary, text):
        return "unknown_term"
    return ""


def _limit(field: FieldSpec) -> int:
    return AGE_LIMIT if field.name.startswith("age_") else 2**31


# Parts of structures that are terms; a structure cannot carry marks of its own.
PART_TERMS = {
    "FateChange": {"fate": "fate"},
    "PlacePrecision": {"level": "place_level", "location_kind": "location_kind"},
    "Decision": {"purpose": "purpose", "decision": "decision", "word": "memorial_word"},
    "Span": {"kind": "span_kind"},
    "ReleasedText": {"profile": "profile", "language": "language"},
}


def _problem_of_terms(kind: Any, untrusted: object) -> str:  # noqa: ANN401 - a type or NewType
    if not (isinstance(kind, type) and issubclass(kind, Structure)):
        return ""
    parts = untrusted if isinstance(untrusted, dict) else {}
    for part, vocabulary in PART_TERMS.get(kind.__name__, {}).items():
        if parts.get(part) and not is_term(vocabulary, parts[part]):
            return "unknown_term"
    return ""


def references_in(kind: str, values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return ``{field: references}`` for the fields of ``values`` that point to records."""
    found: dict[str, tuple[str, ...]] = {}
    for name, field in entity_spec(kind).fields.items():
        value = values.get(name)
        if field.value_type is RecordId and value:
            found[name] = value if field.many else (value,)
    return found
