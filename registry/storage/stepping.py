# SPDX-License-Identifier: Apache-2.0
"""The steps of Alembic: stamps a new file and brings an older one forward.

A module of its own, because importing Alembic takes as long as the rest of opening a vault, and
no vault needs it that is up to date.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def script(folder: Path) -> ScriptDirectory:
    """Return what Alembic knows of the migrations in ``folder``."""
    return ScriptDirectory(str(folder), version_locations=[str(folder)])


def stamp(connection: Connection, folder: Path, schema: str | None, revision: str) -> None:
    """Write that the file of ``schema`` stands at ``revision``."""
    _context(connection, schema).stamp(script(folder), revision)


def bring_forward(connection: Connection, folder: Path, schema: str | None, goal: str) -> None:
    """Migrate the file of ``schema`` to ``goal``, within the transaction that is open."""
    known = script(folder)

    def steps(revision: Any, _context: MigrationContext) -> Iterable[Any]:  # noqa: ANN401 - alembic's
        return known._upgrade_revs(goal, revision)  # noqa: SLF001 - alembic documents this use

    context = _context(connection, schema, fn=steps)
    with Operations.context(context):
        context.run_migrations()


def _context(connection: Connection, schema: str | None, **opts: Any) -> MigrationContext:  # noqa: ANN401
    return MigrationContext.configure(connection, opts={"version_table_schema": schema, **opts})
