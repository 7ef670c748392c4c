# SPDX-License-Identifier: Apache-2.0
"""Hashes in threads of their own are those of the bytes, however far a thread lies behind."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import threading
import zlib
from io import FileIO
from pathlib import Path

import pytest

from registry.crypto.agewriter import ROOM
from registry.storage import evidence_hashes
from registry.storage.evidence_hashes import BLOCK, Digests, HashedFile

ROOMS = 40  # more than there are: each is given out several times


class HeldUp:
    """A hash that takes nothing until it may."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.taken = b""

    def update(self, data: memoryview, /) -> None:
        self.may.wait()
        self.taken += bytes(data[:1])


def waits_for_a_slow_hash(patience_s: float) -> bool:
    """Tell whether a room that a hash still has to read is not given out again."""
    slow = HeldUp()
    thread = evidence_hashes._Hashing(slow)
    rooms = evidence_hashes._Rooms(2, 1, thread)
    thread.start()
    for number in range(2):
        room = rooms()
        room[0] = number
        thread.give(room)
    third = threading.Thread(target=rooms)
    third.start()
    third.join(patience_s)
    waited = third.is_alive()
    slow.may.set()
    third.join()
    thread.end()
    assert slow.taken == bytes([0, 1])
    return waited


def test_a_room_is_given_out_again_only_when_it_was_read() -> None:
    assert waits_for_a_slow_hash(0.2)


def test_without_the_wait_it_would_be_given_out_too_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_hashes._Hashing, "wait", lambda *_: None)
    assert not waits_for_a_slow_hash(60)


def test_the_digests_of_many_blocks_are_those_of_the_bytes() -> None:
    data, digests = os.urandom(ROOMS * BLOCK), Digests()
    with digests:
        for start in range(0, len(data), BLOCK):
            room = digests.room()
            room[:] = data[start : start + BLOCK]
            digests.add(room)
    assert digests.sha256.digest() == hashlib.sha256(data).digest()
    assert digests.sha512.digest() == hashlib.sha512(data).digest()
    assert (digests.checksum, digests.size) == (zlib.crc32(data), len(data))
    assert digests.head
    assert data.startswith(digests.head)


def test_the_hash_of_a_written_file_is_that_of_its_bytes() -> None:
    data, file = os.urandom(ROOMS * ROOM), io.BytesIO()
    with HashedFile(file) as hashed:
        for start in range(0, len(data), ROOM):
            room = hashed.room()
            room[:] = data[start : start + ROOM]
            hashed.write(room)
    assert file.getvalue() == data
    assert hashed.sha256.digest() == hashlib.sha256(data).digest()
    assert hashed.size == len(data)


def write_a_room(file: FileIO, error: type[Exception] | None = None) -> None:
    with HashedFile(file) as hashed:
        hashed.write(hashed.room())
        if error:
            raise error


def test_a_failure_is_not_hidden_by_what_the_disk_tells_after_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def worn_out(_descriptor: int) -> None:
        raise OSError(errno.EIO, "worn out")

    monkeypatch.setattr(evidence_hashes, "_SETTLED_EVERY", 1)
    monkeypatch.setattr(os, "fsync", worn_out)
    with FileIO(tmp_path / "a", "wb") as file:
        with pytest.raises(KeyError):
            write_a_room(file, KeyError)
        with pytest.raises(OSError, match="worn out"):
            write_a_room(file)
