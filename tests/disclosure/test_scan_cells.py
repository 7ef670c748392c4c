# SPDX-License-Identifier: Apache-2.0
"""The output scan for cells: what the builder wrote is derived again, and nothing else passes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.disclosure import scan_columns, steps
from registry.disclosure.cells import escape_cell
from registry.disclosure.classes import KEEP
from registry.disclosure.dossier import Dossier
from registry.disclosure.profiles import PROFILES
from registry.disclosure.reasons import because
from registry.disclosure.scan_cells import CellHit, Delivery, check_record
from registry.disclosure.transform import release, released_ids
from registry.disclosure.wordings import text_of
from registry.domain.fields import Ref, Term
from registry.domain.incidents import Involvement, Unit
from registry.domain.places import Place
from registry.domain.structures import Toll
from tests.disclosure.invented import (
    PARTNER,
    STRANGER,
    TODAY,
    agreed,
    asked,
    day,
    dossier,
    heard,
    identity,
    judged,
    victim,
)
from tests.disclosure.test_events import incident, tied
from tests.disclosure.test_properties import answers, victims

KEY = bytes(range(32))


def built(about: Dossier, profile: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the codes of a package and the cells that the builder would write for one record."""
    people = [about, *about.others.values()]
    decided = [(each, judged(each, profile)) for each in people]
    ids = released_ids(decided, KEY)
    released = release(about, decided[0][1], ids)
    return ids, [
        (each.key, escape_cell(text_of(each.value, language, each.vocabulary)))
        for each in released
        for language in ("ar", "en")
    ]


def checked(
    about: Dossier,
    profile: str,
    cells: list[tuple[str, str]],
    ids: Mapping[str, str],
    **values: Any,  # noqa: ANN401
) -> tuple[CellHit, ...]:
    filled: dict[str, Any] = {"profile": profile, "today": TODAY, "recipient": PARTNER, "ids": ids}
    return check_record(about, Delivery(**filled | values), cells)


FULL: dict[str, Any] = {
    "last_seen_date": day("2013-04-16"),
    "last_seen_place": Place(code="N0419", text="عند الجسر"),
    "memorial_text_ar": "كان خبّازًا",
    "detention_places": (Place(code="C5086"), Place(text="قبو")),
    "detention_dates": (day("2012-12"), day("2013")),
    "death_certificate": Term("held"),
    "origin_place": Place(code="C5086"),
    "status": Term("civilian"),
    "portrait": identity("e"),
}


VARIANTS: list[dict[str, Any]] = [
    {},
    FULL,
    {"age_min": 9, "age_max": 9},
    {"act": Term("sexual_violence")},
    {"act": Term("massacre")},
    {"act": None},
    {"cause_local": Term("torture_in_detention")},
    {"memorial_name": None},
    {"fate": Term("missing"), "last_seen_date": day("2013-01")},
    {"age_min": 30, "age_max": 47},
]


@pytest.mark.parametrize("profile", ["public", "partner"])
@pytest.mark.parametrize("choice", ["named", "anonymous"])
@pytest.mark.parametrize("values", VARIANTS)
def test_what_the_builder_writes_is_derived_again(
    profile: str, choice: str, values: dict[str, Any]
) -> None:
    about = agreed(profile, choice, record=victim(**values), second_reviewer="D-02")
    ids, cells = built(about, profile)
    assert checked(about, profile, cells, ids) == ()
    assert bool(cells) == (profile == "public" or choice == "named")


@given(st.data(), st.sampled_from(("public", "partner")))
def test_builder_and_scan_agree_on_every_invented_case(data: st.DataObject, profile: str) -> None:
    given_by = data.draw(st.lists(answers(profile), max_size=3))
    about = dossier(data.draw(victims()), *given_by)
    ids, cells = built(about, profile)
    assert checked(about, profile, cells, ids) == ()


@pytest.mark.parametrize("about", [heard({"P4": "named"}), tied(agreed(), incident())])
def test_statements_and_links_are_derived_again(about: Dossier) -> None:
    ids, cells = built(about, "public")
    assert cells
    assert checked(about, "public", cells, ids) == ()


def test_an_incident_is_derived_again() -> None:
    toll = Toll(source="X", minimum=3, maximum=5, composition_ar="شبّان", composition_en="young men")
    event = incident(tolls=(toll,), causes=(Term("shelling"), Term("gunfire")))
    about = Dossier(record=event)
    for profile in ("public", "partner"):
        ids, cells = built(about, profile)
        assert len(cells) > 6
        assert checked(about, profile, cells, ids) == ()
    unapproved = replace(about, record=replace(event, approved_by=("D-01",)))
    ids, cells = built(about, "public")
    assert checked(unapproved, "public", cells, ids)


WRONG = [
    ("victim.death_date", "17 April 2013"),
    ("victim.death_place", "N0413"),
    ("victim.age", "34"),
    ("victim.memorial_name", "سالم النجماوي"),
    ("victim.ref", "V-INVENT"),
    ("victim.occupation", "خبّاز"),
]


@pytest.mark.parametrize(("key", "text"), WRONG)
def test_a_value_finer_than_an_anonymous_consent_allows_is_a_hit(key: str, text: str) -> None:
    about = agreed(choice="anonymous")
    ids, _ = built(about, "public")
    assert checked(about, "public", [(key, text)], ids)


FOREIGN = [
    ("victim.sex", "امرأة"),
    ("victim.death_date", "18 April 2013"),
    ("victim.note", "internal"),
    ("victim.names", "سالم يونس النجماوي"),
    ("victim.death_place", "خلف المخبز"),
    ("x.y", "z"),
]


@pytest.mark.parametrize(("key", "text"), FOREIGN)
def test_a_value_without_this_origin_is_a_hit(key: str, text: str) -> None:
    about = agreed()
    ids, _ = built(about, "public")
    assert checked(about, "public", [(key, text)], ids)


def test_a_row_without_consent_is_a_hit_in_every_cell() -> None:
    about = agreed("partner")
    ids, cells = built(about, "partner")
    assert len(checked(about, "partner", cells, ids, recipient=STRANGER)) == len(cells)
    silent = replace(about, consents=())
    assert len(checked(silent, "partner", cells, ids)) == len(cells)
    refusing = asked({"P5": "denied"})
    refused = replace(
        about,
        consents=(*about.consents, refusing[1]),
        givers={**about.givers, refusing[0].id: refusing[0]},
    )
    assert len(checked(refused, "partner", cells, ids)) == len(cells)


@pytest.mark.parametrize("broken", ["death_date", "age_min", "memorial_name", "death_place"])
def test_a_builder_that_lets_one_step_slip_is_caught(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = agreed(choice="anonymous")
    for step in ("consent", "transform"):
        monkeypatch.setitem(steps.STEPS, step, lambda _field: (KEEP, because("fine")))
    ids, cells = built(about, "public")
    hits = {hit.key for hit in checked(about, "public", cells, ids)}
    assert {"age_min": "victim.age"}.get(broken, f"victim.{broken}") in hits


def test_the_second_copy_of_the_columns_is_not_wider_than_the_profiles() -> None:
    for profile, columns in scan_columns.SHAPES.items():
        known = PROFILES[profile].fields | {"victim.age"}
        assert columns.keys() <= known, profile


def test_a_protected_field_of_an_event_is_a_hit_even_where_it_is_equal() -> None:
    part = Involvement(
        id=identity("a"), ref=Ref("A-PART00"), named_individual="X Y", approved_by=("D-01", "D-02")
    )
    cells = [("involvement.named_individual", "X Y")]
    assert checked(Dossier(record=part), "public", cells, {})


def test_a_group_that_nobody_corroborated_is_a_hit_by_name() -> None:
    unit = Unit(id=identity("u"), ref=Ref("U-GROUP0"), name_en="Invented Brigade")
    cells = [("unit.name_en", "Invented Brigade")]
    assert checked(Dossier(record=unit), "public", cells, {})
    assert not checked(Dossier(record=unit), "partner", cells, {})


@pytest.mark.parametrize("values", [{"age_min": 9, "age_max": 9}, {"fate": Term("missing")}])
def test_a_guarded_name_without_a_second_reviewer_is_a_hit(values: dict[str, Any]) -> None:
    cells = [("victim.memorial_name", "سالم النجماوي")]
    about = agreed(record=victim(**values))
    assert checked(about, "public", cells, {})
    reviewed = agreed(record=victim(**values), second_reviewer="D-02")
    assert not checked(reviewed, "public", cells, {})


def test_a_grade_too_low_is_a_hit() -> None:
    cells = [("victim.memorial_name", "سالم النجماوي")]
    assert checked(agreed(record=victim(death_grade=Term("V1"))), "public", cells, {})
    assert not checked(agreed(), "public", cells, {})


def test_the_second_copy_of_event_columns_is_not_wider_than_the_profiles() -> None:
    for kind, names in scan_columns.EVENT_COLUMNS.items():
        for profile in ("public", "partner"):
            assert {f"{kind}.{name}" for name in names} <= PROFILES[profile].fields
