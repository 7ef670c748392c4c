# SPDX-License-Identifier: Apache-2.0
"""A consent as it is given: who gives it, for whom, and an answer for every purpose.

No dialog: it stands in the place of the record until it is saved or given up. It knows a value,
never a vault: ``content`` is what ``consents.record`` takes, ``new_giver`` a person to record
before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.language import T
from ui.widgets.decisions_editor import DecisionsEditor
from ui.widgets.name_editor import NameEditor
from ui.widgets.plain_label import Card, PlainLabel
from ui.widgets.record_form import FormSection, RecordForm

GIVEN: Final = ("giver", "capacity", "given", "language", "proof_kind", "risks_explained")
FURTHER: Final = (
    "how_explained", "interpreter", "capacity_evidence", "child_assent", "review_due", "expires",
    "form_version", "second_reviewer", "supersedes", "proof",
)  # fmt: skip


class ConsentEntry(QScrollArea):
    """Says ``edited``; its forms ask ``wanted`` for the records of their references."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._about = ""
        self._title = PlainLabel("", "title")
        who = FormSection(T("ConsentEntry", "Who agrees, and for whom"), GIVEN)
        how = FormSection(T("ConsentEntry", "How it was done"), FURTHER)
        self.form = RecordForm("consent", (who,))
        self.further = RecordForm("consent", (how,))
        self.decisions = DecisionsEditor(T("ConsentEntry", "An answer for every purpose"))
        self.new_name = NameEditor(T("ConsentEntry", "Name of a person not recorded yet"))
        self._problem = PlainLabel("", "problem")
        self._lay_out()
        for told in (self.form.edited, self.further.edited):
            told.connect(self.edited)
        for editor in (self.decisions, self.new_name):
            editor.changed.connect(self.edited)

    def begin(self, ref: str, title: str) -> None:
        """Begin an empty consent about the record of ``ref``."""
        self._about = ref
        self._title.setText(T("ConsentEntry", "Consent about {name}").format(name=title))
        self.form.clear()
        self.further.clear()
        self.decisions.set_value(None)
        self.new_name.set_value(None)
        self.show_problems({})
        self.verticalScrollBar().setValue(0)
        self.form.rows["giver"].editor.setFocus()

    def content(self) -> dict[str, Any]:
        """Return what ``consents.record`` takes."""
        found: dict[str, Any] = {**self._fields(), "about": [self._about]}
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

    def unsaved(self) -> dict[str, Any]:
        """Return what was typed."""
        return {
            "about": self._about,
            "fields": self._fields(),
            "decisions": self.decisions.value(),
            "new_name": self.new_name.value(),
        }

    def restore(self, content: Mapping[str, Any], title: str) -> None:
        """Show again what ``unsaved`` returned."""
        self.begin(str(content.get("about", "")), title)
        for form in (self.form, self.further):
            form.restore(content.get("fields") or {})
        self.decisions.set_value(content.get("decisions"))
        self.new_name.set_value(content.get("new_name"))

    def show_problems(self, problems: Mapping[str, Sequence[str]]) -> list[str]:
        """Show problems beside their fields; return those of no field here."""
        names = {**self.form.rows, **self.further.rows}
        answers = problems.get("consent.decisions", ())
        self._problem.setText("\n".join(f"! {words}" for words in answers))
        self._problem.setVisible(bool(answers))
        for form in (self.further, self.form):
            form.show_problems(problems)
        first = next((row for row in names.values() if row.problem()), None)
        if first is not None or answers:
            self.ensureWidgetVisible(first or self._problem)
        return [
            text
            for key, words in problems.items()
            if key.rpartition(".")[2] not in {*names, "decisions"}
            for text in words
        ]

    def _fields(self) -> dict[str, Any]:
        return {**self.form.fields(), **self.further.fields()}

    def _lay_out(self) -> None:
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(20, 18, 20, 18)
        rows.setSpacing(14)
        hint = T(
            "ConsentEntry", "What nobody was asked about stays a no. Write only what was said."
        )
        new = T("ConsentEntry", "Or: the name of a person not recorded yet (protected file)")
        answers = T("ConsentEntry", "An answer for every purpose")
        rows.addWidget(self._title)
        rows.addWidget(PlainLabel(hint, "muted"))
        rows.addWidget(_card(self.form, PlainLabel(new, "label"), self.new_name))
        rows.addWidget(_card(PlainLabel(answers, "heading"), self._problem, self.decisions))
        rows.addWidget(_card(self.further))
        rows.addStretch()
        self.setWidget(ground)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _card(*widgets: QWidget) -> QWidget:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 16)
    column.setSpacing(10)
    for widget in widgets:
        column.addWidget(widget)
    return card
