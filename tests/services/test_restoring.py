# SPDX-License-Identifier: Apache-2.0
"""What is not whole or not ours restores nothing; who was erased since the backup stays gone."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from registry.crypto.passphrase import Passphrase
from registry.crypto.slots import WrongPassphrase
from registry.errors import RegistryError
from registry.services import activity, backups, members, records, restoring
from registry.services.restoring import BackupSignerUnknown, restore
from registry.services.vaults import Vault
from registry.storage import backup_archive, backup_manifest, certificates, erasing
from registry.storage.backup_archive import BackupDamaged, BackupNewer, NotABackup
from registry.storage.founding import VaultAlreadyThere
from registry.storage.vault import RoleLacks
from tests.services.backed_up import NO_ROOM, back_up, bring_back, phrase, put_evidence, room_for
from tests.services.invented_vaults import (
    OTHER_PASSPHRASE,
    VICTIM_NAME,
    contents,
    new_vault,
    open_again,
    record,
    record_canaries,
)


@contextmanager
def nothing_left(folder: Path) -> Iterator[None]:
    before = {one.name for one in folder.iterdir()}
    yield
    assert {one.name for one in folder.iterdir()} == before


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def longer(data: bytes) -> bytes:
    return data + b"\0"


def flipped(data: bytes) -> bytes:
    at = data.index(b"registry.e1.db") + 5000
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def twice(data: bytes) -> bytes:
    return data + data


def newer(data: bytes) -> bytes:
    at = data.index(backup_archive.FORMAT)
    changed = bytearray(data)
    changed[at : at + 2] = b"2\n"
    crc = struct.pack("<I", zlib.crc32(b"2\n"))
    old = struct.pack("<I", zlib.crc32(backup_archive.FORMAT))
    return bytes(changed).replace(old, crc)


BROKEN: dict[Callable[[bytes], bytes], type[RegistryError]] = {
    cut: BackupDamaged,
    longer: BackupDamaged,
    flipped: BackupDamaged,
    twice: BackupDamaged,
    newer: BackupNewer,
    lambda _data: b"": NotABackup,
    lambda _data: b"PK\x03\x04" + bytes(500): NotABackup,
}


@pytest.mark.parametrize("spoil", BROKEN)
def test_a_file_that_is_no_whole_backup_restores_nothing(
    vault: Vault, spoil: Callable[[bytes], bytes]
) -> None:
    file = back_up(vault)
    file.write_bytes(spoil(file.read_bytes()))
    with nothing_left(file.parent), pytest.raises(BROKEN[spoil]):
        bring_back(file)
    with nothing_left(file.parent), pytest.raises(BROKEN[spoil]):
        backups.prove(file, phrase())


def test_no_flip_of_any_byte_goes_unseen(vault: Vault) -> None:
    put_evidence(vault, "a")
    file = back_up(vault)
    whole = file.read_bytes()
    step = max(1, len(whole) // 60)
    edges = [*range(0, 300, 3), *range(len(whole) - 2500, len(whole), 19)]
    unseen = []
    for at in {*range(0, len(whole), step), *edges}:
        changed = bytearray(whole)
        changed[at] ^= 1 << (at % 8)
        file.write_bytes(changed)
        try:
            backup_archive_is_whole(file)
        except (BackupDamaged, NotABackup, BackupNewer):
            continue
        unseen.append(at)
    assert unseen == []


def backup_archive_is_whole(file: Path) -> None:
    with backup_archive.opened(file) as archive:
        manifest = backup_manifest.read(archive)
        archive.compare(backup_manifest.members_of(archive, manifest))


def test_without_the_comparison_a_flip_would_go_unseen(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = back_up(vault)
    data = bytearray(file.read_bytes())
    data[data.index(b"header") + 7] ^= 1  # the extra field of a local header: nobody reads it
    file.write_bytes(data)
    with pytest.raises(BackupDamaged):
        bring_back(file)
    monkeypatch.setattr(backup_archive.Archive, "compare", lambda *_: None)
    assert bring_back(file).exists()


def test_a_wrong_passphrase_restores_nothing(vault: Vault) -> None:
    file = back_up(vault)
    with nothing_left(file.parent), pytest.raises(WrongPassphrase):
        restore(file, file.parent / "back.sijill", phrase("words that do not open it"))


def test_nothing_is_restored_over_something(vault: Vault) -> None:
    file = back_up(vault)
    before = contents(vault.path)
    with pytest.raises(VaultAlreadyThere):
        restore(file, vault.path, phrase())
    assert contents(vault.path) == before


def test_a_whole_backup_that_no_member_signed_is_refused(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = new_vault(tmp_path / "stranger.sijill")
    signed = backup_manifest.Manifest.signed
    monkeypatch.setattr(
        backup_manifest.Manifest,
        "signed",
        lambda self, _key: signed(self, stranger.keys.signing_key),
    )
    file = back_up(vault)
    monkeypatch.undo()
    stranger.close()
    with nothing_left(tmp_path), pytest.raises(BackupSignerUnknown):
        bring_back(file)
    monkeypatch.setattr(restoring, "certificates", lambda vault: everybody(vault, file))
    assert bring_back(file).exists()


def everybody(vault: Vault, file: Path) -> tuple[certificates.Certificate, ...]:
    """What would be known of members if whoever signed were one."""
    with vault.read() as tx:
        known = certificates.every(tx.connection, vault.keys.organisation)
    with backup_archive.opened(file) as archive:
        return tuple(replace(one, verify_key=backup_manifest.read(archive).signer) for one in known)


@pytest.mark.parametrize("size", [50, 5_000, 100_000, 260_000])
def test_a_full_disk_leaves_neither_half_a_backup_nor_half_a_vault(vault: Vault, size: int) -> None:
    record_canaries(vault)
    before = contents(vault.path)
    with nothing_left(vault.path.parent), room_for(size), pytest.raises(NO_ROOM):
        back_up(vault)
    assert contents(vault.path) == before
    file = back_up(vault)
    with nothing_left(file.parent), room_for(size), pytest.raises(NO_ROOM):
        bring_back(file)


def erase(vault: Vault, ref: str) -> None:
    with vault.write("deaccession", about=ref) as tx:
        erasing.erase(tx, [tx.by_ref(ref).id])


def test_who_was_erased_since_stays_erased_after_a_restore(vault: Vault) -> None:
    refs = record_canaries(vault)
    old = back_up(vault, "old")
    erase(vault, refs["victim"])
    restored = restore(old, old.parent / "back.sijill", phrase())
    assert restored.erased == 0  # nobody could know: no newer backup lies here
    vault.close()
    told = restore(old, old.parent / "told.sijill", phrase(), erased_from=[vault.path])
    assert told.erased >= 1
    assert gone(told.vault, refs["victim"])


def test_a_newer_backup_beside_tells_who_was_erased(vault: Vault) -> None:
    refs = record_canaries(vault)
    old = back_up(vault, "old")
    erase(vault, refs["victim"])
    newer_file = back_up(vault, "zz-newer")
    restored = restore(old, old.parent / "back.sijill", phrase())
    assert restored.erased >= 1
    assert gone(restored.vault, refs["victim"])
    newer_file.write_bytes(newer_file.read_bytes()[:-9])
    again = restore(old, old.parent / "again.sijill", phrase())
    assert again.unread == (newer_file.name,)


def test_who_was_removed_since_is_named_as_being_back(vault: Vault) -> None:
    code = members.admit(vault, ["documenter"], Passphrase.from_text(OTHER_PASSPHRASE))
    old = back_up(vault, "old")
    members.remove(vault, code)
    assert restore(old, old.parent / "back-a.sijill", phrase()).came_back == ()  # nobody could know
    newer_file = back_up(vault, "zz-newer")
    assert restore(old, old.parent / "back-b.sijill", phrase()).came_back == (code,)
    assert restore(newer_file, old.parent / "back-c.sijill", phrase()).came_back == ()
    newer_file.unlink()
    vault.close()
    told = restore(old, old.parent / "back-d.sijill", phrase(), erased_from=[vault.path])
    assert told.came_back == (code,)


def gone(path: Path, ref: str) -> bool:
    opened = open_again(path)
    try:
        assert activity.check(opened, full=True) == ()
        with pytest.raises(RegistryError):
            records.get(opened, ref)
        with opened.read() as tx:
            words = str(list(tx.connection.exec_driver_sql("SELECT * FROM main.revision")))
        return VICTIM_NAME not in words
    finally:
        opened.close()


def test_who_is_no_keeper_cannot_bring_back_a_vault_with_erasures(vault: Vault) -> None:
    refs = record_canaries(vault)
    members.admit(vault, ["documenter"], Passphrase.from_text(OTHER_PASSPHRASE))
    old = back_up(vault, "old")
    erase(vault, refs["victim"])
    back_up(vault, "zz-newer")
    with nothing_left(old.parent), pytest.raises(RoleLacks):
        restore(old, old.parent / "back.sijill", phrase(OTHER_PASSPHRASE))


def test_a_restored_vault_goes_on_and_knows_its_backup(vault: Vault) -> None:
    file = back_up(vault)
    again = open_again(bring_back(file))
    reminder = backups.reminder(again)
    assert (reminder.days, reminder.proven_on) == (0, "")
    ref = record(again, "incident", title_ar="حادثة متخيَّلة")
    assert records.get(again, ref).ref == ref
    assert activity.check(again, full=True) == ()
    again.close()
