# SPDX-License-Identifier: Apache-2.0
"""What was agreed to, purpose by purpose: always in sight, never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.language import T
from ui.widgets.plain_label import PlainLabel, give_role

COLUMNS: Final = 2
HIGHEST: Final = 168
"""Points; what is longer scrolls, so that the record keeps its room."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """One purpose as the panel shows it: all three in the language of the window."""

    purpose: str
    answer: str
    reason: str
    asked: bool = True
    """Purposes nobody was asked about stand together in one line: not asked means no."""


class ConsentPanel(QFrame):
    """Shows ``Agreed`` values; ``wanted`` when a person wants to record a consent."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        give_role(self, "card")
        self.setAccessibleName(T("Consent", "Consent"))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(T("Consent", "Consent"), "heading").one_line())
        head.addStretch()
        self._record = QPushButton(T("Consent", "Record a consent"))
        give_role(self._record, "link")
        self._record.clicked.connect(self.wanted)
        head.addWidget(self._record)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 10, 8, 12)
        rows.setSpacing(6)
        rows.addLayout(head)
        rows.addWidget(self._scrolled())
        self.show_agreed(())

    def show_agreed(self, agreed: Sequence[Agreed]) -> None:
        """Show every purpose with its answer; the reason stands below, and is read aloud."""
        self._empty()
        asked = [one for one in agreed if one.asked]
        for at, one in enumerate(asked):
            row, column = divmod(at, COLUMNS)
            self._grid.addLayout(_line(one), row, column, Qt.AlignmentFlag.AlignTop)
        if unasked := [one.purpose for one in agreed if not one.asked]:
            words = T("Consent", "Not asked, so no: {purposes}")
            names = T("Consent", "; ").join(unasked)
            self._below(PlainLabel(words.format(purposes=names), "hint"))
        if not asked:
            words = T("Consent", "Nobody has been asked yet. Until then nothing leaves by name.")
            self._below(PlainLabel(words, "muted"))
        self._fit()

    def offer(self, *, recording: bool) -> None:
        """Offer to record a consent, or not where there is no record yet."""
        self._record.setVisible(recording)

    def texts(self) -> list[str]:
        """Return everything the panel says, in order."""
        return [label.text() for label in self.findChildren(PlainLabel) if label.text()]

    def _scrolled(self) -> QScrollArea:
        self._ground = QWidget()
        self._ground.setLayout(self._grid)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(T("Consent", "Consent"))
        self._scroll.setWidget(self._ground)
        return self._scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the answers need at this width, up to the highest."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self._grid.totalHeightForWidth(max(self._scroll.viewport().width(), 120))
        self._scroll.setFixedHeight(min(max(needed, 24), HIGHEST))

    def _below(self, label: PlainLabel) -> None:
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, COLUMNS)

    def _empty(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                _drop(widget)
            if (inner := item.layout()) is not None:
                while (part := inner.takeAt(0)) is not None:
                    if (widget := part.widget()) is not None:
                        _drop(widget)


def _drop(widget: object) -> None:
    if isinstance(widget, PlainLabel):
        widget.setParent(None)
        widget.deleteLater()


def _line(one: Agreed) -> QVBoxLayout:
    head = PlainLabel(T("Consent", "{purpose}: {answer}").format(
        purpose=one.purpose, answer=one.answer), "strong")  # fmt: skip
    head.setAccessibleDescription(one.reason)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(head)
    if one.reason:
        column.addWidget(PlainLabel(one.reason, "hint"))
    return column
