# SPDX-License-Identifier: Apache-2.0
"""Encrypted copies of the files of an open vault, and the proof that a copy is whole.

A file that is open is copied by SQLite's backup interface only: copied as bytes, a write in the
middle would tear it, and closing the copied file would drop SQLite's own locks (POSIX).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from registry.crypto.medium import medium_errors
from registry.storage.engine import SCHEMA_OF_TIER, DatabaseDamaged, answers_of, keyed
from registry.storage.inspection import pages
from registry.storage.schema import META

Counts = Mapping[str, int]


def copy_database(
    connection: Connection, tier: str, target: Path, key: bytes | bytearray
) -> Counts:
    """Copy the file of ``tier`` to ``target`` under ``key`` (32 bytes); return its row counts.

    Call within a transaction of ``connection``: it is what makes copies of several files agree.
    ``target`` must not exist; after a failure it is the caller's to remove.
    """
    with medium_errors(target):
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection.execute(select(META[tier].c.key).limit(1)).all()  # begins to hold this file
    source: Any = connection.connection.driver_connection
    with answers_of(target), closing(keyed(target, key)) as copy:
        source.backup(copy, name=SCHEMA_OF_TIER[tier])
    sync(target)
    return counts(connection, tier)


def sync(path: Path) -> None:
    """Wait until the bytes of ``path`` are on the medium."""
    with medium_errors(path):
        descriptor = os.open(path, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def counts(connection: Connection, tier: str) -> Counts:
    """Return how many rows each table of one file has."""
    schema = SCHEMA_OF_TIER[tier]
    listed = f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name"  # noqa: S608
    names = [str(row[0]) for row in connection.exec_driver_sql(listed)]
    sql = 'SELECT count(*) FROM {}."{}"'.format  # names of our own tables only
    return {name: int(connection.exec_driver_sql(sql(schema, name)).scalar_one()) for name in names}


def require_whole(engine: Engine, tier: str, expected: Counts, file: Path) -> None:
    """Check each page, the structure and the row counts of a copy; raises DatabaseDamaged."""
    with answers_of(file), engine.connect() as connection:
        broken = list(pages(connection, tier, full=True))
        if broken or counts(connection, tier) != expected:
            raise DatabaseDamaged(file=file.name)
