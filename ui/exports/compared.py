# SPDX-License-Identifier: Apache-2.0
"""One record of a preview: on one side what is recorded, on the other what the recipient gets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from registry.services.preview import FieldView, RecordLine
from ui.exports.holders import outcome_words
from ui.language import T, ltr, natural, spoken
from ui.widgets.plain_label import Line, PlainLabel

LONGEST: Final = 400
"""Characters of a value shown here; the record itself shows the whole."""


class Compared(QScrollArea):
    """Shows a ``RecordLine`` with its fields; different ones with their reason."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(T("Exports", "The record and what the recipient gets"))
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that no record is chosen."""
        rows = self._begin()
        rows.addWidget(PlainLabel(T("Exports", "No record here."), "muted"))
        self._end(rows)

    def show_record(self, line: RecordLine, fields: Sequence[FieldView]) -> None:
        """Show one record; fields that this audience is never given are only named."""
        rows = self._begin()
        rows.addWidget(PlainLabel(natural(line.title) if line.title else ltr(line.ref), "heading"))
        about = T("Exports", "{code}: {outcome}")
        said = about.format(code=ltr(line.ref), outcome=outcome_words(line.outcome))
        rows.addWidget(PlainLabel(said, "strong"))
        rows.addWidget(PlainLabel(natural(line.reason[spoken()]), "muted"))
        for label in line.labels:
            rows.addWidget(PlainLabel(natural(label[spoken()]), "notice"))
        rows.addWidget(Line())
        rows.addLayout(self._grid([field for field in fields if not field.is_outside]))
        outside = [field.label[spoken()] for field in fields if field.is_outside]
        if outside:
            words = T("Exports", "Never part of this kind of package: {fields}")
            names = T("Exports", "; ").join(outside)
            rows.addWidget(PlainLabel(words.format(fields=names), "hint"))
        self._end(rows)

    def texts(self) -> list[str]:
        """Return everything that is said, in order."""
        return [label.text() for label in self.findChildren(PlainLabel)]

    def _begin(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setContentsMargins(14, 4, 14, 12)
        rows.setSpacing(8)
        return rows

    def _end(self, rows: QVBoxLayout) -> None:
        """Show it once it is whole: what is still being filled would be drawn squeezed."""
        rows.addStretch()
        ground = QWidget()
        ground.setLayout(rows)
        self.setWidget(ground)
        self.verticalScrollBar().setValue(0)

    def _grid(self, fields: Sequence[FieldView]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(PlainLabel(T("Exports", "Recorded"), "label"), 0, 0)
        grid.addWidget(PlainLabel(T("Exports", "The recipient gets"), "label"), 0, 1)
        for at, field in enumerate(fields):
            _add(grid, 1 + 4 * at, field)
        return grid


def _add(grid: QGridLayout, row: int, field: FieldView) -> None:
    recorded, released = field.recorded[spoken()], field.released[spoken()]
    name = PlainLabel(field.label[spoken()], "hint")
    name.setContentsMargins(0, 8, 0, 0)
    grid.addWidget(name, row, 0, 1, 2)
    grid.addWidget(PlainLabel(_short(recorded)), row + 1, 0)
    got = _short(released) if released else T("Exports", "— nothing —")
    shown = PlainLabel(got, "" if released == recorded else "strong")
    grid.addWidget(shown, row + 1, 1)
    if released != recorded:
        why = PlainLabel(natural(field.reason[spoken()]), "hint")
        shown.setAccessibleDescription(why.text())
        grid.addWidget(why, row + 2, 1)


def _short(text: str) -> str:
    return natural(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
