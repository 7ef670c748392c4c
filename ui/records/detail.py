# SPDX-License-Identifier: Apache-2.0
"""The detail of one record: its title, its form in sections, what stands around it, its log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.language import T, ltr
from ui.records.log import log_rows, log_table, revision_words
from ui.records.shown import Shown
from ui.records.tie_pane import TiePane
from ui.records.ties import TieTab
from ui.widgets.plain_label import Line, PlainLabel
from ui.widgets.record_form import FormSection, RecordForm

MARGIN = 20


class DetailPane(QWidget):
    """Shows a ``Shown``, or an empty form for a new record; records nothing itself."""

    edited = Signal()

    def __init__(
        self, kind: str, sections: Sequence[FormSection], ties: Sequence[TieTab], new: str
    ) -> None:
        super().__init__()
        self._sections = tuple(sections)
        self._new = new
        self.form = RecordForm(kind, sections)
        self.ties = {tab.key: TiePane(tab) for tab in ties}
        self.log = log_table()
        self.cards = QVBoxLayout()
        """What a page puts below the form."""
        self.strip = QVBoxLayout()
        """What a page puts below the title."""
        self._title = PlainLabel("", "title")
        self._below = PlainLabel("", "muted").one_line()
        self._jump = QTabBar()
        self.tabs = QTabWidget()
        self._lay_out()
        self.form.edited.connect(self.edited)

    def show_record(self, shown: Shown) -> None:
        """Show a record with all that stands around it."""
        stays = self.form.record is not None and self.form.record.id == shown.record.id
        self.form.show_record(shown.record)
        self.form.name_records(shown.titles)
        self.show_around(shown)
        if not stays:
            self._begin()

    def show_around(self, shown: Shown) -> None:
        """Show what stands around a record; its form stays as it was typed."""
        self._title.setText(shown.title)
        code = ltr(str(shown.record.ref))
        words = T("Detail", "{code} · {revision}")
        told = words.format(code=code, revision=revision_words(shown))
        if getattr(shown.record, "sealed", None) is True:
            told = T("Detail", "Sealed · {told}").format(told=told)
        self._below.setText(told)
        for at, pane in enumerate(self.ties.values(), start=1):
            self.tabs.setTabText(at, pane.show_ties(shown))
        self.log.show_rows(log_rows(shown))
        self._offer_ties(offered=True)

    def title(self) -> str:
        """Return the title in sight."""
        return self._title.text()

    def begin_new(self) -> None:
        """Show an empty form; the cursor stands in its first field."""
        self.form.clear()
        self._title.setText(self._new)
        self._below.setText(T("Detail", "Not saved yet"))
        self.log.show_rows(())
        self._offer_ties(offered=False)
        self._begin()
        self.take_cursor()

    def take_cursor(self) -> None:
        """Put the cursor into the first field."""
        self.form.rows[self._sections[0].names[0]].editor.setFocus()

    def show_problems(self, problems: dict[str, list[str]]) -> list[str]:
        """Show problems beside their fields, in sight; return those of no field here."""
        left = self.form.show_problems(problems)
        for row in self.form.rows.values():
            if row.problem():
                self.tabs.setCurrentIndex(0)
                self._scroll.ensureWidgetVisible(row)
                break
        return left

    def jump_to(self, section: int) -> None:
        """Bring a section of the form into sight."""
        if 0 <= section < len(self._sections):
            row = self.form.rows[self._sections[section].names[0]]
            top = row.mapTo(self._ground, row.rect().topLeft()).y()
            self._scroll.verticalScrollBar().setValue(max(0, top - 48))

    def _begin(self) -> None:
        self.tabs.setCurrentIndex(0)
        self._scroll.verticalScrollBar().setValue(0)

    def _offer_ties(self, *, offered: bool) -> None:
        for at in range(1, self.tabs.count()):
            self.tabs.setTabVisible(at, offered)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 14, MARGIN, 0)
        head.setSpacing(8)
        name = QHBoxLayout()
        name.addWidget(self._title, 1)
        name.addWidget(self._below, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addLayout(name)
        head.addLayout(self.strip)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(head)
        rows.addWidget(self.tabs, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self._record_tab(), T("Detail", "Record"))
        for pane in self.ties.values():
            self.tabs.addTab(pane, pane.tab.words())
        self.tabs.addTab(self._log_tab(), T("Detail", "Log"))

    def _record_tab(self) -> QWidget:
        tab = QWidget()
        rows = QVBoxLayout(tab)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for section in self._sections:
            self._jump.addTab(section.title)
        self._jump.setExpanding(False)
        self._jump.setDrawBase(False)
        self._jump.setVisible(len(self._sections) > 1)
        self._jump.setAccessibleName(T("Detail", "Sections of the record"))
        self._jump.tabBarClicked.connect(self.jump_to)
        self._jump.currentChanged.connect(self.jump_to)
        across = QHBoxLayout()
        across.setContentsMargins(MARGIN - 10, 2, MARGIN, 2)
        across.addWidget(self._jump, 1)
        rows.addLayout(across)
        rows.addWidget(Line())
        rows.addWidget(self._scrolled(), 1)
        return tab

    def _scrolled(self) -> QScrollArea:
        self._ground = QWidget()
        column = QVBoxLayout(self._ground)
        column.setContentsMargins(MARGIN, 14, MARGIN, 20)
        column.setSpacing(18)
        column.addWidget(self.form)
        column.addLayout(self.cards)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._ground)
        self._scroll.verticalScrollBar().valueChanged.connect(self._follow)
        return self._scroll

    def _log_tab(self) -> QWidget:
        tab = QWidget()
        rows = QVBoxLayout(tab)
        rows.setContentsMargins(MARGIN, 14, MARGIN, 14)
        rows.addWidget(self.log)
        return tab

    def _follow(self, value: int) -> None:
        """Mark the section in sight."""
        at = 0
        for number, section in enumerate(self._sections):
            row = self.form.rows[section.names[0]]
            if row.mapTo(self._ground, row.rect().topLeft()).y() <= value + 60:
                at = number
        self._jump.blockSignals(True)
        self._jump.setCurrentIndex(at)
        self._jump.blockSignals(False)
