# SPDX-License-Identifier: Apache-2.0
"""Random values of every declared type, for properties over the declarations."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from registry.domain.dates import PartialDate, parse_date
from registry.domain.fields import EntitySpec, FieldSpec, LongText, RecordId, Ref, Term
from registry.domain.names import PersonName
from registry.domain.places import Place, gazetteer
from registry.domain.structures import Structure
from registry.domain.untrusted import PART_TERMS
from registry.domain.vocabulary import terms

# Letters of both languages, digits, marks nobody sees, emoji, quotes and operators.
LETTERS = st.sampled_from(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤىةabcXYZ0٣ \u0640\u200f\u200d'\"*-_%😀\n"
)
TEXT = st.text(LETTERS | st.characters(codec="utf-8"), min_size=1, max_size=30)
TOLD = ("25 أيلول 2012", "رمضان 2012", "2012-09-25/2012-09-28", "حوالي 2012", "unknown", "1433-11")
IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)


def names() -> st.SearchStrategy[PersonName]:
    typed = TEXT.map(PersonName.typed)
    return typed.filter(lambda name: PersonName.from_json(name.to_json()) == name)


def places() -> st.SearchStrategy[Place]:
    codes = st.sampled_from(["N0413", "N0419", "C5086", "SY09", ""])
    text = st.just("") | TEXT
    return st.builds(Place, code=codes, text=text).filter(
        lambda place: not place.code or gazetteer().entry(place.code) is not None
    )


PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    LongText: TEXT,
    Ref: TEXT,
    RecordId: IDS,
    int: st.integers(0, 2**31 - 1),
    bool: st.booleans(),
    PartialDate: st.sampled_from(TOLD).map(parse_date),
    Place: places(),
    PersonName: names(),
}


def value_of(annotation: Any, vocabulary: str = "") -> st.SearchStrategy[Any]:  # noqa: ANN401
    """Return values of one declared type; ``vocabulary`` is that of its terms."""
    options = [one for one in get_args(annotation) if one is not type(None)]
    if get_origin(annotation) is tuple:
        return st.lists(value_of(options[0], vocabulary), min_size=1, max_size=3).map(tuple)
    if options:
        return st.none() | value_of(options[0], vocabulary)
    if vocabulary and annotation in (Term, str):
        return st.sampled_from(terms(vocabulary))
    return PLAIN[annotation] if annotation in PLAIN else structures(annotation)


def structures(cls: type[Structure]) -> st.SearchStrategy[Structure]:
    hints = get_type_hints(cls)
    words = PART_TERMS.get(cls.__name__, {})
    parts = {
        f.name: value_of(hints[f.name], words.get(f.name, "")) for f in dataclasses.fields(cls)
    }
    return st.fixed_dictionaries(parts).map(lambda given: cls(**given))


def value_for(field: FieldSpec) -> st.SearchStrategy[Any]:
    return value_of(field.annotation, field.marks.vocabulary)


def values_of(spec: EntitySpec) -> st.SearchStrategy[dict[str, Any]]:
    """Return values for any of the fields of an entity, as a draft holds them."""
    fields = {name: value_for(field) for name, field in spec.fields.items() if name != "ref"}
    return st.fixed_dictionaries({}, optional=fields)
