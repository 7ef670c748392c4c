# SPDX-License-Identifier: Apache-2.0
"""The second half of the output scan: looks in every text for people and numbers that must stay.

Words are looked up by hash, never searched one name after another, so that the time is a few
times that of folding the text, however many people are withheld.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from registry.disclosure.clitics import joined_words, stem, stems
from registry.disclosure.identifying import Identifying, forms
from registry.disclosure.openings import opened
from registry.disclosure.text import local_number
from registry.domain.folding import fold

Fold = Callable[[str], str]
_SHORTEST_NUMBER: Final = 5
_SHORTEST_PHRASE: Final = 6
_ARTICLE_BACKWARDS: Final = "لا"
_MOST_NOTES: Final = 500
_RUN: Final = re.compile(r"\d(?:[^\w]{0,3}\d){4,}")
_CODE: Final = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)+|[0-9a-fA-F]{32}")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that must not be there: where, of which sort, and of which record."""

    where: str
    sort: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A form too short to block (a single name), for the approver to look at."""

    where: str
    word: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanResult:
    """What was found; any hit deletes the package."""

    hits: tuple[Hit, ...]
    notes: tuple[Note, ...]

    @property
    def is_clean(self) -> bool:
        """Whether the package may be written."""
        return not self.hits


class Matcher:
    """Forms of withheld values, less those that somebody publishable has too."""

    def __init__(
        self,
        withheld: Iterable[Identifying],
        publishable: Iterable[Identifying] = (),
        *,
        fold_text: Fold = fold,
    ) -> None:
        """Index ``withheld``; ``fold_text`` gives the folded words of a text."""
        self._fold = fold_text
        self._people: dict[str, str] = {}
        self._beginnings: set[str] = set()
        self._known: set[str] = set()
        self._exact: dict[tuple[str, str], str] = {}
        self._lengths: set[int] = set()
        self._shorts: dict[str, str] = {}
        allowed = _Allowed(publishable, self._fold)
        for value in withheld:
            self._add(value, allowed)
        self._known |= self._shorts.keys()

    def _add(self, value: Identifying, allowed: _Allowed) -> None:
        if value.sort == "person":
            self._add_person(value, allowed)
        elif value.sort == "phrase":
            self._add_phrase(value, allowed)
        elif value.sort == "number":
            self._add_number(value, allowed)
        elif ("exact", value.value.casefold()) not in allowed.exact:
            self._exact[value.sort, value.value.casefold()] = value.origin

    def _add_person(self, value: Identifying, allowed: _Allowed) -> None:
        for form in _stemmed(value):
            if form not in allowed.forms:
                self._learn(form, value.origin)
        family = stem(value.family)
        if len(family) >= 3 and family not in allowed.words:  # noqa: PLR2004 - أم is no name
            self._shorts[family] = value.origin

    def _add_phrase(self, value: Identifying, allowed: _Allowed) -> None:
        words = tuple(stem(word) for word in self._fold(value.value).split())
        long_enough = len("".join(words)) >= _SHORTEST_PHRASE
        if len(words) > 1 and long_enough and words not in allowed.forms:
            self._learn(words, value.origin)
        elif words:
            self._shorts[words[0]] = value.origin

    def _add_number(self, value: Identifying, allowed: _Allowed) -> None:
        digits = local_number(_digits(value.value))
        if len(digits) < _SHORTEST_NUMBER:
            self._shorts[digits] = value.origin
        elif digits not in allowed.numbers:
            for written in (digits, digits[::-1]):
                self._exact["number", written] = value.origin
                self._lengths.add(len(written))

    def _learn(self, form: tuple[str, ...], origin: str) -> None:
        backwards = tuple(word[::-1] for word in reversed(form))
        for words in (form, backwards):
            self._people[" ".join(words)] = origin
            self._people["".join(words)] = origin
            self._beginnings |= {" ".join(words[:length]) for length in range(1, len(words))}
            self._known |= {words[0], "".join(words)}

    def find(self, where: str, text: str) -> Iterator[Hit | Note]:
        """Yield what is found in one text, in every way it can be read."""
        for reading in opened(text):
            yield from self._words(where, joined_words(self._fold(reading).split()))
            yield from self._numbers(where, reading)
            yield from self._codes(where, reading)

    def _words(self, where: str, words: list[str]) -> Iterator[Hit | Note]:
        readings = [_readings(word) for word in words]
        for place, options in enumerate(readings):
            if self._known.isdisjoint(options):
                continue
            for reading in options:
                yield from self._forms_from(where, reading, readings, place + 1)
            short = next((reading for reading in options if reading in self._shorts), None)
            if short:
                yield Note(where=where, word=short, times=1)

    def _forms_from(
        self, where: str, form: str, readings: list[tuple[str, ...]], place: int
    ) -> Iterator[Hit]:
        """Yield hits of the forms that begin with ``form``, looking on only while one may come."""
        if origin := self._people.get(form):
            yield Hit(where=where, sort="person", origin=origin)
        if form in self._beginnings and place < len(readings):
            for reading in readings[place]:
                yield from self._forms_from(where, f"{form} {reading}", readings, place + 1)

    def _numbers(self, where: str, text: str) -> Iterator[Hit]:
        for run in _RUN.finditer(text) if self._lengths else ():
            digits = _digits(run.group())
            for length in self._lengths:
                for start in range(len(digits) - length + 1):
                    found = self._exact.get(("number", digits[start : start + length]))
                    if found:
                        yield Hit(where=where, sort="number", origin=found)

    def _codes(self, where: str, text: str) -> Iterator[Hit]:
        for sort, pattern in (("code", _CODE), ("email", _EMAIL)):
            if sort == "email" and "@" not in text:
                continue
            for found in pattern.finditer(text):
                if origin := self._exact.get((sort, found.group().casefold())):
                    yield Hit(where=where, sort=sort, origin=origin)


class _Allowed:
    """Forms that the package may hold, because somebody in it agreed to them."""

    def __init__(self, publishable: Iterable[Identifying], fold_text: Fold) -> None:
        self.forms: set[tuple[str, ...]] = set()
        self.words: set[str] = set()
        self.numbers: set[str] = set()
        self.exact: set[tuple[str, str]] = set()
        for value in publishable:
            if value.sort == "person":
                self.forms |= set(_stemmed(value))
                self.words.add(stem(value.family))
            elif value.sort == "phrase":
                self.forms.add(tuple(stem(word) for word in fold_text(value.value).split()))
            elif value.sort == "number":
                self.numbers.add(local_number(_digits(value.value)))
            else:
                self.exact.add(("exact", value.value.casefold()))


def scan(
    texts: Iterable[tuple[str, str | bytes]],
    withheld: Iterable[Identifying],
    publishable: Iterable[Identifying] = (),
    *,
    fold_text: Fold = fold,
) -> ScanResult:
    """Return what of ``withheld`` stands in ``texts``, pairs of a place in the package and text.

    Bytes are read in every encoding they could be text in. Of equal hits one is kept.
    """
    matcher = Matcher(withheld, publishable, fold_text=fold_text)
    hits: dict[Hit, None] = {}
    notes: Counter[tuple[str, str]] = Counter()
    for where, text in texts:
        for reading in _decoded(text):
            for found in matcher.find(where, reading):
                if isinstance(found, Hit):
                    hits[found] = None
                else:
                    notes[found.where, found.word] += 1
    listed = notes.most_common(_MOST_NOTES)
    return ScanResult(
        hits=tuple(hits),
        notes=tuple(Note(where=where, word=word, times=n) for (where, word), n in listed),
    )


@lru_cache(maxsize=131072)
def _readings(word: str) -> tuple[str, ...]:
    """Return every reading of a word, one written backwards among them: its article is last."""
    readings = stems(word)
    backwards = word.endswith(_ARTICLE_BACKWARDS) and len(word) > _SHORTEST_NUMBER
    return (*readings, word.removesuffix(_ARTICLE_BACKWARDS)) if backwards else readings


def _stemmed(person: Identifying) -> Iterator[tuple[str, ...]]:
    return (tuple(stem(word) for word in form) for form in forms(person))


def _decoded(text: str | bytes) -> Iterator[str]:
    if isinstance(text, str):
        yield text
        return
    yield text.decode("utf-8", "replace")
    if b"\0" in text or text[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        yield text.decode("utf-16-le", "replace")
        yield text.decode("utf-16-be", "replace")
    else:
        yield text.decode("cp1256", "replace")


def _digits(text: str) -> str:
    return "".join(str(int(character)) for character in text if character.isdecimal())
