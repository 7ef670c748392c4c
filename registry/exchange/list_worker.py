# SPDX-License-Identifier: Apache-2.0
"""The process that opens a spreadsheet of strangers: with little memory, little time, no vault.

``python -m registry.exchange.list_worker SHEET < FILE``, where SHEET is a number or ``any`` for
the first that holds rows. Writes JSON lines: ``{"sheets": [...]}``, ``{"rows": about}``, then
``[row, cells]`` for each row that holds something, then ``{"end": true}``; or
``{"refused": code}``.
"""

from __future__ import annotations

import datetime as dt
import importlib
import io
import json
import sys
from typing import Any, Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

MEMORY: Final = 1 << 30
SECONDS: Final = 60
COLUMNS: Final = 1_000  # far more than a list has; the reader on the other side refuses earlier
ANY_SHEET: Final = "any"


def main() -> None:
    """Read standard input, write standard output; every failure of the file is a line."""
    _limit()
    source = io.BytesIO(sys.stdin.buffer.read())
    try:
        book = CalamineWorkbook.from_filelike(source)
        _say({"sheets": book.sheet_names})
        sheet = _sheet(book, sys.argv[1])
        if sheet is not None:
            _say_rows(sheet)
    except (CalamineError, OSError, ValueError):
        _say({"refused": "damaged"})
    else:
        _say({"end": True})


def _limit() -> None:
    """Bound memory and time where the system can; elsewhere the caller's clock ends us."""
    try:
        resource: Any = importlib.import_module("resource")
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sheet(book: CalamineWorkbook, wanted: str) -> CalamineSheet | None:
    if wanted != ANY_SHEET:
        return book.get_sheet_by_index(int(wanted))
    sheets = (book.get_sheet_by_index(n) for n in range(len(book.sheet_names)))
    return next((sheet for sheet in sheets if sheet.height), None)


def _say_rows(sheet: CalamineSheet) -> None:
    _say({"rows": sheet.height})
    for number, cells in enumerate(sheet.iter_rows(), 1):
        texts = [_text(cell) for cell in cells[:COLUMNS]]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            _say([number, texts])


def _text(cell: object) -> str:
    """Return what a person would see: 34.0 is 34, a day has no midnight."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1 << 53:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return (cell.date() if cell.time() == dt.time() else cell).isoformat()
    return str(cell).strip()


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")


if __name__ == "__main__":
    main()
