# SPDX-License-Identifier: Apache-2.0
"""A field of a form: its label, its editor, a line of help, and its problems beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from registry.domain.fields import WITHHELD, FieldSpec, Tier
from registry.domain.structures import encode
from registry.domain.vocabulary import field_help, field_label
from ui.language import T, spoken
from ui.widgets.editors import editor_for
from ui.widgets.plain_label import PlainLabel
from ui.widgets.value_editor import ValueEditor


class FieldRow(QWidget):
    """Knows what the field held when it was shown, and so whether a person changed it."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self.spec = spec
        self.editor: ValueEditor = editor_for(spec)
        self._label = PlainLabel(label_of(spec), "label")
        self._label.setBuddy(self.editor)
        self._withheld = PlainLabel(T("FieldRow", "Kept by the keepers; not open to you"), "muted")
        self._problem = PlainLabel("", "problem")
        self._shown: object = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        help_words = field_help(spec.key, spoken())
        for widget in (self._label, self.editor, self._withheld, self._problem):
            rows.addWidget(widget)
        if help_words:
            rows.insertWidget(rows.indexOf(self._withheld), PlainLabel(help_words, "hint"))
            self.editor.setAccessibleDescription(help_words)
        rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.set_value(None)
        self.show_problems(())

    def set_value(self, value: object) -> None:
        """Show a declared value (or None, or WITHHELD) as the one that is recorded."""
        withheld = value is WITHHELD
        self.editor.setVisible(not withheld)
        self._withheld.setVisible(withheld)
        self.editor.set_value(None if withheld else encode(value))
        self._shown = self.editor.value()

    def restore(self, content: object) -> None:
        """Show what a person had typed, as changed."""
        self.editor.set_value(content)

    def value(self) -> object:
        """Return the JSON-like content of the editor, None if empty."""
        return self.editor.value()

    def is_changed(self) -> bool:
        """Whether the content is other than what was shown."""
        return self.editor.value() != self._shown

    def show_problems(self, problems: Sequence[str]) -> None:
        """Show why the value was refused; nothing takes the mark away."""
        self._problem.setText("\n".join(f"! {problem}" for problem in problems))
        self._problem.setVisible(bool(problems))
        self.editor.mark(refused=bool(problems))

    def problem(self) -> str:
        """Return the problems that are shown."""
        return self._problem.text()


def label_of(spec: FieldSpec) -> str:
    """Return the label of a field; one of the protected file says so, quietly."""
    label = field_label(spec.key, spoken())
    if spec.marks.tier is not Tier.PROTECTED:
        return label
    return T("FieldRow", "{label} · protected file").format(label=label)
