# SPDX-License-Identifier: Apache-2.0
"""Keeps, for each package, what left of each record and why; only ever added to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from registry.storage.rows import insert
from registry.storage.schema import EXPORT_ITEM

COLUMNS = ("export", "record", "code", "outcome", "reason", "fields", "consent")
CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerItem:
    """One record in one package; ``fields`` are the classes of those fields that left.

    ``export`` and ``record`` are internal ids, ``code`` is what the receiver knows it by,
    ``reason`` a sentence in both languages as JSON.
    """

    export: str
    record: str
    code: str
    outcome: str
    reason: str
    fields: Mapping[str, str]
    consent: str


def add_items(connection: Connection, items: Sequence[LedgerItem]) -> None:
    """Write the items of one package."""
    rows = [
        (
            one.export,
            one.record,
            one.code,
            one.outcome,
            one.reason,
            json.dumps(dict(one.fields), sort_keys=True),
            one.consent,
        )
        for one in items
    ]
    insert(connection, EXPORT_ITEM, COLUMNS, rows)


def items_of_records(connection: Connection, records: Sequence[str]) -> list[LedgerItem]:
    """Return every item about these records, whatever its outcome."""
    return _items(connection, "record", records)


def items_of_exports(connection: Connection, exports: Sequence[str]) -> list[LedgerItem]:
    """Return every item of these packages."""
    return _items(connection, "export", exports)


def _items(connection: Connection, column: str, wanted: Sequence[str]) -> list[LedgerItem]:
    found: list[LedgerItem] = []
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        query = select(EXPORT_ITEM).where(EXPORT_ITEM.c[column].in_(part))
        for row in connection.execute(query):
            given = {name: getattr(row, name) or "" for name in COLUMNS}
            found.append(LedgerItem(**{**given, "fields": json.loads(row.fields)}))
    return found
