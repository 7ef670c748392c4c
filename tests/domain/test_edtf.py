# SPDX-License-Identifier: Apache-2.0
"""EDTF texts are read strictly, with our own bounds."""

from __future__ import annotations

from datetime import date

import pytest

from registry.domain.calendars import hijri_days, hijri_month_in, hijri_of, months
from registry.domain.edtf import read_edtf
from registry.domain.values import DateDoesNotExist, DateOutOfRange


@pytest.mark.parametrize(
    "text",
    ["2012", "2012-10", "2012-10-03", "2012-10-03%", "201X", "2012-XX", "2012-10/..", "2012-36"],
)
def test_an_edtf_text_comes_back_as_written(text: str) -> None:
    span = read_edtf(text)
    assert span is not None
    assert span.text == text


@pytest.mark.parametrize(
    "text", ["", "..", "../..", "/", "12", "2012-1", "2012-10-03-04", "2012-XX-05", "a/b", "2012?~"]
)
def test_another_text_is_no_edtf(text: str) -> None:
    assert read_edtf(text) is None


def test_an_open_end_has_no_bound_and_is_written_with_dots() -> None:
    span = read_edtf("/2012-10-05")
    assert span is not None
    assert span.bounds() == (None, date(2012, 10, 5))
    assert span.text == "../2012-10-05"


def test_a_doubtful_day_reaches_further_than_itself() -> None:
    sure, doubtful = read_edtf("2012-10-03"), read_edtf("2012-10-03?")
    assert sure is not None
    assert doubtful is not None
    assert sure.bounds() == (date(2012, 10, 3), date(2012, 10, 3))
    assert doubtful.bounds() == (date(2012, 9, 30), date(2012, 10, 6))


def test_a_winter_of_the_first_year_can_still_be_made_coarser() -> None:
    winter = read_edtf("1850-24")
    assert winter is not None
    winter.check_years()
    assert winter.coarser("year").bounds() == (date(1849, 1, 1), date(1851, 12, 31))


def test_a_period_that_ends_before_it_begins_does_not_exist() -> None:
    backwards = read_edtf("2012-10-05/2012-10-03")
    assert backwards is not None
    with pytest.raises(DateDoesNotExist):
        backwards.bounds()


def test_months_run_over_the_ends_of_a_year() -> None:
    assert months(2012, 0) == (date(2011, 12, 1), date(2011, 12, 31))
    assert months(2012, 13, 2) == (date(2013, 1, 1), date(2013, 2, 28))


def test_the_hijri_calendar_has_its_limits() -> None:
    assert hijri_of(date(2012, 7, 20)) == (1433, 9, 1)
    assert hijri_days(1433, 9, None) == (date(2012, 7, 20), date(2012, 8, 18))
    with pytest.raises(DateDoesNotExist):
        hijri_days(1433, 9, 31)
    with pytest.raises(DateOutOfRange):
        hijri_month_in(1900, 9, None)
    with pytest.raises(DateOutOfRange):
        hijri_of(date(1900, 1, 1))
