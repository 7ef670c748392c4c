# SPDX-License-Identifier: Apache-2.0
"""Backups: when the last one was made and proven, making one, and proving that one opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from registry.services import access, backups
from registry.services.backups import BackupMade, Proven, Reminder
from ui.background import Progress
from ui.desk import Desk
from ui.language import T, ltr
from ui.vault.backup_cards import MakeCard, ProveCard
from ui.vault.part import Part
from ui.widgets.plain_label import PlainLabel, give_role

if TYPE_CHECKING:
    from registry.services.vaults import Vault


class BackupsPart(Part):
    """Shows the reminder; each card is answered by a long job."""

    def __init__(self, desk: Desk) -> None:
        about = T("Backups", "Paper and disks are lost; what is left is the copy that lies "
                             "elsewhere.")  # fmt: skip
        super().__init__(desk, T("Backups", "Backups"), about)
        self.last = PlainLabel("", "strong")
        self.make, self.prove = MakeCard(), ProveCard()
        for widget in (self.last, self.make, self.prove):
            self.rows.addWidget(widget)
        for words in keeping():
            self.rows.addWidget(PlainLabel(words, "muted"))
        self.rows.addStretch()
        self.make.submitted.connect(self._make)
        self.prove.submitted.connect(self._prove)

    def opened(self) -> None:
        """Load when the last backup was made and proven."""
        self.make.offer()
        self.desk.run(self, backups.reminder, self._show, self.say_error)

    def _show(self, reminder: Reminder) -> None:
        give_role(self.last, "notice" if reminder.due or not reminder.proven_on else "strong")
        self.last.setText(reminder_words(reminder))

    def _make(self, to: Path, since: tuple[Path, ...]) -> None:
        def call(vault: Vault, progress: Progress) -> BackupMade:
            progress(0)  # it cannot be stopped between its parts, so it is asked once before
            return backups.make(vault, to, since)

        title = T("Backups", "Writing the backup and reading it back")
        self.desk.work(self, call, self._made, self.say_error, title=title)

    def _made(self, made: BackupMade) -> None:
        self.make.show_made(made)
        self.prove.offer(made)
        self.said.emit(T("Backups", "The backup is made. Prove now that it opens."))

    def _prove(
        self, file: Path, since: tuple[Path, ...], typed: str, key_file: Path | None
    ) -> None:
        def call(vault: Vault, progress: Progress) -> Proven:
            progress(0)
            with access.passphrase_of(typed, key_file) as passphrase:
                return backups.prove(file, passphrase, since, vault)

        title = T("Backups", "Opening the backup as after a loss, and checking all of it")
        self.desk.work(self, call, self._proven, self.say_error, title=title)

    def _proven(self, proven: Proven) -> None:
        self.prove.show_proven(proven)
        self.ensureWidgetVisible(self.prove.found)
        if proven.holds:
            self.said.emit(T("BackupCards", "It opens, and it is whole."))


def reminder_words(reminder: Reminder) -> str:
    """Return in words how long ago the last backup was made, and whether one was proven."""
    if reminder.days is None:
        return T("Backups", "No backup of this vault was ever made. A broken disk would lose it "
                            "all.")  # fmt: skip
    made = (
        T("Backups", "The last backup was made today.")
        if reminder.days == 0
        else T("Backups", "The last backup was made %n day(s) ago.", reminder.days)
    )
    due = T("Backups", "The next one is due.") if reminder.due else ""
    proven = (
        T("Backups", "One was last proven to open on {day}.").format(day=ltr(reminder.proven_on))
        if reminder.proven_on
        else T("Backups", "None was ever proven to open.")
    )
    return " ".join(words for words in (made, due, proven) if words)


def keeping() -> tuple[str, ...]:
    """Return where a backup belongs."""
    return (
        T("Backups", "Keep backups in another place than this computer, best in two, on disks that "
                     "are not plugged in. Nobody reads them without a passphrase."),
        T("Backups", "A passphrase that was changed, or a member who was removed, still opens an "
                     "older backup. Overwrite or destroy what is too old."),
        T("Backups", "Whoever was erased here is erased again when an older backup is restored, if "
                     "a newer backup or this vault is at hand."),
    )  # fmt: skip
