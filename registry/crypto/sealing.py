# SPDX-License-Identifier: Apache-2.0
"""Sealing a short secret to one key: HPKE (RFC 9180) over ML-KEM-768 with X25519.

The hybrid holds while either half does: a grant copied today must not open in twenty years.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_MLKEM_SEED_SIZE = 64
_MLKEM_PUBLIC_SIZE = 1184

SEED_SIZE = _MLKEM_SEED_SIZE + 32
SEALED_OVERHEAD = KEM.MLKEM768_X25519.enc_length() + 16


class SealingKey:
    """A private HPKE key made from a 96-byte seed; ``public`` is its 1,216-byte public half."""

    __slots__ = ("_private", "public")

    def __init__(self, seed: bytes) -> None:
        """Take ML-KEM's 64 seed bytes, then X25519's 32."""
        mlkem = MLKEM768PrivateKey.from_seed_bytes(seed[:_MLKEM_SEED_SIZE])
        x25519 = X25519PrivateKey.from_private_bytes(seed[_MLKEM_SEED_SIZE:])
        self._private = MLKEM768X25519PrivateKey(mlkem, x25519)
        self.public = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()

    def open(self, untrusted_sealed: bytes, info: bytes) -> bytes | None:
        """Return what was sealed to this key under ``info``, or None if it was not."""
        try:
            return _SUITE.decrypt(untrusted_sealed, self._private, info)
        except (InvalidTag, ValueError):
            return None


def seal(public: bytes, secret: bytes, info: bytes) -> bytes:
    """Return ``secret`` sealed to the 1,216 bytes of ``public``: 1,136 bytes longer."""
    key = MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC_SIZE]),
        X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC_SIZE:]),
    )
    return _SUITE.encrypt(secret, key, info)


def seal_to_nobody(size: int) -> bytes:
    """Return a sealed text of ``size`` random bytes that no one can open.

    Random bytes would not do as a decoy: an X25519 share has its top bit clear and ML-KEM's
    compressed numbers are not uniform, so true grants could be counted among them.
    """
    nobody = SealingKey(secrets.token_bytes(SEED_SIZE))
    return seal(nobody.public, secrets.token_bytes(size), b"")
