# SPDX-License-Identifier: Apache-2.0
"""The words of the witness: read-only, with the marked passages; keys mark the selection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from registry.domain.structures import Span
from ui.language import T
from ui.statements.marks import CLEAR, KINDS, cleared, marked, points, trimmed, units

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_FIRST_DIGITS: Final = (ord("0"), 0x0660, 0x06F0)
"""Zero as European, Arabic and Persian keyboards send it."""


class OriginalText(QTextEdit):
    """Shows a text that nobody edits; ``marked`` when a person marked or cleared a passage."""

    marked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(T("Statements", "Original, read-only"))
        keys = T("Statements", "Select a passage; Ctrl and a digit marks it, Ctrl+0 clears it.")
        self.setAccessibleDescription(keys)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )

    def show_text(self, text: str, spans: Sequence[Span]) -> None:
        """Show a text with its marks; the cursor stays if the text is the same."""
        # What Qt would take for line ends or would not show must not shift a position either.
        if text != self._text or not self.toPlainText():
            self._text = text
            self.setPlainText(text)
        self.set_spans(spans)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show other marks on the same text."""
        self._spans = tuple(sorted(spans, key=lambda span: span.start))
        self.setExtraSelections([self._drawn(span) for span in self._spans])

    def spans(self) -> tuple[Span, ...]:
        """Return the marks, in order, in code points."""
        return self._spans

    def selection(self) -> tuple[int, int]:
        """Return the selected passage in code points, without white space at its ends."""
        cursor = self.textCursor()
        start = points(self._text, cursor.selectionStart())
        return trimmed(self._text, start, points(self._text, cursor.selectionEnd()))

    def select(self, start: int, end: int) -> None:
        """Select a passage given in code points and bring it into sight."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(self._text, start))
        cursor.setPosition(units(self._text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def mark(self, digit: str) -> None:
        """Mark the selection as the kind of ``digit``, or clear it for 0; nothing for nothing."""
        start, end = self.selection()
        if digit == CLEAR:
            # Without a selection the passage in which the cursor stands is meant.
            spans = cleared(self._spans, start, max(end, start + 1))
        elif start < end:
            spans = marked(self._spans, Span(start=start, end=end, kind=KINDS[digit]))
        else:
            return
        if spans != self._spans:
            self.set_spans(spans)
            self.marked.emit()

    def add(self, span: Span) -> None:
        """Mark a passage that was suggested."""
        self.set_spans(marked(self._spans, span))
        self.marked.emit()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl and a digit before the window takes it for one of its sections."""
        if event.type() is QEvent.Type.ShortcutOverride and _digit(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark or clear the selection on Ctrl and a digit."""
        digit = _digit(event)
        if digit is None:
            super().keyPressEvent(event)
        else:
            self.mark(digit)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in the colours of another palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._spans:
            self.set_spans(self._spans)

    def _drawn(self, span: Span) -> QTextEdit.ExtraSelection:
        """Underlined as well as coloured: no colour carries a meaning alone."""
        drawn = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        accent = self.palette().color(QPalette.ColorRole.Accent)
        ground = QColor(accent)
        ground.setAlpha(46)
        look.setBackground(ground)
        look.setUnderlineColor(accent)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(self._text, span.start))
        cursor.setPosition(units(self._text, span.end), QTextCursor.MoveMode.KeepAnchor)
        drawn.format, drawn.cursor = look, cursor
        return drawn


def _digit(event: QEvent | QObject) -> str | None:
    """Return the digit that was pressed with Ctrl if it means something here."""
    if not isinstance(event, QKeyEvent) or event.modifiers() & ~_KEYPAD != _CONTROL:
        return None
    for first in _FIRST_DIGITS:
        digit = str(event.key() - first)
        if digit in KINDS or digit == CLEAR:
            return digit
    return None
