# SPDX-License-Identifier: Apache-2.0
"""Replace a small file whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from registry.crypto.medium import DiskFull, ReadOnlyMedium, medium_errors
from registry.crypto.platform import fsync_directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

__all__ = ["DiskFull", "ReadOnlyMedium", "replacing", "write_atomically"]

# Never through a link that someone laid; O_BINARY is Windows saying the same as bytes.
_NEW_FILE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_TRUNC
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


@contextmanager
def replacing(path: Path, mode: int = 0o600) -> Iterator[BinaryIO]:
    """Give an unbuffered file that becomes ``path`` when the block ends without error.

    Until the rename the bytes stand in ``<name>.part`` beside it, so callers write ciphertext
    only. On any error the part is removed and ``path`` is as before. Raises ``DiskFull``,
    ``ReadOnlyMedium`` or ``MediumFailed``.
    """
    part = path.with_name(path.name + ".part")
    with medium_errors(path):
        try:
            # Unbuffered: a buffer would report a full disk only at close, if at all.
            with os.fdopen(os.open(part, _NEW_FILE, mode), "wb", buffering=0) as file:
                yield file
                os.fsync(file.fileno())
            part.replace(path)
            fsync_directory(path.parent)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise


def write_all(file: BinaryIO, data: bytes) -> None:
    """Write every byte of ``data``: a raw file may take only the first part of it."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def write_atomically(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Replace ``path`` by ``data`` with part file, fsync, rename and directory fsync."""
    with replacing(path, mode) as file:
        write_all(file, data)
