# SPDX-License-Identifier: Apache-2.0
"""A person's hands and eyes on the real window: press, write, pick, read, and wait until it shows.

Widgets are found by what a person reads or a screen reader says, never by their attributes; what
is not in sight cannot be used. Nothing sleeps: every wait is for a condition, and one that never
comes fails with all that stands in the window.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from ui.shell.session import Session

PATIENCE_MS: Final = 20_000
STEP_MS: Final = 10
STILL_STEPS: Final = 8
_UNSEEN: Final = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
Kind = TypeVar("Kind", bound=QWidget)
Seen = TypeVar("Seen")


class NotOnTheScreen(AssertionError):
    """What should have come into sight did not."""


def plain(text: str) -> str:
    """Return ``text`` without the marks of direction that nobody sees."""
    return text.translate(_UNSEEN)


class Hands:
    """Uses one live window; ``shoot`` keeps a picture of it where ``pictures`` names a folder."""

    def __init__(self, live: Session, pictures: Path | None = None) -> None:
        self._live = live
        self._pictures = pictures

    def until(self, look: Callable[[], Seen | None], what: str) -> Seen:
        """Return the first true answer of ``look``; fail with what is in sight instead."""
        for _ in range(PATIENCE_MS // STEP_MS):
            if found := look():
                return found
            pause()
        told = f"{what}\nIn sight: {self.texts()}"
        raise NotOnTheScreen(told)

    def settle(self) -> None:
        """Wait until every question to the vault is answered, and a moment for its drawing."""
        self.until(self._live.background.is_idle, "the vault answers")
        pause()
        self.until(self._live.background.is_idle, "the vault answers")

    def sees(self, words: str) -> str:
        """Wait until a text in sight holds ``words``; return that text."""
        return self.until(
            lambda: next((text for text in self.texts() if words in text), ""), f"sees “{words}”"
        )

    def texts(self) -> list[str]:
        """Return every text in sight, as it is read."""
        shown = [
            *(one.text() for one in self._all(QLabel)),
            *(one.text() for one in self._all(QAbstractButton)),
            *(one.displayText() for one in self._all(QLineEdit)),
            *(one.toPlainText() for one in self._all(QTextEdit)),
            *(one.toPlainText() for one in self._all(QPlainTextEdit)),
        ]
        return [plain(text) for text in shown if text.strip()]

    def press(self, words: str) -> None:
        """Press the button that says ``words``, once it can be pressed."""
        button = self._find(QAbstractButton, words, lambda one: one.text())
        self.until(button.isEnabled, f"“{words}” can be pressed")
        self._bring(button)
        if isinstance(button, QCheckBox | QRadioButton):  # wider than what a mouse must hit
            QTest.keyClick(button, Qt.Key.Key_Space)
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def can_press(self, words: str) -> bool:
        """Whether the button that says ``words`` can be pressed."""
        return self._find(QAbstractButton, words, lambda one: one.text()).isEnabled()

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

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """Return the cells of every row of the table called ``name``."""
        model = self._find(QTableView, name, lambda _: "").model()
        return [
            tuple(
                plain(str(model.index(row, at).data() or "")) for at in range(model.columnCount())
            )
            for row in range(model.rowCount())
        ]

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

    def value(self, name: str) -> str:
        """Return what stands in the line called ``name``."""
        line = self._line(name)
        return plain(line.text() if isinstance(line, QLineEdit) else "")

    def hears(self, name: str) -> str:
        """Return what a screen reader says of the thing called ``name``."""
        return plain(self._find(QWidget, name, lambda _: "").accessibleDescription())

    def lock(self) -> None:
        """Press the keys that lock; this process is another one from then on."""
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
        if QApplication.activeWindow() is None:  # a dialog has closed: a window manager does this
            self._live.window.activateWindow()
            self.until(self._live.window.isActiveWindow, "the window is in front again")
        held = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(on or QApplication.focusWidget() or self._live.window, key, held)
        self.settle()

    def shoot(self, name: str) -> None:
        """Keep a picture of the window, if pictures were asked for."""
        if self._pictures is not None:
            self.settle()
            self.until(self._is_still, "the window has come to rest")
            number = len(list(self._pictures.iterdir())) + 1
            self._live.window.grab().save(str(self._pictures / f"{number:02d}-{name}.png"))

    def _is_still(self) -> bool:
        """Whether nothing moves: two pictures after each other are the same."""
        before = self._live.window.grab().toImage()
        for _ in range(STILL_STEPS):
            pause()
        return before == self._live.window.grab().toImage()

    def _line(self, name: str, nth: int = 0) -> QWidget:
        def found() -> QWidget | None:
            lines = [*self._all(QLineEdit), *self._all(QTextEdit), *self._all(QPlainTextEdit)]
            named = [one for one in lines if plain(one.accessibleName()) == name]
            return named[nth] if nth < len(named) else None

        return self.until(found, f"a line called “{name}”")

    def _find(self, kind: type[Kind], name: str, words: Callable[[Kind], str]) -> Kind:
        def found() -> Kind | None:
            named = (
                one
                for one in self._all(kind)
                if name in {plain(one.accessibleName()), plain(words(one)).replace("&", "")}
            )
            return next(named, None)

        return self.until(found, f"a {kind.__name__} called “{name}”")

    def _all(self, kind: type[Kind]) -> list[Kind]:
        return [
            one
            for top in QApplication.topLevelWidgets()
            if top.isVisible()
            for one in top.findChildren(kind)
            if one.isVisible()
        ]

    def _bring(self, widget: QWidget) -> None:
        """Scroll whatever holds ``widget`` until it is in sight, as a wheel would."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()


def pause() -> None:
    """Let the window and the vault's thread go on; ``QTest.qWait`` would hold up that thread."""
    loop = QEventLoop()
    QTimer.singleShot(STEP_MS, loop.quit)
    loop.exec()


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
