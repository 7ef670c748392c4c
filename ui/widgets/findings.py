# SPDX-License-Identifier: Apache-2.0
"""What a check found: one calm line when all is well, else every finding with its next step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from ui.language import T
from ui.widgets.plain_label import Card, PlainLabel, give_role

SHOWN: Final = 40
"""Of a thousand findings the first tell what happened."""


class FindingsCard(Card):
    """Shows words; ``lines`` are findings in words, in the order in which they were found."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PlainLabel("", "strong")
        self.lines = PlainLabel("", selectable=True)
        self.besides = PlainLabel("", "muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 14)
        rows.setSpacing(8)
        for widget in (self.head, self.lines, self.besides):
            rows.addWidget(widget)
        self.hide()

    def show_found(self, lines: Sequence[str], well: str, besides: Sequence[str] = ()) -> None:
        """Show the findings, or ``well`` when there are none; ``besides`` was not checked."""
        count = T("Findings", "%n finding(s). Stop writing into this vault and keep a copy of it.",
                  len(lines))  # fmt: skip
        more = T("Findings", "and %n more", len(lines) - SHOWN) if len(lines) > SHOWN else ""
        give_role(self.head, "problem" if lines else "strong")
        self.head.setText(count if lines else well)
        self.lines.setText("\n\n".join([*lines[:SHOWN], *([more] if more else [])]))
        self.lines.setVisible(bool(lines))
        self.besides.setText("\n".join(besides))
        self.besides.setVisible(bool(besides))
        self.show()

    def said(self) -> str:
        """Return everything that is said."""
        shown = (self.head, self.lines, self.besides)
        return "\n".join(label.text() for label in shown if label.text())
