# SPDX-License-Identifier: Apache-2.0
"""The unlock screen: a box of one width, the same for every vault. Shows before all else loads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from ui.language import T, ltr
from ui.shell.screen import Screen, link, masthead, primary, row_of
from ui.widgets.file_line import FileLine
from ui.widgets.passphrase_line import PassphraseLine
from ui.widgets.plain_label import Card, PlainLabel


class UnlockScreen(Screen):
    """Asks for the passphrase of ``path``; the window answers by opening it or with a sentence."""

    submitted = Signal(str)
    """The passphrase, as it was typed; the line is empty from then on."""
    another_wanted = Signal()

    def __init__(self, path: Path, *, was_locked: bool) -> None:
        super().__init__(width=480)
        self._line = PassphraseLine(T("Unlock", "Passphrase"))
        self._line.entered.connect(self._submit)
        self._open = primary(T("Unlock", "Open"))
        self._open.clicked.connect(self._submit)
        self._waiting = QProgressBar()
        self._waiting.setRange(0, 0)
        self._waiting.setTextVisible(False)
        self._waiting.setAccessibleName(T("Unlock", "Opening the vault"))
        self._sentence = PlainLabel("", "problem")
        self._with_file = link(T("Unlock", "Key file"))
        self._with_file.clicked.connect(self._ask_file)
        self._file = FileLine(T("Unlock", "Key file, if this vault was closed with one"))
        self._file.line.returnPressed.connect(self._submit)
        self._file.hide()
        self._another = link(T("Unlock", "Another vault"))
        self._another.clicked.connect(self.another_wanted)
        self.add(masthead())
        self._box(path, was_locked=was_locked)
        self._wait(waiting=False)

    def begin(self) -> None:
        """Put the cursor into the line."""
        self._line.setFocus()

    def key_file(self) -> Path | None:
        """Return the key file that goes with the passphrase; None if none was named."""
        return self._file.path()

    def refuse(self, sentence: str) -> None:
        """Say why the vault did not open, and let the person type again."""
        self._wait(waiting=False)
        self._sentence.setText(sentence)
        self._line.setFocus()

    def _box(self, path: Path, *, was_locked: bool) -> None:
        card = Card()
        rows = QVBoxLayout(card)
        rows.setContentsMargins(28, 24, 28, 24)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(T("Unlock", "This vault is locked"), "title"))
        rows.addWidget(PlainLabel(ltr(str(path)), "muted"))
        if was_locked:
            rows.addWidget(PlainLabel(T("Unlock", "Your draft is kept, encrypted."), "muted"))
        rows.addSpacing(6)
        rows.addWidget(PlainLabel(T("Unlock", "Passphrase"), "label"))
        rows.addWidget(self._line)
        rows.addLayout(row_of(self._with_file, None))
        rows.addWidget(self._file)
        rows.addWidget(self._sentence)
        rows.addWidget(self._waiting)
        rows.addLayout(row_of(self._another, None, self._open))
        self.add(card)

    def _ask_file(self) -> None:
        """Show the line for the key file, or put it away and name none."""
        shown = self._file.isHidden()
        self._file.setVisible(shown)
        self._file.set_path(None)
        (self._file if shown else self._line).setFocus()

    def _submit(self) -> None:
        if not self._line.isEnabled():
            return
        passphrase = self._line.text()
        self._line.clear()
        self._sentence.setText("")
        self._wait(waiting=True)
        self.submitted.emit(passphrase)

    def _wait(self, *, waiting: bool) -> None:
        for widget in (self._line, self._file, self._with_file, self._open, self._another):
            widget.setEnabled(not waiting)
        self._waiting.setVisible(waiting)
