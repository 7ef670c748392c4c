# SPDX-License-Identifier: Apache-2.0
"""A member's own passphrase, key file and travel access."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.crypto.header import HEADER_NAME, PREVIOUS_NAME
from registry.crypto.slots import KeyFileOrPassphraseWrong, PassphraseWeak, WrongPassphrase
from registry.domain.fields import WITHHELD
from registry.domain.roles import Role
from registry.services import access, activity, members, records, vaults
from registry.services.vaults import Passphrase, Vault
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import PASSPHRASE, contents, record_canaries
from tests.services.staff import WORDS, opened, staffed, word

NEW = "أربعون خطوة حول البيدر canary-new"


def new() -> Passphrase:
    return Passphrase.from_text(NEW)


@pytest.mark.parametrize("role", ["documenter", "auditor", "keeper"])
def test_every_member_changes_their_own_passphrase(tmp_path: Path, role: str) -> None:
    staff = staffed(tmp_path / "a.sijill", role)
    with staff.at_work(role) as vault:
        access.change_passphrase(vault, word(role), new())
        code = vault.member
    with pytest.raises(WrongPassphrase), staff.at_work(role):
        pass
    with opened(staff.path, NEW) as vault:
        assert vault.member == code
        assert activity.check(vault) == ()
    with staff.founder() as vault:
        assert vault.member == "D-01"


def test_no_generation_of_the_header_opens_to_the_old_passphrase(vault: Vault) -> None:
    access.change_passphrase(vault, Passphrase.from_text(PASSPHRASE), new())
    vault.close()
    header, previous = (vault.path / name for name in (HEADER_NAME, PREVIOUS_NAME))
    assert header.read_bytes() == previous.read_bytes()
    header.write_bytes(b"spoilt")
    with pytest.raises(WrongPassphrase), opened(vault.path, PASSPHRASE):
        pass
    with opened(vault.path, NEW) as again:
        assert again.member == "D-01"


def test_a_change_needs_ones_own_passphrase_not_that_of_another(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "documenter", "editor")
    with staff.at_work("editor") as vault:
        before = contents(staff.path)
        for old in (word("documenter"), Passphrase.from_text("not any of them")):
            with pytest.raises(WrongPassphrase):
                access.change_passphrase(vault, old, new())
        assert contents(staff.path) == before


@pytest.mark.parametrize("weak", ["12345678", WORDS["editor"]])
def test_a_weak_one_and_that_of_another_member_are_refused(tmp_path: Path, weak: str) -> None:
    staff = staffed(tmp_path / "a.sijill", "documenter", "editor")
    with staff.at_work("documenter") as vault:
        before = contents(staff.path)
        with pytest.raises(PassphraseWeak):
            access.change_passphrase(vault, word("documenter"), Passphrase.from_text(weak))
        assert contents(staff.path) == before


def test_a_key_file_is_taken_on_and_off(tmp_path: Path, vault: Vault) -> None:
    path = tmp_path / "carried.key"
    access.make_key_file(path)
    both = access.passphrase_of(NEW, path)
    access.change_passphrase(vault, Passphrase.from_text(PASSPHRASE), both)
    vault.close()
    with pytest.raises(WrongPassphrase), opened(vault.path, NEW):
        pass
    with pytest.raises(KeyFileOrPassphraseWrong):
        vaults.open_vault(vault.path, access.passphrase_of(PASSPHRASE, path))
    again = vaults.open_vault(vault.path, both)
    access.change_passphrase(again, both, new())
    again.close()
    with opened(vault.path, NEW) as freed:
        assert freed.member == "D-01"


def test_a_travel_access_truthfully_lacks_the_protected_part(vault: Vault) -> None:
    refs = record_canaries(vault)
    code = access.admit_travel(vault, new())
    vault.close()
    with opened(vault.path, NEW) as away:
        assert (away.member, code) == ("D-01t", "D-01t")
        assert away.keys.kinds == ("registry",)
        assert away.roles == frozenset(Role) - {Role.KEEPER, Role.COORDINATOR}
        victim = records.get(away, refs["victim"])
        assert getattr(victim, "national_number") is WITHHELD  # noqa: B009 - any entity
        assert activity.check(away) == ()
        with pytest.raises(RoleLacks):
            members.remove(away, "D-01")


def test_a_keepers_travel_access_is_that_of_a_documenter() -> None:
    assert access.travel_roles(frozenset({Role.KEEPER})) == {Role.DOCUMENTER}
    assert access.travel_roles(frozenset({Role.KEEPER, Role.EDITOR})) == {Role.EDITOR}


def test_a_travel_access_is_no_second_person(vault: Vault) -> None:
    access.admit_travel(vault, new())
    assert vault.one_person
    (travel,) = (one for one in members.listed(vault) if one.travel)
    assert travel.due == ()


def test_there_is_one_travel_access_at_a_time_and_it_can_be_removed(vault: Vault) -> None:
    access.admit_travel(vault, new())
    before = contents(vault.path)
    with pytest.raises(access.TravelAlreadyThere) as refused:
        access.admit_travel(vault, word("editor"))
    assert refused.value.data == {"code": "D-01t"}
    assert contents(vault.path) == before
    assert members.remove(vault, "D-01t").rotated
    with pytest.raises(members.UnknownMember):
        members.change_roles(vault, "D-01t", ["keeper"])
    assert access.admit_travel(vault, new()) == "D-01t2"


def test_a_travel_access_cannot_be_given_more_roles(vault: Vault) -> None:
    code = access.admit_travel(vault, new())
    with pytest.raises(members.UnknownMember):
        members.change_roles(vault, code, ["keeper"])


def test_a_travel_access_goes_with_its_member(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "keeper")
    with staff.at_work("keeper") as vault:
        access.admit_travel(vault, new())
    with staff.founder() as vault:
        members.remove(vault, staff.codes["keeper"])
        assert {one.code: one.state for one in members.listed(vault)} == {
            "D-01": "active",
            "D-02": "removed",
            "D-02t": "removed",
        }
    for text in (NEW, WORDS["keeper"]):
        with pytest.raises(WrongPassphrase), opened(staff.path, text):
            pass


@pytest.mark.parametrize("role", ["documenter", "auditor"])
def test_who_has_the_registry_only_needs_no_travel_access(tmp_path: Path, role: str) -> None:
    staff = staffed(tmp_path / "a.sijill", role)
    with staff.at_work(role) as vault, pytest.raises(RoleLacks):
        access.admit_travel(vault, new())
