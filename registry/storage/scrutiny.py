# SPDX-License-Identifier: Apache-2.0
"""Looks at the files of a vault before anything in them is trusted.

A file of no or one byte opens as an empty database, a plaintext one with any key, one of another
vault or of an older epoch with its own. The protected file may be absent, if a note says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from registry.crypto.header import Header
from registry.crypto.medium import medium_errors
from registry.crypto.vaultkeys import OpenKeys
from registry.errors import Damaged
from registry.storage.engine import PAGE_SIZE, DatabaseDamaged, answers_of
from registry.storage.facts import facts, forget

PLAINTEXT = b"SQLite format 3\x00"
AWAY: Final = "protected_away"


class DatabaseMissing(Damaged):
    """A database of the vault is not there, and nobody noted that it was taken elsewhere."""


class DatabasePlaintext(Damaged):
    """A database of the vault is not encrypted: somebody put it there."""


class DatabaseForeign(Damaged):
    """A database of the vault belongs to another vault, or to an older epoch."""


def of_what_is_here(path: Path, header: Header, keys: OpenKeys) -> OpenKeys:
    """Return ``keys`` without those, wiped, of a protected file that is not in ``path``."""
    absent = keys.tiers.get("protected")
    if absent is None or (path / header.file_name("protected")).exists():
        return keys
    absent.wipe()
    return replace(keys, tiers={"registry": keys.tier("registry")})


def looked_at(file: Path) -> Path:
    """Return ``file`` if it can be an encrypted database; it is not opened with a key yet."""
    if not file.exists():
        raise DatabaseMissing(file=file.name)
    with medium_errors(file):
        size = file.stat().st_size
        with file.open("rb") as opened:
            beginning = opened.read(len(PLAINTEXT))
    if beginning == PLAINTEXT:
        raise DatabasePlaintext(file=file.name)
    if size == 0 or (size % PAGE_SIZE and not has_journal(file)):
        raise DatabaseDamaged(file=file.name)
    return file


def has_journal(file: Path) -> bool:
    """Whether a crash left the journal from which SQLite makes the file whole again."""
    journal = file.with_name(f"{file.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def require_ours(engine: Engine, header: Header, files: Mapping[str, Path]) -> None:
    """Raise DatabaseForeign unless each file is that of this vault, tier and epoch."""
    with engine.connect() as connection, connection.begin():
        for tier, file in files.items():
            with answers_of(file):
                held = facts(connection, tier)
            epoch = str(header.epoch(tier))
            expected = {"vault": header.vault_id.hex(), "tier": tier, "epoch": epoch}
            if {key: held.get(key) for key in expected} != expected:
                raise DatabaseForeign(file=file.name)


def mind_the_note(engine: Engine, header: Header, files: Mapping[str, Path], *, due: bool) -> None:
    """Hold the note that the protected file is away against what is here.

    With ``due`` this member's keys would open it: absent without a note it is DatabaseMissing.
    A note about a file that is here again is forgotten, or a later loss would pass for a journey.
    """
    with engine.connect() as connection:
        with connection.begin():
            noted = AWAY in facts(connection, "registry")
        if due and "protected" not in files and not noted:
            raise DatabaseMissing(file=header.file_name("protected"))
        if noted and "protected" in files:
            with connection.execution_options(writes=True).begin():
                forget(connection, "registry", [AWAY])
