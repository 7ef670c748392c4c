# SPDX-License-Identifier: Apache-2.0
"""How words and texts are read for scanning, how values are written again, what has a form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.disclosure.case import Asked, Case
from registry.disclosure.classes import Need
from registry.disclosure.clitics import joined_words, stem, stems
from registry.disclosure.forms import fits
from registry.disclosure.needs import unmet
from registry.disclosure.openings import opened
from registry.disclosure.profiles import PROFILES
from registry.disclosure.rederive import FORMS, Origin
from registry.domain.entities import entity_spec
from tests.disclosure.invented import KEEPER, TODAY, agreed, victim


@pytest.mark.parametrize(
    ("word", "inside"),
    [("وسالم", "سالم"), ("للاحمد", "احمد"), ("فبالنجماوي", "نجماوي"), ("سالم", "سالم")],
)
def test_a_name_is_read_out_of_a_word(word: str, inside: str) -> None:
    assert inside in stems(word)


def test_a_name_that_begins_like_a_particle_is_kept_too() -> None:
    assert {"وليد", "ليد"} <= set(stems("وليد"))
    assert stem("النجماوي") == "نجماوي"


def test_a_particle_does_not_tear_a_joined_name_apart() -> None:
    assert joined_words(["لعبد", "الرحمن", "هنا"]) == ["لعبدالرحمن", "هنا"]
    assert joined_words(["لابي", "سالم"]) == ["لابوسالم"]
    assert joined_words(["وعبد"]) == ["وعبد"]


@given(st.text(max_size=60))
def test_the_text_itself_is_always_the_first_reading(text: str) -> None:
    readings = list(opened(text))
    assert readings[0] == text
    assert len(readings) == len(set(readings))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("&#1587;", "س"),
        (r"\u0633", "س"),
        ("%D8%B3", "س"),
        ("س<b>ا</b>", "سا"),
        ("a_b", "a b"),
        ("AbuSalma x", "Abu Salma x"),
        ("\u202eab", "ba\u202e"),
    ],
)
def test_each_wrapping_is_opened(text: str, read: str) -> None:
    assert read in opened(text)


@pytest.mark.parametrize(
    ("name", "level", "has_form"),
    [
        ("death_date", "month", True),
        ("death_date", "community", False),
        ("death_place", "subdistrict", True),
        ("detention_places", "community", True),
        ("grave", "community", False),
        ("age_min", "band", True),
        ("birth_date", "band", False),
        ("sex", "five_years", True),
        ("occupation", "occupation", True),
        ("rank", "broader", False),
        ("clothing_and_marks", "marks", True),
        ("injuries", "marks", False),
        ("national_number", "existence", False),
    ],
)
def test_only_what_has_a_coarser_form_is_made_so(name: str, level: str, *, has_form: bool) -> None:
    assert fits(entity_spec("victim").fields[name], level) is has_form


def test_a_need_that_nothing_records_yet_is_never_met() -> None:
    case = Case(agreed(), Asked(profile=PROFILES["un"], exporter=KEEPER, today=TODAY))
    spec = entity_spec("involvement").fields["named_individual"]
    for need in (Need.LEGAL_REVIEW, Need.ON_REQUEST):
        reason = unmet(need, case, spec)
        assert reason is not None
        assert reason.code == f"need_{need}"


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_or_closed_field_is_derived_as_nothing_of_the_record(form: str) -> None:
    bare = victim(names=(), memorial_name=None, age_min=None, age_max=None, occupation=None)
    texts = set(FORMS[form](Origin(dossier=agreed(record=bare), key="victim.occupation", ids={})))
    assert not texts & {"خبّاز", "سالم النجماوي", "34", str(bare.id)}
