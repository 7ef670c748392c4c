# SPDX-License-Identifier: Apache-2.0
"""A person's hands on the real window: press, write, pick, and go where the eyes found it.

Widgets are found by what a person reads or a screen reader says, never by their attributes; what
is not in sight cannot be used.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from tests.journeys.eyes import Eyes, NotOnTheScreen, plain


class Hands(Eyes):
    """Uses one live window: presses, writes, picks."""

    def press(self, words: str, nth: int = 0) -> None:
        """Press the ``nth`` button that says ``words``, once it can be pressed."""
        button = self._find(QAbstractButton, words, lambda one: one.text(), nth)
        self.until(button.isEnabled, f"“{words}” can be pressed")
        self._bring(button)
        if isinstance(button, QCheckBox | QRadioButton):  # wider than what a mouse must hit
            QTest.keyClick(button, Qt.Key.Key_Space)
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def write(self, name: str, text: str, nth: int = 0) -> None:
        """Write ``text`` into the ``nth`` line called ``name``, in place of what stood there."""
        line = self._line(name, nth)
        self._bring(line)
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(line, Qt.Key.Key_Delete)
        for letter in text:
            _type(line, letter)

    def refer(self, name: str, words: str) -> str:
        """Write ``words`` into the reference ``name`` and take the first record it offers."""
        line = self._line(name)
        self.write(name, words)
        popup = self.until(lambda: _offers(line), f"records are offered for “{words}”")
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
        ref = self.until(lambda: _reference(line), "the code stands in the line")
        self.settle()
        return ref

    def pick(self, name: str, words: str) -> None:
        """Pick the entry ``words`` of the list called ``name``, by keys."""
        box = self._find(QComboBox, name, lambda _: "")
        offered = [plain(box.itemText(at)) for at in range(box.count())]
        if words not in offered:
            told = f"{name}: “{words}” is none of {offered}"
            raise NotOnTheScreen(told)
        self._bring(box)
        box.setFocus()
        way = offered.index(words) - box.currentIndex()
        for _ in range(abs(way)):
            QTest.keyClick(box, Qt.Key.Key_Down if way > 0 else Qt.Key.Key_Up)
        self.settle()

    def turn_to(self, tab: str) -> None:
        """Press the tab of the record that begins with ``tab``."""
        tabs = self._all(QTabWidget)[0]
        at = next(n for n in range(tabs.count()) if plain(tabs.tabText(n)).startswith(tab))
        spot = tabs.tabBar().tabRect(at).center()
        QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, pos=spot)
        self.settle()

    def go_to_row(self, name: str, words: str) -> None:
        """Press the first row of the table ``name`` in which a cell holds ``words``."""
        table = self._find(QTableView, name, lambda _: "")
        at = self.until(
            lambda: next(
                (n for n, row in enumerate(self.rows(name), 1) if any(words in c for c in row)), 0
            ),
            f"a row with “{words}” in {name}",
        )
        index = table.model().index(at - 1, 0)
        table.scrollTo(index)
        spot = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.settle()

    def lock(self) -> None:
        """Press the keys that lock; this process is another one from then on."""
        self._bring_to_front()
        QTest.keyClick(self._live.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    def select(self, name: str, passage: str) -> QTextEdit:
        """Select the first ``passage`` of the text called ``name``."""
        text = self._find(QTextEdit, name, lambda _: "")
        cursor = text.document().find(passage)
        if cursor.isNull():
            raise NotOnTheScreen(passage)
        text.setTextCursor(cursor)
        text.setFocus()
        return text

    def keys(self, key: Qt.Key, *, on: QWidget | None = None) -> None:
        """Press Ctrl with ``key``, where the cursor is or on ``on``."""
        self._bring_to_front()
        held = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(on or QApplication.focusWidget() or self._live.window, key, held)
        self.settle()

    def _bring(self, widget: QWidget) -> None:
        """Scroll whatever holds ``widget`` until it is in sight, as a wheel would."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()


def _type(widget: QWidget, letter: str) -> None:
    """Send one letter; ``QTest.keyClicks`` aborts Python on Arabic ones."""
    key = Qt.Key.Key_Return if letter == "\n" else Qt.Key(0)
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


def _offers(line: QWidget) -> QWidget | None:
    completer = line.completer() if isinstance(line, QLineEdit) else None
    popup = completer.popup() if completer is not None else None
    return popup if popup is not None and popup.isVisible() else None


def _reference(line: QWidget) -> str:
    text = plain(line.text()) if isinstance(line, QLineEdit) else ""
    prefix, dash, rest = text.partition("-")
    return text if dash and prefix.isalpha() and rest.isalnum() else ""
