# SPDX-License-Identifier: Apache-2.0
"""The key of sound is one for both scripts, and does not make all names alike."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.matching.sounds import sound_key

MEET = (
    ("محمد", "Mohamad", "Muhammed", "Mohammed", "Mehmed"),
    ("عبد الرحمن", "Abdulrahman", "Abdurrahman", "Abd al-Rahman", "Abderrahman"),
    ("عبد الله", "Abdullah", "Abdallah", "Abdulla"),
    ("خديجة", "Khadija", "Khadijah"),
    ("شريف", "Sharif", "Cherif", "Shareef"),
    ("جميل", "Jamil", "Djamil", "Gamil"),
    ("غادة", "Ghada"),
    ("وليد", "Walid", "Oualid", "Waleed"),
    ("رمضان", "Ramadan", "Ramadhan"),
    ("قاسم", "Qasim", "Kassem"),
)
APART = ("محمد", "خالد", "عمر", "سامر", "ليلى", "فاطمة", "يوسف", "نزار", "غسان", "شريف", "جابر")
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


@pytest.mark.parametrize("spellings", MEET, ids=lambda spellings: spellings[1])
def test_one_name_in_two_scripts_sounds_as_one(spellings: tuple[str, ...]) -> None:
    assert len({sound_key(spelling) for spelling in spellings}) == 1


def test_different_names_do_not_sound_as_one() -> None:
    assert all(sound_key(one) != sound_key(other) for one, other in combinations(APART, 2))


@given(st.text(ARABIC, max_size=12), st.sampled_from("أإآٱ"))
def test_alef_forms_and_vowel_marks_sound_as_one(word: str, alef: str) -> None:
    assert sound_key(word.replace("ا", alef)) == sound_key(word)
    assert sound_key("\u064e".join(word)) == sound_key(word)


@given(st.text(max_size=60))
def test_a_sound_is_made_of_plain_letters_only(text: str) -> None:
    assert set(sound_key(text)) <= set("abcdfhjklmnqrstwy")


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_a_sound_does_not_hear_capitals_or_accents(word: str) -> None:
    assert sound_key(word.upper()) == sound_key(word)
    assert sound_key("".join(f"{letter}\u0301" for letter in word)) == sound_key(word)
