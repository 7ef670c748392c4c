# SPDX-License-Identifier: Apache-2.0
"""Opens a list of any kind that we read, by its bytes and not by its name, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from registry.exchange import strict_json
from registry.exchange.list_errors import (
    ListCellTooLarge,
    ListDamaged,
    ListEmpty,
    ListKindUnknown,
    ListLocked,
    ListTooLarge,
    ListTooLong,
    ListTooWide,
    ListUnreadable,
)
from registry.exchange.list_sheets import sheet_rows
from registry.exchange.list_text import CELL_LIMIT, NumberedRows, encoding_of, text_rows

MOST_MIB: Final = 64
MOST_ROWS: Final = 500_000
MOST_COLUMNS: Final = 120
ZIP: Final = b"PK\x03\x04"
# PDF, old Office, pictures, programs, compressed files: said plainly instead of "wrong encoding".
FOREIGN: Final = (b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf",
                  b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"<!DOCTYPE",
                  b"<html", b"SQLite format 3")  # fmt: skip
# An XLSX with a password is this stream inside an old Office container ([MS-OFFCRYPTO] 2.3.1).
ENCRYPTED_OFFICE: Final = "EncryptedPackage".encode("utf-16-le")
HEAD: Final = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenList:
    """A list as it lies there: ``rows`` are ``(number, cells)``, the headings among them.

    ``expected`` is about how many rows there are, for who waits. ``keyed`` says that row 0 is
    the headings for certain (the keys of JSON objects).
    """

    encoding: str
    sheets: tuple[str, ...]
    rows: NumberedRows
    expected: int
    keyed: bool = False


@contextmanager
def open_list(path: Path, is_heading: Callable[[str], bool], sheet: str = "") -> Iterator[OpenList]:
    """Give the list at ``path``; rows are read as they are asked for.

    ``is_heading`` tells headings that we know, by which the delimiter of a CSV is found. Raises
    the classes of ``list_errors``, here or while rows are read.
    """
    try:
        head = _head(path)
        if head.startswith(ZIP):
            with sheet_rows(path, sheet) as (names, expected, rows):
                yield OpenList(encoding="", sheets=names, rows=_bounded(rows), expected=expected)
        elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"}:
            rows, expected = _bounded(_object_rows(path)), _count(path, b"{")
            yield OpenList(encoding="utf-8", sheets=(), rows=rows, expected=expected, keyed=True)
        else:
            encoding = encoding_of(path)
            with path.open(encoding=encoding, newline="") as file:
                rows = _bounded(text_rows(file, is_heading))
                expected = _count(path, b"\n")
                yield OpenList(encoding=encoding, sheets=(), rows=rows, expected=expected)
    except OSError:
        raise ListUnreadable(file=path.name) from None


def _head(path: Path) -> bytes:
    if not path.is_file():
        raise ListUnreadable(file=path.name)
    if path.stat().st_size > MOST_MIB << 20:
        raise ListTooLarge(file=path.name, most=MOST_MIB)
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise ListEmpty(file=path.name)
    if ENCRYPTED_OFFICE in head:
        raise ListLocked(file=path.name)
    if head.startswith(FOREIGN):
        raise ListKindUnknown(file=path.name)
    return head


def _count(path: Path, mark: bytes) -> int:
    with path.open("rb") as file:
        return sum(chunk.count(mark) for chunk in iter(lambda: file.read(1 << 20), b""))


def _bounded(rows: NumberedRows) -> NumberedRows:
    for count, (number, cells) in enumerate(rows):
        if count > MOST_ROWS:
            raise ListTooLong(most=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise ListTooWide(columns=len(cells), most=MOST_COLUMNS)
        if any(len(cell) > CELL_LIMIT for cell in cells):
            raise ListCellTooLarge(row=number, most=CELL_LIMIT)
        yield number, cells


def _object_rows(path: Path) -> NumberedRows:
    """Yield the keys of a list of objects as row 0, then the objects, the first as row 1."""
    raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        objects = strict_json.parse(raw)
    except strict_json.JsonNotStrict:
        raise ListDamaged(row=0) from None
    if isinstance(objects, dict) and len(objects) == 1:
        objects = next(iter(objects.values()))  # {"victims": [...]}
    if not isinstance(objects, list):
        raise ListDamaged(row=0)
    for number, one in enumerate(objects, 1):
        if not isinstance(one, dict):
            raise ListDamaged(row=number)
    headings = list(dict.fromkeys(key for one in objects for key in one))
    yield 0, headings
    for number, one in enumerate(objects, 1):
        yield number, [_text(one.get(key), number) for key in headings]


def _text(value: Any, row: int) -> str:  # noqa: ANN401 - any JSON value
    if value is None:
        return ""
    if isinstance(value, dict | list):
        raise ListDamaged(row=row)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
