# SPDX-License-Identifier: Apache-2.0
"""A place: a code of the gazetteer, the text as told, or both; unresolved text is normal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self

from registry.domain.folding import fold
from registry.domain.gazetteer import LEVELS, Gazetteer, GazetteerEntry, gazetteer
from registry.domain.values import untrusted_object, untrusted_text

__all__ = ["LEVELS", "Gazetteer", "GazetteerEntry", "Place", "gazetteer", "resolve"]

_UNKNOWN_WORDS: Final = {"ar": "غير معروف", "en": "unknown"}
_UNKNOWN: Final = frozenset(map(fold, (*_UNKNOWN_WORDS.values(), "", "غير معروفة", "مجهول")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: ``code`` of the gazetteer, ``text`` as told, or both.

    With both, the text is finer than the code: the code is the nearest parent that is known.
    """

    code: str = ""
    text: str = ""

    @property
    def is_resolved(self) -> bool:
        """True if the place, or the nearest parent of it, is in the gazetteer."""
        return self.code != ""

    @property
    def is_unknown(self) -> bool:
        """True if it says nothing, or says that nobody knows."""
        return not self.code and fold(self.text) in _UNKNOWN

    def shown(self, language: str) -> str:
        """Return it for people, ``language`` ar or en: the text as told, or the whole path."""
        return _UNKNOWN_WORDS[language] if self.is_unknown else gazetteer().shown(self, language)

    def to_json(self) -> dict[str, str]:
        """Return the filled fields."""
        return {key: value for key in self.__slots__ if (value := getattr(self, key))}

    @classmethod
    def from_json(cls, untrusted: object) -> Self:
        """Read what ``to_json`` wrote, or a text as typed (code, name, path).

        A code that the gazetteer does not know is kept as text. Raises ``ValueRefused``.
        """
        if isinstance(untrusted, str):
            place = resolve(untrusted)
            return cls(code=place.code, text=place.text)
        found = untrusted_object(untrusted, frozenset({"code", "text"}))
        code, text = untrusted_text(found, "code"), untrusted_text(found, "text")
        if code and not gazetteer().entry(code):
            return cls(text=text or code)
        return cls(code=code, text=text)


@lru_cache(maxsize=4096)
def resolve(text: str) -> Place:
    """Return the place that ``text`` names; ambiguous or unknown text is kept as it is.

    If only the outer part of a path is known ("unknown village, Deir ez-Zor"), the text stays
    and the code is that of the nearest known parent.
    """
    known = gazetteer()
    if entry := known.only(text):
        return Place(code=entry.code)
    parent = known.nearest_parent(text)
    return Place(code=parent.code if parent else "", text=text)
