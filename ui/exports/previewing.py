# SPDX-License-Identifier: Apache-2.0
"""The preview: the record beside what the recipient gets, with a reason for each difference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from registry.domain.vocabulary import kind_label
from registry.services.preview import Preview, RecordLine
from ui.exports.compared import Compared
from ui.exports.holders import outcome_words
from ui.language import T, ltr, natural, number, spoken
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.text_line import TextLine
from ui.widgets.text_table import TextRow, TextTable

SHARES: Final = (7, 4, 5)
_FILTERS: Final[dict[str, Callable[[], str]]] = {
    "all": lambda: T("Exports", "All"),
    "leaving": lambda: T("Exports", "Leaving"),
    "changed": lambda: T("Exports", "Changed"),
    "blocked": lambda: T("Exports", "Blocked"),
}


class PreviewStep(QWidget):
    """Filters and a search over every record; the one chosen stands beside, field by field."""

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._rows: dict[str, TextRow] = {}
        self._lines: dict[str, RecordLine] = {}
        self.search = TextLine(T("Exports", "Search in the preview"))
        self.search.setPlaceholderText(T("Exports", "Name, code or reason"))
        headings = (T("Exports", "Record"), T("Exports", "Kind"), T("Exports", "What happens"))
        self.table = TextTable(T("Exports", "Records of the preview"), headings, SHARES)
        self.compared = Compared()
        self._reasons = PlainLabel("", "hint")
        self._group = QButtonGroup(self)
        self.filters: dict[str, QPushButton] = {}
        for name in _FILTERS:
            button = QPushButton()
            button.setCheckable(True)
            give_role(button, "choice")
            self.filters[name] = button
            self._group.addButton(button)
        self._lay_out()
        self._group.buttonClicked.connect(lambda _: self._list())
        self.search.textChanged.connect(lambda _: self._list())
        self.table.moved.connect(self._choose)

    def show_preview(self, preview: Preview) -> None:
        """Show a preview, all records first."""
        self._preview = preview
        # Made once: a search goes over all of them with every key.
        self._rows = {line.ref: _row(line) for line in preview.lines}
        self._lines = {line.ref: line for line in preview.lines}
        counts = preview.counts()
        words = T("Exports", "{filter}: {count}")
        for name, button in self.filters.items():
            button.setText(words.format(filter=_FILTERS[name](), count=number(counts[name])))
        self.filters["all"].setChecked(True)
        some = preview.stated_reasons()[:1]
        most = T("Exports", "Most often held back: {reason} ({count})")
        said = [most.format(reason=natural(why[spoken()]), count=number(n)) for why, n in some]
        self._reasons.setText("\n".join(said))
        self.search.clear()
        self._list()

    def choose(self, name: str) -> None:
        """Press the filter ``name``."""
        self.filters[name].click()

    def _list(self) -> None:
        if self._preview is None:
            return
        chosen = next((name for name, one in self.filters.items() if one.isChecked()), "all")
        lines = self._preview.matching(chosen, self.search.text())
        self.table.show_rows([self._rows[line.ref] for line in lines])
        if lines:
            self.table.setCurrentIndex(self.table.lines.index(0, 0))
        else:
            self.compared.show_nothing()

    def _choose(self, row: TextRow | None) -> None:
        if row is None or self._preview is None:
            return
        self.compared.show_record(self._lines[row.key], self._preview.fields_of(row.key))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for button in self.filters.values():
            head.addWidget(button)
        head.addSpacing(8)
        head.addWidget(self.search, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.compared)
        split.setSizes([420, 520])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 12, 24, 10)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(self._reasons)
        rows.addWidget(split, 1)


def _row(line: RecordLine) -> TextRow:
    kind = kind_label(line.kind, spoken())
    name = natural(line.title) if line.title else ltr(line.ref)
    return TextRow((name, kind, outcome_words(line.outcome)), key=line.ref)
