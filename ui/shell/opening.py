# SPDX-License-Identifier: Apache-2.0
"""All that needs the services, in one room: opening and making vaults, and the sections over one.

Imported on the background thread while the passphrase is typed. ``open_vault``, ``make_vault``
and ``demonstrate`` run on that thread, because the connection belongs to it; the rest on the main.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from registry.errors import RegistryError
from registry.services import demo, drafts, listing, vaults
from ui.background import Background, Progress
from ui.desk import Desk, VaultFacts
from ui.language import T, ltr
from ui.messages import sentence
from ui.shell.screen import primary, row_of
from ui.shell.sections import SECTIONS
from ui.shell.workspace import Workspace
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A vault that has opened, and of a demonstration just made its passphrase."""

    vault: vaults.Vault
    facts: VaultFacts
    passphrase: str = ""


class Opening:
    """What ``Session`` asks once the services are there."""

    def open_vault(self, path: Path, untrusted_text: str) -> Opened:
        """Open the vault at ``path``; raises what ``vaults.open_vault`` raises."""
        with vaults.Passphrase.from_text(untrusted_text) as passphrase:
            return _opened(vaults.open_vault(path, passphrase))

    def make_vault(self, path: Path, untrusted_text: str) -> Opened:
        """Make a vault at ``path`` and open it; raises what ``vaults.create`` raises."""
        with vaults.Passphrase.from_text(untrusted_text) as passphrase:
            return _opened(vaults.create(path, passphrase))

    def demonstrate(self, path: Path, progress: Progress) -> Opened:
        """Make the demonstration at ``path`` and open it; ``Cancelled`` if it was stopped."""
        made = demo.build(path, progress)
        return Opened(vault=made.vault, facts=VaultFacts.of(made.vault), passphrase=made.passphrase)

    def weakness(self, untrusted_text: str) -> str:
        """Return ``short``, ``guessable`` or nothing, as the making of a vault would judge."""
        if not untrusted_text.strip():
            return "short"
        with vaults.Passphrase.from_text(untrusted_text) as passphrase:
            return vaults.weakness(passphrase)

    def sentence(self, error: RegistryError) -> str:
        """Return ``error`` as one calm sentence."""
        return sentence(error)

    def desk(self, background: Background, opened: Opened) -> Desk:
        """Return the desk over an open vault."""
        return Desk(background, opened.vault, opened.facts, drafts)

    def workspace(self, desk: Desk) -> Workspace:
        """Return the sections over a desk."""
        return Workspace(desk, SECTIONS, listing.counts)

    def passphrase_dialog(self, parent: QWidget, opened: Opened) -> QDialog:
        """Return a dialog that tells the passphrase of a demonstration just made."""
        dialog = QDialog(parent)
        dialog.setWindowTitle(T("Opening", "The demonstration is ready"))
        dialog.setMinimumWidth(480)
        rows = QVBoxLayout(dialog)
        rows.setContentsMargins(28, 24, 28, 24)
        rows.setSpacing(12)
        rows.addWidget(PlainLabel(T("Opening", "The demonstration is ready"), "title"))
        rows.addWidget(PlainLabel(T("Opening", "It opens again with this passphrase:")))
        rows.addWidget(PlainLabel(ltr(opened.passphrase), "chip", selectable=True))
        rows.addWidget(PlainLabel(ltr(str(opened.facts.path)), "muted"))
        close = primary(T("Opening", "Look around"))
        close.clicked.connect(dialog.accept)
        rows.addLayout(row_of(None, close))
        return dialog


def _opened(vault: vaults.Vault) -> Opened:
    return Opened(vault=vault, facts=VaultFacts.of(vault))
