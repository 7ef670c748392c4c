# SPDX-License-Identifier: Apache-2.0
"""What families and witnesses said, and what then leaves of a real vault."""

from __future__ import annotations

import datetime as dt

import pytest

from registry.errors import FieldProblem, RecordRefused
from registry.services import consents, panel, records
from registry.services.plans import NothingToExport
from tests.services.invented import (
    NAMED,
    OTHER,
    PARTNER,
    World,
    everything,
    names,
    outcomes,
    person,
    rows,
)

SALEM = "سالم يونس الكهرماني"
REVIEWED = "قالت [الشاهدة] إن الحارة قُصفت عند الظهر."
YESTERDAY = (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)).isoformat()


@pytest.fixture
def salem(world: World) -> str:
    return world.victim("salem", SALEM, memorial_name=SALEM, memorial_text_ar="كان خبّازاً.")


def states(world: World, ref: str) -> dict[tuple[str, str], str]:
    return {(one.purpose, one.recipient): one.state for one in panel.panel(world.vault, ref)}


def test_a_mother_says_name_and_a_brother_no_photo_the_name_leaves(
    world: World, salem: str
) -> None:
    world.consent("salem", "mother", "parent", NAMED | {"P3": "named"})
    world.consent("salem", "brother", "sibling", {"P3": "denied"})
    found = states(world, salem)
    assert found["P2", ""] == "named"
    assert found["P3", ""] == "denied"
    assert names(world.export("public")) == {SALEM}


def test_two_of_the_nearest_who_disagree_on_the_name_withhold_it(world: World, salem: str) -> None:
    world.write(person("father", "يونس رفيق الكهرماني"))
    world.consent("salem", "mother", "parent", NAMED)
    world.victim("other", "دلال نوفل الياقوتاني")
    world.consent("other", "mother", "parent", NAMED)
    assert len(names(world.export("public"))) == 2
    world.consent("salem", "father", "parent", {"P2": "denied"})
    decision = world.preview("public")[salem]
    assert not decision.leaves
    assert decision.reason.code == "disputed"
    assert SALEM not in names(world.export("public"))


def test_a_refusal_from_further_away_holds_the_name(world: World, salem: str) -> None:
    world.consent("salem", "mother", "parent", NAMED)
    world.consent("salem", "brother", "sibling", {"P2": "denied"})
    decision = world.preview("public")[salem]
    assert (decision.leaves, decision.reason.code) == (False, "refused_further")


def test_a_consent_for_one_organisation_is_for_no_other(world: World, salem: str) -> None:
    world.consent("salem", "mother", "parent", {"P1": "named", "P5": "named"})
    assert world.preview("partner", PARTNER)[salem].leaves
    assert names(world.export("partner")) == {SALEM}
    for profile, to, code in (
        ("partner", OTHER, "other_recipient"),
        ("un", OTHER, "not_asked"),
        ("media", OTHER, "not_asked"),
        ("public", "", "not_asked"),
    ):
        decision = world.preview(profile, to)[salem]
        assert (profile, decision.leaves, decision.reason.code) == (profile, False, code)
    assert names(world.export("partner", OTHER)) == set()
    assert states(world, salem)["P5", PARTNER] == "named"


def test_a_witness_withdraws_and_the_next_package_omits_every_word(
    world: World, salem: str
) -> None:
    world.consent("salem", "mother", "parent", NAMED)
    told = world.statement("told", "اتصلت بي فريال وقالت إن سالم خرج.")
    world.release("told", REVIEWED, "public", "partner")
    given = world.consent("told", "witness", "self", NAMED)
    sent = {profile: world.export(profile) for profile in ("public", "partner")}
    assert all(REVIEWED.encode() in everything(members) for members in sent.values())
    recall = consents.withdraw(world.vault, given)
    assert recall.about == (told,)
    assert {letter.profile for letter in recall.letters} == {"public", "partner"}
    assert {letter.recipient for letter in recall.letters} == {"", PARTNER}
    for letter in recall.letters:
        codes = [row["ref"] for row in rows(sent[letter.profile], "statements")]
        assert list(letter.codes) == codes
        assert all(code in text for code in codes for text in letter.words.values())
    for profile in sent:
        members = world.export(profile)
        assert REVIEWED.encode() not in everything(members)
        assert rows(members, "statements") == []
        assert names(members) == {SALEM}
    # No record changed: the words are still in the vault, and so is the consent with its history.
    assert records.get(world.vault, told).version == 3
    assert [one.version for one in records.history(world.vault, given)] == [1, 2]


def test_a_recall_asked_again_says_the_same_and_changes_nothing(world: World, salem: str) -> None:
    given = world.consent("salem", "mother", "parent", NAMED)
    world.export("public")
    before = consents.recall(world.vault, given)
    assert len(before.letters) == 1
    assert consents.withdraw(world.vault, given) == before
    with pytest.raises(consents.AlreadyWithdrawn):
        consents.withdraw(world.vault, given)


def test_what_ended_yesterday_is_held_and_said_again_it_leaves(world: World, salem: str) -> None:
    world.consent("salem", "mother", "parent", {"P2": "named"}, expires=YESTERDAY)
    decision = world.preview("public")[salem]
    assert (decision.leaves, decision.reason.code) == (False, "expired")
    world.consent("salem", "mother", "parent", NAMED, given=YESTERDAY)
    assert names(world.export("public")) == {SALEM}


def test_what_ends_today_still_holds(world: World, salem: str) -> None:
    today = dt.datetime.now(dt.UTC).date().isoformat()
    world.consent("salem", "mother", "parent", NAMED, expires=today)
    assert world.preview("public")[salem].leaves


def test_a_guardian_who_is_alleged_to_be_the_perpetrator_opens_nothing(world: World) -> None:
    child = world.victim("child", "لمى رائد الفيروزاني", sex="woman", age_min=9, age_max=9)
    world.write(person("accused", "رائد خليل الفيروزاني", alleged_perpetrator=True))
    given = NAMED | {"P3": "named"}
    world.consent("child", "accused", "guardian", given, second_reviewer="D-02")
    world.victim("salem", SALEM)
    world.consent("salem", "mother", "parent", NAMED)
    decision = world.preview("public")[child]
    assert (decision.leaves, decision.reason.code) == (False, "giver_alleged")
    for profile in ("public", "partner"):
        assert "الفيروزاني".encode() not in everything(world.export(profile))


def test_a_missing_son_whose_mother_wants_the_search_only_is_nowhere_dead(world: World) -> None:
    son = world.victim(
        "son", "كرم عماد السجنجلاني", fate="missing", death_date=None, death_place=None,
        last_seen_date="2013-05-02", last_seen_place={"code": "SY", "text": "حاجز متخيَّل"},
    )  # fmt: skip
    world.consent("son", "mother", "parent", {"P1": "named", "P8": "named"})
    assert world.preview("missing", PARTNER)[son].leaves
    fields = outcomes(world.preview("missing", PARTNER)[son])
    assert fields["fate"] == "keep"
    assert "death_date" not in {name for name, outcome in fields.items() if outcome != "drop"}
    for profile in ("public", "partner", "un", "media"):
        assert not world.preview(profile, "" if profile == "public" else PARTNER)[son].leaves
    assert "السجنجلاني".encode() not in everything(world.export("public"))


def test_one_purpose_withdrawn_leaves_the_others(world: World, salem: str) -> None:
    given = world.consent("salem", "mother", "parent", NAMED)
    consents.withdraw(world.vault, given, ("P5",))
    assert names(world.export("public")) == {SALEM}
    assert not world.preview("partner")[salem].leaves
    with pytest.raises(consents.AlreadyWithdrawn):
        consents.withdraw(world.vault, given, ("P5",))
    with pytest.raises(RecordRefused):
        consents.withdraw(world.vault, given, ("P9",))


def test_a_recipient_may_be_named_or_referred_to(world: World, salem: str) -> None:
    decisions = [{"purpose": "P5", "decision": "named", "recipient": world.refs[PARTNER]}]
    given = {
        "about": [salem], "giver": {"code": world.refs["mother"]}, "capacity": "parent",
        "decisions": decisions, "given": "2026-03-02",
    }  # fmt: skip
    consents.record(world.vault, given)
    assert world.preview("partner", PARTNER)[salem].leaves
    assert world.preview("partner", world.refs[PARTNER])[salem].leaves


def test_of_a_living_giver_nothing_but_the_code_is_taken(world: World, salem: str) -> None:
    given = {
        "about": [salem], "capacity": "parent", "given": "2026-03-02",
        "decisions": [{"purpose": "P2", "decision": "named"}],
        "giver": {"code": world.refs["mother"], "name": "فريال"},
    }  # fmt: skip
    with pytest.raises(RecordRefused) as refused:
        consents.record(world.vault, given)
    assert refused.value.problems == (FieldProblem("consent.giver", "wrong_type"),)


def test_the_panel_names_every_purpose_with_its_reason_in_both_languages(
    world: World, salem: str
) -> None:
    found = panel.panel(world.vault, salem)
    assert {one.purpose for one in found} == {f"P{number}" for number in range(1, 14)}
    assert {one.state for one in found} == {"not_asked"}
    assert all(one.reason["ar"] and one.reason["en"] for one in found)
    given = world.consent("salem", "mother", "parent", {"P2": "named", "P9": "denied"})
    told = {one.purpose: one for one in panel.panel(world.vault, salem)}
    assert (told["P2"].state, told["P2"].consent) == ("named", given)
    assert (told["P9"].state, told["P9"].consent) == ("denied", given)


def test_nothing_of_a_consent_leaves_in_a_package(world: World, salem: str) -> None:
    ref = world.consent("salem", "mother", "parent", NAMED, how_explained="شُرح على مهل")
    for profile in ("public", "partner"):
        held = everything(world.export(profile))
        for text in (ref, world.refs["mother"], "فريال", "الزمرداني", "شُرح"):
            assert text.encode() not in held


def test_without_any_consent_there_is_nothing_to_export(world: World, salem: str) -> None:
    leaving = [one.kind for one in world.preview("public").values() if one.leaves]
    assert "victim" not in leaving
    event = records.get(world.vault, world.refs["event"])
    records.change(world.vault, str(event.ref), event.version, {"approved_by": ()})
    with pytest.raises(NothingToExport):
        world.export("public")


def test_the_panel_names_a_party_that_nobody_has_recorded_yet(world: World, salem: str) -> None:
    world.consent("salem", "mother", "parent", {"P5@دار لم تُسجَّل": "named", "P5": "denied"})
    found = states(world, salem)
    assert found["P5", "دار لم تُسجَّل"] == "named"
    assert found["P5", PARTNER] == "denied"
    assert ("P5", "") not in found
