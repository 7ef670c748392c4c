# SPDX-License-Identifier: Apache-2.0
"""Records are written whole or not at all, from what is known and nothing more."""

from __future__ import annotations

from typing import Any

import pytest

from registry.errors import RecordRefused
from registry.services import activity, listing, records, tolls, views
from registry.services.records import Draft, UnknownKind, VerbatimFixed, parse_input
from registry.services.vaults import Vault
from registry.storage.reading import UnknownReference
from tests.services.invented_vaults import draft, record, unchanged


def problems(vault: Vault, *drafts: Draft) -> set[tuple[str, str]]:
    """Return what is wrong with the drafts, after seeing that nothing of them was saved."""
    with unchanged(vault.path), pytest.raises(RecordRefused) as refused:
        records.record(vault, drafts)
    return {(problem.field, problem.code) for problem in refused.value.problems}


def test_a_kunya_a_told_month_and_an_unknown_village_are_enough(vault: Vault) -> None:
    source = record(vault, "source", title="قريب له", kind="family")
    ref = record(
        vault,
        "victim",
        {"source": source},
        names="أبو سالم",
        death_date="Ramadan 2012",
        death_place="قرية لا نعرف أين هي",
        identification="partially_identified",
    )
    found: Any = records.get(vault, ref)
    (name,) = found.names
    assert (name.display, name.parts.kunya) == ("أبو سالم", "أبو سالم")
    assert not any((name.parts.ism, name.parts.father, name.parts.family, name.latin))
    assert found.death_date.told == "Ramadan 2012"
    assert (found.death_date.earliest.month, found.death_date.latest.month) == (7, 8)
    assert not found.death_place.is_resolved
    given = {"names", "death_date", "death_place", "identification", "sources"}
    assert views.show(vault, ref)["fields"].keys() == given


def test_nothing_is_filled_in_that_nobody_said(vault: Vault) -> None:
    ref = record(vault, "victim", description="رجل في ثوب أزرق")
    assert views.show(vault, ref)["fields"] == {"description": "رجل في ثوب أزرق"}


def test_twelve_killed_and_five_named_leave_seven(vault: Vault) -> None:
    told = [{"source": "قائمة", "minimum": 12, "maximum": 14, "best": 12}, {"best": 500}]
    incident = record(vault, "incident", title_ar="قصف السوق", tolls=told)
    for n in range(5):
        record(vault, "victim", {"incident": incident}, names=f"اسم {n}", fate="presumed_dead")
    first, second = (summary := tolls.summary(vault, incident)).tolls
    assert summary.named == 5
    assert (first.toll.best, first.best, first.minimum, first.maximum) == (12, 7, 7, 9)
    assert (second.best, second.minimum, second.maximum) == (495, None, None)
    record(vault, "victim", {"incident": incident}, names="اسم سادس")
    again = tolls.summary(vault, incident)
    assert (again.named, again.tolls[0].toll.best, again.tolls[0].best) == (6, 12, 6)


def test_only_the_dead_with_a_name_lower_the_residual(vault: Vault) -> None:
    incident = record(vault, "incident", title_ar="قصف السوق", tolls=[{"best": 1}])
    record(vault, "victim", {"incident": incident}, description="جثمان بلا اسم")
    record(vault, "victim", {"incident": incident}, names="غائب", fate="missing")
    record(vault, "victim", {"incident": incident}, names="ناج", fate="found_alive")
    summary = tolls.summary(vault, incident)
    assert (summary.linked, summary.named, summary.tolls[0].best) == (3, 0, 1)
    for n in range(3):
        record(vault, "victim", {"incident": incident}, names=f"اسم {n}")
    assert tolls.summary(vault, incident).tolls[0].best == 0


def test_a_toll_is_asked_of_an_incident_only(vault: Vault) -> None:
    with pytest.raises(tolls.NotAnIncident):
        tolls.summary(vault, record(vault, "victim", names="سامر"))


def test_a_link_to_nothing_is_refused(vault: Vault) -> None:
    record(vault, "victim", names="سامر")
    assert problems(vault, draft("victim", {"incident": "I-NOTHERE"}, names="سامر")) == {
        ("link.incident", "dangling_link")
    }
    assert problems(vault, draft("victim", {"source": "S-NOTHERE"}, names="سامر")) == {
        ("victim.sources", "dangling_link")
    }


def test_a_link_to_another_kind_is_refused(vault: Vault) -> None:
    victim = record(vault, "victim", names="سامر")
    assert problems(vault, draft("victim", {"incident": victim}, names="علي")) == {
        ("link.incident", "dangling_link")
    }


def test_every_problem_of_every_draft_is_told_and_nothing_is_saved(vault: Vault) -> None:
    found = problems(
        vault,
        draft("victim", key="a", names="سامر"),
        draft("victim", key="a", names="غيره"),
        draft("victim", {"brother": "a"}, sex="man"),
        draft("statement", {"witness": "W-NOTHERE"}),
    )
    assert found == {
        ("victim", "doubled_key"),
        ("victim.brother", "unknown_field"),
        ("victim.names", "missing_identity"),
        ("statement.witness", "dangling_link"),
    }
    assert listing.counts(vault) == {}


def test_drafts_of_one_file_may_name_each_other_in_any_order(vault: Vault) -> None:
    refs = records.record(
        vault,
        [
            draft("relation", {"victim": "v", "person": "w"}, key="r", person_relation="sibling"),
            draft("victim", {"incident": "i"}, key="v", names="سامر"),
            draft("person", key="w", names="أخوه"),
            draft("incident", key="i", title_ar="قصف السوق"),
        ],
    )
    around = {one.ref for one in records.related(vault, refs["v"])}
    assert {refs["r"], refs["w"], refs["i"]} <= around
    assert activity.check(vault, full=True) == ()


@pytest.mark.parametrize("kind", ["consent", "export", "member", "match_pair", "dragon", ""])
def test_what_has_a_verb_of_its_own_is_no_plain_record(kind: str) -> None:
    with pytest.raises(UnknownKind):
        parse_input(kind, {})


@pytest.mark.parametrize("field", ["nonsense", "victim", "claim", ""])
def test_a_claim_about_no_field_is_refused(vault: Vault, field: str) -> None:
    ref = record(vault, "victim", names="سامر")
    assert problems(vault, draft("claim", {"about": ref}, field=field or None, value="x")) == {
        ("claim.field", "unknown_field")
    }
    assert problems(vault, draft("claim", field="names", value="x")) == {
        ("claim.field", "unknown_field")
    }


def test_a_claim_is_never_about_a_claim(vault: Vault) -> None:
    ref = record(vault, "victim", names="سامر")
    claim = record(vault, "claim", {"about": ref}, field="occupation", value="خباز")
    assert problems(vault, draft("claim", {"about": claim}, field="value", value="x")) == {
        ("claim.field", "unknown_field")
    }


def test_each_change_is_a_revision_with_what_was_before(vault: Vault) -> None:
    ref = record(vault, "victim", names="سامر", occupation="خباز")
    records.change(vault, ref, 1, {"occupation": "معلم", "sealed": True}, reason="قالت أخته")
    records.change(vault, ref, 2, {"occupation": None}, reason="غير مؤكد")
    first, second, third = records.history(vault, ref)
    assert first.changes["occupation"] == (None, "خباز")
    assert second.changes == {"occupation": ("خباز", "معلم"), "sealed": (None, True)}
    assert third.changes == {"occupation": ("معلم", None)}
    assert [one.version for one in (first, second, third)] == [1, 2, 3]
    assert [one.reason for one in (second, third)] == ["قالت أخته", "غير مؤكد"]
    assert {one.actor for one in (first, second, third)} == {"D-01"}
    assert (first.operation, second.operation) == ("capture", "modification")
    assert second.at.startswith("20")


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"names": ()}, ("victim.names", "missing_identity")),
        ({"names": None, "occupation": "x"}, ("victim.names", "missing_identity")),
        ({"sources": ("S-NOTHERE",)}, ("victim.sources", "dangling_link")),
        ({"religion": "x"}, ("victim", "unknown_field")),
        ({"ref": "V-MINE"}, ("victim", "unknown_field")),
        ({"id": "x"}, ("victim", "unknown_field")),
    ],
)
def test_a_change_that_cannot_stand_is_refused(
    vault: Vault, values: dict[str, Any], problem: tuple[str, str]
) -> None:
    ref = record(vault, "victim", names="سامر")
    with unchanged(vault.path), pytest.raises(RecordRefused) as refused:
        records.change(vault, ref, 1, values)
    assert problem in {(one.field, one.code) for one in refused.value.problems}


def test_a_name_may_be_exchanged_for_a_description(vault: Vault) -> None:
    ref = record(vault, "victim", names="سامر")
    changed: Any = records.change(vault, ref, 1, {"names": None, "description": "رجل مجهول"})
    assert (changed.names, changed.description) == (None, "رجل مجهول")


def test_what_a_witness_said_is_never_edited(vault: Vault) -> None:
    ref = record(vault, "statement", verbatim="رأيت ما رأيت")
    with pytest.raises(VerbatimFixed):
        records.change(vault, ref, 1, {"verbatim": "لم أر شيئاً"})
    with pytest.raises(VerbatimFixed):
        records.change(vault, ref, 1, {"verbatim": None})
    same: Any = records.change(
        vault, ref, 1, {"verbatim": "رأيت ما رأيت", "annotations": "بصوت خافت"}
    )
    assert (same.verbatim, same.annotations) == ("رأيت ما رأيت", "بصوت خافت")


@pytest.mark.parametrize("ref", ["V-NOTHERE", "", "V", "'; DROP TABLE victim", "W-000000\u0000"])
def test_a_reference_to_nothing_is_said_to_be_so(vault: Vault, ref: str) -> None:
    record(vault, "victim", names="سامر")
    with pytest.raises(UnknownReference):
        records.get(vault, ref)


def test_no_two_records_get_the_same_reference(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    from registry.storage import reading  # noqa: PLC0415 - the module under a changed draw

    drawn = iter(["V-SAME", "V-SAME", "V-SAME", "V-OTHER"])
    monkeypatch.setattr(reading, "new_ref", lambda _prefix: next(drawn))
    assert record(vault, "victim", names="سامر") == "V-SAME"
    assert record(vault, "victim", names="علي") == "V-OTHER"
