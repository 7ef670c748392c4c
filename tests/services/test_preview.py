# SPDX-License-Identifier: Apache-2.0
"""The preview beside the record: the same decisions as the package, in words."""

from __future__ import annotations

from registry.services import consents, plans, preview
from tests.services.invented import NAMED, PARTNER, World

NAME = "وائل صفوان الفيروزاني"


def test_the_preview_is_the_decision_of_the_package(world: World) -> None:
    world.victim("wael", NAME)
    world.victim("other", "كرم لبيب الياقوتاني")
    world.consent("wael", "mother", "parent", NAMED)
    found = preview.look(world.vault, "public")
    decided = {one.ref: one for one in plans.preview(world.vault, "public")}
    assert {line.ref: line.outcome for line in found.lines} == {
        ref: one.outcome.name.lower() for ref, one in decided.items()
    }
    assert sum(found.totals()) <= len(found.lines)


def test_each_difference_has_its_reason_in_both_languages(world: World) -> None:
    ref = world.victim("wael", NAME)
    world.consent("wael", "mother", "parent", NAMED)
    fields = preview.look(world.vault, "public").fields_of(ref)
    place = next(one for one in fields if one.label["en"] == "Place of death")
    assert "بلدة متخيَّلة" in place.recorded["ar"]
    assert "بلدة متخيَّلة" not in place.released["ar"]
    assert place.reason["ar"]
    assert place.reason["en"]
    assert [one.released["ar"] for one in fields if one.label["en"] == "Names"] == [NAME]
    assert all(one.released["ar"] == "" for one in fields if one.is_outside)


def test_who_was_not_asked_stays_and_the_filter_finds_them(world: World) -> None:
    ref = world.victim("wael", NAME)
    found = preview.look(world.vault, "public")
    lines = {line.kind: line.title for line in found.matching("blocked", "وائل")}
    assert lines == {"victim": NAME, "link": f"{NAME} · حادثة متخيَّلة"}
    assert found.matching("leaving", "وائل") == ()
    assert all(one.released["en"] == "" for one in found.fields_of(ref))
    assert found.stated_reasons()[0][1] > 0


def test_a_code_that_the_package_will_draw_is_not_shown(world: World) -> None:
    ref = world.victim("wael", NAME)
    world.consent("wael", "mother", "parent", {"P1": "named", "P2": "anonymous"})
    fields = preview.look(world.vault, "public").fields_of(ref)
    assert fields[0].recorded["en"] == ref
    assert fields[0].released["en"] == "V-…"


def test_the_offer_names_keys_and_what_is_not_built_yet(world: World) -> None:
    found = preview.offer(world.vault)
    assert {one.profile for one in found.audiences if one.buildable} == {"public", "partner"}
    assert {one.name for one in found.receivers if one.has_key} == {*world.keys}
    assert found.signer_line.startswith("ssh-ed25519 ")
    assert len(found.words) == 8


def test_who_holds_a_record_gets_a_letter(world: World) -> None:
    ref = world.victim("wael", NAME)
    assert consents.letters_about(world.vault, ref) == ()
    world.consent("wael", "mother", "parent", NAMED)
    world.export("partner")
    letters = consents.letters_about(world.vault, ref)
    assert [one.recipient for one in letters] == [PARTNER]
