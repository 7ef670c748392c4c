# SPDX-License-Identifier: Apache-2.0
"""What the recovery key signs stands in the log only while its sheets are the ones that count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from registry.crypto import vaultkeys
from registry.crypto.header import VaultMissing
from registry.crypto.passphrase import Passphrase
from registry.crypto.platform import AlreadyOpen
from registry.crypto.recovery import join, read_share
from registry.crypto.vaultkeys import OpenKeys, open_recovery
from registry.domain.roles import ALL, Role
from registry.services import activity, recovery, seats
from registry.services.recovery import Sheet
from registry.storage import recovering
from registry.storage.founding import VaultAlreadyThere, open_with
from registry.storage.log_state import RECOVERY, LogState
from registry.storage.members import Certificate
from registry.storage.recovering import copied
from registry.storage.vault import RoleLacks, Vault
from tests.services.invented_vaults import contents, new_vault, open_again

KEY = "ab" * 32


def sheets_of(vault: Vault) -> tuple[Sheet, ...]:
    ceremony = recovery.begin(vault)
    ceremony.confirm([" ".join(sheet.words) for sheet in ceremony.sheets[:3]])
    return ceremony.sheets


def keys_from(vault: Vault, sheets: Sequence[Sheet]) -> OpenKeys:
    typed = [read_share(" ".join(sheet.words), n) for n, sheet in enumerate(sheets[:3], 1)]
    return open_recovery(vault.header, join(typed))


def enrolled(vault: Vault, code: str = "D-02") -> None:
    """Enrol somebody in ``vault`` with its keys as they are, whatever they are."""
    seat = (vault.keys.seat + 5) % 16
    kinds = vault.keys.kinds
    header, public = vaultkeys.admit(
        vault.header, vault.keys, Passphrase.from_text("olive kettle garden seven"), seat, kinds
    )
    new = Certificate.of(code, public, seat, ALL, seats.epochs(header, kinds))
    recovering.enrol(vault, header, new, [])


def found(path: Path) -> set[str]:
    vault = open_again(path)
    try:
        return {one.code for one in activity.check(vault, full=True)}
    finally:
        vault.close()


def test_the_recovery_key_has_no_seat_and_no_role_of_its_own(tmp_path: Path) -> None:
    made = new_vault(tmp_path / "a.sijill")
    sheets = sheets_of(made)
    made.close()
    opened = open_with(made.path, lambda _header: keys_from(made, sheets))
    assert (opened.member, opened.roles) == ("", frozenset())
    with pytest.raises(RoleLacks), opened.write("capture"):
        pass
    opened.close()


def test_who_it_enrols_stands_in_the_log_without_a_finding(tmp_path: Path) -> None:
    made = new_vault(tmp_path / "a.sijill")
    sheets = sheets_of(made)
    made.close()
    opened = open_with(made.path, lambda _header: keys_from(made, sheets))
    enrolled(opened)
    opened.close()
    assert found(made.path) == set()


def test_an_enrolment_that_no_known_key_signed_is_found(tmp_path: Path) -> None:
    made = new_vault(tmp_path / "a.sijill")
    older = sheets_of(made)
    with_older = keys_from(made, older)
    sheets_of(made)
    # Who kept the organisation's key and older sheets, and put themselves in as a member.
    made.keys = replace(made.keys, member=with_older.member)
    enrolled(made)
    made.close()
    assert "signature_wrong" in found(made.path)


KEEPER = frozenset({Role.KEEPER})


def test_only_the_operation_of_recovery_names_a_recovery_key() -> None:
    state = LogState()
    told = {"operation": "capture", "recovery_key": [KEY]}
    assert list(state.apply(told, b"", KEEPER)) == []
    assert state.by_key() == {}
    named = {"operation": RECOVERY, "recovery_key": [KEY]}
    assert list(state.apply(named, b"", frozenset())) == []  # its author lacked the role
    assert state.by_key() == {}
    assert list(state.apply(named, b"", KEEPER)) == []
    assert state.by_key()[KEY].code == RECOVERY
    assert LogState.read(state.body()) == state


def test_a_newer_recovery_key_takes_the_place_of_the_older() -> None:
    state = LogState(recovery=KEY)
    newer = {"operation": RECOVERY, "recovery_key": ["cd" * 32]}
    assert list(state.apply(newer, b"", KEEPER)) == []
    assert set(state.by_key()) == {"cd" * 32}


def test_a_copy_is_whole_and_closed_to_others(tmp_path: Path) -> None:
    made = new_vault(tmp_path / "a.sijill")
    made.close()
    with copied(made.path, tmp_path / "b.sijill"):
        pass
    assert contents(tmp_path / "b.sijill") == contents(made.path)
    assert (tmp_path / "b.sijill").stat().st_mode & 0o777 == 0o700


def test_a_vault_that_is_open_is_not_copied(tmp_path: Path) -> None:
    made = new_vault(tmp_path / "a.sijill")
    with pytest.raises(AlreadyOpen), copied(made.path, tmp_path / "b.sijill"):
        pass
    made.close()
    assert not (tmp_path / "b.sijill").exists()


def test_without_the_lock_an_open_vault_would_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = new_vault(tmp_path / "a.sijill")
    elsewhere = tmp_path / "other"
    monkeypatch.setattr(recovering, "_LOCK", "../other")
    with copied(made.path, tmp_path / "b.sijill"):
        assert elsewhere.exists()
    made.close()


def test_a_failure_leaves_no_copy(tmp_path: Path) -> None:
    made = new_vault(tmp_path / "a.sijill")
    made.close()
    target = tmp_path / "b.sijill"
    with pytest.raises(KeyboardInterrupt), copied(made.path, target):
        raise KeyboardInterrupt
    assert not target.exists()
    target.mkdir()
    with pytest.raises(VaultAlreadyThere), copied(made.path, target):
        pass
    with pytest.raises(VaultMissing), copied(tmp_path / "none", tmp_path / "c"):
        pass
