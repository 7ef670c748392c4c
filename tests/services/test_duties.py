# SPDX-License-Identifier: Apache-2.0
"""What is due is told to who can do it, and what a crash left is finished."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.crypto.header import Header
from registry.crypto.medium import DiskFull
from registry.crypto.slots import WrongPassphrase
from registry.services import activity, duties, members, rotation
from registry.services.vaults import NoLongerMember, Vault
from registry.storage import header_change
from tests.services.invented_vaults import contents
from tests.services.staff import NAME, staffed, word


def told(vault: Vault) -> list[tuple[str, str, bool]]:
    return [(one.kind, one.what, one.mine) for one in duties.due(vault)]


def power_fails(*_: object) -> None:
    raise KeyboardInterrupt


def disk_fills(_: Path, __: Header) -> None:
    raise DiskFull(file="header")


def test_nothing_is_due_in_a_vault_of_one(vault: Vault) -> None:
    assert duties.due(vault) == ()
    assert duties.resume(vault) == ()


def test_a_grant_is_due_to_who_has_it_to_give(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "coordinator", "documenter")
    with staff.at_work("coordinator") as vault:
        members.admit(vault, ["keeper"], word("keeper"))
        assert told(vault) == [("grant", "protected", False)]
    with staff.founder() as vault:
        (due,) = duties.due(vault)
        assert (due.kind, due.mine, due.codes) == ("grant", True, ("D-04",))
        assert "D-04" in due.words["ar"]
        assert "the protected part" in due.words["en"]
    with staff.at_work("documenter") as vault:
        assert duties.due(vault) == ()


def test_a_protected_epoch_is_due_until_a_keeper_renews_it(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "coordinator", "keeper")
    with staff.at_work("coordinator") as vault:
        members.remove(vault, staff.codes["keeper"])
        assert told(vault) == [("rotation", "protected", False)]
    with staff.founder() as vault:
        assert duties.resume(vault)[0].codes == (staff.codes["keeper"],)
        assert told(vault) == [("rotation", "protected", True)]
        rotation.rotate(vault, "protected")
        assert duties.due(vault) == ()
        assert vault.header.epoch("protected") == 2
        assert activity.check(vault, full=True) == ()


def test_records_that_wait_are_counted_for_a_keeper_only(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "coordinator")
    with staff.at_work("coordinator") as vault:
        members.admit(vault, ["editor"], word("editor"), NAME)
        assert told(vault) == []
    with staff.founder() as vault:
        (due,) = duties.due(vault)
        assert (due.kind, due.count) == ("inbox", 1)
        assert NAME not in due.words["ar"] + due.words["en"]


def test_a_crash_before_the_header_leaves_an_admission_that_is_finished_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = staffed(tmp_path / "a.sijill", "editor")
    with staff.founder() as vault:
        monkeypatch.setattr(header_change, "write_over", power_fails)
        with pytest.raises(KeyboardInterrupt):
            members.admit(vault, ["documenter"], word("documenter"))
        monkeypatch.undo()
        assert told(vault) == [("header", "", True)]
    # Anybody's opening finishes it: here that of a member who manages nobody.
    with staff.at_work("editor") as vault:
        assert not header_change.is_pending(vault)
    with staff.at_work("documenter") as vault:
        assert vault.member == "D-03"
        assert activity.check(vault) == ()


def test_a_crash_before_the_header_does_not_let_a_removed_member_in_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = staffed(tmp_path / "a.sijill", "documenter")
    with staff.founder() as vault:
        monkeypatch.setattr(header_change, "write_over", power_fails)
        with pytest.raises(KeyboardInterrupt):
            members.remove(vault, staff.codes["documenter"])
        monkeypatch.undo()
    with pytest.raises(NoLongerMember), staff.at_work("documenter"):
        pass
    with pytest.raises(WrongPassphrase), staff.at_work("documenter"):
        pass
    with staff.founder() as vault:
        assert told(vault) == [("rotation", "registry", True)]
        assert duties.resume(vault) == ()
        assert vault.header.epoch("registry") == 2
        assert activity.check(vault, full=True) == ()


def test_a_crash_between_removal_and_new_epoch_is_due_and_resumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = staffed(tmp_path / "a.sijill", "documenter")
    with staff.founder() as vault:
        monkeypatch.setattr(rotation, "rotate", power_fails)
        with pytest.raises(KeyboardInterrupt):
            members.remove(vault, staff.codes["documenter"])
        monkeypatch.undo()
    with staff.founder() as vault:
        assert told(vault) == [("rotation", "registry", True)]
        assert duties.resume(vault) == ()


def test_a_full_disk_at_the_header_is_due_and_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = staffed(tmp_path / "a.sijill", "editor")
    with staff.founder() as vault:
        monkeypatch.setattr(header_change, "write_over", disk_fills)
        with pytest.raises(DiskFull):
            members.admit(vault, ["documenter"], word("documenter"))
    with staff.at_work("editor") as vault:
        assert header_change.is_pending(vault)
    with staff.founder() as vault:
        assert told(vault) == [("header", "", True)]
        with pytest.raises(DiskFull):
            duties.resume(vault)
        monkeypatch.undo()
        assert duties.resume(vault) == ()
    with staff.at_work("documenter") as vault:
        assert vault.member == "D-03"


def test_a_refused_admission_leaves_nothing_due_and_no_trace(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "editor")
    with staff.founder() as vault:
        before = contents(staff.path)
        with pytest.raises(members.UnknownMember):
            members.give_due(vault, "D-77")
        assert contents(staff.path) == before
        assert duties.due(vault) == ()
