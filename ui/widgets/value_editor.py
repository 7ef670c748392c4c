# SPDX-License-Identifier: Apache-2.0
"""What every editor of a value offers, and the editors of plain values.

An editor takes and gives JSON-like content, as ``records.parse_input`` reads it: text, number,
true or false, an object or a list; None is nothing. It judges nothing: that is the registry's.
What a file withholds is shown as such and cannot be edited.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QTextEdit, QVBoxLayout, QWidget

from registry.domain.vocabulary import term_label, terms
from ui.language import T, led, spoken
from ui.widgets.text_line import TextLine


class ValueEditor(QWidget):
    """Base of all editors; ``name`` is what a screen reader says of it."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(4)

    def value(self) -> object:
        """Return what is in the editor, None if nothing."""
        raise TypeError

    def set_value(self, value: object) -> None:
        """Show ``value``, which may be None; ``changed`` may be told on the way."""
        raise TypeError(type(value))

    def lines(self) -> tuple[QWidget, ...]:
        """Return the widgets that take the mark of a refused value."""
        return (self,)

    def mark(self, *, refused: bool) -> None:
        """Draw the border of a refused value, or take it away."""
        for line in self.lines():
            if bool(line.property("refused")) is refused:
                continue
            line.setProperty("refused", refused)
            line.style().unpolish(line)
            line.style().polish(line)

    def _take(self, widget: QWidget) -> None:
        self.rows.addWidget(widget)
        if self.focusProxy() is None:
            self.setFocusProxy(widget)


class TextEditor(ValueEditor):
    """One line of text."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.line = TextLine(name)
        self.line.textChanged.connect(self.changed)
        self._take(self.line)

    def value(self) -> object:
        """Return the text, or None."""
        return self.line.text().strip() or None

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.line.setText("" if value is None else str(value))

    def lines(self) -> tuple[QWidget, ...]:
        """Return the line."""
        return (self.line,)


class NumberEditor(TextEditor):
    """A whole number, in the digits of any script."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.line.setMaximumWidth(130)

    def value(self) -> object:
        """Return the number; text that is none is returned as it is, to be refused."""
        text = self.line.text().strip()
        return int(text) if text.isdecimal() else text or None


class LongTextEditor(ValueEditor):
    """Text of several lines; Tab goes on to the next field, each paragraph finds its direction."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.text = QTextEdit()
        self.text.setAccessibleName(name)
        self.text.setAcceptRichText(False)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(86)
        self.text.setMaximumHeight(170)
        self.text.textChanged.connect(self.changed)
        self._take(self.text)

    def value(self) -> object:
        """Return the text, or None."""
        return self.text.toPlainText().strip() or None

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.text.setPlainText("" if value is None else str(value))

    def lines(self) -> tuple[QWidget, ...]:
        """Return the text."""
        return (self.text,)


class CheckEditor(ValueEditor):
    """Yes or no; a box nobody touched stays without an answer."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.box = QCheckBox(T("Editors", "Yes"))
        self.box.setAccessibleName(name)
        self._was: object = None
        self.box.toggled.connect(self.changed)
        self._take(self.box)

    def value(self) -> object:
        """Return True, False, or None where there was no answer and is none."""
        return True if self.box.isChecked() else (None if self._was is None else False)

    def set_value(self, value: object) -> None:
        """Tick the box or not."""
        self._was = value
        self.box.setChecked(value is True)


class _NoWheel(QObject):
    """A wheel over a list that is not in use scrolls the form, never changes a record."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on unless the box has the cursor."""
        idle = isinstance(watched, QWidget) and not watched.hasFocus()
        if idle and isinstance(event, QWheelEvent):
            event.ignore()
            return True
        return False


class TermEditor(ValueEditor):
    """One word of a vocabulary, or nothing recorded."""

    def __init__(self, name: str, vocabulary: str) -> None:
        super().__init__(name)
        self.box = QComboBox()
        self.box.setAccessibleName(name)
        self.box.addItem(T("Editors", "Not recorded"), None)
        for code in terms(vocabulary):
            self.box.addItem(led(term_label(vocabulary, code, spoken())), str(code))
        self.box.installEventFilter(_NoWheel(self))
        self.box.setMaxVisibleItems(16)
        # Not as wide as its longest word: a form of two columns must fit beside a list.
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(10)
        self.box.setMaximumWidth(420)
        self.box.currentIndexChanged.connect(self.changed)
        self._take(self.box)

    def value(self) -> object:
        """Return the code, or None."""
        return self.box.currentData()

    def set_value(self, value: object) -> None:
        """Choose a code; one that the vocabulary does not know is shown as it is."""
        index = 0 if value is None else self.box.findData(value)
        if index < 0:
            self.box.addItem(str(value), value)
            index = self.box.count() - 1
        self.box.setCurrentIndex(index)

    def lines(self) -> tuple[QWidget, ...]:
        """Return the box."""
        return (self.box,)
