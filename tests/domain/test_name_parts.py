# SPDX-License-Identifier: Apache-2.0
"""Words that make one name stay together, and titles are known in every spelling."""

from __future__ import annotations

import pytest

from registry.domain.folding import fold, is_arabic, plain, romanised, without_article
from registry.domain.name_parts import TITLES, split_words


@pytest.mark.parametrize("title", sorted(TITLES))
def test_every_title_is_written_in_its_plainest_form_and_left_out(title: str) -> None:
    assert plain(title) == title
    assert split_words(f"{title} خالد سالم") == {"ism": "خالد", "family": "سالم"}


@pytest.mark.parametrize("one", ["عبد الرحمن", "صلاح الدين", "أبو زيد", "آل سالم", "عبيد الله"])
def test_words_that_make_one_name_stay_together(one: str) -> None:
    assert split_words(f"خالد {one} سالم") == {"ism": "خالد", "father": one, "family": "سالم"}


def test_the_article_goes_only_where_a_word_remains() -> None:
    assert [without_article(w) for w in ("الجوره", "الي", "ali", "aljoura")] == [
        "جوره",
        "الي",
        "ali",
        "joura",
    ]


def test_latin_spellings_of_a_place_are_one() -> None:
    assert len({romanised(fold(word)) for word in ("Joura", "Jourah", "Jura", "Al-Joura")}) == 1
    assert romanised("الجوره") == "الجوره"


def test_the_script_of_a_text_is_that_of_its_first_letter() -> None:
    assert is_arabic("🌹 ـ خالد")
    assert not is_arabic("Khaled خالد")
    assert not is_arabic("123")
