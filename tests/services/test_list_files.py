# SPDX-License-Identifier: Apache-2.0
"""A list is shown before it is imported: what was guessed, what is not sure, what hinders."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.errors import ListRefused
from registry.exchange.list_errors import ListTooWide
from registry.services import list_files
from tests.exchange import lists
from tests.services.imported import listed


def test_look_tells_what_it_would_do(tmp_path: Path) -> None:
    rows = [("قائمة", "", ""), ("Name / الاسم", "Date", "بلا معنى"), ("Hala", "03/10/2010", "x")]
    shown = list_files.look(listed(tmp_path, lists.as_csv(rows)))
    assert shown.headings == ("Name / الاسم", "Date", "بلا معنى")
    assert shown.guesses == ("names", "death_date", "")
    assert (shown.total, shown.encoding, shown.problems) == (1, "utf-8", ())
    assert (shown.ambiguous_dates, shown.day_first) == (True, None)
    told = list_files.look(listed(tmp_path, lists.as_csv([*rows, ("Fadi", "25/10/2010", "")])))
    assert (told.ambiguous_dates, told.day_first) == (False, True)


def test_a_person_can_choose_among_all_targets_in_both_languages() -> None:
    labels = {target.key: target.labels for target in list_files.targets()}
    assert {"names", "names.latin", "age", "death_date"} <= labels.keys()
    assert all(words["ar"] and words["en"] for words in labels.values())


def test_look_shows_a_list_without_a_known_name_so_that_a_person_can_tell(tmp_path: Path) -> None:
    shown = list_files.look(listed(tmp_path, "أ,ب\nهالة المتخيلة,29\n"))
    assert [problem.code for problem in shown.problems] == ["no_name_column"]
    mapping = {shown.headings[0]: "names", shown.headings[1]: "age"}
    assert list_files.look(listed(tmp_path, "أ,ب\nهالة,29\n"), mapping).problems == ()


def test_a_look_reads_all_rows_and_shows_the_first(tmp_path: Path) -> None:
    shown = list_files.look(listed(tmp_path, "الاسم\n" + "هالة\n" * 120))
    assert (shown.total, len(shown.rows)) == (120, list_files.SHOWN_ROWS)


def test_a_look_at_a_sheet_names_its_sheets(tmp_path: Path) -> None:
    shown = list_files.look(lists.write_xlsx(tmp_path / "a.xlsx", lists.PEOPLE))
    assert (shown.sheets, shown.total) == (("قائمة",), 2)


def test_a_list_that_no_import_would_take_is_not_shown_either(tmp_path: Path) -> None:
    with pytest.raises(ListRefused) as refused:
        list_files.look(listed(tmp_path, "الاسم" + ",x" * 199 + "\nهالة\n"))
    assert type(refused.value) is ListTooWide
