# SPDX-License-Identifier: Apache-2.0
"""Brings the tables of an older vault forward, each file on its own, and refuses a newer one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from registry.errors import VaultError
from registry.storage.schema import WORDS, WORDS_SQL, metadata, tables_of

SCRIPTS: Final = Path(__file__).parent / "migrations"
_TABLE: Final = "alembic_version"


class DatabaseNewer(VaultError):
    """The tables were made by a newer version of the program."""


def known(tier: str) -> tuple[str, ...]:
    """Return the revisions of one file, oldest first: ``0002_members.py`` makes ``TIER_0002``.

    The names alone tell it (a test holds them against Alembic), so that opening reads no script.
    """
    names = sorted(file.name for file in (SCRIPTS / tier).glob("[0-9]*_*.py"))
    return tuple(f"{tier}_{name.split('_')[0]}" for name in names)


def newest(tier: str) -> str:
    """Return the revision that this version of the program writes."""
    return known(tier)[-1]


def make_tables(connection: Connection, tier: str) -> None:
    """Make every table of a new file, and stamp it with the newest revision."""
    from registry.storage import stepping  # noqa: PLC0415 - slow to import, and rarely needed

    metadata.create_all(connection, tables=tables_of(tier), checkfirst=False)
    schema, table = WORDS[tier].split(".")
    connection.exec_driver_sql(WORDS_SQL.format(name=WORDS[tier]))
    # FTS5 keeps the words of deleted rows in its segments unless told to overwrite them.
    connection.exec_driver_sql(
        f"INSERT INTO {schema}.{table} ({table}, rank) VALUES ('secure-delete', 1)"  # noqa: S608
    )
    stepping.stamp(connection, SCRIPTS / tier, _attached_as(tier), newest(tier))


def current(connection: Connection, tier: str) -> str | None:
    """Return the revision a file stands at; None if it never had one."""
    schema = WORDS[tier].split(".")[0]
    there = f"SELECT 1 FROM {schema}.sqlite_master WHERE name = '{_TABLE}'"  # noqa: S608 - our names
    if connection.exec_driver_sql(there).first() is None:
        return None
    rows = connection.exec_driver_sql(f"SELECT version_num FROM {schema}.{_TABLE}")  # noqa: S608
    # At most one is ever written; of several the last one is the one we may not know.
    return max(rows.scalars(), default=None)


def is_due(connection: Connection, tier: str) -> bool:
    """Return whether a file stands at an older revision than the program writes.

    Raises DatabaseNewer for a revision that this version of the program does not know.
    """
    at = current(connection, tier)
    if at not in {None, *known(tier)}:
        raise DatabaseNewer(tier=tier)
    return at != newest(tier)


def bring_forward(connection: Connection, tier: str) -> None:
    """Migrate one file to the newest revision, within the transaction that is open."""
    from registry.storage import stepping  # noqa: PLC0415 - slow to import, and rarely needed

    stepping.bring_forward(connection, SCRIPTS / tier, _attached_as(tier), newest(tier))


def _attached_as(tier: str) -> str | None:
    return None if tier == "registry" else tier
