# SPDX-License-Identifier: Apache-2.0
"""Takes "about", "perhaps", "before" and their like off a date, in Arabic and English."""

from __future__ import annotations

from typing import Final

from registry.domain.date_words import MARKS

_DOUBTS: Final = ("~", "?")
_EDGES: Final = " ()"


def take_doubt(text: str) -> tuple[str, str]:
    """Return doubt and rest of a plain ``text``; words and signs count, at either end.

    The doubt is nothing, ``~`` (about), ``?`` (perhaps) or ``%`` (both), as in EDTF.
    """
    doubt = ""
    while True:
        bare = text.strip(_EDGES)
        met, text = _take_one(bare)
        if not met:
            return doubt, bare
        doubt = both(doubt, met)


def both(first: str, second: str) -> str:
    """Return the two doubts as one."""
    return "%" if first and second and first != second else first or second


def take_first(text: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    """Take a leading phrase of one of ``kinds`` off ``text``; return its kind and the rest."""
    for kind in kinds:
        for phrase in MARKS[kind]:
            if text.startswith((f"{phrase} ", f"{phrase}. ")):
                return kind, text[len(phrase) :].lstrip(". ")
    return "", text


def _take_one(bare: str) -> tuple[str, str]:
    for sign in (*_DOUBTS, "%"):
        if sign in bare[:1] + bare[-1:]:
            return sign, bare.strip(sign)
    kind, rest = take_first(bare, _DOUBTS)
    return (kind, rest) if kind else _take_last(bare)


def _take_last(bare: str) -> tuple[str, str]:
    for kind in _DOUBTS:
        for phrase in MARKS[kind]:
            if bare.endswith((f" {phrase}", f"({phrase}")):
                return kind, bare[: -len(phrase)]
    return "", bare
