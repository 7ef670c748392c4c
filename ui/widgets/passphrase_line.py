# SPDX-License-Identifier: Apache-2.0
"""A line for a passphrase: hidden, with an eye, and a word on what the keyboard is doing.

Nobody sees what is typed here, so the line says which letters the keyboard sends and whether
Caps Lock is on. Qt knows neither on every system: both are read from what is typed.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.assets import icon
from ui.language import T
from ui.widgets.plain_label import PlainLabel


class _Hidden(QLineEdit):
    typed = Signal(str, bool)
    """What one key sent, and whether Shift was held."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text().isprintable():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.typed.emit(event.text(), shift)
        super().keyPressEvent(event)


class PassphraseLine(QWidget):
    """``text()`` gives what was typed, ``clear()`` empties it; ``changed`` and ``entered`` tell."""

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._line = _Hidden()
        self._line.setAccessibleName(name)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        # Nothing may learn or keep what is typed: input methods, spelling, the clipboard's undo.
        self._line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._line.textChanged.connect(self.changed)
        self._line.returnPressed.connect(self.entered)
        self._line.typed.connect(self._say)
        self._hint = PlainLabel("", "hint")
        self._lay_out()
        self.setFocusProxy(self._line)

    def text(self) -> str:
        """Return what was typed, as it was typed."""
        return self._line.text()

    def clear(self) -> None:
        """Empty the line and hide it again."""
        self._eye.setChecked(False)
        self._line.clear()
        self._hint.setText("")

    def hint(self) -> str:
        """Return what the line says of the keyboard."""
        return self._hint.text()

    def _lay_out(self) -> None:
        self._eye = QToolButton()
        self._eye.setCheckable(True)
        self._eye.setIcon(icon("eye", self.palette().placeholderText().color().name()))
        self._eye.setAccessibleName(T("Passphrase", "Show what is typed"))
        self._eye.setToolTip(T("Passphrase", "Show what is typed"))
        self._eye.toggled.connect(self._show)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._line, 1)
        row.addWidget(self._eye)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(row)
        rows.addWidget(self._hint)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._line.setEchoMode(mode)

    def _say(self, text: str, shift: bool) -> None:  # noqa: FBT001 - our signal
        self._hint.setText(
            "  ·  ".join(part for part in (script_of(text), caps(text, shift=shift)) if part)
        )


def script_of(text: str) -> str:
    """Return in words which letters ``text`` is of; nothing for digits and signs."""
    letter = next((character for character in text if character.isalpha()), "")
    if not letter:
        return ""
    if unicodedata.bidirectional(letter) == "AL":
        return T("Passphrase", "The keyboard writes Arabic letters")
    return T("Passphrase", "The keyboard writes Latin letters")


def caps(text: str, *, shift: bool) -> str:
    """Return in words that Caps Lock is on, if a letter came out in the other case."""
    cased = text.upper() != text.lower()
    if cased and text.isupper() is not shift:
        return T("Passphrase", "Caps Lock is on")
    return ""
