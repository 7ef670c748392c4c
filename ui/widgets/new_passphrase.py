# SPDX-License-Identifier: Apache-2.0
"""A passphrase that is to open from now on: typed twice, with a suggestion and plain advice.

What is suggested is shown in words of the window's language and typed back by the person: who
has typed it once has begun to keep it in mind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.language import T, natural
from ui.widgets.passphrase_line import PassphraseLine
from ui.widgets.plain_label import PlainLabel, give_role


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is said of a passphrase: whether it may be used, and what would make it better."""

    may_be_used: bool
    advice: str


Judge = Callable[[str], Judged]
Suggest = Callable[[], str]
EMPTY: Final = Judged(may_be_used=False, advice="")


class NewPassphrase(QWidget):
    """``text()`` gives it once ``is_ready()``; ``changed`` and ``entered`` tell."""

    changed = Signal()
    entered = Signal()

    def __init__(self, judge: Judge, suggest: Suggest) -> None:
        super().__init__()
        self._judge, self._suggest = judge, suggest
        self._judged = EMPTY
        self.first = PassphraseLine(T("NewPassphrase", "Passphrase"))
        self.second = PassphraseLine(T("NewPassphrase", "The same passphrase again"))
        self.suggestion = PlainLabel("", "phrase")
        self._kept_in_mind = PlainLabel(
            T("NewPassphrase", "Type it below, twice. Write it down only where nobody looks."),
            "hint",
        )
        self._advice = PlainLabel("", "hint")
        self._offer = QPushButton(T("NewPassphrase", "Suggest a phrase of six words"))
        give_role(self._offer, "link")
        self._lay_out()
        self._offer.clicked.connect(self._show_suggestion)
        self.first.changed.connect(self._weigh)
        self.second.changed.connect(self._follow)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self.entered)
        self.setFocusProxy(self.first)
        self._follow()

    def text(self) -> str:
        """Return what was typed, as it was typed."""
        return self.first.text()

    def is_ready(self) -> bool:
        """Whether it may be used and was typed twice the same."""
        return self._judged.may_be_used and self.first.text() == self.second.text()

    def advice(self) -> str:
        """Return in plain words what is missing, or how good it is."""
        if not self.first.text():
            return T(
                "NewPassphrase",
                "Six words that have nothing to do with each other or with you are easy to keep "
                "in mind and hard to guess.",
            )
        if not self._judged.may_be_used:
            return natural(self._judged.advice)
        if self.first.text() != self.second.text():
            return T("NewPassphrase", "Now type it a second time, exactly the same.")
        return natural(self._judged.advice) or T("NewPassphrase", "A good passphrase.")

    def clear(self) -> None:
        """Empty both lines and forget the suggestion."""
        for line in (self.first, self.second):
            line.clear()
        self._show("")

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self._offer)
        row.addStretch()
        rows.addLayout(row)
        rows.addWidget(self.suggestion)
        rows.addWidget(self._kept_in_mind)
        rows.addWidget(PlainLabel(T("NewPassphrase", "Passphrase"), "label"))
        rows.addWidget(self.first)
        rows.addWidget(PlainLabel(T("NewPassphrase", "The same passphrase again"), "label"))
        rows.addWidget(self.second)
        rows.addWidget(self._advice)
        self._show("")

    def _show_suggestion(self) -> None:
        self._show(self._suggest())
        self.first.setFocus()

    def _show(self, phrase: str) -> None:
        self.suggestion.setText(natural(phrase) if phrase else "")
        for widget in (self.suggestion, self._kept_in_mind):
            widget.setVisible(bool(phrase))

    def _weigh(self) -> None:
        typed = self.first.text()
        self._judged = self._judge(typed) if typed.strip() else EMPTY
        self._follow()

    def _follow(self) -> None:
        self._advice.setText(self.advice())
        self.changed.emit()
