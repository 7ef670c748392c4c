# SPDX-License-Identifier: Apache-2.0
"""List and detail side by side: the widgets of a page and which of them is in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from registry.services import listing
from ui.desk import Desk
from ui.language import T
from ui.records.attaching import Attaching
from ui.records.columns import Column
from ui.records.consenting import Consenting, agreed
from ui.records.detail import DetailPane
from ui.records.list_pane import ListPane, ListWords, Rows
from ui.records.shown import CONSENTED, Extra, Shown
from ui.records.ties import FILES, TieTab
from ui.widgets.consent_panel import ConsentPanel
from ui.widgets.empty_state import EmptyState
from ui.widgets.record_form import FormSection

WIDTHS: Final = [400, 620]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """What differs from page to page: the kind, its list, its form and what stands around."""

    kind: str
    words: ListWords
    columns: tuple[Column, ...]
    sections: Callable[[], Sequence[FormSection]]
    ties: tuple[TieTab, ...]
    choose: Callable[[], str]
    """What the empty detail says while no record is chosen."""
    extra: Extra | None = None
    rows: Rows = listing.rows
    """What reads the rows of its list."""


class RecordView(QSplitter):
    """Holds the list, and in one place the record, a consent being entered or taken back."""

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.listed = ListPane(desk, kind.kind, kind.columns, kind.words, kind.rows)
        self.detail = DetailPane(kind.kind, kind.sections(), kind.ties, kind.words.new())
        self.panel = ConsentPanel()
        self.consenting = Consenting(desk)
        self.attaching = Attaching(desk)
        self._nothing = EmptyState(kind.choose(), T("RecordView", "Its details appear here."))
        self._record = QWidget()
        self._stack = QStackedWidget()
        consented = kind.kind in CONSENTED
        self._lay_out(consented=consented)
        self._answer_files()

    def see_nothing(self) -> None:
        """Say that no record is chosen."""
        self._stack.setCurrentWidget(self._nothing)

    def see_record(self) -> None:
        """Bring the record into sight, from whatever stood in its place."""
        self._stack.setCurrentWidget(self._record)

    def see(self, screen: QWidget) -> None:
        """Put ``screen`` in the place of the record until ``see_record``."""
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)

    def sees(self, screen: QWidget) -> bool:
        """Whether ``screen`` stands in the place of the record."""
        return self._stack.currentWidget() is screen

    def sees_nothing(self) -> bool:
        """Whether no record is chosen."""
        return self.sees(self._nothing)

    def show_consents(self, shown: Shown | None) -> None:
        """Show what holds for the record; a consent can be recorded about a saved record only."""
        self.panel.show_agreed(agreed(shown.states) if shown else ())
        self.panel.offer(recording=shown is not None)

    def toggle(self, number: int) -> None:
        """Collapse or show the list (0) or the detail (1); never both."""
        panes = (self.listed, self._stack)
        if panes[1 - number].isVisible():
            panes[number].setVisible(not panes[number].isVisible())

    def attach(self, about: str = "", title: str = "") -> None:
        """Begin to attach a file about the record of ``about``."""
        self.attaching.screen.begin(about, title)
        self.see(self.attaching.screen)

    def _answer_files(self) -> None:
        """Let files be attached to the record in sight; another one chosen leaves the screen."""
        screen = self.attaching.screen
        self.attaching.over.connect(lambda _: self._see_again())
        self.listed.chosen.connect(lambda _: self.see_record() if self.sees(screen) else None)
        if (pane := self.detail.ties.get(FILES.key)) is not None:
            pane.entry.connect(self._attach_here)

    def _see_again(self) -> None:
        self.see_nothing() if self.detail.form.record is None else self.see_record()

    def _attach_here(self) -> None:
        if (record := self.detail.form.record) is not None:
            self.attach(str(record.ref), self.detail.title())

    def _lay_out(self, *, consented: bool) -> None:
        rows = QVBoxLayout(self._record)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.detail, 1)
        around = QVBoxLayout()
        around.setContentsMargins(16, 6, 16, 10)
        around.addWidget(self.panel)
        rows.addLayout(around)
        self.panel.setVisible(consented)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._record)
        self.setChildrenCollapsible(False)
        self.listed.setMinimumWidth(260)
        self._stack.setMinimumWidth(480)
        for stretch, pane in ((2, self.listed), (3, self._stack)):
            self.addWidget(pane)
            self.setStretchFactor(self.count() - 1, stretch)
        self.setSizes(WIDTHS)
