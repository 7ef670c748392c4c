# SPDX-License-Identifier: Apache-2.0
"""Cells that a spreadsheet program can only show."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.disclosure.cells import escape_cell, unescape_cell, without_bidi

DANGEROUS = [
    '=HYPERLINK("http://x","y")', "\u202e=1+1", "\u200f=1", "\ufeff=1", "  =1", "\u00a0=1",
    "+963 944 000 000", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "﹢1", "\u200b\u2066=1",
    "\t=1", "\rx", "\nx", "\0x", "\u2212 1", "'=1", "'", "\u3164=1", "\u034f=1", "\x0b=1",
]  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_cell_that_could_run_is_text(text: str) -> None:
    assert escape_cell(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["", "سالم", "a=b", "12", "2013-04-17", "٣٤", "قال: =", "[شاهد 1]"]
)
def test_a_harmless_cell_stays_as_it_is(text: str) -> None:
    assert escape_cell(text) == text


@given(st.text())
def test_the_escape_can_be_taken_off_again(text: str) -> None:
    assert unescape_cell(escape_cell(text)) == text


@given(
    st.text(alphabet=st.characters(categories=("Cf", "Zs", "Mn"))), st.sampled_from("=+-@＝＋－＠")
)
def test_nothing_invisible_hides_a_formula(hidden: str, sign: str) -> None:
    assert escape_cell(f"{hidden}{sign}1").startswith("'")


@given(st.text(alphabet=st.characters(exclude_characters="\0\r\n", codec="utf-8")))
def test_an_escaped_cell_survives_a_csv_file(text: str) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerow([escape_cell(text)])
    assert next(csv.reader([buffer.getvalue()])) == [escape_cell(text)]


def test_marks_of_direction_are_taken_out_and_letters_stay() -> None:
    assert without_bidi("\u202eسا\u200fلم\u2067 \ufeffA\u061c") == "سالم A"
    assert without_bidi("مي\u200cلاد") == "مي\u200cلاد"
