# SPDX-License-Identifier: Apache-2.0
"""A form made from the declarations: sections of fields of one kind of record.

form = RecordForm("victim", [FormSection(T("Victims", "Who"), ("names", "sex", "birth_date"))])
form.show_record(entity)          # or clear() for a new one
form.fields()                     # {"names": [...], "sex": "woman"}: for records.parse_input
form.changes()                    # only what a person changed, None where emptied
form.show_problems(messages.beside(error))   # what belongs to no field of it is returned
form.wanted -> form.offer         # the records that reference fields may point to
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from registry.domain.entities import entity_spec
from registry.domain.fields import Entity, FieldSpec, LongText, RecordId
from registry.domain.names import PersonName
from registry.domain.structures import Structure
from ui.widgets.field_row import FieldRow
from ui.widgets.list_editor import ListEditor
from ui.widgets.plain_label import Line, PlainLabel
from ui.widgets.reference_editor import Found, ReferenceEditor
from ui.widgets.value_editor import ValueEditor

COLUMNS = 2


@dataclass(frozen=True, slots=True)
class FormSection:
    """A heading and the fields under it, in order."""

    title: str
    names: tuple[str, ...]


class RecordForm(QWidget):
    """Collects JSON-like content; records nothing."""

    edited = Signal()
    wanted = Signal(object, str, str)
    """A reference field, the kind it points to and the words typed; answer with ``offer``."""

    def __init__(self, kind: str, sections: Sequence[FormSection]) -> None:
        super().__init__()
        self.kind = kind
        self.record: Entity | None = None
        spec = entity_spec(kind)
        names = [name for section in sections for name in section.names]
        self.rows = {name: FieldRow(spec.fields[name]) for name in names}
        self._quiet = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for number, section in enumerate(sections):
            if number:
                column.addWidget(Line())
            column.addWidget(PlainLabel(section.title, "heading"))
            column.addLayout(self._grid(section))
        column.addStretch()
        for row in self.rows.values():
            self._connect(row)

    def clear(self) -> None:
        """Make every field empty, for a new record."""
        self._show(None)

    def show_record(self, record: Entity) -> None:
        """Show ``record``; from now on ``changes`` is told against it."""
        self._show(record)

    def fields(self) -> dict[str, object]:
        """Return every field that holds something, by name."""
        found = {name: row.value() for name, row in self.rows.items()}
        return {name: value for name, value in found.items() if value is not None}

    def changes(self) -> dict[str, object]:
        """Return the fields that a person changed; None where one was emptied."""
        return {name: row.value() for name, row in self.rows.items() if row.is_changed()}

    def is_edited(self) -> bool:
        """Whether a person changed anything."""
        return any(row.is_changed() for row in self.rows.values())

    def restore(self, changes: Mapping[str, object]) -> None:
        """Show again what ``changes`` returned, as changes."""
        for name, content in changes.items():
            if name in self.rows:
                self.rows[name].restore(content)
        self._tell()

    def show_problems(self, problems: Mapping[str, Sequence[str]]) -> list[str]:
        """Show problems beside their fields and return those of no field here.

        Keys are names (``names``) or keys (``victim.names``). The first field with a problem
        takes the cursor.
        """
        by_name = {key.rpartition(".")[2]: list(words) for key, words in problems.items()}
        first: FieldRow | None = None
        for name, row in self.rows.items():
            row.show_problems(by_name.get(name, ()))
            if name in by_name and first is None:
                first = row
        if first is not None:
            first.editor.setFocus()
        return [words for name, many in by_name.items() if name not in self.rows for words in many]

    def offer(self, editor: ReferenceEditor, found: Found) -> None:
        """Offer records to the reference field that wanted them."""
        editor.offer(found)

    def name_records(self, titles: Mapping[str, str]) -> None:
        """Say what the records are called that the references of this form point to."""
        for editor in self.findChildren(ReferenceEditor):
            ref = str(editor.value() or "")
            if ref in titles:
                editor.name_record(ref, titles[ref])

    def _show(self, record: Entity | None) -> None:
        self._quiet = True
        self.record = record
        for name, row in self.rows.items():
            row.set_value(None if record is None else getattr(record, name))
            row.show_problems(())
        self._quiet = False
        self._tell()

    def _grid(self, section: FormSection) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        at = 0
        for name in section.names:
            row = self.rows[name]
            width = COLUMNS if is_wide(row.spec) else 1
            at += at % COLUMNS if width == COLUMNS else 0
            grid.addWidget(row, at // COLUMNS, at % COLUMNS, 1, width, Qt.AlignmentFlag.AlignTop)
            at += width
        return grid

    def _connect(self, row: FieldRow) -> None:
        row.editor.changed.connect(self._tell)
        self._watch(row.editor)
        if isinstance(row.editor, ListEditor):
            row.editor.added.connect(self._watch)
            for one in row.editor.editors:
                self._watch(one)

    def _watch(self, editor: ValueEditor) -> None:
        if isinstance(editor, ReferenceEditor):
            editor.wanted.connect(lambda kind, words: self.wanted.emit(editor, kind, words))

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit()


def is_wide(spec: FieldSpec) -> bool:
    """Whether a field takes the whole width: long texts, names, and what has parts."""
    kind = spec.value_type
    parted = isinstance(kind, type) and issubclass(kind, PersonName | Structure)
    return parted or kind is LongText or (spec.many and kind is not RecordId)
