# SPDX-License-Identifier: Apache-2.0
"""Suggested phrases can be told apart by eye and ear, and guessable ones are known as such."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Callable

import pytest

from registry.domain import folding, phrases
from registry.domain.phrases import LANGUAGES, generate, judge, word_list
from registry.domain.resources import read_json

LEAST_WORDS = 2048
# Letters that many Syrian speakers say alike.
SAID_ALIKE = str.maketrans("ثذظصط", "سزضست")


def as_typed(word: str) -> str:
    return unicodedata.normalize("NFKC", word)


def as_heard(word: str) -> str:
    return folding.romanised(folding.fold(word)).translate(SAID_ALIKE)


def first_letters(word: str) -> str:
    return folding.fold(word)[:4]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seen", [as_typed, folding.fold, as_heard, first_letters])
def test_a_list_has_enough_words_that_are_never_taken_for_each_other(
    language: str, seen: Callable[[str], str]
) -> None:
    listed = word_list(language)
    assert len({seen(word) for word in listed}) == len(listed)
    assert len(listed) >= LEAST_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_letters_of_its_own_writing_only(language: str) -> None:
    letters = (
        "abcdefghijklmnopqrstuvwxyz" if language == "en" else "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
    )
    for word in word_list(language):
        assert set(word) <= set(letters), word
        assert 3 <= len(word) <= 10, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_suggested_phrase_is_six_words_of_the_list_and_good(language: str) -> None:
    suggested = [generate(language) for _ in range(20)]
    assert len(set(suggested)) == 20
    for phrase in suggested:
        words = phrase.split(" ")
        assert len(words) == phrases.WORDS
        assert set(words) <= set(word_list(language))
        assert judge(phrase).code == "good"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_suggested_phrase_draws_from_the_whole_list(language: str) -> None:
    drawn = set(generate(language, 40_000).split(" "))
    assert len(drawn) == len(word_list(language))


@pytest.mark.parametrize(
    "typed",
    [
        "password1234",
        "aaaaaaaaaaaaaaaa",
        "qwertyuiop[]",
        "ضصثقفغعهخحج",
        "شسيبلاتنمكط",
        "بسم الله الرحمن الرحيم",
        "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ",
        "لا إله إلا الله محمد رسول الله",
        "الحمد لله رب العالمين",
        "محمد أحمد 1990",
        "mohammad ahmad 1985",
        "حماة ١٩٨٢ ٢٠١١",
        "١٢٣٤٥٦٧٨٩٠",
        "سجل سجل سجل سجل",
        "العائلة سوريا حرة",
        "l[l] hpl]",  # محمد احمد typed on the other keyboard
        "حشسسصخقي1234",  # password1234 typed on the other keyboard
    ],
)
def test_what_many_people_choose_is_refused_with_advice(typed: str) -> None:
    strength = judge(typed)
    assert strength.code == "guessable"
    assert not strength.may_be_used
    assert strength.advice
    assert set(strength.advice) <= read_json("words/advice.json").keys()


@pytest.mark.parametrize("typed", ["", "زيت", "x7!q"])
def test_a_short_one_is_refused_whatever_it_is(typed: str) -> None:
    assert judge(typed).code == "short"


@pytest.mark.parametrize(
    "typed",
    [
        "four invented words here",
        "زيتونة قديمة تحت المطر أمام البيت",
        "correct horse battery staple",
    ],
)
def test_unrelated_words_of_either_language_may_be_used(typed: str) -> None:
    assert judge(typed).may_be_used


def test_a_very_long_phrase_is_judged_by_its_beginning() -> None:
    assert judge("a" * 5000).code == "guessable"
    assert judge(generate("ar", 300)).code == "good"


def test_without_our_dictionary_an_arabic_prayer_would_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(phrases, "_dictionary", list)
    assert judge("بسم الله الرحمن الرحيم").may_be_used


def test_without_the_other_keyboard_a_walk_over_arabic_keys_would_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert judge("ضشئصسءثيؤقبر").code == "guessable"  # down the columns: qazwsxedcrfv
    monkeypatch.setattr(phrases, "_TO_LATIN", {})
    assert judge("ضشئصسءثيؤقبر").may_be_used


def test_the_judge_is_not_loaded_before_it_is_asked() -> None:
    # The unlock screen must not wait for forty thousand English words.
    asked = "import sys, registry.services.phrases; print('zxcvbn' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
