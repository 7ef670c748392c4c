# SPDX-License-Identifier: Apache-2.0
"""A passphrase, and the key file that may belong to it, that can be wiped and never show."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Self

from registry.errors import NotUnlocked

if TYPE_CHECKING:
    from types import TracebackType


class PassphraseEmpty(NotUnlocked):
    """Nothing was typed, or only spaces and invisible marks."""


class Passphrase:
    """The UTF-8 bytes of one passphrase, in memory that ``wipe`` overwrites.

    ``key_file`` is the digest of its key file (``keyfile.digest``), or empty without one.

    ``repr`` and ``str`` are those of any object: no content. It does not compare, hash by
    value, copy or pickle.
    """

    __slots__ = ("_bytes", "key_file")

    def __init__(self, normal: bytearray, key_file: bytes = b"") -> None:
        """Take over ``normal``; raise ``PassphraseEmpty`` when there is nothing in it."""
        if not normal:
            raise PassphraseEmpty
        self._bytes = normal
        self.key_file = key_file

    @classmethod
    def from_text(cls, text: str, key_file: bytes = b"") -> Self:
        """Normalise to NFKC and drop outer spaces and invisible marks.

        Two keyboards may send one Arabic letter as different code points (NFKC, as RFC 8265
        does for opaque strings with NFC), and copying right-to-left text brings marks nobody
        sees. ``surrogatepass``: an encoding error would carry the passphrase in its fields.
        """
        normal = unicodedata.normalize("NFKC", text)
        start, end = 0, len(normal)
        while start < end and _is_invisible(normal[start]):
            start += 1
        while end > start and _is_invisible(normal[end - 1]):
            end -= 1
        return cls(bytearray(normal[start:end].encode("utf-8", "surrogatepass")), key_file)

    def reveal(self) -> bytearray:
        """Give the bytes to the key derivation; the caller must not keep a copy."""
        return self._bytes

    def wipe(self) -> None:
        """Overwrite the bytes; afterwards the passphrase is empty and opens nothing."""
        self._bytes[:] = bytes(len(self._bytes))
        self._bytes.clear()
        self.key_file = b""  # Argon2's binding takes bytes only, which nothing can overwrite

    def __reduce__(self) -> str:
        """Refuse pickling and copying: a copy would escape ``wipe``."""
        raise TypeError("a passphrase is not copied")

    def __enter__(self) -> Self:
        """Return itself; ``wipe`` runs at the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe."""
        self.wipe()


def _is_invisible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in {"Cf", "Cc"}
