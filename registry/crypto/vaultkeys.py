# SPDX-License-Identifier: Apache-2.0
"""From a passphrase to every key of a session: found a vault, unlock it; the verbs of its header.

The verbs on members, epochs and recovery live beside this module and are named here too, so
that storage and services ask one place. Each takes a header and returns one; none writes it.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from registry.crypto import grants, signatures, slots
from registry.crypto.admission import admit, change_passphrase, give, remove, take_away
from registry.crypto.epochs import new_epoch
from registry.crypto.grants import KINDS, TierNotGranted
from registry.crypto.header import SLOTS, TIERS, VAULT_ID_SIZE, Header
from registry.crypto.kdf import SALT_SIZE, KdfCost, require_floor
from registry.crypto.keyring import TIER_SECRET_SIZE, MemberKeys, PublicMember, TierKeys
from registry.crypto.openkeys import OpenKeys, taken_by
from registry.crypto.recoverykeys import (
    RECOVERY_SEAT,
    RecoveryOfAnotherVault,
    make_recovery,
    open_recovery,
)

if TYPE_CHECKING:
    from registry.crypto.passphrase import Passphrase

__all__ = [
    "RECOVERY_SEAT",
    "OpenKeys",
    "PublicMember",
    "RecoveryOfAnotherVault",
    "TierNotGranted",
    "admit",
    "change_passphrase",
    "found",
    "give",
    "make_recovery",
    "new_epoch",
    "open_recovery",
    "remove",
    "take_away",
    "unlock",
]


def found(passphrase: Passphrase, cost: KdfCost, *, demo: bool = False) -> tuple[Header, OpenKeys]:
    """Make the header of a new vault with one member who holds everything.

    Nothing is written. Raises ``KdfRefused`` for a cost below the floor, ``PassphraseEmpty``.
    """
    require_floor(cost)
    organisation = Ed25519PrivateKey.generate()
    header = Header(
        vault_id=secrets.token_bytes(VAULT_ID_SIZE),
        demo=demo,
        cost=cost,
        salt=secrets.token_bytes(SALT_SIZE),
        organisation=signatures.public_bytes(organisation),
        slots=slots.unused_slots(),
        grants=grants.no_grants(),
    ).signed_by(organisation)
    root = bytearray(secrets.token_bytes(slots.ROOT_SIZE))
    keys = OpenKeys(
        vault_id=header.vault_id,
        seat=secrets.randbelow(SLOTS),
        member=MemberKeys.from_root(root),
        organisation=header.organisation,
        organisation_key=organisation,
        tiers={
            tier: TierKeys.from_secret(tier, 1, secrets.token_bytes(TIER_SECRET_SIZE))
            for tier in TIERS
        },
    )
    header = slots.with_passphrase(header, keys.seat, passphrase, root)
    root[:] = bytes(len(root))
    for kind in KINDS:
        header = give(header, keys, keys.seat, keys.member.sealing_key.public, kind)
    return header, keys


def unlock(header: Header, passphrase: Passphrase) -> OpenKeys:
    """Open the one slot this passphrase fits and take its grants.

    Raises ``WrongPassphrase``, ``KeyFileOrPassphraseWrong``, ``PassphraseEmpty``,
    ``KdfRefused``, ``HeaderDamaged``, ``ForgedGrant``. A tier that is not granted is simply not
    in ``tiers``.
    """
    return taken_by(header, slots.open_slot(header, passphrase))
