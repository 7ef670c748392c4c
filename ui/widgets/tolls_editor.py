# SPDX-License-Identifier: Apache-2.0
"""Tolls of an incident as a table: one row a source, never added up; the last row is empty."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

from registry.domain.vocabulary import field_label
from ui.language import T, ltr, spoken
from ui.widgets.plain_label import give_role
from ui.widgets.text_table import NARROWEST
from ui.widgets.value_editor import ValueEditor

PARTS: Final = ("source", "minimum", "maximum", "best", "composition_ar", "composition_en")
NUMBERS: Final = frozenset({"minimum", "maximum", "best"})
SHARES: Final = (4, 3, 3, 3, 4, 4)
ROW_HEIGHT: Final = 38
_ROOT: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Row = dict[str, Any]


class TollModel(QAbstractTableModel):
    """Editable rows of ``Toll.to_json``; typing into the last row makes another empty one."""

    changed = QtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = [{}]

    def tolls(self) -> list[Row]:
        """Return the rows that say something."""
        return [dict(row) for row in self._rows if row]

    def show_tolls(self, tolls: list[Row]) -> None:
        """Show ``tolls`` and one empty row."""
        self.beginResetModel()
        self._rows = [*(dict(toll) for toll in tolls), {}]
        self.endResetModel()

    def remove(self, position: int) -> None:
        """Take the row at ``position`` away; the last, empty one stays."""
        if 0 <= position < len(self._rows) - 1:
            self.beginRemoveRows(_ROOT, position, position)
            del self._rows[position]
            self.endRemoveRows()
            self.changed.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are, the empty one included."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many parts a toll has."""
        return 0 if parent.isValid() else len(PARTS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return what was told, numbers isolated; bare where it is edited."""
        roles = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole}
        if not index.isValid() or role not in roles:
            return None
        part = PARTS[index.column()]
        text = str(self._rows[index.row()].get(part, ""))
        return ltr(text) if part in NUMBERS and role == Qt.ItemDataRole.DisplayRole else text

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed; a number that is none is kept as it is, to be refused."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row, part, text = self._rows[index.row()], PARTS[index.column()], str(value or "").strip()
        kept: Any = int(text) if part in NUMBERS and text.isdecimal() else text
        row.pop(part, None)
        if text:
            row[part] = kept
        self.dataChanged.emit(index, index)
        if self._rows[-1]:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows))
            self._rows.append({})
            self.endInsertRows()
        self.changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell may be written in."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the label of a part, where the layout begins."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(PARTS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return field_label(f"toll.{PARTS[section]}", spoken())
        return None


class _TollView(QTableView):
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        for at, share in enumerate(SHARES[:-1]):  # the last one takes what is left
            self.setColumnWidth(at, width * share // sum(SHARES))


class TollsEditor(ValueEditor):
    """Gives a list of ``Toll.to_json``, None without one."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.model = TollModel(self)
        self.view = _TollView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(name)
        self.view.setTabKeyNavigation(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        across, down = self.view.horizontalHeader(), self.view.verticalHeader()
        across.setStretchLastSection(True)
        across.setMinimumSectionSize(NARROWEST)
        across.setSectionsClickable(False)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW_HEIGHT)
        self._remove = QPushButton(T("Tolls", "Remove this source"))
        give_role(self._remove, "link")
        self._remove.clicked.connect(lambda: self.model.remove(self.view.currentIndex().row()))
        self._take(self.view)
        self.rows.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeading)
        self.model.changed.connect(self.changed)
        for told in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            told.connect(self._fit)
        self._fit()

    def value(self) -> object:
        """Return the tolls, or None."""
        return self.model.tolls() or None

    def set_value(self, value: object) -> None:
        """Show a list of tolls."""
        given = value if isinstance(value, list | tuple) else []
        self.model.show_tolls([toll for toll in given if isinstance(toll, dict)])
        self.changed.emit()

    def lines(self) -> tuple[QWidget, ...]:
        """Return the table."""
        return (self.view,)

    def _fit(self) -> None:
        rows = min(self.model.rowCount(), 8)
        head = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(head + rows * ROW_HEIGHT + 4)
        self._remove.setVisible(self.model.rowCount() > 1)
