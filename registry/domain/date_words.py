# SPDX-License-Identifier: Apache-2.0
"""The words of dates in Arabic and English, looked up in their plainest spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from registry.domain.folding import ARTICLE, plain
from registry.domain.resources import read_json

_WORDS: Final[Any] = read_json("dates/words.json")
_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+")
_LONGEST_NAME: Final = 3


def tokens(text: str) -> list[str]:
    """Return the numbers and plain words of ``text``; words stand without ال and al."""
    found = _TOKEN.findall(plain(text))
    return [word.removeprefix(ARTICLE) for word in found if word not in {"al", "el", "ul"}]


def _names(kind: str) -> dict[tuple[str, ...], int]:
    """Return each spelling of a kind of name, in tokens, with its number counted from one."""
    group = _WORDS[kind]
    listed = zip(group["en"], group["ar"], group["also"], strict=True)
    return {
        tuple(tokens(spelling)): number
        for number, (english, arabic, also) in enumerate(listed, start=1)
        for spelling in (english, arabic, *also)
    }


def _all_names() -> dict[tuple[str, ...], tuple[str, int]]:
    kinds = {"seasons": "season", "quarters": "quarter", "hijri": "hijri", "months": "month"}
    return {
        spelling: (kind, number)
        for group, kind in kinds.items()
        for spelling, number in _names(group).items()
    }


def _phrases(spellings: list[str]) -> tuple[str, ...]:
    """Return the plain spellings, longest first, so that the longest is met first."""
    return tuple(sorted({plain(word) for word in spellings}, key=len, reverse=True))


_NAMES: Final = _all_names()
_LEFT_OUT: Final = frozenset(
    token for word in (*_WORDS["left_out"], *_WORDS["marked_hijri"]) for token in tokens(word)
)
_MARKED_HIJRI: Final = frozenset(tokens(" ".join(_WORDS["marked_hijri"])))
UNKNOWN: Final = frozenset(plain(word) for word in _WORDS["unknown"])
MARKS: Final = {mark: _phrases(words) for mark, words in _WORDS["marks"].items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one phrase says: ``kind`` and ``number`` of a name, the numbers, and the Hijri mark."""

    kind: str
    number: int
    numbers: tuple[str, ...]
    hijri: bool


def read_phrase(text: str) -> Found | None:
    """Return what the words and numbers of ``text`` say, or None if any of them is strange.

    The same month told twice ("أيلول/سبتمبر") is one; two different names are strange.
    """
    rest = tokens(text)
    names: set[tuple[str, int]] = set()
    numbers: list[str] = []
    hijri = False
    while rest:
        size, name = _name_at(rest)
        if name:
            names.add(name)
        elif rest[0].isdigit():
            numbers.append(rest[0])
        elif rest[0] not in _LEFT_OUT:
            return None
        hijri = hijri or rest[0] in _MARKED_HIJRI
        rest = rest[size:]
    if len(names) > 1:
        return None
    kind, number = names.pop() if names else ("", 0)
    return Found(kind=kind, number=number, numbers=tuple(numbers), hijri=hijri)


def _name_at(rest: list[str]) -> tuple[int, tuple[str, int] | None]:
    """Return how many of the next tokens make a name, and which; one token and None if none do."""
    for size in range(_LONGEST_NAME, 0, -1):
        if name := _NAMES.get(tuple(rest[:size])):
            return min(size, len(rest)), name
    return 1, None


def word(kind: str, number: int, language: str) -> str:
    """Return the shown name of month, season or quarter ``number`` (from one) in ar or en."""
    return str(_WORDS[kind][language][number - 1])
