# SPDX-License-Identifier: Apache-2.0
"""The single steps of reading and showing a date: doubt, edges, phrases, ends, words."""

from __future__ import annotations

import pytest

from registry.domain import edtf
from registry.domain.date_marks import both, take_doubt, take_first
from registry.domain.date_reading import LONGEST_TEXT, read_date
from registry.domain.date_shown import shown_span
from registry.domain.date_words import read_phrase, word
from registry.domain.edtf import read_edtf
from registry.domain.values import DateNotUnderstood, DateOutOfRange


@pytest.mark.parametrize(
    ("text", "doubt", "rest"),
    [
        ("about 2012", "~", "2012"),
        ("2012 (uncertain)", "?", "2012"),
        ("perhaps about 2012", "%", "2012"),
        ("c. 2012?", "%", "2012"),
        ("about circa 2012", "~", "2012"),
        ("2012", "", "2012"),
        ("aboutness", "", "aboutness"),
    ],
)
def test_doubt_is_taken_off_either_end(text: str, doubt: str, rest: str) -> None:
    assert take_doubt(text) == (doubt, rest)


def test_two_kinds_of_doubt_are_one_greater_doubt() -> None:
    assert [both("", "?"), both("~", ""), both("?", "?"), both("~", "?")] == ["?", "~", "?", "%"]


def test_an_edge_is_taken_only_where_a_date_follows() -> None:
    assert take_first("before 2012", ("before", "after")) == ("before", "2012")
    assert take_first("beforehand", ("before",)) == ("", "beforehand")


def test_every_month_is_known_by_all_its_names() -> None:
    for kind, group in (("month", "months"), ("hijri", "hijri"), ("season", "seasons")):
        for number in range(1, 5):
            for language in ("ar", "en"):
                found = read_phrase(word(group, number, language))
                assert found is not None
                assert (found.kind, found.number) == (kind, number)


def test_spring_and_the_month_named_like_it_are_told_apart() -> None:
    spring, rabi = read_phrase("ربيع 2012"), read_phrase("ربيع الأول 1433")
    assert spring is not None
    assert rabi is not None
    assert (spring.kind, rabi.kind) == ("season", "hijri")


def test_a_strange_word_makes_the_whole_phrase_strange() -> None:
    assert read_phrase("3 أيلول 2012 صباحا") is None
    assert read_phrase("3 أيلول شباط 2012") is None


def test_the_calendar_of_a_date_is_that_in_which_it_was_told() -> None:
    assert read_date("25/9/2012", day_first=True)[1] == "gregorian"
    assert read_date("رمضان 2012", day_first=True)[1] == "hijri"
    assert read_date("unknown", day_first=True) == (None, "")


def test_a_story_instead_of_a_date_is_not_read_at_all() -> None:
    with pytest.raises(DateNotUnderstood):
        read_date("2012" + " " * LONGEST_TEXT, day_first=True)


def test_only_the_range_keeps_a_year_of_long_ago_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DateOutOfRange):
        read_date("1066", day_first=True)
    monkeypatch.setattr(edtf, "check_year", lambda _year: None)
    span, _calendar = read_date("1066", day_first=True)
    assert span is not None


@pytest.mark.parametrize(
    ("text", "english", "arabic"),
    [
        ("2012-33", "first quarter of 2012", "الربع الأول من 2012"),
        ("2012-01~/2012-03", "from about January 2012 to March 2012",
         "من نحو كانون الثاني 2012 إلى آذار 2012"),
        ("2012-01~/2012-03~", "about January to March 2012",
         "نحو من كانون الثاني إلى آذار 2012"),
        ("2012-10/..", "after October 2012", "بعد تشرين الأول 2012"),
        ("", "unknown", "غير معروف"),
    ],
)  # fmt: skip
def test_a_span_is_shown_in_words(text: str, english: str, arabic: str) -> None:
    assert shown_span(read_edtf(text), "en") == english
    assert shown_span(read_edtf(text), "ar") == arabic
