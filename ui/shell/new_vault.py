# SPDX-License-Identifier: Apache-2.0
"""Making a vault: where it lies, for whom, and what closes it, with advice in plain words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QRadioButton, QVBoxLayout

from registry.services import surroundings
from ui.language import T, spoken
from ui.shell.screen import Screen, link, masthead, primary, row_of
from ui.shell.start import ENDING, free_path
from ui.widgets.file_line import SAVE, FileLine
from ui.widgets.new_passphrase import Judge, NewPassphrase, Suggest
from ui.widgets.plain_label import Card, PlainLabel
from ui.widgets.text_line import TextLine


class NewVaultScreen(Screen):
    """Says what was typed; making the vault is for whoever listens."""

    submitted = Signal(str, str)
    """The path and the passphrase; ``key_file`` and ``is_for_several`` say the rest."""
    given_up = Signal()

    def __init__(self, home: Path, judge: Judge, suggest: Suggest) -> None:
        super().__init__(width=620)
        self._path = TextLine(T("NewVault", "Where the vault lies"))
        self._path.setText(str(free_path(home, "registry")))
        self.passphrase = NewPassphrase(judge, suggest)
        self._one = QRadioButton(T("NewVault", "I work alone"))
        self._several = QRadioButton(T("NewVault", "Several of us will work in it"))
        self._one.setChecked(True)
        self._with_file = link(T("NewVault", "Ask for a key file too"))
        self._file = FileLine(T("NewVault", "Key file: one that is there, or a new one"), SAVE)
        self._file_says = PlainLabel(_without_it(), "hint")
        self._around = PlainLabel("", "notice")
        self._sentence = PlainLabel("", "problem")
        self._waiting = QProgressBar()
        self._waiting.setRange(0, 0)
        self._waiting.setAccessibleName(T("NewVault", "Making the vault"))
        self._make = primary(T("NewVault", "Make the vault"))
        self._back = link(T("NewVault", "Back"))
        self.add(masthead())
        self._box()
        self._connect()
        self._look_around()
        self._wait(waiting=False)

    def begin(self) -> None:
        """Put the cursor into the passphrase: the place is already good."""
        self.passphrase.setFocus()

    def key_file(self) -> Path | None:
        """Return the key file that shall belong to the passphrase; None if none was named."""
        return self._file.path()

    def is_for_several(self) -> bool:
        """Whether nobody shall ever approve their own work in this vault."""
        return self._several.isChecked()

    def refuse(self, sentence: str) -> None:
        """Say why no vault was made, and let the person change something."""
        self._wait(waiting=False)
        self._sentence.setText(sentence)

    def _box(self) -> None:
        card = Card()
        rows = QVBoxLayout(card)
        rows.setContentsMargins(28, 24, 28, 24)
        rows.setSpacing(8)
        rows.addWidget(PlainLabel(T("NewVault", "Make a vault"), "title"))
        rows.addWidget(PlainLabel(_nobody_resets(), "notice"))
        rows.addWidget(PlainLabel(T("NewVault", "Where the vault lies"), "label"))
        choose = link(T("NewVault", "Choose a folder"))
        choose.clicked.connect(self._choose)
        rows.addLayout(row_of(self._path, choose))
        rows.addWidget(self._around)
        rows.addWidget(PlainLabel(T("NewVault", "Who will work in it"), "label"))
        rows.addLayout(row_of(self._one, self._several, None))
        rows.addWidget(PlainLabel(_for_several(), "hint"))
        rows.addWidget(self.passphrase)
        rows.addLayout(row_of(self._with_file, None))
        rows.addWidget(self._file)
        rows.addWidget(self._file_says)
        rows.addWidget(self._sentence)
        rows.addWidget(self._waiting)
        rows.addLayout(row_of(self._back, None, self._make))
        self.add(card)
        self._file.hide()
        self._file_says.hide()

    def _connect(self) -> None:
        self.passphrase.changed.connect(self._weigh)
        self.passphrase.entered.connect(self._submit)
        self._with_file.clicked.connect(self._ask_file)
        self._path.textChanged.connect(self._weigh)
        self._path.textChanged.connect(self._look_around)
        self._make.clicked.connect(self._submit)
        self._back.clicked.connect(self.given_up)

    def _ask_file(self) -> None:
        """Show the line for the key file, or put it away and name none."""
        shown = self._file.isHidden()
        self._file.set_path(None)
        for widget in (self._file, self._file_says):
            widget.setVisible(shown)

    def _weigh(self) -> None:
        self._make.setEnabled(self._is_ready())

    def _look_around(self) -> None:
        """Warn of what may copy this folder elsewhere, or write memory to a bare disk."""
        found = surroundings.notices(Path(self._path.text().strip() or ".").expanduser())
        self._around.setText("\n".join(surroundings.words(one)[spoken()] for one in found))
        self._around.setVisible(bool(found))

    def _is_ready(self) -> bool:
        return self.passphrase.is_ready() and bool(self._path.text().strip())

    def _submit(self) -> None:
        if not self._make.isEnabled():
            return
        path, passphrase = self._path.text().strip(), self.passphrase.text()
        self._sentence.setText("")
        self._wait(waiting=True)
        self.submitted.emit(path if path.endswith(ENDING) else path + ENDING, passphrase)

    def _wait(self, *, waiting: bool) -> None:
        for widget in (
            self._path, self.passphrase, self._one, self._several, self._with_file, self._file,
            self._back,
        ):  # fmt: skip
            widget.setEnabled(not waiting)
        self._waiting.setVisible(waiting)
        self._make.setEnabled(not waiting and self._is_ready())

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, T("NewVault", "Choose a folder"))
        if chosen:
            self._path.setText(str(free_path(Path(chosen), "registry")))


def _nobody_resets() -> str:
    return T(
        "NewVault",
        "Nobody can reset a forgotten passphrase. When the vault is made, the window proposes two "
        "steps: recovery sheets, and a backup that is proven to open. Take both before you record "
        "anybody real.",
    )


def _for_several() -> str:
    return T(
        "NewVault",
        "Where several work, every package is approved by somebody other than its builder. You "
        "admit the others afterwards.",
    )


def _without_it() -> str:
    return T(
        "NewVault",
        "Without this file nobody opens the vault, not even you. It is made if it is not there "
        "yet. Keep it on another medium than the vault, and a copy of it elsewhere.",
    )
