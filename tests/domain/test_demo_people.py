# SPDX-License-Identifier: Apache-2.0
"""The invented people of the demo are as different as real ones, and none of them can be found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from registry.domain.folding import fold
from registry.domain.structures import ReleasedText
from registry.domain.vocabulary import term_from_words
from tests.domain.demo_files import Record, list_rows, of_kind


def two_word_forms(display: str) -> set[str]:
    """Return the first name with each later part of a name: how people are recognised."""
    first, *later = fold(display).split()
    return {f"{first} {part}" for part in later}


def test_no_telephone_mail_or_number_of_the_demo_can_be_real() -> None:
    for person in of_kind("person").values():
        assert all(re.fullmatch(r"\+963 900 000 1\d\d", phone) for phone in person["phones"])
        assert all(mail.endswith("@example.invalid") for mail in person.get("emails", ()))
    for victim in of_kind("victim").values():
        assert victim.get("national_number", "0000000").startswith("0000000")


def test_the_sixty_are_as_different_as_the_people_a_registry_meets() -> None:
    victims = of_kind("victim")
    assert 60 <= len(victims) + len(list_rows()) <= 65
    fates = {victim["fate"] for victim in victims.values()}
    assert {"missing", "found_alive", "alive", "forcibly_disappeared"} <= fates
    assert len({victim.get("cause_local") for victim in victims.values()}) > 8
    assert {"man", "woman"} <= {victim["sex"] for victim in victims.values()}
    families = Counter(
        victim["names"][0]["parts"].get("family")
        for victim in victims.values()
        if victim.get("location_kind") == "home" and "names" in victim
    )
    assert families["القنديلاني"] == 6


ONE_OF_EACH: dict[str, Callable[[Record], bool]] = {
    "a minor": lambda victim: victim.get("age_max", 99) < 18,
    "an unidentified body": lambda victim: (
        "names" not in victim and victim["identification"] == "unidentified_body"
    ),
    "one known by a kunya": lambda victim: (
        set(victim.get("names", [{}])[0].get("parts", {})) == {"kunya"}
    ),
    "a survivor of sexual violence, sealed": lambda victim: (
        victim.get("act") == "sexual_violence" and victim.get("sealed") is True
    ),
    "one at high risk": lambda victim: victim.get("risk_level") == "high",
    "one whose grade is disputed": lambda victim: victim["death_grade"] == "D",
}


@pytest.mark.parametrize("who", ONE_OF_EACH)
def test_the_demo_meets_at_least_one_of_each(who: str) -> None:
    assert any(map(ONE_OF_EACH[who], of_kind("victim").values()))


def test_two_men_bear_one_written_name_and_have_different_fathers() -> None:
    names = [v["names"][0] for v in of_kind("victim").values() if "names" in v]
    twice = [shown for shown, n in Counter(name["display"] for name in names).items() if n == 2]
    assert len(twice) == 1
    fathers = {name["parts"]["father"] for name in names if name["display"] == twice[0]}
    assert len(fathers) == 2


def test_of_the_survivor_nothing_is_told_but_that_she_is_there() -> None:
    survivor = of_kind("victim")["survivor"]
    allowed = {
        "names", "sex", "age_min", "age_max", "fate", "identification", "status", "act", "sealed",
        "risk_level", "note", "death_grade",
    }  # fmt: skip
    assert survivor.keys() <= allowed
    assert not any("survivor" in one["victims"] for one in of_kind("statement").values())


def test_spans_lie_in_their_text_in_order_and_each_marks_something() -> None:
    for statement in of_kind("statement").values():
        at = 0
        for span in statement["spans"]:
            assert at <= span["start"] < span["end"] <= len(statement["verbatim"])
            at = span["end"]
    assert len(of_kind("statement")) >= 12


def test_every_name_in_a_verbatim_text_is_marked() -> None:
    people = [*of_kind("victim").values(), *of_kind("person").values()]
    firsts = {
        fold(person["names"][0]["display"]).split()[0] for person in people if "names" in person
    }
    for key, statement in of_kind("statement").items():
        unmarked = statement["verbatim"]
        for span in reversed(statement["spans"]):
            unmarked = unmarked[: span["start"]] + " " + unmarked[span["end"] :]
        assert not firsts & set(fold(unmarked).split()), key
        assert not re.search(r"\d{3}", unmarked), key


def test_a_released_text_names_nobody_and_stands_in_both_languages() -> None:
    people = [*of_kind("victim").values(), *of_kind("person").values()]
    displays = {person["names"][0]["display"] for person in people if "names" in person}
    forms = {form for display in displays if " " in display for form in two_word_forms(display)}
    released = 0
    for key, statement in of_kind("statement").items():
        texts = [ReleasedText.from_json(text) for text in statement.get("released", ())]
        languages = Counter(text.profile for text in texts)
        assert set(languages.values()) <= {2}, key
        released += len(texts)
        for text in texts:
            folded = f" {fold(text.text)} "
            assert not any(f" {form} " in folded for form in forms), key
            for span in statement["spans"]:
                marked = statement["verbatim"][span["start"] : span["end"]]
                assert f" {fold(marked)} " not in folded, key
    assert released > 12


def test_nobody_living_bears_a_name_of_the_dead() -> None:
    living = {"found_alive", "alive"}
    dead = {
        fold(victim["names"][0]["display"])
        for victim in of_kind("victim").values()
        if victim["fate"] not in living and "names" in victim
    } | {fold(row["الاسم"]) for row in list_rows()}
    alive = {fold(person["names"][0]["display"]) for person in of_kind("person").values()}
    assert not dead & alive


def test_the_answers_of_the_families_are_as_different_as_they_are_in_life() -> None:
    consents = of_kind("consent")
    said = {d["decision"] for consent in consents.values() for d in consent["decisions"]}
    assert said >= {"named", "anonymous", "denied"}
    assert {consent["status"] for consent in consents.values()} >= {"active", "withdrawn"}
    assert any("expires" in consent for consent in consents.values())
    assert any(consent["capacity"] == "organisation" for consent in consents.values())
    no_assent = [c for c in consents.values() if c.get("child_assent") is False]
    assert {consent["capacity"] for consent in no_assent} == {"guardian"}
    of_fayez = [c for c in consents.values() if c["about"] == ["fayez"]]
    name = {d["decision"] for c in of_fayez for d in c["decisions"] if d["purpose"] == "P2"}
    assert name == {"named", "denied"}


def test_the_list_reads_by_its_headings_with_dates_in_many_forms() -> None:
    rows = list_rows()
    assert all(term_from_words("sex", row["الجنس"]) for row in rows)
    assert all(term_from_words("cause_local", row["سبب الوفاة"]) for row in rows)
    assert len({re.sub(r"\w", "x", row["تاريخ الوفاة"]) for row in rows}) > 5
    known = {
        fold(victim["names"][0]["display"])
        for victim in of_kind("victim").values()
        if "names" in victim
    }
    assert not known & {fold(row["الاسم"]) for row in rows}
