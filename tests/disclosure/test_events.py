# SPDX-License-Identifier: Apache-2.0
"""The decision on what ties people to events: incidents, links, groups, sources, statements."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from registry.disclosure.dossier import Dossier
from registry.disclosure.profiles import PROFILES
from registry.domain.fields import Ref, Term
from registry.domain.incidents import Incident, Involvement, Unit
from registry.domain.people import Link, Relation
from registry.domain.places import Place
from registry.domain.sources import Source
from registry.domain.structures import PlacePrecision, ReleasedText
from tests.disclosure.invented import (
    agreed,
    asked,
    day,
    dossier,
    giver,
    heard,
    identity,
    judged,
    statement,
    victim,
)
from tests.disclosure.test_decide import D, G, K, P, field, of


def test_kin_killed_together_are_coarsened_together() -> None:
    named, unnamed = agreed(), agreed(choice="anonymous", record=victim())
    tie = Relation(
        id=identity("r"), ref=Ref("R-TIED00"), victim=named.record.id,
        other_victim=unnamed.record.id, killed_together=True,
    )  # fmt: skip
    about = replace(named, relations=(tie,), others={unnamed.record.id: unnamed})
    assert of(judged(named), "death_date")[0] is K
    assert of(judged(about), "death_date") == (G, "killed_together")
    assert field(judged(about), "death_place").level == "subdistrict"


def incident(**values: Any) -> Incident:  # noqa: ANN401 - any declared value
    filled: dict[str, Any] = {
        "id": identity("i"),
        "ref": Ref("I-INVENT"),
        "title_en": "Shelling of an invented town",
        "period": day("2013-04"),
        "places": (PlacePrecision(place=Place(code="C5086")),),
        "approved_by": ("D-01", "D-02"),
    }
    return Incident(**filled | values)


def tied(about: Dossier, event: Incident) -> Dossier:
    link = Link(id=identity("l"), ref=Ref("L-TIED00"), victim=about.record.id, incident=event.id)
    return Dossier(record=link, others={about.record.id: about, event.id: Dossier(record=event)})


def test_facts_of_an_incident_need_the_approval_of_two() -> None:
    assert of(judged(Dossier(record=incident())), "title_en")[0] is K
    for approved in ((), ("D-01",), ("D-01", "D-01")):
        found = judged(Dossier(record=incident(approved_by=approved)))
        assert of(found, "title_en") == (D, "need_approved_twice")
        assert not found.leaves


def test_a_link_leaves_only_where_the_victims_own_day_and_place_may_be_as_fine() -> None:
    assert judged(tied(agreed(), incident())).leaves
    finer = incident(places=(PlacePrecision(place=Place(code="N0413")),))
    assert judged(tied(agreed(), finer)).reason.code == "link_finer"
    assert not judged(tied(agreed(choice="anonymous"), incident())).leaves
    nobody = replace(tied(agreed(), incident()), others={})
    assert judged(nobody).reason.code == "subject_unknown"


def test_a_link_to_a_day_stays_where_the_victim_has_a_month() -> None:
    about = agreed("un")
    exact = incident(period=day("2013-04-17"))
    assert judged(tied(about, exact), "un").leaves
    brother = agreed("un", "anonymous", record=victim())
    relation = Relation(
        id=identity("r"), ref=Ref("R-TIED01"), victim=about.record.id,
        other_victim=brother.record.id, killed_together=True,
    )  # fmt: skip
    together = replace(about, relations=(relation,), others={brother.record.id: brother})
    assert judged(tied(together, exact), "un").reason.code == "link_finer"


def test_what_ties_people_stays_when_one_of_them_stays() -> None:
    staying = agreed(record=victim(death_grade=Term("V0")))
    leaving = agreed(record=victim())
    relation = Relation(
        id=identity("r"), ref=Ref("R-TIED02"), victim=leaving.record.id,
        other_victim=staying.record.id, relation=Term("sibling"),
    )  # fmt: skip
    people = {leaving.record.id: leaving, staying.record.id: staying}
    found = judged(Dossier(record=relation, others=people))
    assert (found.outcome, found.reason.code) == (D, "person_stays")


def test_a_group_is_named_only_where_its_part_is_corroborated_and_approved() -> None:
    unit = Unit(
        id=identity("u"), ref=Ref("U-GROUP0"), name_en="Invented Brigade", kind=Term("armed_forces")
    )
    part = Involvement(
        id=identity("a"), ref=Ref("A-PART00"), actor=unit.id, degree=Term("direct"),
        attribution_grade=Term("V2"), approved_by=("D-01", "D-02"), named_individual="X Y",
    )  # fmt: skip
    proven = judged(Dossier(record=unit, involvements=(part,)))
    assert of(proven, "name_en")[0] is K
    for weak in (replace(part, attribution_grade=Term("V1")), replace(part, approved_by=("D-01",))):
        found = judged(Dossier(record=unit, involvements=(weak,)))
        assert of(found, "name_en")[0] is D
        assert of(found, "kind")[0] is G
    for profile in set(PROFILES) - {"court"}:
        assert of(judged(Dossier(record=part), profile), "named_individual")[0] is D


def test_of_a_source_only_its_kind_leaves() -> None:
    source = Source(
        id=identity("s"), ref=Ref("S-SOURCE"), kind=Term("interview"), title="…", identity="X Y"
    )
    for profile in set(PROFILES) - {"missing", "statistics"}:
        fields = judged(Dossier(record=source), profile).fields
        leaving = {each.name for each in fields if each.leaves}
        assert leaving == {"kind"}, profile


def test_people_and_consents_never_leave_as_records() -> None:
    person, given = asked({"P2": "named"})
    for record in (person, given):
        found = judged(Dossier(record=record))
        assert (found.outcome, found.reason.code) == (D, "kind_never_leaves")


def test_a_statement_leaves_only_as_the_text_reviewed_for_that_audience() -> None:
    found = judged(heard({"P4": "named"}))
    assert {each.name for each in found.fields if each.leaves} == {"ref", "released"}
    unreviewed = statement(giver(), released=None)
    assert not judged(heard({"P4": "named"}, unreviewed)).leaves
    other = ReleasedText(profile="partner", language="ar", text="نص", approved_by="D-02")
    elsewhere = heard({"P4": "named"}, statement(giver(), released=(other,)))
    assert not judged(elsewhere).leaves
    unapproved = replace(other, profile="public", approved_by="")
    assert not judged(heard({"P4": "named"}, statement(giver(), released=(unapproved,)))).leaves


def test_everyone_still_recognisable_in_a_text_must_have_agreed_by_name() -> None:
    neighbour = agreed(record=victim(ref=Ref("V-NEIGHB")))
    text = ReleasedText(
        profile="public", language="ar", text="رأى سالمًا", approved_by="D-02", names=("V-NEIGHB",)
    )
    about = heard({"P4": "named"}, statement(giver(), released=(text,)))
    assert of(judged(about), "released") == (D, "subject_unknown")
    known = replace(about, others={**about.others, neighbour.record.id: neighbour})
    assert of(judged(known), "released")[0] is G
    silent = dossier(neighbour.record, asked({"P2": "named"}))
    unasked = replace(about, others={**about.others, silent.record.id: silent})
    assert of(judged(unasked), "released") == (D, "someone_in_text")


def test_a_witness_is_a_code_to_the_un_and_nothing_to_the_public() -> None:
    assert of(judged(heard({"P6": "named"}), "un"), "witness")[0] is P
    assert of(judged(heard({"P4": "named"})), "witness")[0] is D
