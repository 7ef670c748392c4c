# SPDX-License-Identifier: Apache-2.0
"""Makes the files of a new vault, and opens those of one that is there.

Nothing is trusted before it is checked: a file of no or one byte opens as an empty database, a
plaintext one with any key, and one of another vault with its own.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

from sqlalchemy import Engine, select

from registry.crypto.header import Header, read_header_or_previous, write_header
from registry.crypto.kdf import KdfCost
from registry.crypto.medium import medium_errors
from registry.crypto.passphrase import Passphrase
from registry.crypto.platform import ExclusiveLock
from registry.crypto.vaultkeys import OpenKeys, found, unlock
from registry.errors import Damaged, VaultError
from registry.storage import migration
from registry.storage.engine import (
    PAGE_SIZE,
    DatabaseDamaged,
    authorizer_lifted,
    mark_as_ours,
    open_engine,
)
from registry.storage.schema import META
from registry.storage.vault import Vault

PLAINTEXT = b"SQLite format 3\x00"


class VaultAlreadyThere(VaultError):
    """Something stands where the new vault should be made."""


class DatabasePlaintext(Damaged):
    """A database of the vault is not encrypted: somebody put it there."""


class DatabaseForeign(Damaged):
    """A database of the vault belongs to another vault, or to an older epoch."""


def make(path: Path, passphrase: Passphrase, cost: KdfCost, *, demo: bool) -> Vault:
    """Make a vault for one person at ``path`` and open it; a failure leaves nothing behind."""
    if path.exists():
        raise VaultAlreadyThere(name=path.name)
    header, keys = found(passphrase, cost, demo=demo)
    with medium_errors(path):
        path.mkdir(mode=0o700, parents=True)
    try:
        lock = ExclusiveLock(path / "lock")
        for name in ("drafts", "evidence"):
            (path / name).mkdir(mode=0o700)
        engine = _new_databases(path, header, keys)
        write_header(path, header)
        return Vault(path, header, keys, lock, engine)
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def open_at(path: Path, passphrase: Passphrase) -> Vault:
    """Open the vault at ``path``; the lock file is held until it is closed."""
    header = read_header_or_previous(path).header
    with medium_errors(path):
        lock = ExclusiveLock(path / "lock")
    try:
        keys = unlock(header, passphrase)
        files = {tier: _checked(path / header.file_name(tier)) for tier in keys.tiers}
        engine = open_engine(files, _database_keys(keys))
        try:
            _check_identity(engine, header, keys)
            _bring_forward(engine, keys)
        except BaseException:
            engine.dispose()
            raise
        return Vault(path, header, keys, lock, engine)
    except BaseException:
        lock.close()
        raise


def _database_keys(keys: OpenKeys) -> dict[str, bytearray]:
    return {name: tier.database_key for name, tier in keys.tiers.items()}


def _new_databases(path: Path, header: Header, keys: OpenKeys) -> Engine:
    files = {tier: path / header.file_name(tier) for tier in keys.tiers}
    for file in files.values():
        with medium_errors(file):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    engine = open_engine(files, _database_keys(keys), new=True)
    with engine.connect() as connection, authorizer_lifted(connection):
        mark_as_ours(connection, list(files))
        with connection.execution_options(writes=True).begin():
            for tier in files:
                migration.make_tables(connection, tier)
                rows = [{"key": k, "value": v} for k, v in _meta(header, keys, tier).items()]
                connection.execute(META[tier].insert(), rows)
    return engine


def _meta(header: Header, keys: OpenKeys, tier: str) -> dict[str, str]:
    return {
        "vault": header.vault_id.hex(),
        "tier": tier,
        "epoch": str(header.epoch(tier)),
        "made_on": dt.datetime.now(dt.UTC).date().isoformat(),
        "member": "D-01",
        "member_key": keys.verify_key.hex(),
        "one_person": "1",
    }


def _checked(file: Path) -> Path:
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            beginning = opened.read(len(PLAINTEXT))
    except FileNotFoundError:
        raise DatabaseDamaged(file=file.name) from None
    if beginning == PLAINTEXT:
        raise DatabasePlaintext(file=file.name)
    if size == 0 or size % PAGE_SIZE:
        raise DatabaseDamaged(file=file.name)
    return file


def _check_identity(engine: Engine, header: Header, keys: OpenKeys) -> None:
    with engine.connect() as connection:
        for tier in keys.tiers:
            table = META[tier]
            rows = connection.execute(select(table.c.key, table.c.value))
            held = {row.key: row.value for row in rows}
            expected = {"vault": header.vault_id.hex(), "tier": tier}
            if {key: held.get(key) for key in expected} != expected:
                raise DatabaseForeign(file=header.file_name(tier))
            if held.get("epoch") != str(header.epoch(tier)):
                raise DatabaseForeign(file=header.file_name(tier))


def _bring_forward(engine: Engine, keys: OpenKeys) -> None:
    with (
        engine.connect() as connection,
        authorizer_lifted(connection),
        connection.execution_options(writes=True).begin(),
    ):
        for tier in keys.tiers:
            migration.bring_forward(connection, tier)
