# SPDX-License-Identifier: Apache-2.0
"""A vault brought back from a backup: the file, a new place, and what was erased since."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from registry.services import access, restoring, vaults
from registry.services.restoring import Restored
from ui.language import T, ltr
from ui.shell.restoring import RestoringScreen
from ui.shell.start import ENDING, free_path
from ui.shell.welcome import RESTORED, Opened
from ui.widgets.file_line import FOLDER, SAVE, FileLine
from ui.widgets.file_lines import FileLines
from ui.widgets.passphrase_line import PassphraseLine
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FromBackup:
    """The call for the background thread: the vault restored to its new place, then opened."""

    file: Path
    place: Path
    typed: str
    key_file: Path | None
    since: tuple[Path, ...]
    erased_from: tuple[Path, ...]

    def __call__(self) -> Opened:
        """Raises what ``restoring.restore`` and ``vaults.open_vault`` raise."""
        with access.passphrase_of(self.typed, self.key_file) as passphrase:
            made = restoring.restore(
                self.file, self.place, passphrase, self.since, self.erased_from
            )
            vault = vaults.open_vault(self.place, passphrase)
            return Opened.of(vault, RESTORED, notes=notes(made))


class BackupScreen(RestoringScreen):
    """Asks for the backup, who opens it, where the vault shall lie, and who was erased since."""

    def __init__(self) -> None:
        super().__init__(
            T("RestoringBackup", "Restore from a backup"),
            T(
                "RestoringBackup",
                "The vault is made anew in a new place and opens with the passphrase that it had "
                "when the backup was made. Nothing that exists is written over.",
            ),
            T("RestoringBackup", "Restore"),
        )
        self.file = FileLine(T("RestoringBackup", "The backup"))
        self.since = FileLines(
            T("RestoringBackup", "An earlier backup that it needs (if it holds only what was new)")
        )
        self.passphrase = PassphraseLine(T("RestoringBackup", "Passphrase"))
        self.key_file = FileLine(T("RestoringBackup", "Key file, if there was one"))
        self.place = FileLine(T("RestoringBackup", "New place for the vault"), SAVE)
        self.place.set_path(free_path(Path.home(), "restored"))
        self.newer = FileLines(T("RestoringBackup", "A newer backup of it"))
        self.folder = FileLine(T("RestoringBackup", "The vault as it is now, if it opens"), FOLDER)
        self._lay_out()
        for one in (self.file, self.place, self.passphrase):
            one.changed.connect(self._follow)
        self.does.clicked.connect(self._submit)
        self._follow()

    def begin(self) -> None:
        """Put the cursor into the backup."""
        self.file.setFocus()

    def _follow(self) -> None:
        ready = self.file.path() and self.place.path() and self.passphrase.text()
        self.does.setEnabled(bool(ready))

    def _submit(self) -> None:
        file, place, folder = self.file.path(), self.place.path(), self.folder.path()
        if file is None or place is None:
            return
        if place.suffix != ENDING:
            place = place.with_name(place.name + ENDING)
        typed = self.passphrase.text()
        self.passphrase.clear()
        self.wait()
        self.submitted.emit(
            FromBackup(
                file=file,
                place=place,
                typed=typed,
                key_file=self.key_file.path(),
                since=self.since.paths(),
                erased_from=(*self.newer.paths(), *([folder] if folder else [])),
            )
        )

    def _lay_out(self) -> None:
        label = PlainLabel(T("RestoringBackup", "Passphrase"), "label")
        label.setBuddy(self.passphrase)
        erased = T("RestoringBackup", "Was anybody erased since?")
        why = T(
            "RestoringBackup",
            "An old backup would bring back people who were erased after it was made. Newer "
            "backups in the same folder are asked by themselves; name others here.",
        )
        for widget in (
            self.file, self.since, label, self.passphrase, self.key_file, self.place,
            PlainLabel(erased, "heading"), PlainLabel(why, "muted"), self.newer, self.folder,
        ):  # fmt: skip
            self.box.addWidget(widget)
        self.end()


def notes(made: Restored) -> tuple[str, ...]:
    """Return what the person must know of a vault just restored; nothing if nothing is."""
    found = []
    if made.erased:
        found.append(
            T("RestoringBackup", "%n record(s) erased since were taken out again.", made.erased)
        )
    if made.unread:
        words = T(
            "RestoringBackup",
            "These backups may know of others who were erased, and could not be asked: {files}.",
        )
        found.append(words.format(files=", ".join(ltr(one) for one in made.unread)))
    if made.came_back:
        words = T(
            "RestoringBackup",
            "Members who were removed since are let in again: {codes}. Remove them first.",
        )
        found.append(words.format(codes=", ".join(ltr(one) for one in made.came_back)))
    return tuple(found)
