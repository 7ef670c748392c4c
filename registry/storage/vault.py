# SPDX-License-Identifier: Apache-2.0
"""An open vault: its keys, its one connection and its units of work.

Locked is the absence of this object. After ``close`` nothing can be read: SQLAlchemy would
quietly reconnect a disposed engine, so the connection is closed for good and forgotten.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from registry.crypto.header import Header
from registry.crypto.platform import ExclusiveLock
from registry.crypto.vaultkeys import OpenKeys
from registry.errors import VaultError
from registry.storage.engine import answers_of
from registry.storage.reading import Reading
from registry.storage.schema import META
from registry.storage.writing import Writing


class VaultClosed(VaultError):
    """The vault was locked while something still asked for it."""


class Vault:
    """An open vault of one member. All calls come from the thread that opened it."""

    def __init__(
        self, path: Path, header: Header, keys: OpenKeys, lock: ExclusiveLock, engine: Engine
    ) -> None:
        """Take over lock and engine; ``close`` gives both back."""
        self.path = path
        self.header = header
        self.keys = keys
        self.tiers = frozenset(keys.tiers)
        self._lock = lock
        self._engine: Engine | None = engine
        with self.read() as tx:
            self._meta = dict(
                tx.connection.execute(
                    select(META["registry"].c.key, META["registry"].c.value)
                ).all()
            )

    @property
    def member(self) -> str:
        """The code by which records and log know who is at work, such as ``D-01``."""
        return str(self._meta.get("member", "D-01"))

    @property
    def is_demo(self) -> bool:
        """Whether everybody in this vault is invented; signed into the header for ever."""
        return self.header.demo

    @property
    def is_weak(self) -> bool:
        """Whether the cost of its passphrase is below the floor (made by tests only)."""
        return self.header.cost.is_below_floor

    @property
    def one_person(self) -> bool:
        """Whether builder and approver, author and reviewer, can only be the same person."""
        return self._meta.get("one_person") == "1"

    @property
    def is_open(self) -> bool:
        """Whether ``close`` has not been called yet."""
        return self._engine is not None

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """Give one consistent picture of both files."""
        with self._connected(writes=False) as connection:
            yield Reading(connection, self.tiers)

    @contextmanager
    def write(self, operation: str, reason: str = "", about: str = "") -> Iterator[Writing]:
        """Give a unit of work; at its end everything stands, signed, or nothing does.

        ``operation`` is a PREMIS word where one fits; ``about`` is a reference, never a name.
        """
        with self._connected(writes=True) as connection:
            tx = Writing(connection, self.keys)
            yield tx
            tx.finish(self._entry(operation, reason, about))

    @contextmanager
    def maintain(self) -> Iterator[Connection]:
        """Give the bare connection, outside a transaction, for checks and migrations."""
        if self._engine is None:
            raise VaultClosed
        with answers_of(self.path), self._engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Lock: close the connection, wipe keys, release the lock file. Twice does no harm."""
        if self._engine is None:
            return
        raw = self._engine.raw_connection()
        driver = raw.driver_connection
        raw.close()
        self._engine.dispose()
        self._engine = None
        if driver is not None:
            driver.close()
        self.keys.wipe()
        self._lock.close()

    def _entry(self, operation: str, reason: str, about: str) -> dict[str, Any]:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        return {
            "at": now, "actor": self.member, "operation": operation,
            "reason": reason, "about": about,
        }  # fmt: skip

    @contextmanager
    def _connected(self, *, writes: bool) -> Iterator[Connection]:
        if self._engine is None:
            raise VaultClosed
        with (
            answers_of(self.path),
            self._engine.connect() as connection,
            connection.execution_options(writes=writes).begin(),
        ):
            yield connection
