# SPDX-License-Identifier: Apache-2.0
"""Lists are opened by their bytes: any encoding, delimiter or kind, and within limits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from registry.exchange import list_reading, list_sheets, list_worker
from registry.exchange.list_errors import (
    ListCellTooLarge,
    ListDamaged,
    ListEncodingUnknown,
    ListTooHeavy,
    ListTooLong,
    SheetUnknown,
)
from registry.exchange.list_headings import is_heading
from registry.exchange.list_reading import open_list
from registry.exchange.list_text import encoding_of
from tests.exchange import lists
from tests.exchange.lists import PEOPLE

AS_READ = [list(row) for row in PEOPLE]


def read(path: Path, sheet: str = "") -> list[list[str]]:
    with open_list(path, is_heading, sheet) as opened:
        return [cells for _, cells in opened.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"]
)
def test_text_is_read_in_every_encoding_and_with_every_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "list"
    rows = [row[:2] for row in PEOPLE]
    path.write_bytes(lists.as_csv(rows, delimiter).encode(encoding))
    assert read(path) == [list(row) for row in rows]


def test_an_encoding_is_told_by_all_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name\n" * 500_000 + "هالة\n".encode())
    assert encoding_of(path) == "utf-8"
    path.write_bytes(b"Name\n" * 500_000 + "هالة\n".encode("windows-1256"))
    assert encoding_of(path) == "windows-1256"


def test_letters_of_no_width_in_a_name_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("الاسم\nهالة\u200cنزار\n", encoding="utf-8")
    assert read(path)[1] == ["هالة\u200cنزار"]


def test_line_breaks_and_delimiters_inside_a_cell_stay_there(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [["الاسم", "ملاحظات"], ["هالة", 'سطر\nوسطر, "وفاصلة"']]
    path.write_text(lists.as_csv(rows), encoding="utf-8", newline="")
    assert read(path) == rows


def test_a_long_text_is_cut_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [["الاسم", "العمر"], *([f"هالة {n}", str(n % 90)] for n in range(20_000))]
    path.write_text(lists.as_csv(rows), encoding="utf-8", newline="")
    assert read(path) == rows


@pytest.mark.parametrize("write", [lists.write_xlsx, lists.write_ods])
def test_sheets_are_read_as_text(tmp_path: Path, write: object) -> None:
    assert read(write(tmp_path / "list", PEOPLE)) == AS_READ  # type: ignore[operator]  # either


def test_rows_keep_the_numbers_that_the_sheet_shows(tmp_path: Path) -> None:
    path = lists.write_xlsx(tmp_path / "a.xlsx", PEOPLE, below=3)
    with open_list(path, is_heading) as opened:
        assert [number for number, _ in opened.rows] == [4, 5, 6]
        assert opened.sheets == ("قائمة",)


def test_a_sheet_that_declares_a_million_rows_holds_those_that_are_filled(tmp_path: Path) -> None:
    path = lists.write_ods(tmp_path / "a.ods", PEOPLE, after=lists.EMPTY_ROWS)
    assert read(path) == AS_READ


def test_numbers_days_and_formulas_of_a_sheet_read_as_a_person_sees_them(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Age", "Date", "Phone", "Sum"])
        sheet.write_row(1, 0, ["Hala", 34.0])
        sheet.write_datetime(1, 2, lists.A_DAY, book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_number(1, 3, 9_900_000_000)
        sheet.write_formula(1, 4, "=1+1", None, 2)
    assert read(tmp_path / "a.xlsx")[1] == ["Hala", "34", "2010-09-25", "9900000000", "2"]


def test_a_sheet_is_chosen_by_its_name(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet("فارغة")
        book.add_worksheet("أولى").write_row(0, 0, ["الاسم"])
        book.add_worksheet("ثانية").write_row(0, 0, ["Name"])
    assert read(tmp_path / "a.xlsx") == [["الاسم"]]
    assert read(tmp_path / "a.xlsx", "ثانية") == [["Name"]]
    with pytest.raises(SheetUnknown):
        read(tmp_path / "a.xlsx", "ثالثة")


def test_a_cell_of_a_sheet_may_not_be_longer_than_that_of_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_reading, "CELL_LIMIT", 15)
    with pytest.raises(ListCellTooLarge):
        read(lists.write_xlsx(tmp_path / "a.xlsx", PEOPLE))


def test_a_list_of_too_many_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_reading, "MOST_ROWS", 1)
    with pytest.raises(ListTooLong):
        read(lists.write_xlsx(tmp_path / "a.xlsx", PEOPLE))


def test_a_worker_that_is_ended_by_the_clock_leaves_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_sheets, "SECONDS", 0)
    with pytest.raises(ListTooHeavy):
        read(lists.write_xlsx(tmp_path / "a.xlsx", PEOPLE))


def test_a_bomb_whose_directory_lies_ends_the_worker_and_nothing_else(tmp_path: Path) -> None:
    path = lists.write_lying_bomb(tmp_path / "a.xlsx")
    with pytest.raises((ListDamaged, ListTooHeavy)):
        read(path)


def test_the_worker_loads_nothing_of_the_vault() -> None:
    said = subprocess.run(
        [sys.executable, "-c", f"import {list_worker.__name__}, sys; print(*sys.modules)"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    ours = {name for name in said if name.startswith("registry")}
    assert ours == {"registry", "registry.exchange", "registry.exchange.list_worker"}
    assert {"socket", "ssl", "sqlcipher3", "cryptography"}.isdisjoint(said)


def test_mojibake_is_not_taken_for_arabic(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    spoilt = lists.as_csv(PEOPLE).encode().decode("windows-1256", "ignore")
    path.write_bytes(spoilt.encode("windows-1256"))
    read(path)  # these bytes are good UTF-8 again
    path.write_bytes(spoilt.encode("windows-1256")[:-8] + b"\xd8\r\n")
    with pytest.raises(ListEncodingUnknown):
        read(path)
