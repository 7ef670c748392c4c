# SPDX-License-Identifier: Apache-2.0
"""The file of refused rows tells where and why, and nothing that could run or name somebody."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from registry.crypto import medium
from registry.services import list_check
from registry.services.list_files import RefusedRow

WORDS = {"ar": "هذا اليوم ليس في أي تقويم", "en": "this day is in no calendar"}


def test_each_row_stands_with_number_column_and_both_reasons(tmp_path: Path) -> None:
    row = RefusedRow(row=7, reason="no_such_day", heading="تاريخ الوفاة", words=WORDS)
    to = tmp_path / "refused.csv"
    assert list_check.save_refused(to, [row]) == 1
    with to.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        list(list_check.HEADINGS),
        ["7", "تاريخ الوفاة", "no_such_day", WORDS["ar"], WORDS["en"]],
    ]


def test_a_heading_that_could_run_is_text(tmp_path: Path) -> None:
    row = RefusedRow(row=1, reason="empty", heading="=HYPERLINK(1)", words=WORDS)
    list_check.save_refused(tmp_path / "refused.csv", [row])
    assert "'=HYPERLINK(1)" in (tmp_path / "refused.csv").read_text("utf-8-sig")


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(medium.MediumFailed):
        list_check.save_refused(tmp_path / "gone" / "refused.csv", [])
    assert list(tmp_path.iterdir()) == []
