# SPDX-License-Identifier: Apache-2.0
"""Ed25519 signatures (RFC 8032) bound to a context, and the one JSON spelling they cover."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SIGNATURE_SIZE = 64
PUBLIC_SIZE = 32


def canonical_json(content: object) -> bytes:
    """Return UTF-8 JSON with sorted keys and no spaces; raise ``ValueError`` for NaN.

    One value, one spelling: a hash or signature over it can be made again anywhere.
    """
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8")


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """Return the 32 raw bytes of the public half."""
    return key.public_key().public_bytes_raw()


def sign(key: Ed25519PrivateKey, context: str, message: bytes) -> bytes:
    """Return 64 bytes over ``context`` and ``message``."""
    return key.sign(_framed(context, message))


def is_signed(public: bytes, context: str, message: bytes, untrusted_signature: bytes) -> bool:
    """Say whether ``public`` (32 bytes) signed ``message`` for this very ``context``."""
    try:
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(untrusted_signature, _framed(context, message))
    except (InvalidSignature, ValueError):
        return False
    return True


def _framed(context: str, message: bytes) -> bytes:
    # The context ends at NUL, so that no signature for one purpose serves another.
    return b"sijill\x00" + context.encode("ascii") + b"\x00" + message
