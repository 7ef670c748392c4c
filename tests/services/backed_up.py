# SPDX-License-Identifier: Apache-2.0
"""Backups for tests: of a small vault with sealed evidence, and of one that grew since."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.crypto.medium import DiskFull, MediumFailed
from registry.crypto.passphrase import Passphrase
from registry.services import backups, restoring
from registry.services.vaults import Vault
from tests.services.invented_vaults import PASSPHRASE

SEALED = bytes(range(256)) * 40


def phrase(text: str = PASSPHRASE) -> Passphrase:
    return Passphrase.from_text(text)


def put_evidence(vault: Vault, digit: str, content: bytes = SEALED) -> str:
    """Lay a sealed file into the vault as an attachment does; return its name there."""
    name = f"evidence/{digit * 2}/{digit * 32}.age"
    file = vault.path / name
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_bytes(content)
    return name


def back_up(vault: Vault, name: str = "a", *since: Path) -> Path:
    """Back ``vault`` up beside it; return the file."""
    return backups.make(vault, vault.path.parent / f"{name}{backups.SUFFIX}", since).file


def bring_back(file: Path, name: str = "back.sijill", *since: Path) -> Path:
    """Restore a backup beside it; return the vault's folder."""
    return restoring.restore(file, file.parent / name, phrase(), since).vault


# SQLite calls a file that may not grow an I/O error; our own writers know what it means.
NO_ROOM = (DiskFull, MediumFailed)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond ``size`` bytes: what a full disk is to the writer of one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
