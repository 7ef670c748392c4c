# SPDX-License-Identifier: Apache-2.0
"""The side of the window: one button a section, with how many records it holds."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.assets import icon
from ui.language import T, ltr, number
from ui.shell.actions import section_keys
from ui.shell.sections import Section
from ui.widgets.plain_label import PlainLabel, give_role

WIDTH = 214


class Side(QFrame):
    """``chosen(index)`` when a person picks a section."""

    chosen = Signal(int)

    def __init__(self, sections: tuple[Section, ...]) -> None:
        super().__init__()
        give_role(self, "side")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(T("Side", "Sections"))
        self._group = QButtonGroup(self)
        self._counts: dict[str, PlainLabel] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 16, 12, 16)
        rows.setSpacing(3)
        for index, section in enumerate(sections):
            rows.addWidget(self._button(index, section))
        rows.addStretch()
        self._group.idClicked.connect(self.chosen)

    def mark(self, index: int) -> None:
        """Show the section ``index`` as the one in sight."""
        self._group.button(index).setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records there are of each kind."""
        for kind, label in self._counts.items():
            label.setText(number(counts.get(kind, 0)))

    def _button(self, index: int, section: Section) -> QPushButton:
        button = QPushButton()
        give_role(button, "section")
        button.setCheckable(True)
        button.setAccessibleName(section.words())
        button.setToolTip(ltr(section_keys(index)))
        button.setMinimumHeight(40)
        row = QHBoxLayout(button)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(11)
        picture = PlainLabel().one_line()
        color = self.palette().windowText().color().name()
        picture.setPixmap(icon(section.key, color).pixmap(QSize(20, 20)))
        row.addWidget(picture)
        row.addWidget(PlainLabel(section.words()).one_line(), 1)
        if section.kinds:
            self._counts[section.kinds[0]] = PlainLabel("", "hint").one_line()
            row.addWidget(self._counts[section.kinds[0]])
        self._group.addButton(button, index)
        return button
