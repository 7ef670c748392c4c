# SPDX-License-Identifier: Apache-2.0
"""One original sealed in one pass: its hashes are its own, and a failure leaves nothing."""

from __future__ import annotations

import errno
import hashlib
import os
from io import FileIO
from pathlib import Path

import pyrage
import pytest

from registry.crypto.medium import DiskFull, MediumFailed
from registry.storage import evidence_hashes, evidence_worker
from registry.storage.evidence_hashes import BLOCK
from registry.storage.evidence_worker import OriginalChanged, OriginalUnreadable, seal
from tests.storage.sealed_files import PAIR, full_disk, original


def nothing(_done: int) -> None:
    """Care for no progress."""


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 9 * BLOCK + 17, 40 * BLOCK])
def test_the_hashes_are_those_of_the_bytes_before_anything_is_done(
    tmp_path: Path, size: int
) -> None:
    data = os.urandom(size)
    source, target = original(tmp_path, data), tmp_path / "a.age"
    made = seal(source, target, [PAIR.recipient], "a", nothing)
    assert (made.size, made.sha256, made.sha512) == (
        size,
        hashlib.sha256(data).hexdigest(),
        hashlib.sha512(data).hexdigest(),
    )
    whole = target.read_bytes()
    assert (made.sealed_size, made.sealed_sha256) == (len(whole), hashlib.sha256(whole).hexdigest())
    plain = pyrage.decrypt(whole, [pyrage.x25519.Identity.from_str(PAIR.identity)])
    assert data in plain
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("room", [0, 1, 100, 70_000, 2 * BLOCK, 3 * BLOCK])
def test_a_full_disk_at_any_place_leaves_nothing(tmp_path: Path, room: int) -> None:
    source = original(tmp_path, os.urandom(3 * BLOCK))
    (tmp_path / "to").mkdir()
    with full_disk(room), pytest.raises(DiskFull):
        seal(source, tmp_path / "to" / "a.age", [PAIR.recipient], "a", nothing)
    assert not list((tmp_path / "to").iterdir())


@pytest.mark.parametrize("failing", [1, 2])
def test_an_error_that_the_disk_tells_only_when_it_settles_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    told: list[int] = []

    def fsync(_descriptor: int) -> None:
        told.append(1)
        if len(told) == failing:
            raise OSError(errno.EIO, "worn out")

    monkeypatch.setattr(evidence_hashes, "_SETTLED_EVERY", 2 * BLOCK)
    monkeypatch.setattr(os, "fsync", fsync)
    source = original(tmp_path, os.urandom(6 * BLOCK))
    with pytest.raises(MediumFailed):
        seal(source, tmp_path / "a.age", [PAIR.recipient], "a", nothing)
    assert not list(tmp_path.glob("a.age*"))


@pytest.mark.parametrize("change", ["grows", "shrinks", "same length"])
def test_an_original_that_changes_while_it_is_read_is_refused(tmp_path: Path, change: str) -> None:
    source = original(tmp_path, os.urandom(4 * BLOCK))
    seen: list[int] = []

    def meanwhile(done: int) -> None:
        if not seen:
            with source.open("r+b") as file:
                if change == "shrinks":
                    file.truncate(2 * BLOCK)
                else:
                    file.seek(0, os.SEEK_END if change == "grows" else os.SEEK_SET)
                    file.write(b"x")
            os.utime(source, ns=(1, 1))
        seen.append(done)

    with pytest.raises(OriginalChanged):
        seal(source, tmp_path / "a.age", [PAIR.recipient], "a", meanwhile)
    assert not list(tmp_path.glob("a.age*"))


def test_without_the_second_look_a_changed_original_would_be_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = original(tmp_path, os.urandom(2 * BLOCK))
    monkeypatch.setattr(evidence_worker, "_require_unchanged", lambda *_given: None)
    seal(
        source, tmp_path / "a.age", [PAIR.recipient], "a", lambda _done: os.utime(source, ns=(1, 1))
    )
    assert (tmp_path / "a.age").exists()


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # reading it would wait for ever
    for name in ("pipe", ".", "absent"):
        with pytest.raises(OriginalUnreadable):
            seal(tmp_path / name, tmp_path / "a.age", [PAIR.recipient], "a", nothing)


def test_a_medium_that_is_taken_out_is_an_unreadable_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Taken(FileIO):
        def readinto(self, _buffer: object, /) -> int:
            raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(evidence_worker, "FileIO", Taken)
    with pytest.raises(OriginalUnreadable):
        seal(original(tmp_path, b"data"), tmp_path / "a.age", [PAIR.recipient], "a", nothing)


def test_progress_is_told_at_once_and_then_some_times_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter([10.0, 10.01, 10.049, 10.06, 10.1, 10.12])
    monkeypatch.setattr(evidence_worker, "monotonic", lambda: next(clock))
    told: list[int] = []
    progress = evidence_worker._sometimes(told.append)
    for done in range(6):
        progress(done)
    assert told == [0, 3, 5]
