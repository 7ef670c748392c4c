# SPDX-License-Identifier: Apache-2.0
"""The last steps: what would go in and what not, and afterwards what did."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from registry.services.imports import ImportReport
from ui.language import T, ltr, natural, number, spoken
from ui.widgets.file_line import SAVE, FileLine
from ui.widgets.plain_label import Card, PlainLabel
from ui.widgets.reference_editor import ReferenceEditor
from ui.widgets.text_line import TextLine
from ui.widgets.text_table import TextRow, TextTable

MARGIN: Final = 24
SHARES: Final = (1, 3, 9)


class CheckStep(QWidget):
    """The dry run: counts, refused rows with their reasons, and what the list belongs to."""

    saved = Signal()
    """The refused rows are to be written to ``target.path()``."""

    def __init__(self) -> None:
        super().__init__()
        self.incident = ReferenceEditor(T("Imports", "Incident of all these people"), "incident")
        self.source = TextLine(T("Imports", "Source"))
        self.source.setPlaceholderText(T("Imports", "Who made this list: a title, or a code"))
        self.counts = PlainLabel("", "heading")
        self._left_out = PlainLabel("", "muted")
        headings = (T("Imports", "Row"), T("Imports", "Column"), T("Imports", "Why"))
        self.refused = TextTable(T("Imports", "Refused rows"), headings, SHARES)
        self.target = FileLine(T("Imports", "Save the refused rows as"), SAVE)
        self._save = QPushButton(T("Imports", "Save"))
        self._save.clicked.connect(self.saved)
        self._lay_out()

    def show_report(self, report: ImportReport) -> None:
        """Show what the dry run found."""
        words = T("Imports", "{added} will be added, {refused} refused, of {read} rows")
        added, refused = number(report.added), number(len(report.refused))
        self.counts.setText(words.format(added=added, refused=refused, read=number(report.read)))
        names = T("Imports", ", ").join(natural(name) for name in report.unmapped)
        left = T("Imports", "Columns left out: {names}").format(names=names)
        self._left_out.setText(left if names else "")
        self._left_out.setVisible(bool(names))
        self.refused.show_rows([
            TextRow((number(one.row), natural(one.heading), natural(one.words[spoken()])))
            for one in report.refused
        ])  # fmt: skip
        for widget in (self.refused, self.target, self._save):
            widget.setVisible(bool(report.refused))

    def _lay_out(self) -> None:
        belongs = Card()
        card = QHBoxLayout(belongs)
        card.setContentsMargins(16, 12, 16, 14)
        card.setSpacing(20)
        fields = (
            (T("Imports", "Incident of all these people"), self.incident),
            (T("Imports", "Source"), self.source),
        )
        for label, editor in fields:
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(PlainLabel(label, "label"))
            column.addWidget(editor)
            column.addStretch()
            card.addLayout(column, 1)
        save = QHBoxLayout()
        save.setSpacing(8)
        save.addWidget(self.target, 1)
        below = QVBoxLayout()
        below.addStretch()
        below.addWidget(self._save)
        save.addLayout(below)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, 16, MARGIN, 14)
        rows.setSpacing(12)
        for widget in (self.counts, self._left_out, belongs, self.refused):
            rows.addWidget(widget, 1 if widget is self.refused else 0)
        rows.addLayout(save)
        rows.addStretch()


class DoneStep(QWidget):
    """What went in, under which code, and the way back."""

    undone = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._batch = ""
        self.counts = PlainLabel("", "heading")
        self._code = PlainLabel("", selectable=True)
        self._undo = QPushButton(T("Imports", "Take this import back"))
        self._undo.clicked.connect(lambda: self.undone.emit(self._batch))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, 20, MARGIN, 20)
        rows.setSpacing(12)
        rows.addWidget(self.counts)
        rows.addWidget(self._code)
        rows.addWidget(PlainLabel(T("Imports", "Nobody of them has been asked yet. Until then "
            "nothing of them leaves by name."), "muted"))  # fmt: skip
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addStretch()
        rows.addLayout(row)
        rows.addStretch()

    def show_report(self, report: ImportReport) -> None:
        """Show what was imported; nothing may have been."""
        self._batch = report.batch
        words = T("Imports", "{added} were added, {refused} refused, of {read} rows")
        added, refused = number(report.added), number(len(report.refused))
        self.counts.setText(words.format(added=added, refused=refused, read=number(report.read)))
        code = T("Imports", "Code of this import: {code}").format(code=ltr(report.batch))
        self._code.setText(code if report.batch else T("Imports", "Nothing was written."))
        self._undo.setVisible(bool(report.batch))

    def press_undo(self) -> None:
        """Press the button that takes the import back."""
        self._undo.click()
