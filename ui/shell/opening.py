# SPDX-License-Identifier: Apache-2.0
"""All that needs the services, in one room: opening and making vaults, and the sections over one.

Imported on the background thread while the passphrase is typed. ``open_vault``, ``make_vault``
and ``demonstrate`` run on that thread, because the connection belongs to it; the rest on the main.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from registry.errors import RegistryError
from registry.services import access, demo, drafts, listing, vaults
from ui.background import Background, Progress
from ui.desk import Desk
from ui.messages import sentence
from ui.shell.new_vault import NewVaultScreen
from ui.shell.restoring import RestoringScreen
from ui.shell.restoring_backup import BackupScreen
from ui.shell.restoring_sheets import SheetsScreen
from ui.shell.sections import SECTIONS
from ui.shell.welcome import DEMONSTRATION, NEW, Opened, WelcomeDialog
from ui.shell.workspace import Workspace
from ui.vault.judging import judged, suggested

__all__ = ["RESTORING", "Opened", "Opening"]


RESTORING: Final[dict[str, Callable[[], RestoringScreen]]] = {
    "sheets": SheetsScreen,
    "backup": BackupScreen,
}
"""The ways of the start screen to bring a vault back: one line each."""


class Opening:
    """What ``Session`` asks once the services are there."""

    def open_vault(self, path: Path, untrusted_text: str, key_file: Path | None = None) -> Opened:
        """Open the vault at ``path``; raises what ``vaults.open_vault`` raises."""
        with access.passphrase_of(untrusted_text, key_file) as passphrase:
            return Opened.of(vaults.open_vault(path, passphrase))

    def make_vault(
        self, path: Path, untrusted_text: str, key_file: Path | None = None, *, for_several: bool
    ) -> Opened:
        """Make a vault at ``path``, and the key file if it is not there yet, and open it.

        Raises what ``vaults.create``, ``access.make_key_file`` and ``access.passphrase_of`` raise.
        """
        if key_file is not None and not key_file.exists():
            access.make_key_file(key_file)
        with access.passphrase_of(untrusted_text, key_file) as passphrase:
            made = vaults.create(path, passphrase, for_several=for_several)
        return Opened.of(made, NEW)

    def demonstrate(self, path: Path, progress: Progress) -> Opened:
        """Make the demonstration at ``path`` and open it; ``Cancelled`` if it was stopped."""
        made = demo.build(path, progress)
        return Opened.of(made.vault, DEMONSTRATION, passphrase=made.passphrase)

    def restoring(self, way: str) -> RestoringScreen:
        """Return the screen of a way of ``RESTORING``."""
        return RESTORING[way]()

    def new_vault_screen(self) -> NewVaultScreen:
        """Return the screen on which a vault is made."""
        return NewVaultScreen(Path.home(), judged, suggested)

    def sentence(self, error: RegistryError) -> str:
        """Return ``error`` as one calm sentence."""
        return sentence(error)

    def desk(self, background: Background, opened: Opened) -> Desk:
        """Return the desk over an open vault."""
        return Desk(background, opened.vault, opened.facts, drafts)

    def workspace(self, desk: Desk) -> Workspace:
        """Return the sections over a desk."""
        return Workspace(desk, SECTIONS, listing.counts)

    def welcome(
        self, parent: QWidget, opened: Opened, turn_to: Callable[[str, str], None]
    ) -> QDialog:
        """Return the dialog that a vault just made or brought back begins with."""
        return WelcomeDialog(parent, opened, turn_to)
