# SPDX-License-Identifier: Apache-2.0
"""The reference: the registry of an open vault, row by row, in an SQLite file without a key."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from registry.storage.vault import Vault

SETTINGS = ("journal_mode=TRUNCATE", "synchronous=EXTRA", "cache_size=-65536", "temp_store=MEMORY")
FTS = "entry_words"
Rows = dict[str, list[tuple[Any, ...]]]


def schema_and_rows(vault: Vault) -> tuple[list[str], Rows]:
    """Return the statements that make the tables and indexes, and the rows of each table."""
    with vault.read() as tx:
        run = tx.connection.exec_driver_sql
        made = run("SELECT name, sql, type FROM main.sqlite_master WHERE sql IS NOT NULL").all()
        ours = [row for row in made if not row[0].startswith((f"{FTS}_", "sqlite_"))]
        tables = [row[0] for row in ours if row[2] == "table" and row[0] != FTS]
        rows = {t: [tuple(row) for row in run(f"SELECT * FROM main.{t}")] for t in tables}  # noqa: S608
        words = [tuple(row) for row in run(f"SELECT rowid, words FROM main.{FTS}")]  # noqa: S608
    return [row[1] for row in ours], {**rows, FTS: words}


def write(path: Path, schema: list[str], rows: Rows) -> float:
    """Write all rows with executemany in one transaction; return how many seconds it took."""
    connection = open_plain(path)
    for statement in schema:
        connection.execute(statement)
    start = perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for table, content in rows.items():
        columns = "(rowid, words)" if table == FTS else ""
        if content:
            marks = ",".join("?" * len(content[0]))
            sql = f"INSERT INTO {table} {columns} VALUES ({marks})"  # noqa: S608
            connection.executemany(sql, content)
    connection.execute("COMMIT")
    seconds = perf_counter() - start
    connection.close()
    return seconds


def open_plain(path: Path) -> Any:  # noqa: ANN401 - sqlcipher3 has no types
    """Return a bare connection with the settings of a vault and no key."""
    connection = sqlite.connect(str(path), isolation_level=None)
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection
