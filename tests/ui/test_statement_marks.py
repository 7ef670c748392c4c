# SPDX-License-Identifier: Apache-2.0
"""Marks stand on the same letters whatever stands before them: code points, not UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from registry.domain.structures import Span
from ui.statements.marks import cleared, line_of, marked, points, trimmed, units

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("🕯😢𐤀\n"))


@given(ANY_TEXT, st.data())
def test_a_position_comes_back_from_the_widget_as_it_went(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert points(text, units(text, at)) == at
    assert units(text, at) == len(text[:at].encode("utf-16-le")) // 2


def test_a_position_inside_a_pair_counts_as_before_the_character() -> None:
    assert points("a🕯b", 2) == 1
    assert points("a🕯b", 3) == 2


def span(start: int, end: int, kind: str = "person") -> Span:
    return Span(start=start, end=end, kind=kind)


def test_a_new_mark_takes_the_place_of_what_was_marked_there() -> None:
    assert marked([span(0, 4), span(6, 9)], span(3, 7, "place")) == (
        span(0, 3), span(3, 7, "place"), span(7, 9),
    )  # fmt: skip


def test_clearing_the_middle_leaves_both_ends() -> None:
    assert cleared([span(0, 9)], 3, 5) == (span(0, 3), span(5, 9))
    assert cleared([span(0, 3)], 3, 5) == (span(0, 3),)


def test_white_space_at_the_ends_is_never_marked() -> None:
    assert trimmed("a  b c  d", 1, 8) == (3, 6)
    start, end = trimmed("a   b", 1, 4)
    assert start == end


def test_lines_are_counted_from_one() -> None:
    assert [line_of("a\nb\nc", at) for at in (0, 2, 4)] == [1, 2, 3]
