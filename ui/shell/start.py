# SPDX-License-Identifier: Apache-2.0
"""The first screen where no vault was named: language, demonstration, new vault, open a vault.

Which vaults were opened before is kept nowhere; only those that lie in the home folder itself,
in plain sight, are offered.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.language import LANGUAGES, T, ltr, spoken
from ui.shell.screen import Choice, Screen, link, masthead, row_of
from ui.widgets.plain_label import PlainLabel, give_role

MOST_OFFERED: Final = 4
ENDING: Final = ".sijill"


class StartScreen(Screen):
    """Says what was chosen; decides nothing."""

    language_chosen = Signal(str)
    demonstration_chosen = Signal()
    new_vault_chosen = Signal()
    vault_chosen = Signal(str)
    """The path of a vault in the home folder, or empty: the person will point at one."""
    restoring_chosen = Signal(str)
    """A way of ``opening.RESTORING`` to bring back a vault that does not open."""

    def __init__(self, home: Path) -> None:
        super().__init__(width=620)
        self.add(masthead())
        purpose = T(
            "Start",
            "A registry of the killed, the missing and the witnesses. "
            "Everything stays encrypted on this computer.",
        )
        self.add(PlainLabel(purpose, "muted"))
        self.add(row_of(*(self._language(code) for code in LANGUAGES), None))
        self._demonstration()
        self._new_vault()
        self._open(home)
        self._restore()

    def begin(self) -> None:
        """Put the cursor on the demonstration, the safe first step."""
        self.first.setFocus()

    def _language(self, code: str) -> QPushButton:
        button = QPushButton(LANGUAGES[code])
        give_role(button, "choice")
        button.setCheckable(True)
        button.setChecked(code == spoken())
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.language_chosen.emit(code))
        return button

    def _demonstration(self) -> None:
        self.first = Choice(
            T("Start", "Look around in a demonstration"),
            T("Start", "An invented town with invented people, made in your home folder."),
        )
        self.first.clicked.connect(self.demonstration_chosen)
        self.add(self.first)

    def _new_vault(self) -> None:
        choice = Choice(
            T("Start", "Make a vault"),
            T(
                "Start",
                "A new encrypted folder for you or your organisation, closed by a passphrase.",
            ),
        )
        choice.clicked.connect(self.new_vault_chosen)
        self.add(choice)

    def _open(self, home: Path) -> None:
        for path in vaults_in(home):
            choice = Choice(T("Start", "Open {name}").format(name=ltr(path.stem)), ltr(str(path)))
            choice.clicked.connect(lambda _=False, path=path: self.vault_chosen.emit(str(path)))
            self.add(choice)
        choice = Choice(
            T("Start", "Open another vault"),
            T("Start", "A folder whose name ends in {ending}.").format(ending=ltr(ENDING)),
        )
        choice.clicked.connect(lambda: self.vault_chosen.emit(""))
        self.add(choice)

    def _restore(self) -> None:
        """Offer quietly what nobody hopes to need."""
        ways = {
            "sheets": T("Start", "I have recovery sheets"),
            "backup": T("Start", "Restore from a backup"),
        }
        buttons = []
        for way, words in ways.items():
            buttons.append(link(words))
            buttons[-1].clicked.connect(lambda _=False, way=way: self.restoring_chosen.emit(way))
        self.add(row_of(*buttons, None))


def vaults_in(home: Path) -> list[Path]:
    """Return the vaults that lie in ``home`` itself, at most ``MOST_OFFERED``; none on trouble."""
    try:
        found = sorted(path for path in home.glob(f"*{ENDING}") if path.is_dir())
    except OSError:
        return []
    return found[:MOST_OFFERED]


def free_path(folder: Path, name: str) -> Path:
    """Return a path in ``folder`` for a vault ``name`` at which nothing lies yet."""
    path, number = folder / f"{name}{ENDING}", 2
    while path.exists():
        path, number = folder / f"{name}-{number}{ENDING}", number + 1
    return path
