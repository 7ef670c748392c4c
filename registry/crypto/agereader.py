# SPDX-License-Identifier: Apache-2.0
"""Reads an age v1 file at any place, so that nothing plain ever touches the disk.

Source: C2SP age.md ("Payload"). No byte of a chunk is released before its tag is verified, and no
size is told before the last chunk is: a file that was cut is known at once.
"""

from __future__ import annotations

import io
import os
from collections import OrderedDict
from typing import TYPE_CHECKING, BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from registry.crypto.ageheader import EvidenceCut, EvidenceFlipped, derived, read_header
from registry.crypto.agewriter import (
    CHUNK,
    LAST,
    NONCE_SIZE,
    NOT_LAST,
    SEALED_CHUNK,
    TAG,
    chunk_nonce,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import WriteableBuffer

KEPT: Final = 8
"""Chunks kept in memory: half a MiB, enough for a viewer that looks around."""


class Sought(io.RawIOBase):
    """A file that is read and sought, and never written; ``size`` is how many bytes it has."""

    size: int

    def __init__(self) -> None:
        """Begin at the first byte."""
        super().__init__()
        self._place = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place; beyond the end is allowed, as with any file, and reads nothing."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._place = base + offset
        return self._place


class SealedReader(Sought):
    """The plaintext of an age file as a file that can be read and sought, and never written.

    Raises ``EvidenceCut``, ``EvidenceFlipped`` or ``EvidenceForeign`` (for none of our keys),
    at opening for header and last chunk, at reading for the chunk that is read.
    """

    def __init__(self, untrusted: BinaryIO, identities: Sequence[str]) -> None:
        """Verify header and last chunk; ``untrusted`` can seek and is closed with this reader."""
        super().__init__()
        self._file = untrusted
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        untrusted.seek(0)
        file_key, header_size = read_header(untrusted, identities)
        untrusted.seek(header_size)
        nonce = untrusted.read(NONCE_SIZE)
        self._start = header_size + NONCE_SIZE
        payload = untrusted.seek(0, os.SEEK_END) - self._start
        if payload < TAG:
            raise EvidenceCut
        self._cipher = ChaCha20Poly1305(derived(file_key, nonce, b"payload"))
        self._last = (payload - 1) // SEALED_CHUNK
        self.size = self._last * CHUNK + len(self._last_chunk())
        """How many bytes the plaintext has; known only once the last chunk is verified."""

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into ``buffer`` up to the end of one chunk; 0 at the end of the file."""
        target = memoryview(buffer).cast("B")
        if self._place >= self.size:
            return 0
        number, within = divmod(self._place, CHUNK)
        part = self._chunk(number)[within : within + len(target)]
        target[: len(part)] = part
        self._place += len(part)
        return len(part)

    def close(self) -> None:
        """Close the file below and forget the chunks."""
        if not self.closed:
            self._kept.clear()
            self._file.close()
        super().close()

    def _last_chunk(self) -> bytes:
        """Verify the end: a file cut between two chunks has no chunk that says it is the last."""
        try:
            chunk = self._chunk(self._last)
        except EvidenceFlipped:
            if self._opens_as_a_middle_chunk():
                raise EvidenceCut from None
            raise
        if not chunk and self._last > 0:  # another spelling of the same plaintext (age.md)
            raise EvidenceFlipped
        return chunk

    def _opens_as_a_middle_chunk(self) -> bool:
        sealed = self._sealed(self._last)
        try:
            self._cipher.decrypt(chunk_nonce(self._last, NOT_LAST), sealed, None)
        except InvalidTag:
            return False  # cut within a chunk, or flipped: from here they look the same
        return True

    def _chunk(self, number: int) -> bytes:
        found = self._kept.pop(number, None)
        if found is None:
            found = self._opened(number)
        self._kept[number] = found
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found

    def _opened(self, number: int) -> bytes:
        nonce = chunk_nonce(number, LAST if number == self._last else NOT_LAST)
        try:
            return self._cipher.decrypt(nonce, self._sealed(number), None)
        except InvalidTag:
            raise EvidenceFlipped from None

    def _sealed(self, number: int) -> bytes:
        self._file.seek(self._start + number * SEALED_CHUNK)
        wanted, found = SEALED_CHUNK, b""
        while part := self._file.read(wanted - len(found)):
            found += part
        if len(found) < TAG:
            raise EvidenceCut
        return found
