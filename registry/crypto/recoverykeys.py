# SPDX-License-Identifier: Apache-2.0
"""The recovery key in the header's last seat: who has its root has what its maker had.

The root is never in the header. The seat's fourth row is a check value, sealed to the
recovery key: the organisation to trust, and an HMAC by the root, which only its maker could
make, so that a row somebody else put there is known for what it is.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import TYPE_CHECKING

from registry.crypto.admission import give, without_grants
from registry.crypto.header import GRANT_SIZE, GRANTS_PER_SEAT, SLOTS
from registry.crypto.kdf import derive
from registry.crypto.keyring import MemberKeys, PublicMember
from registry.crypto.openkeys import taken_by
from registry.crypto.sealing import SEALED_OVERHEAD, seal
from registry.crypto.signatures import PUBLIC_SIZE
from registry.crypto.slots import ROOT_SIZE, OpenedSlot
from registry.errors import NotUnlocked

if TYPE_CHECKING:
    from registry.crypto.header import Header
    from registry.crypto.openkeys import OpenKeys

RECOVERY_SEAT = SLOTS
_CHECK_ROW = (RECOVERY_SEAT + 1) * GRANTS_PER_SEAT - 1
_MAC_SIZE = sha256().digest_size
_PADDING = bytes(GRANT_SIZE - SEALED_OVERHEAD - PUBLIC_SIZE - _MAC_SIZE)


class RecoveryOfAnotherVault(NotUnlocked):
    """The root is whole, but it is not the one for which this vault was prepared last."""


def make_recovery(header: Header, giver: OpenKeys) -> tuple[Header, bytearray, PublicMember]:
    """Return ``header`` with a new recovery key, its root (32 bytes, to be split), its keys.

    It is granted what the giver has; an earlier recovery key opens nothing any more. Raises
    ``TierNotGranted`` without the organisation's key. The caller wipes the root.
    """
    root = bytearray(secrets.token_bytes(ROOT_SIZE))
    holder = MemberKeys.from_root(root)
    header = without_grants(header, RECOVERY_SEAT)
    for kind in giver.kinds:
        header = give(header, giver, RECOVERY_SEAT, holder.sealing_key.public, kind)
    check = giver.organisation + _mac(root, header, giver.organisation) + _PADDING
    row = seal(holder.sealing_key.public, check, _info(header))
    return header.with_grant(_CHECK_ROW, row), root, holder.public


def open_recovery(header: Header, root: bytes | bytearray) -> OpenKeys:
    """Return the keys that the recovery key has; ``root`` is left to the caller to wipe.

    Raises ``RecoveryOfAnotherVault``; ``HeaderDamaged`` if the header was given to another
    organisation since; ``ForgedGrant``.
    """
    check = MemberKeys.from_root(root).sealing_key.open(header.grants[_CHECK_ROW], _info(header))
    if check is None or len(check) != GRANT_SIZE - SEALED_OVERHEAD:
        raise RecoveryOfAnotherVault
    organisation, mac = check[:PUBLIC_SIZE], check[PUBLIC_SIZE : PUBLIC_SIZE + _MAC_SIZE]
    if not hmac.compare_digest(mac, _mac(root, header, organisation)):
        raise RecoveryOfAnotherVault
    return taken_by(
        header,
        OpenedSlot(position=RECOVERY_SEAT, root=bytearray(root), organisation=organisation),
    )


def _mac(root: bytes | bytearray, header: Header, organisation: bytes) -> bytes:
    key = derive(root, "recovery/check")
    return hmac.digest(key, header.vault_id + organisation, "sha256")


def _info(header: Header) -> bytes:
    return b"sijill recovery v1" + header.vault_id
