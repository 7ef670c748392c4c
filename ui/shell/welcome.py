# SPDX-License-Identifier: Apache-2.0
"""A vault that has opened, and the dialog with which one just made or brought back begins.

Whoever has a new vault is shown the two steps that make it safe to lose a passphrase or a disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Self

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from registry.services.vaults import Vault
from ui.desk import VaultFacts
from ui.language import T, ltr
from ui.shell.screen import Choice, link, primary, row_of
from ui.widgets.plain_label import PlainLabel

DEMONSTRATION: Final = "demonstration"
NEW: Final = "new"
RECOVERED: Final = "recovered"
RESTORED: Final = "restored"
TurnTo = Callable[[str, str], None]
"""Brings a part of a section into sight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A vault that has opened; ``welcome`` says with which words, empty for none.

    ``passphrase`` is that of a demonstration just made, ``notes`` what else must be known.
    """

    vault: Vault
    facts: VaultFacts
    welcome: str = ""
    passphrase: str = ""
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, vault: Vault, welcome: str = "", *, passphrase: str = "", notes: tuple[str, ...] = ()
    ) -> Self:
        """Read the facts of ``vault``, on the thread that owns it."""
        facts = VaultFacts.of(vault)
        return cls(vault=vault, facts=facts, welcome=welcome, passphrase=passphrase, notes=notes)


class WelcomeDialog(QDialog):
    """Says what there is now, and offers what comes next."""

    def __init__(self, parent: QWidget, opened: Opened, turn_to: TurnTo) -> None:
        super().__init__(parent)
        self._turn_to = turn_to
        title, sentence = _WORDS[opened.welcome]()
        self.setWindowTitle(T("Screen", "Sijill"))
        self.setMinimumWidth(520)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(28, 24, 28, 24)
        self.rows.setSpacing(12)
        self.rows.addWidget(PlainLabel(title, "title"))
        for words in (sentence, *opened.notes):
            self.rows.addWidget(PlainLabel(words))
        if opened.welcome == DEMONSTRATION:
            self._tell_passphrase(opened)
        else:
            self._offer_steps()

    def _tell_passphrase(self, opened: Opened) -> None:
        self.rows.addWidget(PlainLabel(ltr(opened.passphrase), "chip", selectable=True))
        self.rows.addWidget(PlainLabel(ltr(str(opened.facts.path)), "muted"))
        close = primary(T("Opening", "Look around"))
        close.clicked.connect(self.accept)
        self.rows.addLayout(row_of(None, close))

    def _offer_steps(self) -> None:
        sheets = Choice(
            T("Opening", "Prepare recovery sheets"),
            T("Opening", "Paper that opens the vault when every passphrase is forgotten."),
        )
        backup = Choice(
            T("Opening", "Make a backup and prove that it opens"),
            T("Opening", "A file on another disk, tried before it is needed."),
        )
        later = link(T("Opening", "Later"))
        self._leads(sheets, "recovery")
        self._leads(backup, "backups")
        later.clicked.connect(self.reject)
        for choice in (sheets, backup):
            self.rows.addWidget(choice)
        self.rows.addLayout(row_of(None, later))
        sheets.setFocus()

    def _leads(self, button: QPushButton, part: str) -> None:
        def lead() -> None:
            self.accept()
            self._turn_to("vault", part)

        button.clicked.connect(lead)


_WORDS: Final[dict[str, Callable[[], tuple[str, str]]]] = {
    DEMONSTRATION: lambda: (
        T("Opening", "The demonstration is ready"),
        T("Opening", "It opens again with this passphrase:"),
    ),
    NEW: lambda: (
        T("Opening", "The vault is made"),
        T("Opening", "Two steps before you record anybody real. Both stand in the section “This "
                     "vault” too."),
    ),
    RECOVERED: lambda: (
        T("Opening", "The vault is brought back"),
        T("Opening", "It opens with your new passphrase. The sheets that were used are known to "
                     "those who typed them: make new ones, and a new backup."),
    ),
    RESTORED: lambda: (
        T("Opening", "The vault is restored"),
        T("Opening", "It opens as it was when the backup was made. What was written since is not "
                     "in it. The old folder, if it still exists, stays as it is."),
    ),
}  # fmt: skip
