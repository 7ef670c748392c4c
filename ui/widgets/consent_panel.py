# SPDX-License-Identifier: Apache-2.0
"""What was agreed to, purpose by purpose: always in sight, never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from ui.language import T
from ui.widgets.plain_label import PlainLabel, give_role

COLUMNS: Final = 2


@dataclass(frozen=True, slots=True)
class Agreed:
    """One purpose as the panel shows it: all three in the language of the window."""

    purpose: str
    answer: str
    reason: str


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
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 10, 16, 12)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addLayout(self._grid)
        self.show_agreed(())

    def show_agreed(self, agreed: Sequence[Agreed]) -> None:
        """Show every purpose with its answer; the reason stands below, and is read aloud."""
        self._empty()
        for at, one in enumerate(agreed):
            row, column = divmod(at, COLUMNS)
            self._grid.addLayout(_line(one), row, column, Qt.AlignmentFlag.AlignTop)
        if not agreed:
            words = T("Consent", "Nobody has been asked yet. Until then nothing leaves by name.")
            self._grid.addWidget(PlainLabel(words, "muted"), 0, 0)

    def texts(self) -> list[str]:
        """Return everything the panel says, in order."""
        return [label.text() for label in self.findChildren(PlainLabel) if label.text()]

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
