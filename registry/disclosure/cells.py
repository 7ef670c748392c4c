# SPDX-License-Identifier: Apache-2.0
"""Spreadsheet cells that can only be text: a cell that could run gets an apostrophe in front.

A spreadsheet program takes a cell that begins with ``= + - @`` for a formula, some even behind
a byte order mark, spaces, marks of direction or in full-width letters (CWE-1236). The apostrophe
is plain to see, and ``unescape_cell`` takes it away: a cell that begins with one gets another.
"""

from __future__ import annotations

import unicodedata
from typing import Final

ESCAPE: Final = "'"
_STARTS: Final = frozenset("=+-@\u2212'")
_CONTROLS: Final = frozenset("\t\r\n\0")
# Letters, controls, spaces and marks that show nothing and may stand before a formula.
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me", "Cn", "Co"})
_FILLERS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_BIDI: Final = dict.fromkeys(
    (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
)


def escape_cell(text: str) -> str:
    """Return ``text`` so that a spreadsheet program shows it and never runs it."""
    return ESCAPE + text if _could_run(text) else text


def unescape_cell(cell: str) -> str:
    """Return what ``escape_cell`` was given."""
    return cell.removeprefix(ESCAPE)


def without_bidi(text: str) -> str:
    """Return ``text`` without marks of direction and byte order marks; all else stays."""
    return text.translate(_BIDI)


def _could_run(text: str) -> bool:
    for character in text:
        if character in _CONTROLS:
            return True
        if character in _FILLERS or unicodedata.category(character) in _INVISIBLE:
            continue
        return unicodedata.normalize("NFKC", character)[:1] in _STARTS
    return False
