# SPDX-License-Identifier: Apache-2.0
"""Marked passages as a person makes them: always in code points, converted at the widget's edge.

QTextEdit counts UTF-16 units: one emoji before a name would shift every mark behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from registry.domain.structures import Span

KINDS: Final = {"1": "person", "2": "place", "3": "phone", "4": "document"}
"""The digit of the key with Ctrl, and the kind of passage it marks; 0 clears."""
CLEAR: Final = "0"
_WIDE: Final = 0x10000
"""From here on a character takes two units in UTF-16."""


def units(text: str, points: int) -> int:
    """Return the position in UTF-16 units of the position ``points`` in code points."""
    return points + sum(1 for character in text[:points] if ord(character) >= _WIDE)


def points(text: str, utf16: int) -> int:
    """Return the position in code points of the position ``utf16`` in UTF-16 units.

    A position inside a pair, which no cursor should have, counts as before the character.
    """
    seen = 0
    for at, character in enumerate(text):
        seen += 2 if ord(character) >= _WIDE else 1
        if seen > utf16:
            return at
    return len(text)


def cleared(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return ``spans`` without the passage from ``start`` to ``end``; one around it is cut."""
    left: list[Span] = []
    for span in spans:
        if span.end <= start or end <= span.start:
            left.append(span)
            continue
        if span.start < start:
            left.append(replace(span, end=start))
        if end < span.end:
            left.append(replace(span, start=end))
    return tuple(left)


def marked(spans: Sequence[Span], new: Span) -> tuple[Span, ...]:
    """Return ``spans`` with ``new`` in place of whatever was marked there, in order."""
    every = (*cleared(spans, new.start, new.end), new)
    return tuple(sorted(every, key=lambda span: span.start))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the passage without the white space at its ends; empty where it is nothing else."""
    inner = text[start:end]
    first = start + len(inner) - len(inner.lstrip())
    return (first, max(first, start + len(inner.rstrip())))


def line_of(text: str, position: int) -> int:
    """Return the number of the line, from 1, in which ``position`` stands."""
    return text.count("\n", 0, position) + 1
