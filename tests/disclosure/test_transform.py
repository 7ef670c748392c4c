# SPDX-License-Identifier: Apache-2.0
"""Values that leave: no finer than decided, in the form the family approved, in coded identity."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.disclosure import ages
from registry.disclosure.dossier import Dossier
from registry.disclosure.pseudonyms import new_key, pseudonyms, shuffled
from registry.disclosure.transform import release, released_ids
from registry.disclosure.wordings import NAME_WITHHELD, heading, text_of
from registry.domain.dates import parse_date
from registry.domain.fields import Ref, Term
from registry.domain.names import LatinForm, PersonName
from registry.domain.places import Place
from registry.domain.structures import Toll
from tests.disclosure.invented import agreed, day, heard, judged, victim
from tests.disclosure.test_events import incident, tied

KEY = bytes(range(32))
TWO = {"second_reviewer": "D-02"}


def sent(about: Dossier, profile: str = "public") -> dict[str, Any]:
    """Return the released values by key, with the codes of a package of this one record."""
    decision = judged(about, profile)
    ids = released_ids([(about, decision)], KEY)
    return {each.key: each.value for each in release(about, decision, ids)}


def texts(about: Dossier, profile: str = "public", language: str = "en") -> dict[str, str]:
    decision = judged(about, profile)
    ids = released_ids([(about, decision)], KEY)
    return {
        each.key: text_of(each.value, language, each.vocabulary)
        for each in release(about, decision, ids)
    }


def test_a_named_entry_has_the_exact_day_the_town_and_the_approved_name() -> None:
    told = texts(agreed())
    assert told["victim.ref"] == "V-INVENT"
    assert told["victim.memorial_name"] == "سالم النجماوي"
    assert told["victim.death_date"] == "17 April 2013"
    assert told["victim.age"] == "34"
    assert "victim.names" not in told
    assert sent(agreed())["victim.death_place"] == Place(code="C5086")


def test_an_anonymous_entry_says_that_the_family_wished_it_so() -> None:
    told = sent(agreed(choice="anonymous"))
    assert told["victim.memorial_name"] is NAME_WITHHELD
    assert told["victim.ref"].startswith("V-")
    assert told["victim.ref"] != "V-INVENT"
    english = texts(agreed(choice="anonymous"))
    assert english["victim.death_date"] == "April 2013"
    assert english["victim.age"] == "30–44"
    assert texts(agreed(choice="anonymous"), language="ar")["victim.memorial_name"] == (
        "حُجب الاسم بناءً على رغبة الأسرة"
    )


def test_nothing_finer_rides_along_with_a_date_or_a_place() -> None:
    record = victim(
        death_date=parse_date("١٧ نيسان ٢٠١٣"), death_place=Place(code="SY09", text="خلف المخبز")
    )
    told = sent(agreed(record=record))
    assert told["victim.death_date"].told == ""
    assert told["victim.death_place"] == Place(code="SY09")
    assert (
        sent(agreed(record=victim(death_place=Place(text="خلف المخبز"))))
        .keys()
        .isdisjoint({"victim.death_place"})
    )
    court = sent(agreed("court", record=record), "court")
    assert court["victim.death_place"].text == "خلف المخبز"


def test_a_child_is_told_as_a_child_and_a_band() -> None:
    child = agreed(record=victim(age_min=9, age_max=9), **TWO)
    assert texts(child)["victim.age"] == "child (5–17)"
    assert texts(child, language="ar")["victim.age"] == "طفل (5–17)"


def test_the_plain_word_marks_nobody() -> None:
    """Said of everyone whose act is not told, so that it tells nothing of anyone."""
    guarded = texts(agreed(record=victim(act=Term("sexual_violence"))))
    unknown = texts(agreed(record=victim(act=None)))
    other = texts(agreed(record=victim(act=Term("other"))))
    assert guarded["victim.act"] == unknown["victim.act"] == other["victim.act"] == "killed"
    detained = texts(agreed(record=victim(act=None, fate=Term("detained")), **TWO))
    assert detained["victim.act"] == "detained"


def test_torture_is_told_as_in_detention() -> None:
    told = texts(agreed(record=victim(cause_local=Term("torture_in_detention"))))
    assert told["victim.cause_local"] == "in detention"


def test_a_partner_gets_a_code_latin_forms_and_five_years() -> None:
    name = PersonName(
        display="سالم يونس النجماوي",
        latin=(LatinForm(text="Salim al-Najmawi", system="passport", source="from his cousin"),),
    )
    told = texts(agreed("partner", record=victim(names=(name,))), "partner")
    assert told["victim.names"] == "سالم يونس النجماوي; Salim al-Najmawi"
    assert told["victim.age"] == "30–34"
    assert told["victim.ref"] != "V-INVENT"
    assert not any("cousin" in text for text in told.values())


def test_marks_of_direction_stay_behind() -> None:
    about = agreed(record=victim(memorial_name="\u202eسالم\u200f النجماوي\u2066"))
    assert sent(about)["victim.memorial_name"] == "سالم النجماوي"


def test_absent_fields_are_absent() -> None:
    assert all(value not in (None, "", ()) for value in sent(agreed()).values())
    assert sent(agreed(record=victim(occupation=None))).keys().isdisjoint({"victim.occupation"})


def test_a_record_that_stays_gives_nothing() -> None:
    about = agreed(record=victim(death_grade=Term("V0")))
    assert sent(about) == {}


def test_no_internal_identity_leaves() -> None:
    link = tied(agreed(), incident())
    people = [link, *link.others.values()]
    decided = [(about, judged(about)) for about in people]
    ids = released_ids(decided, KEY)
    values = [str(each.value) for about, d in decided for each in release(about, d, ids)]
    assert not any(str(about.record.id) in value for about in people for value in values)
    told = {each.key: each.value for each in release(link, judged(link), ids)}
    assert told == {"link.victim": "V-INVENT", "link.incident": "I-INVENT"}


def test_a_reference_to_what_stays_is_left_out() -> None:
    link = tied(agreed(), incident())
    decision = judged(link)
    ids = released_ids([(link, decision)], KEY)
    assert release(link, decision, ids) == ()


def test_a_statement_leaves_as_its_reviewed_text_only() -> None:
    told = texts(heard({"P4": "named"}))
    assert told == {"statement.ref": "T-SPOKEN", "statement.released": "قال [شاهد 1] إن [شخص] خرج"}


def test_a_witness_is_the_same_code_in_every_statement_of_one_export() -> None:
    about = heard({"P6": "named"})
    decision = judged(about, "un")
    codes = released_ids([(about, decision)], KEY)
    told = {each.key: each.value for each in release(about, decision, codes)}
    assert told["statement.witness"].startswith("W-")
    assert told["statement.taken_by"].startswith("D-")
    assert told["statement.taken_by"] != "D-01"


def test_a_toll_leaves_without_who_told_it() -> None:
    toll = Toll(source="X Y", minimum=12, maximum=15, composition_en="most of them young")
    about = Dossier(record=incident(tolls=(toll,)))
    assert texts(about)["incident.tolls"] == "12–15 (most of them young)"


def test_every_released_column_has_a_heading() -> None:
    for key in sent(agreed()):
        assert heading(key, "ar")
        assert heading(key, "en")


@given(
    st.integers(0, 120), st.integers(0, 10), st.sampled_from(("five_years", "band", "child_adult"))
)
def test_an_age_group_holds_the_whole_age(low: int, width: int, level: str) -> None:
    shown = ages.shown(low, low + width, level)
    numbers = (
        [
            int(n)
            for n in shown.en.replace("–", " ")
            .replace("(", " ")
            .replace(")", " ")
            .replace("+", " 999")
            .split()
            if n.isdigit()
        ]
        if shown
        else []
    )
    assert not numbers or numbers[0] <= low <= low + width <= numbers[-1]


@pytest.mark.parametrize(
    ("low", "high", "level", "text"),
    [
        (34, 34, "exact", "34"), (30, 40, "exact", "30–40"), (34, 34, "five_years", "30–34"),
        (33, 36, "five_years", "30–44"), (2, 2, "band", "child (0–4)"), (61, 61, "band", "60+"),
        (16, 17, "child_adult", "child"), (20, 70, "band", "adult"),
    ],
)  # fmt: skip
def test_ages_go_up_the_ladder(low: int, high: int, level: str, text: str) -> None:
    shown = ages.shown(low, high, level)
    assert shown is not None
    assert shown.en == text


def test_an_age_over_child_and_adult_is_not_told() -> None:
    assert ages.shown(15, 20, "band") is None


def test_a_code_is_the_same_inside_one_export_and_another_in_the_next() -> None:
    people = [f"{number:032x}" for number in range(3_000)]
    first, again = pseudonyms(KEY, people), pseudonyms(KEY, reversed(people))
    assert first == again
    other = pseudonyms(new_key(), people)
    assert sum(first[each] == other[each] for each in people) < 10
    assert len(set(first.values())) == len(people)
    assert len({len(code) for code in first.values()}) == 1


def test_four_letters_are_enough_for_a_few() -> None:
    assert all(len(code) == 4 for code in pseudonyms(KEY, ["a", "b", "c"]).values())


def test_a_code_needs_a_whole_key() -> None:
    with pytest.raises(ValueError, match="5"):
        pseudonyms(b"short", ["a"])


def test_rows_leave_in_an_order_that_only_the_key_explains() -> None:
    items = {f"{number:032x}": number for number in range(200)}
    order = shuffled(KEY, items)
    assert sorted(order) == list(range(200))
    assert order != list(range(200))
    assert order == shuffled(KEY, dict(reversed(items.items())))
    assert order != shuffled(new_key(), items)


def test_the_reference_that_leaves_in_public_is_the_public_one() -> None:
    about = agreed(record=victim(ref=Ref("V-PUBLIC")))
    assert sent(about)["victim.ref"] == "V-PUBLIC"
    assert day("2013").edtf == "2013"
