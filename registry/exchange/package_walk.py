# SPDX-License-Identifier: Apache-2.0
"""Walks a finished package as a stranger would: every text of every file, and where it stands.

For the output scan. It knows nothing of how the package was made: it opens the archive again
and reads CSV, workbook, JSON, page and lists with readers of their own.
"""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from registry.exchange.archive import unpack

Found = tuple[str, str]
Reader = Callable[[bytes], Iterable[Found]]

# Cell addresses, styles and kinds of a sheet: thousands of attributes that only number cells.
_GRID: Final = frozenset({"c", "row"})
_XML_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def walk(archive: bytes) -> Iterator[Found]:
    """Yield ``(where, text)`` for a plain package ZIP; ``where`` is file, place inside.

    Names of files come first, then each distinct text of each file once. Bytes in no known
    format come decoded in two ways. Bytes outside any file cannot be: the archive has one
    spelling, and another raises ``PackageRefused`` here.
    """
    members = unpack(archive)
    for path in members:
        yield f"{path}: name", path
    for path, data in members.items():
        yield from _once(path, read_texts(path, data))


def read_texts(path: str, data: bytes) -> Iterable[Found]:
    """Return ``(place, text)`` of one file by its ending."""
    ending = path.rpartition(".")[2]
    return _READERS.get(ending, _unknown)(data)


def _once(path: str, found: Iterable[Found]) -> Iterator[Found]:
    seen: set[str] = set()
    for place, text in found:
        if text and text not in seen:
            seen.add(text)
            yield f"{path}: {place}", text


def _csv(data: bytes) -> Iterator[Found]:
    rows = csv.reader(_lines(data, "utf-8-sig"))
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row, start=1):
            yield f"row {number}, column {column}", cell


def _lines(data: bytes, encoding: str = "utf-8") -> io.TextIOWrapper:
    # Line by line: a page of 10,000 records as one text would cost twice its bytes again.
    return io.TextIOWrapper(io.BytesIO(data), encoding, "replace", newline="")


def _json(data: bytes) -> Iterator[Found]:
    return _json_value("", json.loads(data))


def _json_value(place: str, value: object) -> Iterator[Found]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield place, key
            yield from _json_value(f"{place}/{key}", part)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _json_value(f"{place}/{number}", part)
    else:
        yield place, str(value)


def _text(data: bytes) -> Iterator[Found]:
    for number, line in enumerate(_lines(data), start=1):
        yield f"line {number}", line.strip()


class _PageReader(html.parser.HTMLParser):
    """Collects texts, attribute values, comments and declarations of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Found] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(f"<{tag} {name}>", value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_comment(self, data: str) -> None:
        self._keep(data)

    def handle_decl(self, decl: str) -> None:
        self._keep(decl)

    def handle_pi(self, data: str) -> None:
        self._keep(data)

    def unknown_decl(self, data: str) -> None:
        self._keep(data)

    def _keep(self, text: str) -> None:
        if text.strip():
            self.found.append((f"line {self.getpos()[0]}", text.strip()))


def _html(data: bytes) -> Iterator[Found]:
    reader = _PageReader()
    for line in _lines(data):
        reader.feed(line)
        yield from reader.found
        reader.found.clear()
    reader.close()
    yield from reader.found


def _workbook(data: bytes) -> Iterator[Found]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        yield "comment", book.comment.decode("utf-8", "replace")
        for entry in book.infolist():
            yield "name", entry.filename
            for note in (entry.comment, entry.extra):
                yield from ((f"{entry.filename}, {way}", text) for way, text in _unknown(note))
            for place, text in _xml(book.read(entry)):
                yield f"{entry.filename}, {place}", text


def _xml(data: bytes) -> Iterator[Found]:
    # Only our own workbook comes here: signed by us a moment ago, never a stranger's.
    for _, element in ET.iterparse(io.BytesIO(data)):  # noqa: S314
        tag = element.tag.rpartition("}")[2]
        if tag in _GRID:
            yield from _cell(element)
            element.clear()
            continue
        if tag != "v":
            yield tag, unescaped_xml((element.text or "").strip())
        yield tag, unescaped_xml((element.tail or "").strip())
        for name, value in element.attrib.items():
            yield f"{tag} {name.rpartition('}')[2]}", value
        if tag == "si":
            element.clear()


def _cell(element: ET.Element) -> Iterator[Found]:
    # Of a shared string the sheet holds only its number in the list; the text stands there.
    if element.get("t") != "s":
        yield from (("v", part.text or "") for part in element if part.tag.endswith("}v"))


def unescaped_xml(text: str) -> str:
    """Return ``text`` with the workbook's ``_x000D_`` spelled as the letters they mean."""
    return _XML_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def _unknown(data: bytes) -> Iterator[Found]:
    yield "bytes as UTF-8", data.decode("utf-8", "ignore")
    yield "bytes as UTF-16", data.decode("utf-16-le", "ignore")


_READERS: Final[dict[str, Reader]] = {
    "csv": _csv,
    "json": _json,
    "txt": _text,
    "sig": _text,
    "pub": _text,
    "allowed_signers": _text,
    "html": _html,
    "xlsx": _workbook,
}
