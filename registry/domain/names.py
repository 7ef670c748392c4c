# SPDX-License-Identifier: Apache-2.0
"""The name of a person: the form as written, its Arabic parts, and its Latin variants.

The written form is never changed: not its spelling, order, tatweel or invisible marks.
Everything that compares names works on keys made from it (``registry.matching.keys``).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final, Self

from registry.domain.folding import is_arabic
from registry.domain.name_parts import split_words
from registry.domain.values import (
    untrusted_list,
    untrusted_object,
    untrusted_text,
    untrusted_word,
)

LATIN_SYSTEMS: Final = ("passport", "press", "family", "auto")


@dataclass(frozen=True, slots=True, kw_only=True)
class LatinForm:
    """One Latin spelling, by whom (``system``) and from which ``source`` (free text)."""

    text: str
    system: str
    source: str = ""

    def to_json(self) -> dict[str, str]:
        """Return the filled fields."""
        return _filled(self)

    @classmethod
    def from_json(cls, untrusted: object) -> Self:
        """Read what ``to_json`` wrote; raises ``ValueRefused``."""
        found = untrusted_object(untrusted, frozenset({"text", "system", "source"}))
        return cls(
            text=untrusted_text(found, "text"),
            system=untrusted_word(found, "system", LATIN_SYSTEMS),
            source=untrusted_text(found, "source"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """The parts of an Arabic name; a part that is not known is empty, never guessed."""

    ism: str = ""
    father: str = ""
    grandfather: str = ""
    family: str = ""
    nisba: str = ""
    laqab: str = ""
    kunya: str = ""

    def to_json(self) -> dict[str, str]:
        """Return the filled parts."""
        return _filled(self)

    @classmethod
    def from_json(cls, untrusted: object) -> Self:
        """Read what ``to_json`` wrote; raises ``ValueRefused``."""
        known = frozenset(part.name for part in fields(cls))
        found = untrusted_object(untrusted, known)
        return cls(**{part: untrusted_text(found, part) for part in known})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name as written (``display``), what is known of its parts, and its Latin variants."""

    display: str
    parts: NameParts = NameParts()
    latin: tuple[LatinForm, ...] = ()

    @classmethod
    def typed(cls, text: str) -> Self:
        """Return the name that a person typed or a list gave in one cell, kept letter for letter.

        Latin text is also its own Latin form, as the family writes it; it has no parts.
        """
        if is_arabic(text):
            return cls(display=text, parts=split_arabic(text))
        if any(character.isalpha() for character in text):
            return cls(display=text, latin=(LatinForm(text=text, system="family"),))
        return cls(display=text)

    def to_json(self) -> dict[str, object]:
        """Return display form, filled parts and Latin forms; what is empty is left out."""
        found: dict[str, object] = {"display": self.display}
        if parts := self.parts.to_json():
            found["parts"] = parts
        if self.latin:
            found["latin"] = [form.to_json() for form in self.latin]
        return found

    @classmethod
    def from_json(cls, untrusted: object) -> Self:
        """Read what ``to_json`` wrote; raises ``ValueRefused``.

        A name given by its parts alone is shown in the order of the parts.
        """
        found = untrusted_object(untrusted, frozenset({"display", "parts", "latin"}))
        parts = NameParts.from_json(found.get("parts", {}))
        return cls(
            display=untrusted_text(found, "display") or " ".join(parts.to_json().values()),
            parts=parts,
            latin=tuple(LatinForm.from_json(form) for form in untrusted_list(found, "latin")),
        )


def split_arabic(display: str) -> NameParts:
    """Return the parts that an Arabic name shows by itself; nothing is invented to fill one.

    One word is an ism, two are ism and family, three ism, father and family, four or more
    ism, father, grandfather and family; titles are left out, a leading أبو or أم is a kunya.
    """
    return NameParts(**split_words(display))


def _filled(value: LatinForm | NameParts) -> dict[str, str]:
    # Not ``asdict``: its deep copies were a seventh of the time of an import.
    return {part: text for part in value.__slots__ if (text := getattr(value, part))}
