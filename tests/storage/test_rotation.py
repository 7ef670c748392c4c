# SPDX-License-Identifier: Apache-2.0
"""A new epoch: who stays reads on, who left opens nothing, and a crash leaves one of the two."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.crypto.header import HEADER_NAME, PREVIOUS_NAME, Header, write_over
from registry.crypto.vaultkeys import make_recovery, open_recovery
from registry.services import activity, records, rotation
from registry.services.vaults import Vault
from registry.storage import copies, members
from registry.storage import rotation as epochs
from registry.storage.engine import DatabaseDamaged
from tests.services.backed_up import NO_ROOM, room_for
from tests.services.invented_vaults import (
    CANARIES,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    contents,
    open_again,
    record_canaries,
)

TIERS = ("registry", "protected")


@pytest.mark.parametrize("tier", TIERS)
def test_a_new_epoch_has_a_new_file_under_a_new_key_and_every_record(
    vault: Vault, tier: str
) -> None:
    refs = record_canaries(vault)
    before = {ref: records.get(vault, ref) for ref in refs.values()}
    old_key, old = bytes(vault.keys.tier(tier).database_key), vault.file(tier)
    rotation.rotate(vault, tier)
    assert vault.file(tier).name == f"{tier}.e2.db"
    assert not old.exists()
    assert bytes(vault.keys.tier(tier).database_key) != old_key
    assert {ref: records.get(vault, ref) for ref in refs.values()} == before
    assert activity.check(vault, full=True) == ()


@pytest.mark.parametrize("tier", TIERS)
def test_the_next_session_opens_the_new_epoch_and_its_history(vault: Vault, tier: str) -> None:
    refs = record_canaries(vault)
    rotation.rotate(vault, tier)
    rotation.rotate(vault, tier)
    secrets = [bytes(one.secret) for one in vault.keys.every_epoch(tier)]
    vault.close()
    again = open_again(vault.path)
    try:
        assert [bytes(one.secret) for one in again.keys.every_epoch(tier)] == secrets
        assert len(secrets) == 3
        assert activity.check(again, full=True) == ()
        assert records.get(again, refs["statement"]).ref == refs["statement"]
    finally:
        again.close()


def test_no_word_is_in_any_byte_of_the_new_files(vault: Vault) -> None:
    record_canaries(vault)
    for tier in TIERS:
        rotation.rotate(vault, tier)
    vault.close()
    held = b"".join(contents(vault.path).values())
    assert not [one for one in CANARIES if one.encode() in held]
    assert b"SQLite format 3" not in held


def test_both_generations_of_the_header_know_the_new_epoch_only(vault: Vault) -> None:
    rotation.rotate(vault, "registry")
    for name in (HEADER_NAME, PREVIOUS_NAME):
        assert Header.from_bytes((vault.path / name).read_bytes()) == vault.header


def a_row_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = copies.copy_database
    monkeypatch.setattr(
        epochs, "copy_database", lambda *given: {**counted(*given), "revision": 7_000_000}
    )


def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DatabaseDamaged(file="invented")

    monkeypatch.setattr(epochs, "write_over", full)


@pytest.mark.parametrize("fail", [a_row_lost, no_room])
def test_a_rotation_that_fails_changes_nothing_and_the_vault_stays_open(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, fail: Callable[[pytest.MonkeyPatch], None]
) -> None:
    refs = record_canaries(vault)
    before = contents(vault.path)
    fail(monkeypatch)
    with pytest.raises(DatabaseDamaged):
        rotation.rotate(vault, "protected")
    assert contents(vault.path) == before
    assert records.get(vault, refs["victim"]).ref == refs["victim"]
    assert vault.header.protected_epoch == 1


@pytest.mark.parametrize("size", [1_000, 100_000, 200_000])
def test_a_full_disk_leaves_the_epoch_that_was(vault: Vault, size: int) -> None:
    refs = record_canaries(vault)
    before = contents(vault.path)
    with room_for(size), pytest.raises(NO_ROOM):
        rotation.rotate(vault, "protected")
    assert contents(vault.path) == before
    assert records.get(vault, refs["victim"]).ref == refs["victim"]
    rotation.rotate(vault, "protected")
    assert vault.header.protected_epoch == 2


def test_what_a_crash_left_of_a_rotation_is_settled_by_the_next_session(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epochs, "settle", lambda *_: False)
    rotation.rotate(vault, "protected")
    assert known(vault) == (1, 1)
    vault.close()
    monkeypatch.undo()
    again = open_again(vault.path)
    assert known(again) == (2, 2)
    assert activity.check(again, full=True) == ()
    again.close()


def known(vault: Vault) -> tuple[int, int]:
    """The epoch of this member's certificate, and that of the keys announced."""
    assert vault.certificate is not None
    with vault.read() as tx:
        told = members.announced(tx.connection, vault.keys.organisation, "protected")
    return vault.certificate.kinds["protected"], told.epoch


def test_the_recovery_key_is_given_the_new_epoch(vault: Vault) -> None:
    header, root, public = make_recovery(vault.header, vault.keys)
    write_over(vault.path, header)
    vault.header = header
    with vault.write("recovery") as tx:
        members.announce_recovery(tx, public)
    for tier in TIERS:
        rotation.rotate(vault, tier)
    opened = open_recovery(vault.header, root)
    assert {tier: bytes(opened.tier(tier).secret) for tier in TIERS} == {
        tier: bytes(vault.keys.tier(tier).secret) for tier in TIERS
    }


ROTATE = """
import sys
from pathlib import Path
from registry.services import rotation
from tests.services.invented_vaults import open_again
vault = open_again(Path(sys.argv[1]))
rotation.rotate(vault, sys.argv[2])
vault.close()
"""
# Spread from the first write of the copy to the removal of the old file.
POINTS = (
    ("pwrite64", 2), ("pwrite64", 30), ("fsync", 1), ("fsync", 6), ("/^rename", 1),
    ("/^rename", 2), ("/^rename", 3), ("/^unlink", 6),
)  # fmt: skip


def rotate_and_die(path: Path, tier: str, call: str, step: int) -> int:
    inject = f"inject={call}:signal=SIGKILL:when={step}"
    command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
    done = [sys.executable, "-c", ROTATE, str(path), tier]
    return subprocess.run([*command, *done], check=False).returncode


@pytest.mark.parametrize(("call", "step"), POINTS)
def test_a_kill_at_any_step_leaves_the_old_epoch_or_the_new(
    vault: Vault, call: str, step: int
) -> None:
    refs = record_canaries(vault)
    vault.close()
    tier = TIERS[step % 2]
    assert rotate_and_die(vault.path, tier, call, step) in (-signal.SIGKILL, 128 + 9)
    again = open_again(vault.path, PASSPHRASE)
    try:
        assert activity.check(again, full=True) == ()
        assert records.get(again, refs["statement"]).ref == refs["statement"]
        epoch = again.header.epoch(tier)
        stems = {file.name.partition(".db")[0] for file in vault.path.glob(f"{tier}.e*")}
        assert stems == {f"{tier}.e{epoch}"}
        assert not list(vault.path.glob("*.part"))
        rotation.rotate(again, tier)
        assert again.header.epoch(tier) == epoch + 1
    finally:
        again.close()


def leave(path: Path) -> tuple[Path, Path]:
    """Leave what a crash leaves: a super-journal, and a copy that was not finished."""
    kept, left = path / "registry.e1.db-mj0123ABCD", path / "registry.e7.db.part"
    for file in (kept, left):
        file.write_bytes(b"of a crash")
    return kept, left


def test_a_super_journal_that_a_closed_file_may_need_stays(documenter: Vault) -> None:
    path = documenter.path
    documenter.close()
    super_journal, copy = leave(path)
    open_again(path, OTHER_PASSPHRASE).close()
    assert super_journal.exists()
    assert not copy.exists()


def test_once_every_file_was_read_nothing_of_a_crash_stays(vault: Vault) -> None:
    vault.close()
    left = leave(vault.path)
    open_again(vault.path).close()
    assert not [file for file in left if file.exists()]
