# SPDX-License-Identifier: Apache-2.0
"""A key file is the second half of a passphrase: without it, or altered, nothing opens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from registry.crypto import kdf, keyfile
from registry.crypto.atomic import DiskFull
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.keyfile import KeyFileAlreadyThere, KeyFileMissing, KeyFileUnusable
from registry.crypto.passphrase import Passphrase
from registry.crypto.slots import KeyFileOrPassphraseWrong, WrongPassphrase
from registry.crypto.vaultkeys import change_passphrase, found, unlock
from tests.crypto.conftest import CANARY, FullDisk


@pytest.fixture
def held(tmp_path: Path) -> Path:
    path = tmp_path / "made.key"
    keyfile.make(path)
    return path


def with_file(path: Path, text: str = CANARY) -> Passphrase:
    return Passphrase.from_text(text, keyfile.digest(path))


def test_a_made_key_file_is_random_and_only_its_owners(held: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.key"
    keyfile.make(other)
    assert len(held.read_bytes()) == keyfile.SIZE
    assert held.read_bytes() != other.read_bytes()
    assert held.stat().st_mode & 0o777 == 0o600


def test_a_key_file_is_never_written_over_another_file(held: Path) -> None:
    before = held.read_bytes()
    with pytest.raises(KeyFileAlreadyThere) as refused:
        keyfile.make(held)
    assert refused.value.data == {"file": "made.key"}
    assert held.read_bytes() == before


def test_a_full_disk_leaves_no_half_key_file(tmp_path: Path, full_disk: FullDisk) -> None:
    with full_disk(keyfile.SIZE // 2), pytest.raises(DiskFull):
        keyfile.make(tmp_path / "made.key")
    assert list(tmp_path.iterdir()) == []


def test_a_vault_opens_only_to_passphrase_and_key_file_together(held: Path, tmp_path: Path) -> None:
    header, keys = found(with_file(held), FOR_TESTS)
    assert unlock(header, with_file(held)).member_id == keys.member_id
    with pytest.raises(WrongPassphrase):
        unlock(header, Passphrase.from_text(CANARY))
    other = tmp_path / "other.key"
    keyfile.make(other)
    for wrong in (with_file(other), with_file(held, "another word")):
        with pytest.raises(KeyFileOrPassphraseWrong):
            unlock(header, wrong)


def test_one_changed_bit_of_the_key_file_opens_nothing(held: Path) -> None:
    header, _ = found(with_file(held), FOR_TESTS)
    content = held.read_bytes()
    held.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    with pytest.raises(KeyFileOrPassphraseWrong):
        unlock(header, with_file(held))


def test_if_the_derivation_forgot_the_key_file_any_would_open(
    held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    argon = Argon2id
    monkeypatch.setattr(kdf, "Argon2id", lambda **given: argon(**{**given, "secret": None}))
    header, keys = found(with_file(held), FOR_TESTS)
    assert unlock(header, Passphrase.from_text(CANARY)).member_id == keys.member_id


def test_a_key_file_is_added_and_taken_off_by_a_change_of_passphrase(held: Path) -> None:
    header, keys = found(Passphrase.from_text(CANARY), FOR_TESTS)
    bound = change_passphrase(header, Passphrase.from_text(CANARY), with_file(held))
    with pytest.raises(WrongPassphrase):
        unlock(bound, Passphrase.from_text(CANARY))
    freed = change_passphrase(bound, with_file(held), Passphrase.from_text(CANARY))
    assert unlock(freed, Passphrase.from_text(CANARY)).member_id == keys.member_id


def test_a_missing_key_file_is_named_and_not_taken_for_a_wrong_passphrase(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissing) as refused:
        keyfile.digest(tmp_path / "gone.key")
    assert refused.value.data == {"file": "gone.key"}


@pytest.mark.parametrize("size", [0, keyfile.MOST + 1])
def test_an_empty_or_huge_file_is_no_key_file(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.key"
    path.write_bytes(b"x" * size)
    with pytest.raises(KeyFileUnusable):
        keyfile.digest(path)


def test_the_largest_file_allowed_is_a_key_file(tmp_path: Path) -> None:
    path = tmp_path / "a.key"
    path.write_bytes(b"x" * keyfile.MOST)
    assert len(keyfile.digest(path)) == 32


def test_a_folder_and_a_pipe_are_no_key_files_and_nothing_waits(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.key"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe):
        with pytest.raises(KeyFileUnusable):
            keyfile.digest(path)


def test_wiping_a_passphrase_wipes_what_it_had_of_the_key_file(held: Path) -> None:
    with with_file(held) as passphrase:
        assert len(passphrase.key_file) == 32
    assert not passphrase.key_file
