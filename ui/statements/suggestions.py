# SPDX-License-Identifier: Apache-2.0
"""Passages that stand unmarked and look like somebody: where, what, and a key to mark each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from registry.domain.structures import Span
from registry.domain.vocabulary import is_term, term_label
from ui.language import T, natural, number, spoken
from ui.statements.marks import line_of
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.text_table import TextRow, TextTable

HEIGHT: Final = 132


class Suggestions(QWidget):
    """Says ``seen(span)`` when a person moves to one, ``chosen(spans)`` to mark them."""

    seen = Signal(object)
    chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._spans: tuple[Span, ...] = ()
        self._words = PlainLabel("", "hint")
        headings = (T("Statements", "Passage"), T("Statements", "Kind"), T("Statements", "Line"))
        self.table = TextTable(T("Statements", "Unmarked passages"), headings, (6, 4, 2))
        self._next = QPushButton(T("Statements", "Next"))
        self._mark = QPushButton(T("Statements", "Mark"))
        self._all = QPushButton(T("Statements", "Mark all"))
        self._lay_out()
        self.table.moved.connect(self._move)
        self._next.clicked.connect(self.go_on)
        self._mark.clicked.connect(self._choose)
        self._all.clicked.connect(lambda: self.chosen.emit(self._spans))

    def show_spans(self, text: str, spans: Sequence[Span], marked: Sequence[Span]) -> None:
        """Show what stands unmarked in ``text``; one that is marked elsewhere comes with that."""
        self._spans = tuple(spans)
        known = {text[one.start : one.end] for one in marked}
        rows = [TextRow(_cells(text, span), key=str(at)) for at, span in enumerate(self._spans)]
        again = [span for span in self._spans if text[span.start : span.end] in known]
        self.table.show_rows(rows)
        self._words.setText(_said(text, self._spans, again))
        for widget in (self.table, self._next, self._mark, self._all):
            widget.setVisible(bool(rows))

    def spans(self) -> tuple[Span, ...]:
        """Return what is suggested."""
        return self._spans

    def words(self) -> str:
        """Return what is said above the list."""
        return self._words.text()

    def go_on(self) -> None:
        """Move to the next passage, from the last to the first."""
        count = len(self._spans)
        if count:
            row = (self.table.currentIndex().row() + 1) % count
            self.table.setCurrentIndex(self.table.lines.index(row, 0))

    def _move(self, row: TextRow | None) -> None:
        self._mark.setEnabled(row is not None)
        if row is not None:
            self.seen.emit(self._spans[int(row.key)])

    def _choose(self) -> None:
        row = self.table.row()
        if row is not None:
            self.chosen.emit((self._spans[int(row.key)],))

    def _lay_out(self) -> None:
        for button in (self._next, self._mark, self._all):
            give_role(button, "link")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._words, 1)
        for button in (self._next, self._mark, self._all):
            head.addWidget(button)
        self.table.setFixedHeight(HEIGHT)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(head)
        rows.addWidget(self.table)


def _cells(text: str, span: Span) -> tuple[str, str, str]:
    passage = " ".join(text[span.start : span.end].split())
    kind = term_label("span_kind", span.kind, spoken()) if is_term("span_kind", span.kind) else ""
    return (natural(passage), kind, number(line_of(text, span.start)))


def _said(text: str, spans: Sequence[Span], again: Sequence[Span]) -> str:
    if again:
        first = again[0]
        words = T("Statements", "“{passage}” also stands unmarked on line {line}.")
        passage = natural(text[first.start : first.end])
        return words.format(passage=passage, line=number(line_of(text, first.start)))
    if spans:
        return T("Statements", "%n passage(s) look like a person, a place or a number.", len(spans))
    return T("Statements", "Nothing that the registry knows stands unmarked. Read it all the same.")
