# SPDX-License-Identifier: Apache-2.0
"""All that differs by operating system: hardening, directory fsync, the lock, swap."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from registry.crypto.medium import medium_errors
from registry.errors import VaultError

if TYPE_CHECKING:
    from types import TracebackType

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl
    import resource

PR_SET_DUMPABLE = 4  # linux/prctl.h
M_PERTURB = -6  # glibc malloc.h
PERTURB_BYTE = 0xA5
# Whether a file that was replaced while open can still be written; Windows refuses to replace it.
REPLACED_FILES_STAY = sys.platform != "win32"


class AlreadyOpen(VaultError):
    """Another process holds the lock of this vault."""


def harden_process() -> frozenset[str]:
    """Close what this system lets a process close; return the names of what took effect.

    ``umask`` (files 0600, directories 0700), ``no_core`` (no core dump), ``not_dumpable``
    (no ptrace, no core even by a handler), ``perturb`` (glibc overwrites freed memory).
    Call first in ``main``, before any secret exists. Calling twice does no harm.
    """
    os.umask(0o077)
    done = {"umask"}
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        done.add("no_core")
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0:
            done.add("not_dumpable")
        # musl has no mallopt; there freed memory keeps its bytes until reused.
        if hasattr(libc, "mallopt") and libc.mallopt(M_PERTURB, PERTURB_BYTE) == 1:
            done.add("perturb")
    return frozenset(done)


def limit_memory(size: int) -> bool:
    """Let this process, a worker, map at most ``size`` bytes; return whether this system can."""
    if sys.platform == "win32":
        return False
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    return True


def fsync_directory(path: Path) -> None:
    """Make a rename inside ``path`` durable; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def swap_is_plain(swaps: Path = Path("/proc/swaps"), blocks: Path = Path("/sys/block")) -> bool:
    """Say whether memory may reach an unencrypted disk; unknown counts as plain.

    Linux: no swap, zram and dm-crypt are safe. macOS encrypts its swap. A swap file or a
    Windows page file lies on a disk whose encryption cannot be known here, so: plain.
    """
    if sys.platform == "darwin":
        return False
    try:
        lines = swaps.read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return True
    return any(not _is_sealed_device(Path(line.split()[0]), blocks) for line in lines if line)


def _is_sealed_device(device: Path, blocks: Path) -> bool:
    name = device.resolve().name
    if name.startswith("zram"):
        return True
    try:
        return (blocks / name / "dm" / "uuid").read_text(encoding="ascii").startswith("CRYPT-")
    except OSError:
        return False


class ExclusiveLock:
    """A lock on ``path`` for this one process, held until ``close`` or its end.

    The system releases it when the process dies or execs, so a crash never locks a family
    out; the file itself stays, because removing it would race with the next one to open.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock or raise ``AlreadyOpen``; ``ReadOnlyMedium`` if it cannot be made."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        with medium_errors(path):
            self._descriptor: int | None = os.open(path, flags, 0o600)
        try:
            _lock(self._descriptor)
        except OSError:
            self.close()
            raise AlreadyOpen from None

    def close(self) -> None:
        """Let the lock go; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        """Return the held lock."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the lock go."""
        self.close()


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
