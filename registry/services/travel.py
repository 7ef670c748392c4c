# SPDX-License-Identifier: Apache-2.0
"""Takes the protected file to another medium before a journey, and brings it back.

What is not there cannot be opened, whoever asks for the passphrase. The file travels as the
ciphertext it is; evidence stays in the vault, sealed. Deleted here is not overwritten on flash.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from registry.crypto.atomic import replacing, write_all
from registry.crypto.medium import medium_errors
from registry.crypto.platform import fsync_directory
from registry.crypto.vaultkeys import OpenKeys
from registry.errors import Damaged, VaultError
from registry.services.rotation import ProtectedIsAway
from registry.storage import facts
from registry.storage.scrutiny import AWAY
from registry.storage.vault import Vault

PROTECTED: Final = "protected"
OPERATION: Final = "travel"
AT_ONCE: Final = 1 << 20


class TravelTargetThere(VaultError):
    """Something stands where the protected file should go, or that is inside the vault."""


class ProtectedIsHere(VaultError):
    """The protected file is in its place; there is nothing to bring back."""


class NotTheFileTaken(Damaged):
    """The file is not, byte for byte, the one that was taken away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """What is known of the protected file while it is away; ``on`` is a date (ISO)."""

    on: str
    size: int
    sha256: str


def away(vault: Vault) -> Away | None:
    """Return what was noted when the protected file was taken, or None while it is here."""
    if not vault.protected_is_away:
        return None
    with vault.read() as tx:
        return Away(**json.loads(facts.facts(tx.connection, "registry")[AWAY]))


def leave(vault: Vault, to: Path) -> Away:
    """Move the protected file to the new file ``to``; the vault stays open without it.

    Copied and read back before it is deleted here; a failure leaves it in its place. Raises
    RoleLacks, TierNotGranted, ProtectedIsAway, TravelTargetThere, or what the medium says.
    """
    _require_may_leave(vault, to)
    with vault.write(OPERATION) as tx:
        for tier in sorted(vault.tiers):  # both logs tell of it, and name each other
            tx.unit(tier)
    file, keys = vault.file(PROTECTED), vault.keys
    vault.reopen(vault.header, _without(keys))
    try:
        taken = _copied_out(file, to)
        with vault.write(OPERATION) as tx:
            facts.put(tx.connection, "registry", {AWAY: json.dumps(asdict(taken))})
            tx.unit("registry")
        with medium_errors(file):
            file.unlink()
    except BaseException:
        if file.exists():  # else the copy is the only one there is
            to.unlink(missing_ok=True)
            vault.reopen(vault.header, keys)
        raise
    with medium_errors(file):
        file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
        fsync_directory(vault.path)
    for one in keys.every_epoch(PROTECTED):
        one.wipe()
    return taken


def _require_may_leave(vault: Vault, to: Path) -> None:
    vault.require(OPERATION)
    if vault.protected_is_away:
        raise ProtectedIsAway
    vault.keys.tier(PROTECTED)
    if to.exists() or to.resolve().is_relative_to(vault.path.resolve()):
        raise TravelTargetThere(file=to.name)


def _without(keys: OpenKeys) -> OpenKeys:
    """Return the keys of somebody to whom the protected tier is not open."""
    return replace(
        keys,
        tiers={name: tier for name, tier in keys.tiers.items() if name != PROTECTED},
        past={at: tier for at, tier in keys.past.items() if at[0] != PROTECTED},
    )


def bring_back(vault: Vault, untrusted_source: Path) -> None:
    """Copy the very file that was taken back into its place; then lock and open the vault again.

    The source stays where it is. Raises RoleLacks, ProtectedIsHere, NotTheFileTaken, or what
    the medium says.
    """
    vault.require(OPERATION)
    noted = away(vault)
    if noted is None:
        raise ProtectedIsHere
    file = vault.file(PROTECTED)
    with medium_errors(untrusted_source), replacing(file) as target:
        if _copied(untrusted_source, target) != (noted.size, noted.sha256):
            raise NotTheFileTaken(file=untrusted_source.name)
    with vault.write(OPERATION) as tx:
        facts.forget(tx.connection, "registry", [AWAY])
        tx.unit("registry")


def _copied_out(file: Path, to: Path) -> Away:
    """Copy what nobody has open, and read the copy again."""
    with medium_errors(to):
        with replacing(to) as target:
            size, sha256 = _copied(file, target)
        with to.open("rb") as copy:
            again = hashlib.file_digest(copy, "sha256").hexdigest()
    if again != sha256:
        raise NotTheFileTaken(file=to.name)
    return Away(on=datetime.now(UTC).date().isoformat(), size=size, sha256=sha256)


def _copied(source: Path, target: BinaryIO) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as file:
        while part := file.read(AT_ONCE):
            digest.update(part)
            size += len(part)
            write_all(target, part)
    return size, digest.hexdigest()
