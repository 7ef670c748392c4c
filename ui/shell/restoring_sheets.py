# SPDX-License-Identifier: Apache-2.0
"""A vault brought back by its recovery sheets: which folder, the sheets, a new passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from registry.services import access, recovery, vaults
from ui.language import T
from ui.shell.restoring import RestoringScreen
from ui.shell.start import ENDING, free_path
from ui.shell.welcome import RECOVERED, Opened
from ui.vault.judging import new_passphrase
from ui.vault.sheets import sheets_entry
from ui.widgets.file_line import FOLDER, SAVE, FileLine
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ByTheirSheets:
    """The call for the background thread: the vault made whole, then opened."""

    path: Path
    texts: tuple[str, ...]
    typed: str
    place: Path | None

    def __call__(self) -> Opened:
        """Raises what ``recovery.restore`` and ``vaults.open_vault`` raise."""
        with access.passphrase_of(self.typed) as new:
            recovery.restore(self.path, self.texts, new, self.place)
            return Opened.of(vaults.open_vault(self.place or self.path, new), RECOVERED)


class SheetsScreen(RestoringScreen):
    """Asks for what is there, the sheets, and a passphrase that opens from now on."""

    def __init__(self) -> None:
        super().__init__(
            T("RestoringSheets", "I have recovery sheets"),
            T(
                "RestoringSheets",
                "Sheets open a vault whose passphrases are lost. They hold no records: you need "
                "the folder of the vault, or a copy of it, as well.",
            ),
            T("RestoringSheets", "Bring the vault back"),
        )
        self.folder = FileLine(T("RestoringSheets", "Folder of the vault, or a copy"), FOLDER)
        self.sheets = sheets_entry()
        self.passphrase = new_passphrase()
        self.place = FileLine(T("RestoringSheets", "New place for the vault"), SAVE)
        self.place.set_path(free_path(Path.home(), "recovered"))
        place_says = T(
            "RestoringSheets",
            "The folder you chose stays as it is. Leave this empty to work in that folder itself.",
        )
        self.box.addWidget(self.folder)
        self.box.addWidget(self.sheets)
        self.box.addWidget(PlainLabel(T("RestoringSheets", "From now on"), "heading"))
        self.box.addWidget(self.passphrase)
        self.box.addWidget(self.place)
        self.box.addWidget(PlainLabel(place_says, "hint"))
        self.end()
        for one in (self.folder, self.sheets, self.passphrase):
            one.changed.connect(self._follow)
        self.does.clicked.connect(self._submit)
        self._follow()

    def begin(self) -> None:
        """Put the cursor into the folder."""
        self.folder.setFocus()

    def _follow(self) -> None:
        ready = self.folder.path() and self.sheets.is_ready() and self.passphrase.is_ready()
        self.does.setEnabled(bool(ready))

    def _submit(self) -> None:
        path, place = self.folder.path(), self.place.path()
        if path is None:
            return
        if place is not None and place.suffix != ENDING:
            place = place.with_name(place.name + ENDING)
        self.wait()
        self.submitted.emit(
            ByTheirSheets(
                path=path, texts=self.sheets.texts(), typed=self.passphrase.text(), place=place
            )
        )
