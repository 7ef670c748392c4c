# SPDX-License-Identifier: Apache-2.0
"""A consent as it is given: who gives it, for whom, and an answer for every purpose.

No dialog: it stands in the place of the record until it is saved or given up. It knows a value,
never a vault: ``content`` is what ``consents.record`` takes, ``new_giver`` a person to record
before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.language import T
from ui.widgets.decisions_editor import DecisionsEditor
from ui.widgets.name_editor import NameEditor
from ui.widgets.plain_label import Card, PlainLabel, give_role
from ui.widgets.record_form import FormSection, RecordForm

GIVEN: Final = ("giver", "capacity", "given", "language", "proof_kind", "risks_explained")
FURTHER: Final = (
    "how_explained", "interpreter", "capacity_evidence", "child_assent", "review_due", "expires",
    "form_version", "second_reviewer", "supersedes", "proof",
)  # fmt: skip


class ConsentEntry(QScrollArea):
    """Says ``saved`` or ``given_up``; ``form.wanted`` asks for the records of its references."""

    saved = Signal()
    given_up = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._about = ""
        self._title = PlainLabel("", "title")
        self.form = RecordForm(
            "consent",
            (
                FormSection(T("ConsentEntry", "Who agrees, and for whom"), GIVEN),
                FormSection(T("ConsentEntry", "How it was done"), FURTHER),
            ),
        )
        self.decisions = DecisionsEditor(T("ConsentEntry", "An answer for every purpose"))
        self.new_name = NameEditor(T("ConsentEntry", "Name of a person not recorded yet"))
        self._problem = PlainLabel("", "problem")
        self._lay_out()
        self.form.edited.connect(self.edited)
        self.decisions.changed.connect(self.edited)
        self.new_name.changed.connect(self.edited)

    def begin(self, ref: str, title: str) -> None:
        """Begin an empty consent about the record of ``ref``."""
        self._about = ref
        self._title.setText(T("ConsentEntry", "Consent about {name}").format(name=title))
        self.form.clear()
        self.decisions.set_value(None)
        self.new_name.set_value(None)
        self.show_problems({})
        self.verticalScrollBar().setValue(0)
        self.form.rows["giver"].editor.setFocus()

    def content(self) -> dict[str, Any]:
        """Return what ``consents.record`` takes."""
        found: dict[str, Any] = {**self.form.fields(), "about": [self._about]}
        found["decisions"] = self.decisions.value() or []
        if giver := found.pop("giver", None):
            found["giver"] = {"code": giver}
        return found

    def new_giver(self) -> dict[str, Any]:
        """Return the fields of a person to record first; empty where the giver has a code."""
        name = self.new_name.value()
        return {} if name is None or self.form.fields().get("giver") else {"names": [name]}

    def name_giver(self, ref: str, title: str) -> None:
        """Take the person who has just been recorded, so that nobody is recorded twice."""
        self.form.rows["giver"].restore(ref)
        self.form.name_records({ref: title})
        self.new_name.set_value(None)

    def about(self) -> str:
        """Return the reference of the record it is about."""
        return self._about

    def unsaved(self) -> dict[str, Any]:
        """Return what was typed."""
        return {
            "about": self._about,
            "fields": self.form.fields(),
            "decisions": self.decisions.value(),
            "new_name": self.new_name.value(),
        }

    def restore(self, content: Mapping[str, Any], title: str) -> None:
        """Show again what ``unsaved`` returned."""
        self.begin(str(content.get("about", "")), title)
        self.form.restore(content.get("fields") or {})
        self.decisions.set_value(content.get("decisions"))
        self.new_name.set_value(content.get("new_name"))

    def show_problems(self, problems: Mapping[str, Sequence[str]]) -> list[str]:
        """Show problems beside their fields; return those of no field here."""
        mine = {key: words for key, words in problems.items() if key.endswith(".decisions")}
        said = [f"! {text}" for words in mine.values() for text in words]
        self._problem.setText("\n".join(said))
        self._problem.setVisible(bool(said))
        left = {key: words for key, words in problems.items() if key not in mine}
        if said:
            self.ensureWidgetVisible(self._problem)
        return self.form.show_problems(left)

    def _lay_out(self) -> None:
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(20, 18, 20, 18)
        rows.setSpacing(16)
        hint = T(
            "ConsentEntry", "What nobody was asked about stays a no. Write only what was said."
        )
        rows.addWidget(self._title)
        rows.addWidget(PlainLabel(hint, "muted"))
        rows.addWidget(self._card())
        rows.addWidget(self._answers())
        rows.addLayout(self._foot())
        rows.addStretch()
        self.setWidget(ground)
        self.setWidgetResizable(True)

    def _answers(self) -> QWidget:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        heading = T("ConsentEntry", "An answer for every purpose")
        for widget in (PlainLabel(heading, "heading"), self._problem, self.decisions):
            column.addWidget(widget)
        return card

    def _card(self) -> QWidget:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(12)
        label = T("ConsentEntry", "Or: the name of a person not recorded yet (protected file)")
        for widget in (self.form, PlainLabel(label, "label"), self.new_name):
            column.addWidget(widget)
        return card

    def _foot(self) -> QHBoxLayout:
        save = QPushButton(T("ConsentEntry", "Record this consent"))
        give_role(save, "primary")
        back = QPushButton(T("ConsentEntry", "Back without recording"))
        save.clicked.connect(self.saved)
        back.clicked.connect(self.given_up)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(back)
        row.addWidget(save)
        return row
