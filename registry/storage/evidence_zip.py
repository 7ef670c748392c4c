# SPDX-License-Identifier: Apache-2.0
"""The stored ZIP inside a sealed evidence file: the original, and padding that hides its size.

Source: APPNOTE.TXT 6.3.10 (ZIP, with ZIP64), Padme (Nikitin et al., "Reducing Metadata Leakage
from Encrypted Files", 2019). Written by hand, because the whole must be made in one pass and of a
size known beforehand: the original's checksum stands behind it (a "data descriptor", as in every
ZIP that was streamed) and in the directory. Stock ``unzip`` opens it.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from registry.crypto.ageheader import EvidenceForeign
from registry.crypto.agereader import Sought

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from registry.crypto.agereader import SealedReader

PADDING: Final = "padding"
_LOCAL, _BEHIND, _CENTRAL, _END = b"PK\x03\x04", b"PK\x07\x08", b"PK\x01\x02", b"PK\x05\x06"
_END64, _LOCATOR64 = b"PK\x06\x06", b"PK\x06\x07"
_LOCAL_SIZE: Final = 30
_UTF8: Final = 0x800
_STREAMED: Final = 0x8  # checksum and sizes stand behind the data (APPNOTE 4.4.4)
_MIDNIGHT_1980: Final = 0x21 << 16  # the earliest date of ZIP; the true ones are in the record
_FULL: Final = 0xFFFFFFFF
_LARGE: Final = 3 << 30  # from here on all sizes are written as ZIP64
_VERSION, _VERSION64 = 20, 45
_ZIP64: Final = 1
_ZEROS: Final = bytes(1 << 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What stands around an original of ``size`` bytes, so that the whole has a padded size."""

    name: str
    size: int

    @property
    def beginning(self) -> bytes:
        """The bytes before the original."""
        return _local(self.name, _Entry(flags=_STREAMED, large=self._is_large))

    @property
    def padding(self) -> int:
        """How many zeros the padding entry has."""
        return padded(self._around + self.size) - self._around - self.size

    @property
    def total(self) -> int:
        """How many bytes the whole archive has."""
        return self._around + self.size + self.padding

    def ending(self, checksum: int) -> Iterator[bytes]:
        """Yield the bytes behind the original: its checksum, the padding, the directory."""
        zeros, of_zeros = self.padding, 0
        for part in _parts(zeros):
            of_zeros = zlib.crc32(part, of_zeros)
        original = _Entry(flags=_STREAMED, large=self._is_large, size=self.size, checksum=checksum)
        padding = _Entry(large=self._is_large, size=zeros, checksum=of_zeros)
        behind = _descriptor(original)
        head = _local(PADDING, padding)
        yield behind + head
        yield from _parts(zeros)
        second = len(self.beginning) + self.size + len(behind)
        directory = _central(self.name, original, 0) + _central(PADDING, padding, second)
        start = second + len(head) + zeros
        yield directory + _end(len(directory), start, large=self._is_large)

    @property
    def _is_large(self) -> bool:
        return self.size >= _LARGE

    @property
    def _around(self) -> int:
        """How many bytes are neither original nor padding."""
        empty = _Entry(large=self._is_large)
        parts = (
            self.beginning, _descriptor(empty), _local(PADDING, empty),
            _central(self.name, empty, 0), _central(PADDING, empty, 0),
            _end(0, 0, large=self._is_large),
        )  # fmt: skip
        return sum(map(len, parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What the headers of one entry say."""

    large: bool
    flags: int = 0
    size: int = 0
    checksum: int = 0


def padded(size: int) -> int:
    """Return the Padme size for ``size``: at most 12 % more, and few sizes are possible."""
    if size < 2:  # noqa: PLR2004 - below two there is no exponent
        return size
    exponent = size.bit_length() - 1
    rough = (1 << (exponent - exponent.bit_length())) - 1
    return (size + rough) & ~rough


class Original(Sought):
    """The original inside the archive, as a file that can be read and sought."""

    def __init__(self, reader: SealedReader) -> None:
        """Find it in an archive that is decrypted; raise EvidenceForeign if it is none of ours."""
        super().__init__()
        self._reader = reader
        self.name, self._start, self.size = _first_entry(reader)

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read up to the end of one chunk; 0 at the end of the original."""
        target = memoryview(buffer).cast("B")[: max(0, self.size - self._place)]
        if not target:
            return 0
        self._reader.seek(self._start + self._place)
        count = self._reader.readinto(target)
        self._place += count
        return count

    def close(self) -> None:
        """Close the sealed file too."""
        self._reader.close()
        super().close()


def _first_entry(reader: SealedReader) -> tuple[str, int, int]:
    """Return name, place and size; the content is genuine, and still need not be of our making."""
    buffered = io.BufferedReader(reader)
    try:
        with zipfile.ZipFile(buffered) as archive:
            first = archive.infolist()[0]
    except (zipfile.BadZipFile, IndexError, ValueError, NotImplementedError, OSError):
        raise EvidenceForeign from None
    finally:
        buffered.detach()
    if first.header_offset < 0:  # zipfile allows for bytes before the archive, and miscounts
        raise EvidenceForeign
    reader.seek(first.header_offset)
    head = reader.read(_LOCAL_SIZE) or b""
    if len(head) < _LOCAL_SIZE or head[:4] != _LOCAL or first.compress_type:
        raise EvidenceForeign
    names, extras = struct.unpack_from("<HH", head, 26)
    start = first.header_offset + _LOCAL_SIZE + names + extras
    if first.compress_size != first.file_size or start + first.file_size > reader.size:
        raise EvidenceForeign
    return first.filename, start, first.file_size


def _parts(zeros: int) -> Iterator[bytes]:
    for start in range(0, zeros, len(_ZEROS)):
        yield _ZEROS[: zeros - start]


def _local(name: str, entry: _Entry) -> bytes:
    extra = b""
    if entry.large:
        size = 0 if entry.flags else entry.size
        extra = struct.pack("<HHQQ", _ZIP64, 16, size, size)
    return _LOCAL + _shared(name, entry, extra) + name.encode() + extra


def _descriptor(entry: _Entry) -> bytes:
    form = "<IQQ" if entry.large else "<III"
    return _BEHIND + struct.pack(form, entry.checksum, entry.size, entry.size)


def _shared(name: str, entry: _Entry, extra: bytes) -> bytes:
    """Return the fields that a local header and a line of the directory share."""
    version, shown = (_VERSION64, _FULL) if entry.large else (_VERSION, entry.size)
    return struct.pack(
        "<HHHIIIIHH",
        version, _UTF8 | entry.flags, 0, _MIDNIGHT_1980, entry.checksum, shown, shown,
        len(name.encode()), len(extra),
    )  # fmt: skip


def _central(name: str, entry: _Entry, place: int) -> bytes:
    extra = b""
    if entry.large:
        extra = struct.pack("<HHQQQ", _ZIP64, 24, entry.size, entry.size, place)
    made_by = struct.pack("<H", _VERSION64 if entry.large else _VERSION)
    tail = struct.pack("<HHHII", 0, 0, 0, 0, _FULL if entry.large else place)
    return _CENTRAL + made_by + _shared(name, entry, extra) + tail + name.encode() + extra


def _end(length: int, start: int, *, large: bool) -> bytes:
    if not large:
        return _END + struct.pack("<HHHHIIH", 0, 0, 2, 2, length, start, 0)
    versions = (_VERSION64, _VERSION64)
    end64 = _END64 + struct.pack("<QHHIIQQQQ", 44, *versions, 0, 0, 2, 2, length, start)
    locator = _LOCATOR64 + struct.pack("<IQI", 0, start + length, 1)
    return end64 + locator + _END + struct.pack("<HHHHIIH", 0, 0, 2, 2, _FULL, _FULL, 0)
