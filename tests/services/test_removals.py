# SPDX-License-Identifier: Apache-2.0
"""Who is removed opens nothing more; who must stay stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.crypto.header import HEADER_NAME, PREVIOUS_NAME
from registry.crypto.slots import WrongPassphrase
from registry.services import activity, members, vaults
from registry.services.members import LastKeeper, NotOneself, UnknownMember
from registry.services.vaults import Vault
from tests.services.invented_vaults import PASSPHRASE, contents, record_canaries
from tests.services.staff import opened, shown, staffed, word


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
