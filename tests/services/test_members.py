# SPDX-License-Identifier: Apache-2.0
"""Members are admitted, given what is due, changed and removed; keys follow their roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.crypto.grants import TierNotGranted
from registry.crypto.header import HEADER_NAME, PREVIOUS_NAME, SLOTS
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.slots import PassphraseWeak, WrongPassphrase
from registry.domain.roles import KINDS_OF, Role
from registry.services import activity, members, seats, vaults
from registry.services.members import LastKeeper, NotOneself, RolesEmpty, SeatsFull, UnknownMember
from registry.services.vaults import Passphrase, Vault
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import PASSPHRASE, contents, record_canaries
from tests.services.staff import NAME, WORDS, opened, staffed, word

LOW = [role for role in Role if "protected" not in KINDS_OF[role]]


def shown(vault: Vault, code: str) -> members.MemberShown:
    return next(one for one in members.listed(vault) if one.code == code)


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


def test_a_removed_member_opens_nothing_and_the_registry_has_a_new_key(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "documenter")
    with staff.at_work("documenter") as vault:
        old = bytes(vault.keys.tier("registry").database_key)
    with staff.founder() as vault:
        record_canaries(vault)
        done = members.remove(vault, staff.codes["documenter"])
        assert (done.rotated, done.protected_due) == (True, False)
        assert vault.header.epoch("registry") == 2
        assert bytes(vault.keys.tier("registry").database_key) != old
        assert shown(vault, "D-02").state == "removed"
        assert shown(vault, "D-02").granted == ()
        assert vault.one_person
    with pytest.raises(WrongPassphrase), staff.at_work("documenter"):
        pass
    with staff.founder() as vault:
        assert activity.check(vault, full=True) == ()
    header, previous = (staff.path / name for name in (HEADER_NAME, PREVIOUS_NAME))
    assert header.read_bytes() == previous.read_bytes()


def test_a_removed_keeper_leaves_the_protected_epoch_due(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "keeper", "coordinator")
    with staff.at_work("coordinator") as vault:
        assert members.remove(vault, staff.codes["keeper"]).protected_due


def test_nobody_removes_or_changes_themselves(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "keeper")
    with staff.at_work("keeper") as vault:
        for attempt in (
            lambda: members.remove(vault, "D-02"),
            lambda: members.change_roles(vault, "D-02", ["editor"]),
        ):
            with pytest.raises(NotOneself):
                attempt()


def test_the_last_who_has_every_key_stays(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "coordinator")
    with staff.at_work("coordinator") as vault:
        code = members.admit(vault, ["keeper"], word("keeper"))
        assert code == "D-03"  # a keeper by name, whose key is still due
        before = contents(vault.path)
        with pytest.raises(LastKeeper):
            members.remove(vault, "D-01")
        with pytest.raises(LastKeeper):
            members.change_roles(vault, "D-01", ["documenter"])
        assert contents(vault.path) == before
    with staff.founder() as vault:
        members.give_due(vault, code)
    with staff.at_work("coordinator") as vault:
        assert members.remove(vault, "D-01").protected_due


@pytest.mark.parametrize("code", ["", "D-09", "D-02", "V-7Q2M3KXA", "D-٠١"])
def test_a_code_nobody_has_now_is_refused(vault: Vault, code: str) -> None:
    members.remove(vault, members.admit(vault, ["editor"], word("editor")))
    for attempt in (
        lambda: members.remove(vault, code),
        lambda: members.change_roles(vault, code, ["editor"]),
        lambda: members.give_due(vault, code),
    ):
        with pytest.raises(UnknownMember):
            attempt()


def test_who_is_removed_is_refused_by_name_even_with_an_old_header(tmp_path: Path) -> None:
    # Put back before the registry's new epoch, the old header opens; the certificate does not.
    staff = staffed(tmp_path / "a.sijill", "documenter")
    kept = (staff.path / HEADER_NAME).read_bytes()
    with pytest.MonkeyPatch.context() as patch, staff.founder() as vault:
        patch.setattr(members, "_rotated", lambda _: False)
        members.remove(vault, staff.codes["documenter"])
    (staff.path / HEADER_NAME).write_bytes(kept)
    with pytest.raises(vaults.NoLongerMember), staff.at_work("documenter"):
        pass
    with opened(staff.path, PASSPHRASE) as vault:
        assert vault.is_open


def test_every_passphrase_of_these_tests_may_be_used() -> None:
    assert {vaults.weakness(Passphrase.from_text(text)) for text in WORDS.values()} == {""}
    assert FOR_TESTS.is_below_floor
