# SPDX-License-Identifier: Apache-2.0
"""What must hold for every record, consent and profile, tried on many invented ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from registry.disclosure.classes import Outcome, coarseness, is_stricter
from registry.disclosure.decide import RecordDecision
from registry.disclosure.dossier import Dossier
from registry.disclosure.profiles import PROFILES
from registry.disclosure.reasons import words
from registry.domain.consents import Consent
from registry.domain.fields import Term
from registry.domain.people import Person
from tests.disclosure.invented import asked, day, dossier, identity, judged, purpose_of, victim

CHOICES = ("named", "anonymous", "denied", "not_asked")
CAPACITIES = (
    "self",
    "spouse",
    "parent",
    "adult_child",
    "sibling",
    "guardian",
    "organisation",
    None,
)
FATES = ("dead_body_recovered", "missing", "alive", "found_alive", None)
STATUSES = ("active", "active", "active", "withdrawn", "expired", "disputed")
profiles = st.sampled_from(sorted(PROFILES))


@st.composite
def victims(draw: st.DrawFn) -> Any:  # noqa: ANN401 - a victim
    age = draw(st.sampled_from((None, 3, 16, 34, 71)))
    return victim(
        age_min=age,
        age_max=age,
        fate=draw(st.sampled_from(FATES)),
        death_grade=draw(st.sampled_from(("V0", "V1", "V2", "V3", "D", "X", None))),
        risk_level=draw(st.sampled_from((None, "low", "high", "critical"))),
        act=draw(st.sampled_from((None, "massacre", "death_by_torture", "sexual_violence"))),
        portrait=draw(st.sampled_from((None, identity("e")))),
        memorial_text_ar=draw(st.sampled_from((None, "كان خبّازًا"))),
        injuries=draw(st.sampled_from((None, "…"))),
    )


@st.composite
def answers(
    draw: st.DrawFn, profile: str, choices: tuple[str, ...] = CHOICES
) -> tuple[Person, Consent]:
    purposes = (purpose_of(profile), "P1", "P3", "P4")
    decisions = {purpose: draw(st.sampled_from(choices)) for purpose in purposes}
    return asked(
        decisions,
        capacity=draw(st.sampled_from(CAPACITIES)),
        status=draw(st.sampled_from(STATUSES)),
        given=draw(st.sampled_from((day("2024-03-02"), day("2019-01-01"), None))),
        second_reviewer=draw(st.sampled_from((None, "D-02"))),
        child_assent=draw(st.booleans()),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Dossier, str]:
    profile = draw(profiles)
    given_by = draw(st.lists(answers(profile), max_size=3))
    return dossier(draw(victims()), *given_by), profile


def lets_out_no_more(after: RecordDecision, before: RecordDecision) -> bool:
    """Tell whether no field leaves in ``after`` as finely as it did not in ``before``."""
    assert [field.name for field in after.fields] == [field.name for field in before.fields]
    return all(
        not _finer(a.outcome, a.level, b.outcome, b.level)
        for a, b in zip(after.fields, before.fields, strict=True)
    ) and (before.leaves or not after.leaves)


def _finer(outcome: Outcome, level: str, other: Outcome, other_level: str) -> bool:
    return (outcome, coarseness(level)) < (other, coarseness(other_level))


@given(cases())
def test_the_outcome_is_never_weaker_than_any_single_step(case: tuple[Dossier, str]) -> None:
    for field in judged(*case).fields:
        for traced in field.trace:
            winner = replace(traced.rule, outcome=field.outcome, level=field.level)
            assert not is_stricter(traced.rule, winner), (field.name, traced.step)


@given(cases())
def test_every_step_and_outcome_has_its_reason_in_both_languages(case: tuple[Dossier, str]) -> None:
    decision = judged(*case)
    reasons = [decision.reason, *(f.reason for f in decision.fields)]
    reasons += [traced.reason for field in decision.fields for traced in field.trace]
    for reason in set(reasons):
        assert all(words(reason).values())


@given(cases())
def test_a_field_outside_the_profile_never_appears(case: tuple[Dossier, str]) -> None:
    about, profile = case
    for field in judged(about, profile).fields:
        assert not field.leaves or field.key in PROFILES[profile].fields


@given(cases(), st.data())
def test_adding_a_refusal_never_lets_more_out(
    case: tuple[Dossier, str], data: st.DataObject
) -> None:
    about, profile = case
    person, refusal = data.draw(answers(profile, ("denied",)))
    refused = replace(
        about,
        consents=(*about.consents, refusal),
        givers={**about.givers, person.id: person},
    )
    assert lets_out_no_more(judged(refused, profile), judged(about, profile))


@given(cases(), st.data())
def test_removing_a_consent_never_lets_more_out(
    case: tuple[Dossier, str], data: st.DataObject
) -> None:
    about, profile = case
    person, granted = data.draw(
        answers(profile, ("named",)).filter(lambda a: a[1].status == "active")
    )
    granted = replace(granted, given=day("2024-03-02"))
    with_it = replace(
        about,
        consents=(*about.consents, granted),
        givers={**about.givers, person.id: person},
    )
    assert lets_out_no_more(judged(about, profile), judged(with_it, profile))


@given(cases(), st.sampled_from(("withdrawn", "expired", "disputed", "superseded", "?")))
def test_ending_a_consent_never_lets_more_out(case: tuple[Dossier, str], status: str) -> None:
    about, profile = case
    for index, each in enumerate(about.consents):
        if each.status == "active":
            ended = list(about.consents)
            ended[index] = replace(each, status=Term(status))
            after = judged(replace(about, consents=tuple(ended)), profile)
            assert lets_out_no_more(after, judged(about, profile))


@given(cases())
def test_without_any_consent_nobody_with_a_name_leaves(case: tuple[Dossier, str]) -> None:
    about, profile = case
    assert not judged(replace(about, consents=()), profile).leaves


@given(victims(), profiles)
def test_a_single_consent_taken_away_leaves_nothing(record: Any, profile: str) -> None:  # noqa: ANN401
    about = dossier(record, asked({purpose_of(profile): "named"}))
    assert lets_out_no_more(judged(dossier(record), profile), judged(about, profile))
