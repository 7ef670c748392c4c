# SPDX-License-Identifier: Apache-2.0
"""Words that stand in a package where a value is changed, and every released value as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from registry.domain.dates import PartialDate
from registry.domain.places import Place
from registry.domain.structures import FateChange, Toll
from registry.domain.vocabulary import field_label, is_term, term_label

SEPARATOR: Final = {"ar": "؛ ", "en": "; "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The same words in both languages."""

    ar: str
    en: str

    def to_json(self) -> dict[str, str]:
        """Return the words by language."""
        return {"ar": self.ar, "en": self.en}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A reviewed text in one language."""

    language: str
    text: str


NAME_WITHHELD: Final = Wording(
    ar="حُجب الاسم بناءً على رغبة الأسرة", en="name withheld at the family's request"
)
NAME_NOT_SHOWN: Final = Wording(ar="الاسم غير معلن", en="name not shown")
IN_DETENTION: Final = Wording(ar="في الاحتجاز", en="in detention")
KILLED: Final = Wording(ar="قُتل", en="killed")
DETAINED: Final = Wording(ar="احتُجز", en="detained")
EXISTS: Final = Wording(ar="موجودة", en="exists")
CHILD: Final = Wording(ar="طفل", en="child")
ADULT: Final = Wording(ar="بالغ", en="adult")
AGE: Final = Wording(ar="العمر", en="Age")
_BOOLEANS: Final = {True: Wording(ar="نعم", en="yes"), False: Wording(ar="لا", en="no")}


def heading(key: str, language: str) -> str:
    """Return the words above a column, ``key`` as of a released value."""
    if key == "victim.age":
        return AGE.ar if language == "ar" else AGE.en
    return field_label(key, language)


def text_of(value: Any, language: str, vocabulary: str = "") -> str:  # noqa: ANN401 - released
    """Return a released value as text in ``language``, without marks of direction."""
    if isinstance(value, bool):
        value = _BOOLEANS[value]
    if isinstance(value, tuple):
        parts = (text_of(each, language, vocabulary) for each in value)
        return SEPARATOR[language].join(part for part in parts if part)
    if isinstance(value, Wording):
        return value.ar if language == "ar" else value.en
    if isinstance(value, PartialDate):
        return value.shown(language)
    if isinstance(value, Place):
        return value.shown(language)
    return _structured(value, language, vocabulary)


def _structured(value: Any, language: str, vocabulary: str) -> str:  # noqa: ANN401 - released
    if isinstance(value, Text):
        return value.text
    if isinstance(value, Toll):
        return _toll(value, language)
    if isinstance(value, FateChange):
        return f"{text_of(value.fate, language, 'fate')} {value.since}".strip()
    if vocabulary and is_term(vocabulary, value):
        return term_label(vocabulary, value, language)
    return str(value)


def _toll(value: Toll, language: str) -> str:
    counts = [count for count in (value.minimum, value.maximum) if count is not None]
    best = [value.best] if value.best is not None else counts
    number = "–".join(str(count) for count in dict.fromkeys(counts or best))
    composition = value.composition_ar if language == "ar" else value.composition_en
    return f"{number} ({composition})" if composition and number else number or composition
