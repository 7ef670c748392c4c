# SPDX-License-Identifier: Apache-2.0
"""Recovery sheets typed one after the other: words or their numbers, checked sheet by sheet.

What was taken is not shown again. A slip costs one sheet, never those before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.language import T, number
from ui.widgets.plain_label import PlainLabel, give_role

HEIGHT = 104


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is said of one sheet: how many its set needs in all, or why it was not taken."""

    needed: int = 0
    problem: str = ""


Check = Callable[[str, int], Checked]
"""Gets what was typed and its place among the sheets, from 1."""


class SheetsEntry(QWidget):
    """``texts()`` gives the sheets once ``is_ready()``; ``changed`` tells."""

    changed = Signal()

    def __init__(self, check: Check) -> None:
        super().__init__()
        self._check = check
        self._taken: list[str] = []
        self._needed = 0
        name = T("Sheets", "Words of the sheet, or their numbers")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(name)
        self.text.setFixedHeight(HEIGHT)
        self.text.setTabChangesFocus(True)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        # Nothing may learn or keep what is typed.
        self.text.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.take = QPushButton(T("Sheets", "Take this sheet"))
        self.back = QPushButton(T("Sheets", "Put the last one back"))
        give_role(self.back, "link")
        self._label = PlainLabel(name, "label")
        self._label.setBuddy(self.text)
        self._told = PlainLabel("", "strong")
        self._problem = PlainLabel("", "problem")
        self._lay_out()
        self.take.clicked.connect(self._take)
        self.back.clicked.connect(self._put_back)
        self.text.textChanged.connect(self._follow)
        self.setFocusProxy(self.text)
        self._follow()

    def texts(self) -> tuple[str, ...]:
        """Return what was typed of each sheet taken."""
        return tuple(self._taken)

    def is_ready(self) -> bool:
        """Whether as many sheets were taken as their set needs; more may be added."""
        return 0 < self._needed <= len(self._taken)

    def told(self) -> str:
        """Return how far it is, and what was wrong with the sheet that was not taken."""
        return f"{self._told.text()} {self._problem.text()}".strip()

    def clear(self) -> None:
        """Forget every sheet."""
        self._taken.clear()
        self._needed = 0
        self._problem.setText("")
        self.text.clear()
        self._follow()

    def _take(self) -> None:
        found = self._check(self.text.toPlainText(), len(self._taken) + 1)
        self._problem.setText(found.problem)
        if not found.problem:
            self._taken.append(self.text.toPlainText())
            self._needed = max(self._needed, found.needed)
            self.text.clear()
            self.text.setFocus()
        self._follow()

    def _put_back(self) -> None:
        self._taken.pop()
        self._problem.setText("")
        if not self._taken:
            self._needed = 0
        self._follow()

    def _follow(self) -> None:
        self._told.setText(self._progress())
        self._problem.setVisible(bool(self._problem.text()))
        self.take.setEnabled(bool(self.text.toPlainText().strip()))
        self.back.setVisible(bool(self._taken))
        self.changed.emit()

    def _progress(self) -> str:
        if not self._taken:
            return ""
        words = (
            T("Sheets", "{have} of {need} sheets are taken. That is enough.")
            if self.is_ready()
            else T("Sheets", "{have} of {need} sheets are taken.")
        )
        return words.format(have=number(len(self._taken)), need=number(self._needed))

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self._label)
        rows.addWidget(self.text)
        rows.addWidget(self._problem)
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addWidget(self._told, 1)
        row.addWidget(self.back)
        rows.addLayout(row)
        said = T("Sheets", "In any writing of digits; the first four letters of a word are enough.")
        rows.addWidget(PlainLabel(said, "hint"))
