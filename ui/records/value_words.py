# SPDX-License-Identifier: Apache-2.0
"""Any declared value in words: what the history and the tables of a detail say of a field."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, Final

from registry.domain.dates import PartialDate
from registry.domain.fields import WITHHELD, FieldSpec, RecordId, Term
from registry.domain.names import PersonName
from registry.domain.places import Place
from registry.domain.structures import Structure, decode
from registry.domain.untrusted import PART_TERMS
from registry.domain.values import ValueRefused
from registry.domain.vocabulary import field_label
from ui.language import T, natural, number, spoken
from ui.records.columns import term_words
from ui.widgets.editors import snake

_OF_TYPE: Final[dict[type, Callable[[Any], str]]] = {
    PartialDate: lambda value: natural(value.shown(spoken())),
    Place: lambda value: natural(value.shown(spoken())),
    PersonName: lambda value: natural(value.display),
    bool: lambda value: T("Values", "Yes") if value else T("Values", "No"),
    int: number,
}


def value_words(field: FieldSpec, value: object, titles: Mapping[str, str]) -> str:
    """Return ``value`` (declared, or as a list of them) in words; nothing for nothing.

    ``titles`` tells internal ids and references apart from plain text, and names them.
    """
    if value in (None, "", ()):
        return ""
    if value is WITHHELD:
        return T("Values", "Kept by the keepers")
    if isinstance(value, tuple | list):
        return T("Values", "; ").join(_one(field, one, titles) for one in value)
    return _one(field, value, titles)


def json_words(field: FieldSpec, untrusted: object, titles: Mapping[str, str]) -> str:
    """Return in words what the history keeps of a field: JSON, perhaps of an older declaration."""
    if untrusted is None:
        return ""
    try:
        return value_words(field, decode(field.annotation, untrusted), titles)
    except ValueRefused:
        return T("Values", "Written by another version")


def _one(field: FieldSpec, value: object, titles: Mapping[str, str]) -> str:
    if field.value_type is Term:
        return term_words(field.marks.vocabulary, str(value))
    if field.value_type is RecordId:
        return natural(titles.get(str(value), T("Values", "another record")))
    return plain_words(value)


def plain_words(value: object) -> str:
    """Return a value of no vocabulary in words."""
    if isinstance(value, Structure):
        return _parts(value)
    if isinstance(value, tuple):
        return T("Values", ", ").join(map(plain_words, value))
    return _OF_TYPE.get(type(value), lambda text: natural(str(text)))(value)


def _parts(value: Structure) -> str:
    name = type(value).__name__
    vocabularies = PART_TERMS.get(name, {})
    said = []
    for part in dataclasses.fields(value):
        held = getattr(value, part.name)
        if held not in (None, "", ()):
            known = vocabularies.get(part.name)
            words = term_words(known, str(held)) if known else plain_words(held)
            said.append(f"{field_label(f'{snake(name)}.{part.name}', spoken())}: {words}")
    return T("Values", ", ").join(said)
