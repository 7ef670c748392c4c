# SPDX-License-Identifier: Apache-2.0
"""What holds for every date: bounds in order, the same again from its EDTF, never finer after."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from registry.domain.calendars import HIJRI_YEARS, hijri_days, hijri_of
from registry.domain.date_words import word
from registry.domain.dates import PartialDate, parse_date
from registry.domain.values import ValueRefused

days = st.dates(date(1850, 1, 1), date(2026, 12, 31))
moments = st.builds(
    lambda found, form, mark: found.strftime(form) + mark,
    days,
    st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", "%Y-21", "%Y-22", "%Y-23", "%Y-24", "%Y-34"]),
    st.sampled_from(["", "?", "~", "%"]),
)
spans = st.one_of(
    moments,
    st.tuples(moments, moments).map("/".join),
    moments.map("../{}".format),
    moments.map("{}/..".format),
)
EASTERN = {"arabic": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")}
EASTERN["persian"] = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def parsed(text: str) -> PartialDate:
    """Return the date; an interval that runs backwards is no example."""
    try:
        return parse_date(text)
    except ValueRefused:
        assume(False)  # noqa: FBT003 - the signature is hypothesis's
        raise


@given(spans)
def test_the_bounds_are_in_order_and_come_back_from_the_edtf(text: str) -> None:
    found = parsed(text)
    again = parse_date(found.edtf)
    assert (again.earliest, again.latest) == (found.earliest, found.latest)
    assert not (found.earliest and found.latest) or found.earliest <= found.latest


@given(spans)
def test_what_is_shown_is_understood_in_both_languages(text: str) -> None:
    found = parsed(text)
    for language in ("ar", "en"):
        again = parse_date(found.shown(language))
        assert (again.earliest, again.latest) == (found.earliest, found.latest)


@given(spans)
def test_a_truncated_date_is_never_finer_and_never_shuts_out_the_truth(text: str) -> None:
    found = parsed(text)
    steps = [found, *(found.truncated(level) for level in ("month", "quarter", "year"))]
    for finer, coarser in pairwise(steps):
        assert not coarser.told
        assert coarser.earliest is None or (finer.earliest or date.min) >= coarser.earliest
        assert coarser.latest is None or (finer.latest or date.max) <= coarser.latest
        assert (coarser.earliest is None) == (found.earliest is None)
    assert all(bound.day == 1 for step in steps[1:] if (bound := step.earliest))
    assert all((b + timedelta(days=1)).day == 1 for step in steps[1:] if (b := step.latest))
    assert steps[-1].level in {"year", "period"}


@given(days, st.sampled_from(["{0}/{1}/{2}", "{0}-{1}-{2}", "{2}/{1}/{0}", "{0}.{1}.{2}"]))
def test_a_numeric_day_is_that_day_in_any_digits(day: date, form: str) -> None:
    text = form.format(day.day, day.month, day.year)
    for written in (text, *(text.translate(digits) for digits in EASTERN.values())):
        found = parse_date(written)
        assert (found.earliest, found.latest) == (day, day)


@given(days, st.sampled_from(["ar", "en"]), st.booleans())
def test_a_worded_day_is_that_day(day: date, language: str, eastern: bool) -> None:  # noqa: FBT001
    text = f"{day.day} {word('months', day.month, language)} {day.year}"
    found = parse_date(text.translate(EASTERN["arabic"]) if eastern else text)
    assert (found.earliest, found.latest) == (day, day)


@given(st.dates(date(1924, 8, 1), date(2026, 12, 31)), st.sampled_from(["ar", "en"]))
def test_a_hijri_day_goes_there_and_back(day: date, language: str) -> None:
    year, month, number = hijri_of(day)
    assert year in HIJRI_YEARS
    assert hijri_days(year, month, number) == (day, day)
    for text in (
        f"{number} {word('hijri', month, language)} {year}",
        f"{number}/{month}/{year} هـ",
        f"{year}-{month:02}-{number:02}",
    ):
        found = parse_date(text)
        assert (found.earliest, found.latest, found.calendar) == (day, day, "hijri")


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_is_refused_calmly(text: str) -> None:
    try:
        found = parse_date(text)
    except ValueRefused:
        return
    assert found.told == text


WORDS = (
    "25", "9", "2012", "1433", "0", "31", "أيلول", "رمضان", "إلى", "و", "من", "بين", "قبل", "نحو",
    "-", "/", ".", "?", "~", "XX", "September", "to", "and", "between", "about", "before",
    "summer", "هـ", "٢٠١٢", "ربيع", "الأول", "201X", "2012-09-25", "..",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from(["", " "]))
def test_any_row_of_date_words_is_a_date_or_is_refused_calmly(words: list[str], gap: str) -> None:
    text = gap.join(words)
    try:
        found = parse_date(text)
    except ValueRefused:
        return
    assert found.told == text
    assert parse_date(found.edtf).earliest == found.earliest
