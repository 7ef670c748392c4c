# SPDX-License-Identifier: Apache-2.0
"""Reads the container of a backup strictly: nothing in it counts before all of it was compared.

A reader makes the same archive again from names, sizes and content, and compares it byte for
byte: whatever was changed, cut or added shows, wherever in the file it stands.
"""

from __future__ import annotations

import errno
import re
import struct
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from registry.crypto.medium import medium_errors
from registry.errors import Damaged, VaultError
from registry.storage.backup_zip import ZipWriter

MARK: Final = "sijill-backup"
FORMAT: Final = b"1\n"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
HEADER: Final = "header"
AT_ONCE: Final = 1 << 20
_NAMES: Final = re.compile(
    r"sijill-backup|manifest\.(json|sig)|header|(registry|protected)\.e[1-9][0-9]{0,8}\.db"
    r"|evidence/[0-9a-f]{2}/[0-9a-f]{32}\.age"
)
_NAME_AT: Final = 30  # in the header of the first member
# What zipfile raises for a container that somebody damaged or made with intent.
_FAULTS: Final = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, LookupError,
    struct.error, OverflowError,
)  # fmt: skip


class NotABackup(VaultError):
    """The file is something else than a backup of this program."""


class BackupNewer(VaultError):
    """The backup was made by a later version of the program."""


class BackupDamaged(Damaged):
    """The backup ``file`` is cut or flipped, or not what its maker signed."""


class Archive:
    """A backup open for reading; nothing in it is trusted before ``compare`` has ended."""

    def __init__(self, path: Path, untrusted: zipfile.ZipFile) -> None:
        """Look at the names and sizes only."""
        self.path = path
        self._zip = untrusted
        self.sizes = {one.filename: one.file_size for one in untrusted.infolist()}

    def parts(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of one member; raises BackupDamaged."""
        with read_faults(self.path), self._zip.open(name) as member:
            while part := member.read(AT_ONCE):
                yield part

    def small(self, name: str, most: int) -> bytes:
        """Return one member of at most ``most`` bytes; raises BackupDamaged."""
        if self.sizes.get(name, most + 1) > most:
            raise BackupDamaged(file=self.path.name)
        return b"".join(self.parts(name))

    def compare(self, expected: Iterable[tuple[str, int, str]]) -> None:
        """Require exactly these members (name, size, SHA-256), in order, and not a byte more."""
        with read_faults(self.path), self.path.open("rb") as file:
            compared = _Compared(file)
            writer = ZipWriter(compared)
            for name, size, sha256 in expected:
                if writer.add(name, size, self.parts(name)) != sha256:
                    raise BackupDamaged(file=self.path.name)
            writer.close()
            if file.read(1):
                raise BackupDamaged(file=self.path.name)


class _Compared:
    """Holds the bytes that a file should have against those it has."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def take(self, data: bytes) -> None:
        """Raise ``ValueError`` unless the file goes on with ``data``."""
        if self._file.read(len(data)) != data:
            raise ValueError


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a backup; raises NotABackup, BackupNewer, BackupDamaged or what the medium says."""
    with medium_errors(path), path.open("rb") as file:
        beginning = file.read(_NAME_AT + len(MARK))
    if beginning[:4] != b"PK\x03\x04" or beginning[_NAME_AT:] != MARK.encode():
        raise NotABackup(file=path.name)
    with read_faults(path):
        untrusted = zipfile.ZipFile(path)
    with untrusted:
        _require_plain(path, untrusted.infolist())
        archive = Archive(path, untrusted)
        if archive.small(MARK, len(FORMAT)) != FORMAT:
            raise BackupNewer(file=path.name)
        yield archive


@contextmanager
def read_faults(path: Path) -> Iterator[None]:
    """Turn what zipfile says of a damaged container into BackupDamaged."""
    with medium_errors(path):
        try:
            yield
        except _FAULTS as error:
            raise BackupDamaged(file=path.name) from error
        except OSError as error:
            if error.errno != errno.EINVAL:  # what a seek to a false offset gets; else the medium
                raise
            raise BackupDamaged(file=path.name) from error


def _require_plain(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    names = [one.filename for one in infos]
    if len(set(names)) != len(names) or not all(map(_NAMES.fullmatch, names)):
        raise BackupDamaged(file=path.name)
    if any(one.compress_type != zipfile.ZIP_STORED or one.flag_bits & 1 for one in infos):
        raise BackupDamaged(file=path.name)
