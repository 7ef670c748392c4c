# SPDX-License-Identifier: Apache-2.0
"""Earlier imports, each of which can be taken back whole, and the way to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from registry.services.imports import Batch
from ui.language import T, ltr, natural, number
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.text_table import TextRow, TextTable

SHARES: Final = (4, 6, 3, 2, 2, 3)


class ImportsOverview(QWidget):
    """Says ``wanted`` for a new import, ``undone(batch)`` to take one back."""

    wanted = Signal()
    undone = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        headings = (
            T("Imports", "When"),
            T("Imports", "List"),
            T("Imports", "Code"),
            T("Imports", "Added"),
            T("Imports", "Refused"),
            T("Imports", "State"),
        )
        self.table = TextTable(T("Imports", "Earlier imports"), headings, SHARES)
        self._new = QPushButton(T("Imports", "Import a list"))
        give_role(self._new, "primary")
        self._undo = QPushButton(T("Imports", "Take this import back"))
        self._sure = PlainLabel("", "muted")
        self._asked = ""
        self._stack = QStackedWidget()
        self._lay_out()
        self._new.clicked.connect(self.wanted)
        self.table.moved.connect(self._choose)
        self._undo.clicked.connect(self._take_back)

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Show the imports, newest first."""
        self.table.show_rows([_row(batch) for batch in batches])
        self._stack.setCurrentIndex(1 if batches else 0)
        self._new.setVisible(bool(batches))
        self._undo.setVisible(bool(batches))

    def press_undo(self) -> None:
        """Press the button that takes the chosen import back."""
        self._undo.click()

    def _choose(self, row: TextRow | None) -> None:
        self._ask("")
        self._undo.setEnabled(row is not None and bool(row.key))

    def _take_back(self) -> None:
        row = self.table.row()
        if row is None:
            return
        if self._asked == row.key:
            self._ask("")
            self.undone.emit(row.key)
        else:
            self._ask(row.key)

    def _ask(self, batch: str) -> None:
        """Ask once, in the same place: what goes, and that the button does it."""
        self._asked = batch
        sure = T("Imports", "All records of {code} go, with their history. Press again to do it.")
        self._sure.setText(sure.format(code=ltr(batch)) if batch else "")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(T("Imports", "Imports"), "title").one_line())
        head.addStretch()
        head.addWidget(self._new)
        empty = EmptyState(
            T("Imports", "No list has been imported yet"),
            T("Imports", "CSV, XLSX, ODS or JSON. You see how every column is read before "
                         "anything is written, and an import can be taken back whole."),
            T("Imports", "Import a list"),
        )  # fmt: skip
        empty.wanted.connect(self.wanted)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._undo)
        foot.addWidget(self._sure, 1)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.table)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 14)
        rows.setSpacing(14)
        rows.addLayout(head)
        rows.addWidget(self._stack, 1)
        rows.addLayout(foot)


def _row(batch: Batch) -> TextRow:
    taken_back = batch.undone is not None
    cells = (
        ltr(batch.at.replace("T", " ")[:16]),
        natural(batch.title),
        ltr(batch.id),
        number(batch.added),
        number(batch.refused),
        T("Imports", "taken back") if taken_back else T("Imports", "in the registry"),
    )
    return TextRow(cells, key="" if taken_back else batch.id)
