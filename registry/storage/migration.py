# SPDX-License-Identifier: Apache-2.0
"""Brings the tables of an older vault forward, each file on its own, and refuses a newer one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from registry.errors import VaultError
from registry.storage.schema import WORDS, WORDS_SQL, metadata, tables_of

SCRIPTS = Path(__file__).parent / "migrations"


class DatabaseNewer(VaultError):
    """The tables were made by a newer version of the program."""


def _script(tier: str) -> ScriptDirectory:
    folder = str(SCRIPTS / tier)
    return ScriptDirectory(folder, version_locations=[folder])


def newest(tier: str) -> str:
    """Return the revision that this version of the program writes."""
    return str(_script(tier).get_current_head())


def make_tables(connection: Connection, tier: str) -> None:
    """Make every table of a new file, and stamp it with the newest revision."""
    metadata.create_all(connection, tables=tables_of(tier), checkfirst=False)
    schema, table = WORDS[tier].split(".")
    connection.exec_driver_sql(WORDS_SQL.format(name=WORDS[tier]))
    # FTS5 keeps the words of deleted rows in its segments unless told to overwrite them.
    connection.exec_driver_sql(
        f"INSERT INTO {schema}.{table} ({table}, rank) VALUES ('secure-delete', 1)"  # noqa: S608
    )
    _context(connection, tier).stamp(_script(tier), newest(tier))


def current(connection: Connection, tier: str) -> str | None:
    """Return the revision a file stands at."""
    return _context(connection, tier).get_current_revision()


def is_due(connection: Connection, tier: str) -> bool:
    """Return whether a file stands at an older revision than the program writes.

    Raises DatabaseNewer for a revision that this version of the program does not know.
    """
    at = current(connection, tier)
    if at not in {None, *(known.revision for known in _script(tier).walk_revisions())}:
        raise DatabaseNewer(tier=tier)
    return at != newest(tier)


def bring_forward(connection: Connection, tier: str) -> None:
    """Migrate one file to the newest revision, within the transaction that is open."""
    goal = newest(tier)
    script = _script(tier)

    def steps(revision: Any, _context: MigrationContext) -> Iterable[Any]:  # noqa: ANN401 - alembic's
        return script._upgrade_revs(goal, revision)  # noqa: SLF001 - alembic documents this use

    context = _context(connection, tier, fn=steps)
    with Operations.context(context):
        context.run_migrations()


def _context(connection: Connection, tier: str, **opts: Any) -> MigrationContext:  # noqa: ANN401
    schema = None if tier == "registry" else tier
    return MigrationContext.configure(connection, opts={"version_table_schema": schema, **opts})
