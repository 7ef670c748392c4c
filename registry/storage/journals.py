# SPDX-License-Identifier: Apache-2.0
"""Repairs the journals of a crash whose vault was moved before it was opened again.

A commit over two files leaves, when cut off, a journal beside each and a super-journal that binds
them. They name each other by absolute path (SQLite, pager.c), so after a move SQLite would take
the cut commit for a finished one and tear the files apart. Before SQLite touches anything, the
paths are rewritten to here.

Tail of a journal: super-journal's page number (4), its name, length of the name (4), sum of the
bytes of the name (4), magic (8); integers big-endian. A super-journal holds the names, each
with a NUL behind it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from registry.crypto.atomic import write_atomically
from registry.crypto.platform import fsync_directory

MAGIC = bytes.fromhex("d9d505f920a163d7")
TAIL = 16
LONGEST = 4096
WRAP = 1 << 32


def _unsigned(name: bytes) -> int:
    return sum(name) % WRAP


def _signed(name: bytes) -> int:
    return sum(byte - 256 if byte > 127 else byte for byte in name) % WRAP  # noqa: PLR2004


# C leaves open whether ``char`` has a sign; the journal itself tells which its writer had.
SUMS: tuple[Callable[[bytes], int], ...] = (_signed, _unsigned)


def bring_home(folder: Path, databases: Iterable[Path]) -> bool:
    """Rewrite what journals in ``folder`` name to this folder; whether anything was to do.

    Nothing else may have the files open (the vault's lock is held). A journal whose tail is not
    whole is left alone: SQLite itself then ignores or refuses it.
    """
    repaired = False
    for database in databases:
        journal = database.with_name(f"{database.name}-journal")
        if journal.exists() and (name := _super_name(journal)):
            there = Path(os.fsdecode(name))
            if there.parent != folder:
                _rewrite_super(folder / there.name, folder)
                _rewrite_tail(journal, os.fsencode(folder / there.name))
                repaired = True
    if repaired:
        fsync_directory(folder)
    return repaired


def _super_name(journal: Path) -> bytes:
    """Return the name of the super-journal that a journal ends with, or nothing."""
    data = journal.read_bytes()[-(LONGEST + TAIL) :]
    if len(data) < TAIL or data[-8:] != MAGIC:
        return b""
    length = int.from_bytes(data[-16:-12])
    name = data[-TAIL - length : -TAIL] if 0 < length <= min(LONGEST, len(data) - TAIL) else b""
    told = int.from_bytes(data[-12:-8])
    return name if name and any(add(name) == told for add in SUMS) else b""


def _rewrite_tail(journal: Path, name: bytes) -> None:
    data = journal.read_bytes()
    length = int.from_bytes(data[-16:-12])
    told, old = int.from_bytes(data[-12:-8]), data[-TAIL - length : -TAIL]
    add = next(one for one in SUMS if one(old) == told)
    tail = name + len(name).to_bytes(4) + add(name).to_bytes(4) + MAGIC
    with journal.open("r+b") as file:
        file.seek(len(data) - TAIL - length)
        file.write(tail)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _rewrite_super(path: Path, folder: Path) -> None:
    """The children it names are looked for before it is deleted; they must be found here."""
    if not path.exists():
        return  # it was deleted: the commit stood, and the journals are stale by that
    names = [name for name in path.read_bytes().split(b"\0") if name]
    moved = [os.fsencode(folder / Path(os.fsdecode(name)).name) for name in names]
    write_atomically(path, b"".join(name + b"\0" for name in moved))
