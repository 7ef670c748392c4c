# SPDX-License-Identifier: Apache-2.0
"""Writes the payload of an age v1 file (STREAM over ChaCha20-Poly1305) to a file that we own.

Source: C2SP age.md ("Payload"). Ours and not pyrage's: every write is checked here, and nothing
holds up the threads that hash meanwhile.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final, Protocol

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from registry.crypto.ageheader import FILE_KEY_SIZE, derived, make_header

if TYPE_CHECKING:
    from collections.abc import Sequence

CHUNK: Final = 64 * 1024
TAG: Final = 16
SEALED_CHUNK: Final = CHUNK + TAG
NONCE_SIZE: Final = 16
LAST: Final = b"\x01"
NOT_LAST: Final = b"\x00"
_AT_ONCE: Final = 16  # chunks a write: fewer calls, and still little memory


def chunk_nonce(number: int, last: bytes) -> bytes:
    """Return the nonce of a chunk: eleven bytes of counter, one that says whether it is last."""
    return number.to_bytes(11, "big") + last


class Sink(Protocol):
    """What takes the sealed bytes: an unbuffered file, or one that also hashes them."""

    def write(self, data: memoryview, /) -> int:
        """Take the beginning of ``data`` and tell how many bytes that was."""


class SealedWriter:
    """Encrypts what is written, each chunk once and in order, so that no nonce is used twice.

    Without ``finish`` what was written is not an age file that opens. Errors of the disk are
    raised as they come (``OSError``).
    """

    def __init__(self, file: Sink, recipients: Sequence[str]) -> None:
        """Write the header at once, for every ``age1...`` recipient."""
        file_key, nonce = secrets.token_bytes(FILE_KEY_SIZE), secrets.token_bytes(NONCE_SIZE)
        self._cipher = ChaCha20Poly1305(derived(file_key, nonce, b"payload"))
        self._file = file
        self._pending = bytearray()
        self._sealed = memoryview(bytearray(_AT_ONCE * SEALED_CHUNK))
        self._number = 0
        self._put(memoryview(make_header(recipients, file_key) + nonce))

    def write(self, data: bytes | memoryview) -> None:
        """Encrypt ``data`` after what was written before."""
        rest = memoryview(data)
        while rest:
            if len(self._pending) == CHUNK:  # more comes, so it is not the last
                self._seal(self._pending)
                self._pending = bytearray()
            # Straight from what was given, as far as it makes whole chunks and is not the end.
            whole = 0 if self._pending else min((len(rest) - 1) // CHUNK, _AT_ONCE)
            self._seal(rest[: whole * CHUNK])
            rest = rest[whole * CHUNK :]
            room = CHUNK - len(self._pending)
            self._pending += rest[:room]
            rest = rest[room:]

    def finish(self) -> None:
        """Seal what is left as the last chunk; nothing can be written after it."""
        self._seal(self._pending, LAST)

    def _seal(self, chunks: bytearray | memoryview, last: bytes = NOT_LAST) -> None:
        """Seal and write chunks, all of them whole but the last of all."""
        size = 0
        for start in range(0, max(len(chunks), 1) if last == LAST else len(chunks), CHUNK):
            with memoryview(chunks)[start : start + CHUNK] as chunk:
                room = self._sealed[size : size + len(chunk) + TAG]
                nonce = chunk_nonce(self._number, last)
                size += self._cipher.encrypt_into(nonce, chunk, None, room)
            self._number += 1
        self._put(self._sealed[:size])

    def _put(self, data: memoryview) -> None:
        """Write every byte: a raw file may take only the first part of them."""
        while data:
            data = data[self._file.write(data) :]
