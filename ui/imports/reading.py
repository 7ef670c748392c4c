# SPDX-License-Identifier: Apache-2.0
"""The steps before anything is decided: which file, and what was read of it, as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from registry.services.imports import ListPreview
from ui.language import T, ltr, natural, number
from ui.widgets.file_line import FileLine
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_table import TextRow, TextTable

MARGIN: Final = 24
SHOWN_COLUMNS: Final = 12
NARROWEST: Final = 7
WIDEST: Final = 20
"""Letters of a column; a longer cell is cut and shown whole on pointing."""
_ARABIC: Final = range(0x0621, 0x06FF)


class FileStep(QWidget):
    """Asks for the file; nothing is read before the person goes on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.file = FileLine(T("Imports", "The list"))
        self.file.changed.connect(self.changed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, 20, MARGIN, 20)
        rows.setSpacing(12)
        rows.addWidget(self.file)
        formats = T(
            "Imports",
            "CSV, XLSX, ODS or JSON, in Arabic or English. Cells are read as text; no formula "
            "runs. Nothing is written before the last step.",
        )
        rows.addWidget(PlainLabel(formats, "muted"))
        said = T(
            "Imports",
            "Nobody on a list has been asked: their consent starts at “not asked”, and nothing "
            "of them leaves by name until somebody agrees.",
        )
        rows.addWidget(PlainLabel(said, "muted"))
        rows.addStretch()

    def path(self) -> Path | None:
        """Return the path that was chosen."""
        return self.file.path()


class ReadStep(QWidget):
    """Shows the first rows as they were read, the encoding, and a sample of Arabic."""

    sheet_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._facts = PlainLabel()
        self._sample = PlainLabel("", "muted")
        self._sheets = QComboBox()
        self._sheets.setAccessibleName(T("Imports", "Sheet"))
        self._sheet_label = PlainLabel(T("Imports", "Sheet"), "label").one_line()
        self._sheets.activated.connect(lambda _: self.sheet_chosen.emit(self.sheet()))
        self._rows = QVBoxLayout()
        self.table: TextTable | None = None
        sheet = QHBoxLayout()
        sheet.addWidget(self._sheet_label)
        sheet.addWidget(self._sheets)
        sheet.addStretch()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, 14, MARGIN, 14)
        rows.setSpacing(8)
        rows.addWidget(self._facts)
        rows.addWidget(self._sample)
        rows.addLayout(sheet)
        rows.addLayout(self._rows, 1)

    def sheet(self) -> str:
        """Return the sheet that was chosen, empty where there is only one."""
        return self._sheets.currentText() if self._sheets.count() > 1 else ""

    def facts(self) -> str:
        """Return what is said of the list."""
        return f"{self._facts.text()}\n{self._sample.text()}"

    def show_list(self, found: ListPreview) -> None:
        """Show what was read."""
        total, shown = number(found.total), number(len(found.rows))
        words = T("Imports", "{total} rows; the first {shown} are shown. Read as {encoding}.")
        encoding = ltr(found.encoding or "UTF-8")
        self._facts.setText(words.format(total=total, shown=shown, encoding=encoding))
        sample = arabic_sample(found.rows)
        asked = T("Imports", "Does this read as Arabic?  {sample}")
        self._sample.setText(asked.format(sample=natural(sample)) if sample else "")
        self._sample.setVisible(bool(sample))
        self._offer(found.sheets)
        self._show_rows(found)

    def _offer(self, sheets: tuple[str, ...]) -> None:
        if [self._sheets.itemText(n) for n in range(self._sheets.count())] != list(sheets):
            self._sheets.clear()
            self._sheets.addItems(sheets)
        for widget in (self._sheets, self._sheet_label):
            widget.setVisible(len(sheets) > 1)

    def _show_rows(self, found: ListPreview) -> None:
        """A table has the columns it was made with, so another list gets another."""
        if self.table is not None:
            self._rows.removeWidget(self.table)
            self.table.deleteLater()
        headings = [natural(heading) for heading in found.headings[:SHOWN_COLUMNS]]
        rows = [_cells(row, len(headings)) for row in found.rows]
        self.table = TextTable(T("Imports", "First rows"), headings, _shares(headings, rows))
        self.table.show_rows([TextRow(row) for row in rows])
        self._rows.addWidget(self.table)


def _cells(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    cells = [natural(" ".join(cell.split())) for cell in row[:width]]
    return tuple(cells + [""] * (width - len(cells)))


def _shares(headings: Sequence[str], rows: Sequence[tuple[str, ...]]) -> list[int]:
    """Give each column the width of what it holds: a number little, a name what it needs."""
    columns = zip(headings, *rows, strict=True)
    return [min(max(NARROWEST, *map(len, cells)), WIDEST) for cells in columns]


def arabic_sample(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return the first cell with Arabic letters, by which a wrong encoding shows at a glance."""
    cells = (cell for row in rows for cell in row)
    return next((cell for cell in cells if any(ord(one) in _ARABIC for one in cell)), "")[:80]
