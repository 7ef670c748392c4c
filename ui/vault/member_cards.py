# SPDX-License-Identifier: Apache-2.0
"""The cards of the part about members: admit, change roles, remove, one's own access."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.language import T, ltr
from ui.vault.judging import new_passphrase
from ui.vault.roles_choice import RolesChoice
from ui.widgets.file_line import FileLine
from ui.widgets.passphrase_line import PassphraseLine
from ui.widgets.plain_label import Card, PlainLabel, give_role
from ui.widgets.text_line import TextLine


class ActionCard(Card):
    """A card that ends in one button that does it and one that leaves it."""

    left = Signal()

    def __init__(self, title: str, does: str) -> None:
        super().__init__()
        self.does = QPushButton(does)
        give_role(self.does, "primary")
        self._leave = QPushButton(T("VaultCards", "Leave it"))
        give_role(self._leave, "link")
        self._leave.clicked.connect(self.left)
        self.sentence = PlainLabel("", "problem")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(20, 16, 20, 16)
        self.rows.setSpacing(8)
        self.rows.addWidget(PlainLabel(title, "heading"))

    def end(self) -> None:
        """Put the sentence and the buttons under what was added."""
        row = QHBoxLayout()
        row.addWidget(self._leave)
        row.addStretch()
        row.addWidget(self.does)
        self.rows.addWidget(self.sentence)
        self.rows.addLayout(row)

    def refuse(self, sentence: str) -> None:
        """Say on the card why it was not done."""
        self.sentence.setText(sentence)
        self.does.setEnabled(True)

    def label(self, text: str, widget: QWidget) -> None:
        """Add ``widget`` under its label."""
        caption = PlainLabel(text, "label")
        caption.setBuddy(widget)
        self.rows.addWidget(caption)
        self.rows.addWidget(widget)


class AdmitCard(ActionCard):
    """Roles, a name, and the passphrase that the new member types."""

    submitted = Signal(tuple, str, str)
    """Roles, passphrase, name."""

    def __init__(self) -> None:
        super().__init__(T("Admit", "Admit a member"), T("Admit", "Admit"))
        self.roles, self.passphrase = RolesChoice(), new_passphrase()
        self.name = TextLine(T("Admit", "Name"))
        self.rows.addWidget(PlainLabel(T("Admit", "What are they here for?"), "label"))
        self.rows.addWidget(self.roles)
        self.label(T("Admit", "Name (kept in the protected file)"), self.name)
        said = T("Admit", "Let them sit down here and choose their own passphrase. Nobody else may "
                          "know it, not even you.")  # fmt: skip
        self.rows.addWidget(PlainLabel(said, "muted"))
        self.rows.addWidget(self.passphrase)
        self.end()
        self.roles.changed.connect(self._follow)
        self.passphrase.changed.connect(self._follow)
        self.does.clicked.connect(self._submit)
        self._follow()

    def begin(self) -> None:
        """Empty the card."""
        self.roles.set_roles(())
        self.passphrase.clear()
        self.name.clear()
        self.sentence.setText("")
        self._follow()

    def _follow(self) -> None:
        self.does.setEnabled(bool(self.roles.roles()) and self.passphrase.is_ready())

    def _submit(self) -> None:
        self.does.setEnabled(False)
        typed = self.passphrase.text()
        self.submitted.emit(self.roles.roles(), typed, self.name.text().strip())


class ChangeRolesCard(ActionCard):
    """The roles of one member."""

    submitted = Signal(str, tuple)

    def __init__(self) -> None:
        super().__init__(T("ChangeRoles", "Change roles"), T("ChangeRoles", "Change"))
        self.roles = RolesChoice()
        self._code = ""
        self._who = PlainLabel("", "label")
        self.rows.addWidget(self._who)
        self.rows.addWidget(self.roles)
        said = T(
            "ChangeRoles",
            "Keys that a role needs are given at once where you hold them. Keys that it no longer "
            "needs are taken away, and the file gets new ones.",
        )
        self.rows.addWidget(PlainLabel(said, "muted"))
        self.end()
        self.does.clicked.connect(lambda: self.submitted.emit(self._code, self.roles.roles()))

    def begin(self, code: str, roles: tuple[str, ...]) -> None:
        """Show the roles of ``code``."""
        self._code = code
        self._who.setText(ltr(code))
        self.roles.set_roles(roles)
        self.sentence.setText("")


class RemoveCard(ActionCard):
    """Says plainly what removing does, and what it cannot."""

    submitted = Signal(str)

    def __init__(self) -> None:
        super().__init__(T("Remove", "Remove a member"), T("Remove", "Remove"))
        self._code = ""
        self._who = PlainLabel("", "label")
        self.rows.addWidget(self._who)
        for said in (
            T("Remove", "Their passphrase opens this vault no more, and the registry file gets new "
                        "keys at once."),
            T("Remove", "If they read the protected file too, a keeper gives it new keys; until "
                        "then this page says so."),
            T("Remove", "What they read or copied while they were members stays theirs. Old copies "
                        "of this folder and old backups still open to them."),
        ):  # fmt: skip
            self.rows.addWidget(PlainLabel(said))
        self.end()
        self.does.clicked.connect(lambda: self.submitted.emit(self._code))

    def begin(self, code: str) -> None:
        """Ask about ``code``."""
        self._code = code
        self._who.setText(ltr(code))
        self.sentence.setText("")


class OwnPassphraseCard(ActionCard):
    """One's own passphrase, with or without a key file."""

    submitted = Signal(str, object, str, object)
    """Old passphrase, old key file or None, new passphrase, new key file or None."""

    def __init__(self) -> None:
        super().__init__(T("OwnPassphrase", "Change my passphrase"), T("OwnPassphrase", "Change"))
        self.old = PassphraseLine(T("OwnPassphrase", "Passphrase until now"))
        self.old_file = FileLine(T("OwnPassphrase", "Key file until now, if there is one"))
        self.new = new_passphrase()
        self.new_file = FileLine(T("OwnPassphrase", "Key file from now on (leave empty for none)"))
        self.label(T("OwnPassphrase", "Passphrase until now"), self.old)
        self.rows.addWidget(self.old_file)
        self.rows.addWidget(self.new)
        self.rows.addWidget(self.new_file)
        said = T("OwnPassphrase", "With a key file nobody opens the vault by the passphrase alone, "
                                  "and you do not either: keep a copy of the file in another "
                                  "place. If the file does not exist yet, it is made.")  # fmt: skip
        self.rows.addWidget(PlainLabel(said, "muted"))
        self.end()
        self.new.changed.connect(self._follow)
        self.old.changed.connect(self._follow)
        self.does.clicked.connect(self._submit)

    def begin(self) -> None:
        """Empty the card."""
        self.old.clear()
        self.new.clear()
        self.old_file.set_path(None)
        self.new_file.set_path(None)
        self.sentence.setText("")
        self._follow()

    def _follow(self) -> None:
        self.does.setEnabled(bool(self.old.text()) and self.new.is_ready())

    def _submit(self) -> None:
        self.does.setEnabled(False)
        old_file: Path | None = self.old_file.path()
        self.submitted.emit(self.old.text(), old_file, self.new.text(), self.new_file.path())


class TravelCard(ActionCard):
    """A second access that truthfully opens the registry file only."""

    submitted = Signal(str)

    def __init__(self) -> None:
        super().__init__(T("TravelAccess", "Travel access"), T("TravelAccess", "Make it"))
        self.passphrase = new_passphrase()
        said = T("TravelAccess", "A second passphrase of yours that opens the registry only. Who "
                                 "makes you type it sees no protected identity and no statement, "
                                 "because the key for them is not there.")  # fmt: skip
        self.rows.addWidget(PlainLabel(said))
        self.rows.addWidget(self.passphrase)
        self.end()
        self.passphrase.changed.connect(lambda: self.does.setEnabled(self.passphrase.is_ready()))
        self.does.clicked.connect(lambda: self.submitted.emit(self.passphrase.text()))

    def begin(self) -> None:
        """Empty the card."""
        self.passphrase.clear()
        self.sentence.setText("")
        self.does.setEnabled(False)
