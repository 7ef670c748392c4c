# SPDX-License-Identifier: Apache-2.0
"""SSHSIG signatures with Ed25519, as ``ssh-keygen -Y`` makes and checks them.

Source: OpenSSH PROTOCOL.sshsig; key format RFC 8709. Only Ed25519 and sha512: one way in,
one way out. The eight words are the first 88 bits of the fingerprint's SHA-256, 11 bits each.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from functools import cache
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from registry.crypto import signatures
from registry.domain.resources import read_text
from registry.errors import PackageRefused, UsageRefused

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_MAGIC = b"SSHSIG"
_VERSION = struct.pack(">I", 1)
_KEY_TYPE = b"ssh-ed25519"
_HASH = b"sha512"
_BEGIN = "-----BEGIN SSH SIGNATURE-----"
_END = "-----END SSH SIGNATURE-----"
_LINE = 70
_WORDS = 8
_BITS_A_WORD = 11


class SignatureWrong(PackageRefused):
    """The signature is malformed, of another kind, for another purpose, or not of this text."""


class SignerKeyWrong(UsageRefused):
    """The text is not one ``ssh-ed25519 AAAA...`` public key."""


def sign(key: Ed25519PrivateKey, message: bytes, namespace: str) -> str:
    """Return the armored signature of ``message`` for ``namespace``, ending in a line end."""
    signature = key.sign(_signed_data(message, namespace))
    blob = _blob(signatures.public_bytes(key), namespace, signature)
    text = base64.b64encode(blob).decode("ascii")
    lines = [text[start : start + _LINE] for start in range(0, len(text), _LINE)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def verify(untrusted_armored: str, message: bytes, namespace: str) -> bytes:
    """Return the signer's 32-byte public key; raise ``SignatureWrong``.

    That the signature is right says nothing about who signed: compare the key.
    """
    blob = _dearmored(untrusted_armored)
    # Version 1 with this namespace has one spelling and one length: rebuild it and compare.
    frame = _blob(bytes(signatures.PUBLIC_SIZE), namespace, bytes(signatures.SIGNATURE_SIZE))
    key_at = len(_MAGIC) + len(_VERSION) + 4 + len(_string(_KEY_TYPE)) + 4
    public = blob[key_at : key_at + signatures.PUBLIC_SIZE]
    signature = blob[-signatures.SIGNATURE_SIZE :]
    if len(blob) != len(frame) or blob != _blob(public, namespace, signature):
        raise SignatureWrong
    try:
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(signature, _signed_data(message, namespace))
    except (InvalidSignature, ValueError):
        raise SignatureWrong from None
    return public


def public_line(key: Ed25519PrivateKey | bytes, comment: str = "") -> str:
    """Return ``ssh-ed25519 AAAA... comment`` for a private key or 32 public bytes."""
    public = key if isinstance(key, bytes) else signatures.public_bytes(key)
    text = base64.b64encode(_wire(public)).decode("ascii")
    return f"{_KEY_TYPE.decode('ascii')} {text} {comment}".rstrip()


def parse_public_line(untrusted_text: str) -> bytes:
    """Return the 32 public bytes of one line, its comment ignored; raise ``SignerKeyWrong``."""
    words = untrusted_text.split(maxsplit=2)
    if len(untrusted_text.strip().splitlines()) != 1 or words[0] != _KEY_TYPE.decode("ascii"):
        raise SignerKeyWrong
    try:
        wire = base64.b64decode(words[1], validate=True)
    except (IndexError, ValueError):
        raise SignerKeyWrong from None
    public = wire[-signatures.PUBLIC_SIZE :]
    if wire != _wire(public):
        raise SignerKeyWrong
    return public


def fingerprint(public: bytes) -> str:
    """Return ``SHA256:...`` as ``ssh-keygen -l`` shows it."""
    return "SHA256:" + base64.b64encode(_digest(public)).decode("ascii").rstrip("=")


def eight_words(public: bytes) -> tuple[str, ...]:
    """Return eight English words to compare aloud: 88 bits of the fingerprint."""
    number = int.from_bytes(_digest(public)[: _WORDS * _BITS_A_WORD // 8])
    places = range((_WORDS - 1) * _BITS_A_WORD, -1, -_BITS_A_WORD)
    return tuple(_word_list()[number >> place & (1 << _BITS_A_WORD) - 1] for place in places)


@cache
def _word_list() -> tuple[str, ...]:
    return tuple(read_text("words/english.txt").split())


def _digest(public: bytes) -> bytes:
    return hashlib.sha256(_wire(public)).digest()


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _wire(public: bytes) -> bytes:
    return _string(_KEY_TYPE) + _string(public)


def _purpose(namespace: str) -> bytes:
    return _string(namespace.encode("ascii")) + _string(b"") + _string(_HASH)


def _signed_data(message: bytes, namespace: str) -> bytes:
    return _MAGIC + _purpose(namespace) + _string(hashlib.sha512(message).digest())


def _blob(public: bytes, namespace: str, signature: bytes) -> bytes:
    wrapped = _string(_string(_KEY_TYPE) + _string(signature))
    return _MAGIC + _VERSION + _string(_wire(public)) + _purpose(namespace) + wrapped


def _dearmored(untrusted_armored: str) -> bytes:
    lines = untrusted_armored.strip().splitlines()
    if len(lines) < 3 or lines[0] != _BEGIN or lines[-1] != _END:  # noqa: PLR2004 - BEGIN, text, END
        raise SignatureWrong
    try:
        return base64.b64decode("".join(lines[1:-1]), validate=True)
    except (binascii.Error, ValueError):
        raise SignatureWrong from None
