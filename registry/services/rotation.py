# SPDX-License-Identifier: Apache-2.0
"""A new epoch of a tier, for those who stay: what a removed member knew opens nothing later.

What they read or copied before stays theirs, and nobody can take that back.
"""

from __future__ import annotations

from registry.crypto.header import TIERS
from registry.crypto.vaultkeys import RECOVERY_SEAT
from registry.domain.roles import PROTECTED, kinds_of
from registry.errors import VaultError
from registry.services.seats import certificates, retained
from registry.storage import header_change, holders, members
from registry.storage import rotation as epochs
from registry.storage.certificates import CertificateForged
from registry.storage.vault import Vault


class ProtectedIsAway(VaultError):
    """The protected file was taken to another medium; this needs it here."""


def due(vault: Vault) -> tuple[str, ...]:
    """Return the tiers whose current secret somebody knows who is not entitled to it any more."""
    known = {tier for one in certificates(vault) for tier in retained(one, vault.header)}
    return tuple(tier for tier in TIERS if tier in known)


def rotate(vault: Vault, tier: str) -> None:
    """Begin the next epoch of ``tier``: a new key for its file, given to all who stay.

    The old file is deleted; flash memory and backups may keep it, and it opens to the old key.
    Nothing has changed after a failure. Raises RoleLacks, TierNotGranted to who cannot read the
    tier, ProtectedIsAway, CertificateForged, DatabaseDamaged, or what the medium says.
    """
    vault.require("rotate")
    if tier == "protected" and vault.protected_is_away:
        raise ProtectedIsAway
    vault.keys.tier(tier)  # TierNotGranted
    header_change.complete(vault)
    epochs.rotate(vault, tier, _holders(vault, tier))
    epochs.settle(vault, tier)


def _holders(vault: Vault, tier: str) -> list[tuple[int, bytes]]:
    """Return seat and sealing key of every member who has this tier and may keep it.

    Raises CertificateForged where somebody would be given the protected part who never was: a
    new epoch is given to those who stay, and to nobody in passing.
    """
    staying = [
        one
        for one in certificates(vault)
        if one.is_active and one.seat is not None and tier in one.kinds
        if tier in kinds_of(one.roles)
    ]
    with vault.read() as tx:
        recovery = members.recovery(tx.connection, vault.keys.organisation)
        if tier == PROTECTED:
            holders.require_recovery(tx.connection, recovery)
            if not all(holders.is_noted(tx.connection, vault.keys, one) for one in staying):
                raise CertificateForged
    found = [(one.seat, bytes.fromhex(one.sealing_key)) for one in staying if one.seat is not None]
    return [*found, (RECOVERY_SEAT, recovery.sealing_key)] if recovery else found
