# SPDX-License-Identifier: Apache-2.0
"""How each column is read: a guess in both languages, which the person may change."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from registry.services import imports
from registry.services.imports import ListPreview, Target
from ui.language import T, natural, spoken
from ui.messages import problem_of
from ui.widgets.plain_label import Card, PlainLabel

MARGIN: Final = 24
SAMPLES: Final = 3
SAMPLE_LENGTH: Final = 60


class ColumnsStep(QScrollArea):
    """One row a heading; ``mapping()`` is what the registry takes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self.day_first = QRadioButton(T("Imports", "day first: 3/10 is 3 October"))
        self.month_first = QRadioButton(T("Imports", "month first: 3/10 is 10 March"))
        self._order = QButtonGroup(self)
        self._card = Card()
        self._problem = PlainLabel("", "problem")
        self._grid = QGridLayout()
        self._asks_order = False
        self._lay_out()
        self._order.buttonToggled.connect(lambda *_: self.changed.emit())

    def show_list(self, found: ListPreview) -> None:
        """Show the headings of a list with what each is taken for."""
        self._asks_order = found.ambiguous_dates
        self._card.setVisible(found.ambiguous_dates)
        self._problem.setText("\n".join(problem_of(one) for one in found.problems))
        self._problem.setVisible(bool(found.problems))
        self._clear()
        choices = imports.targets()
        pairs = zip(found.headings, found.guesses, strict=True)
        for at, (heading, guess) in enumerate(pairs, start=1):
            box = _box(heading, choices, guess)
            box.activated.connect(lambda _: self.changed.emit())
            self.boxes[heading] = box
            self._grid.addWidget(PlainLabel(natural(heading), "strong"), at, 0)
            self._grid.addWidget(PlainLabel(_samples(found, at - 1), "muted"), at, 1)
            self._grid.addWidget(box, at, 2)

    def mapping(self) -> dict[str, Any]:
        """Return every heading with its target, and the order of day and month if it was asked."""
        columns = {heading: box.currentData() or "-" for heading, box in self.boxes.items()}
        found: dict[str, Any] = {"columns": columns}
        if self._asks_order:
            found["day_first"] = self.day_first.isChecked()
        return found

    def is_answered(self) -> bool:
        """Whether the one question that a list may leave open has its answer."""
        return not self._asks_order or self._order.checkedButton() is not None

    def _clear(self) -> None:
        self.boxes = {}
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, words in enumerate((T("Imports", "Column"), T("Imports", "For example"),
                                    T("Imports", "Goes into"))):  # fmt: skip
            self._grid.addWidget(PlainLabel(words, "label"), 0, at)

    def _lay_out(self) -> None:
        for button in (self.day_first, self.month_first):
            self._order.addButton(button)
        asked = QVBoxLayout(self._card)
        asked.setContentsMargins(16, 12, 16, 14)
        question = T("Imports", "The dates of this list can be read in two ways. Which is right?")
        asked.addWidget(PlainLabel(question, "strong"))
        asked.addWidget(self.day_first)
        asked.addWidget(self.month_first)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(8)
        for column, share in enumerate((3, 4, 3)):
            self._grid.setColumnStretch(column, share)
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(MARGIN, 16, MARGIN, 16)
        rows.setSpacing(14)
        rows.addWidget(self._card)
        rows.addWidget(self._problem)
        rows.addLayout(self._grid)
        rows.addStretch()
        self.setWidget(ground)
        self.setWidgetResizable(True)


def _box(heading: str, choices: tuple[Target, ...], guess: str) -> QComboBox:
    box = QComboBox()
    name = T("Imports", "The column {heading} goes into")
    box.setAccessibleName(name.format(heading=natural(heading)))
    box.addItem(T("Imports", "left out"), "")
    for target in choices:
        box.addItem(target.labels[spoken()], target.key)
    box.setCurrentIndex(max(0, box.findData(guess)))
    box.setMaxVisibleItems(20)
    return box


def _samples(found: ListPreview, column: int) -> str:
    cells = (row[column].strip() for row in found.rows if column < len(row))
    some = list(dict.fromkeys(cell for cell in cells if cell))[:SAMPLES]
    return T("Imports", " · ").join(natural(cell[:SAMPLE_LENGTH]) for cell in some)
