# SPDX-License-Identifier: Apache-2.0
"""Plain age v1 files by pyrage: what the stock ``age`` command opens in twenty years.

Binary files (no armor) to X25519 recipients only. Decryption gives bytes in memory and only
after the whole file is verified; there is no way to decrypt to a path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import pyrage

from registry.crypto.agekeys import (
    KeyPair,
    RecipientKeyWrong,
    new_identity,
    parse_recipient,
    recipient_of,
)
from registry.crypto.atomic import replacing, write_all
from registry.crypto.medium import DiskFull, MediumFailed, medium_errors
from registry.errors import PackageRefused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = [
    "DiskFull",
    "KeyPair",
    "PackageCut",
    "PackageNotAge",
    "PackageNotForMe",
    "PackagePassphraseType",
    "RecipientKeyWrong",
    "decrypt",
    "encrypt",
    "encrypt_file",
    "new_identity",
    "parse_recipient",
    "recipient_of",
]

_FIRST_LINE = b"age-encryption.org/v1\n"
_STANZA = b"\n-> "
_LAST_LINE = b"\n---"
_NO_MATCH = "No matching keys found"
_CHUNK = 64 * 1024
# Room for some six hundred recipients; each costs a key agreement before anything is verified.
_HEADER_LIMIT = 64 * 1024
_TAG = 16
_NONCE = 16


class PackageNotAge(PackageRefused):
    """The first line is not that of a binary age file."""


class PackageNotForMe(PackageRefused):
    """No recipient of the file is ours; a flip inside a recipient line looks the same."""


class PackageCut(PackageRefused):
    """The file is cut or flipped; nothing of it was used."""


class PackagePassphraseType(PackageRefused):
    """Encrypted to a passphrase: its maker would choose how long we must work."""


def encrypt(recipients: Sequence[str], data: bytes) -> bytes:
    """Return ``data`` encrypted to all ``recipients`` (``age1...``); needs at least one."""
    sealed: bytes = pyrage.encrypt(data, _parsed(recipients))
    return sealed


def decrypt(identity: str, untrusted: bytes) -> bytes:
    """Return the plaintext, verified to its end, for an ``AGE-SECRET-KEY-1...`` identity.

    Raises ``PackageNotAge``, ``PackagePassphraseType`` (before any key is derived),
    ``PackageNotForMe`` or ``PackageCut``.
    """
    if not untrusted.startswith(_FIRST_LINE):
        raise PackageNotAge
    header = untrusted[: _header_size(untrusted)]
    if _STANZA + b"scrypt" in header:
        raise PackagePassphraseType
    try:
        plain: bytes = pyrage.decrypt(untrusted, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.DecryptError as error:
        kind = PackageNotForMe if str(error) == _NO_MATCH else PackageCut
        raise kind from None
    return plain


def encrypt_file(recipients: Sequence[str], source: Path, target: Path) -> None:
    """Encrypt ``source`` to ``target`` as a stream, whole or not at all.

    pyrage's own ``encrypt_file`` was seen to lose the error of its last write (a full disk,
    no word). So the file object is ours: each write is checked and its failure kept, and the
    finished part must have exactly the length that age gives to the bytes read, before fsync,
    rename and directory fsync. Raises ``DiskFull``, ``ReadOnlyMedium``, ``MediumFailed``,
    ``RecipientKeyWrong``.
    """
    parsed = _parsed(recipients)
    with medium_errors(source):
        plain = source.open("rb")
    with plain, replacing(target) as sealed:
        reader, writer = _CountedReader(plain), _CheckedWriter(sealed)
        try:
            pyrage.encrypt_io(reader, writer, parsed)
        except pyrage.EncryptError:
            if (writer.failure or reader.failure) is None:
                raise
        _raise_kept(source, reader.failure)
        _raise_kept(target, writer.failure)
        if writer.written != _header_size(writer.beginning) + _payload_size(reader.count):
            raise MediumFailed(file=target.name)


class _CountedReader:
    """Counts what pyrage reads and keeps the error it may turn into something else."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0
        self.failure: OSError | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._file.read(size)
        except OSError as failure:
            self.failure = failure
            raise
        self.count += len(data)
        return data


class _CheckedWriter:
    """Writes every byte or remembers why not; after a failure nothing more is written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.written = 0
        self.beginning = b""
        self.failure: OSError | None = None

    def write(self, data: bytes) -> int:
        if self.failure is not None:
            raise self.failure
        try:
            write_all(self._file, data)
        except OSError as failure:
            self.failure = failure
            raise
        self.written += len(data)
        if _LAST_LINE not in self.beginning:
            self.beginning += bytes(data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: the file is unbuffered and synced by its owner."""


def _raise_kept(path: Path, failure: OSError | None) -> None:
    if failure is not None:
        with medium_errors(path):
            raise failure


def _parsed(recipients: Sequence[str]) -> list[pyrage.x25519.Recipient]:
    if not recipients:
        raise RecipientKeyWrong
    return [pyrage.x25519.Recipient.from_str(parse_recipient(text)) for text in recipients]


def _header_size(untrusted: bytes) -> int:
    """Return the length of an age header up to the end of its MAC line."""
    last_line = untrusted.find(_LAST_LINE, 0, _HEADER_LIMIT)
    end = untrusted.find(b"\n", last_line + 1)
    if last_line < 0 or end < 0:
        raise PackageCut
    return end + 1


def _payload_size(plain_size: int) -> int:
    """Return the payload's length by the age specification: nonce, then chunks with a tag."""
    chunks = max(1, -(-plain_size // _CHUNK))
    return _NONCE + plain_size + chunks * _TAG
