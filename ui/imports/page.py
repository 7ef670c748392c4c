# SPDX-License-Identifier: Apache-2.0
"""The page of imports: earlier ones, and the steps file, rows, columns, check, done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from registry.errors import RegistryError
from registry.services import imports, list_check, search
from registry.services.imports import ImportReport, ListPreview
from ui.background import Progress
from ui.desk import Desk, Page
from ui.imports.checking import CheckStep, DoneStep
from ui.imports.columns import ColumnsStep
from ui.imports.overview import ImportsOverview
from ui.imports.reading import FileStep, ReadStep
from ui.language import T, ltr, number
from ui.messages import sentence
from ui.widgets.flow import Flow
from ui.widgets.reference_editor import ReferenceEditor

if TYPE_CHECKING:
    from registry.services.vaults import Vault

FILE, READ, COLUMNS, CHECK, DONE = range(5)
FOUND_AT_MOST = 12


class ImportsPage(Page):
    """Reads nothing and writes nothing but through the registry, one step at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.overview = ImportsOverview()
        self.file, self.rows, self.columns = FileStep(), ReadStep(), ColumnsStep()
        self.check, self.done = CheckStep(), DoneStep()
        names = (
            T("Imports", "File"),
            T("Imports", "Rows"),
            T("Imports", "Columns"),
            T("Imports", "Check"),
            T("Imports", "Done"),
        )
        self.flow = Flow(T("Imports", "Import a list"), names)
        for step in (self.file, self.rows, self.columns, self.check, self.done):
            self.flow.add(step)
        self._report: ImportReport | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.flow)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._stack)
        self._connect()

    def opened(self) -> None:
        """Load the earlier imports."""
        self.desk.run(self, imports.batches, self.overview.show_batches, self._say)

    def new_record(self) -> None:
        """Begin an import."""
        self.file.file.set_path(None)
        self.check.incident.set_value(None)
        self.check.source.clear()
        self._stack.setCurrentWidget(self.flow)
        self._go(FILE)
        self.file.file.setFocus()

    def is_in_flow(self) -> bool:
        """Whether the steps of an import are in sight."""
        return self._stack.currentWidget() is self.flow

    def _connect(self) -> None:
        self.overview.wanted.connect(self.new_record)
        self.overview.undone.connect(self._undo)
        self.done.undone.connect(self._undo)
        self.flow.forward.connect(self._forward)
        self.flow.back.connect(self._back)
        self.file.changed.connect(lambda: self.flow.offer(enabled=self.file.path() is not None))
        self.columns.changed.connect(self._offer_check)
        self.rows.sheet_chosen.connect(lambda _: self._look())
        self.check.saved.connect(self._save_refused)
        self.check.incident.wanted.connect(self._find_incident)
        self.desk.changed.connect(self._load_if_in_sight)

    def _load_if_in_sight(self) -> None:
        if self.isVisible():
            self.opened()

    def _forward(self, step: int) -> None:
        steps = {FILE: self._look, READ: self._ask_columns, COLUMNS: self._dry_run,
                 CHECK: self._import, DONE: self._leave}  # fmt: skip
        steps[step]()

    def _back(self, step: int) -> None:
        if step == FILE:
            self._leave()
        else:
            self._go(step - 1)

    def _go(self, step: int) -> None:
        words = {
            FILE: T("Imports", "Read the file"),
            READ: T("Imports", "On to the columns"),
            COLUMNS: T("Imports", "Try it without writing"),
            CHECK: T("Imports", "Import"),
            DONE: T("Imports", "Close"),
        }
        self.flow.go(step, words[step], back=step != DONE)
        if step == FILE:
            self.flow.offer(enabled=self.file.path() is not None)
        elif step == COLUMNS:
            self._offer_check()

    def _leave(self) -> None:
        self._stack.setCurrentWidget(self.overview)
        self.opened()

    def _path(self) -> Path:
        return self.file.path() or Path()

    def _look(self) -> None:
        sheet = self.rows.sheet() if self.flow.step() == READ else ""
        mapping = {"sheet": sheet} if sheet else None
        path = self._path()
        self.flow.offer(enabled=False)
        self.desk.run(self, lambda _: imports.look(path, mapping), self._show_rows, self._refused)

    def _show_rows(self, found: ListPreview) -> None:
        self.rows.show_list(found)
        self.columns.show_list(found)
        self._go(READ)

    def _ask_columns(self) -> None:
        self._go(COLUMNS)

    def _offer_check(self) -> None:
        self.flow.offer(enabled=self.columns.is_answered())

    def _mapping(self) -> dict[str, Any]:
        sheet = self.rows.sheet()
        return {**self.columns.mapping(), **({"sheet": sheet} if sheet else {})}

    def _dry_run(self) -> None:
        path, mapping = self._path(), self._mapping()
        self.desk.work(
            self,
            lambda vault, progress: imports.run(
                vault, path, mapping=mapping, progress=progress, dry_run=True
            ),
            self._show_check,
            self._refused,
            title=T("Imports", "Trying the list; nothing is written"),
        )

    def _show_check(self, report: ImportReport) -> None:
        self._report = report
        self.check.show_report(report)
        self._go(CHECK)
        self.flow.offer(enabled=report.added > 0)

    def _import(self) -> None:
        path, mapping = self._path(), self._mapping()
        incident = str(self.check.incident.value() or "")
        source = self.check.source.text().strip()

        def call(vault: Vault, progress: Progress) -> ImportReport:
            return imports.run(
                vault, path, mapping=mapping, progress=progress, incident=incident, source=source
            )

        title = T("Imports", "Importing the list")
        self.desk.work(self, call, self._show_done, self._refused, title=title)

    def _show_done(self, report: ImportReport) -> None:
        self.done.show_report(report)
        self._go(DONE)
        said = T("Imports", "{count} records were added.")
        self.said.emit(said.format(count=number(report.added)))

    def _undo(self, batch: str) -> None:
        self.desk.work(
            self,
            lambda vault, _: imports.undo(vault, batch),
            partial(self._show_undone, batch),
            self._say,
            title=T("Imports", "Taking the import back"),
        )

    def _show_undone(self, batch: str, count: int) -> None:
        words = T("Imports", "{code} is taken back: {count} records are gone.")
        self.said.emit(words.format(code=ltr(batch), count=number(count)))
        self._leave()

    def _save_refused(self) -> None:
        path, report = self.check.target.path(), self._report
        if path is None or report is None:
            return
        self.desk.run(
            self,
            lambda _: list_check.save_refused(path, report.refused),
            lambda count: self.said.emit(
                T("Imports", "{count} refused rows were saved, without what they say.").format(
                    count=number(count)
                )
            ),
            self._say,
        )

    def _find_incident(self, kind: str, words: str) -> None:
        editor: ReferenceEditor = self.check.incident
        self.desk.search(
            self,
            lambda vault: search.find(vault, words, FOUND_AT_MOST, kind),
            lambda hits: editor.offer([(hit.ref, hit.title) for hit in hits]),
            self._say,
        )

    def _refused(self, error: RegistryError) -> None:
        self._go(self.flow.step())
        self.flow.say(sentence(error))

    def _say(self, error: RegistryError) -> None:
        self.said.emit(sentence(error))
