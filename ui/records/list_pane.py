# SPDX-License-Identifier: Apache-2.0
"""The list side of a page: search as typed, the rows, how many, and what an empty list says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from registry.errors import RegistryError
from registry.services import listing
from ui.assets import icon
from ui.desk import Desk
from ui.language import T, ltr, number
from ui.messages import sentence
from ui.records.columns import Column
from ui.records.list_model import PAGE, Numbers, RecordListModel
from ui.records.list_view import RecordListView
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from registry.services.vaults import Vault

Rows = Callable[["Vault", Sequence[int]], Sequence[listing.ListRow]]
PAUSE_MS: Final = 90
"""How long after the last key the vault is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What a list says of itself, each asked for when shown, because the language may change."""

    title: Callable[[], str]
    new: Callable[[], str]
    search: Callable[[], str]
    empty: Callable[[], str]
    next_step: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One answer: every number of the list, the pages in sight, and how many records there are."""

    numbers: Numbers
    pages: dict[int, Sequence[listing.ListRow]]
    total: int


class ListPane(QWidget):
    """Says ``chosen(ref)`` when a person moves to a record, ``new`` for another one."""

    chosen = Signal(str)
    new = Signal()
    said = Signal(str)
    entered = Signal()

    def __init__(
        self,
        desk: Desk,
        kind: str,
        columns: Sequence[Column],
        words: ListWords,
        rows: Rows = listing.rows,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind
        self._words = words
        self._read = rows
        self._ref = ""
        self._total = 0
        self._awaited = -1
        self.model = RecordListModel(columns, self)
        self.view = RecordListView(self.model, columns, words.title())
        self.line = TextLine(words.search(), placeholder=words.search())
        self._count = PlainLabel("", "hint").one_line()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._lay_out()
        self._connect()

    def load(self) -> None:
        """Ask for the list anew; what is in sight stays where it is."""
        words, first = self.line.text(), max(0, self.view.rowAt(0))
        seen = {first // PAGE, max(first, self.view.rowAt(self.view.height())) // PAGE}
        current = self.model.number_at(self.view.current())
        self._desk.search(
            self,
            lambda vault: self._listed(vault, words, seen, current),
            lambda found: self._show(found, current),
            self._refused,
        )

    def mark(self, ref: str) -> None:
        """Make the record of ``ref`` the current row, now or as soon as it is listed."""
        self._ref = ref
        row = self.model.row_at(self.view.current())
        if row is None or row.ref != ref:
            self._find()

    def focus_search(self) -> None:
        """Put the cursor into the search line."""
        self.line.setFocus()
        self.line.selectAll()

    def add_below(self, widget: QWidget) -> None:
        """Put something of a page below the list."""
        self._rows.addWidget(widget)

    def count_words(self) -> str:
        """Return how many of how many are listed, as shown."""
        return self._count.text()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self._words.title(), "title").one_line())
        head.addStretch()
        self._new = QPushButton(self._words.new())
        self._new.setToolTip(ltr("Ctrl+N"))
        head.addWidget(self._new)
        color = self.palette().placeholderText().color().name()
        self.line.addAction(
            QAction(QIcon(icon("search", color)), "", self.line),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.line.setClearButtonEnabled(True)
        self._stack = QStackedWidget()
        self._empty = EmptyState(self._words.empty(), self._words.next_step(), self._words.new())
        nothing = T("ListPane", "Fewer letters, or another spelling, may find it.")
        self._nothing = EmptyState(T("ListPane", "Nothing found"), nothing)
        for screen in (self.view, self._empty, self._nothing):
            self._stack.addWidget(screen)
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 10)
        rows.setSpacing(10)
        rows.addLayout(head)
        for widget in (self.line, self._stack, self._count):
            rows.addWidget(widget)
        give_role(self, "pane")

    def _connect(self) -> None:
        self._new.clicked.connect(self.new)
        self._empty.wanted.connect(self.new)
        self._timer.timeout.connect(self.load)
        self.line.textChanged.connect(lambda _: self._timer.start(PAUSE_MS))
        self.line.returnPressed.connect(self.view.setFocus)
        self.model.wanted.connect(self._fetch)
        self.view.chosen.connect(self._choose)
        self.view.entered.connect(self.entered)

    def _show(self, found: Listed, current: int) -> None:
        scroll = self.view.verticalScrollBar().value()
        self.model.show_numbers(found.numbers)
        for page, rows in found.pages.items():
            self.model.show_page(page, rows)
        self._total = found.total
        self.view.go(self.model.position_of(current))
        self.view.verticalScrollBar().setValue(scroll)
        words = T("ListPane", "{listed} of {total}")
        listed = number(len(found.numbers))
        self._count.setText(words.format(listed=listed, total=number(found.total)))
        self._say_if_empty()
        if self._ref:
            self.mark(self._ref)

    def _say_if_empty(self) -> None:
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.view)
        else:
            self._stack.setCurrentWidget(self._nothing if self._total else self._empty)
        self._count.setVisible(self._total > 0)

    def _find(self) -> None:
        """Ask where the record of the mark stands: its number is the vault's to know."""
        ref = self._ref
        self._desk.run(
            self, lambda vault: listing.number_of(vault, ref), self._go_to, self._refused
        )

    def _go_to(self, found: int) -> None:
        position = self.model.position_of(found)
        self.view.go(position)
        if position >= 0:
            self.view.scrollTo(self.model.index(position, 0))

    def _fetch(self, page: int) -> None:
        wanted = self.model.page_numbers(page)
        self._desk.run(
            self,
            lambda vault: self._read(vault, wanted),
            lambda rows: self._fill(page, wanted, rows),
            self._refused,
        )

    def _fill(self, page: int, wanted: list[int], rows: Sequence[listing.ListRow]) -> None:
        if wanted != self.model.page_numbers(page):
            return  # the list is another one by now, and asks for its own pages
        self.model.show_page(page, rows)
        if self._awaited // PAGE == page:
            self._choose(self._awaited)

    def _choose(self, position: int) -> None:
        row = self.model.row_at(position)
        self._awaited = position if row is None else -1
        if row is not None:
            self._ref = row.ref
            self.chosen.emit(row.ref)

    def _refused(self, error: RegistryError) -> None:
        self.said.emit(sentence(error))

    def _listed(self, vault: Vault, words: str, seen: set[int], current: int) -> Listed:
        """One trip: the numbers, and with them the rows that will be in sight."""
        numbers = listing.ids(vault, self._kind, words)
        pages = {page for page in seen if page * PAGE < len(numbers)}
        pages |= {0} if len(numbers) else set()
        if current in numbers:
            pages.add(numbers.index(current) // PAGE)
        return Listed(
            numbers=numbers,
            pages={n: self._read(vault, numbers[n * PAGE : (n + 1) * PAGE]) for n in pages},
            total=listing.counts(vault).get(self._kind, 0),
        )
