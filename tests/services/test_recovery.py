# SPDX-License-Identifier: Apache-2.0
"""Sheets count once typed back, a rehearsal changes nothing, and three of five bring all back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from registry.crypto import vaultkeys
from registry.crypto.grants import TierNotGranted
from registry.crypto.header import read_header, write_over
from registry.crypto.recovery import SharesTooFew, SharesTooFewOfGroup
from registry.crypto.recoverykeys import RecoveryOfAnotherVault
from registry.crypto.slots import PassphraseWeak, WrongPassphrase
from registry.domain.roles import Role
from registry.services import activity, recovery, rotation, seats, vaults
from registry.services.recovery import Ceremony, CeremonyOvertaken, Sheet
from registry.services.vaults import Vault
from registry.storage import header_change, members
from registry.storage.founding import VaultAlreadyThere
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import (
    CANARIES,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    contents,
    new_vault,
    open_again,
    record_canaries,
    unchanged,
)

Lost = tuple[Path, tuple[Sheet, ...], dict[str, str]]
NEW = "kettle orchard seven blue lantern"


def texts(sheets: Sequence[Sheet], *, numbers: bool = False) -> list[str]:
    return [" ".join(map(str, one.numbers if numbers else one.words)) for one in sheets]


def confirmed(vault: Vault, scheme: str = "3of5") -> Ceremony:
    ceremony = recovery.begin(vault, scheme)
    ceremony.confirm(texts([*ceremony.sheets[:3], *ceremony.sheets[3:][-2:]][:6]))
    return ceremony


def passphrase(text: str) -> vaults.Passphrase:
    return vaults.Passphrase.from_text(text)


@pytest.fixture
def lost(tmp_path: Path) -> Lost:
    """A vault with records, its sheets, and nobody who remembers the passphrase."""
    vault = new_vault(tmp_path / "a.sijill")
    refs = record_canaries(vault)
    sheets = confirmed(vault).sheets
    vault.close()
    return tmp_path / "a.sijill", sheets, refs


def test_begun_sheets_count_for_nothing_and_leave_no_trace(vault: Vault) -> None:
    with unchanged(vault.path):
        ceremony = recovery.begin(vault)
    assert len(ceremony.sheets) == 5
    assert not recovery.standing(vault).prepared
    with pytest.raises(RecoveryOfAnotherVault):
        recovery.rehearse(vault.path, texts(ceremony.sheets[:3]))


def test_a_sheet_says_what_it_is_and_no_secret_is_in_its_repr(vault: Vault) -> None:
    ceremony = recovery.begin(vault, "two_groups")
    assert [(s.group, s.groups, s.member, s.members, s.needed) for s in ceremony.sheets] == [
        (1, 2, 1, 3, 2), (1, 2, 2, 3, 2), (1, 2, 3, 3, 2),
        (2, 2, 1, 3, 2), (2, 2, 2, 3, 2), (2, 2, 3, 3, 2),
    ]  # fmt: skip
    one = ceremony.sheets[0]
    assert one.vault == vault.header.vault_id.hex()[:8].upper()
    assert len(one.words) == len(one.numbers) == 33
    for shown in (repr(one), repr(ceremony), str(ceremony)):
        assert re.fullmatch(r"<registry\.services\.recovery\.\w+ object at 0x[0-9a-f]+>", shown)


@pytest.mark.parametrize("scheme", recovery.SCHEMES)
def test_sheets_typed_back_count_from_then_on(vault: Vault, scheme: str) -> None:
    ceremony = confirmed(vault, scheme)
    standing = recovery.standing(vault)
    assert standing.prepared
    assert (standing.set, standing.scheme) == (ceremony.sheets[0].set, scheme)
    given = texts(ceremony.sheets, numbers=True)
    assert recovery.rehearse(vault.path, given).kinds == ("registry", "protected", "organisation")
    assert activity.check(vault, full=True) == ()


def test_too_few_or_foreign_sheets_confirm_nothing(vault: Vault) -> None:
    ceremony, other = recovery.begin(vault), recovery.begin(vault)
    with unchanged(vault.path):
        with pytest.raises(SharesTooFew):
            ceremony.confirm(texts(ceremony.sheets[:2]))
        with pytest.raises(RecoveryOfAnotherVault):
            ceremony.confirm(texts(other.sheets[:3]))
    assert not recovery.standing(vault).prepared


def test_without_typing_back_a_misprint_would_count(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    ceremony = recovery.begin(vault)
    monkeypatch.setattr(recovery, "_opened", lambda *_: vault.keys)
    monkeypatch.setattr(vaultkeys.OpenKeys, "wipe", lambda _keys: None)
    ceremony.confirm(["anything"])
    assert recovery.standing(vault).prepared


def test_new_sheets_make_the_older_ones_worthless(vault: Vault) -> None:
    first, second = confirmed(vault), confirmed(vault)
    with pytest.raises(RecoveryOfAnotherVault):
        recovery.rehearse(vault.path, texts(first.sheets[:3]))
    recovery.rehearse(vault.path, texts(second.sheets[:3]))
    for generation in ("header", "header.previous"):
        data = (vault.path / generation).read_bytes()
        assert data == read_header(vault.path).to_bytes(), generation


def test_sheets_begun_before_a_new_epoch_are_refused(vault: Vault) -> None:
    ceremony = recovery.begin(vault)
    rotation.rotate(vault, "registry")
    with unchanged(vault.path), pytest.raises(CeremonyOvertaken):
        ceremony.confirm(texts(ceremony.sheets[:3]))


def test_sheets_outlive_a_new_epoch_of_each_tier(vault: Vault, tmp_path: Path) -> None:
    record_canaries(vault)
    ceremony = confirmed(vault)
    for tier in ("registry", "protected"):
        rotation.rotate(vault, tier)
    vault.close()
    typed = texts(ceremony.sheets[1:4])
    recovery.restore(vault.path, typed, passphrase(NEW), tmp_path / "b.sijill")
    with_new = open_again(tmp_path / "b.sijill", NEW)
    assert activity.check(with_new, full=True) == ()
    with_new.close()


def test_a_seat_taken_during_the_ceremony_is_kept(vault: Vault) -> None:
    ceremony = recovery.begin(vault)
    free = (vault.keys.seat + 1) % 16
    other = passphrase(OTHER_PASSPHRASE)
    vault.header, _ = vaultkeys.admit(vault.header, vault.keys, other, free, ("registry",))
    ceremony.confirm(texts(ceremony.sheets[:3]))
    assert vaultkeys.unlock(read_header(vault.path), other).seat == free


def test_who_lacks_a_key_makes_no_sheets(documenter: Vault) -> None:
    with pytest.raises((RoleLacks, TierNotGranted)):
        recovery.begin(documenter)


def test_a_rehearsal_needs_no_passphrase_and_changes_nothing(
    lost: Lost,
) -> None:
    path, sheets, _ = lost
    with unchanged(path):
        found = recovery.rehearse(path, texts(sheets[2:5]))
    assert (found.set, found.given) == (sheets[0].set, 3)
    with unchanged(path), pytest.raises(SharesTooFew):
        recovery.rehearse(path, texts(sheets[:2]))


def test_sheets_of_another_vault_open_nothing(tmp_path: Path, vault: Vault) -> None:
    other = new_vault(tmp_path / "other.sijill")
    sheets = confirmed(other).sheets
    other.close()
    confirmed(vault)
    vault.close()
    with unchanged(vault.path):
        for attempt in (
            lambda: recovery.rehearse(vault.path, texts(sheets[:3])),
            lambda: recovery.restore(vault.path, texts(sheets[:3]), passphrase(NEW)),
        ):
            with pytest.raises(RecoveryOfAnotherVault):
                attempt()


def test_three_sheets_bring_everything_back_in_another_place(lost: Lost, tmp_path: Path) -> None:
    path, sheets, refs = lost
    before = contents(path)
    target = tmp_path / "elsewhere" / "b.sijill"
    target.parent.mkdir()
    done = recovery.restore(path, texts([sheets[4], sheets[0], sheets[2]]), passphrase(NEW), target)
    assert contents(path) == before
    assert (done.member, done.removed) == ("D-02", ("D-01",))
    with pytest.raises(WrongPassphrase):
        open_again(target)
    vault = open_again(target, NEW)
    assert vault.member == "D-02"
    assert vault.roles == frozenset(Role)
    assert vault.one_person
    with vault.read() as tx:
        assert tx.ids_of_refs(list(refs.values())).keys() == set(refs.values())
    assert activity.check(vault, full=True) == ()
    record_canaries(vault)
    vault.close()
    for data in contents(target).values():
        assert not any(canary.encode() in data for canary in (*CANARIES, NEW))


def test_where_others_are_the_one_who_recovers_is_keeper_and_coordinator_beside_them(
    vault: Vault,
) -> None:
    sheets = confirmed(vault).sheets
    second = passphrase(OTHER_PASSPHRASE)
    seat = (vault.keys.seat + 3) % 16
    header, public = vaultkeys.admit(vault.header, vault.keys, second, seat, vault.keys.kinds)
    kinds = seats.epochs(header, vault.keys.kinds)
    roles = frozenset({Role.KEEPER})
    with vault.write("member") as tx:
        members.issue(tx, members.Certificate.of("D-02", public, seat, roles, kinds), kinds)
    vault.header = header
    write_over(vault.path, header)
    vault.close()
    done = recovery.restore(vault.path, texts(sheets[:3]), passphrase(NEW))
    assert (done.member, done.roles, done.removed) == ("D-03", ("keeper", "coordinator"), ())
    for typed, member in ((PASSPHRASE, "D-01"), (OTHER_PASSPHRASE, "D-02"), (NEW, "D-03")):
        opened = open_again(vault.path, typed)
        assert opened.member == member
        assert activity.check(opened, full=True) == ()
        opened.close()


@pytest.mark.parametrize("weak", ["short", "password1234"])
def test_a_weak_passphrase_restores_nothing(lost: Lost, tmp_path: Path, weak: str) -> None:
    path, sheets, _ = lost
    with unchanged(path), pytest.raises(PassphraseWeak):
        recovery.restore(path, texts(sheets[:3]), passphrase(weak), tmp_path / "b.sijill")
    assert not (tmp_path / "b.sijill").exists()


def test_the_passphrase_of_another_member_leaves_no_copy_behind(lost: Lost, tmp_path: Path) -> None:
    path, sheets, _ = lost
    with unchanged(path), pytest.raises(PassphraseWeak):
        recovery.restore(path, texts(sheets[:3]), passphrase(PASSPHRASE), tmp_path / "b.sijill")
    assert not (tmp_path / "b.sijill").exists()


def test_nothing_is_ever_restored_over_something(lost: Lost, tmp_path: Path) -> None:
    path, sheets, _ = lost
    (tmp_path / "b.sijill").mkdir()
    with unchanged(path), pytest.raises(VaultAlreadyThere):
        recovery.restore(path, texts(sheets[:3]), passphrase(NEW), tmp_path / "b.sijill")
    assert list((tmp_path / "b.sijill").iterdir()) == []


def test_a_crash_before_the_header_is_written_is_finished_by_the_sheets(
    lost: Lost, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, sheets, _ = lost

    class Killed(BaseException):
        pass

    def killed(_vault: Vault) -> bool:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(header_change, "complete", killed)
        patch.setattr(seats, "current", lambda vault: vault.header)
        with pytest.raises(Killed):
            recovery.restore(path, texts(sheets[:3]), passphrase(NEW))
    again = recovery.restore(path, texts(sheets[:3]), passphrase("another kettle in the garden"))
    assert (again.member, again.removed) == ("D-03", ("D-02",))
    opened = open_again(path, "another kettle in the garden")
    assert opened.one_person
    assert activity.check(opened, full=True) == ()
    opened.close()


def test_circles_that_are_not_complete_restore_nothing(vault: Vault) -> None:
    sheets = confirmed(vault, "two_groups").sheets
    vault.close()
    with unchanged(vault.path), pytest.raises(SharesTooFewOfGroup):
        recovery.restore(vault.path, texts([*sheets[:3], sheets[4]]), passphrase(NEW))
