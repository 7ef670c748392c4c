# SPDX-License-Identifier: Apache-2.0
"""Consents: who may answer, who decides, when an answer ends."""

from __future__ import annotations

from typing import Any

import pytest

from registry.disclosure.classes import Purpose
from registry.disclosure.dossier import Dossier, facts_of
from registry.disclosure.standing import Answer, Choice, Question, effective
from registry.disclosure.voices import KIN_ORDER
from registry.domain.exports import Recipient
from registry.domain.fields import WITHHELD, Term
from tests.disclosure.invented import (
    PARTNER,
    STRANGER,
    TODAY,
    asked,
    consent,
    day,
    dossier,
    giver,
    victim,
)

NAME = {"P2": "named"}
TWO = {"second_reviewer": "D-02", "set_aside_reason": "the nearer kin were asked again"}


def answered(about: Dossier, purpose: str = "P2", recipient: Recipient | None = None) -> Answer:
    question = Question(purpose=Purpose(purpose), today=TODAY, recipient=recipient)
    return effective(about, facts_of(about, TODAY), question)


def choice(about: Dossier, purpose: str = "P2", recipient: Recipient | None = None) -> Choice:
    return answered(about, purpose, recipient).choice


def test_not_asked_means_denied() -> None:
    found = answered(dossier(victim()))
    assert not found.allows
    assert found.reason.code == "not_asked"


def test_each_purpose_is_decided_for_itself() -> None:
    about = dossier(victim(), asked({"P2": "named", "P3": "denied", "P4": "anonymous"}))
    assert [choice(about, p) for p in ("P2", "P3", "P4", "P9")] == [
        Choice.NAMED,
        Choice.DENIED,
        Choice.ANONYMOUS,
        Choice.NOT_ASKED,
    ]


def test_a_refusal_in_the_nearest_rank_decides_against_any_yes() -> None:
    about = dossier(victim(), asked(NAME), asked({"P2": "denied"}))
    found = answered(about)
    assert found.choice is Choice.DENIED
    assert found.reason.code == "disputed"


def test_nearest_kin_who_disagree_on_the_name_leave_it_out() -> None:
    found = answered(dossier(victim(), asked(NAME), asked({"P2": "anonymous"})))
    assert found.choice is Choice.ANONYMOUS
    assert found.reason.code == "disputed"


def test_a_nearer_yes_is_not_changed_by_a_further_anonymous_answer() -> None:
    about = dossier(victim(), asked(NAME), asked({"P2": "anonymous"}, capacity=Term("sibling")))
    assert choice(about) is Choice.NAMED


def test_a_refusal_from_further_away_holds_until_two_people_set_it_aside() -> None:
    further: dict[str, Any] = {"capacity": Term("sibling")}
    held = dossier(victim(), asked(NAME), asked({"P2": "denied"}, **further))
    assert answered(held).reason.code == "refused_further"
    aside = dossier(victim(), asked(NAME), asked({"P2": "denied"}, **further, **TWO))
    assert choice(aside) is Choice.NAMED


@pytest.mark.parametrize(
    "missing",
    [
        {"second_reviewer": None},
        {"set_aside_reason": ""},
        {"second_reviewer": "D-01"},
        {"set_aside_reason": WITHHELD},
    ],
)
def test_setting_aside_needs_a_reason_and_another_person(missing: dict[str, Any]) -> None:
    further = asked({"P2": "denied"}, capacity=Term("sibling"), **TWO | missing)
    assert choice(dossier(victim(), asked(NAME), further)) is Choice.DENIED


def test_a_refusal_of_the_nearest_cannot_be_set_aside() -> None:
    assert choice(dossier(victim(), asked({"P2": "denied"}, **TWO))) is Choice.DENIED


def test_the_order_of_kin_is_the_one_declared() -> None:
    order = [capacity for rank in KIN_ORDER for capacity in rank]
    assert order[:4] == ["spouse", "parent", "adult_child", "sibling"]


def test_an_alleged_perpetrator_neither_consents_nor_refuses() -> None:
    alleged = giver(alleged_perpetrator=True)
    yes = dossier(victim(), (alleged, consent(alleged, NAME)))
    assert answered(yes).reason.code == "giver_alleged"
    no = dossier(victim(), asked(NAME), (alleged, consent(alleged, {"P2": "denied"})))
    assert choice(no) is Choice.NAMED


@pytest.mark.parametrize("unreadable", [{"capacity": WITHHELD}, {"giver": WITHHELD}])
def test_a_yes_that_cannot_be_read_whole_does_not_count(unreadable: dict[str, Any]) -> None:
    assert not answered(dossier(victim(), asked(NAME, **unreadable))).allows


@pytest.mark.parametrize("unreadable", [{"capacity": WITHHELD}, {"giver": WITHHELD}])
def test_a_no_counts_even_where_its_giver_cannot_be_read(unreadable: dict[str, Any]) -> None:
    about = dossier(victim(), asked(NAME), asked({"P2": "denied"}, **unreadable))
    assert choice(about) is Choice.DENIED


def test_a_yes_without_a_giver_does_not_count() -> None:
    about = Dossier(record=victim(), consents=(consent(None, NAME),))
    assert answered(about).reason.code == "giver_unreadable"


def test_consent_for_one_recipient_is_not_for_another() -> None:
    about = dossier(victim(), asked({"P5@N-PARTNR": "named"}))
    assert choice(about, "P5", PARTNER) is Choice.NAMED
    assert answered(about, "P5", STRANGER).reason.code == "other_recipient"
    assert not answered(about, "P5", None).allows


def test_sharing_agreed_with_nobody_named_is_agreed_with_nobody() -> None:
    assert not answered(dossier(victim(), asked({"P5": "named"})), "P5", PARTNER).allows


def test_a_refusal_of_everybody_is_a_refusal_of_each() -> None:
    about = dossier(victim(), asked({"P5@N-PARTNR": "named"}), asked({"P5": "denied"}))
    assert choice(about, "P5", PARTNER) is Choice.DENIED


def test_expired_yesterday_is_blocked_and_reaffirmed_is_restored() -> None:
    mother = giver()
    old = consent(mother, NAME, given=day("2023-01-05"), expires=day("2024-05-31"))
    assert answered(dossier(victim(), (mother, old))).reason.code == "expired"
    new = consent(mother, NAME, given=day("2024-06-01"))
    assert choice(dossier(victim(), (mother, old), (mother, new))) is Choice.NAMED


def test_a_consent_still_holds_on_the_day_it_expires() -> None:
    assert choice(dossier(victim(), asked(NAME, expires=day("2024-06-01")))) is Choice.NAMED


def test_an_expiry_known_only_by_its_month_has_come_with_the_month() -> None:
    assert not answered(dossier(victim(), asked(NAME, expires=day("2024-05")))).allows


@pytest.mark.parametrize(
    "status", ["withdrawn", "disputed", "expired", "superseded", "strange", None]
)
def test_any_status_but_active_ends_a_yes(status: str | None) -> None:
    assert not answered(dossier(victim(), asked(NAME, status=status))).allows


def test_a_superseded_consent_gives_way_to_its_successor() -> None:
    mother = giver()
    old = consent(mother, {"P2": "denied"}, status=Term("superseded"), given=None)
    new = consent(mother, NAME, supersedes=old.id)
    assert choice(dossier(victim(), (mother, old), (mother, new))) is Choice.NAMED
    assert choice(dossier(victim(), (mother, old))) is Choice.DENIED


def test_a_withdrawal_weighs_as_the_nearest_kins_refusal() -> None:
    gone = asked(NAME, status=Term("withdrawn"), withdrawn_on=day("2024-05-01"))
    brother = asked(NAME, capacity=Term("sibling"))
    assert answered(dossier(victim(), gone, brother)).reason.code == "withdrawn"


def test_a_withdrawal_is_later_than_the_consent_it_withdraws() -> None:
    mother = giver()
    yes = consent(mother, NAME, given=day("2024-04-01"))
    gone = consent(
        mother,
        NAME,
        given=day("2024-03-01"),
        status=Term("withdrawn"),
        withdrawn_on=day("2024-05-01"),
    )
    assert choice(dossier(victim(), (mother, yes), (mother, gone))) is Choice.DENIED


def test_an_overdue_review_holds_only_for_the_living_minors_and_people_at_risk() -> None:
    old: dict[str, Any] = {"given": day("2021-01-01")}
    assert choice(dossier(victim(), asked(NAME, **old))) is Choice.NAMED
    at_risk = dossier(victim(risk_level=Term("medium")), asked(NAME, **old))
    assert answered(at_risk).reason.code == "review_overdue"
    minor = dossier(victim(age_min=9, age_max=9), asked(NAME, **old))
    assert answered(minor).reason.code == "review_overdue"
    living = dossier(victim(fate=Term("alive")), asked(NAME, capacity=Term("self"), **old))
    assert answered(living).reason.code == "review_overdue"


def test_a_review_that_is_not_due_yet_holds_nothing() -> None:
    about = dossier(victim(age_min=9, age_max=9), asked(NAME, review_due=day("2024-06-02")))
    assert choice(about) is Choice.NAMED
