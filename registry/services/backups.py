# SPDX-License-Identifier: Apache-2.0
"""Backups of a whole vault: made, proven to open; and when the next one is due.

A backup that nobody ever opened is a hope. ``prove`` restores it beside itself, opens it with
the passphrase and looks; only then is it one to rely on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry.crypto.header import TIERS
from registry.crypto.passphrase import Passphrase
from registry.errors import UsageRefused, VaultError
from registry.services import activity, listing
from registry.services.restoring import LAST, SUFFIX, unpacked
from registry.storage import backups, facts
from registry.storage.backup_manifest import Manifest
from registry.storage.backups import private_folder
from registry.storage.vault import Vault

DUE_AFTER_DAYS: Final = 7
PROVEN: Final = "backup_proven"
OPERATION: Final = "backup"
__all__ = [
    "DUE_AFTER_DAYS", "SUFFIX", "BackupAlreadyThere", "BackupInside", "BackupMade", "Proven",
    "Reminder", "make", "prove", "reminder",
]  # fmt: skip


class BackupAlreadyThere(VaultError):
    """Something stands where the backup should be written."""


class BackupInside(UsageRefused):
    """A backup inside the vault's own folder would be lost with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade:
    """A backup that was written and read back.

    ``sealed`` are the tiers taken without being opened, ``absent`` those that were not there;
    ``earlier`` counts evidence that earlier backups hold.
    """

    file: Path
    size: int
    made_at: str
    evidence: int
    earlier: int
    sealed: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """What a rehearsal found: how many records of each kind, and what is wrong, if anything.

    ``unread`` are the parts that this passphrase does not open, or that are not in it: nothing is
    proven of them. ``noted`` says whether the open vault keeps that its backup was proven.
    """

    made_at: str
    counts: Mapping[str, int]
    evidence: int
    findings: tuple[activity.Finding, ...]
    noted: bool
    unread: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether this backup brings everything back."""
        return not self.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """``days`` since the last backup, None before the first; ``proven_on`` is a date or empty."""

    days: int | None
    due: bool
    proven_on: str


def make(vault: Vault, to: Path, since: Sequence[Path] = ()) -> BackupMade:
    """Write the whole vault to the new file ``to``, read it back, and note the day.

    Evidence that one of the earlier backups ``since`` holds is not copied again: keep them.
    Raises RoleLacks, BackupAlreadyThere, BackupInside, NotABackup, BackupDamaged,
    BackupForeign, BackupNeedsKeeper, or what the medium says; then nothing is left behind.
    """
    vault.require(OPERATION)
    to = to.absolute()
    if to.exists():
        raise BackupAlreadyThere(file=to.name)
    if to.resolve().is_relative_to(vault.path.resolve()):
        raise BackupInside(file=to.name)
    with backups.known(since) as earlier:
        manifest = backups.write(vault, to, earlier)
    _note(vault, LAST, _today().isoformat())
    held = {one.name.partition(".")[0] for one in manifest.databases}
    return BackupMade(
        file=to,
        size=to.stat().st_size,
        made_at=manifest.made_at,
        evidence=sum(not one.part for one in manifest.evidence),
        earlier=sum(bool(one.part) for one in manifest.evidence),
        sealed=tuple(tier for tier in TIERS if tier in held - vault.tiers),
        absent=tuple(tier for tier in TIERS if tier not in held),
    )


def prove(
    file: Path, passphrase: Passphrase, since: Sequence[Path] = (), vault: Vault | None = None
) -> Proven:
    """Restore a backup into a private place beside it, open it, look, and remove it again.

    Evidence is verified in the backup and not written out. ``vault`` is told, if it
    is the one the backup is of. Raises what ``restore`` raises.
    """
    with (
        private_folder(file.with_name(f"{file.name}.rehearsal")) as folder,
        unpacked(file, folder, passphrase, since, evidence=False) as (opened, manifest),
    ):
        found = (*activity.check(opened), *_without_file(opened, manifest))
        counts = listing.counts(opened)
    is_ours = vault is not None and vault.header.vault_id.hex() == manifest.vault
    unread = tuple(tier for tier in TIERS if tier not in opened.tiers)
    # Panic relies on it: what nobody opened is not proven to come back.
    noted = is_ours and not found and not unread
    if vault is not None and noted:
        seq = manifest.heads.get("registry", (0, ""))[0]
        _note(vault, PROVEN, f"{_today().isoformat()} {seq}")
    return Proven(
        made_at=manifest.made_at,
        counts=counts,
        evidence=len(manifest.evidence),
        findings=found,
        noted=noted,
        unread=unread,
    )


def reminder(vault: Vault, due_after_days: int = DUE_AFTER_DAYS) -> Reminder:
    """Return how long ago the last backup was made, and whether the next one is due."""
    with vault.read() as tx:
        held = facts.facts(tx.connection, "registry")
    last = held.get(LAST)
    days = (
        None
        if last is None
        else (dt.datetime.now(dt.UTC).date() - dt.date.fromisoformat(last)).days
    )
    return Reminder(
        days=days,
        due=days is None or days >= due_after_days,
        proven_on=held.get(PROVEN, "").partition(" ")[0],
    )


def _without_file(vault: Vault, manifest: Manifest) -> Iterator[activity.Finding]:
    """Find records of evidence whose sealed file the backup does not bring back."""
    held = {Path(one.name).stem: one.sha256 for one in manifest.evidence}
    with vault.read() as tx:
        for one in tx.every("evidence"):
            file, told = getattr(one, "file", None), getattr(one, "sealed_sha256", None)
            if file and held.get(file) != told:
                yield activity.Finding(code="evidence_missing", where=str(one.ref))


def _note(vault: Vault, key: str, value: str) -> None:
    with vault.write(OPERATION) as tx:
        facts.put(tx.connection, "registry", {key: value})
        tx.unit("registry")


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
