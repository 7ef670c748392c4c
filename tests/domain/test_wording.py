# SPDX-License-Identifier: Apache-2.0
"""Every expected failure speaks both languages and says nothing that it must not."""

from __future__ import annotations

import re

import pytest

from registry.domain.resources import read_folder
from registry.domain.wording import error_words, exit_code, problem_words
from registry.errors import Damaged, FieldProblem, NotUnlocked, RecordRefused, RegistryError

ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile("[A-Za-z]")


class NobodyWroteWordsForThis(Damaged):
    """A failure that a later part adds before anybody wrote its words."""


def test_every_message_is_complete_in_both_languages_and_has_an_exit_code() -> None:
    for code, entry in read_folder("messages").items():
        assert ARABIC.search(entry["ar"]), code
        assert LATIN.search(entry["en"]), code
        # A dotted code is no failure of its own: a part of a sentence, a finding, a duty.
        assert "." in code or entry["exit"] in range(1, 6), code


def test_both_languages_name_the_same_facts() -> None:
    for code, entry in read_folder("messages").items():
        named = [set(re.findall(r"\{(\w+)\}", entry[language])) for language in ("ar", "en")]
        assert named[0] == named[1], code


def test_a_refused_record_names_every_field_and_what_is_wrong_with_it() -> None:
    refused = RecordRefused(
        (FieldProblem("victim.names", "missing_identity"), FieldProblem("death_date", "empty"))
    )
    words = error_words(refused)
    assert "Names: A name is needed" in words["en"]
    assert "Date of death: This field is empty" in words["en"]
    assert "تاريخ الوفاة" in words["ar"]
    assert "(2)" in words["ar"]
    assert "(2)" in words["en"]


def test_a_field_that_is_declared_nowhere_is_shown_as_it_was_written() -> None:
    for untrusted in ("shoe_size", "kind.victim", "{0}", "victim.names.x", "%s"):
        refused = RecordRefused((FieldProblem(untrusted, "unknown_field"),))
        assert f"{untrusted}: This field is not known" in error_words(refused)["en"]


def test_data_fills_its_place_and_what_is_absent_never_breaks_the_sentence() -> None:
    # Named like a failure whose sentence has a place for the name of a file.
    full_disk = type("DiskFull", (RegistryError,), {})
    assert "{file}" in read_folder("messages")["DiskFull"]["en"]
    assert "list.csv" in error_words(full_disk(file="list.csv"))["ar"]
    assert "{" not in error_words(full_disk())["en"]


def test_an_error_without_words_speaks_with_those_of_its_parent() -> None:
    assert error_words(NobodyWroteWordsForThis()) == error_words(Damaged())
    assert exit_code(NobodyWroteWordsForThis()) == Damaged.exit_code


def test_the_exit_code_of_the_words_is_that_of_the_class() -> None:
    for kind in (RegistryError, NotUnlocked, Damaged):
        assert exit_code(kind()) == kind.exit_code


@pytest.mark.parametrize("code", ["unknown_field", "date_does_not_exist", "withheld"])
def test_a_field_problem_has_words_of_its_own(code: str) -> None:
    assert problem_words(FieldProblem("victim.note", code)) != problem_words(
        FieldProblem("victim.note", "a code nobody wrote words for")
    )


def test_a_problem_nobody_wrote_words_for_still_says_what_to_do() -> None:
    words = problem_words(FieldProblem("victim.note", "a code nobody wrote words for"))
    assert words["en"].startswith("This value was not accepted")
    assert ARABIC.search(words["ar"])
