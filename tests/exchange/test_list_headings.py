# SPDX-License-Identifier: Apache-2.0
"""Headings are known in both languages, each means one thing, and a mapping has the last word."""

from __future__ import annotations

from collections import defaultdict

import pytest

from registry.domain.vocabulary import LANGUAGES
from registry.exchange import list_headings
from registry.exchange.list_errors import MappingRefused
from registry.exchange.list_headings import guesses, target_label, target_of, targets
from registry.exchange.list_mapping import ListMapping


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("الاسم", "names"),
        ("  اسم   الشهيد ", "names"),
        ("Name / الاسم", "names"),
        ("en_name", "names.latin"),
        ("NAME (English)", "names.latin"),
        ("اسم الوالدة", "mother_name"),
        ("اسم الوالده", "mother_name"),
        ("اسم والده", "names.father"),
        ("الكنية", "names.family"),
        ("Age (years)", "age"),
        ("العُمر", "age"),
        ("تأريخ الولادة", "birth_date"),
        ("تاريخ الولاده", "birth_date"),
        ("Date of Death", "death_date"),
        ("Sex", "sex"),
        ("victim.occupation", "occupation"),
        ("الرقم", ""),
        ("", ""),
    ],
)
def test_a_heading_is_known_by_its_words(heading: str, target: str) -> None:
    assert target_of(heading) == target


def test_no_heading_means_two_things() -> None:
    meanings = defaultdict(set)
    for target, heading in list_headings.headings_of_targets():
        meanings[heading.casefold()].add(target)
    assert {heading: found for heading, found in meanings.items() if len(found) > 1} == {}
    assert all(
        target_of(heading) == target for target, heading in list_headings.headings_of_targets()
    )


def test_every_target_has_a_label_in_both_languages() -> None:
    assert all(target_label(target, lang) for target in targets() for lang in LANGUAGES)


def test_grades_references_and_seals_are_never_taken_from_a_list() -> None:
    never = {"ref", "death_grade", "attribution_grade", "sealed", "sources", "portrait"}
    assert never.isdisjoint(targets())


def test_a_name_beside_a_family_name_is_the_first_name() -> None:
    assert guesses(("الاسم", "اسم الأب", "الكنية")) == ("names.ism", "names.father", "names.family")
    assert guesses(("الاسم الكامل", "الكنية")) == ("names", "names.family")


def test_of_two_headings_for_one_thing_the_first_counts() -> None:
    assert guesses(("الاسم", "Name", "alias", "aka")) == ("names", "", "names.other", "names.other")


def test_the_headings_are_found_below_a_notice() -> None:
    rows = [["قائمة بأسماء ضحايا متخيلين، نشرتها لجنة متخيلة", "", ""], ["", "الاسم", "العمر"]]
    assert list_headings.heading_row([*rows, ["1", "هالة", "29"]]) == 1


def test_columns_are_told_apart() -> None:
    assert list_headings.unique_headings(["a", "", "a", "a"]) == ("a", "#2", "a (2)", "a (3)")


HEADINGS = ("Name", "Who", "Age")


def test_what_a_mapping_does_not_mention_keeps_its_guess() -> None:
    mapping = ListMapping.read({"Who": "occupation"})
    assert mapping.targets_of(HEADINGS) == ("names", "occupation", "age")


def test_a_mapping_takes_a_target_from_the_heading_that_was_guessed() -> None:
    mapping = ListMapping.read({"columns": {"who": "victim.names", "Age": "-"}})
    assert mapping.targets_of(HEADINGS) == ("", "names", "")


@pytest.mark.parametrize(
    ("untrusted", "heading"),
    [
        ([], ""),
        ({"Name": 3}, "Name"),
        ({"Name": "no_such_field"}, "Name"),
        ({"Name": "death_grade"}, "Name"),
        ({"Name": "ref"}, "Name"),
        ({"columns": []}, "columns"),
        ({"day_first": "yes"}, "day_first"),
        ({"date_format": "%d%H"}, "date_format"),
        ({"No such heading": "names"}, "No such heading"),
    ],
)
def test_a_mapping_to_what_does_not_exist_is_refused(untrusted: object, heading: str) -> None:
    with pytest.raises(MappingRefused) as refused:
        ListMapping.read(untrusted).targets_of(HEADINGS)
    assert refused.value.data == {"heading": heading}
