# SPDX-License-Identifier: Apache-2.0
"""Originals and places for the tests of sealed files, and a disk that is full."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.crypto.agekeys import new_identity
from registry.storage import evidence_store
from registry.storage.evidence_store import SealedFile

PAIR = new_identity()
CANARY = "سنديانة-canary-original"


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """Let no file of this process, or of those it starts, grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def place(folder: Path) -> Path:
    """Return a folder like that of a vault, without databases."""
    (folder / "v.sijill" / "evidence").mkdir(parents=True)
    return folder / "v.sijill"


def original(folder: Path, data: bytes, name: str = "original.bin") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def sealed(vault: Path, source: Path, name: str = "original.bin") -> SealedFile:
    """Seal ``source`` and return what a record would say of the file."""
    file, made = evidence_store.seal(vault, source, [PAIR.recipient], name)
    return SealedFile(file=file, size=made.sealed_size, sha256=made.sealed_sha256)


def files_in(vault: Path) -> list[Path]:
    return [path for path in vault.rglob("*") if path.is_file()]
