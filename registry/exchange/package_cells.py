# SPDX-License-Identifier: Apache-2.0
"""Reads the tables of a finished package back, format by format, for the scan's first half.

Each structured value is then derived again and compared. CSV, workbook, JSON and page are read
apart, because a fault of one writer must not hide behind another.
"""

from __future__ import annotations

import csv
import html.parser
import io
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from python_calamine import CalamineWorkbook

from registry.exchange.archive import unpack
from registry.exchange.bag import PAYLOAD
from registry.exchange.package_content import CODES, DEMO_KEY, DEMO_TEXT
from registry.exchange.sheets import LONG_CELL

# file, table, number of the row from 1, key -> text; numbers as their digits, absent left out.
ReadRow = tuple[str, str, int, dict[str, str]]


def read_cells(archive: bytes) -> Iterator[ReadRow]:
    """Yield every row of every table as each of the four formats holds it.

    Spreadsheet cells come as written, that is escaped: compare them with ``escape_cell`` of the
    value. Left out are the book of codes (no record), the mark of a demonstration where it is
    exactly that, and the note that stands for a text too long for a cell.
    """
    members = unpack(archive)
    yield from _json_rows(members)
    for path, data in members.items():
        name = path.removeprefix(PAYLOAD)
        if name.endswith(".csv") and name != f"{CODES}.csv":
            yield from _csv_rows(path, name.removesuffix(".csv"), data)
        elif name.endswith(".xlsx"):
            yield from _sheet_rows(path, data, _keys(members))
        elif name.endswith(".html"):
            yield from _page_rows(path, data)


def _json_rows(members: dict[str, bytes]) -> Iterator[ReadRow]:
    path = f"{PAYLOAD}records.json"
    for table, records in json.loads(members[path])["tables"].items():
        if table != CODES:
            for number, record in enumerate(records, start=1):
                yield path, table, number, _told(record)


def _csv_rows(path: str, table: str, data: bytes) -> Iterator[ReadRow]:
    rows = csv.DictReader(io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""))
    for number, row in enumerate(rows, start=1):
        yield path, table, number, _told(row)


def _keys(members: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the column keys of each sheet; the sheets themselves bear labels only."""
    keys: dict[str, list[str]] = {}
    for path, data in members.items():
        if path.endswith(".csv"):
            rows = csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""))
            table = path.removeprefix(PAYLOAD).removesuffix(".csv")
            keys[table] = next(rows, [])
    return keys


def _sheet_rows(path: str, data: bytes, keys: dict[str, list[str]]) -> Iterator[ReadRow]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for table in book.sheet_names:
        if table != CODES:
            rows = book.get_sheet_by_name(table).iter_rows()
            for number, row in enumerate(islice(rows, 1, None), start=1):
                # Beyond the headings a cell would have no key; it must not pass unseen.
                named = [
                    *keys[table],
                    *(f"column {at}" for at in range(len(keys[table]), len(row))),
                ]
                yield path, table, number, _told(dict(zip(named, row, strict=False)))


class _CardReader(html.parser.HTMLParser):
    """Reads the cards of the page: one row an ``article``, one field a ``dd``."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[ReadRow] = []
        self._path, self._table, self._number = path, "", 0
        self._row: dict[str, str] = {}
        self._key, self._code = "", ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "section":
            self._table, self._number = told.get("data-table") or "", 0
        elif tag == "article":
            self._row, self._number = {}, self._number + 1
        elif tag == "dd":
            self._key, self._code = told.get("data-key") or "", told.get("data-code") or ""
            self._text = []

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "dd" and self._key:
            self._row[self._key] = self._code or "".join(self._text)
        elif tag == "article":
            self.rows.append((self._path, self._table, self._number, self._row))


def _page_rows(path: str, data: bytes) -> Iterator[ReadRow]:
    reader = _CardReader(path)
    for line in io.TextIOWrapper(io.BytesIO(data), "utf-8", newline=""):
        reader.feed(line)
        yield from reader.rows
        reader.rows.clear()


def _told(row: dict[str, Any]) -> dict[str, str]:
    texts = {key: _as_text(value) for key, value in row.items()}
    return {
        key: text
        for key, text in texts.items()
        if text and text != LONG_CELL and (key, text) != (DEMO_KEY, DEMO_TEXT)
    }


def _as_text(value: object) -> str:
    # A workbook knows only one kind of number.
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
