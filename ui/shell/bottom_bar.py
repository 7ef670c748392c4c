# SPDX-License-Identifier: Apache-2.0
"""The bottom line: when the vault locks, that nothing is sent, what was done, Save and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui.language import T, ltr
from ui.shell.screen import link
from ui.widgets.plain_label import PlainLabel, give_role

SENTENCE_MS = 12_000
"""How long a sentence about what was done stays."""


class BottomBar(QFrame):
    """Tells and offers; ``save``, ``cancel`` and ``lock`` were pressed."""

    save = Signal()
    cancel = Signal()
    lock = Signal()

    def __init__(self) -> None:
        super().__init__()
        give_role(self, "bar")
        self._left = link("")
        self._left.setAccessibleName(T("BottomBar", "Lock now"))
        self._left.setToolTip(T("BottomBar", "Lock now (Ctrl+L)"))
        self._left.clicked.connect(self.lock)
        self._offline = PlainLabel(T("BottomBar", "Offline: nothing is sent"), "hint").one_line()
        self._draft = PlainLabel("", "hint").one_line()
        self._sentence = PlainLabel("", "")
        self._cancel = QPushButton(T("BottomBar", "Cancel"))
        self._save = QPushButton(T("BottomBar", "Save"))
        give_role(self._save, "primary")
        self._save.setToolTip(ltr("Ctrl+S"))
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.cancel)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.timeout.connect(lambda: self._sentence.setText(""))
        self._lay_out()
        self.offer(edited=False)

    def show_left(self, seconds: int) -> None:
        """Show the time until the vault locks."""
        time = ltr(f"{seconds // 60}:{seconds % 60:02d}")
        self._left.setText(T("BottomBar", "Locks in {time}").format(time=time))

    def show_draft(self, time: str) -> None:
        """Show when the draft was kept last; empty when there is none."""
        words = T("BottomBar", "Draft kept {time}").format(time=ltr(time)) if time else ""
        self._draft.setText(words)

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._sentence.setText(sentence)
        self._forget.start(SENTENCE_MS)

    def said(self) -> str:
        """Return the sentence that is shown."""
        return self._sentence.text()

    def offer(self, *, edited: bool) -> None:
        """Offer Save and Cancel while something is edited."""
        self._save.setVisible(edited)
        self._cancel.setVisible(edited)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self._left)
        row.addWidget(self._offline)
        row.addWidget(self._draft)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        # The line keeps its height when the buttons come and go: nothing jumps.
        self.setFixedHeight(self._save.sizeHint().height() + 18)
