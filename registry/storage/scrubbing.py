# SPDX-License-Identifier: Apache-2.0
"""Writes the tables of one file anew, so that no page keeps a copy of what was taken out of it.

``secure_delete`` overwrites a row where it stands. But when SQLite moves rows between pages, as
any insert in the middle makes it do, the page that they left keeps its old bytes in the room
between its cells: a name was found there, measured, in one of some fifty removals. A table that
is emptied whole gives all its pages back, each overwritten with zeros (btree.c, ``freePage2``).

Costs a copy of the largest table in memory and the time to write the file once; so only for
what must vanish. VACUUM would copy the whole file into memory.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from registry.storage.rows import full_name
from registry.storage.schema import ENTITY_TABLES, ENTRY, REVISION, WORDS

_REWRITE: Final = (
    "CREATE TEMP TABLE standing AS SELECT * FROM {table} ORDER BY rowid",
    "DELETE FROM {table}",  # without a condition, or rows would go one by one
    "INSERT INTO {table} SELECT * FROM temp.standing ORDER BY rowid",
    "DROP TABLE temp.standing",
)


def scrub(connection: Connection, tier: str) -> None:
    """Write records, history, list rows and words of ``tier`` anew; nothing of them changes."""
    own = [table for (_, one), table in ENTITY_TABLES.items() if one == tier]
    names = [full_name(table) for table in (*own, REVISION[tier], ENTRY[tier])]
    for name in (*names, f"{WORDS[tier]}_content"):
        for statement in _REWRITE:
            connection.exec_driver_sql(statement.format(table=name))
    words = WORDS[tier]
    rebuild = f"INSERT INTO {words} (entry_words) VALUES ('rebuild')"  # noqa: S608 - our names
    connection.exec_driver_sql(rebuild)
