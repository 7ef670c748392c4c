# SPDX-License-Identifier: Apache-2.0
"""One tab of ties: the table, a line to tie another record, and what may be done with a row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.language import T, number
from ui.records.shown import MOST_AROUND, Shown
from ui.records.ties import TieTab
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import give_role
from ui.widgets.reference_editor import ReferenceEditor
from ui.widgets.text_table import TextRow, TextTable


class TiePane(QWidget):
    """Says ``went(ref)``, ``added(ref)``, ``removed(row)`` and ``entry``; asks ``wanted``."""

    went = Signal(str)
    added = Signal(str)
    removed = Signal(object)
    entry = Signal()
    wanted = Signal(object, str, str)
    """A reference field, the kind it points to and the words typed; answer with its ``offer``."""

    def __init__(self, tab: TieTab) -> None:
        super().__init__()
        self.tab = tab
        headings = [words() for words in tab.headings]
        self.table = TextTable(tab.words(), headings, tab.shares)
        self.line: ReferenceEditor | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState(T("TiePane", "Nothing here yet"), tab.empty()))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 14, 20, 14)
        rows.setSpacing(10)
        rows.addWidget(self._stack, 1)
        rows.addLayout(self._foot())
        self.table.went.connect(self.went)
        self.table.moved.connect(self._offer)
        self._offer(None)

    def show_ties(self, shown: Shown) -> str:
        """Show what stands around ``shown``; return the words of the tab, with their number."""
        rows = self.tab.rows(shown)
        self.table.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if self.line is not None:
            self.line.set_value(None)
        words, count = self.tab.words(), number(len(rows))
        if len(rows) >= MOST_AROUND:
            return T("TiePane", "{words}, the first {count}").format(words=words, count=count)
        full = T("TiePane", "{words} {count}").format(words=words, count=count)
        return full if rows else words

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if self.tab.add is not None:
            self.line = ReferenceEditor(self.tab.add(), self.tab.target)
            line = self.line
            line.wanted.connect(lambda kind, words: self.wanted.emit(line, kind, words))
            add = QPushButton(self.tab.add())
            add.clicked.connect(self._add)
            row.addWidget(line, 1)
            row.addWidget(add)
        if self.tab.entry is not None:
            begin = QPushButton(self.tab.entry())
            begin.clicked.connect(self.entry)
            row.addWidget(begin)
        row.addStretch()
        self._go = QPushButton(T("TiePane", "Open"))
        self._go.clicked.connect(self._open)
        row.addWidget(self._go)
        self._remove = QPushButton(self.tab.remove() if self.tab.remove is not None else "")
        give_role(self._remove, "link")
        self._remove.clicked.connect(lambda: self.removed.emit(self.table.row()))
        row.addWidget(self._remove)
        return row

    def _offer(self, row: TextRow | None) -> None:
        self._go.setVisible(row is not None and bool(row.goes))
        self._remove.setVisible(row is not None and bool(row.key) and self.tab.remove is not None)

    def _add(self) -> None:
        if self.line is not None and (ref := self.line.value()) is not None:
            self.added.emit(str(ref))

    def _open(self) -> None:
        if (row := self.table.row()) is not None and row.goes:
            self.went.emit(row.goes)
