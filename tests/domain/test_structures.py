# SPDX-License-Identifier: Apache-2.0
"""Values of several parts are read strictly: every part, no other, each of its type."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.places import Place
from registry.domain.structures import (
    Decision,
    FateChange,
    PlacePrecision,
    ReleasedText,
    Span,
    Structure,
    Toll,
    WrongShape,
    decode,
)

ALL = (Toll, PlacePrecision, FateChange, Decision, Span, ReleasedText)
NEEDED = {
    PlacePrecision: {"place"},
    FateChange: {"fate"},
    Decision: {"purpose", "decision"},
    Span: {"start", "end", "kind"},
    ReleasedText: {"profile", "language", "text"},
}
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@pytest.mark.parametrize("cls", NEEDED)
def test_a_structure_without_a_needed_part_is_refused(cls: type[Structure]) -> None:
    for missing in NEEDED[cls]:
        given_parts: dict[str, Any] = dict.fromkeys(NEEDED[cls] - {missing}, 1)
        with pytest.raises(WrongShape):
            cls.from_json(given_parts)


@pytest.mark.parametrize("cls", ALL)
def test_an_unknown_part_is_refused_and_not_repeated(cls: type[Structure]) -> None:
    with pytest.raises(WrongShape) as refused:
        cls.from_json({"canary-part": 1})
    assert "canary-part" not in str(refused.value.data)


@pytest.mark.parametrize(
    ("cls", "untrusted"),
    [
        (Toll, {"minimum": "12"}),
        (Toll, {"minimum": True}),
        (Toll, {"source": 7}),
        (Toll, [1, 2]),
        (Toll, "500"),
        (Decision, {"purpose": "P2", "decision": "named", "items": "one"}),
        (Decision, {"purpose": "P2", "decision": "named", "items": [1]}),
        (Span, {"start": 1.0, "end": 2, "kind": "name"}),
    ],
)
def test_a_part_of_another_type_is_refused(cls: type[Structure], untrusted: object) -> None:
    with pytest.raises(WrongShape):
        cls.from_json(untrusted)


@pytest.mark.parametrize("cls", ALL)
@given(untrusted=ANY_JSON)
def test_no_json_at_all_breaks_the_reading(cls: type[Structure], untrusted: object) -> None:
    try:
        read = cls.from_json(untrusted)
    except WrongShape:
        return
    assert cls.from_json(read.to_json()) == read


def test_empty_parts_are_left_out_and_numbers_kept() -> None:
    toll = Toll(source="قائمة", minimum=0, maximum=500)
    assert toll.to_json() == {"source": "قائمة", "minimum": 0, "maximum": 500}
    place = PlacePrecision(place=Place(text="قرية بعيدة"))
    assert place.to_json() == {"place": {"text": "قرية بعيدة"}}
    assert PlacePrecision.from_json({"place": "قرية بعيدة"}) == place


def test_a_number_is_not_a_truth_value() -> None:
    with pytest.raises(WrongShape):
        decode(int, True)  # noqa: FBT003 - the value under test
    with pytest.raises(WrongShape):
        decode(bool, 1)
