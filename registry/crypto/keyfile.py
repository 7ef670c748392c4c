# SPDX-License-Identifier: Apache-2.0
"""A key file: something to have besides something to know. Only its SHA-256 is used.

Any file of one byte to one mebibyte will do, such as a picture carried elsewhere; ``make``
writes one of random bytes. The digest goes into Argon2id as its secret (RFC 9106, section 3.1).
"""

from __future__ import annotations

import hashlib
import os
import secrets
from typing import TYPE_CHECKING

from registry.crypto.atomic import write_all
from registry.crypto.medium import medium_errors
from registry.crypto.platform import fsync_directory
from registry.errors import NotUnlocked, VaultError

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 64
MOST = 1 << 20
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class KeyFileMissing(NotUnlocked):
    """There is no key file where one was named."""


class KeyFileUnusable(NotUnlocked):
    """What was named cannot be a key file: not readable, empty, or over a mebibyte."""


class KeyFileAlreadyThere(VaultError):
    """A file stands where the new key file should be made: it is never overwritten."""


def make(path: Path) -> None:
    """Write a new key file of 64 random bytes, readable by its owner only.

    Raises ``KeyFileAlreadyThere``, ``DiskFull``, ``ReadOnlyMedium`` or ``MediumFailed``.
    """
    with medium_errors(path):
        try:
            descriptor = os.open(path, _NEW_FILE, 0o600)
        except FileExistsError:
            raise KeyFileAlreadyThere(file=path.name) from None
        try:
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                write_all(file, secrets.token_bytes(SIZE))
                os.fsync(file.fileno())
            fsync_directory(path.parent)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def digest(path: Path) -> bytes:
    """Return the 32 bytes by which ``path`` counts.

    Raises ``KeyFileMissing`` or ``KeyFileUnusable``.
    """
    try:
        # A pipe or a device could wait or flow for ever.
        held = _read(path) if path.is_file() or not path.exists() else b""
    except FileNotFoundError:
        raise KeyFileMissing(file=path.name) from None
    except OSError:
        raise KeyFileUnusable(file=path.name) from None
    if not 0 < len(held) <= MOST:
        raise KeyFileUnusable(file=path.name)
    return hashlib.sha256(held).digest()


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST + 1)
