# SPDX-License-Identifier: Apache-2.0
"""A relation of a victim as it is recorded: to another victim, or to a living person."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from registry.errors import RegistryError
from ui.language import T
from ui.messages import beside, sentence
from ui.widgets.plain_label import Card, PlainLabel
from ui.widgets.record_form import FormSection, RecordForm

TO_VICTIM: Final = ("other_victim", "relation", "killed_together")
TO_LIVING: Final = ("person", "person_relation")


class RelationEntry(QScrollArea):
    """Gives what ``records.parse_input`` takes; the page saves it or gives it up."""

    def __init__(self) -> None:
        super().__init__()
        self._victim = ""
        self._title = PlainLabel("", "title")
        self._sentence = PlainLabel("", "problem")
        self.form = RecordForm(
            "relation",
            (
                FormSection(T("Relations", "With another victim"), TO_VICTIM),
                FormSection(T("Relations", "With a living person"), TO_LIVING),
            ),
        )
        self._lay_out()

    def begin(self, ref: str, title: str) -> None:
        """Begin an empty relation of the victim ``ref``."""
        self._victim = ref
        self._title.setText(T("Relations", "A relation of {name}").format(name=title))
        self._sentence.setText("")
        self.form.clear()
        self.form.rows["other_victim"].editor.setFocus()

    def content(self) -> dict[str, Any]:
        """Return what was entered."""
        return {**self.form.fields(), "victim": self._victim}

    def refuse(self, error: RegistryError) -> None:
        """Show why it was not recorded."""
        left = self.form.show_problems(beside(error))
        self._sentence.setText(" ".join(left) or sentence(error))

    def _lay_out(self) -> None:
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(20, 18, 20, 18)
        rows.setSpacing(14)
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.addWidget(self.form)
        for widget in (self._title, card, self._sentence):
            rows.addWidget(widget)
        rows.addStretch()
        self.setWidget(ground)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
