# SPDX-License-Identifier: Apache-2.0
"""Free text: proposes the passages that must not leave, and puts role tokens in their place.

Positions are code points, the end excluded. The original text is never edited: ``redact`` gives
a new text. A person sees every proposal and adds what was missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from registry.disclosure.clitics import stems
from registry.domain.folding import ARTICLE, fold
from registry.domain.resources import read_folder
from registry.domain.structures import Span
from registry.errors import RegistryError

_LONGEST_FORM: Final = 5
_SHORTEST_WORD: Final = 3
_PHONE_DIGITS: Final = range(7, 16)
_NATIONAL_DIGITS: Final = 11
# A word with the marks that people write inside it: tashkeel, tatweel, dots, zero-width marks.
_WORD: Final = re.compile(
    r"[^\W\d_](?:[^\W_]|[\u064b-\u0652\u0640\u200b-\u200f'’_.*-]+(?=[^\W_]))*"
)
_DIGITS: Final = re.compile(
    r"(?<!\d)(?:\+\s?)?\d(?:[\s\-./()\u200e\u200f\u202a-\u202e]{0,3}\d){6,}"
)
_DEGREES: Final = r"\d{1,3}\s*°\s*\d{1,2}\s*['′’](?:\s*\d{1,2}(?:[.٫]\d+)?\s*[\"″”])?\s*[NSEW]?"
_PATTERNS: Final = (
    ("other", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("other", re.compile(r"(?:https?://|www\.)\S+|\b(?:t\.me|wa\.me|fb\.com)/\S+", re.IGNORECASE)),
    ("other", re.compile(r"(?<![\w.+-])@\w[\w.]{2,}")),
    ("place", re.compile(r"\d{1,2}[.٫]\d{3,}\s*[,،؛;\s]\s*\d{1,3}[.٫]\d{3,}")),
    ("place", re.compile(_DEGREES)),
)


class SpanRefused(RegistryError):
    """A marked passage lies outside the text or ends before it begins."""

    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownValue:
    """A value of the registry to look for: ``kind`` as of a span, ``role`` as of its token.

    ``role`` is a code of ``resources/reasons`` (witness, victim, ...), with a number behind a colon
    where there are several ("witness:2"), or the words of the token themselves.
    """

    text: str
    kind: str
    role: str = ""


class Known:
    """Values by their folded forms: whole, and each word of a person's name alone."""

    def __init__(self, values: Iterable[KnownValue]) -> None:
        """Index ``values``; of two with the same form the first is kept."""
        self._forms: dict[str, KnownValue] = {}
        self._numbers: dict[str, KnownValue] = {}
        for value in values:
            self._add(value)

    def _add(self, value: KnownValue) -> None:
        digits = _ascii_digits(value.text)
        if len(digits) in _PHONE_DIGITS:
            self._numbers.setdefault(local_number(digits), value)
            return
        words = fold(value.text).split()
        forms = ["".join(words), *(words if value.kind == "person" else ())]
        for form in forms:
            if len(form) >= _SHORTEST_WORD:
                for stem in (form, *stems(form)[:1]):
                    self._forms.setdefault(stem, value)

    def word(self, form: str) -> KnownValue | None:
        """Return the value that ``form``, folded and without spaces, is a form of."""
        return next((self._forms[stem] for stem in stems(form) if stem in self._forms), None)

    def number(self, digits: str) -> KnownValue | None:
        """Return the value that ``digits`` are, whatever their country prefix."""
        return self._numbers.get(local_number(digits))


def suggest(text: str, known: Known) -> tuple[Span, ...]:
    """Return the passages to mark in ``text``, in order and without overlap; the longest wins."""
    found = [*_words(text, known), *_numbers(text, known), *_by_pattern(text)]
    found.sort(key=lambda span: (span.start - span.end, span.start))
    kept: list[Span] = []
    for span in found:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))


def redact(text: str, spans: Iterable[Span], language: str) -> str:
    """Return ``text`` with a role token in place of each span; raises ``SpanRefused``.

    Spans that overlap become one, with the role of the first.
    """
    parts, position = [], 0
    for start, end, span in _merged(text, spans):
        parts += [text[position:start], token(span, language)]
        position = end
    return "".join([*parts, text[position:]])


def token(span: Span, language: str) -> str:
    """Return what stands in place of ``span``: ``[Witness 2]``, ``[شاهد 2]``, or its own words."""
    role, _, number = (span.role or span.kind).partition(":")
    words = read_folder("reasons").get(f"role.{role}")
    shown = words[language] if words else role
    return f"[{shown} {number}]" if number else f"[{shown}]"


def _merged(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int, Span]]:
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    for span in ordered:
        if not 0 <= span.start < span.end <= len(text):
            raise SpanRefused(start=span.start, end=span.end, length=len(text))
    while ordered:
        first, end, taken = ordered[0], ordered[0].end, 1
        while taken < len(ordered) and ordered[taken].start < end:
            end, taken = max(end, ordered[taken].end), taken + 1
        yield first.start, end, first
        ordered = ordered[taken:]


def _words(text: str, known: Known) -> Iterator[Span]:
    words = [(match.start(), match.end(), _form(match.group())) for match in _WORD.finditer(text)]
    for first in range(len(words)):
        form = ""
        for last in range(first, min(first + _LONGEST_FORM, len(words))):
            form += words[last][2]
            if value := known.word(form):
                start = words[first][0] + _clitic_length(text, words[first], form, known)
                yield Span(start=start, end=words[last][1], kind=value.kind, role=value.role)


def _clitic_length(text: str, word: tuple[int, int, str], form: str, known: Known) -> int:
    """Return how many letters before the name are particles, which stay readable."""
    start, end, _ = word
    for length in (0, 1, 2):
        rest = _form(text[start + length : end]) + form[len(word[2]) :]
        if not known.word(rest):
            return max(length - 1, 0)
        if rest.startswith(ARTICLE):
            return length
    return 2


@lru_cache(maxsize=65536)
def _form(word: str) -> str:
    return fold(word).replace(" ", "")


def _numbers(text: str, known: Known) -> Iterator[Span]:
    for match in _DIGITS.finditer(text):
        digits = _ascii_digits(match.group())
        if value := known.number(digits):
            kind, role = value.kind, value.role
        elif _looks_like_phone(match.group(), digits):
            kind, role = "phone", ""
        elif len(digits) == _NATIONAL_DIGITS:
            kind, role = "document", ""
        else:
            continue
        yield Span(start=match.start(), end=match.end(), kind=kind, role=role)


def _looks_like_phone(written: str, digits: str) -> bool:
    return written.startswith("+") or digits.startswith(("09", "963", "00"))


def _by_pattern(text: str) -> Iterator[Span]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Span(start=match.start(), end=match.end(), kind=kind)


def _ascii_digits(text: str) -> str:
    return "".join(str(int(character)) for character in text if character.isdecimal())


def local_number(digits: str) -> str:
    """Return a phone number without its country prefix: 00963, 963 or the leading zero."""
    for prefix in ("00963", "963", "0"):
        if digits.startswith(prefix) and len(digits) - len(prefix) >= _PHONE_DIGITS.start:
            return digits.removeprefix(prefix)
    return digits
