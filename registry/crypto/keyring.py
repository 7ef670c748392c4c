# SPDX-License-Identifier: Apache-2.0
"""Every key that grows from a member's root or a tier's secret, each by its own HKDF purpose.

    member root -> sealing key (HPKE), signing key (Ed25519), age identity, member id
    tier secret -> SQLCipher raw key, commitment key, age identity, inbox key (HPKE)

An age identity is 32 derived bytes in age's own spelling (``AGE-SECRET-KEY-1...``): any 32
bytes are an X25519 key (RFC 7748 clamps them), so pyrage and the ``age`` command load it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from registry.crypto import signatures
from registry.crypto.agekeys import identity_from_bytes, recipient_of
from registry.crypto.kdf import derive
from registry.crypto.sealing import SEED_SIZE, SealingKey

MEMBER_ID_SIZE = 16
TIER_SECRET_SIZE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicMember:
    """What a certificate says of a member: 32 and 1,216 bytes, and ``age1...``; no secret."""

    verify_key: bytes
    sealing_key: bytes
    age_recipient: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class MemberKeys:
    """The keys of one person, the same in every session of this vault."""

    member_id: bytes
    sealing_key: SealingKey
    signing_key: Ed25519PrivateKey
    verify_key: bytes
    age_identity: str
    age_recipient: str

    @classmethod
    def from_root(cls, root: bytes | bytearray) -> Self:
        """Derive all of them from 32 bytes."""
        signing_key = Ed25519PrivateKey.from_private_bytes(derive(root, "member/signing"))
        verify_key = signatures.public_bytes(signing_key)
        age_identity = identity_from_bytes(derive(root, "member/age"))
        return cls(
            member_id=member_id(verify_key),
            sealing_key=SealingKey(derive(root, "member/sealing", SEED_SIZE)),
            signing_key=signing_key,
            verify_key=verify_key,
            age_identity=age_identity,
            age_recipient=recipient_of(age_identity),
        )

    @property
    def public(self) -> PublicMember:
        """Return the public half of each key."""
        return PublicMember(
            verify_key=self.verify_key,
            sealing_key=self.sealing_key.public,
            age_recipient=self.age_recipient,
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class TierKeys:
    """The keys of one tier in one epoch; ``secret`` is kept only to be granted onward."""

    name: str
    epoch: int
    secret: bytearray
    database_key: bytearray
    commitment_key: bytes
    age_identity: str
    age_recipient: str
    inbox_key: SealingKey

    @classmethod
    def from_secret(cls, name: str, epoch: int, secret: bytes | bytearray) -> Self:
        """Derive all of them from 32 bytes; the tier's name is part of every purpose."""
        age_identity = identity_from_bytes(derive(secret, f"tier/{name}/age"))
        return cls(
            name=name,
            epoch=epoch,
            secret=bytearray(secret),
            database_key=bytearray(derive(secret, f"tier/{name}/database")),
            commitment_key=derive(secret, f"tier/{name}/commitment"),
            age_identity=age_identity,
            age_recipient=recipient_of(age_identity),
            inbox_key=SealingKey(derive(secret, f"tier/{name}/inbox", SEED_SIZE)),
        )

    def wipe(self) -> None:
        """Overwrite what Python lets us overwrite; the rest goes when the process ends."""
        for secret in (self.secret, self.database_key):
            secret[:] = bytes(len(secret))
            # Empty, not zero: a database must never be opened or made with a key of zeros.
            secret.clear()


def member_id(verify_key: bytes) -> bytes:
    """Return the 16 bytes by which records and log know the holder of ``verify_key``."""
    return hashlib.sha256(b"sijill member" + verify_key).digest()[:MEMBER_ID_SIZE]
