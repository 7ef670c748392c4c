# SPDX-License-Identifier: Apache-2.0
"""Who may answer for whom: the living, children, kin, and the organisation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.disclosure.dossier import Dossier, facts_of
from registry.disclosure.standing import Choice
from registry.domain.fields import WITHHELD, RecordId, Ref, Term
from registry.domain.sources import Source
from registry.domain.victims import Victim
from tests.disclosure.invented import (
    TODAY,
    answer,
    asked,
    consent,
    day,
    dossier,
    giver,
    public_source,
    victim,
)
from tests.disclosure.test_standing import NAME, answered, choice


def test_a_living_adult_consents_only_for_themselves() -> None:
    living = victim(fate=Term("alive"))
    assert answered(dossier(living, asked(NAME))).reason.code == "only_oneself"
    assert choice(dossier(living, asked(NAME, capacity=Term("self")))) is Choice.NAMED


def test_nobody_dead_or_missing_consents_for_themselves_but_their_no_in_life_stands() -> None:
    assert not answered(dossier(victim(), asked(NAME, capacity=Term("self")))).allows
    refused = asked({"P2": "denied"}, capacity=Term("self"))
    assert choice(dossier(victim(), asked(NAME), refused)) is Choice.DENIED


def test_a_living_child_needs_the_guardian_and_its_own_assent() -> None:
    child = victim(fate=Term("alive"), age_min=11, age_max=11, birth_date=day("2013"))
    without = dossier(child, asked(NAME, capacity=Term("guardian")))
    assert answered(without).reason.code == "assent_missing"
    assert (
        choice(dossier(child, asked(NAME, capacity=Term("guardian"), child_assent=True)))
        is Choice.NAMED
    )
    brother = dossier(child, asked(NAME, capacity=Term("sibling"), child_assent=True))
    assert not answered(brother).allows


def test_who_has_turned_eighteen_is_asked_again() -> None:
    grown = victim(fate=Term("alive"), birth_date=day("2005-01-01"), age_min=9, age_max=9)
    assert not answered(
        dossier(grown, asked(NAME, capacity=Term("guardian"), child_assent=True))
    ).allows
    assert choice(dossier(grown, asked(NAME, capacity=Term("self")))) is Choice.NAMED


def organisation(**values: Any) -> Any:  # noqa: ANN401 - a consent
    filled: dict[str, Any] = {
        "capacity": Term("organisation"),
        "capacity_evidence": "asked in three towns, nobody found",
        "second_reviewer": "D-02",
    }
    return consent(None, values.pop("decisions", NAME), **filled | values)


def about_organisation(
    record: Victim | None = None,
    sources: tuple[Source, ...] | None = None,
    **values: Any,  # noqa: ANN401
) -> Dossier:
    return Dossier(
        record=record or victim(),
        consents=(organisation(**values),),
        sources=(public_source(),) if sources is None else sources,
    )


def test_the_organisation_decides_where_no_kin_can_be_reached() -> None:
    found = answered(about_organisation())
    assert found.choice is Choice.NAMED
    assert found.by_organisation
    assert found.reason.code == "agreed_organisation"


@pytest.mark.parametrize("purpose", ["P3", "P4", "P6", "P7", "P8", "P9"])
def test_the_organisation_gives_nothing_but_name_and_statistics(purpose: str) -> None:
    assert not answered(about_organisation(decisions={purpose: "named"}), purpose).allows


@pytest.mark.parametrize(
    "values",
    [
        {"age_min": 16, "age_max": 16},
        {"fate": Term("missing")},
        {"fate": Term("presumed_dead")},
        {"fate": Term("unknown")},
        {"act": Term("sexual_violence")},
    ],
)
def test_the_organisation_never_decides_for_the_guarded(values: dict[str, Any]) -> None:
    assert answered(about_organisation(victim(**values))).reason.code == "organisation_cannot"


@pytest.mark.parametrize(
    "values",
    [
        {"second_reviewer": None},
        {"second_reviewer": "D-01"},
        {"capacity_evidence": None},
        {"capacity_evidence": WITHHELD},
    ],
)
def test_a_decision_of_the_organisation_needs_two_people_and_recorded_attempts(
    values: dict[str, Any],
) -> None:
    assert answered(about_organisation(**values)).reason.code == "organisation_unproven"


def test_a_decision_of_the_organisation_needs_a_name_that_is_public_already() -> None:
    assert not answered(about_organisation(sources=())).allows
    assert not answered(about_organisation(sources=(public_source("interview"),))).allows


def test_a_decision_of_the_organisation_ends_at_the_first_objection() -> None:
    person, refusal = asked({"P2": "denied"}, capacity=Term("sibling"))
    about = Dossier(
        record=victim(),
        consents=(organisation(), refusal),
        givers={person.id: person},
        sources=(public_source(),),
    )
    assert choice(about) is Choice.DENIED


def test_the_word_and_the_scope_come_with_the_answer() -> None:
    mother = giver()
    told = answer("P2", "named", word="martyr", items=("memorial_name",))
    given = replace(consent(mother, {}), decisions=(told,))
    found = answered(dossier(victim(), (mother, given)))
    assert (found.word, found.items) == ("martyr", frozenset({"memorial_name"}))
    assert (found.consent, found.given) == (Ref("C-ANSWER"), day("2024-03-02"))


def test_a_consent_dated_in_the_future_does_not_hold_yet() -> None:
    assert answered(dossier(victim(), asked(NAME, given=day("2025-01-01")))).reason.code == (
        "not_yet_given"
    )


def test_facts_hold_every_doubt_about_age_for_a_minor() -> None:
    doubtful: list[dict[str, Any]] = [
        {"age_min": 15, "age_max": 20},
        {"age_min": 17, "age_max": None},
        {"age_min": None, "age_max": None, "birth_date": day("1995")},
        {"age_min": None, "age_max": None, "birth_date": day("1994"), "death_date": None},
    ]
    for values in doubtful:
        assert facts_of(Dossier(record=victim(**values)), TODAY).minor, values
    unknown = victim(age_min=None, age_max=None)
    assert not facts_of(Dossier(record=unknown), TODAY).minor


def test_sexual_violence_is_seen_in_whichever_field_it_is_said() -> None:
    told: list[dict[str, Any]] = [
        {"act": Term("sexual_violence")},
        {"method": "تعرضت للاغتصاب"},
        {"injuries": "signs of RAPE"},
        {"memorial_text_ar": "عنف جـنـسي"},
    ]
    for values in told:
        assert facts_of(Dossier(record=victim(**values)), TODAY).sexual_violence, values
    assert not facts_of(Dossier(record=victim()), TODAY).sexual_violence


def test_a_record_id_names_its_giver() -> None:
    person, given = asked(NAME)
    assert isinstance(given.giver, str)
    assert RecordId(given.giver) == person.id
