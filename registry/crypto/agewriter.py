# SPDX-License-Identifier: Apache-2.0
"""Writes the payload of an age v1 file (STREAM over ChaCha20-Poly1305) to a file that we own.

Source: C2SP age.md ("Payload"). Ours and not pyrage's, because every write is checked here, and
because the first chunk stays open until the end: what stands in it may depend on what follows.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, BinaryIO, Final

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from registry.crypto.ageheader import FILE_KEY_SIZE, derived, make_header
from registry.crypto.atomic import write_all

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


class SealedWriter:
    """Encrypts what is written; ``finish`` seals the first chunk last.

    A chunk is sealed exactly once, so no nonce is used twice: the first one waits in memory,
    and ``patch`` may change it until ``finish``. Without ``finish`` the file is not an age
    file that opens. Errors of the disk are raised as they come (``OSError``).
    """

    def __init__(self, file: BinaryIO, recipients: Sequence[str]) -> None:
        """Write the header at once; ``file`` is empty, unbuffered and can seek."""
        file_key, nonce = secrets.token_bytes(FILE_KEY_SIZE), secrets.token_bytes(NONCE_SIZE)
        self._cipher = ChaCha20Poly1305(derived(file_key, nonce, b"payload"))
        self._file = file
        self._first: bytearray | None = None
        self._pending = bytearray()
        self._sealed = memoryview(bytearray(_AT_ONCE * SEALED_CHUNK))
        self._number = 1  # of the chunk that is sealed next
        beginning = make_header(recipients, file_key) + nonce
        write_all(file, beginning)
        self._start = len(beginning)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Encrypt ``data`` after what was written before."""
        self._pending += data
        if self._first is None and len(self._pending) > CHUNK:
            self._first = self._pending[:CHUNK]
            del self._pending[:CHUNK]
            self._file.seek(self._start + SEALED_CHUNK)
        # The last chunk of all is sealed otherwise, so one is always kept back.
        whole = (len(self._pending) - 1) // CHUNK
        if self._first is not None and whole >= _AT_ONCE:
            self._seal_pending(whole)

    def patch(self, place: int, data: bytes) -> None:
        """Put ``data`` over what was written at ``place``, within the first chunk."""
        first = self._pending if self._first is None else self._first
        if place + len(data) > len(first):
            raise ValueError("only the first chunk is still open")
        first[place : place + len(data)] = data

    def finish(self) -> None:
        """Seal what is left, and then the first chunk; nothing can be written after it."""
        if self._first is None:
            self._seal_first(self._pending, LAST)
            return
        self._seal_pending((len(self._pending) - 1) // CHUNK)
        self._put(self._number, self._pending, LAST, self._sealed)
        write_all(self._file, self._sealed[: len(self._pending) + TAG])
        self._seal_first(self._first, NOT_LAST)

    def _seal_pending(self, whole: int) -> None:
        """Seal ``whole`` full chunks of what waits, so many at once as the buffer takes."""
        pending = memoryview(bytes(self._pending[: whole * CHUNK]))
        del self._pending[: whole * CHUNK]
        for start in range(0, whole, _AT_ONCE):
            count = min(_AT_ONCE, whole - start)
            for place in range(count):
                chunk = pending[(start + place) * CHUNK :][:CHUNK]
                room = self._sealed[place * SEALED_CHUNK :]
                self._put(self._number + place, chunk, NOT_LAST, room)
            write_all(self._file, self._sealed[: count * SEALED_CHUNK])
            self._number += count

    def _seal_first(self, first: bytearray, last: bytes) -> None:
        self._file.seek(self._start)
        self._put(0, first, last, self._sealed)
        write_all(self._file, self._sealed[: len(first) + TAG])

    def _put(
        self, number: int, chunk: bytearray | memoryview, last: bytes, target: memoryview
    ) -> None:
        room = target[: len(chunk) + TAG]
        self._cipher.encrypt_into(chunk_nonce(number, last), chunk, None, room)
