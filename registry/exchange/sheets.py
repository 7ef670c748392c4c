# SPDX-License-Identifier: Apache-2.0
"""Tables as CSV and as a workbook: text stays text, nothing tells who wrote it or when."""

from __future__ import annotations

import codecs
import csv
import io
from datetime import UTC, datetime
from typing import Any, Final

import xlsxwriter

from registry.disclosure.cells import escape_cell
from registry.exchange.package_content import Cell, Table

# Excel cuts longer texts silently; the reader is sent to records.json, which holds the whole.
CELL_LIMIT: Final = 32_000
LONG_CELL: Final = "النص الكامل في records.json / full text in records.json"

# The one date every workbook bears, so that none tells when it was made.
_NO_DATE: Final = datetime(1980, 1, 1, tzinfo=UTC)
_WIDTH: Final = 22
_FORBIDDEN_IN_XML: Final = str.maketrans(dict.fromkeys("\ufffe\uffff", "\ufffd"))


def csv_bytes(table: Table) -> bytes:
    """Return UTF-8 with BOM, every cell quoted and escaped, headings are the column keys."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    for row in table.rows:
        writer.writerow(["" if cell is None else _escaped(cell) for cell in row])
    return codecs.BOM_UTF8 + stream.getvalue().encode("utf-8")


def workbook_bytes(tables: tuple[Table, ...], *, right_to_left: bool) -> bytes:
    """Return an XLSX with one sheet a table; headings in both languages.

    ``in_memory``: the other ways of XlsxWriter (``constant_memory`` among them) put the rows as
    plain text into files of the system's temporary folder.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": _NO_DATE})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for table in tables:
        sheet = book.add_worksheet(table.name)
        if right_to_left:
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(0, len(table.columns) - 1), _WIDTH)
        _fill(sheet, table, bold, plain)
    book.close()
    return target.getvalue()


def _fill(sheet: Any, table: Table, bold: Any, plain: Any) -> None:  # noqa: ANN401 - untyped library
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, f"{column.label['ar']} / {column.label['en']}", bold)
    for row_at, row in enumerate(table.rows, start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(row_at, at, cell)
            elif cell is not None:
                sheet.write_string(row_at, at, _fitting(cell), plain)


def _fitting(text: str) -> str:
    escaped = escape_cell(text.translate(_FORBIDDEN_IN_XML))
    return escaped if len(escaped) <= CELL_LIMIT else LONG_CELL


def _escaped(cell: Cell) -> str:
    return escape_cell(cell) if isinstance(cell, str) else str(cell)
