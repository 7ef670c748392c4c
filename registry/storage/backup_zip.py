# SPDX-License-Identifier: Apache-2.0
"""Writes a stored ZIP of which every byte follows from names, sizes and content.

Our own writer, so that a backup of today can be compared byte for byte in twenty years, whatever
the standard library writes then. One spelling (PKWARE APPNOTE 6.3): always ZIP64 fields, always a
data descriptor, a fixed date, no compression; ``unzip`` and ``zipfile`` read it.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable
from typing import Final, Protocol

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_SIZES: Final = struct.Struct("<2H2Q")
_DESCRIPTOR: Final = struct.Struct("<4sI2Q")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_CENTRAL_SIZES: Final = struct.Struct("<2H3Q")
_END_64: Final = struct.Struct("<4sQ2H2I4Q")
_LOCATOR: Final = struct.Struct("<4sIQI")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 45  # the first with ZIP64
_MADE_ON_UNIX: Final = (3 << 8) | _VERSION
_DESCRIBED: Final = 1 << 3
_DATE: Final = (1 << 5) | 1  # 1 January 1980
_IN_EXTRA: Final = 0xFFFFFFFF
_IN_EXTRA_16: Final = 0xFFFF
_MODE: Final = 0o100600 << 16


class Sink(Protocol):
    """What takes the bytes of an archive, all of them or with an error."""

    def take(self, data: bytes) -> None:
        """Take all of ``data``."""


class ZipWriter:
    """Writes members in the order given; ``close`` ends the archive."""

    def __init__(self, sink: Sink) -> None:
        """Begin with no member."""
        self._sink = sink
        self._at = 0
        self._central: list[bytes] = []

    def add(self, name: str, size: int, parts: Iterable[bytes]) -> str:
        """Write one member of ``size`` bytes; return its SHA-256 in hex.

        Raises ``ValueError`` when ``parts`` are of another size: it grew or shrank meanwhile.
        """
        start, ascii_name = self._at, name.encode("ascii")
        extra = _SIZES.pack(1, 16, size, size)
        self._put(_LOCAL.pack(
            b"PK\x03\x04", _VERSION, _DESCRIBED, 0, 0, _DATE, 0, _IN_EXTRA, _IN_EXTRA,
            len(ascii_name), len(extra),
        ))  # fmt: skip
        self._put(ascii_name + extra)
        digest, crc, written = hashlib.sha256(), 0, 0
        for part in parts:
            digest.update(part)
            crc = zlib.crc32(part, crc)
            written += len(part)
            self._put(part)
        if written != size:
            raise ValueError(size)
        self._put(_DESCRIPTOR.pack(b"PK\x07\x08", crc, size, size))
        self._central.append(_listed(ascii_name, size, crc, start))
        return digest.hexdigest()

    def close(self) -> None:
        """Write the list of members and the end."""
        start, count = self._at, len(self._central)
        for entry in self._central:
            self._put(entry)
        end, length = self._at, self._at - start
        self._put(_END_64.pack(
            b"PK\x06\x06", _END_64.size - 12, _MADE_ON_UNIX, _VERSION, 0, 0,
            count, count, length, start,
        ))  # fmt: skip
        self._put(_LOCATOR.pack(b"PK\x06\x07", 0, end, 1))
        self._put(_END.pack(
            b"PK\x05\x06", 0, 0, _IN_EXTRA_16, _IN_EXTRA_16, _IN_EXTRA, _IN_EXTRA, 0
        ))  # fmt: skip

    def _put(self, data: bytes) -> None:
        self._sink.take(data)
        self._at += len(data)


def _listed(name: bytes, size: int, crc: int, start: int) -> bytes:
    extra = _CENTRAL_SIZES.pack(1, 24, size, size, start)
    return _CENTRAL.pack(
        b"PK\x01\x02", _MADE_ON_UNIX, _VERSION, _DESCRIBED, 0, 0, _DATE, crc, _IN_EXTRA, _IN_EXTRA,
        len(name), len(extra), 0, 0, 0, _MODE, _IN_EXTRA,
    ) + name + extra  # fmt: skip
