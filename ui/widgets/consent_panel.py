# SPDX-License-Identifier: Apache-2.0
"""What was agreed to, purpose by purpose: always in sight, never by colour alone.

Short, so that the record keeps its room: purposes with one answer share a line. ``Why`` opens
the reason of every purpose.
"""

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

HIGHEST: Final = 132
"""Points; what is longer scrolls, so that the record keeps its room."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """One purpose as the panel shows it: all three in the language of the window."""

    purpose: str
    answer: str
    reason: str
    asked: bool = True


class ConsentPanel(QFrame):
    """Shows ``Agreed`` values; ``wanted`` when a person wants to record a consent."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        give_role(self, "card")
        self.setAccessibleName(T("Consent", "Consent"))
        self._agreed: tuple[Agreed, ...] = ()
        self.why = _link(T("Consent", "Why"))
        self.why.setCheckable(True)
        self.why.toggled.connect(self._tell)
        self._record = _link(T("Consent", "Record a consent"))
        self._record.clicked.connect(self.wanted)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(T("Consent", "Consent"), "heading").one_line())
        head.addStretch()
        for button in (self.why, self._record):
            head.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 8, 10, 10)
        rows.setSpacing(4)
        rows.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(T("Consent", "Consent"))
        rows.addWidget(self._scroll)
        self.show_agreed(())

    def show_agreed(self, agreed: Sequence[Agreed]) -> None:
        """Show every purpose with its answer; the reason is read aloud, and shown on ``Why``."""
        self._agreed = tuple(agreed)
        self.why.setVisible(bool(agreed))
        self._tell()

    def offer(self, *, recording: bool) -> None:
        """Offer to record a consent, or not where there is no record yet."""
        self._record.setVisible(recording)

    def texts(self) -> list[str]:
        """Return everything the panel says, in order."""
        return [label.text() for label in self.findChildren(PlainLabel) if label.text()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the answers need at this width, up to the highest."""
        super().resizeEvent(event)
        self._fit()

    def _tell(self) -> None:
        ground = QWidget()
        self._grid = QGridLayout(ground)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 5)
        for label, content, role in self._lines():
            row = self._grid.rowCount()
            self._grid.addWidget(PlainLabel(label, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(PlainLabel(content, role), row, 1, Qt.AlignmentFlag.AlignTop)
        if not self._grid.count():
            words = T("Consent", "Nobody has been asked yet. Until then nothing leaves by name.")
            self._grid.addWidget(PlainLabel(words, "muted"), 0, 0, 1, 2)
        self._scroll.setWidget(ground)
        self._fit()

    def _lines(self) -> list[tuple[str, str, str]]:
        if self.why.isChecked():
            return [
                (T("Consent", "{purpose}: {answer}").format(purpose=one.purpose, answer=one.answer),
                 one.reason, "hint")
                for one in self._agreed
            ]  # fmt: skip
        if not any(one.asked for one in self._agreed):
            return []
        groups: dict[str, list[Agreed]] = {}
        for one in self._agreed:
            groups.setdefault(one.answer, []).append(one)
        mark = T("Consent", "; ")
        return [
            (answer, mark.join(one.purpose for one in many), "" if many[0].asked else "hint")
            for answer, many in groups.items()
        ]

    def _fit(self) -> None:
        needed = self._grid.totalHeightForWidth(max(self._scroll.viewport().width(), 120))
        self._scroll.setFixedHeight(min(max(needed, 24), HIGHEST))


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    give_role(button, "link")
    return button
