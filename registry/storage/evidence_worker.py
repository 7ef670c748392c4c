# SPDX-License-Identifier: Apache-2.0
"""The process that seals one original: it knows public recipients only, and can be ended.

``python -m registry.storage.evidence_worker < JOB``, where JOB is one JSON line with ``source``,
``target``, ``recipients`` and ``name``: nothing of it stands among the processes. Writes JSON
lines: ``{"done": bytes}`` from time to time, then what it made (the fields of ``Made``), or
``{"refused": class name}``.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import FileIO, RawIOBase
from pathlib import Path
from time import monotonic
from typing import Any, Final

from registry.crypto.agewriter import SealedWriter
from registry.crypto.atomic import replacing
from registry.crypto.platform import harden_process, limit_memory
from registry.domain.media_types import media_type_of
from registry.errors import RegistryError
from registry.storage.evidence_hashes import Digests, HashedFile
from registry.storage.evidence_zip import Layout

MEMORY: Final = 2 << 30  # what is mapped, with the stacks and arenas of its threads
_TOLD_EVERY_S: Final = 0.05


class OriginalUnreadable(RegistryError):
    """The original cannot be read: it is no file, it may not be read, or its medium is gone."""


class OriginalChanged(RegistryError):
    """The original was written to while it was read; what was made of it was removed."""


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
    limit_memory(MEMORY)
    job = json.loads(sys.stdin.buffer.readline())
    try:
        made = seal(
            Path(job["source"]),
            Path(job["target"]),
            job["recipients"],
            job["name"],
            _sometimes(lambda done: _say({"done": done})),
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
    layout, digests = Layout(name=job.name, size=size), Digests()
    with replacing(job.target) as file, HashedFile(file) as sealed:
        writer = SealedWriter(sealed, job.recipients, sealed.room)
        writer.write(layout.beginning)
        with digests:
            for block in _blocks(original, size, digests.room):
                digests.add(block)
                writer.write(block)
                progress(digests.size)
            require_unchanged()
            if digests.size != size:
                raise OriginalChanged
        for part in layout.ending(digests.checksum):
            writer.write(part)
        writer.finish()
    return Made(
        size=digests.size,
        sha256=digests.sha256.hexdigest(),
        sha512=digests.sha512.hexdigest(),
        media_type=media_type_of(digests.head),
        sealed_size=sealed.size,
        sealed_sha256=sealed.sha256.hexdigest(),
    )


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


def _blocks(original: RawIOBase, size: int, room: Callable[[], memoryview]) -> Iterator[memoryview]:
    """Yield all that can be read, but not more than one block beyond ``size``."""
    read = 0
    while read <= size:
        block = room()
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


def _sometimes(progress: Callable[[int], object]) -> Callable[[int], object]:
    """Pass on the first call and then some twenty a second: each wakes the process that waits."""
    told = float("-inf")

    def passed(done: int) -> None:
        nonlocal told
        if (now := monotonic()) - told >= _TOLD_EVERY_S:
            told = now
            progress(done)

    return passed


def _say(value: Any) -> None:  # noqa: ANN401 - what JSON takes
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
