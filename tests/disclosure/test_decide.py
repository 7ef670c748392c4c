# SPDX-License-Identifier: Apache-2.0
"""The decision on whole records: the cases a domain expert would run, and each hold by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.disclosure.case import Exporter
from registry.disclosure.classes import Outcome
from registry.disclosure.decide import FieldDecision, RecordDecision, decide
from registry.disclosure.profiles import PROFILES
from registry.disclosure.reasons import words
from registry.domain.fields import WITHHELD, Term
from tests.disclosure.invented import (
    KEEPER,
    PARTNER,
    STRANGER,
    TODAY,
    agreed,
    asked,
    consent,
    day,
    dossier,
    giver,
    heard,
    identity,
    judged,
    public_source,
    victim,
)

K, G, P, D = Outcome.KEEP, Outcome.GENERALISE, Outcome.PSEUDONYMISE, Outcome.DROP
TWO = {"second_reviewer": "D-02"}
CHILD: dict[str, Any] = {"age_min": 9, "age_max": 9}


def field(decision: RecordDecision, name: str) -> FieldDecision:
    found = decision.of(name)
    assert found is not None
    return found


def of(decision: RecordDecision, name: str) -> tuple[Outcome, str]:
    found = field(decision, name)
    return found.outcome, found.reason.code


def test_the_mother_says_name_and_the_brother_says_no_photo() -> None:
    about = dossier(
        victim(portrait=identity("e")),
        asked({"P2": "named"}),
        asked({"P3": "denied"}, capacity=Term("sibling")),
    )
    found = judged(about)
    assert of(found, "memorial_name")[0] is K
    assert of(found, "portrait") == (D, "not_agreed_P3")
    assert words(field(found, "portrait").reason)["en"] == (
        "withheld: the family agreed to the name, not to the photo; consent of 2 March 2024"
    )


def test_two_kin_who_disagree_on_the_name_withhold_it() -> None:
    found = judged(dossier(victim(), asked({"P2": "named"}), asked({"P2": "denied"})))
    assert (found.outcome, found.reason.code) == (D, "disputed")


def test_consent_for_one_organisation_is_refused_to_everybody_else_each_with_the_reason() -> None:
    about = dossier(victim(), asked({"P5@N-PARTNR": "named"}))
    assert judged(about, "partner").leaves
    other = judged(about, "partner", STRANGER)
    assert (other.outcome, other.reason.code) == (D, "other_recipient")
    for profile in ("un", "media", "public", "missing", "court"):
        found = judged(about, profile)
        assert (found.outcome, found.reason.code) == (D, "not_asked"), profile


def test_a_witness_who_withdraws_takes_the_statement_and_its_texts_along() -> None:
    yes = heard({"P4": "anonymous"})
    assert of(judged(yes), "released")[0] is P
    gone = replace(yes, consents=tuple(replace(c, status=Term("withdrawn")) for c in yes.consents))
    found = judged(gone)
    assert (found.outcome, found.reason.code) == (D, "withdrawn")
    assert all(not each.leaves for each in found.fields)


def test_a_minor_whose_guardian_is_the_alleged_perpetrator_is_locked() -> None:
    guardian = giver(alleged_perpetrator=True)
    given = consent(guardian, {"P2": "named"}, capacity=Term("guardian"), **TWO)
    found = judged(dossier(victim(**CHILD), (guardian, given)))
    assert (found.outcome, found.reason.code) == (D, "giver_alleged")


def test_a_missing_son_appears_as_missing_and_nowhere_as_dead() -> None:
    son = victim(
        fate=Term("missing"), last_seen_date=day("2013-02-11"), memorial_word=Term("martyr")
    )
    about = dossier(son, asked({"P8": "named"}, **TWO))
    found = judged(about, "missing")
    assert of(found, "fate")[0] is K
    assert of(found, "names")[0] is K
    assert of(found, "last_seen_date")[0] is K
    assert of(found, "death_date") == (D, "not_known_dead")
    for profile in set(PROFILES) - {"missing"}:
        assert not judged(about, profile).leaves, profile


def test_the_word_of_the_memorial_is_the_one_the_family_chose() -> None:
    mother = giver()
    plain = consent(mother, {"P2": "named"})
    chosen = replace(
        plain, decisions=tuple(replace(each, word="martyr") for each in plain.decisions)
    )
    record = victim(memorial_word=Term("martyr"))
    assert of(judged(dossier(record, (mother, plain))), "memorial_word") == (D, "word_not_agreed")
    assert of(judged(dossier(record, (mother, chosen))), "memorial_word")[0] is K


def test_a_minors_name_needs_a_second_reviewer_in_public() -> None:
    assert of(judged(agreed(record=victim(**CHILD))), "memorial_name") == (D, "lock_minor")
    reviewed = judged(agreed(record=victim(**CHILD), **TWO))
    assert of(reviewed, "memorial_name")[0] is K
    assert of(reviewed, "age_min") == (G, "child_in_bands")


@pytest.mark.parametrize(
    "guarded",
    [
        CHILD,
        {"act": Term("sexual_violence")},
        {"fate": Term("missing")},
        {"risk_level": Term("high")},
    ],
)
def test_a_hard_lock_gives_the_partner_a_code_only(guarded: dict[str, Any]) -> None:
    found = judged(agreed("partner", record=victim(**guarded), **TWO), "partner")
    assert of(found, "names")[0] is P
    assert of(judged(agreed("court", record=victim(**guarded), **TWO), "court"), "names")[0] is K
    assert of(judged(agreed("court", record=victim(**guarded)), "court"), "names")[0] is P


def test_sexual_violence_leaves_as_the_plain_word() -> None:
    found = judged(agreed(record=victim(act=Term("sexual_violence"))))
    assert of(found, "act") == (G, "said_plainly")
    court = judged(agreed("court", record=victim(act=Term("sexual_violence")), **TWO), "court")
    assert of(court, "act")[0] is K


def test_torture_is_told_in_public_as_in_detention() -> None:
    about = victim(cause_local=Term("torture_in_detention"))
    assert of(judged(agreed(record=about)), "cause_local") == (G, "torture_as_detention")
    assert of(judged(agreed("partner", record=about), "partner"), "cause_local")[0] is K


def test_critical_risk_drops_the_record_everywhere() -> None:
    for profile in PROFILES:
        found = judged(agreed(profile, record=victim(risk_level=Term("critical")), **TWO), profile)
        assert (found.outcome, found.reason.code) == (D, "risk_critical"), profile


def test_found_alive_leaves_only_to_court_with_the_persons_own_consent() -> None:
    alive = victim(fate=Term("found_alive"))
    own = {"capacity": Term("self"), **TWO}
    for profile in set(PROFILES) - {"court"}:
        assert not judged(agreed(profile, record=alive, **own), profile).leaves, profile
    assert judged(agreed("court", record=alive, **own), "court").leaves
    assert not judged(agreed("court", record=alive, **TWO), "court").leaves


@pytest.mark.parametrize(
    ("profile", "grade", "leaves"),
    [
        ("public", "V1", False), ("public", "V2", True), ("partner", "V0", False),
        ("partner", "V1", True), ("court", "V0", True), ("court", "D", True),
        ("public", "D", False), ("court", "X", False), ("public", "V3", True),
        ("public", None, False),
    ],
)  # fmt: skip
def test_the_grade_decides_whether_a_record_leaves(
    profile: str, grade: str, *, leaves: bool
) -> None:
    assert judged(agreed(profile, record=victim(death_grade=grade)), profile).leaves is leaves


def test_a_report_of_the_family_is_enough_in_public_and_is_labelled() -> None:
    about = agreed(record=victim(death_grade=Term("V1")))
    assert not judged(about).leaves
    told = judged(replace(about, sources=(public_source("family"),)))
    assert told.leaves
    assert told.labels == ("label_family_reports",)
    assert judged(agreed("court", record=victim(death_grade=Term("D"))), "court").labels == (
        "label_disputed",
    )


def test_a_refusal_to_be_kept_at_all_is_in_no_package() -> None:
    for profile in PROFILES:
        about = agreed(profile)
        person, refusal = asked({"P1": "denied"})
        refused = replace(
            about,
            consents=(*about.consents, refusal),
            givers={**about.givers, person.id: person},
        )
        found = judged(refused, profile)
        assert (found.outcome, found.reason.code) == (D, "keep_refused"), profile


def test_whoever_cannot_read_a_field_cannot_send_it() -> None:
    record = victim(injuries="…", clothing_and_marks="…")
    about = agreed("court", record=record)
    found = judged(about, "court", exporter=Exporter(tiers=frozenset({"registry"})))
    assert of(found, "injuries") == (D, "tier_closed")
    sealed = judged(agreed("court", record=victim(names=WITHHELD)), "court")
    assert of(sealed, "names") == (D, "tier_closed")


def test_a_documenter_builds_no_package() -> None:
    clerk = Exporter(tiers=frozenset({"registry", "protected"}), roles=frozenset({"documenter"}))
    assert not judged(agreed(), exporter=clerk).leaves


@pytest.mark.parametrize("profile", ["partner", "un", "missing", "media"])
def test_nobody_without_consent_by_name_is_a_row_until_the_file_gates_exist(profile: str) -> None:
    found = judged(agreed(profile, "anonymous"), profile)
    assert (found.outcome, found.reason.code) == (D, "file_gate_absent")


def test_statistics_are_never_rows() -> None:
    found = judged(agreed("statistics"), "statistics")
    assert (found.outcome, found.reason.code) == (D, "tables_only")


def test_an_anonymous_victim_stands_in_public_without_day_place_and_face() -> None:
    found = judged(agreed(choice="anonymous", record=victim(portrait=identity("e"))))
    told = {each.name: (each.outcome, each.level) for each in found.fields if each.leaves}
    assert found.outcome is P
    assert told["memorial_name"] == (P, "")
    assert told["ref"] == (P, "")
    assert told["age_min"] == (G, "band")
    assert told["death_date"] == (G, "month")
    assert told["death_place"] == (G, "subdistrict")
    assert not told.keys() & {"portrait", "occupation", "memorial_text_ar"}


def test_an_unidentified_person_needs_no_consent_in_public_and_has_no_picture() -> None:
    unknown = victim(
        names=(), memorial_name=None, identification=Term("unidentified_body"),
        portrait=identity("e"),
    )  # fmt: skip
    found = judged(dossier(unknown))
    assert found.leaves
    assert of(found, "portrait")[0] is D
    assert of(found, "death_place") == (G, "unidentified")
    assert not judged(dossier(unknown), "court").leaves
    named = replace(unknown, memorial_name="سالم")
    assert not judged(dossier(named)).leaves


def test_the_name_stands_in_the_approved_form_or_as_recorded_where_there_is_none() -> None:
    assert of(judged(agreed()), "names") == (D, "approved_form")
    assert of(judged(agreed(record=victim(memorial_name=None))), "names")[0] is K


def test_a_memorial_text_needs_its_own_consent_and_a_bounded_length() -> None:
    record = victim(memorial_text_ar="كان خبّازًا يحبّه أهل الحي")
    assert of(judged(agreed(record=record)), "memorial_text_ar")[0] is K
    only_name = judged(dossier(record, asked({"P2": "named"})))
    assert of(only_name, "memorial_text_ar") == (D, "not_agreed_P4")
    long = victim(memorial_text_ar="س" * 1_201)
    assert of(judged(agreed(record=long)), "memorial_text_ar") == (D, "need_approved_text")


def test_a_consent_limited_to_items_covers_nothing_else() -> None:
    about, items = agreed(), ("memorial_name", "sex")
    limited = replace(
        about,
        consents=tuple(
            replace(c, decisions=tuple(replace(d, items=items) for d in c.decisions))
            for c in about.consents
        ),
    )
    found = judged(limited)
    assert of(found, "memorial_name")[0] is K
    assert of(found, "death_date") == (D, "outside_scope")


def test_a_field_outside_the_profile_is_in_no_export() -> None:
    """The case of a new field: declared, but no profile changed."""
    for name, profile in PROFILES.items():
        without = replace(profile, fields=profile.fields - {"victim.sex"})
        found = decide(agreed(name, second_reviewer="D-02"), without, KEEPER, TODAY, PARTNER)
        assert of(found, "sex") == (D, "outside_profile"), name


def test_internal_notes_and_risk_are_listed_by_no_profile() -> None:
    for profile in PROFILES.values():
        assert not profile.fields & {"victim.note", "victim.risk_level", "victim.sealed"}
