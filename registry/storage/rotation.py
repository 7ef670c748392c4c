# SPDX-License-Identifier: Apache-2.0
"""A new epoch of a tier: its file copied under a new key, so that who left can open no later one.

The header decides which epoch counts. Until it is written the old file stands untouched; from
then on the new one does. Whatever a crash leaves beside them is cleared at the next opening.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from registry.crypto.atomic import overwrite
from registry.crypto.header import (
    HEADER_NAME,
    PREVIOUS_NAME,
    TIERS,
    Header,
    read_header,
    write_over,
)
from registry.crypto.medium import medium_errors
from registry.crypto.platform import fsync_directory
from registry.crypto.vaultkeys import OpenKeys, new_epoch
from registry.domain.roles import Role, kinds_of, may
from registry.errors import VaultError
from registry.storage import members
from registry.storage.announcements import is_due
from registry.storage.copies import Counts, copy_database, require_whole, sync
from registry.storage.epochs import PREFIX
from registry.storage.facts import put
from registry.storage.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterator

PART: Final = ".part"
_LEFT_OVER = re.compile(r"(registry|protected)\.e\d{1,9}\.db(\.part)?(-journal)?")
_SUPER_JOURNAL = re.compile(r"registry\.e\d{1,9}\.db(\.part)?-mj[0-9A-F]{8,9}")


def rotate(vault: Vault, tier: str, holders: Sequence[tuple[int, bytes]]) -> None:
    """Begin the next epoch of ``tier``; ``holders`` are (seat, sealing key) of who stays.

    Nothing has changed after a failure. Raises ``TierNotGranted`` to who has not the tier or may
    not sign for the organisation, ``DatabaseDamaged``, or what the medium says.
    """
    header, fresh = new_epoch(vault.header, vault.keys, tier, holders)
    keys = vault.keys.renewed(fresh)
    old = vault.file(tier)
    new = vault.path / header.file_name(tier)
    part = new.with_name(new.name + PART)
    _unlink((part, new))
    with _back_on_failure(vault, header, keys, (part, new)):
        with vault.read() as tx:
            expected = copy_database(tx.connection, tier, part, fresh.database_key)
        _begin_epoch(vault, header, keys, part, expected)
        with medium_errors(part):
            part.replace(new)
            fsync_directory(vault.path)
        write_over(vault.path, header)
    vault.reopen(header, keys)
    with suppress(VaultError):  # the epoch stands; the next opening clears what is left
        _unlink((old, journal_of(old)))


def _begin_epoch(
    vault: Vault, header: Header, keys: OpenKeys, part: Path, expected: Counts
) -> None:
    """Check the copy, and let its log begin the epoch; the vault is left detached."""
    tier = next(one for one in keys.tiers if header.epoch(one) != vault.header.epoch(one))
    before = vault.keys.tier(tier)
    vault.reopen(header, keys, {tier: part})
    with vault.maintain() as connection:
        require_whole(connection.engine, tier, expected, part)
    with vault.write("rotate") as tx:
        told = {"epoch": str(header.epoch(tier)), f"{PREFIX}{before.epoch}": before.secret.hex()}
        put(tx.connection, tier, told)
        tx.unit(tier)
    vault.detach()
    _unlink([journal_of(part)])
    sync(part)


@contextmanager
def _back_on_failure(
    vault: Vault, header: Header, keys: OpenKeys, made: Iterable[Path]
) -> Iterator[None]:
    """Leave the vault open in the epoch that the header on the medium says, whatever failed."""
    before = vault.header, vault.keys
    try:
        yield
    except BaseException:
        if read_header(vault.path) == header:
            vault.reopen(header, keys)
        else:
            vault.reopen(*before)
            _unlink(made)
        raise


def settle(vault: Vault, begun: str = "") -> bool:
    """Let certificates and announced keys follow the header's epochs; whether any did not.

    The keys of the tier ``begun``, whose epoch is new, are announced whatever stands there.

    The last step of a rotation; a crash before it leaves it to the next session that may.
    """
    if vault.keys.organisation_key is None or not may(vault.roles, "rotate"):
        return False
    with vault.read() as tx:
        certificates = members.sound(tx.connection, vault.keys.organisation)
        stale = [new for one in certificates if (new := _followed(vault, one)) != one]
        late = [tier for tier in vault.tiers if _is_due(vault, tx.connection, tier, begun)]
    if Role.KEEPER not in vault.roles:
        late = []
    if stale or late:
        with vault.write("rotate") as tx:
            for certificate in stale:
                members.issue(tx, certificate)
            for tier in late:
                members.announce(tx, tier)
    return bool(stale or late)


def _is_due(vault: Vault, connection: Connection, tier: str, begun: str) -> bool:
    return tier == begun or is_due(
        connection, vault.keys.organisation, tier, vault.header.epoch(tier)
    )


def _followed(vault: Vault, certificate: members.Certificate) -> members.Certificate:
    if not certificate.is_active:
        return certificate
    due = kinds_of(certificate.roles)
    kinds = {
        kind: vault.header.epoch(kind) if kind != "organisation" else epoch
        for kind, epoch in certificate.kinds.items()
        if kind == "organisation" or kind in due or vault.header.epoch(kind) == epoch
    }
    return replace(certificate, kinds=kinds)


def clear_left_over(path: Path, header: Header, tiers: Collection[str]) -> None:
    """Remove what a crash left beside the files of ``tiers``, which are open, and finish headers.

    Super-journals stay while a file is closed to this member: it may still need its own. Once
    every file was read, SQLite has rolled back what it had to, and none is needed.
    """
    _finish_header(path, header)
    current = {header.file_name(tier) for tier in tiers}
    kept = current | {f"{name}-journal" for name in current}
    for file in path.iterdir():
        found = _LEFT_OVER.fullmatch(file.name)
        is_old = found is not None and found[1] in tiers and file.name not in kept
        if is_old or (len(tiers) == len(TIERS) and _SUPER_JOURNAL.fullmatch(file.name)):
            _unlink([file])


def _finish_header(path: Path, header: Header) -> None:
    """Overwrite a generation of an older epoch, and a header cut off while it was written."""
    with suppress(VaultError, FileNotFoundError):
        before = Header.from_bytes((path / PREVIOUS_NAME).read_bytes())
        epochs = (before.registry_epoch, before.protected_epoch)
        if epochs != (header.registry_epoch, header.protected_epoch):
            write_over(path, header)
    for name in (HEADER_NAME, PREVIOUS_NAME):
        part = path / f"{name}{PART}"
        with medium_errors(part):
            overwrite(part)


def journal_of(file: Path) -> Path:
    """Return where SQLite keeps the journal of a database."""
    return file.with_name(f"{file.name}-journal")


def _unlink(files: Iterable[Path]) -> None:
    for file in files:
        with medium_errors(file):
            file.unlink(missing_ok=True)
