# SPDX-License-Identifier: Apache-2.0
"""Spreadsheets hold text as text and nothing about their maker."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.disclosure.cells import escape_cell
from registry.exchange import sheets
from registry.exchange.package_content import Column, Table
from tests.exchange.packages import FORMULA, VICTIMS

WORDS = {"ar": "نص", "en": "Text"}


def one_cell(text: str) -> Table:
    """Return a table of one column and one row."""
    return Table(name="t", title=WORDS, columns=(Column(key="k", label=WORDS),), rows=((text,),))


def parts(tables: tuple[Table, ...], *, right_to_left: bool = True) -> dict[str, str]:
    """Return the XML of a workbook by part."""
    data = sheets.workbook_bytes(tables, right_to_left=right_to_left)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_csv_is_utf8_with_a_mark_and_every_cell_quoted() -> None:
    data = sheets.csv_bytes(VICTIMS)
    assert data.startswith(b"\xef\xbb\xbf")
    assert re.match(r'("[^"]*",)+"[^"]*"\r\n', data.decode("utf-8-sig"))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1))
def test_any_text_comes_back_from_csv_as_it_was_escaped(text: str) -> None:
    rows = csv.reader(io.StringIO(sheets.csv_bytes(one_cell(text)).decode("utf-8-sig"), newline=""))
    assert list(rows) == [["k"], [escape_cell(text)]]


def test_no_cell_is_a_formula_or_a_link_in_either_format(monkeypatch: pytest.MonkeyPatch) -> None:
    table = one_cell(FORMULA)
    assert "<f>" not in "".join(parts((table,)).values())
    assert f'"{FORMULA[:5]}' not in sheets.csv_bytes(table).decode()
    # With the escape switched off the same question is answered otherwise.
    monkeypatch.setattr(sheets, "escape_cell", str)
    assert f'"{FORMULA[:5]}' in sheets.csv_bytes(table).decode()


def test_addresses_stay_text() -> None:
    found = parts((one_cell("https://example.org/x"),))
    assert "hyperlink" not in found["xl/worksheets/sheet1.xml"]


def test_a_workbook_names_no_author_and_bears_the_one_date() -> None:
    found = parts((VICTIMS,))
    assert "<dc:creator></dc:creator>" in found["docProps/core.xml"]
    assert re.findall(r"\d{4}-\d\d-\d\d", found["docProps/core.xml"]) == ["1980-01-01"] * 2
    assert "<Company></Company>" in found["docProps/app.xml"]


def test_an_arabic_sheet_runs_from_right_to_left() -> None:
    assert 'rightToLeft="1"' in parts((VICTIMS,))["xl/worksheets/sheet1.xml"]
    ltr = parts((VICTIMS,), right_to_left=False)
    assert "rightToLeft" not in ltr["xl/worksheets/sheet1.xml"]


def test_a_text_too_long_for_a_cell_is_never_cut_silently() -> None:
    found = parts((one_cell("ن" * (sheets.CELL_LIMIT + 1)),))
    assert sheets.LONG_CELL in found["xl/sharedStrings.xml"]
    assert "ننن" not in found["xl/sharedStrings.xml"]
    whole = parts((one_cell("ن" * (sheets.CELL_LIMIT - 1)),))
    assert "ن" * (sheets.CELL_LIMIT - 1) in whole["xl/sharedStrings.xml"]


def test_letters_that_xml_forbids_do_not_break_the_workbook() -> None:
    assert "\ufffd" in parts((one_cell("a\uffffb"),))["xl/sharedStrings.xml"]
