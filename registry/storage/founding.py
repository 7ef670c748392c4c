# SPDX-License-Identifier: Apache-2.0
"""Makes the files of a new vault, and opens those of one that is there."""

from __future__ import annotations

import datetime as dt
import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from registry.crypto.atomic import replacing, write_all
from registry.crypto.header import TIERS, Header, read_header_or_previous, write_header
from registry.crypto.kdf import KdfCost
from registry.crypto.medium import medium_errors
from registry.crypto.passphrase import Passphrase
from registry.crypto.platform import ExclusiveLock, fsync_directory
from registry.crypto.vaultkeys import OpenKeys, found, unlock
from registry.domain.roles import Role
from registry.errors import VaultError
from registry.storage import custody, members, migration
from registry.storage.announcements import is_due
from registry.storage.engine import (
    answers_of,
    authorizer_lifted,
    mark_as_ours,
    open_engine,
)
from registry.storage.epochs import with_past
from registry.storage.facts import put
from registry.storage.journals import bring_home
from registry.storage.rotation import clear_left_over, settle
from registry.storage.schema import CERTIFICATE, META
from registry.storage.scrutiny import looked_at, mind_the_note, of_what_is_here, require_ours
from registry.storage.vault import Vault
from registry.storage.writing import Writing

COPY_SUFFIX = ".before"
COPIED_AT_ONCE = 1 << 20


class VaultAlreadyThere(VaultError):
    """Something stands where the new vault should be made."""


def make(
    path: Path, passphrase: Passphrase, cost: KdfCost, *, demo: bool, for_several: bool = False
) -> Vault:
    """Make a vault at ``path`` and open it; a failure leaves nothing behind.

    One ``for_several`` is never taken for that of one person, who approves their own work.
    """
    if path.exists():
        raise VaultAlreadyThere(name=path.name)
    header, keys = found(passphrase, cost, demo=demo)
    with medium_errors(path), ExitStack() as undo:
        undo.callback(keys.wipe)
        path.mkdir(mode=0o700, parents=True)
        undo.callback(shutil.rmtree, path, ignore_errors=True)
        lock = undo.enter_context(ExclusiveLock(path / "lock"))
        for name in ("drafts", "evidence"):
            (path / name).mkdir(mode=0o700)
        engine = _new_databases(path, header, keys)
        undo.callback(engine.dispose)
        write_header(path, header)
        fsync_directory(path.parent)
        vault = Vault(path, header, keys, lock, engine)
        if for_several:
            with vault.maintain() as connection, connection.execution_options(writes=True).begin():
                put(connection, "registry", {"one_person": "0"})
            vault.learn_members()
        undo.pop_all()
    return vault


def open_at(path: Path, passphrase: Passphrase) -> Vault:
    """Open the vault at ``path``; the lock file is held until it is closed."""
    return open_with(path, lambda header: unlock(header, passphrase))


def open_with(path: Path, keys_of: Callable[[Header], OpenKeys]) -> Vault:
    """Open the vault at ``path`` with the keys that ``keys_of`` finds in its header."""
    found_header = read_header_or_previous(path)
    header = found_header.header
    with ExitStack() as undo:
        lock = undo.enter_context(ExclusiveLock(path / "lock"))
        keys = keys_of(header)
        undo.callback(keys.wipe)
        due = "protected" in keys.tiers
        keys = of_what_is_here(path, header, keys)
        files, moved = _made_ready(path, header, keys)
        engine = open_engine(files, _database_keys(keys))
        undo.callback(engine.dispose)
        require_ours(engine, header, files)
        mind_the_note(engine, header, files, due=due)
        _bring_forward(path, engine, files)
        with answers_of(path), engine.connect() as connection, connection.begin():
            keys = with_past(connection, keys)
        if not found_header.from_previous:
            clear_left_over(path, header, files)
        _bring_up(path, engine, keys)
        vault = Vault(path, header, keys, lock, engine)
        vault.from_previous = found_header.from_previous
        vault.moved_after_crash = moved
        settle(vault)
        undo.pop_all()
    return vault


def _made_ready(path: Path, header: Header, keys: OpenKeys) -> tuple[dict[str, Path], bool]:
    """Return the files that ``keys`` open, and whether a crash before a move was put in order."""
    files = {tier: looked_at(path / header.file_name(tier)) for tier in keys.tiers}
    # All of the vault, not only what this member opens: a journal left as it was would be taken
    # for that of a finished commit once the other file is in order, and the two would be torn.
    return files, bring_home(path.resolve(), [path / header.file_name(tier) for tier in TIERS])


def _database_keys(keys: OpenKeys) -> dict[str, bytearray]:
    return {name: tier.database_key for name, tier in keys.tiers.items()}


def _new_databases(path: Path, header: Header, keys: OpenKeys) -> Engine:
    files = {tier: path / header.file_name(tier) for tier in keys.tiers}
    for file in files.values():
        with medium_errors(file):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    engine = open_engine(files, _database_keys(keys), new=True)
    with answers_of(path), engine.connect() as connection, authorizer_lifted(connection):
        mark_as_ours(connection, list(files))
        with connection.execution_options(writes=True).begin():
            for tier in files:
                migration.make_tables(connection, tier)
                rows = [{"key": k, "value": v} for k, v in _meta(header, keys, tier).items()]
                connection.execute(META[tier].insert(), rows)
            _enrol(connection, keys)
    return engine


def _enrol(connection: Connection, keys: OpenKeys) -> None:
    """Make who holds everything its first member; the log begins with that."""
    tx = Writing(connection, keys)
    members.enrol_founder(tx)
    for tier in keys.tiers:
        members.announce(tx, tier)
    tx.finish(_entry("member"))


def _entry(operation: str, actor: str = members.FOUNDER) -> dict[str, Any]:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return {"at": now, "actor": actor, "operation": operation, "reason": "", "about": ""}


def _bring_up(path: Path, engine: Engine, keys: OpenKeys) -> None:
    """Give a vault of the time before members its first; announce keys that are not yet."""
    with answers_of(path), engine.connect() as connection:
        with connection.begin():
            is_new, tiers = _is_before_members(connection, keys), _unannounced(connection, keys)
        if not (is_new or tiers):
            return
        with connection.execution_options(writes=True).begin():
            if is_new:
                _enrol(connection, keys)
                return
            tx = Writing(connection, keys)
            for tier in tiers:
                members.announce(tx, tier)
            tx.finish(_entry("member", _code(connection, keys)))


def _is_before_members(connection: Connection, keys: OpenKeys) -> bool:
    """Whether nobody was ever certified: then who made the vault is its one member.

    Of a vault whose certificates were taken out the log still tells, and nobody gains a role.
    """
    if keys.organisation_key is None or connection.scalar(select(CERTIFICATE.c.code).limit(1)):
        return False
    return not any("certificates" in one.body for one in custody.entries(connection, "registry"))


def _unannounced(connection: Connection, keys: OpenKeys) -> list[str]:
    """Return the tiers whose keys this keeper should announce: new, or signed by one removed."""
    own = members.holder(members.sound(connection, keys.organisation), keys.verify_key)
    if own is None or not own.is_active or Role.KEEPER not in own.roles:
        return []
    return [
        name
        for name, tier in keys.tiers.items()
        if is_due(connection, keys.organisation, name, tier.epoch)
    ]


def _code(connection: Connection, keys: OpenKeys) -> str:
    own = members.holder(members.sound(connection, keys.organisation), keys.verify_key)
    return "" if own is None else own.code


def _meta(header: Header, keys: OpenKeys, tier: str) -> dict[str, str]:
    own = {"export_key": secrets.token_hex(32)} if tier == "protected" else {}
    return {
        **own,
        "vault": header.vault_id.hex(),
        "tier": tier,
        "epoch": str(header.epoch(tier)),
        "made_on": dt.datetime.now(dt.UTC).date().isoformat(),
        "member_key": keys.verify_key.hex(),
    }


def _bring_forward(path: Path, engine: Engine, files: Mapping[str, Path]) -> None:
    """Migrate in one transaction over both files; a copy of them stands until it is done.

    A copy that a crash left behind goes too: it would keep what is erased later.
    """
    with engine.connect() as connection:
        with answers_of(path), connection.begin():
            due = [tier for tier in files if migration.is_due(connection, tier)]
        if due:
            for file in files.values():
                _copy(file)
            with (
                answers_of(path),
                authorizer_lifted(connection),
                connection.execution_options(writes=True).begin(),
            ):
                for tier in due:
                    migration.bring_forward(connection, tier)
    for file in files.values():
        _copy_of(file).unlink(missing_ok=True)


def _copy_of(file: Path) -> Path:
    return file.with_name(file.name + COPY_SUFFIX)


def _copy(file: Path) -> None:
    """Copy one encrypted file; no transaction is open, so closing it drops no lock of SQLite."""
    with file.open("rb") as source, replacing(_copy_of(file)) as target:
        while part := source.read(COPIED_AT_ONCE):
            write_all(target, part)
