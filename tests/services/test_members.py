# SPDX-License-Identifier: Apache-2.0
"""Members are admitted, given what is due, changed and removed; keys follow their roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.crypto.grants import TierNotGranted
from registry.crypto.header import SLOTS
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.slots import PassphraseWeak
from registry.domain.roles import KINDS_OF, Role
from registry.services import activity, members, seats, vaults
from registry.services.members import RolesEmpty, SeatsFull, UnknownMember
from registry.services.vaults import Passphrase, Vault
from registry.storage.announcements import NotAnnounced
from registry.storage.vault import RoleLacks
from registry.storage.writing import ProtectedAbsent
from tests.services.invented_vaults import PASSPHRASE, behind, contents
from tests.services.staff import NAME, WORDS, shown, staffed, word

LOW = [role for role in Role if "protected" not in KINDS_OF[role]]


def test_who_makes_a_vault_is_its_first_member_with_every_role(vault: Vault) -> None:
    (founder,) = members.listed(vault)
    assert (founder.code, founder.roles, founder.is_me) == ("D-01", tuple(Role), True)
    assert founder.granted == ("registry", "protected", "organisation")
    assert vault.one_person


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_what_it_needs_and_nothing_else(tmp_path: Path, role: Role) -> None:
    staff = staffed(tmp_path / "a.sijill", role)
    with staff.at_work(role) as vault:
        assert vault.member == staff.codes[role] == "D-02"
        assert vault.roles == {role}
        assert set(vault.keys.kinds) == KINDS_OF[role]
        assert not vault.one_person
        assert set(shown(vault, "D-02").granted) == KINDS_OF[role]


def test_a_member_of_two_roles_has_the_keys_of_both(vault: Vault) -> None:
    code = members.admit(vault, ["documenter", "coordinator"], word("documenter"))
    assert shown(vault, code).granted == ("registry", "organisation")
    assert shown(vault, code).roles == (Role.DOCUMENTER, Role.COORDINATOR)


def test_codes_are_counted_on_and_never_given_twice(vault: Vault) -> None:
    first = members.admit(vault, ["editor"], word("editor"))
    members.remove(vault, first)
    second = members.admit(vault, ["editor"], word("editor"))
    assert (first, second) == ("D-02", "D-03")
    assert [one.code for one in members.listed(vault)] == ["D-01", "D-02", "D-03"]


def test_the_name_of_a_member_is_read_by_a_keeper_and_by_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "a.sijill"
    staff = staffed(path, "coordinator", "keeper")
    with staff.founder() as vault:
        code = members.admit(vault, ["documenter"], word("documenter"), f" {NAME} ")
    with staff.at_work("keeper") as vault:
        assert shown(vault, code).name == NAME
    with staff.at_work("coordinator") as vault:
        assert shown(vault, code).name == ""
        file = vault.file("registry")
        vault.detach()
    assert NAME.encode() not in file.read_bytes()


def test_a_name_is_given_later_to_the_first_member_too(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "coordinator", "editor")
    with staff.founder() as vault:
        for code in ("D-01", "D-03", "D-01"):
            members.rename(vault, code, f" {NAME} {code}")
        assert [one.name for one in members.listed(vault)] == [f"{NAME} D-01", "", f"{NAME} D-03"]
        members.rename(vault, "D-03", " ")
        assert shown(vault, "D-03").name == ""
        with pytest.raises(UnknownMember):
            members.rename(vault, "D-09", NAME)
        members.rename(vault, "D-03", NAME)
        assert activity.check(vault, full=True) == ()
    with staff.at_work("coordinator") as vault, pytest.raises(ProtectedAbsent):
        members.rename(vault, "D-03", "another")
    with staff.at_work("editor") as vault, pytest.raises(RoleLacks):
        members.rename(vault, "D-03", "another")


def test_an_admission_whose_name_cannot_be_sealed_changes_nothing(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "coordinator")
    with staff.at_work("coordinator") as vault:
        behind(vault, "DELETE FROM meta WHERE key = 'inbox.protected'")
        before = contents(vault.path)
        with pytest.raises(NotAnnounced):
            members.admit(vault, ["editor"], word("editor"), NAME)
        assert contents(vault.path) == before
        assert len(members.listed(vault)) == 2
        assert members.admit(vault, ["editor"], word("editor")) == "D-03"


def test_a_role_that_is_none_and_no_role_at_all_are_refused(vault: Vault) -> None:
    before = contents(vault.path)
    for roles in ([], ["admin"], ["keeper", ""]):
        with pytest.raises(RolesEmpty):
            members.admit(vault, roles, word("editor"))
    assert contents(vault.path) == before


def test_a_weak_passphrase_and_that_of_another_member_are_refused_alike(vault: Vault) -> None:
    before = contents(vault.path)
    for text in ("short", "aaaaaaaaaaaa", PASSPHRASE):
        with pytest.raises(PassphraseWeak) as refused:
            members.admit(vault, ["editor"], Passphrase.from_text(text))
        assert refused.value.data == {}
    assert contents(vault.path) == before
    assert len(members.listed(vault)) == 1


def test_all_sixteen_seats_can_be_taken_and_no_more(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vaults, "weakness", lambda _: "")
    for number in range(SLOTS - 1):
        members.admit(vault, ["editor"], Passphrase.from_text(f"member number {number}"))
    with pytest.raises(SeatsFull) as refused:
        members.admit(vault, ["editor"], Passphrase.from_text("one too many"))
    assert refused.value.data == {"most": SLOTS}
    known = seats.certificates(vault)
    assert {one.seat for one in known} == set(range(SLOTS))


def test_a_removed_members_seat_is_free_again(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vaults, "weakness", lambda _: "")
    for number in range(SLOTS - 1):
        members.admit(vault, ["editor"], Passphrase.from_text(f"member number {number}"))
    members.remove(vault, "D-05")
    assert members.admit(vault, ["editor"], Passphrase.from_text("a new one")) == "D-17"


@pytest.mark.parametrize("role", ["documenter", "editor", "reviewer", "auditor"])
def test_who_manages_no_members_changes_none(tmp_path: Path, role: str) -> None:
    staff = staffed(tmp_path / "a.sijill", role)
    attempts = (
        lambda vault: members.admit(vault, ["editor"], Passphrase.from_text("some other words")),
        lambda vault: members.remove(vault, "D-01"),
        lambda vault: members.change_roles(vault, "D-01", ["editor"]),
        lambda vault: members.give_due(vault, "D-02"),
    )
    with staff.at_work(role) as vault:
        before = contents(vault.path)
        for attempt in attempts:
            with pytest.raises(RoleLacks):
                attempt(vault)
        assert contents(vault.path) == before


def test_without_the_gate_the_keys_still_refuse_a_low_member(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = staffed(tmp_path / "a.sijill", "documenter")
    with staff.at_work("documenter") as vault:
        monkeypatch.setattr(Vault, "require", lambda *_: None)
        with pytest.raises(TierNotGranted):
            members.admit(vault, ["editor"], word("editor"))
        monkeypatch.setattr(members, "_require_keeper_left", lambda *_: None)
        with pytest.raises(TierNotGranted):
            members.remove(vault, "D-01")


def test_a_keeper_a_coordinator_admits_waits_for_a_keepers_hand(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "coordinator")
    with staff.at_work("coordinator") as vault:
        code = members.admit(vault, ["keeper"], word("keeper"))
        assert shown(vault, code).granted == ("registry", "organisation")
        assert shown(vault, code).due == ("protected",)
        assert members.give_due(vault, code) == ()
    with staff.at_work("keeper") as vault:
        assert vault.tiers == {"registry"}
    with staff.founder() as vault:
        assert members.give_due(vault, code) == ("protected",)
        assert members.give_due(vault, code) == ()
        assert shown(vault, code).due == ()
    with staff.at_work("keeper") as vault:
        assert vault.tiers == {"registry", "protected"}
        assert activity.check(vault, full=True) == ()


def test_nothing_is_given_in_passing(tmp_path: Path) -> None:
    # A coordinator can write any role into a certificate; only a keeper's own act opens the tier.
    staff = staffed(tmp_path / "a.sijill", "coordinator")
    with staff.at_work("coordinator") as vault:
        code = members.admit(vault, ["keeper"], word("keeper"))
    with staff.founder() as vault:
        members.admit(vault, ["editor"], word("editor"))
        members.remove(vault, "D-04")
        assert shown(vault, code).due == ("protected",)


def test_more_roles_bring_their_keys_and_fewer_take_them_away(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "documenter")
    code = staff.codes["documenter"]
    with staff.founder() as vault:
        assert members.change_roles(vault, code, ["documenter", "keeper"]).due == ()
    with staff.at_work("documenter") as vault:
        assert vault.keys.kinds == ("registry", "protected", "organisation")
    with staff.founder() as vault:
        assert members.change_roles(vault, code, ["documenter"]).granted == ("registry",)
        lowered = seats.active(seats.certificates(vault), code)
        assert seats.retained(lowered, vault.header) == ("protected",)
    with staff.at_work("documenter") as vault:
        assert vault.keys.kinds == ("registry",)
        assert vault.roles == {Role.DOCUMENTER}
        assert activity.check(vault, full=True) == ()


def test_a_role_given_back_by_a_coordinator_gives_no_key_back(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "keeper", "coordinator")
    code = staff.codes["keeper"]
    with staff.founder() as vault:
        members.change_roles(vault, code, ["editor"])
    with staff.at_work("coordinator") as vault:
        assert members.change_roles(vault, code, ["keeper"]).due == ("protected",)
    with staff.at_work("keeper") as vault:
        assert vault.tiers == {"registry"}


def test_every_passphrase_of_these_tests_may_be_used() -> None:
    assert {vaults.weakness(Passphrase.from_text(text)) for text in WORDS.values()} == {""}
    assert FOR_TESTS.is_below_floor
