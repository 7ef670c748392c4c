# SPDX-License-Identifier: Apache-2.0
"""A list of any length: a vector of row numbers, and pages of rows only where somebody looks.

The model knows no vault: it says ``wanted(page)`` and whoever holds the desk answers with
``show_page``. Until then a row is blank. A million rows cost eight megabytes and no time.
"""

from __future__ import annotations

import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from registry.services.listing import ListRow
from ui.records.columns import Column

PAGE: Final = 128
"""Rows of one page."""
PAGES_KEPT: Final = 64
Index = QModelIndex | QPersistentModelIndex
Numbers = Sequence[int]
_ROOT: Final = QModelIndex()
_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


class RecordListModel(QAbstractTableModel):
    """Rows by position; ``numbers`` are those of ``listing.ids``, in the order shown."""

    wanted = QtSignal(int)
    """A page somebody looks at and nobody has: answer with ``show_page``."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._numbers: Numbers = array.array("q")
        self._pages: OrderedDict[int, dict[int, ListRow]] = OrderedDict()
        self._asked: set[int] = set()

    def show_numbers(self, numbers: Numbers) -> None:
        """Show another list; the same numbers in the same order leave every row in its place."""
        if numbers == self._numbers:
            self._pages.clear()
            self._asked.clear()
            return
        self.beginResetModel()
        self._numbers = numbers
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def page_numbers(self, page: int) -> list[int]:
        """Return the numbers of the rows of ``page``: what to ask the vault for."""
        return list(self._numbers[page * PAGE : (page + 1) * PAGE])

    def show_page(self, page: int, rows: Sequence[ListRow]) -> None:
        """Fill ``page``; rows that are not of this list (an overtaken answer) stay unseen."""
        self._pages[page] = {row.number: row for row in rows}
        self._asked.discard(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, len(self._numbers)) - 1
        if last >= page * PAGE:
            first = self.index(page * PAGE, 0)
            self.dataChanged.emit(first, self.index(last, len(self._columns) - 1))

    def row_at(self, position: int) -> ListRow | None:
        """Return the row at ``position`` if its page is there; else ask for it."""
        if not 0 <= position < len(self._numbers):
            return None
        page = position // PAGE
        if page in self._pages:
            self._pages.move_to_end(page)
            return self._pages[page].get(self._numbers[position])
        if page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(page)
        return None

    def position_of(self, number: int) -> int:
        """Return where the row ``number`` stands, -1 if it is not in this list."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return -1

    def number_at(self, position: int) -> int:
        """Return the number of the row at ``position``, -1 if there is none."""
        return self._numbers[position] if 0 <= position < len(self._numbers) else -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many records are listed."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are, shown or left out."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the words of one cell."""
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        column = self._columns[index.column()]
        short = role == Qt.ItemDataRole.DisplayRole or column.told is None
        return column.text(row) if short or column.told is None else column.told(row)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the heading of a column, where the layout begins."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return self._columns[section].words() if role == Qt.ItemDataRole.DisplayRole else None
