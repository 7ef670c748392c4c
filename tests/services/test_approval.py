# SPDX-License-Identifier: Apache-2.0
"""A package in a vault of several people: one builds, a keeper who did not build it sends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from registry.crypto import agefile
from registry.domain.roles import ALL, POWERS
from registry.exchange.archive import unpack
from registry.services import access, activity, approval, exports, ledger, members, plans, records
from registry.services.approval import (
    ApproverIsBuilder,
    CandidateForged,
    CandidateOutdated,
    CandidateUnknown,
)
from registry.services.vaults import Vault
from registry.storage import certificates
from registry.storage.vault import RoleLacks
from tests.services.invented import NAMED, PARTNER, World, names
from tests.services.invented_vaults import behind, contents, new_vault
from tests.services.staff import Staff, word

NAME = "سالم يونس الكهرماني"


@pytest.fixture
def office(tmp_path: Path) -> tuple[Staff, World]:
    """One victim to be sent, and a reviewer and two keepers who are not the founder."""
    world = World(vault=new_vault(tmp_path / "office.sijill"), folder=tmp_path)
    world.victim("salem", NAME)
    world.consent("salem", "mother", "parent", NAMED)
    codes = {
        role: members.admit(world.vault, [role], word(role))
        for role in ("reviewer", "keeper", "documenter")
    }
    world.vault.close()
    return Staff(path=tmp_path / "office.sijill", codes=codes), world


def proposed(staff: Staff) -> str:
    with staff.at_work("reviewer") as vault:
        return approval.propose(vault, "partner", PARTNER, purpose="بحث مشترك").ref


@contextmanager
def unsent(target: Path, staff: Staff) -> Iterator[None]:
    """Require that nothing was written outside, and nothing inside."""
    before = contents(staff.path)
    yield
    assert not target.exists()
    assert contents(staff.path) == before


def test_a_keeper_sends_what_a_reviewer_built(office: tuple[Staff, World], tmp_path: Path) -> None:
    staff, world = office
    ref = proposed(staff)
    target = tmp_path / "p.zip.age"
    with staff.at_work("keeper") as vault:
        (waits,) = approval.waiting(vault)
        assert (waits.ref, waits.builder, waits.profile) == (
            ref,
            staff.codes["reviewer"],
            "partner",
        )
        assert (waits.recipient, waits.purpose) == (PARTNER, "بحث مشترك")
        built = approval.approve(vault, ref, target)
        assert approval.waiting(vault) == ()
        # Who gave a consent is closed to the reviewer: the keeper decided about the victim.
        assert (waits.records, waits.undecided, built.records) == (1, 1, 2)
        (entry,) = ledger.entries(vault)
        sent: Any = records.get(vault, ref)
        assert entry["id"] == built.ref == ref
        assert (sent.builder, sent.approver) == (staff.codes["reviewer"], staff.codes["keeper"])
        assert activity.check(vault, full=True) == ()
    opened = agefile.decrypt(world.keys[PARTNER].identity, target.read_bytes())
    assert names(unpack(opened)) == {NAME}
    assert json.loads(unpack(opened)["manifest.json"])["one_person"] is False


def test_nobody_sends_alone_where_there_are_several(
    office: tuple[Staff, World], tmp_path: Path
) -> None:
    staff, _ = office
    target = tmp_path / "p.zip.age"
    needed = pytest.raises(exports.SecondKeeperNeeded)
    with staff.founder() as vault, unsent(target, staff), needed:
        exports.build(vault, "partner", PARTNER, target)
    with staff.founder() as vault:
        ref = approval.propose(vault, "partner", PARTNER).ref
        with unsent(target, staff), pytest.raises(ApproverIsBuilder):
            approval.approve(vault, ref, target)


def test_who_spoils_the_others_certificates_is_not_alone_by_that(
    office: tuple[Staff, World], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff, _ = office
    with staff.founder() as vault:
        behind(vault, "UPDATE main.certificate SET signature = x'00' WHERE code <> 'D-01'")
    with staff.founder() as vault:
        assert not vault.one_person
        with pytest.raises(exports.SecondKeeperNeeded):
            exports.build(vault, "partner", PARTNER, tmp_path / "p.zip.age")
        monkeypatch.setattr(certificates, "forged", lambda *_: ())
        vault.learn_members()
        assert vault.one_person


@pytest.mark.parametrize("role", ["reviewer", "documenter"])
def test_only_a_keeper_sends(office: tuple[Staff, World], tmp_path: Path, role: str) -> None:
    staff, _ = office
    ref = proposed(staff)
    target = tmp_path / "p.zip.age"
    with staff.at_work(role) as vault:
        (waits,) = approval.waiting(vault)
        assert (waits.profile, waits.recipient, waits.records) == ("", "", 0)
        with unsent(target, staff), pytest.raises(RoleLacks):
            approval.approve(vault, ref, target)


def test_who_may_not_build_for_an_audience_does_not(office: tuple[Staff, World]) -> None:
    staff, _ = office
    for role, profile in (("documenter", "partner"), ("reviewer", "public"), ("keeper", "public")):
        with staff.at_work(role) as vault, pytest.raises(RoleLacks):
            approval.propose(vault, profile, PARTNER if profile == "partner" else "")


def test_a_record_changed_since_is_not_sent(office: tuple[Staff, World], tmp_path: Path) -> None:
    staff, world = office
    ref = proposed(staff)
    target = tmp_path / "p.zip.age"
    with staff.founder() as vault:
        victim = records.get(vault, world.refs["salem"])
        change(vault, world.refs["salem"], victim.version, sex="unknown")
    outdated = pytest.raises(CandidateOutdated)
    with staff.at_work("keeper") as vault, unsent(target, staff), outdated:
        approval.approve(vault, ref, target)


def test_a_record_that_joined_since_is_not_sent(
    office: tuple[Staff, World], tmp_path: Path
) -> None:
    staff, world = office
    ref = proposed(staff)
    target = tmp_path / "p.zip.age"
    with staff.founder() as vault:
        world.vault = vault
        world.victim("ruba", "ربى يونس الكهرماني")
        world.consent("ruba", "mother", "parent", NAMED)
    with staff.at_work("keeper") as vault, pytest.raises(CandidateOutdated):
        approval.approve(vault, ref, target)
    assert not target.exists()


def test_a_package_taken_off_the_list_is_gone(office: tuple[Staff, World], tmp_path: Path) -> None:
    staff, _ = office
    ref = proposed(staff)
    with staff.at_work("keeper") as vault:
        approval.decline(vault, ref, "غير ضرورية الآن")
        assert approval.waiting(vault) == ()
        with pytest.raises(CandidateUnknown):
            approval.approve(vault, ref, tmp_path / "p.zip.age")
        assert activity.check(vault, full=True) == ()


def test_a_package_waits_sealed_and_what_was_altered_is_not_sent(
    office: tuple[Staff, World], tmp_path: Path
) -> None:
    staff, _ = office
    ref, other = proposed(staff), proposed(staff)
    target = tmp_path / "p.zip.age"
    with staff.founder() as vault:
        # The sealed part of another: each was signed for its own reference.
        behind(
            vault,
            "UPDATE candidate SET sealed = "  # noqa: S608 - references of ours
            f"(SELECT sealed FROM candidate WHERE export = '{other}') WHERE export = '{ref}'",
        )
    with staff.at_work("keeper") as vault:
        waits = {one.ref: one.profile for one in approval.waiting(vault)}
        assert waits == {ref: "", other: "partner"}
        with pytest.raises(CandidateForged):
            approval.approve(vault, ref, target)
    assert not target.exists()


def test_nobody_sends_what_they_built_on_the_road(
    office: tuple[Staff, World], tmp_path: Path
) -> None:
    staff, _ = office
    target = tmp_path / "p.zip.age"
    with staff.founder() as vault:
        access.admit_travel(vault, word("auditor"))
    with staff.at_work("auditor") as vault:
        assert vault.member == "D-01t"
        ref = approval.propose(vault, "partner", PARTNER).ref
    with staff.founder() as vault, unsent(target, staff), pytest.raises(ApproverIsBuilder):
        approval.approve(vault, ref, target)
    with staff.at_work("keeper") as vault:
        assert approval.approve(vault, ref, target).ref == ref


def test_a_package_of_who_may_build_none_is_not_sent(
    office: tuple[Staff, World], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff, _ = office
    with monkeypatch.context() as patch:
        # As somebody would who has the registry's key and changed the program.
        patch.setattr(approval, "require_builder", lambda *_: None)
        patch.setitem(POWERS, "candidate", ALL)
        with staff.at_work("documenter") as vault:
            ref = approval.propose(vault, "partner", PARTNER).ref
    with staff.at_work("keeper") as vault, pytest.raises(CandidateForged):
        approval.approve(vault, ref, tmp_path / "p.zip.age")


def test_a_builder_who_claims_to_read_the_protected_part_sends_nothing_of_it(
    office: tuple[Staff, World], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff, _ = office
    with staff.at_work("reviewer") as vault:
        true, both = vault.tiers, frozenset({"registry", "protected"})
        plan_of = plans.plan_of
        with monkeypatch.context() as patch:
            patch.setattr(approval, "plan_of", lambda tx, _, *rest: plan_of(tx, true, *rest))
            patch.setattr(vault, "tiers", both)
            ref = approval.propose(vault, "partner", PARTNER).ref
    with staff.at_work("keeper") as vault:
        with vault.read() as tx:
            _, content = approval._opened(tx, vault, ref)
        assert content["tiers"] == ["registry"]
        assert not {"pseudonym_key", "order_key"} & content.keys()


def test_a_builder_named_falsely_is_not_believed(
    office: tuple[Staff, World], tmp_path: Path
) -> None:
    staff, _ = office
    ref = proposed(staff)
    with staff.founder() as vault:
        behind(vault, "UPDATE candidate SET builder = 'D-01'")
    with staff.at_work("keeper") as vault, pytest.raises(CandidateForged):
        approval.approve(vault, ref, tmp_path / "p.zip.age")


def change(vault: Vault, ref: str, version: int, **fields: object) -> None:
    records.change(vault, ref, version, records.parse_input("victim", fields))
