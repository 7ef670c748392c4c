# SPDX-License-Identifier: Apache-2.0
"""Reads a list kept as text: finds its encoding and its delimiter, and yields its rows.

Lists come from spreadsheets of many years: UTF-8 with and without a mark, UTF-16, and
windows-1256, which any bytes decode as, so what comes out is judged by its letters.
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Final

from registry.exchange.list_errors import ListCellTooLarge, ListDamaged, ListEncodingUnknown

CELL_LIMIT: Final = 100_000  # letters; the longest note of a real list has a few thousand
MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
                (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
DELIMITERS: Final = (",", ";", "\t", "|")
OTHERS: Final = frozenset(DELIMITERS)  # a heading that holds one was cut by another
SAMPLE: Final = 1 << 16
SAMPLE_ROWS: Final = 30
CHUNK: Final = 1 << 20
# Of the letters beyond ASCII in real Arabic text nearly all lie here; of UTF-8 taken for
# windows-1256 half do ("ط§ظ„").
ARABIC_SHARE: Final = 0.7
NumberedRows = Iterator[tuple[int, list[str]]]


def encoding_of(path: Path) -> str:
    """Return the encoding of all of the file; raise ListEncodingUnknown."""
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    candidates = [name for mark, name in MARKS if head.startswith(mark)]
    if not candidates and b"\0" in head:
        first_null = head.index(b"\0")  # the high byte of an ASCII letter, a comma or a line end
        candidates = ["utf-16-le" if first_null % 2 else "utf-16-be"]
    for encoding in candidates or ["utf-8", "windows-1256"]:
        if _decodes(path, encoding):
            return encoding
    raise ListEncodingUnknown(file=path.name)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    arabic = foreign = 0
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            try:
                text = decoder.decode(chunk)
            except UnicodeDecodeError:
                return False
            if "\0" in text:
                return False
            if encoding == "windows-1256":
                beyond = [letter for letter in text if letter > "\x7f"]
                foreign += len(beyond)
                arabic += sum("\u0621" <= letter <= "\u0652" for letter in beyond)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return arabic >= ARABIC_SHARE * foreign


def text_rows(file: IO[str], is_heading: Callable[[str], bool]) -> NumberedRows:
    """Yield ``(row number, cells)`` of the rows that hold something; the first row is 1.

    Raises ListCellTooLarge and ListDamaged (a quote that is never closed).
    """
    sample = file.read(SAMPLE)
    delimiter = _delimiter(sample, is_heading)
    lines = itertools.chain(_lines(sample, file), file)
    csv.field_size_limit(CELL_LIMIT)
    rows = enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1)
    number = 0
    try:
        for number, cells in rows:
            if any(cell and not cell.isspace() for cell in cells):
                yield number, cells
    except csv.Error as error:
        if "field larger" in str(error):
            raise ListCellTooLarge(row=number + 1, most=CELL_LIMIT) from None
        raise ListDamaged(row=number + 1) from None


def _lines(sample: str, rest: IO[str]) -> Iterable[str]:
    """Return the lines of what was read already, the last one whole."""
    lines = io.StringIO(sample, newline="").readlines()
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += rest.readline()
    return lines


def _delimiter(sample: str, is_heading: Callable[[str], bool]) -> str:
    """Return the delimiter by which most cells are headings that we know, then most cells."""

    def worth(delimiter: str) -> tuple[int, int]:
        lines = io.StringIO(sample, newline="").readlines()
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            rows = list(itertools.islice(reader, SAMPLE_ROWS))
        except csv.Error:
            return 0, 0
        whole = [[cell for cell in cells if OTHERS.isdisjoint(cell)] for cells in rows]
        known = max((sum(map(is_heading, cells)) for cells in whole), default=0)
        return known, sum(len(cells) - 1 for cells in rows)

    return max(DELIMITERS, key=worth)
