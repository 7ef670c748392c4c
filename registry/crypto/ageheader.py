# SPDX-License-Identifier: Apache-2.0
"""The header of an age v1 file: its file key wrapped to X25519 recipients, and the MAC over it.

Source: C2SP age.md ("Header", "X25519 recipient stanza"). Strict in reading: what is not exactly
the canonical form is refused, so that one header has one spelling and one MAC.
"""

from __future__ import annotations

import base64
import hmac
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from registry.crypto.agekeys import RecipientKeyWrong, identity_to_bytes, recipient_bytes
from registry.errors import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILE_KEY_SIZE: Final = 16
HEADER_LIMIT: Final = 64 * 1024  # some six hundred recipients; each costs a key agreement
_VERSION: Final = b"age-encryption.org/v1\n"
_INFO: Final = b"age-encryption.org/v1/X25519"
_NONCE: Final = bytes(12)  # each wrapping key wraps once
_COLUMNS: Final = 64
_KEY_SIZE: Final = 32
_X25519: Final = b"X25519"
# Two arguments: the words and the type; a file for a passphrase lets its maker set our work.
_SCRYPT: Final = b"scrypt"
_STANZA: Final = re.compile(rb"-> [\x21-\x7e]+(?: [\x21-\x7e]+)*")
_MAC_LINE: Final = re.compile(rb"--- ([A-Za-z0-9+/]{43})")


class EvidenceCut(Damaged):
    """The sealed file ends too early; nothing of it was used."""


class EvidenceFlipped(Damaged):
    """Bytes of the sealed file are not those that were written; none of them was released."""


class EvidenceForeign(Damaged):
    """The sealed file is not for any of the keys given: another file stands in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stanza:
    """One recipient stanza: its words after the arrow, and its body."""

    words: tuple[bytes, ...]
    body: bytes


def make_header(recipients: Sequence[str], file_key: bytes) -> bytes:
    """Return the header that gives ``file_key`` (16 bytes) to every ``age1...`` recipient.

    Raises ``RecipientKeyWrong``, also when there is no recipient at all.
    """
    if not recipients:
        raise RecipientKeyWrong
    lines = [_VERSION, *(_wrapped(recipient_bytes(one), file_key) for one in recipients), b"---"]
    covered = b"".join(lines)
    return covered + b" " + _base64(_mac(file_key, covered)) + b"\n"


def read_header(untrusted: BinaryIO, identities: Sequence[str]) -> tuple[bytes, int]:
    """Return the file key and the length of the header, its MAC verified.

    ``untrusted`` stands at its beginning. Raises ``EvidenceCut``, ``EvidenceFlipped`` (not in
    the canonical form, or the MAC is wrong) or ``EvidenceForeign`` (for none of our keys).
    """
    beginning = untrusted.read(HEADER_LIMIT)
    covered, mac, stanzas = _parsed(beginning)
    if any(one.words[0] == _SCRYPT for one in stanzas):
        raise EvidenceForeign
    file_key = _file_key(stanzas, identities)
    if not hmac.compare_digest(_mac(file_key, covered), mac):
        raise EvidenceFlipped
    return file_key, len(covered) + len(_base64(mac)) + 2


def derived(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes of HKDF-SHA256, as every key of an age file is made."""
    return HKDF(algorithm=SHA256(), length=_KEY_SIZE, salt=salt, info=info).derive(file_key)


def _wrapped(recipient: bytes, file_key: bytes) -> bytes:
    ephemeral = X25519PrivateKey.generate()
    share = ephemeral.public_key().public_bytes_raw()
    shared = _shared(ephemeral, recipient)
    key = derived(shared, share + recipient, _INFO)
    body = ChaCha20Poly1305(key).encrypt(_NONCE, file_key, None)
    return b"-> X25519 " + _base64(share) + b"\n" + _base64(body) + b"\n"


def _shared(own: X25519PrivateKey, other: bytes) -> bytes:
    """Agree on a secret; a point of low order would make it known to everybody."""
    try:
        return own.exchange(X25519PublicKey.from_public_bytes(other))
    except ValueError:
        raise EvidenceFlipped from None


def _mac(file_key: bytes, covered: bytes) -> bytes:
    return hmac.digest(derived(file_key, b"", b"header"), covered, "sha256")


def _parsed(untrusted: bytes) -> tuple[bytes, bytes, list[_Stanza]]:
    """Return what the MAC covers, the MAC, and the stanzas."""
    if not untrusted.startswith(_VERSION):
        raise EvidenceCut if _VERSION.startswith(untrusted) else EvidenceFlipped
    end = untrusted.find(b"\n---")
    last = untrusted.find(b"\n", end + 1)
    if end < 0 or last < 0:
        raise EvidenceCut if len(untrusted) < HEADER_LIMIT else EvidenceFlipped
    mac_line = _MAC_LINE.fullmatch(untrusted[end + 1 : last])
    if mac_line is None or end < len(_VERSION):
        raise EvidenceFlipped
    stanzas = list(_stanzas(untrusted[len(_VERSION) : end].split(b"\n")))
    return untrusted[: end + 4], _decoded(mac_line[1]), stanzas


def _stanzas(lines: Sequence[bytes]) -> Iterator[_Stanza]:
    rest = iter(lines)
    for line in rest:
        if not _STANZA.fullmatch(line):
            raise EvidenceFlipped
        body = b""
        while True:
            part = next(rest, None)
            if part is None or len(part) > _COLUMNS:
                raise EvidenceFlipped
            body += part
            if len(part) < _COLUMNS:  # the last line of a body is a short one, or empty
                break
        yield _Stanza(words=tuple(line[3:].split(b" ")), body=_decoded(body))


def _file_key(stanzas: Sequence[_Stanza], identities: Sequence[str]) -> bytes:
    ours = [X25519PrivateKey.from_private_bytes(identity_to_bytes(one)) for one in identities]
    found = None
    for stanza in stanzas:
        if stanza.words[0] != _X25519:
            continue
        share = _share_of(stanza)
        for identity in ours:
            found = found or _unwrapped(identity, share, stanza.body)
    if found is None:
        raise EvidenceForeign
    return found


def _share_of(stanza: _Stanza) -> bytes:
    """Every X25519 stanza must be well formed, ours or not (age.md)."""
    share = _decoded(stanza.words[1]) if len(stanza.words) == 2 else b""  # noqa: PLR2004 - type, share
    if len(share) != _KEY_SIZE or len(stanza.body) != FILE_KEY_SIZE + 16:
        raise EvidenceFlipped
    return share


def _unwrapped(identity: X25519PrivateKey, share: bytes, body: bytes) -> bytes | None:
    own = identity.public_key().public_bytes_raw()
    key = derived(_shared(identity, share), share + own, _INFO)
    try:
        return ChaCha20Poly1305(key).decrypt(_NONCE, body, None)
    except InvalidTag:
        return None


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    """Decode base64 without padding; another spelling of the same bytes is refused."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise EvidenceFlipped from None
    if _base64(data) != text:
        raise EvidenceFlipped
    return data
