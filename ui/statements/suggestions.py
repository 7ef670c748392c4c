# SPDX-License-Identifier: Apache-2.0
"""Passages that stand unmarked and look like somebody: one at a time, marked or passed over."""

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

LONGEST: Final = 60


class Suggestions(QWidget):
    """Says ``seen(span)`` when a person goes to one, ``chosen(spans)`` to mark them."""

    seen = Signal(object)
    chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self._marked: frozenset[str] = frozenset()
        self._at = 0
        self._words = PlainLabel("", "hint")
        self._next = QPushButton(T("Statements", "Next"))
        self._mark = QPushButton(T("Statements", "Mark it"))
        self._all = QPushButton(T("Statements", "Mark all"))
        self._buttons = (self._next, self._mark, self._all)
        self._lay_out()
        self._next.clicked.connect(self.go_on)
        self._mark.clicked.connect(lambda: self.chosen.emit(self._spans[self._at : self._at + 1]))
        self._all.clicked.connect(lambda: self.chosen.emit(self._spans))

    def show_spans(self, text: str, spans: Sequence[Span], marked: Sequence[Span]) -> None:
        """Show what stands unmarked in ``text``; what is marked elsewhere says so."""
        before = self._spans[self._at].start if self._spans else 0
        self._text, self._spans = text, tuple(spans)
        self._marked = frozenset(text[one.start : one.end] for one in marked)
        later = [at for at, span in enumerate(self._spans) if span.start >= before]
        self._at = later[0] if later else 0
        self._say()

    def spans(self) -> tuple[Span, ...]:
        """Return what is suggested."""
        return self._spans

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

    def go_on(self) -> None:
        """Go to the passage that is named, and from there to the next; after the last the first."""
        if self._spans:
            self.seen.emit(self._spans[self._at])
            self._at = (self._at + 1) % len(self._spans)
            self._say()

    def _say(self) -> None:
        for button in self._buttons:
            button.setVisible(bool(self._spans))
        nothing = T(
            "Statements", "Nothing that the registry knows stands unmarked. Read it all the same."
        )
        self._words.setText(self._sentence() if self._spans else nothing)

    def _sentence(self) -> str:
        span = self._spans[self._at]
        passage = self._text[span.start : span.end]
        again = T(
            "Statements", "“{passage}” also stands unmarked on line {line} ({at} of {count})."
        )
        first = T("Statements", "“{passage}” on line {line} may be: {kind} ({at} of {count}).")
        known = is_term("span_kind", span.kind)
        return (again if passage in self._marked else first).format(
            passage=natural(" ".join(passage.split())[:LONGEST]),
            line=number(line_of(self._text, span.start)),
            kind=term_label("span_kind", span.kind, spoken()) if known else "",
            at=number(self._at + 1),
            count=number(len(self._spans)),
        )

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(4)
        for button in self._buttons:
            give_role(button, "link")
            foot.addWidget(button)
        foot.addStretch()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._words)
        rows.addLayout(foot)
