# SPDX-License-Identifier: Apache-2.0
"""Makes lists of invented people for tests: good ones, odd ones, and files that mean harm."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

Rows = Sequence[Sequence[str]]
PEOPLE: Rows = (
    ("الاسم", "الجنس", "العمر", "تاريخ الوفاة", "مكان الوفاة"),
    ("نزار فادي الزنبقاني", "ذكر", "34", "25/09/2010", "تل المرايا"),
    ("هالة نزار القنديلاني", "أنثى", "٢٩", "26 أيلول 2010", "دير الزور"),
)
A_DAY = dt.date(2010, 9, 25)
ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
    "<office:body><office:spreadsheet>"
)
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>{}</manifest:manifest>'
)
LOCKED = (
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
    '<manifest:encryption-data manifest:checksum-type="SHA1/1K"/></manifest:file-entry>'
)
EMPTY_ROWS = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def as_csv(rows: Rows, delimiter: str = ",") -> str:
    """Return rows as CSV text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def write_xlsx(path: Path, rows: Rows, *, below: int = 0) -> Path:
    """Write one sheet, as text, beginning ``below`` rows from the top."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("قائمة")
        for number, row in enumerate(rows):
            sheet.write_row(number + below, 0, row)
    return path


def write_ods(path: Path, rows: Rows, *, after: str = "", manifest: str = "") -> Path:
    """Write one sheet by hand; ``after`` is put below its rows."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    table = f'<table:table table:name="قائمة">{cells}{after}</table:table>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(manifest))
        archive.writestr("content.xml", ODS_HEAD + table + ODS_TAIL)
    return path


def write_bomb(path: Path, mib: int = 64) -> Path:
    """Write a workbook of a few hundred kilobytes that unpacks to ``mib`` MiB."""
    write_xlsx(path, PEOPLE)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.xml", bytes(mib << 20))
    return path


def write_far_cell(path: Path) -> Path:
    """Write a small workbook with cells at both corners of the largest sheet there is."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, PEOPLE[0])
        sheet.write_string(1_048_575, 16_383, "x")
    return path


def write_zip(path: Path) -> Path:
    """Write a ZIP that is no workbook."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", "x")
    return path


def write_spoilt(path: Path) -> Path:
    """Write a workbook whose container is whole and whose sheet is no XML."""
    whole = write_xlsx(path.with_suffix(".whole"), PEOPLE)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as archive:
        for entry in source.infolist():
            content = source.read(entry)
            spoilt = b"<worksheet><sheetData><row" if "sheet1" in entry.filename else content
            archive.writestr(entry.filename, spoilt)
    return path


def write_lying_bomb(path: Path, mib: int = 1_500) -> Path:
    """Write a workbook whose sheet unpacks to ``mib`` MiB while its directory says one byte."""
    whole = write_xlsx(path.with_suffix(".whole"), PEOPLE)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * mib + packer.flush()  # after a full flush, a block may stand anywhere
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as archive:
        for entry in source.infolist():
            if "sheet1" not in entry.filename:
                archive.writestr(entry.filename, source.read(entry))
        archive.writestr("xl/worksheets/sheet1.xml", packed)
    raw = bytearray(path.read_bytes())
    for mark, method in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        at = raw.rindex(mark)  # the sheet is the last: say that its bytes are deflated
        raw[at + method : at + method + 2] = (8).to_bytes(2, "little")
    path.write_bytes(raw)
    return path
