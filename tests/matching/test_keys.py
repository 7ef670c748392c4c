# SPDX-License-Identifier: Apache-2.0
"""A word is found however people write it: masked, joined, marked, in either script."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain import folding
from registry.matching.keys import (
    SOUND_PREFIX,
    arabic_word_key,
    fold,
    index_words,
    query_words,
)

HEADLINE = ("مجـ_ـ_زرة", "مجــ_ــازر")
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء"
MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0640\u200b\u200c\u200e\u200f\u202b\u2067\u2069"
letters = st.text(ARABIC, min_size=1, max_size=12)


def found(query: str, text: str) -> bool:
    """Ask a real full-text index, as storage does: every word, by any of its keys."""
    words = [
        " OR ".join(f'"{key}"' if key.startswith(SOUND_PREFIX) else f'"{key}"*' for key in keys)
        for keys in query_words(query)
    ]
    if not words:
        return False
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE texts USING fts5(keys, tokenize='unicode61')")
        index.execute("INSERT INTO texts VALUES (?)", (index_words(text),))
        asked = " AND ".join(f"({word})" for word in words)
        hits = index.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (asked,))
        return bool(hits.fetchone()[0])


@pytest.mark.parametrize(("masked", "plain"), [(HEADLINE[0], "مجزرة"), (HEADLINE[1], "مجازر")])
def test_the_founding_headline_is_found_by_its_plain_words(masked: str, plain: str) -> None:
    assert fold(masked) == fold(plain)
    assert found(plain, f"{masked} في حيّين")
    assert found(masked, plain)


def test_without_unmasking_the_headline_would_not_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(folding, "_MASK_IN_ARABIC", re.compile(r"(?!)"))
    assert not found("مجزرة", HEADLINE[0])


ONE_NAME = (
    ("عبد الرحمن", "عبدالرحمن", "عَبْدُ الرَّحْمٰن", "عبــد الرحمن",
     "Abdul Rahman", "Abd al-Rahman", "Abdurrahman"),
    ("محمد", "مُحَمَّد", "محـمد", "Mohamad", "Muhammed", "MOHAMMED", "Mohammád"),
    ("أحمد", "احمد", "إحمد", "Ahmad", "Ahmed"),
    ("أبو سالم", "ابوسالم", "أبي سالم", "Abu Salem", "Abou Salim"),
    ("عبد الله", "عبدالله", "عبد هللا", "Abdullah", "Abd Allah"),
    ("مصطفى", "مصطفي", "Mustafa", "Moustapha"),
    ("فاطمة", "فاطمه", "Fatima", "Fatimah"),
    ("الجورة", "الجوره", "جورة", "Al-Joura", "Joura", "el Joura"),
    ("الزور", "ez-Zor", "Ezzor", "al-Zor", "Zor"),
    ("نور الدين", "نورالدين", "Nour al-Din", "Noureddine"),
    ("فتحي", "Fathi"), ("إسحاق", "Ishaq"), ("غسان", "Ghassan"), ("خالد", "Khaled"),
    ("يوسف", "Youssef", "Yusuf"), ("عثمان", "Uthman", "Othman"), ("ظافر", "Zafer"),
    ("ﻣﺤﻤﺪ", "محمد"), ("علی", "علي", "Ali"), ("قصي", "Qusai", "Kusay"),
)  # fmt: skip


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda spellings: spellings[-1])
def test_every_spelling_of_a_name_finds_every_other(spellings: tuple[str, ...]) -> None:
    for query in spellings:
        for text in spellings:
            assert found(query, f"Xyz {text} كلمة"), (query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("محمد", "خالد"), ("Omar", "Ali"), ("الجورة", "القصور"), ("مجزرة", "حافلة"), ("سالم", "سليم")],
)
def test_a_different_name_is_not_equal_by_its_key(query: str, text: str) -> None:
    assert arabic_word_key(query) != arabic_word_key(text)


@pytest.mark.parametrize(
    ("query", "text"), [("محمد", "خالد"), ("Omar", "Ali"), ("الجورة", "القصور"), ("🌹", "خالد")]
)
def test_a_different_name_is_not_found(query: str, text: str) -> None:
    assert not found(query, text)


@pytest.mark.parametrize(
    "text",
    [
        "خالد 🌹",
        "خـــالد",
        "\u202bخالد\u202c",
        "\u2067خالد\u2069",
        "خا\u200cلد",
        "خالد " + "س" * 300,
        "خالد\nسالم",
        "=خالد",
    ],
)
def test_a_name_among_marks_emoji_and_length_is_found(text: str) -> None:
    assert found("خالد", text)


def test_a_name_that_is_only_an_emoji_is_found_by_it() -> None:
    assert found("🌹", "🌹")
    assert found("خالد 🌹", "🌹 خالد")


def test_a_word_of_three_hundred_letters_is_found_whole() -> None:
    assert found("سمر" * 100, "سمر" * 100)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("القصور", "الجورة-القصور"),
        ("الجورة", "الجورة-القصور"),
        ("محمد", "د.محمد"),
        ("الدكتور محمد", "محمد سالم"),
        ("محمد بن سالم", "محمد سالم"),
        ("2012", "٢٠١٢"),
        ("محم", "محمد"),
        ("عبد ال", "عبد الرحمن"),
        ("رحمن", "عبد الرحمن"),
        ("رحمن", "عبدالرحمن"),
        ("سالم", "أم سالم"),
        ("الله", "رحمه الله"),
        ("الدين", "يوم الدين"),
        ("٠٤٢", "W-042"),
        ("jour", "Al-Joura"),
    ],
)
def test_what_one_types_is_found_as_others_wrote_it(query: str, text: str) -> None:
    assert found(query, text)


def test_a_name_never_runs_over_the_end_of_a_line() -> None:
    assert found("سالم", "خالد عبد\nسالم")
    assert "عبدسالم" not in index_words("خالد عبد\nسالم").split()


def test_a_query_without_words_asks_nothing() -> None:
    assert query_words(" -- !! ") == ()
    assert index_words("") == ""


def test_a_query_never_grows_without_bound() -> None:
    assert len(query_words("كلمة " * 10_000)) <= 24


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=80))
def test_keys_are_letters_and_digits_only(text: str) -> None:
    keys = [*index_words(text).split(" "), *(key for keys in query_words(text) for key in keys)]
    assert all(key.isalnum() for key in keys if key)


@given(letters, st.lists(st.tuples(st.integers(0, 12), st.sampled_from(MARKS)), max_size=6))
def test_marks_inside_a_word_do_not_change_its_key(word: str, marks: list[tuple[int, str]]) -> None:
    marked = word
    for place, mark in marks:
        marked = marked[:place] + mark + marked[place:]
    assert fold(marked) == fold(word)
    assert index_words(marked) == index_words(word)


@given(letters)
def test_alef_forms_and_final_letters_are_one(word: str) -> None:
    other = word.translate(str.maketrans("أإآىة", "اااىه"))
    assert fold(word) == fold(other.replace("ى", "ي"))


@given(letters, letters)
def test_a_mask_between_letters_is_seen_through(start: str, end: str) -> None:
    assert fold(f"{start}ـ_ـ_{end}") == fold(start + end)


@given(st.text(ARABIC + "abdeghklmnoqrstuyz", min_size=3, max_size=10))
def test_a_word_is_found_by_itself(word: str) -> None:
    assert not fold(word) or found(word, f"كلمة {word} كلمة")
