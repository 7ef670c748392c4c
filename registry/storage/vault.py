# SPDX-License-Identifier: Apache-2.0
"""An open vault: its keys, its one connection and its units of work.

Locked is the absence of this object. After ``close`` nothing can be read: SQLAlchemy would
quietly reconnect a disposed engine, so the connection is closed for good and forgotten.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from registry.crypto.header import Header
from registry.crypto.platform import ExclusiveLock
from registry.crypto.vaultkeys import OpenKeys
from registry.domain.roles import POWERS, Role, may
from registry.errors import RegistryError, VaultError
from registry.storage import certificates
from registry.storage.certificates import Certificate
from registry.storage.engine import answers_of, open_engine
from registry.storage.facts import facts
from registry.storage.inbox import Sealer
from registry.storage.reading import Reading
from registry.storage.scrutiny import AWAY
from registry.storage.writing import Writing


class VaultClosed(VaultError):
    """The vault was locked while something still asked for it."""


class RoleLacks(RegistryError):
    """This member has none of the ``roles`` that may do this; nothing was written."""

    exit_code = 3


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
        self._lock: ExclusiveLock | None = lock
        self._engine: Engine | None = engine
        self._certificates: tuple[Certificate, ...] = ()
        self._for_several = False
        self.from_previous = False
        """Whether the header was damaged and the generation before it opened."""
        self.moved_after_crash = False
        """Whether a save was cut off and the folder moved before it was put in order here."""
        self.learn_members()

    def learn_members(self) -> None:
        """Read the certificates again; a forged one counts for nobody and ``check`` tells it."""
        with self.read() as tx:
            self._certificates = certificates.sound(tx.connection, self.keys.organisation)
            # Who spoils the others' certificates must not become the one person by that.
            forged = certificates.forged(tx.connection, self.keys.organisation)
            told = facts(tx.connection, "registry").get("one_person")
            self._for_several = told == "0" or bool(forged)

    @property
    def certificate(self) -> Certificate | None:
        """What the organisation says of who opened this vault; None for who has none."""
        return certificates.holder(self._certificates, self.keys.verify_key)

    @property
    def member(self) -> str:
        """The code by which records and log know who is at work, such as ``D-01``."""
        return "" if self.certificate is None else self.certificate.code

    @property
    def roles(self) -> frozenset[Role]:
        """What this member may do; nothing without a certificate, or with one of the removed."""
        own = self.certificate
        return own.roles if own is not None and own.is_active else frozenset()

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
        people = sum(one.is_active and not one.travel for one in self._certificates)
        return people == 1 and not self._for_several

    @property
    def protected_is_away(self) -> bool:
        """Whether the protected file is absent because somebody took it elsewhere and noted it."""
        with self.read() as tx:
            return "protected" not in self.tiers and AWAY in facts(tx.connection, "registry")

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

        ``operation`` is a word of ``roles.POWERS``; ``about`` is a reference, never a name.
        Raises ``RoleLacks`` before anything is asked or written.
        """
        self.require(operation)
        entry = self._entry(operation, reason, about)
        epoch = self.header.epoch("protected")
        sealer = Sealer(keys=self.keys, actor=self.member, at=entry["at"], epoch=epoch)
        with self._connected(writes=True) as connection:
            tx = Writing(connection, self.keys, sealer)
            yield tx
            tx.finish(entry)
        if tx.issues_certificates:
            self.learn_members()

    def require(self, operation: str) -> None:
        """Raise ``RoleLacks`` unless one of this member's roles may sign ``operation``."""
        if not may(self.roles, operation):
            raise RoleLacks(roles=" ".join(sorted(POWERS[operation])))

    @contextmanager
    def maintain(self) -> Iterator[Connection]:
        """Give the bare connection, outside a transaction, for checks and migrations."""
        if self._engine is None:
            raise VaultClosed
        with answers_of(self.path), self._engine.connect() as connection:
            yield connection

    def file(self, tier: str) -> Path:
        """Return where the database of ``tier`` stands in this epoch."""
        return self.path / self.header.file_name(tier)

    def detach(self) -> None:
        """Let go of the files, for a rotation or a move; the lock stays held until ``close``."""
        if self._engine is None:
            return
        raw = self._engine.raw_connection()
        driver = raw.driver_connection
        raw.close()
        self._engine.dispose()
        self._engine = None
        if driver is not None:
            driver.close()

    def reopen(
        self, header: Header, keys: OpenKeys, instead: Mapping[str, Path] | None = None
    ) -> None:
        """Open the files of ``header`` with ``keys``, or those given for some tiers ``instead``.

        Raises VaultClosed after ``close``: a locked vault stays locked.
        """
        if self._lock is None:
            raise VaultClosed
        self.detach()
        self.header, self.keys, self.tiers = header, keys, frozenset(keys.tiers)
        files = {tier: self.file(tier) for tier in keys.tiers} | dict(instead or {})
        databases = {tier: one.database_key for tier, one in keys.tiers.items()}
        self._engine = open_engine(files, databases)
        self.learn_members()

    def close(self) -> None:
        """Lock: close the connection, wipe keys, release the lock file. Twice does no harm."""
        self.detach()
        if self._lock is not None:
            self.keys.wipe()
            self._lock.close()
            self._lock = None

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
