# SPDX-License-Identifier: Apache-2.0
"""What a file knows of itself: the rows of its ``meta`` table, read, put and forgotten.

No log entry vouches for these rows; the verbs that change them name a unit of work of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from registry.storage.schema import META


def facts(connection: Connection, tier: str) -> dict[str, str]:
    """Return every row of the ``meta`` table of ``tier``."""
    table = META[tier]
    return {row.key: row.value for row in connection.execute(select(table.c.key, table.c.value))}


def put(connection: Connection, tier: str, values: Mapping[str, str]) -> None:
    """Write ``values``, over what stood under the same keys."""
    forget(connection, tier, values)
    rows = [{"key": key, "value": value} for key, value in values.items()]
    connection.execute(META[tier].insert(), rows)


def forget(connection: Connection, tier: str, keys: Iterable[str]) -> None:
    """Delete the rows of these keys; one that is not there is as good."""
    table = META[tier]
    connection.execute(table.delete().where(table.c.key.in_(list(keys))))
