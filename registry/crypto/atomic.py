# SPDX-License-Identifier: Apache-2.0
"""Replace a small file whole or not at all; overwrite one that must not be read again."""

from __future__ import annotations

import os
import secrets
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from registry.crypto.medium import DiskFull, ReadOnlyMedium, medium_errors
from registry.crypto.platform import REPLACED_FILES_STAY, fsync_directory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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


def write_all(file: BinaryIO, data: bytes | memoryview) -> None:
    """Write every byte of ``data``: a raw file may take only the first part of it."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def write_atomically(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Replace ``path`` by ``data`` with part file, fsync, rename and directory fsync."""
    with replacing(path, mode) as file:
        write_all(file, data)


@contextmanager
def forgetting(paths: Iterable[Path]) -> Iterator[None]:
    """Overwrite, after the block has replaced ``paths``, the bytes they held before it.

    A file that still has a name (not replaced, or linked elsewhere) is left alone. What the
    disk refuses here is not raised: the new files stand by then, and the old have no name.
    """
    with ExitStack() as opened:
        before = []
        for path in paths:
            if REPLACED_FILES_STAY and path.is_file():
                with medium_errors(path):
                    before.append(opened.enter_context(path.open("r+b", buffering=0)))
        yield
        for file in before:
            with suppress(OSError):
                if os.fstat(file.fileno()).st_nlink == 0:
                    _fill(file)


def overwrite(path: Path) -> None:
    """Fill ``path`` with random bytes and unlink it; missing is as good. Raises ``OSError``."""
    try:
        with path.open("r+b", buffering=0) as file:
            _fill(file)
    except FileNotFoundError:
        return
    finally:
        path.unlink(missing_ok=True)


def _fill(file: BinaryIO) -> None:
    size = os.fstat(file.fileno()).st_size
    file.seek(0)
    write_all(file, secrets.token_bytes(size))
    os.fsync(file.fileno())
