# SPDX-License-Identifier: Apache-2.0
"""A person's eyes on the real window: what is in sight, by the words a person reads or hears.

Nothing sleeps: every wait is for a condition, and one that never comes fails with all that stands
in the window. Behind a dialog nothing can be reached.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
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


class Eyes:
    """Looks at one live window; ``shoot`` keeps pictures where ``pictures`` names a folder."""

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

    def can_press(self, words: str) -> bool:
        """Whether the button that says ``words`` can be pressed."""
        return self._find(QAbstractButton, words, lambda one: one.text()).isEnabled()

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """Return the cells of every row of the table called ``name``."""
        model = self._find(QTableView, name, lambda _: "").model()
        return [
            tuple(
                plain(str(model.index(row, at).data() or "")) for at in range(model.columnCount())
            )
            for row in range(model.rowCount())
        ]

    def value(self, name: str) -> str:
        """Return what stands in the line called ``name``."""
        line = self._line(name)
        return plain(line.text() if isinstance(line, QLineEdit) else "")

    def hears(self, name: str) -> str:
        """Return what a screen reader says of the thing called ``name``."""
        return plain(self._find(QWidget, name, lambda _: "").accessibleDescription())

    def shoot(self, name: str) -> None:
        """Keep a picture of the window, if pictures were asked for."""
        if self._pictures is not None:
            self.settle()
            self.until(self._is_still, "the window has come to rest")
            number = len(list(self._pictures.iterdir())) + 1
            front = QApplication.activeModalWidget() or self._live.window
            front.grab().save(str(self._pictures / f"{number:02d}-{name}.png"))

    def _bring_to_front(self) -> None:
        """Do what a window manager does once a dialog has closed."""
        if QApplication.activeWindow() is None:
            self._live.window.activateWindow()
            self.until(self._live.window.isActiveWindow, "the window is in front again")

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

    def _find(
        self, kind: type[Kind], name: str, words: Callable[[Kind], str], nth: int = 0
    ) -> Kind:
        def found() -> Kind | None:
            named = [
                one
                for one in self._all(kind)
                if name in {plain(one.accessibleName()), plain(words(one)).replace("&", "")}
            ]
            return named[nth] if nth < len(named) else None

        return self.until(found, f"a {kind.__name__} called “{name}”")

    def _all(self, kind: type[Kind]) -> list[Kind]:
        before = QApplication.activeModalWidget()  # behind a dialog nothing can be reached
        return [
            one
            for top in ([before] if before else QApplication.topLevelWidgets())
            if top.isVisible()
            for one in top.findChildren(kind)
            if one.isVisible()
        ]


def pause() -> None:
    """Let the window and the vault's thread go on; ``QTest.qWait`` would hold up that thread."""
    loop = QEventLoop()
    QTimer.singleShot(STEP_MS, loop.quit)
    loop.exec()
