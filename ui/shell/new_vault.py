# SPDX-License-Identifier: Apache-2.0
"""Making a vault: where it lies and the passphrase, twice, with advice in plain words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QProgressBar, QVBoxLayout

from registry.services import surroundings
from ui.language import T, ltr, spoken
from ui.shell.screen import Screen, link, masthead, primary, row_of
from ui.shell.start import real_records_wait
from ui.widgets.passphrase_line import PassphraseLine
from ui.widgets.plain_label import Card, PlainLabel
from ui.widgets.text_line import TextLine

ENDING: Final = ".sijill"
GOOD_LENGTH: Final = 20
Weakness = Callable[[str], str]
"""Returns ``short``, ``guessable`` or nothing for what was typed."""


class NewVaultScreen(Screen):
    """Says what was typed; making the vault is for whoever listens."""

    submitted = Signal(str, str)
    """The path and the passphrase."""
    given_up = Signal()

    def __init__(self, home: Path, weakness: Weakness) -> None:
        super().__init__(width=600)
        self._weakness = weakness
        self._path = TextLine(T("NewVault", "Where the vault lies"))
        self._path.setText(str(free_path(home, "registry")))
        self._first = PassphraseLine(T("NewVault", "Passphrase"))
        self._second = PassphraseLine(T("NewVault", "The same passphrase again"))
        self._advice = PlainLabel("", "hint")
        self._around = PlainLabel("", "notice")
        self._invented = QCheckBox(
            T("NewVault", "I will keep invented records only in it, for now")
        )
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
        self._first.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why no vault was made, and let the person change something."""
        self._wait(waiting=False)
        self._sentence.setText(sentence)

    def advice(self) -> str:
        """Return in plain words what is missing, or how good the passphrase is."""
        typed, again = self._first.text(), self._second.text()
        weak = self._weakness(typed) if typed else "short"
        if weak:
            return _WEAK[weak]()
        if typed != again:
            return T("NewVault", "Now type it a second time, exactly the same.")
        if len(typed) < GOOD_LENGTH:
            return T("NewVault", "It can be used. One or two words more would make it stronger.")
        return T("NewVault", "A good passphrase.")

    def _box(self) -> None:
        card = Card()
        rows = QVBoxLayout(card)
        rows.setContentsMargins(28, 24, 28, 24)
        rows.setSpacing(8)
        rows.addWidget(PlainLabel(T("NewVault", "Make a vault"), "title"))
        rows.addWidget(PlainLabel(real_records_wait(), "notice"))
        rows.addWidget(PlainLabel(T("NewVault", "Where the vault lies"), "label"))
        choose = link(T("NewVault", "Choose a folder"))
        choose.clicked.connect(self._choose)
        rows.addLayout(row_of(self._path, choose))
        rows.addWidget(self._around)
        rows.addWidget(PlainLabel(T("NewVault", "Passphrase"), "label"))
        rows.addWidget(self._first)
        rows.addWidget(PlainLabel(T("NewVault", "The same passphrase again"), "label"))
        rows.addWidget(self._second)
        rows.addWidget(self._advice)
        rows.addWidget(self._invented)
        rows.addWidget(self._sentence)
        rows.addWidget(self._waiting)
        rows.addLayout(row_of(self._back, None, self._make))
        self.add(card)

    def _connect(self) -> None:
        for line in (self._first, self._second):
            line.changed.connect(self._weigh)
            line.entered.connect(self._submit)
        self._invented.toggled.connect(self._weigh)
        self._path.textChanged.connect(self._weigh)
        self._path.textChanged.connect(self._look_around)
        self._make.clicked.connect(self._submit)
        self._back.clicked.connect(self.given_up)

    def _weigh(self) -> None:
        self._advice.setText(self.advice())
        self._make.setEnabled(self._is_ready())

    def _look_around(self) -> None:
        """Warn of what may copy this folder elsewhere, or write memory to a bare disk."""
        found = surroundings.notices(Path(self._path.text().strip() or ".").expanduser())
        self._around.setText("\n".join(surroundings.words(one)[spoken()] for one in found))
        self._around.setVisible(bool(found))

    def _is_ready(self) -> bool:
        typed = self._first.text()
        same = bool(typed) and typed == self._second.text()
        return same and not self._weakness(typed) and self._invented.isChecked() and self._named()

    def _named(self) -> bool:
        return bool(self._path.text().strip())

    def _submit(self) -> None:
        if not self._make.isEnabled():
            return
        path, passphrase = self._path.text().strip(), self._first.text()
        self._sentence.setText("")
        self._wait(waiting=True)
        self.submitted.emit(path if path.endswith(ENDING) else path + ENDING, passphrase)

    def _wait(self, *, waiting: bool) -> None:
        for widget in (self._path, self._first, self._second, self._invented, self._back):
            widget.setEnabled(not waiting)
        self._waiting.setVisible(waiting)
        self._weigh()
        self._make.setEnabled(not waiting and self._is_ready())

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, T("NewVault", "Choose a folder"))
        if chosen:
            self._path.setText(str(free_path(Path(chosen), "registry")))


_WEAK: Final = {
    "short": lambda: T(
        "NewVault",
        "At least {count} characters. Four or five words that have nothing to do with each other "
        "or with you are easy to keep in mind and hard to guess.",
    ).format(count=ltr("12")),
    "guessable": lambda: T(
        "NewVault",
        "Easy to guess: names, well-known phrases, dates, repeats and neighbouring keys are tried "
        "first. Take words that have nothing to do with each other.",
    ),
}


def free_path(folder: Path, name: str) -> Path:
    """Return a path in ``folder`` for a vault ``name`` at which nothing lies yet."""
    path, number = folder / f"{name}{ENDING}", 2
    while path.exists():
        path, number = folder / f"{name}-{number}{ENDING}", number + 1
    return path
