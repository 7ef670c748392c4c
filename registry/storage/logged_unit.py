# SPDX-License-Identifier: Apache-2.0
"""A unit of work as the log sees it: its number, what it tells, what it takes out, its end.

What is added and changed within it is ``writing``'s; both are one object to everybody else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from registry.crypto.vaultkeys import OpenKeys
from registry.storage import custody, entry_store, scrubbing
from registry.storage.index import UNINDEXED
from registry.storage.reading import Reading
from registry.storage.rows import full_name
from registry.storage.schema import EDGE, ENTITY_TABLES, REVISION, TIERS

CHUNK = 2000


class LoggedUnit(Reading):
    """A unit of work that appends one signed entry to the log of each file it touched."""

    def __init__(self, connection: Connection, keys: OpenKeys) -> None:
        """Begin with nothing touched; ``keys`` sign the log entry at the end."""
        super().__init__(connection, frozenset(keys.tiers))
        self.keys = keys
        self._told: dict[str, dict[str, list[Any]]] = {tier: {} for tier in TIERS}
        self._units: dict[str, int] = {}
        self._thinned: dict[str, set[int]] = {tier: set() for tier in TIERS}
        self._taken_back: dict[str, int] = {}
        self._worn: set[str] = set()
        self._touched = 0

    def unit(self, tier: str) -> int:
        """Return the number of the log entry that this unit of work will have in ``tier``."""
        if tier not in self._units:
            self._units[tier] = custody.next_unit(self.connection, tier)
        return self._units[tier]

    def tell(self, tier: str, name: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
        """Have the log entry of ``tier`` list ``value`` under ``name``; never content."""
        self._told[tier].setdefault(name, []).append(value)
        self.unit(tier)

    def vouch(self, tier: str, row: str, value: str) -> None:
        """Have the log of ``tier`` name the SHA-256 of a ``meta`` row: another value is found."""
        digest = hashlib.sha256(value.encode()).hexdigest()
        self.tell(tier, "announced", {"row": row, "sha256": digest})

    @property
    def issues_certificates(self) -> bool:
        """Whether this unit of work changes who is a member."""
        return "certificates" in self._told["registry"]

    def thin(self, tier: str, records: Sequence[str]) -> bool:
        """Say that revisions of these records are about to change or go; False if it has none.

        The log entry of this unit of work then states anew what the earlier units commit to.
        """
        units = self._units_of(tier, records)
        self._thinned[tier] |= units
        if units:
            self.unit(tier)
        return bool(units)

    def remove(self, kind: str, records: Sequence[str]) -> None:
        """Delete records with their history and index, in every open file."""
        for tier in sorted(self.tiers):
            if self.thin(tier, records):
                self._remove_from(kind, tier, records)
        self._touched += len(records)

    def scrub(self, tier: str) -> None:
        """Have the file of ``tier`` written anew at the end: something must leave no trace."""
        self._worn.add(tier)

    def take_back(self, tier: str, unit: int) -> None:
        """Say in the log that no record of an earlier unit of work is left in ``tier``."""
        self._taken_back[tier] = unit
        self.unit(tier)

    def finish(self, about: dict[str, Any]) -> None:
        """Append one signed log entry to each file that was touched."""
        for tier in sorted(self._worn):
            scrubbing.scrub(self.connection, tier)
        for tier in (one for one in TIERS if one in self._units):
            told = {**about, **self._told[tier], "count": self._touched}
            if tier == "registry" and "protected" in self._units:
                told["also"] = 1  # so that this half of the unit is missed in the other file
                told["reason"] = ""  # it may tell of what the protected file keeps
            if tier in self._taken_back:
                told["taken_back"] = self._taken_back[tier]
            if again := self._commitments_again(tier):
                told["again"] = again
            custody.append(self.connection, self.keys, tier, told)

    def _commitments_again(self, tier: str) -> dict[str, str]:
        """What earlier units commit to now that records were removed from them."""
        earlier = sorted(self._thinned[tier] - {self._units[tier]})
        return {
            str(unit): custody.commitment(self.connection, self.keys, tier, unit)
            for unit in earlier
        }

    def _units_of(self, tier: str, records: Sequence[str]) -> set[int]:
        table, found = REVISION[tier], set[int]()
        for start in range(0, len(records), CHUNK):
            mine = table.c.record.in_(records[start : start + CHUNK])
            found.update(self.connection.scalars(select(table.c.unit).where(mine).distinct()))
        return found

    def _remove_from(self, kind: str, tier: str, records: Sequence[str]) -> None:
        if kind not in UNINDEXED:
            entry_store.remove(self.connection, frozenset({tier}), records)
        columns = [(EDGE[tier], "source"), (REVISION[tier], "record")]
        if (table := ENTITY_TABLES.get((kind, tier))) is not None:
            columns.append((table, "id"))
        for table, column in columns:
            sql = f"DELETE FROM {full_name(table)} WHERE {column} = ?"  # noqa: S608 - our names
            self.connection.exec_driver_sql(sql, [(record,) for record in records])
        self.unit(tier)
