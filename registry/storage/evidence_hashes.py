# SPDX-License-Identifier: Apache-2.0
"""Hashes what passes, each in a thread of its own: an original that is read, a file that is sealed.

A GiB costs more to hash than to encrypt, and hashing lets other threads run.
"""

from __future__ import annotations

import hashlib
import os
import queue
import threading
import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from typing import BinaryIO, Final, Protocol, Self

from registry.crypto.agewriter import ROOM
from registry.crypto.atomic import write_all
from registry.domain.media_types import HEAD_SIZE

BLOCK: Final = 1 << 19
# How far a slower hash may lie behind: more than a slice of the scheduler, and little memory.
_BLOCKS: Final = 16
_ROOMS: Final = 6
_SETTLED_EVERY: Final = 64 << 20


class _Hash(Protocol):
    def update(self, data: memoryview, /) -> None: ...


class _Checksum:
    """The CRC-32 of a ZIP entry, with the face of a hash."""

    def __init__(self) -> None:
        self.value = 0

    def update(self, data: memoryview, /) -> None:
        self.value = zlib.crc32(data, self.value)


class _Hashing(threading.Thread):
    """Feeds hashes in the background; hashing lets other threads run."""

    def __init__(self, *hashes: _Hash) -> None:
        super().__init__(daemon=True)
        self._hashes = hashes
        self._behind = 0
        self._given: queue.SimpleQueue[memoryview | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[None] = queue.SimpleQueue()

    def run(self) -> None:
        while block := self._given.get():
            for one in self._hashes:
                one.update(block)
            self._done.put(None)

    def give(self, block: memoryview) -> None:
        """Hash a block, later; it must stand until then."""
        self._behind += 1
        self._given.put(block)

    def wait(self, behind: int = 0) -> None:
        """Return when no more than the last ``behind`` blocks are still to be hashed."""
        while self._behind > behind:
            self._done.get()
            self._behind -= 1

    def end(self) -> None:
        """Hash what was given, and end."""
        self._given.put(None)
        self.join()


class _Rooms:
    """Rooms for blocks, given out in turn: each again only when no hash reads what stands there.

    One block of each room is given to every hash; only of the last room there may be none.
    """

    def __init__(self, count: int, size: int, *threads: _Hashing) -> None:
        self._rooms = [memoryview(bytearray(size)) for _ in range(count)]
        self._threads = threads
        self._number = 0

    def __call__(self) -> memoryview:
        for thread in self._threads:
            thread.wait(len(self._rooms) - 1)
        self._number += 1
        return self._rooms[self._number % len(self._rooms)]


class HashedFile:
    """The sealed file, hashed as it goes to the disk; the disk is kept busy meanwhile.

    Its hash is complete when the block ends.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Write to ``file``, from where it stands."""
        self._file = file
        self._disk = ThreadPoolExecutor(1)
        self._settling: Future[None] | None = None
        self._settled = 0
        self.sha256 = hashlib.sha256()
        self._thread = _Hashing(self.sha256)
        self.room = _Rooms(_ROOMS, ROOM, self._thread)
        self.size = 0

    def write(self, data: memoryview, /) -> int:
        """Write all of it: what stands in one room is one block for the hash."""
        write_all(self._file, data)
        self._thread.give(data)
        self.size += len(data)
        if self.size - self._settled >= _SETTLED_EVERY:
            self._settle()
            self._settling = self._disk.submit(os.fsync, self._file.fileno())
            self._settled = self.size
        return len(data)

    def _settle(self) -> None:
        """Wait for what was given to the disk; it tells an error once, so none may be lost."""
        if self._settling is not None:
            self._settling.result()

    def __enter__(self) -> Self:
        """Begin to hash."""
        self._thread.start()
        return self

    def __exit__(self, error: type[BaseException] | None, *_more: object) -> None:
        """Raise what the disk told of the last part given to it, unless all has failed already."""
        self._thread.end()
        self._disk.shutdown()
        if error is None:
            self._settle()


class Digests:
    """Both hashes and the checksum of everything added, complete when the block ends."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.sha256, self.sha512 = hashlib.sha256(), hashlib.sha512()
        self._checksum = _Checksum()
        # SHA-512 takes as long as the other two together.
        self._threads = _Hashing(self.sha512), _Hashing(self.sha256, self._checksum)
        self.room = _Rooms(_BLOCKS, BLOCK, *self._threads)
        self.size = 0
        self.head = b""

    @property
    def checksum(self) -> int:
        """The CRC-32 of everything added."""
        return self._checksum.value

    def add(self, block: memoryview) -> None:
        """Hash a block, later; it stands in the last room that was given."""
        self.head = self.head or bytes(block[:HEAD_SIZE])
        self.size += len(block)
        for thread in self._threads:
            thread.give(block)

    def __enter__(self) -> None:
        """Begin to hash."""
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_error: object) -> None:
        """Hash what was added."""
        for thread in self._threads:
            thread.end()
