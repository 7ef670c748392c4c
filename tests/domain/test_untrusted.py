# SPDX-License-Identifier: Apache-2.0
"""What people and files give is read as meant, or every problem of it is named at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.entities import all_entities, entity_spec
from registry.domain.untrusted import LONG_TEXT_LIMIT, MANY_LIMIT, TEXT_LIMIT, read_fields
from registry.domain.wording import problem_words
from registry.errors import RecordRefused
from tests.domain.test_structures import ANY_JSON

PROBLEMS: dict[str, tuple[str, dict[str, Any], str]] = {
    "no such field": ("victim", {"religion": "x"}, "unknown_field"),
    "set by us": ("victim", {"ref": "V-7K3Q9AB"}, "set_by_program"),
    "no such word": ("victim", {"sex": "both"}, "unknown_term"),
    "a number for a word": ("victim", {"sex": 1}, "wrong_type"),
    "a number for a text": ("victim", {"occupation": 7}, "wrong_type"),
    "a text for a number": ("victim", {"children": "three"}, "wrong_type"),
    "a truth value for a number": ("victim", {"children": True}, "wrong_type"),
    "a number for a truth value": ("victim", {"sealed": 1}, "wrong_type"),
    "an object for a text": ("victim", {"occupation": {}}, "wrong_type"),
    "a name that is no name": ("victim", {"names": [{"display": 3}]}, "wrong_type"),
    "an unknown part of a name": ("victim", {"names": {"tribe": "x"}}, "wrong_type"),
    "a name of nothing": ("victim", {"names": ["سامر", " \u200f "]}, "empty"),
    "a name without letters": ("victim", {"names": {"display": " "}}, "empty"),
    "a day that is not": ("victim", {"death_date": "31 شباط 2012"}, "date_does_not_exist"),
    "a date of zeros": ("victim", {"death_date": "0000-00-00"}, "date_does_not_exist"),
    "a year too far": ("victim", {"death_date": "2999"}, "date_out_of_range"),
    "no date at all": ("victim", {"death_date": "بعد العرس بيومين"}, "date_not_understood"),
    "an age below": ("victim", {"age_min": -1}, "age_out_of_range"),
    "an age above": ("victim", {"age_max": 131}, "age_out_of_range"),
    "ages that cross": ("victim", {"age_min": 40, "age_max": 30}, "age_out_of_range"),
    "fewer than no children": ("victim", {"children": -1}, "number_out_of_range"),
    "a toll that falls": (
        "incident", {"tolls": [{"minimum": 9, "maximum": 2}]}, "number_out_of_range"),
    "a toll below nothing": ("incident", {"tolls": [{"best": -2}]}, "number_out_of_range"),
    "half a structure": ("victim", {"fate_history": [{"since": "2012"}]}, "wrong_type"),
    "a structure with another word": (
        "victim", {"fate_history": [{"fate": "asleep"}]}, "unknown_term"),
    "a text too long": ("victim", {"occupation": "س" * (TEXT_LIMIT + 1)}, "too_long"),
    "a long text too long": ("victim", {"note": "س" * (LONG_TEXT_LIMIT + 1)}, "too_long"),
    "too many": ("source", {"title": "x", "aliases": []}, "unknown_field"),
    "too many names": ("victim", {"names": ["س"] * (MANY_LIMIT + 1)}, "too_long"),
    "half a letter": ("victim", {"occupation": "\ud83d"}, "wrong_type"),
}  # fmt: skip


@pytest.mark.parametrize("what", PROBLEMS)
def test_each_problem_is_named_beside_its_field(what: str) -> None:
    kind, untrusted, code = PROBLEMS[what]
    with pytest.raises(RecordRefused) as refused:
        read_fields(kind, untrusted)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert problem_words(problem)["ar"] != problem_words(problem)["en"]


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(RecordRefused) as refused:
        read_fields("victim", {"sex": "x", "death_date": "0000-00-00", "children": -1, "q": 1})
    told = {(problem.field, problem.code) for problem in refused.value.problems}
    assert told == {
        ("victim.sex", "unknown_term"),
        ("victim.death_date", "date_does_not_exist"),
        ("victim.children", "number_out_of_range"),
        ("q", "unknown_field"),
    }


def test_a_name_of_a_field_that_is_a_sentence_is_not_repeated() -> None:
    with pytest.raises(RecordRefused) as refused:
        read_fields("victim", {"canary sentence; DROP TABLE": 1})
    assert "canary" not in str(refused.value.data)


@pytest.mark.parametrize("untrusted", [None, [], "victim", 7])
def test_what_is_no_object_is_refused(untrusted: object) -> None:
    with pytest.raises(RecordRefused):
        read_fields("victim", untrusted)


def test_what_people_type_is_taken_as_they_mean_it() -> None:
    read = read_fields(
        "victim",
        {"names": "سامر علي الحقلي", "death_date": "رمضان 2012", "death_place": "N0413"},
    )
    assert read["names"][0].display == "سامر علي الحقلي"
    assert read["names"][0].parts.father == "علي"
    assert read["death_date"].told == "رمضان 2012"
    assert read["death_date"].earliest > dt.date(2012, 1, 1)
    assert read["death_place"].is_resolved


def test_one_value_is_taken_where_several_may_stand() -> None:
    assert read_fields("person", {"phones": "0999"}) == {"phones": ("0999",)}
    assert read_fields("person", {"phones": ["1", "2"]}) == {"phones": ("1", "2")}


@pytest.mark.parametrize("empty", [None, "", "  ", "\u200f\u2067", "\n"])
def test_nothing_empties_a_field_and_is_no_problem(empty: object) -> None:
    assert read_fields("victim", {"occupation": empty}) == {"occupation": None}


def test_an_unknown_village_is_kept_as_text_and_not_resolved() -> None:
    place = read_fields("victim", {"death_place": "قرية لا يعرفها أحد"})["death_place"]
    assert (place.text, place.is_resolved) == ("قرية لا يعرفها أحد", False)


KINDS = st.sampled_from([spec.kind for spec in all_entities()])


@given(kind=KINDS, data=st.data())
def test_whatever_a_file_holds_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    names = st.sampled_from(list(entity_spec(kind).fields)) | st.text(max_size=8)
    untrusted = data.draw(st.dictionaries(names, ANY_JSON, max_size=4))
    try:
        read = read_fields(kind, untrusted)
    except RecordRefused:
        return
    assert read.keys() == untrusted.keys()


def test_the_end_of_a_term_may_lie_years_ahead_and_an_event_may_not() -> None:
    ahead = str(dt.datetime.now(dt.UTC).year + 3)
    for name in ("expires", "review_due"):
        assert read_fields("consent", {name: ahead})[name].edtf == ahead
        assert read_fields("consent", {name: {"edtf": ahead}})[name].edtf == ahead
    for told in (ahead, {"edtf": ahead}):
        with pytest.raises(RecordRefused) as refused:
            read_fields("victim", {"death_date": told})
        assert refused.value.problems[0].code == "date_out_of_range"
