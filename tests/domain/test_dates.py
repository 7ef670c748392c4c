# SPDX-License-Identifier: Apache-2.0
"""One date field understands what people write, keeps it, and never claims more than was said."""

from __future__ import annotations

from datetime import date

import pytest

from registry.domain.dates import PartialDate, parse_date
from registry.domain.values import (
    DateDoesNotExist,
    DateNotUnderstood,
    DateOutOfRange,
    ValueRefused,
)

DAY = "2012-10-03 2012-10-03"
UNDERSTOOD = {
    "2012-10-03": DAY, "2012-10-03 00:00:00": DAY, "2012-10-03T08:30": DAY, "3/10/2012": DAY,
    "03.10.2012": DAY, "3-10-2012": DAY, "3 10 2012": DAY, "2012/10/3": DAY, "10/13/2012":
    "2012-10-13 2012-10-13", "٣/١٠/٢٠١٢": DAY, "۳/۱۰/۲۰۱۲": DAY, "٣ تشرين الأول ٢٠١٢": DAY,
    "3 تشرين الأول 2012": DAY, "3 تشرين أول 2012": DAY, "٣ أكتوبر ٢٠١٢م": DAY,
    "الأربعاء 3 تشرين الأول/أكتوبر 2012": DAY, "3 October 2012": DAY, "October 3rd, 2012": DAY,
    "Wednesday the 3rd of Oct 2012": DAY, "17 ذو القعدة 1433": DAY, "17/11/1433": DAY,
    "١٧ ذي القعدة ١٤٣٣ هـ": DAY, "1433-11-17": DAY, "17 Dhu al-Qadah 1433 AH": DAY,
    "2012-10-03?": "2012-09-30 2012-10-06", "2012-10-03%": "2012-09-27 2012-10-09",
    "2012-10": "2012-10-01 2012-10-31", "2012-10-XX": "2012-10-01 2012-10-31",
    "10/2012": "2012-10-01 2012-10-31", "October 2012": "2012-10-01 2012-10-31",
    "منتصف أيلول 2012": "2012-09-01 2012-09-30", "شباط 2012": "2012-02-01 2012-02-29",
    "كانون الثاني 2013": "2013-01-01 2013-01-31", "كانون الأول 2012": "2012-12-01 2012-12-31",
    "يناير 2013": "2013-01-01 2013-01-31", "جانفي 2013": "2013-01-01 2013-01-31",
    "آذار 2013": "2013-03-01 2013-03-31", "غشت 2013": "2013-08-01 2013-08-31",
    "2012": "2012-01-01 2012-12-31", "عام ٢٠١٢": "2012-01-01 2012-12-31",
    "2012-XX-XX": "2012-01-01 2012-12-31", "201X": "2010-01-01 2019-12-31",
    "2012~": "2011-01-01 2013-12-31", "about 2012": "2011-01-01 2013-12-31",
    "حوالي ٢٠١٢": "2011-01-01 2013-12-31", "نحو أيلول 2012": "2012-08-01 2012-10-31",
    "2012 تقريبًا": "2011-01-01 2013-12-31", "about 2012?": "2010-01-01 2014-12-31",
    "2012-22": "2012-06-01 2012-08-31", "summer 2012": "2012-06-01 2012-08-31",
    "صيف 2012": "2012-06-01 2012-08-31", "ربيع 2012": "2012-03-01 2012-05-31",
    "winter 2012": "2011-12-01 2013-02-28", "Q3 2012": "2012-07-01 2012-09-30",
    "الربع الثالث من 2012": "2012-07-01 2012-09-30",
    "Ramadan 2012": "2012-07-20 2012-08-18", "رمضان 2012": "2012-07-20 2012-08-18",
    "رمضان ١٤٣٣": "2012-07-20 2012-08-18", "ربيع الأول 1433": "2012-01-24 2012-02-22",
    "1433 هـ": "2011-11-26 2012-11-14", "1433": "2011-11-26 2012-11-14",
    "5 رمضان 2012": "2012-07-24 2012-07-24", "Ramadan 1997": "1997-01-10 1997-12-31",
    "2012-09-25/2012-09-28": "2012-09-25 2012-09-28",
    "25-28 September 2012": "2012-09-25 2012-09-28", "25–28 أيلول 2012": "2012-09-25 2012-09-28",
    "25 to 28/9/2012": "2012-09-25 2012-09-28", "25-28/9/2012": "2012-09-25 2012-09-28",
    "from 25 to 28 September 2012": "2012-09-25 2012-09-28",
    "September 25 to 28, 2012": "2012-09-25 2012-09-28",
    "من ٢٥ إلى ٢٨ أيلول ٢٠١٢": "2012-09-25 2012-09-28",
    "بين 25 و28 أيلول 2012": "2012-09-25 2012-09-28",
    "between 25 September and 3 October 2012": "2012-09-25 2012-10-03",
    "September 5 to 8, 2012": "2012-09-05 2012-09-08", "1433-09-05/1433-09-08":
    "2012-07-24 2012-07-27", "from about 1/2012 to 3/2012": "2011-12-01 2012-03-31",
    "من 1/2012 إلى ربما 3/2012": "2012-01-01 2012-04-30",
    "from 25/9/2012 to 25/9/2012": "2012-09-25 2012-09-25", "from 2012": "2012-01-01 None",
    "from Ramadan 1433": "2012-07-20 None",
    "25/9/2012 - 28/9/2012": "2012-09-25 2012-09-28", "2012-2013": "2012-01-01 2013-12-31",
    "9-10/2012": "2012-09-01 2012-10-31", "أيلول - تشرين الأول 2012": "2012-09-01 2012-10-31",
    "20 شعبان - 5 رمضان 1433": "2012-07-10 2012-07-24",
    "/2012-10-05": "None 2012-10-05", "../2012-10-05": "None 2012-10-05",
    "2012-10-05/": "2012-10-05 None", "before 5 October 2012": "None 2012-10-05",
    "قبل 5 تشرين الأول 2012": "None 2012-10-05", "after 2012": "2012-01-01 None",
    "بعد أيلول 2012": "2012-09-01 None", "since 5/10/2012": "2012-10-05 None",
    "unknown": "None None", "غير معروف": "None None", "XXXX-XX-XX": "None None", "": "None None",
}  # fmt: skip
IN_NO_CALENDAR = (
    "0000-00-00", "2012-00-00", "31/2/2012", "30 شباط 2012", "2012-02-30", "2012-13-05",
    "29/2/2011", "0/9/2012", "30 صفر 1433", "2012-10-05/2012-10-03", "31/13/2012", "2012-99",
    "2012-21-05", "00/00/0000", "0/10/2012",
)  # fmt: skip
TOO_FAR = ("1849", "2999-01-01", "3/10/1066", "1500 هـ", "رمضان 1900", "999X")
NOT_UNDERSTOOD = (
    "someday", "يوم حزين", "25/9/12", "25", "أيلول", "3 أيلول شباط 2012", "1 2 3 2012", "12345",
    "between 2012", "25 to 2012", "3 - summer 2012", "25 إلى 1433 هـ",
    "صيف 1433 هـ", "2012/2013/2014", "25 أيلول 2012 أو بعده",
    "2" * 300,
)  # fmt: skip


def bounds(found: PartialDate) -> str:
    return f"{found.earliest} {found.latest}"


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_every_form_in_which_people_write_a_date_has_the_right_bounds(text: str) -> None:
    found = parse_date(text)
    assert bounds(found) == UNDERSTOOD[text]
    assert found.told == text
    assert bounds(parse_date(found.edtf)) == UNDERSTOOD[text]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_is_shown_says_neither_more_nor_less(text: str, language: str) -> None:
    shown = parse_date(text).shown(language)
    assert bounds(parse_date(shown)) == UNDERSTOOD[text]
    assert not set(shown) & set("\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c")


@pytest.mark.parametrize(
    ("texts", "error"),
    [(IN_NO_CALENDAR, DateDoesNotExist), (TOO_FAR, DateOutOfRange)],
)
def test_a_day_that_is_in_no_calendar_is_refused(
    texts: tuple[str, ...], error: type[ValueRefused]
) -> None:
    for text in texts:
        with pytest.raises(error):
            parse_date(text)


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_a_text_that_is_no_date_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        parse_date(text)
    assert text not in str(refusal.value)
    assert refusal.value.data == {}


def test_month_first_is_read_where_the_list_is_written_so() -> None:
    assert parse_date("3/10/2012", day_first=False).edtf == "2012-03-10"
    assert parse_date("25/9/2012", day_first=False).edtf == "2012-09-25"


@pytest.mark.parametrize(
    ("text", "english", "arabic"),
    [
        ("2012-09-25", "25 September 2012", "25 أيلول 2012"),
        ("25-28/9/2012", "25 to 28 September 2012", "من 25 إلى 28 أيلول 2012"),
        ("25/9/2012-3/10/2012", "25 September to 3 October 2012",
         "من 25 أيلول إلى 3 تشرين الأول 2012"),
        ("about summer 2012", "about summer 2012", "نحو صيف 2012"),
        ("2012-10-03?", "3 October 2012 (uncertain)", "3 تشرين الأول 2012 (غير مؤكد)"),
        ("/2012", "before 2012", "قبل 2012"),
        ("unknown", "unknown", "غير معروف"),
    ],
)  # fmt: skip
def test_dates_are_shown_as_people_say_them(text: str, english: str, arabic: str) -> None:
    assert parse_date(text).shown("en") == english
    assert parse_date(text).shown("ar") == arabic


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("3/10/2012", "day"),
        ("10/2012", "month"),
        ("2012-36", "quarter"),
        ("autumn 2012", "season"),
        ("about 2012", "year"),
        ("25-28/9/2012", "period"),
        ("201X", "period"),
        ("رمضان 1433", "period"),
        ("unknown", "unknown"),
    ],
)
def test_a_date_knows_how_fine_it_is(text: str, level: str) -> None:
    assert parse_date(text).level == level


@pytest.mark.parametrize(
    ("text", "month", "quarter", "year"),
    [
        ("25/9/2012", "2012-09", "2012-35", "2012"),
        ("25-28/9/2012", "2012-09", "2012-35", "2012"),
        ("25/9/2012-3/10/2012", "2012-09/2012-10", "2012-35/2012-36", "2012"),
        ("2012-10-03?", "2012-10?", "2012-36?", "2012?"),
        ("رمضان 1433", "2012-07/2012-08", "2012-35", "2012"),
        ("before 5/10/2012", "../2012-10", "../2012-36", "../2012"),
        ("summer 2012", "2012-22", "2012-22", "2012"),
        ("winter 2012", "2012-24", "2012-24", "2011/2013"),
        ("unknown", "", "", ""),
    ],
)
def test_a_truncated_date_says_no_more_than_its_level(
    text: str, month: str, quarter: str, year: str
) -> None:
    found = parse_date(text).with_basis("burial")
    for level, edtf in (("month", month), ("quarter", quarter), ("year", year)):
        shorter = found.truncated(level)
        assert (shorter.edtf, shorter.told, shorter.basis) == (edtf, "", "burial")
        assert shorter.calendar != "hijri"


def test_a_date_is_not_truncated_to_a_level_that_the_ladder_lacks() -> None:
    with pytest.raises(ValueError, match="day"):
        parse_date("2012").truncated("day")


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_a_date_comes_back_whole_from_its_json(text: str) -> None:
    found = parse_date(text).with_basis("report")
    assert PartialDate.from_json(found.to_json()) == found


def test_the_bounds_of_a_file_are_computed_and_never_believed() -> None:
    with pytest.raises(ValueRefused):
        PartialDate.from_json({"edtf": "2012", "earliest": "1999-01-01"})
    assert PartialDate.from_json({"told": "about 2012"}).earliest == date(2011, 1, 1)
    assert PartialDate.from_json("3/10/2012").edtf == "2012-10-03"


@pytest.mark.parametrize(
    "untrusted",
    [
        5,
        None,
        {"edtf": 2012},
        {"edtf": "3/10/2012"},
        {"edtf": "2012-02-31"},
        {"edtf": "2012", "basis": "guess"},
        {"edtf": "2012", "calendar": "lunar"},
    ],
)
def test_a_date_of_another_shape_is_refused(untrusted: object) -> None:
    with pytest.raises(ValueRefused):
        PartialDate.from_json(untrusted)
