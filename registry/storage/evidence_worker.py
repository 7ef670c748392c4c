# SPDX-License-Identifier: Apache-2.0
"""The process that seals one original: it knows public recipients only, and can be ended.

``python -m registry.storage.evidence_worker < JOB``, where JOB is one JSON line with ``source``,
``target``, ``recipients`` and ``name``: nothing of it stands among the processes. Writes JSON
lines: ``{"done": bytes}`` from time to time, then what it made (the fields of ``Made``), or
``{"refused": class name}``.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import stat
import sys
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import FileIO, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol

from registry.crypto.agewriter import SealedWriter
from registry.crypto.atomic import replacing
from registry.crypto.platform import harden_process
from registry.domain.media_types import HEAD_SIZE, media_type_of
from registry.errors import RegistryError
from registry.storage.evidence_zip import Layout

BLOCK: Final = 1 << 19
_BLOCKS: Final = 6  # how far a slower hash may lie behind: what this costs in memory


class OriginalUnreadable(RegistryError):
    """The original cannot be read: it is no file, it may not be read, or its medium is gone."""


class OriginalChanged(RegistryError):
    """The original was written to while it was read; what was made of it was removed."""


_SETTLED_EVERY: Final = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was sealed: hashes and size of the original's bytes, and those of the sealed file."""

    size: int
    sha256: str
    sha512: str
    media_type: str
    sealed_size: int
    sealed_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Where a sealed file goes, whose keys open it, and how the original is called inside."""

    target: Path
    recipients: Sequence[str]
    name: str


def main() -> None:
    """Do the one job of standard input; every expected failure is a line."""
    harden_process()
    job = json.loads(sys.stdin.buffer.readline())
    try:
        made = seal(
            Path(job["source"]),
            Path(job["target"]),
            job["recipients"],
            job["name"],
            lambda done: _say({"done": done}),
        )
    except RegistryError as error:
        _say({"refused": error.code})
    else:
        _say(asdict(made))


def seal(
    source: Path,
    target: Path,
    recipients: Sequence[str],
    name: str,
    progress: Callable[[int], object],
) -> Made:
    """Seal the bytes of ``source`` into ``target``, whole or not at all, in one pass.

    Raises OriginalUnreadable, OriginalChanged, DiskFull, ReadOnlyMedium, MediumFailed.
    """
    job = Job(target=target, recipients=recipients, name=name)
    with _opened(source) as original:
        before = os.fstat(original.fileno())
        return seal_stream(
            original, before.st_size, job, progress, lambda: _require_unchanged(original, before)
        )


def seal_stream(
    original: RawIOBase,
    size: int,
    job: Job,
    progress: Callable[[int], object],
    require_unchanged: Callable[[], object] = lambda: None,
) -> Made:
    """Seal the ``size`` bytes of ``original``, from where it stands.

    Raises OriginalChanged if it has not so many, and what the disk says.
    ``require_unchanged`` is called when all is read, while the file can still be given up.
    """
    with replacing(job.target) as file, ThreadPoolExecutor(1) as disk:
        layout = Layout(name=job.name, size=size)
        sealed, digests = _HashedFile(file, disk), _Digests()
        writer = SealedWriter(sealed, job.recipients)
        writer.write(layout.beginning)
        with digests:
            for block in _blocks(original, size, digests.buffer):
                digests.add(block)
                writer.write(block)
                progress(digests.size)
            require_unchanged()
            if digests.size != size:
                raise OriginalChanged
        for part in layout.ending(digests.checksum):
            writer.write(part)
        writer.finish()
        sealed.settle()
    return Made(
        size=digests.size,
        sha256=digests.sha256.hexdigest(),
        sha512=digests.sha512.hexdigest(),
        media_type=media_type_of(digests.head),
        sealed_size=sealed.size,
        sealed_sha256=sealed.sha256.hexdigest(),
    )


class _HashedFile:
    """The sealed file, hashed as it goes to the disk; the disk is kept busy meanwhile."""

    def __init__(self, file: BinaryIO, disk: Executor) -> None:
        self._file = file
        self._disk = disk
        self._settling: Future[None] | None = None
        self._settled = 0
        self.sha256 = hashlib.sha256()
        self.size = 0

    def write(self, data: memoryview, /) -> int:
        taken = self._file.write(data)
        self.sha256.update(data[:taken])
        self.size += taken
        if self.size - self._settled >= _SETTLED_EVERY:
            self.settle()
            self._settling = self._disk.submit(os.fsync, self._file.fileno())
            self._settled = self.size
        return taken

    def settle(self) -> None:
        """Wait for what was given to the disk; it tells an error once, so none may be lost."""
        if self._settling is not None:
            self._settling.result()


class _Hash(Protocol):
    def update(self, data: memoryview, /) -> None: ...


class _Checksum:
    """The CRC-32 of a ZIP entry, with the face of a hash."""

    def __init__(self) -> None:
        self.value = 0

    def update(self, data: memoryview, /) -> None:
        self.value = zlib.crc32(data, self.value)


class _Thread(threading.Thread):
    """Feeds hashes in the background; hashing lets other threads run."""

    def __init__(self, *hashes: _Hash) -> None:
        super().__init__(daemon=True)
        self._hashes = hashes
        self.blocks: queue.SimpleQueue[memoryview | None] = queue.SimpleQueue()
        self.done: queue.SimpleQueue[None] = queue.SimpleQueue()

    def run(self) -> None:
        while block := self.blocks.get():
            for one in self._hashes:
                one.update(block)
            self.done.put(None)


class _Digests:
    """Both hashes and the checksum of everything added, complete when the block ends."""

    def __init__(self) -> None:
        self.sha256, self.sha512 = hashlib.sha256(), hashlib.sha512()
        self._checksum = _Checksum()
        # SHA-512 takes as long as the other two together.
        self._threads = _Thread(self.sha512), _Thread(self.sha256, self._checksum)
        self._buffers = [memoryview(bytearray(BLOCK)) for _ in range(_BLOCKS)]
        self._number = 0
        self.size = 0
        self.head = b""

    @property
    def checksum(self) -> int:
        return self._checksum.value

    def buffer(self) -> memoryview:
        """Return room for the next block, once no hash reads what stands there."""
        if self._number >= _BLOCKS:
            for thread in self._threads:
                thread.done.get()
        self._number += 1
        return self._buffers[self._number % _BLOCKS]

    def add(self, block: memoryview) -> None:
        self.head = self.head or bytes(block[:HEAD_SIZE])
        self.size += len(block)
        for thread in self._threads:
            thread.blocks.put(block)

    def __enter__(self) -> None:
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_error: object) -> None:
        for thread in self._threads:
            thread.blocks.put(None)
        for thread in self._threads:
            thread.join()


@contextmanager
def _opened(source: Path) -> Iterator[FileIO]:
    """Open a regular file; a pipe or a device would never end."""
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise OriginalUnreadable
        original = FileIO(source, "rb")
    except OSError:
        raise OriginalUnreadable from None
    with original:
        yield original


def _blocks(
    original: RawIOBase, size: int, buffer: Callable[[], memoryview]
) -> Iterator[memoryview]:
    """Yield all that can be read, but not more than one block beyond ``size``."""
    read = 0
    while read <= size:
        block = buffer()
        try:
            count = int(original.readinto(block) or 0)
        except OSError:
            raise OriginalUnreadable from None
        if not count:
            return
        read += count
        yield block[:count]


def _require_unchanged(original: FileIO, before: os.stat_result) -> None:
    after = os.fstat(original.fileno())
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise OriginalChanged


def _say(value: Any) -> None:  # noqa: ANN401 - what JSON takes
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
