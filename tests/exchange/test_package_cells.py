# SPDX-License-Identifier: Apache-2.0
"""The tables of a package are read back from each format apart."""

from __future__ import annotations

import pytest

from registry.disclosure.cells import escape_cell
from registry.exchange.package_cells import ReadRow, read_cells
from registry.exchange.package_content import DEMO_KEY, DEMO_TEXT
from registry.exchange.package_writer import assemble
from tests.exchange.packages import (
    COLUMNS,
    ROWS,
    SIGNING_KEY,
    content,
    packed,
    plain_archive,
    plain_members,
)

SHEETS = ("data/victims.csv", "data/registry.xlsx")
PLAIN = ("data/records.json", "data/index.html")


def rows(archive: bytes, path: str) -> list[dict[str, str]]:
    """Return the rows that ``path`` holds."""
    return [row for where, table, _, row in read_cells(archive) if where == path and table]


def expected(*, escaped: bool) -> list[dict[str, str]]:
    """Return what every format must hold of the small package."""
    return [
        {
            column.key: escape_cell(cell) if escaped and isinstance(cell, str) else str(cell)
            for column, cell in zip(COLUMNS, row, strict=True)
            if cell is not None
        }
        for row in ROWS
    ]


@pytest.mark.parametrize("path", SHEETS)
def test_spreadsheets_hold_the_escaped_values(path: str) -> None:
    assert rows(plain_archive(), path) == expected(escaped=True)


@pytest.mark.parametrize("path", PLAIN)
def test_json_and_page_hold_the_values_as_they_are(path: str) -> None:
    assert rows(plain_archive(), path) == expected(escaped=False)


def test_rows_are_numbered_from_one_in_the_order_of_the_file() -> None:
    found: list[ReadRow] = list(read_cells(plain_archive()))
    assert [row[1:3] for row in found if row[0] == PLAIN[0]] == [("victims", n) for n in (1, 2, 3)]


@pytest.mark.parametrize("path", SHEETS)
def test_the_mark_of_a_demonstration_is_left_out_only_where_it_is_exact(path: str) -> None:
    archive = assemble(content(), SIGNING_KEY).archive
    assert all(DEMO_KEY not in row for row in rows(archive, path))
    members = plain_members()
    table = members["data/victims.csv"].decode().replace(DEMO_TEXT, DEMO_TEXT + " x", 1)
    changed = packed(members | {"data/victims.csv": table.encode()})
    assert rows(changed, "data/victims.csv")[0][DEMO_KEY] == DEMO_TEXT + " x"


def test_a_value_in_one_format_only_is_seen() -> None:
    members = plain_members()
    page = members["data/index.html"].replace(b"V-7Q2M", b"V-HIDE")
    changed = packed(members | {"data/index.html": page})
    assert rows(changed, "data/index.html")[0]["ref"] == "V-HIDE"
    assert rows(changed, "data/records.json")[0]["ref"] == "V-7Q2M"
