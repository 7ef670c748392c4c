# SPDX-License-Identifier: Apache-2.0
"""Lists of records for the screens: a vector of numbers first, rows only where they are shown."""

from __future__ import annotations

import array
from collections.abc import Sequence

from registry.services.search import find_numbers
from registry.storage import entry_store
from registry.storage.entry_store import EntryRow as ListRow
from registry.storage.reading import Reading
from registry.storage.vault import Vault

FOUND_AT_MOST = 1_000
CHUNK = 500  # SQLite takes a bounded number of values in one statement

__all__ = ["ListRow", "counts", "ids", "number_of", "of_records", "rows"]


def counts(vault: Vault) -> dict[str, int]:
    """Return how many records of each kind there are."""
    with vault.read() as tx:
        return entry_store.counts(tx.connection)


def ids(vault: Vault, kind: str, words: str = "") -> array.array[int]:
    """Return the row numbers of a kind: by title, or the best matches of ``words`` first."""
    with vault.read() as tx:
        if not words.strip():
            return entry_store.numbers(tx.connection, kind)
        found = find_numbers(tx, words, FOUND_AT_MOST, kind)
        return array.array("q", dict.fromkeys(_registry_number(tx, t, n) for t, n, _ in found))


def rows(vault: Vault, row_ids: Sequence[int]) -> tuple[ListRow, ...]:
    """Return what the list shows of these rows, in order; the gone are left out."""
    with vault.read() as tx:
        return _named(tx, entry_store.rows_of(tx.connection, "registry", row_ids))


def of_records(vault: Vault, records: Sequence[str]) -> dict[str, ListRow]:
    """Return the rows of these records (internal ids) by id; those without a row are left out."""
    found: dict[str, ListRow] = {}
    with vault.read() as tx:
        for start in range(0, len(records), CHUNK):
            part = records[start : start + CHUNK]
            rows = _named(tx, entry_store.rows_of_records(tx.connection, "registry", part))
            found.update((row.record, row) for row in rows)
    return found


def number_of(vault: Vault, ref: str) -> int:
    """Return the row number of the record with this reference, -1 if it has no row."""
    with vault.read() as tx:
        record = tx.ids_of_refs([ref]).get(ref, ("", ""))[1]
        found = entry_store.rows_of_records(tx.connection, "registry", [record])
    return found[0].number if found else -1


def _named(tx: Reading, found: Sequence[ListRow]) -> tuple[ListRow, ...]:
    names = _protected_titles(tx, [row.record for row in found if row.kind == "person"])
    return tuple(_titled(row, names.get(row.record)) for row in found)


def _registry_number(tx: Reading, tier: str, number: int) -> int:
    if tier == "registry":
        return number
    row = entry_store.rows_of(tx.connection, tier, [number])[0]
    return entry_store.rows_of_records(tx.connection, "registry", [row.record])[0].number


def _protected_titles(tx: Reading, records: list[str]) -> dict[str, ListRow]:
    if "protected" not in tx.tiers or not records:
        return {}
    found = entry_store.rows_of_records(tx.connection, "protected", records)
    return {row.record: row for row in found}


def _titled(row: ListRow, protected: ListRow | None) -> ListRow:
    """A living person's name stands in the protected file; without it the code is the title."""
    if protected is None:
        return row
    parts = {name: getattr(row, name) for name in ListRow.__slots__}
    return ListRow(**{**parts, "title": protected.title, "latin": protected.latin})
