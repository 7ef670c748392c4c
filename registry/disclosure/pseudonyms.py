# SPDX-License-Identifier: Apache-2.0
"""Codes in place of identities: the same inside one export, unlinkable to any other export.

HMAC-SHA256 (RFC 2104) under a random key of one recipient and one export; never a plain hash,
which anyone who guesses an identity could compute.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

KEY_BYTES: Final = 32
SHORTEST: Final = 4
# Crockford's base 32: no I, L, O, U, so that a code read aloud is the code written down.
_DIGITS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LONGEST: Final = 51
_T = TypeVar("_T")


def new_key() -> bytes:
    """Return a fresh key of 32 bytes for one recipient and one export."""
    return secrets.token_bytes(KEY_BYTES)


def pseudonyms(key: bytes, identities: Iterable[str]) -> Mapping[str, str]:
    """Return a code such as ``7K3Q`` for each identity: all of one length, no two alike.

    The length, from four on, grows until they differ; it depends on the key and on the set of
    identities only, so the same call gives the same codes.
    """
    spelled = {identity: _spelled(key, identity) for identity in identities}
    length = SHORTEST
    while len({full[:length] for full in spelled.values()}) < len(spelled) and length < _LONGEST:
        length += 1
    return {identity: full[:length] for identity, full in spelled.items()}


def shuffled(key: bytes, items: Mapping[str, _T]) -> list[_T]:
    """Return the values of ``items`` in an order that ``key`` alone explains, not that of entry."""
    return [items[name] for name in sorted(items, key=lambda name: _digest(key, "order", name))]


def _spelled(key: bytes, identity: str) -> str:
    number = int.from_bytes(_digest(key, "pseudonym", identity), "big")
    digits = []
    for _ in range(_LONGEST):
        number, place = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[place])
    return "".join(digits)


def _digest(key: bytes, use: str, identity: str) -> bytes:
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    return hmac.digest(key, f"sijill {use} 1\0{identity}".encode(), "sha256")
