# SPDX-License-Identifier: Apache-2.0
"""A table of words to read and to choose from: ties of a record, its history, a recall list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_TEXT: Final = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole})
_GO: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ROW_HEIGHT: Final = 34
NARROWEST: Final = 40


@dataclass(frozen=True, slots=True)
class TextRow:
    """The cells of one row, where it leads (a reference) and what it stands for."""

    cells: tuple[str, ...]
    goes: str = ""
    key: str = ""
    spans: bool = False
    """Whether the first cell takes the whole row: a heading."""


class TextModel(QAbstractTableModel):
    """Rows of words under headings; nothing of it is edited."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self.lines: tuple[TextRow, ...] = ()

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Show ``rows`` in place of those before."""
        self.beginResetModel()
        self.lines = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many headings there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the words of a cell; all of them on pointing."""
        if not index.isValid() or role not in _TEXT:
            return None
        return self.lines[index.row()].cells[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading, where the layout begins."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._headings):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None


def whole_rows(view: QTableView, height: int) -> None:
    """Make ``view`` a calm list of whole rows of one height, which Tab leaves."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    across, down = view.horizontalHeader(), view.verticalHeader()
    across.setStretchLastSection(True)
    across.setMinimumSectionSize(NARROWEST)  # the style's own is too wide for six columns
    across.setHighlightSections(False)
    across.setSectionsClickable(False)
    down.hide()
    # Fixed, never by content: measuring a million rows takes minutes.
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setDefaultSectionSize(height)


class TextTable(QTableView):
    """Shows a ``TextModel``; ``went(reference)`` on Enter or a double click, ``moved(row)``."""

    went = QtSignal(str)
    moved = QtSignal(object)

    def __init__(self, name: str, headings: Sequence[str], shares: Sequence[int]) -> None:
        super().__init__()
        self.lines = TextModel(headings, self)
        self._shares = tuple(shares)
        self.setModel(self.lines)
        self.setAccessibleName(name)
        whole_rows(self, ROW_HEIGHT)
        self.doubleClicked.connect(lambda _: self._go())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit(self.row()))

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Show ``rows``; none of them is the current one."""
        self.clearSpans()
        self.lines.show_rows(rows)
        for at, row in enumerate(rows):
            if row.spans:
                self.setSpan(at, 0, 1, len(row.cells))
        self.moved.emit(None)

    def row(self) -> TextRow | None:
        """Return the current row."""
        at = self.currentIndex().row()
        return self.lines.lines[at] if 0 <= at < len(self.lines.lines) else None

    def go_to(self, key: str) -> None:
        """Make the row of ``key`` the current one, if it is there."""
        for at, line in enumerate(self.lines.lines):
            if key and line.key == key:
                self.setCurrentIndex(self.lines.index(at, 0))

    def texts(self) -> list[tuple[str, ...]]:
        """Return the cells of every row."""
        return [line.cells for line in self.lines.lines]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the record of the row."""
        if Qt.Key(event.key()) in _GO:
            self._go()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column its share of the width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for at, share in enumerate(self._shares[:-1]):  # the last one takes what is left
            self.setColumnWidth(at, width * share // sum(self._shares))

    def _go(self) -> None:
        row = self.row()
        if row is not None and row.goes:
            self.went.emit(row.goes)
