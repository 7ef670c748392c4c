# SPDX-License-Identifier: Apache-2.0
"""Hands for the tests of age files: seal and open with our writer and reader, in memory."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.crypto.agekeys import new_identity
from registry.crypto.agereader import SealedReader
from registry.crypto.agewriter import SealedWriter

PAIR = new_identity()
OTHER = new_identity()
VECTORS = Path(__file__).parent.parent / "vectors" / "age"


def sealed(data: bytes, *recipients: str, at_once: int = 1 << 20) -> bytes:
    """Return ``data`` as our writer seals it, given in pieces of ``at_once`` bytes."""
    file = io.BytesIO()
    writer = SealedWriter(file, recipients or (PAIR.recipient,))
    for start in range(0, len(data), at_once):
        writer.write(data[start : start + at_once])
    writer.finish()
    return file.getvalue()


def reader(untrusted: bytes, *identities: str) -> SealedReader:
    return SealedReader(io.BytesIO(untrusted), identities or (PAIR.identity,))


def opened(untrusted: bytes, *identities: str) -> bytes:
    """Return the whole plaintext."""
    return reader(untrusted, *identities).read()


def text_of(size: int) -> bytes:
    """Return so many bytes in which no two chunks are equal."""
    return b"".join(number.to_bytes(4, "big") for number in range(size // 4 + 1))[:size]


@dataclass(frozen=True, kw_only=True)
class Vector:
    """One test vector of C2SP/CCTV: what must come of it, and the file."""

    told: dict[str, Any]
    identities: tuple[str, ...]
    file: bytes

    @classmethod
    def read(cls, path: Path) -> Vector:
        """Read one (format: the README of C2SP/CCTV, folder age)."""
        head, _, file = path.read_bytes().partition(b"\n\n")
        pairs = [line.split(": ", 1) for line in head.decode().splitlines()]
        told = dict(pair for pair in pairs if len(pair) == 2)
        whole = zlib.decompress(file) if told.get("compressed") == "zlib" else file
        keys = tuple(value for key, value in pairs if key == "identity")
        return cls(told=told, identities=keys, file=whole)


def vectors() -> list[Path]:
    return sorted(path for path in VECTORS.iterdir() if path.suffix != ".md")
