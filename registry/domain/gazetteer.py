# SPDX-License-Identifier: Apache-2.0
"""The shipped list of places of Syria (OCHA codes), read once and searched by folded names.

Parents come from the file's parent column, never from the look of a code. The file's own
level words are used as they are: ``community`` is its thirteen cities, in which its
neighbourhoods lie; ``point`` is finer than all of them and has no entries.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from registry.domain.folding import fold, romanised, without_article
from registry.domain.resources import read_text

LEVELS: Final = (
    "country",
    "governorate",
    "district",
    "subdistrict",
    "community",
    "neighbourhood",
    "point",
)
_COMMA: Final = re.compile(r"\s*[،,;؛|>\n]\s*")
# Finer cuts are tried when the coarser name no place: a name may hold a dash, a stroke or "in".
_CUTS: Final = (
    _COMMA,
    re.compile(rf"{_COMMA.pattern}|\s+[-–—]\s+"),
    re.compile(rf"{_COMMA.pattern}|\s+[-–—]\s+|\s*/\s*|\s+(?:في|in)\s+"),
)
_JOINED_NAMES: Final = re.compile(r"\s*[_/]\s*")
_COMMAS: Final = {"ar": "، ", "en": ", "}
_LEVEL_NAMES: Final = {
    "governorate": {"ar": "محافظة", "en": "governorate"},
    "district": {"ar": "منطقة", "en": "district"},
    "subdistrict": {"ar": "ناحية", "en": "subdistrict"},
    "community": {"ar": "مدينة", "en": "city"},
    "neighbourhood": {"ar": "حي", "en": "neighbourhood"},
}
# "حي القصور" and "Deir ez-Zor governorate": the word says the level.
_LEVEL_WORDS: Final = {
    "محافظه": "governorate", "governorate": "governorate", "province": "governorate",
    "منطقه": "district", "قضا": "district", "district": "district",
    "ناحيه": "subdistrict", "subdistrict": "subdistrict", "nahiya": "subdistrict",
    "مدينه": "community", "city": "community", "town": "community",
    "حي": "neighbourhood", "حاره": "neighbourhood", "neighbourhood": "neighbourhood",
    "neighborhood": "neighbourhood", "quarter": "neighbourhood",
}  # fmt: skip


class Located(Protocol):
    """What has a code of the gazetteer, a text as told, or both."""

    @property
    def code(self) -> str:
        """The code, or nothing."""

    @property
    def text(self) -> str:
        """The text, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One place; ``latitude`` and ``longitude`` in degrees (WGS 84), None where not given."""

    code: str
    level: str
    parent: str
    name_ar: str
    name_en: str
    aliases: tuple[str, ...]
    latitude: float | None
    longitude: float | None

    def name(self, language: str) -> str:
        """Return the shown name (ar, en); the file's underscores and strokes become dashes."""
        name = self.name_ar if language == "ar" else self.name_en
        return _JOINED_NAMES.sub(" - ", name)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling by which it is found."""
        return (self.code, self.name_ar, self.name_en, *self.aliases)


class Gazetteer:
    """Places by code and by folded spelling; all questions answer with entries or codes."""

    def __init__(self, entries: tuple[GazetteerEntry, ...]) -> None:
        """Index ``entries``."""
        self.entries = entries
        self._by_code = {entry.code: entry for entry in entries}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            for spelling in entry.spellings:
                self._by_key[_key(spelling)].add(entry.code)

    def entry(self, code: str) -> GazetteerEntry | None:
        """Return the entry of ``code``, or None."""
        return self._by_code.get(code)

    def level_of(self, code: str) -> str | None:
        """Return the level of ``code``, or None if it is not known."""
        entry = self.entry(code)
        return entry.level if entry else None

    def lineage(self, code: str) -> Iterator[GazetteerEntry]:
        """Yield the entry of ``code`` and its parents, the country last."""
        entry = self.entry(code)
        while entry:
            yield entry
            entry = self.entry(entry.parent)

    def ancestor(self, code: str, level: str) -> str | None:
        """Return the code that holds ``code`` at ``level`` (itself included), or None."""
        return next((entry.code for entry in self.lineage(code) if entry.level == level), None)

    def path(self, code: str, language: str) -> tuple[str, ...]:
        """Return the names from the place to the country, one a level; nothing if unknown."""
        return tuple(entry.name(language) for entry in self.lineage(code))

    def shown(self, place: Located, language: str) -> str:
        """Return a place for people: the text as told, or the path of its code."""
        return place.text or self.shown_code(place.code, language)

    def shown_code(self, code: str, language: str) -> str:
        """Return the path as one text, a repeated name once; an unknown code as it is.

        A name that is a governorate's and a city's too carries its level: "Aleppo (city)".
        """
        names = list(dict.fromkeys(self.path(code, language)))
        if not names:
            return code
        level = self._by_code[code].level
        levels = {self._by_code[other].level for other in self._named(names[0])}
        if level in _LEVEL_NAMES and len(levels) > 1:
            names[0] = f"{names[0]} ({_LEVEL_NAMES[level][language]})"
        return _COMMAS[language].join(names)

    def find(self, text: str) -> tuple[GazetteerEntry, ...]:
        """Return all entries that a code, name, alias or path names, outermost first.

        A path may begin with its inner or with its outer end.
        """
        cuts = (_parts(text, cut) for cut in _CUTS)
        ways = (way for parts in cuts for way in (parts, parts[::-1]))
        codes = next(filter(None, map(self._in_path, ways)), set())
        order = ((LEVELS.index(self._by_code[code].level), code) for code in codes)
        return tuple(self._by_code[code] for _, code in sorted(order))

    def only(self, text: str) -> GazetteerEntry | None:
        """Return the one place that ``text`` can mean, or None.

        A governorate, its district and its city often share a name: all lie in the outermost,
        so the outermost is the answer that cannot be wrong.
        """
        found = self.find(text)
        if not found:
            return None
        outermost = found[0]
        inside = (self.ancestor(entry.code, outermost.level) for entry in found)
        return outermost if all(code == outermost.code for code in inside) else None

    def nearest_parent(self, text: str) -> GazetteerEntry | None:
        """Return the finest place that the outer part of a path surely names, or None."""
        parts = _parts(text, _CUTS[1])
        for cut in range(1, len(parts)):
            for rest in (parts[cut:], parts[:-cut]):
                if entry := self.only(", ".join(rest)):
                    return entry
        return None

    def suggest(self, text: str, limit: int = 20) -> tuple[GazetteerEntry, ...]:
        """Return entries of which a spelling begins with ``text``, for a field as one types."""
        start = _key(text)
        codes = {
            code
            for key, codes in self._by_key.items()
            if start and (key.startswith(start) or f" {start}" in key)
            for code in codes
        }
        return tuple(entry for entry in self.entries if entry.code in codes)[:limit]

    def _in_path(self, parts: list[str]) -> set[str]:
        """Return codes of the first part whose parents bear the names of all the others."""
        if not parts:
            return set()
        inner, *outer = (self._named(part) for part in parts)
        return {
            code
            for code in inner
            if all(names & {entry.code for entry in self.lineage(code)} for names in outer)
        }

    def _named(self, text: str) -> set[str]:
        """Return codes that bear the name ``text``, or the rest of it beside a level word."""
        key = _key(text)
        if codes := self._by_key.get(key):
            return codes
        words = key.split()
        for word, rest in ((words[:1], words[1:]), (words[-1:], words[:-1])):
            level = _LEVEL_WORDS.get("".join(word)) if rest else None
            if level and (codes := self._at_level(self._by_key.get(" ".join(rest), set()), level)):
                return codes
        return set()

    def _at_level(self, codes: set[str], level: str) -> set[str]:
        return {code for code in codes if self._by_code[code].level == level}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer."""
    rows = csv.DictReader(read_text("gazetteer/gazetteer-sy.csv").lstrip("\ufeff").splitlines())
    return Gazetteer(tuple(map(_entry, rows)))


def _entry(row: dict[str, str]) -> GazetteerEntry:
    return GazetteerEntry(
        code=row["pcode"],
        level=row["level"],
        parent=row["parent"],
        name_ar=row["name_ar"],
        name_en=row["name_en"],
        aliases=tuple(filter(None, row["aliases"].split("|"))),
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
    )


def _parts(text: str, cut: re.Pattern[str]) -> list[str]:
    return [part for part in cut.split(text.strip()) if part]


def _key(text: str) -> str:
    """Return the folded words of ``text`` without articles, Latin ones as romanisers vary.

    An exact spelling is not preferred: "Joura" of one city must not hide "Jourah" of another.
    """
    words = map(without_article, fold(_JOINED_NAMES.sub(" ", text)).split())
    return " ".join(word if word in _LEVEL_WORDS else romanised(word) for word in words)
