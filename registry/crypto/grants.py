# SPDX-License-Identifier: Apache-2.0
"""Grants: a secret sealed to one member, signed by a giver whom the organisation entitled.

Everything about a grant, even its giver, is inside the sealed text: from outside each row is
1,333 bytes that nobody but its holder can tell from a decoy. A row that does not open is no
grant; a row that opens but was not signed by an entitled giver is forged, and that is said.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from registry.crypto import signatures
from registry.crypto.header import GRANT_SIZE, GRANTS_PER_SEAT, SEATS
from registry.crypto.sealing import SEALED_OVERHEAD, seal, seal_to_nobody
from registry.errors import Damaged, NotUnlocked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from registry.crypto.sealing import SealingKey

# The place of a kind in a seat of four; the fourth is a decoy for what later versions grant.
KINDS = ("registry", "protected", "organisation")
_PAYLOAD = struct.Struct(">I32s32sB64s64s")
_GRANT_CONTEXT = "grant"
_GIVER_CONTEXT = "giver"


class ForgedGrant(Damaged):
    """A grant opens but no entitled member signed it; it is not used."""


class TierNotGranted(NotUnlocked):
    """This member has no key for ``tier``; the passphrase was right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitlement:
    """The organisation's word that the holder of ``verify_key`` may grant these kinds."""

    verify_key: bytes
    rights: int
    signature: bytes

    @classmethod
    def signed(
        cls,
        organisation: Ed25519PrivateKey,
        vault_id: bytes,
        verify_key: bytes,
        kinds: Iterable[str],
    ) -> Self:
        """Entitle ``verify_key`` to give ``kinds`` in the vault ``vault_id``."""
        rights = sum(1 << KINDS.index(kind) for kind in kinds)
        message = _entitled(vault_id, verify_key, rights)
        signature = signatures.sign(organisation, _GIVER_CONTEXT, message)
        return cls(verify_key=verify_key, rights=rights, signature=signature)

    def allows(self, kind: str, organisation: bytes, vault_id: bytes) -> bool:
        """Say whether ``organisation`` (32-byte verify key) entitled this giver to ``kind``."""
        message = _entitled(vault_id, self.verify_key, self.rights)
        return bool(self.rights >> KINDS.index(kind) & 1) and signatures.is_signed(
            organisation, _GIVER_CONTEXT, message, self.signature
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Scope:
    """What a grant is bound to besides its holder."""

    vault_id: bytes
    kind: str
    epoch: int

    def covered(self, holder: bytes, secret: bytes) -> bytes:
        """Return the bytes a giver signs: vault, kind, epoch, holder's sealing key, secret."""
        kind = KINDS.index(self.kind)
        return self.vault_id + struct.pack(">BI", kind, self.epoch) + holder + secret

    def info(self) -> bytes:
        """Return what HPKE binds the sealed text to."""
        return b"sijill grant v1" + self.vault_id


def row_of(seat: int, kind: str) -> int:
    """Return the row of ``kind`` for ``seat``, which is the slot's position (16: recovery)."""
    return seat * GRANTS_PER_SEAT + KINDS.index(kind)


def no_grants() -> tuple[bytes, ...]:
    """Return a whole table of decoys."""
    return tuple(decoy() for _ in range(SEATS * GRANTS_PER_SEAT))


def decoy() -> bytes:
    """Return one row that nobody can open: also what a removed member's rows become."""
    return seal_to_nobody(GRANT_SIZE - SEALED_OVERHEAD)


def give(
    secret: bytes | bytearray,
    scope: Scope,
    holder: bytes,
    giver: Ed25519PrivateKey,
    entitlement: Entitlement,
) -> bytes:
    """Seal ``secret`` (32 bytes) to ``holder`` (public sealing key) and return the row."""
    signature = signatures.sign(giver, _GRANT_CONTEXT, scope.covered(holder, bytes(secret)))
    payload = _PAYLOAD.pack(
        scope.epoch,
        bytes(secret),
        entitlement.verify_key,
        entitlement.rights,
        entitlement.signature,
        signature,
    )
    return seal(holder, payload, scope.info())


def take(
    untrusted_row: bytes, scope: Scope, holder: SealingKey, organisation: bytes
) -> bytes | None:
    """Return the secret of a grant, None if the row is not for this holder or epoch.

    Raises ``ForgedGrant`` when it opens and is not signed by one whom ``organisation``
    (32-byte verify key, the one sealed in the slot) entitled to give this kind.
    """
    payload = holder.open(untrusted_row, scope.info())
    if payload is None:
        return None
    if len(payload) != _PAYLOAD.size:
        raise ForgedGrant
    epoch, secret, giver, rights, entitled, signature = _PAYLOAD.unpack(payload)
    entitlement = Entitlement(verify_key=giver, rights=rights, signature=entitled)
    # The kind is not told but expected: the signature is over the kind of this very row.
    signed_scope = Scope(vault_id=scope.vault_id, kind=scope.kind, epoch=epoch)
    if not entitlement.allows(scope.kind, organisation, scope.vault_id) or not signatures.is_signed(
        giver, _GRANT_CONTEXT, signed_scope.covered(holder.public, secret), signature
    ):
        raise ForgedGrant
    return bytes(secret) if epoch == scope.epoch else None


def _entitled(vault_id: bytes, verify_key: bytes, rights: int) -> bytes:
    return vault_id + verify_key + bytes([rights])
