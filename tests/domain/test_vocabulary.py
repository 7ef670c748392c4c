# SPDX-License-Identifier: Apache-2.0
"""Every field, kind and term has its words in Arabic and English, and no word is left over."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from registry.domain import vocabulary as words_of_lists
from registry.domain.entities import all_entities, all_fields
from registry.domain.fields import Term
from registry.domain.names import LatinForm, NameParts, PersonName
from registry.domain.resources import read_folder
from registry.domain.structures import Structure
from registry.domain.vocabulary import (
    field_help,
    field_label,
    is_term,
    kind_label,
    term_from_words,
    term_label,
    terms,
)

ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile("[A-Za-z]")
# Used by parts of values, which carry no marks of their own.
OF_PARTS = {"purpose", "decision", "span_kind", "latin_system"}
# Comes last in a form: what one chooses when nothing before it fits.
LAST_RESORTS = {"other", "unknown"}


def leaves(words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for language, text in words.items():
        yield language.removeprefix("help_").removesuffix("_plural"), text


def wrong_words(entries: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Name the entries that lack a language, are empty or are written in the wrong letters."""
    wrong = [key for key, words in entries.items() if not {"ar", "en"} <= words.keys()]
    for key, words in entries.items():
        for language, text in leaves(words):
            letters = ARABIC if language == "ar" else LATIN
            if not letters.search(text) or text != text.strip():
                wrong.append(key)
    return wrong


def declared_vocabularies() -> set[str]:
    return {spec.marks.vocabulary for spec in all_fields() if spec.marks.vocabulary}


def label_keys() -> set[str]:
    parts = (PersonName, NameParts, LatinForm, *Structure.__subclasses__())
    return (
        {spec.key for spec in all_fields()}
        | {f"kind.{spec.kind}" for spec in all_entities()}
        | {f"{snake(part.__name__)}.{f.name}" for part in parts for f in dataclasses.fields(part)}
    )


def snake(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def test_every_declared_vocabulary_has_terms_and_none_is_left_over() -> None:
    assert set(read_folder("vocabularies")) == declared_vocabularies() | OF_PARTS


def test_every_term_is_said_in_arabic_and_english() -> None:
    entries = {
        f"{vocabulary}.{code}": words
        for vocabulary, codes in read_folder("vocabularies").items()
        for code, words in codes.items()
    }
    assert wrong_words(entries) == []


def test_no_two_terms_of_a_vocabulary_read_the_same() -> None:
    for vocabulary in read_folder("vocabularies"):
        for language in ("ar", "en"):
            words = [term_label(vocabulary, code, language) for code in terms(vocabulary)]
            assert len(words) == len(set(words)), vocabulary


def test_codes_of_our_own_are_plain_and_letters_of_a_scale_are_kept() -> None:
    scales = {"grade", "reliability", "purpose"}
    for vocabulary in set(read_folder("vocabularies")) - scales:
        assert all(re.fullmatch("[a-z][a-z0-9_]*", code) for code in terms(vocabulary)), vocabulary
    assert terms("grade") == ("V0", "V1", "V2", "V3", "D", "X")
    assert terms("purpose") == tuple(f"P{number}" for number in range(1, 14))


def test_other_and_unknown_come_last_in_a_form() -> None:
    for vocabulary in read_folder("vocabularies"):
        is_last_resort = [code in LAST_RESORTS for code in terms(vocabulary)]
        assert is_last_resort == sorted(is_last_resort), vocabulary


def test_every_field_kind_and_part_has_a_label_and_no_label_is_left_over() -> None:
    assert set(read_folder("labels")) == label_keys()


def test_every_label_and_hint_is_complete_in_both_languages() -> None:
    labels = read_folder("labels")
    assert wrong_words(labels) == []
    assert [
        key for key, words in labels.items() if ("help_ar" in words) != ("help_en" in words)
    ] == []


def test_a_kind_has_its_word_for_one_and_for_several() -> None:
    for spec in all_entities():
        for language in ("ar", "en"):
            one, several = (kind_label(spec.kind, language, plural=many) for many in (False, True))
            assert one
            assert several
    assert kind_label("victim", "en", plural=True) == "victims"


def test_two_fields_of_one_form_never_share_a_label() -> None:
    for spec in all_entities():
        for language in ("ar", "en"):
            labels = [field_label(field.key, language) for field in spec.fields.values()]
            assert len(labels) == len(set(labels)), spec.kind


def test_a_hint_is_one_line_or_nothing() -> None:
    assert field_help("victim.sex", "ar") == ""
    for spec in all_fields():
        assert "\n" not in field_help(spec.key, "en")


def test_only_codes_of_the_list_are_terms() -> None:
    assert is_term("sex", "woman")
    wrong: tuple[object, ...] = ("Woman", "", " woman", None, 3, ["woman"], {})
    for untrusted in wrong:
        assert not is_term("sex", untrusted)


def test_a_term_is_found_by_its_code_or_its_words_in_any_language() -> None:
    assert term_from_words("sex", "أنثى") == Term("woman")
    assert term_from_words("sex", " Female ") == Term("woman")
    assert term_from_words("cause_local", "SHELLING") == Term("shelling")
    assert term_from_words("memorial_word", "شهيدة") == Term("martyr")
    assert term_from_words("sex", "a word of no list") is None


def test_an_unknown_vocabulary_is_a_bug_and_not_an_answer() -> None:
    with pytest.raises(KeyError):
        terms("no_such_vocabulary")


def test_the_check_of_words_sees_what_is_missing_or_in_the_wrong_letters() -> None:
    assert wrong_words({"a": {"ar": "ذكر"}}) == ["a"]
    assert wrong_words({"a": {"ar": "male", "en": "male"}}) == ["a"]
    assert wrong_words({"a": {"ar": "ذكر", "en": "", "help_ar": "سطر", "help_en": "line"}}) == ["a"]


def test_words_that_fit_two_terms_choose_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    twins = {
        "pair": {
            "left": {"ar": "أول / واحد", "en": "one"},
            "right": {"ar": "ثان / واحد", "en": "two"},
        }
    }
    monkeypatch.setattr(words_of_lists, "read_folder", lambda _folder: twins)
    found = words_of_lists._by_words.__wrapped__("pair")
    assert found["أول"] == "left"
    assert "واحد" not in found
