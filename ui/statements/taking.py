# SPDX-License-Identifier: Apache-2.0
"""Taking a statement: who speaks, what was taken before, and a pause whenever one is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from registry.domain.vocabulary import is_term, term_label
from registry.services.accounts import EarlierAccount
from ui.language import T, natural, spoken
from ui.widgets.plain_label import Card, PlainLabel
from ui.widgets.text_line import TextLine


class Taking(Card):
    """Stands above a new statement: a witness not recorded yet, earlier accounts, the pause."""

    edited = Signal()
    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        label = T("Statements", "Name of a witness not recorded yet (protected file)")
        self.name = TextLine(label)
        self.name.textChanged.connect(lambda _: self.edited.emit())
        self._earlier = PlainLabel("", "muted")
        pause = QPushButton(T("Statements", "Take a pause"))
        pause.clicked.connect(self.paused)
        head = QHBoxLayout()
        calm = T("Statements", "Take the time that is needed. What is written is kept, encrypted.")
        head.addWidget(PlainLabel(calm, "muted"), 1)
        head.addWidget(pause)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 10, 16, 12)
        rows.setSpacing(6)
        rows.addLayout(head)
        rows.addWidget(self._earlier)
        rows.addWidget(PlainLabel(label, "label"))
        rows.addWidget(self.name)
        self.show_earlier(None)

    def begin(self) -> None:
        """Begin with nobody."""
        self.name.clear()
        self.show_earlier(None)

    def witness(self) -> dict[str, Any]:
        """Return the fields of a person to record, empty if nobody was named."""
        name = self.name.text().strip()
        return {"names": [name]} if name else {}

    def show_earlier(self, found: Sequence[EarlierAccount] | None) -> None:
        """Tell number, kinds and dates of what was taken before; never a word of it."""
        self._earlier.setText("" if found is None else earlier_words(found))
        self._earlier.setVisible(found is not None)

    def told(self) -> str:
        """Return what is told of earlier accounts."""
        return self._earlier.text()


def earlier_words(found: Sequence[EarlierAccount]) -> str:
    """Return number, kinds and dates of earlier accounts in words."""
    if not found:
        return T("Statements", "This is the first account of this witness.")
    told = T("Statements", "; ").join(_one(account) for account in found)
    count = T("Statements", "%n earlier account(s) of this witness", len(found))
    words = T(
        "Statements", "{count}: {accounts}. Their text stays closed while a new one is taken."
    )
    return words.format(count=count, accounts=told)


def _one(account: EarlierAccount) -> str:
    known = is_term("account_kind", account.kind)
    kind = term_label("account_kind", account.kind, spoken()) if known else ""
    day = natural(account.taken_on.shown(spoken())) if account.taken_on else ""
    return T("Statements", ", ").join(part for part in (kind, day) if part) or T(
        "Statements", "without kind and date"
    )


class PauseScreen(QWidget):
    """Nothing but a sentence and the way back: what was told is out of sight meanwhile."""

    over = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(14)
        column.addStretch()
        sentences = (
            (T("Statements", "A pause"), "title"),
            (T("Statements", "Nothing is lost and nothing hurries. Stopping altogether is "
                             "just as right: what was said so far can be kept or given up."),
             "muted"),
        )  # fmt: skip
        for text, role in sentences:
            label = PlainLabel(text, role)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMinimumWidth(360)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.go_on = QPushButton(T("Statements", "Go on"))
        self.go_on.clicked.connect(self.over)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
