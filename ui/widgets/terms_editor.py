# SPDX-License-Identifier: Apache-2.0
"""Several words of one vocabulary, each ticked or not."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from registry.domain.vocabulary import term_label, terms
from ui.language import led, spoken
from ui.widgets.value_editor import ValueEditor

COLUMNS: Final = 2


class TermsEditor(ValueEditor):
    """Gives the list of the ticked codes in the order of the vocabulary, None if there are none."""

    def __init__(self, name: str, vocabulary: str) -> None:
        super().__init__(name)
        self.boxes: dict[str, QCheckBox] = {}
        self._foreign: list[str] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for at, code in enumerate(terms(vocabulary)):
            box = QCheckBox(led(term_label(vocabulary, code, spoken())))
            box.setAccessibleDescription(name)
            box.toggled.connect(self.changed)
            grid.addWidget(box, at // COLUMNS, at % COLUMNS)
            self.boxes[str(code)] = box
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self.rows.addLayout(grid)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> object:
        """Return the codes; one that the vocabulary does not know is kept as it was given."""
        found = [code for code, box in self.boxes.items() if box.isChecked()]
        return [*found, *self._foreign] or None

    def set_value(self, value: object) -> None:
        """Tick the codes of a list; a single code counts as a list of one."""
        given = value if isinstance(value, list | tuple) else ([] if value is None else [value])
        self._foreign = [str(code) for code in given if str(code) not in self.boxes]
        for code, box in self.boxes.items():
            box.setChecked(code in given)

    def lines(self) -> tuple[QWidget, ...]:
        """Return the boxes."""
        return tuple(self.boxes.values())
