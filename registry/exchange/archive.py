# SPDX-License-Identifier: Apache-2.0
"""One spelling of a ZIP: stored, sorted, without dates, extras or comments; all else is refused.

Source: APPNOTE.TXT 6.3.10 sections 4.3.7, 4.3.12, 4.3.16. Because every archive of ours has only
one spelling, a received one is unpacked, packed again and compared: no byte can hide.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from registry.crypto.agefile import PackageCut
from registry.exchange.entry_names import require_safe_names
from registry.exchange.package_errors import NotAPackage, PackageBomb, PackageRepacked, UnsafeName

FOLDER: Final = "package/"
SIGNATURE: Final = b"PK\x03\x04"
MAX_ENTRIES: Final = 20_000
MAX_RATIO: Final = 200
MAX_BYTES: Final = 512 * 1024 * 1024

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
_MADE_BY_UNIX: Final = 0x0314
_UTF8_NAMES: Final = 0x0800
# 1980-01-01 00:00, the earliest a ZIP can say: nothing about when.
_TIME, _DATE = 0, 0x0021
_MODE: Final = 0o100600 << 16
_SYMLINK, _REGULAR, _KIND = 0o120000, 0o100000, 0o170000


def pack(members: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the archive of ``members`` (path below the top folder -> bytes), piece by piece."""
    central, offset = [], 0
    for path in sorted(members):
        name, data = (FOLDER + path).encode("utf-8"), members[path]
        sizes = (zlib.crc32(data), len(data), len(data))
        head = _LOCAL.pack(
            SIGNATURE, _VERSION, _UTF8_NAMES, 0, _TIME, _DATE, *sizes, len(name), 0
        )  # fmt: skip
        yield head + name
        yield data
        shared = (_VERSION, _UTF8_NAMES, 0, _TIME, _DATE, *sizes, len(name))
        central.append(
            _CENTRAL.pack(b"PK\x01\x02", _MADE_BY_UNIX, *shared, 0, 0, 0, 0, _MODE, offset) + name
        )
        offset += len(head) + len(name) + len(data)
    directory, count = b"".join(central), len(central)
    yield directory
    yield _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)


def unpack(untrusted: bytes) -> dict[str, bytes]:
    """Return path -> bytes of an archive in our spelling, nothing written to disk.

    Raises ``NotAPackage``, ``PackageCut``, ``PackageBomb``, ``UnsafeName`` or
    ``PackageRepacked``.
    """
    if not untrusted.startswith(SIGNATURE):
        raise NotAPackage
    if len(untrusted) > MAX_BYTES:
        raise PackageBomb
    members = _read(untrusted)
    _require_our_spelling(members, untrusted)
    return members


def _read(untrusted: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(untrusted)) as archive:
            entries = archive.infolist()
            _require_modest(entries)
            require_safe_names([entry.orig_filename for entry in entries])
            return {_below_folder(entry): archive.read(entry) for entry in entries}
    # zipfile meets hostile bytes with all of these.
    except (
        zipfile.BadZipFile, EOFError, IndexError, KeyError, NotImplementedError, OSError,
        OverflowError, RuntimeError, ValueError, struct.error, zlib.error,
    ):  # fmt: skip
        raise PackageCut from None


def _require_modest(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse by what the directory claims, before a byte is unpacked."""
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or total > min(MAX_BYTES, MAX_RATIO * max(packed, 1)):
        raise PackageBomb
    if any(entry.file_size > MAX_RATIO * max(entry.compress_size, 1) for entry in entries):
        raise PackageBomb
    if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
        raise PackageRepacked
    if any(_is_special(entry) for entry in entries):
        raise UnsafeName


def _is_special(entry: zipfile.ZipInfo) -> bool:
    # A link, a device or a pipe would be made by whoever unpacks with a stock tool.
    kind = entry.external_attr >> 16 & _KIND
    return kind not in {0, _REGULAR}


def _below_folder(entry: zipfile.ZipInfo) -> str:
    if not entry.orig_filename.startswith(FOLDER):
        raise PackageRepacked
    return entry.orig_filename.removeprefix(FOLDER)


def _require_our_spelling(members: Mapping[str, bytes], untrusted: bytes) -> None:
    view, at = memoryview(untrusted), 0
    for piece in pack(members):
        if view[at : at + len(piece)] != piece:
            raise PackageRepacked
        at += len(piece)
    if at != len(untrusted):
        raise PackageRepacked
