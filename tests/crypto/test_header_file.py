# SPDX-License-Identifier: Apache-2.0
"""The header on disk: two generations, and a plain answer for every bad place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from registry.crypto import header
from registry.crypto.atomic import DiskFull
from registry.crypto.header import (
    HEADER_NAME,
    PREVIOUS_NAME,
    HeaderDamaged,
    NotAVault,
    VaultMissing,
    VaultNewer,
    destroy,
    read_header,
    read_header_or_previous,
    write_header,
    write_over,
)
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.medium import MediumFailed
from registry.crypto.passphrase import Passphrase
from registry.crypto.vaultkeys import found
from tests.crypto.conftest import Founded, FullDisk, flipped, resealed


def test_a_written_header_is_read_and_only_its_owner_may_read_it(
    tmp_path: Path, founded: Founded
) -> None:
    write_header(tmp_path, founded[0])
    assert read_header(tmp_path) == founded[0]
    assert (tmp_path / HEADER_NAME).stat().st_mode & 0o777 == 0o600
    assert {entry.name for entry in tmp_path.iterdir()} == {HEADER_NAME}


def test_the_generation_before_is_kept_and_used_when_the_current_one_is_lost(
    tmp_path: Path, founded: Founded
) -> None:
    first, _ = founded
    second, _ = found(Passphrase.from_text("another"), FOR_TESTS)
    write_header(tmp_path, first)
    write_header(tmp_path, second)
    assert not read_header_or_previous(tmp_path).from_previous
    current = tmp_path / HEADER_NAME
    for damage in (lambda: current.write_bytes(flipped(second.to_bytes(), 60)), current.unlink):
        damage()
        answer = read_header_or_previous(tmp_path)
        assert answer.from_previous
        assert answer.header == first


def test_a_damaged_header_never_replaces_a_sound_previous_one(
    tmp_path: Path, founded: Founded
) -> None:
    write_header(tmp_path, founded[0])
    write_header(tmp_path, founded[0])
    (tmp_path / HEADER_NAME).write_bytes(b"cut")
    write_header(tmp_path, found(Passphrase.from_text("another"), FOR_TESTS)[0])
    (tmp_path / HEADER_NAME).unlink()
    assert read_header_or_previous(tmp_path).header == founded[0]


def test_a_newer_header_is_neither_passed_over_nor_overwritten(
    tmp_path: Path, founded: Founded
) -> None:
    write_header(tmp_path, founded[0])
    write_header(tmp_path, founded[0])
    whole = founded[0].to_bytes()
    newer = resealed(whole[:8] + (2).to_bytes(2) + whole[10:])
    (tmp_path / HEADER_NAME).write_bytes(newer)
    with pytest.raises(VaultNewer):
        read_header_or_previous(tmp_path)
    with pytest.raises(VaultNewer):
        write_header(tmp_path, founded[0])
    assert (tmp_path / HEADER_NAME).read_bytes() == newer


def test_when_both_generations_are_bad_the_answer_is_about_the_current_one(
    tmp_path: Path, founded: Founded
) -> None:
    (tmp_path / HEADER_NAME).write_bytes(founded[0].to_bytes()[:500])
    (tmp_path / PREVIOUS_NAME).write_bytes(b"%PDF-1.4 something")
    with pytest.raises(HeaderDamaged):
        read_header_or_previous(tmp_path)


def test_every_bad_place_has_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        read_header(tmp_path / "nowhere")
    with pytest.raises(VaultMissing):
        read_header(tmp_path)
    letter = tmp_path / "letter.txt"
    letter.write_text("not a vault")
    with pytest.raises(NotAVault):
        read_header(letter)
    (tmp_path / HEADER_NAME).write_text("not a header either")
    with pytest.raises(NotAVault):
        read_header(tmp_path)
    (tmp_path / HEADER_NAME).write_bytes(b"")
    with pytest.raises(HeaderDamaged):
        read_header(tmp_path)


def test_an_endless_header_is_not_read_into_memory(tmp_path: Path, founded: Founded) -> None:
    with (tmp_path / HEADER_NAME).open("wb") as file:
        file.write(founded[0].to_bytes())
        file.truncate(8 * 1024**3)
    with pytest.raises(HeaderDamaged):
        read_header(tmp_path)


@pytest.mark.parametrize("room", [0, 1, 4096, header.SIZE - 1])
def test_a_full_disk_leaves_the_old_header(
    tmp_path: Path, founded: Founded, full_disk: FullDisk, room: int
) -> None:
    write_header(tmp_path, founded[0])
    newer, _ = found(Passphrase.from_text("another"), FOR_TESTS)
    with full_disk(room), pytest.raises(DiskFull):
        write_header(tmp_path, newer)
    assert read_header(tmp_path) == founded[0]
    assert not list(tmp_path.glob("*.part"))


def test_written_over_both_generations_are_the_new_one_and_the_old_bytes_are_gone(
    tmp_path: Path, founded: Founded
) -> None:
    later = replace(founded[0], protected_epoch=2)
    write_header(tmp_path, founded[0])
    write_header(tmp_path, founded[0])
    with (tmp_path / HEADER_NAME).open("rb") as old, (tmp_path / PREVIOUS_NAME).open("rb") as older:
        write_over(tmp_path, later)
        for file in (old, older):
            file.seek(0)
            assert founded[0].slots[0] not in file.read()
    for name in (HEADER_NAME, PREVIOUS_NAME):
        assert (tmp_path / name).read_bytes() == later.to_bytes()


def test_written_once_the_generation_before_would_still_open(
    tmp_path: Path, founded: Founded
) -> None:
    write_header(tmp_path, founded[0])
    write_header(tmp_path, replace(founded[0], protected_epoch=2))
    assert (tmp_path / PREVIOUS_NAME).read_bytes() == founded[0].to_bytes()


def test_a_full_disk_while_writing_over_leaves_a_header_that_opens(
    tmp_path: Path, founded: Founded, full_disk: FullDisk
) -> None:
    write_header(tmp_path, founded[0])
    with full_disk(1000), pytest.raises(DiskFull):
        write_over(tmp_path, replace(founded[0], protected_epoch=2))
    assert read_header(tmp_path) == founded[0]


def test_destroyed_nothing_of_either_generation_is_left(tmp_path: Path, founded: Founded) -> None:
    write_header(tmp_path, founded[0])
    write_header(tmp_path, founded[0])
    with (tmp_path / HEADER_NAME).open("rb") as old, (tmp_path / PREVIOUS_NAME).open("rb") as older:
        destroy(tmp_path)
        for file in (old, older):
            held = file.read()
            assert len(held) == header.SIZE
            assert founded[0].slots[0] not in held
            assert founded[0].vault_id not in held
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(VaultMissing):
        read_header_or_previous(tmp_path)
    destroy(tmp_path)


def test_one_generation_that_will_not_go_does_not_save_the_other(
    tmp_path: Path, founded: Founded
) -> None:
    write_header(tmp_path, founded[0])
    (tmp_path / HEADER_NAME).rename(tmp_path / PREVIOUS_NAME)
    (tmp_path / HEADER_NAME).mkdir()
    with pytest.raises(MediumFailed):
        destroy(tmp_path)
    assert not (tmp_path / PREVIOUS_NAME).exists()
