# SPDX-License-Identifier: Apache-2.0
"""Who is sealed without being asked, who may lift a seal, and what others see of the sealed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from registry.domain.fields import WITHHELD
from registry.services import activity, imports, inbox, listing, preview, records, sealed, views
from registry.services import search as finding
from registry.services.vaults import Vault
from registry.storage.vault import RoleLacks
from registry.storage.writing import ProtectedAbsent
from tests.services.invented_vaults import draft, record
from tests.services.staff import Staff, staffed
from tests.storage.decrypted import decrypted, rows_of

NAME = "زنبقوف القرميدي"
AT_RISK = [
    ({"risk_level": "high"}, "risk"),
    ({"risk_level": "critical"}, "risk"),
    ({"fate": "alive"}, "survivor"),
    ({"fate": "found_alive"}, "survivor"),
    ({"act": "sexual_violence"}, "sexual_violence"),
    ({"method": "اغتصاب"}, "sexual_violence"),
    ({"last_seen_circumstances": "reported rape"}, "sexual_violence"),
]
OTHERS: list[dict[str, Any]] = [{}, {"risk_level": "medium"}, {"fate": "missing"}, {"act": "other"}]


@pytest.fixture
def staff(tmp_path: Path) -> Staff:
    return staffed(tmp_path / "s.sijill", "keeper", "documenter", "reviewer")


@pytest.mark.parametrize(("values", "reason"), AT_RISK)
def test_whoever_could_be_harmed_is_sealed_as_the_record_is_written(
    vault: Vault, values: dict[str, Any], reason: str
) -> None:
    assert sealed.should_seal(values) == reason
    ref = record(vault, "victim", names=NAME, **values)
    assert records.get(vault, ref).sealed is True  # type: ignore[attr-defined]
    assert NAME not in rows_of(vault, "registry")


def test_what_a_record_becomes_later_seals_it_too(vault: Vault) -> None:
    refs = [record(vault, "victim", names=NAME, **values) for values in OTHERS]
    assert NAME in rows_of(vault, "registry")
    for ref, (values, _) in zip(refs, AT_RISK, strict=False):
        records.change(vault, ref, 1, values)
    assert NAME not in rows_of(vault, "registry")
    assert NAME not in decrypted(vault, "registry")
    assert activity.check(vault, full=True) == ()


@pytest.mark.parametrize("values", OTHERS)
def test_nobody_else_is_sealed_unasked(vault: Vault, values: dict[str, Any]) -> None:
    assert sealed.should_seal(values) == ""
    found = records.get(vault, record(vault, "victim", names=NAME, **values))
    assert not found.sealed  # type: ignore[attr-defined]


def test_a_seal_that_is_needed_is_not_lifted(vault: Vault) -> None:
    ref = record(vault, "victim", names=NAME, fate="found_alive")
    with pytest.raises(sealed.MustStaySealed):
        sealed.unseal(vault, ref, "سبب")
    with pytest.raises(sealed.MustStaySealed):
        records.change(vault, ref, 1, {"sealed": False})
    records.change(vault, ref, 1, {"fate": "missing"})
    assert not sealed.unseal(vault, ref, "سبب").sealed  # type: ignore[attr-defined]


def test_without_what_asks_for_it_a_seal_that_is_needed_would_be_lifted(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = record(vault, "victim", names=NAME, fate="found_alive")
    monkeypatch.setattr(sealed, "should_seal", lambda _values: "")
    assert not sealed.unseal(vault, ref, "سبب").sealed  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "reason", "refusal"),
    [
        ("victim", "  ", sealed.SealReasonMissing),
        ("incident", "سبب", sealed.NotSealable),
    ],
)
def test_a_seal_that_makes_no_sense_is_refused(
    vault: Vault, kind: str, reason: str, refusal: type[Exception]
) -> None:
    fields = {"names": NAME} if kind == "victim" else {"title_ar": "حادثة"}
    with pytest.raises(refusal):
        sealed.seal(vault, record(vault, kind, **fields), reason)


def test_what_is_sealed_is_not_sealed_again(vault: Vault) -> None:
    ref = record(vault, "victim", names=NAME)
    with pytest.raises(sealed.SealedAlready):
        sealed.unseal(vault, ref, "سبب")
    sealed.seal(vault, ref, "سبب")
    with pytest.raises(sealed.SealedAlready):
        sealed.seal(vault, ref, "سبب")


def test_a_list_seals_its_survivors_and_is_taken_back_whole(vault: Vault, tmp_path: Path) -> None:
    lines = ["names,fate", f"{NAME},found_alive", "سامر الحقلي,missing"]
    file = tmp_path / "list.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    mapping = {"columns": {"names": "victim.names", "fate": "victim.fate"}}
    report = imports.run(vault, file, mapping=mapping)
    assert report.added == 2
    assert NAME not in rows_of(vault, "registry")
    assert finding.find(vault, NAME) != ()
    imports.undo(vault, report.batch)
    assert finding.find(vault, NAME) == ()
    assert activity.check(vault, full=True) == ()


# Two people, two keys ---------------------------------------------------------------------------


def test_without_the_key_a_sealed_person_is_a_code_everywhere(staff: Staff) -> None:
    with staff.at_work("keeper") as vault:
        ref = record(vault, "victim", names=NAME, fate="found_alive", occupation="خباز")
    with staff.at_work("reviewer") as vault:
        found = records.get(vault, ref)
        assert (found.names, found.occupation) == (WITHHELD, "خباز")  # type: ignore[attr-defined]
        (row,) = listing.rows(vault, listing.ids(vault, "victim"))
        assert (row.ref, row.title) == (ref, "")
        assert finding.find(vault, NAME) == ()
        assert [hit.title for hit in finding.find(vault, "خباز")] == [ref]
        assert views.show(vault, ref)["fields"]["names"] == "withheld"
        assert "names" not in views.history(vault, ref)["revisions"][0]["changes"]
        assert activity.check(vault, full=True) == ()


def test_the_name_of_a_sealed_person_leaves_by_no_hand_without_the_key(staff: Staff) -> None:
    with staff.at_work("keeper") as vault:
        ref = record(
            vault, "victim", names=NAME, memorial_name=NAME, mother_name=NAME, sealed=True,
            fate="dead_body_recovered", death_grade="V2",
        )  # fmt: skip
    with staff.at_work("reviewer") as vault:
        seen = preview.look(vault, "public")
        told = seen.fields_of(ref)
        assert NAME not in str(told)
        shut = [one.outcome for one in told if one.recorded["en"] == "not open to your key"]
        assert len(shut) > 2
        assert set(shut) == {"drop"}
        assert NAME not in str(seen.lines)


def test_a_documenter_writes_a_sealed_record_and_cannot_read_it_again(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        ref = record(vault, "victim", names=NAME, fate="found_alive", occupation="خباز")
        assert records.get(vault, ref).names is WITHHELD  # type: ignore[attr-defined]
        assert NAME not in decrypted(vault, "registry")
    with staff.at_work("keeper") as vault:
        assert inbox.take_in(vault).records == 1
        assert records.get(vault, ref).names[0].display == NAME  # type: ignore[attr-defined]
        assert NAME not in rows_of(vault, "registry")
        assert [hit.ref for hit in finding.find(vault, NAME)] == [ref]
        assert activity.check(vault, full=True) == ()


def test_a_record_that_grows_dangerous_without_the_key_waits_for_a_keeper(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        ref = record(vault, "victim", names=NAME, fate="missing")
        records.change(vault, ref, 1, {"risk_level": "critical"})
        assert sealed.due(vault) == (ref,)
        with pytest.raises(RoleLacks):
            sealed.seal(vault, ref, "سبب")
        with pytest.raises(ProtectedAbsent):
            records.change(vault, ref, 2, {"sealed": True})
    with staff.at_work("keeper") as vault:
        assert (sealed.due(vault), sealed.seal_due(vault), sealed.due(vault)) == ((ref,), 1, ())
        assert NAME not in decrypted(vault, "registry")
        assert activity.check(vault, full=True) == ()


def test_sealing_is_for_keepers_and_the_gate_is_what_refuses(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.at_work("documenter") as vault:
        ref = record(vault, "victim", names=NAME)
        with pytest.raises(RoleLacks):
            sealed.seal(vault, ref, "سبب")
        monkeypatch.setattr(Vault, "require", lambda *_: None)
        with pytest.raises(ProtectedAbsent):  # the key is absent all the same
            sealed.seal(vault, ref, "سبب")


def test_claims_follow_the_seal_of_what_they_are_about(vault: Vault) -> None:
    ref = record(vault, "victim", names="سامر", sealed=True)
    records.record(vault, [draft("claim", {"about": ref}, field="names", value=NAME)])
    assert NAME not in rows_of(vault, "registry")
    assert NAME in rows_of(vault, "protected")
