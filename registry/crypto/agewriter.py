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
    from collections.abc import Callable, Sequence

CHUNK: Final = 64 * 1024
TAG: Final = 16
SEALED_CHUNK: Final = CHUNK + TAG
NONCE_SIZE: Final = 16
LAST: Final = b"\x01"
NOT_LAST: Final = b"\x00"
AT_ONCE: Final = 16  # chunks a write: fewer calls, and still little memory
ROOM: Final = AT_ONCE * SEALED_CHUNK


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

    def __init__(
        self,
        file: Sink,
        recipients: Sequence[str],
        room: Callable[[], memoryview] | None = None,
    ) -> None:
        """Write the header at once, for every ``age1...`` recipient.

        ``room`` gives the ``ROOM`` bytes in which the next write to ``file`` is made; who reads
        them afterwards gives others. Without it they are the same each time.
        """
        file_key, nonce = secrets.token_bytes(FILE_KEY_SIZE), secrets.token_bytes(NONCE_SIZE)
        same = memoryview(bytearray(0 if room else ROOM))
        self._cipher = ChaCha20Poly1305(derived(file_key, nonce, b"payload"))
        self._file = file
        self._room = room or (lambda: same)
        self._sealed, self._size = self._room(), 0
        self._pending = bytearray()
        self._number = 0
        self._put(memoryview(make_header(recipients, file_key) + nonce))

    def write(self, data: bytes | memoryview) -> None:
        """Encrypt ``data`` after what was written before."""
        rest = memoryview(data)
        while rest:
            if len(self._pending) == CHUNK:  # more comes, so it is not the last
                self._seal(self._pending)
                self._pending = bytearray()
            # Straight from what was given, as long as it makes whole chunks and is not the end.
            while not self._pending and len(rest) > CHUNK:
                self._seal(rest[:CHUNK])
                rest = rest[CHUNK:]
            room = CHUNK - len(self._pending)
            self._pending += rest[:room]
            rest = rest[room:]

    def finish(self) -> None:
        """Seal what is left as the last chunk; nothing can be written after it."""
        self._seal(self._pending, LAST)
        self._put(self._sealed[: self._size])

    def _seal(self, chunk: bytearray | memoryview, last: bytes = NOT_LAST) -> None:
        """Seal one chunk, whole but the last of all; write when the room is full."""
        if self._size == ROOM:
            self._put(self._sealed)
            self._sealed, self._size = self._room(), 0
        room = self._sealed[self._size : self._size + len(chunk) + TAG]
        nonce = chunk_nonce(self._number, last)
        self._size += self._cipher.encrypt_into(nonce, chunk, None, room)
        self._number += 1

    def _put(self, data: memoryview) -> None:
        """Write every byte: a raw file may take only the first part of them."""
        while data:
            data = data[self._file.write(data) :]
