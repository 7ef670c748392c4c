# SPDX-License-Identifier: Apache-2.0
"""Makes a vault from a backup, in a new place only; who was erased since is erased again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry.crypto.medium import medium_errors
from registry.crypto.passphrase import Passphrase
from registry.crypto.platform import fsync_directory
from registry.errors import Damaged, RegistryError
from registry.services import vaults
from registry.services.seats import certificates
from registry.storage import backups, erasing, facts, unlinking
from registry.storage.backup_manifest import Manifest
from registry.storage.backups import Known, private_folder
from registry.storage.erasing import Tombstone
from registry.storage.founding import VaultAlreadyThere
from registry.storage.vault import Vault

LAST: Final = "backup_last"
"""The row of the registry's facts with the day of the last backup."""
SUFFIX: Final = ".sijill-backup"


class BackupSignerUnknown(Damaged):
    """The backup is whole, but none of this vault's members signed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A vault made from a backup; ``erased`` counts what was taken out again.

    ``unread`` are newer backups in the same folder that could not be asked for erasures;
    ``came_back`` are members who were removed since, and whom this vault lets in again.
    """

    vault: Path
    made_at: str
    evidence: int
    erased: int
    unread: tuple[str, ...]
    came_back: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Since:
    """Whom other vaults and backups know to be erased, and which members to be removed."""

    stones: frozenset[Tombstone] = frozenset()
    removed: frozenset[str] = frozenset()

    def __or__(self, other: _Since) -> _Since:
        return _Since(stones=self.stones | other.stones, removed=self.removed | other.removed)


def restore(
    file: Path,
    to: Path,
    passphrase: Passphrase,
    since: Sequence[Path] = (),
    erased_from: Sequence[Path] = (),
) -> Restored:
    """Make a vault at ``to``, a new place, from a backup; who was erased since stays erased.

    Asked for erasures: the vaults and backups ``erased_from``, and newer backups of this vault
    in the folder of ``file``. Nothing is left of a restore that fails. Raises
    VaultAlreadyThere, NotABackup, BackupNewer, BackupDamaged, BackupSignerUnknown,
    BackupForeign, BackupPartMissing, BackupPartOther, WrongPassphrase, or what the medium says.
    """
    to = to.absolute()
    if to.exists():
        raise VaultAlreadyThere(name=to.name)
    with private_folder(to.with_name(f"{to.name}.part")) as folder:
        with unpacked(file, folder, passphrase, since) as (vault, manifest):
            known, unread = _known_beside(file, manifest, folder, passphrase)
            for other in erased_from:
                known |= _known_to(other, folder, passphrase)
            # Only a keeper takes a record out of a vault; with nobody to take out anyone restores.
            with vault.write("deaccession" if known.stones else "backup") as tx:
                tx.unit("registry")
                erased = erasing.apply(tx, set(known.stones))
                day = manifest.made_at[: len("2026-01-01")]
                facts.put(tx.connection, "registry", {LAST: day})
            inside = {one.code for one in certificates(vault) if one.is_active}
            unlinking.complete(vault)
        with medium_errors(to):
            (folder / "vault").rename(to)
            fsync_directory(to.parent)
    return Restored(
        vault=to,
        made_at=manifest.made_at,
        evidence=len(manifest.evidence),
        erased=erased.count,
        unread=unread,
        came_back=tuple(sorted(inside & known.removed)),
    )


@contextmanager
def unpacked(
    file: Path,
    folder: Path,
    passphrase: Passphrase,
    since: Sequence[Path],
    *,
    evidence: bool = True,
) -> Iterator[tuple[Vault, Manifest]]:
    """Give the vault of a backup, open in ``folder/vault``, with what the backup says.

    Without ``evidence`` its files are verified all the same, and not written.
    """
    place = folder / "vault"
    with ExitStack() as stack:
        parts: list[Known] = stack.enter_context(backups.known(since))
        place.mkdir(mode=0o700)
        if not evidence:
            backups.require_evidence(backups.require_whole_archive(file), parts)
        manifest = backups.unpack(file, place, parts, evidence=evidence)
        vault = vaults.open_vault(place, passphrase)
        stack.callback(vault.close)
        if manifest.signer not in {one.verify_key for one in certificates(vault)}:
            raise BackupSignerUnknown(file=file.name)
        yield vault, manifest


def _known_beside(
    file: Path, manifest: Manifest, folder: Path, passphrase: Passphrase
) -> tuple[_Since, tuple[str, ...]]:
    """Ask backups of this vault that lie beside ``file`` and are no older whom they know gone."""
    known = _Since()
    unread: list[str] = []
    for other in sorted(file.absolute().parent.glob(f"*{SUFFIX}")):
        try:
            with backups.known([other]) as [(_, told)]:
                mine = told.vault == manifest.vault and told.id != manifest.id
            if mine and told.made_at >= manifest.made_at:
                known |= _known_to(other, folder, passphrase)
        except RegistryError:
            unread.append(other.name)
    return known, tuple(unread)


def _known_to(other: Path, folder: Path, passphrase: Passphrase) -> _Since:
    if other.is_dir():
        return _of(vaults.open_vault(other, passphrase))
    place = folder / "other"
    try:
        place.mkdir(mode=0o700)
        backups.unpack(other, place, (), evidence=False)
        return _of(vaults.open_vault(place, passphrase))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _of(vault: Vault) -> _Since:
    try:
        with vault.read() as tx:
            stones = frozenset(erasing.every(tx.connection))
        removed = frozenset(one.code for one in certificates(vault) if not one.is_active)
        return _Since(stones=stones, removed=removed)
    finally:
        vault.close()
