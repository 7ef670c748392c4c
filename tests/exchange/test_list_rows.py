# SPDX-License-Identifier: Apache-2.0
"""Cells and rows of lists are read as people meant them, or refused; nothing is invented."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.names import PersonName
from registry.exchange.list_cells import read_age, read_sex
from registry.exchange.list_headings import targets
from registry.exchange.list_rows import RowReader


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("34", (34, 34)),
        ("٣٤", (34, 34)),
        ("34.0", (34, 34)),
        ("34 سنة", (34, 34)),
        ("3 months", (0, 0)),
        ("٣ أشهر", (0, 0)),
        ("18 شهراً", (1, 1)),
        ("40 days", (0, 0)),
        ("less than a day", (0, 0)),
        ("أقل من سنة", (0, 0)),
        ("شهرين", (0, 0)),
        ("30-35", (30, 35)),
        ("من 30", None),
        ("30 إلى 35 سنة", (30, 35)),
        ("60+", (60, None)),
        ("adult", (18, None)),
        ("طفلة", (None, 17)),
        ("0", (None, None)),
        ("-1", (None, None)),
        ("غير معروف", (None, None)),
        ("131", None),
        ("35-30", None),
        ("about forty", None),
    ],
)
def test_an_age_is_read_in_every_way_that_lists_write_it(text: str, band: Any) -> None:  # noqa: ANN401
    found, code = read_age(text)
    if band is None:
        assert (found, bool(code)) == ({}, True)
    else:
        assert code == ""
        assert (found.get("age_min"), found.get("age_max")) == band


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("ذكر", {"sex": "man"}),
        ("أنثى", {"sex": "woman"}),
        ("انثى", {"sex": "woman"}),
        ("F", {"sex": "woman"}),
        ("غير معروف", {"sex": "unknown"}),
        ("Adult - Male", {"sex": "man", "age_min": 18}),
        ("Child - Female", {"sex": "woman", "age_max": 17}),
        ("طفل / ذكر", {"sex": "man", "age_max": 17}),
        ("بالغ", {"age_min": 18}),
    ],
)
def test_a_sex_is_read_in_both_languages_and_with_an_age_beside_it(text: str, facts: Any) -> None:  # noqa: ANN401
    assert read_sex(text) == (facts, "")


def test_a_sex_that_is_no_word_of_ours_is_a_problem() -> None:
    assert read_sex("Adult - purple") == ({}, "unknown_term")


def read(columns: tuple[str, ...], *cells: str, **options: Any) -> tuple[dict[str, Any], list[str]]:  # noqa: ANN401
    values, problems = RowReader(columns, **options).read(cells)
    return values, [problem.code for problem in problems]


def name_of(columns: tuple[str, ...], *cells: str) -> PersonName:
    values, problems = read(columns, *cells)
    assert problems == []
    found: PersonName = values["names"][0]
    return found


def test_a_name_is_kept_letter_for_letter_with_its_latin_form_beside_it() -> None:
    name = name_of(("names", "names.latin"), "هـالة  نزار\nالقنديلاني", "Hala N. al-Qandilani")
    assert name.display == "هـالة نزار القنديلاني"
    assert [(form.text, form.system) for form in name.latin] == [("Hala N. al-Qandilani", "press")]


def test_a_name_in_parts_is_put_together_in_their_order() -> None:
    columns = ("names.family", "names.ism", "names.father")
    name = name_of(columns, "القنديلاني", "هالة", "نزار")
    assert name.display == "هالة نزار القنديلاني"
    assert (name.parts.ism, name.parts.father, name.parts.family) == ("هالة", "نزار", "القنديلاني")


def test_a_first_name_that_is_the_whole_name_does_not_get_its_family_twice() -> None:
    columns = ("names.ism", "names.family")
    assert name_of(columns, "هالة القنديلاني", "القنديلاني").display == "هالة القنديلاني"


def test_a_latin_name_alone_is_the_name() -> None:
    assert name_of(("names", "names.latin"), "", "Hala").display == "Hala"


def test_another_name_stands_beside_the_first() -> None:
    values, _ = read(("names", "names.other"), "هالة", "أم نزار")
    assert [name.display for name in values["names"]] == ["هالة", "أم نزار"]


@pytest.mark.parametrize("told", ["مجهول الهوية", "unidentified body", "؟"])
def test_a_person_without_a_name_is_described_and_not_named(told: str) -> None:
    assert read(("names", "age"), told, "30") == (
        {"description": told, "age_min": 30, "age_max": 30},
        [],
    )


def test_a_row_with_neither_name_nor_description_is_a_problem() -> None:
    assert read(("names", "age"), "-", "30")[1] == ["missing_identity"]


def test_what_a_list_writes_for_nothing_is_nothing() -> None:
    values, problems = read(("names", "occupation", "death_date"), "هالة", "N/A", "NULL")
    assert (sorted(values), problems) == (["names"], [])


def test_an_unknown_place_is_kept_as_it_was_told() -> None:
    place = read(("names", "death_place"), "هالة", "خلف الطاحونة القديمة")[0]["death_place"]
    assert (place.text, place.is_resolved) == ("خلف الطاحونة القديمة", False)


def test_the_order_of_day_and_month_is_that_which_was_told() -> None:
    columns = ("names", "death_date")
    first = read(columns, "هالة", "03/10/2010", day_first=True)[0]["death_date"]
    second = read(columns, "هالة", "03/10/2010", day_first=False)[0]["death_date"]
    assert (first.edtf, second.edtf) == ("2010-10-03", "2010-03-10")
    assert first.told == "03/10/2010"


def test_a_format_of_dates_is_used_where_it_fits() -> None:
    columns = ("names", "death_date")
    short = read(columns, "هالة", "25.09.10", date_format="%d.%m.%y")[0]["death_date"]
    other = read(columns, "هالة", "أيلول 2010", date_format="%d.%m.%y")[0]["death_date"]
    assert (short.edtf, short.told, other.edtf) == ("2010-09-25", "25.09.10", "2010-09")


def test_the_words_of_a_vocabulary_are_known_in_both_languages() -> None:
    columns = ("names", "cause_local")
    for told in ("غارة جوية", "Airstrike", "airstrike"):
        assert read(columns, "هالة", told)[0]["cause_local"] == "airstrike"
    assert read(columns, "هالة", "شيء آخر تماماً")[1] == ["unknown_term"]


def test_a_column_left_out_is_not_read() -> None:
    assert sorted(read(("names", ""), "هالة", "سر")[0]) == ["names"]


def test_every_target_can_be_read_from_a_cell() -> None:
    RowReader(list(targets()))


@given(cells=st.lists(st.text(max_size=30), max_size=70))
def test_any_cells_give_values_or_problems(cells: list[str]) -> None:
    values, problems = RowReader(list(targets())).read(cells)
    assert problems or values["names"] or values["description"]
