# SPDX-License-Identifier: Apache-2.0
"""The two grades of a victim: the death and the attribution, each set with a written reason."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout

from registry.domain.vocabulary import field_label, term_label, terms
from ui.language import T, led, spoken
from ui.widgets.plain_label import Card, PlainLabel
from ui.widgets.text_line import TextLine

AXES: Final = {"death": "death_grade", "attribution": "attribution_grade"}


class GradePanel(Card):
    """Says ``set_wanted(axis, grade, reason)``; a grade is never changed by the form."""

    set_wanted = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.labels = {axis: PlainLabel() for axis in AXES}
        self.axis = QComboBox()
        self.axis.setAccessibleName(T("Grades", "Which grade"))
        for axis, name in AXES.items():
            self.axis.addItem(field_label(f"victim.{name}", spoken()), axis)
        self.grade = QComboBox()
        self.grade.setAccessibleName(T("Grades", "Grade"))
        for code in terms("grade"):
            self.grade.addItem(led(term_label("grade", code, spoken())), str(code))
        for box in (self.axis, self.grade):  # not as wide as their longest words
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(10)
        hint = T("Grades", "Reason: what does this grade rest on?")
        self.reason = TextLine(hint, placeholder=hint)
        self._set = QPushButton(T("Grades", "Set this grade"))
        self._set.clicked.connect(self._want)
        self.reason.returnPressed.connect(self._want)
        self._lay_out()
        self.hide()

    def show_grades(self, victim: Any) -> None:  # noqa: ANN401 - a Victim
        """Show the grades of a saved victim."""
        none = T("Grades", "not graded yet")
        for axis, name in AXES.items():
            code = getattr(victim, name)
            words = term_label("grade", code, spoken()) if code else none
            label = field_label(f"victim.{name}", spoken())
            self.labels[axis].setText(
                T("Grades", "{label}: {grade}").format(label=label, grade=words)
            )
        self.reason.clear()
        self.show()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 16)
        rows.setSpacing(8)
        rows.addWidget(PlainLabel(T("Grades", "Grades"), "heading"))
        for label in self.labels.values():
            rows.addWidget(label)
        why = T("Grades", "A grade is set by a person, with a reason that stays in the log.")
        rows.addWidget(PlainLabel(why, "hint"))
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.axis, 0, 0)
        grid.addWidget(self.grade, 0, 1)
        grid.addWidget(self.reason, 1, 0)
        grid.addWidget(self._set, 1, 1)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        rows.addLayout(grid)

    def _want(self) -> None:
        self.set_wanted.emit(
            self.axis.currentData(), self.grade.currentData(), self.reason.text().strip()
        )
