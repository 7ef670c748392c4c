# SPDX-License-Identifier: Apache-2.0
"""A line to write in whose direction follows what is written, not the language of the window.

Digits, dates and codes stay left to right; a name goes the way of its first letter.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

_RTL = frozenset({"R", "AL"})
_STRONG = frozenset({"L"}) | _RTL


def direction_of(text: str) -> Qt.LayoutDirection | None:
    """Return the direction of the first strong letter of ``text``; None without one (UAX 9)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _STRONG:
            rtl = kind in _RTL
            return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    return None


class TextLine(QLineEdit):
    """One line of content; ``name`` is what a screen reader says."""

    def __init__(self, name: str, *, placeholder: str = "", weak_is_ltr: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._weak_is_ltr = weak_is_ltr
        self.textChanged.connect(self._follow)

    def setText(self, text: str | None) -> None:
        """Show ``text`` from its beginning, unless somebody is writing here."""
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _follow(self, text: str) -> None:
        found = direction_of(text)
        if found is None and text.strip() and self._weak_is_ltr:
            found = Qt.LayoutDirection.LeftToRight
        if found is None:
            self.unsetLayoutDirection()
        elif found is not self.layoutDirection():
            self.setLayoutDirection(found)
