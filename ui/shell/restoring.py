# SPDX-License-Identifier: Apache-2.0
"""What the screens that bring a vault back have in common: one card, one sentence, two buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from ui.language import T
from ui.shell.screen import Screen, link, masthead, primary, row_of
from ui.widgets.plain_label import Card, PlainLabel


class RestoringScreen(Screen):
    """A subclass puts its rows into ``box``, calls ``end``, and emits ``submitted``."""

    submitted = Signal(object)
    """A function without arguments for the background thread that returns an ``Opened``."""
    given_up = Signal()

    def __init__(self, title: str, about: str, does: str) -> None:
        super().__init__(width=660)
        card = Card()
        self.box = QVBoxLayout(card)
        self.box.setContentsMargins(28, 24, 28, 24)
        self.box.setSpacing(10)
        self.box.addWidget(PlainLabel(title, "title"))
        self.box.addWidget(PlainLabel(about, "muted"))
        self.does = primary(does)
        self._back = link(T("Restoring", "Back"))
        self._back.clicked.connect(self.given_up)
        self._sentence = PlainLabel("", "problem")
        self._waiting = QProgressBar()
        self._waiting.setRange(0, 0)
        self._waiting.setTextVisible(False)
        self._waiting.setAccessibleName(title)
        self._waiting.hide()
        self.add(masthead(), card)

    def end(self) -> None:
        """Put the sentence and the buttons under what was added."""
        self.box.addWidget(self._sentence)
        self._sentence.hide()
        self.box.addWidget(self._waiting)
        self.box.addLayout(row_of(self._back, None, self.does))

    def wait(self) -> None:
        """Show that it is being done; nothing can be pressed meanwhile."""
        self._sentence.hide()
        self._waiting.show()
        for button in (self.does, self._back):
            button.setEnabled(False)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was brought back, and let the person change something."""
        self._waiting.hide()
        self._sentence.setText(sentence)
        self._sentence.show()
        for button in (self.does, self._back):
            button.setEnabled(True)

    def said(self) -> str:
        """Return why nothing was brought back."""
        return self._sentence.text()
