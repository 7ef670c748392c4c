# SPDX-License-Identifier: Apache-2.0
"""Names keep every letter as written, and show only the parts that they really say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.names import LatinForm, NameParts, PersonName, split_arabic
from registry.domain.values import ValueRefused

NAMES = {
    "سامر": {"ism": "سامر"},
    "سامر الحوراني": {"ism": "سامر", "family": "الحوراني"},
    "سامر علي الحوراني": {"ism": "سامر", "father": "علي", "family": "الحوراني"},
    "سامر علي حسن الحوراني": {
        "ism": "سامر",
        "father": "علي",
        "grandfather": "حسن",
        "family": "الحوراني",
    },
    "سامر علي حسن الخطيب الحوراني": {
        "ism": "سامر",
        "father": "علي",
        "grandfather": "حسن",
        "family": "الخطيب",
        "nisba": "الحوراني",
    },
    "عبد الرحمن": {"ism": "عبد الرحمن"},
    "عبد رب النبي سالم": {"ism": "عبد رب النبي", "family": "سالم"},
    "نور الدين عبد الله سالم": {"ism": "نور الدين", "father": "عبد الله", "family": "سالم"},
    "أبو سالم": {"kunya": "أبو سالم"},
    "أم عبد الله": {"kunya": "أم عبد الله"},
    "أبو سالم الحوراني": {"kunya": "أبو سالم", "family": "الحوراني"},
    "أبو سالم خالد": {"kunya": "أبو سالم", "ism": "خالد"},
    "خالد أبو زيد": {"ism": "خالد", "family": "أبو زيد"},
    "خالد آل سالم": {"ism": "خالد", "family": "آل سالم"},
    "خالد بن سالم": {"ism": "خالد", "father": "سالم"},
    "ليلى بنت سالم الحوراني": {"ism": "ليلى", "father": "سالم", "family": "الحوراني"},
    "خالد بن سالم بن زيد الحوراني": {
        "ism": "خالد",
        "father": "سالم",
        "grandfather": "زيد",
        "family": "الحوراني",
    },
    "ابن سالم": {"ism": "ابن سالم"},
    "الشهيد الدكتور خالد سالم": {"ism": "خالد", "family": "سالم"},
    "د. خالد سالم": {"ism": "خالد", "family": "سالم"},
    "الشيخ": {"ism": "الشيخ"},
    "خالد الشيخ": {"ism": "خالد", "family": "الشيخ"},
    "": {},
}
WRITTEN = (
    "خـــالد سالم",
    "\u202bخالد سالم\u202c",
    "خالد 🌹 سالم",
    "خالد\u200cسالم",
    "خالد " + "سالم" * 75,
    "  خالد   سالم  ",
)


@pytest.mark.parametrize("display", NAMES)
def test_the_parts_of_an_arabic_name_are_those_it_says(display: str) -> None:
    assert split_arabic(display).to_json() == NAMES[display]


@pytest.mark.parametrize("written", WRITTEN)
def test_the_written_form_is_never_changed(written: str) -> None:
    name = PersonName.typed(written)
    assert name.display == written
    assert PersonName.from_json(name.to_json()) == name


def test_a_title_stays_in_the_written_form() -> None:
    assert PersonName.typed("الشهيد خالد سالم").display == "الشهيد خالد سالم"


def test_a_latin_name_is_its_own_latin_form_and_has_no_arabic_parts() -> None:
    name = PersonName.typed("Khaled Salem")
    assert name.latin == (LatinForm(text="Khaled Salem", system="family"),)
    assert name.parts == NameParts()


def test_a_name_of_signs_alone_is_kept_without_any_guess() -> None:
    assert PersonName.typed("🌹").to_json() == {"display": "🌹"}


def test_a_name_given_in_parts_alone_is_shown_in_their_order() -> None:
    name = PersonName.from_json({"parts": {"family": "سالم", "ism": "خالد"}})
    assert name.display == "خالد سالم"


@pytest.mark.parametrize(
    ("untrusted", "problem"),
    [
        ([], "not_an_object"),
        ("خالد", "not_an_object"),
        ({"display": 5}, "not_text"),
        ({"display": "x", "age": 5}, "unknown_key"),
        ({"display": "x", "parts": {"surname": "y"}}, "unknown_key"),
        ({"display": "x", "latin": {}}, "not_a_list"),
        ({"display": "x", "latin": [{"text": "x", "system": "guess"}]}, "unknown_word"),
    ],
)
def test_a_name_of_another_shape_is_refused(untrusted: object, problem: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        PersonName.from_json(untrusted)
    assert refusal.value.data == {"problem": problem}


@given(st.text(max_size=300))
def test_any_text_is_a_name_that_keeps_every_letter(text: str) -> None:
    name = PersonName.typed(text)
    assert name.display == text
    assert PersonName.from_json(name.to_json()).display == text


@given(st.lists(st.sampled_from(["خالد", "عبد", "أبو", "بن", "الدين", "الشهيد", "آل", "رب"])))
def test_no_part_holds_a_word_that_was_not_written(words: list[str]) -> None:
    display = " ".join(words)
    written = split_arabic(display).to_json().values()
    assert all(part in display for part in written)
