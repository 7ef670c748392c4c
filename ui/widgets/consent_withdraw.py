# SPDX-License-Identifier: Apache-2.0
"""Taking a consent back, wholly or for some purposes, and then the list of who must be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from registry.domain.vocabulary import term_label
from ui.language import LANGUAGES, T, led, ltr, natural, number, spoken
from ui.widgets.plain_label import Card, PlainLabel, give_role

LETTER_HEIGHT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterShown:
    """One letter: to whom, for which package, and its words by language."""

    recipient: str
    export: str
    words: dict[str, str]


class ConsentWithdraw(QScrollArea):
    """Says ``withdrawn(ref, purposes)``, an empty tuple for all of it, or ``left``."""

    withdrawn = Signal(str, tuple)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ref = ""
        self.boxes: dict[str, QCheckBox] = {}
        self.setWidgetResizable(True)

    def ask(self, ref: str, summary: str, purposes: Sequence[str]) -> None:
        """Ask what of the consent ``ref`` is taken back; ``purposes`` are those agreed to."""
        self._ref = ref
        title = T("Withdraw", "Take back the consent {code}").format(code=ltr(ref))
        rows = self._begin(title, summary)
        said = T("Withdraw", "Untick what still holds. From now on no package uses what is ticked.")
        rows.addWidget(PlainLabel(said, "muted"))
        self.boxes = {purpose: QCheckBox() for purpose in purposes}
        for purpose, box in self.boxes.items():
            box.setText(led(term_label("purpose", purpose, spoken())))
            box.setChecked(True)
            rows.addWidget(box)
        take_back = QPushButton(T("Withdraw", "Take back"))
        give_role(take_back, "primary")
        take_back.clicked.connect(self._withdraw)
        rows.addLayout(self._foot(T("Withdraw", "Back without changes"), take_back))
        rows.addStretch()

    def show_recall(self, letters: Sequence[LetterShown]) -> None:
        """Show who received something, each with the letter to send."""
        rows = self._begin(T("Withdraw", "The consent is taken back"), "")
        none = T("Withdraw", "Nobody has received anything of this yet. There is nobody to tell.")
        some = T("Withdraw", "%n package(s) hold it. Send each recipient its letter.", len(letters))
        rows.addWidget(PlainLabel(some if letters else none))
        for letter in letters:
            rows.addWidget(_letter_card(letter))
        rows.addLayout(self._foot(T("Withdraw", "Back to the record"), None))
        rows.addStretch()

    def texts(self) -> list[str]:
        """Return everything that is said, letters included."""
        labels = [label.text() for label in self.findChildren(PlainLabel)]
        return [*labels, *(text.toPlainText() for text in self.findChildren(QTextEdit))]

    def _withdraw(self) -> None:
        chosen = tuple(purpose for purpose, box in self.boxes.items() if box.isChecked())
        if chosen or not self.boxes:
            whole = len(chosen) == len(self.boxes)
            self.withdrawn.emit(self._ref, () if whole else chosen)

    def _begin(self, title: str, summary: str) -> QVBoxLayout:
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(20, 18, 20, 18)
        rows.setSpacing(12)
        rows.addWidget(PlainLabel(title, "title"))
        if summary:
            rows.addWidget(PlainLabel(summary))
        self.boxes = {}
        self.setWidget(ground)
        return rows

    def _foot(self, back_words: str, go_on: QPushButton | None) -> QHBoxLayout:
        back = QPushButton(back_words)
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(back)
        if go_on is not None:
            row.addWidget(go_on)
        return row


def _letter_card(letter: LetterShown) -> QWidget:
    card = Card()
    rows = QVBoxLayout(card)
    rows.setContentsMargins(16, 12, 16, 14)
    to = natural(letter.recipient) or T("Withdraw", "The public")
    head = T("Withdraw", "{recipient} · package {code}").format(
        recipient=to, code=ltr(letter.export)
    )
    rows.addWidget(PlainLabel(head, "strong"))
    for language, name in LANGUAGES.items():
        text = QTextEdit()
        text.setAccessibleName(T("Withdraw", "Letter in {language}").format(language=name))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setPlainText(letter.words.get(language, ""))
        text.setFixedHeight(LETTER_HEIGHT)
        rows.addWidget(text)
    return card


def count_words(letters: Sequence[LetterShown]) -> str:
    """Return how many must be told, for the bottom line."""
    words = T("Withdraw", "Taken back. To tell: {count}")
    return words.format(count=number(len(letters)))
