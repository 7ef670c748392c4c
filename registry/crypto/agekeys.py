# SPDX-License-Identifier: Apache-2.0
"""Keys in age's spelling: ``age1...`` recipients and ``AGE-SECRET-KEY-1...`` identities.

Source: the age v1 specification (C2SP age.md) and Bech32 (BIP-173). X25519 only: what a
receiver on any machine with the stock ``age`` command can make and use.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pyrage

from registry.errors import RegistryError

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_RECIPIENT = re.compile(rf"age1[{_ALPHABET}]{{58}}")


class RecipientKeyWrong(RegistryError):
    """Not one whole ``age1...`` key: a letter is missing or wrong, or it is another kind."""


class KeyPair(NamedTuple):
    """An identity and its recipient; its ``repr`` shows the public half only."""

    identity: str
    recipient: str

    def __repr__(self) -> str:
        """Show the recipient."""
        return f"KeyPair({self.recipient})"


def parse_recipient(untrusted_text: str) -> str:
    """Return the recipient without outer spaces; raise ``RecipientKeyWrong``."""
    text = untrusted_text.strip()
    if not _RECIPIENT.fullmatch(text):
        raise RecipientKeyWrong
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise RecipientKeyWrong from None
    return text


def new_identity() -> KeyPair:
    """Make a fresh key pair."""
    identity = pyrage.x25519.Identity.generate()
    return KeyPair(identity=str(identity), recipient=str(identity.to_public()))


def recipient_of(identity: str) -> str:
    """Return the ``age1...`` recipient of an ``AGE-SECRET-KEY-1...`` identity."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def identity_from_bytes(secret: bytes) -> str:
    """Return 32 secret bytes as ``AGE-SECRET-KEY-1...``."""
    return _bech32("age-secret-key-", secret).upper()


def recipient_bytes(untrusted_recipient: str) -> bytes:
    """Return the 32 bytes of an ``age1...`` recipient; raise ``RecipientKeyWrong``."""
    return _words_to_bytes(parse_recipient(untrusted_recipient))


def identity_to_bytes(identity: str) -> bytes:
    """Return the 32 secret bytes of an ``AGE-SECRET-KEY-1...`` identity; the way back."""
    secret = _words_to_bytes(identity.strip().lower())
    if identity_from_bytes(secret) != identity.strip().upper():
        raise RecipientKeyWrong
    return secret


def _words_to_bytes(text: str) -> bytes:
    """Decode the 256 bits between the prefix and the checksum of six letters."""
    words = text.rpartition("1")[2][:-6]
    if set(words) - set(_ALPHABET):
        raise RecipientKeyWrong
    bits = "".join(f"{_ALPHABET.index(letter):05b}" for letter in words)
    return bytes(int(bits[start : start + 8], 2) for start in range(0, len(bits) - 7, 8))


def _bech32(prefix: str, data: bytes) -> str:
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    words = [int(bits[start : start + 5], 2) for start in range(0, len(bits), 5)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    checksum = _polymod([*expanded, *words, 0, 0, 0, 0, 0, 0]) ^ 1
    words += [checksum >> shift & 31 for shift in (25, 20, 15, 10, 5, 0)]
    return prefix + "1" + "".join(_ALPHABET[word] for word in words)


def _polymod(values: list[int]) -> int:
    total = 1
    for value in values:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            total ^= generator if top >> bit & 1 else 0
    return total
