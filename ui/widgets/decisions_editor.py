# SPDX-License-Identifier: Apache-2.0
"""An answer for every purpose of a consent: not asked, by name, without the name, or no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from registry.domain.vocabulary import term_label, terms
from ui.language import T, led, spoken
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_line import TextLine
from ui.widgets.value_editor import TermEditor, ValueEditor

NOT_ASKED: Final = "not_asked"
# What a purpose asks besides the answer; disclosure rules, section 2.
TO_WHOM: Final = frozenset({"P5", "P7"})
"""Purposes that mean nothing without a named party."""
WITH_WORD: Final = frozenset({"P2"})
"""Purposes with the word that the family chose."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The editors of one purpose."""

    decision: TermEditor
    word: TermEditor | None
    recipient: TextLine | None
    kept: dict[str, Any]
    """Parts that this widget does not show; they come back as they were given."""


class DecisionsEditor(ValueEditor):
    """Gives a list of ``Decision.to_json`` for the purposes somebody was asked about."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.answers: dict[str, _Answer] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for purpose in terms("purpose"):
            self._add(str(purpose))
        self.rows.addLayout(self._grid)
        self.setFocusProxy(self.answers["P1"].decision)

    def value(self) -> object:
        """Return the answers that were given, or None if nobody was asked anything."""
        found = [self._of(purpose) for purpose in self.answers]
        return [one for one in found if one["decision"] not in {None, NOT_ASKED}] or None

    def set_value(self, value: object) -> None:
        """Show a list of decisions; what is not in it was not asked."""
        items = value if isinstance(value, list | tuple) else []
        given = {one.get("purpose"): one for one in items if isinstance(one, dict)}
        for purpose, answer in self.answers.items():
            one = given.get(purpose, {})
            answer.decision.set_value(one.get("decision", NOT_ASKED))
            answer.kept.clear()
            answer.kept.update({k: one[k] for k in ("items", "conditions") if k in one})
            if answer.word is not None:
                answer.word.set_value(one.get("word"))
            if answer.recipient is not None:
                answer.recipient.setText(str(one.get("recipient", "")))

    def answer(self, purpose: str, decision: str) -> None:
        """Give the answer to one purpose."""
        self.answers[purpose].decision.set_value(decision)

    def lines(self) -> tuple[QWidget, ...]:
        """Return the boxes of the answers."""
        return tuple(answer.decision.box for answer in self.answers.values())

    def _of(self, purpose: str) -> dict[str, Any]:
        answer = self.answers[purpose]
        found: dict[str, Any] = {
            "purpose": purpose, "decision": answer.decision.value(), **answer.kept,
        }  # fmt: skip
        if answer.word is not None:
            found["word"] = answer.word.value()
        if answer.recipient is not None:
            found["recipient"] = answer.recipient.text().strip()
        return {part: held for part, held in found.items() if held}

    def _add(self, purpose: str) -> None:
        words = term_label("purpose", purpose, spoken())
        row = self._grid.rowCount()
        decision = TermEditor(words, "decision")
        decision.box.removeItem(0)  # an answer is one of the four, "not asked" is one of them
        decision.set_value(NOT_ASKED)
        decision.changed.connect(self.changed)
        label = PlainLabel(led(words))
        label.setBuddy(decision)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(decision, row, 1)
        kept = _Answer(decision, self._word(purpose), self._recipient(purpose), {})
        for besides in (kept.word, kept.recipient):
            if besides is not None:
                self._grid.addWidget(besides, row + 1, 1)
        self.answers[purpose] = kept

    def _word(self, purpose: str) -> TermEditor | None:
        if purpose not in WITH_WORD:
            return None
        word = TermEditor(T("Decisions", "The word the family chose"), "memorial_word")
        word.box.setItemText(0, T("Decisions", "The word the family chose"))
        word.changed.connect(self.changed)
        return word

    def _recipient(self, purpose: str) -> TextLine | None:
        if purpose not in TO_WHOM:
            return None
        hint = T("Decisions", "To whom: name or code")
        line = TextLine(hint, placeholder=hint)
        line.textChanged.connect(self.changed)
        return line
