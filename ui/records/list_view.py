# SPDX-License-Identifier: Apache-2.0
"""The table of a list: whole rows, the columns that fit, Tab goes on, Enter opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from ui.records.columns import Column
from ui.records.list_model import RecordListModel
from ui.widgets.text_table import whole_rows

ROW_HEIGHT: Final = 36
_GO: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class RecordListView(QTableView):
    """Says ``chosen(position)`` when a person moves to a row, ``entered`` on Enter."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, model: RecordListModel, columns: Sequence[Column], name: str) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._quiet = False
        self.setModel(model)
        self.setAccessibleName(name)
        whole_rows(self, ROW_HEIGHT)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def go(self, position: int) -> None:
        """Make the row at ``position`` the current one without saying so; -1 is none."""
        self._quiet = True
        # Never selectRow: in a mirrored window it selects nothing.
        index = self.model().index(position, 0)
        flags = QItemSelectionModel.SelectionFlag
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.selectionModel().setCurrentIndex(index, flags.Clear)
        self._quiet = False

    def current(self) -> int:
        """Return the position of the current row, -1 if there is none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the record."""
        if Qt.Key(event.key()) in _GO:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that fit, each with its share."""
        super().resizeEvent(event)
        width = self.viewport().width()
        shown = [n for n, column in enumerate(self._columns) if column.room <= width]
        shares = sum(self._columns[n].share for n in shown) or 1
        for at, column in enumerate(self._columns):
            self.setColumnHidden(at, at not in shown)
            if at in shown[:-1]:  # the last one takes what is left
                self.setColumnWidth(at, width * column.share // shares)

    def _moved(self, current: object) -> None:
        if not self._quiet and self.current() >= 0:
            self.chosen.emit(self.current())
        del current
