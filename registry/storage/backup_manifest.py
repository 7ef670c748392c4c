# SPDX-License-Identifier: Apache-2.0
"""What a backup says of itself: its files with their hashes, signed by the member who made it.

It lies in the open beside ciphertext, so it names nobody: the signer is a public key, which
only the opened vault knows as a member's.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from registry.crypto.signatures import (
    PUBLIC_SIZE,
    SIGNATURE_SIZE,
    canonical_json,
    is_signed,
    public_bytes,
    sign,
)
from registry.storage.backup_archive import (
    FORMAT,
    HEADER,
    MANIFEST,
    MARK,
    SIGNATURE,
    Archive,
    BackupDamaged,
)

_CONTEXT: Final = "backup"
_LARGEST: Final = 64 << 20
_HEX: Final = {size: re.compile(f"[0-9a-f]{{{size}}}") for size in (16, 32, 64)}
_DATABASE: Final = re.compile(r"(registry|protected)\.e[1-9][0-9]{0,8}\.db")
_EVIDENCE: Final = re.compile(r"evidence/[0-9a-f]{2}/[0-9a-f]{32}\.age")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One file of the vault: its name there, how many bytes, their SHA-256.

    ``part`` is empty, or the id of the earlier backup that has it.
    """

    name: str
    size: int
    sha256: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The contents of a backup; ids and hashes are hex, ``made_at`` is UTC.

    ``parts`` are the earlier backups it needs: id and the file's name then. ``heads`` has, for
    each tier that was open, number and digest of the newest log entry.
    """

    id: str
    vault: str
    made_at: str
    header: Listed
    databases: tuple[Listed, ...]
    evidence: tuple[Listed, ...]
    parts: Mapping[str, str]
    heads: Mapping[str, tuple[int, str]]
    signer: str = ""

    @property
    def here(self) -> tuple[Listed, ...]:
        """The vault's files that are in this very backup, in the order they stand there."""
        own = tuple(one for one in self.evidence if not one.part)
        return (self.header, *self.databases, *own)

    def signed(self, key: Ed25519PrivateKey) -> tuple[bytes, bytes]:
        """Return the bytes of manifest and signature."""
        told = {name: value for name, value in asdict(self).items() if name != "signer"}
        text = canonical_json(told)
        return text, public_bytes(key) + sign(key, _CONTEXT, text)


def read(archive: Archive) -> Manifest:
    """Return the manifest of a backup, whole as signed; raises BackupDamaged.

    Who signed is judged by who has opened the vault.
    """
    text = archive.small(MANIFEST, _LARGEST)
    signature = archive.small(SIGNATURE, PUBLIC_SIZE + SIGNATURE_SIZE)
    signer = signature[:PUBLIC_SIZE]
    if not is_signed(signer, _CONTEXT, text, signature[PUBLIC_SIZE:]):
        raise BackupDamaged(file=archive.path.name)
    try:
        return _parsed(text, signer)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BackupDamaged(file=archive.path.name) from error


def members_of(archive: Archive, manifest: Manifest) -> Iterator[tuple[str, int, str]]:
    """Yield what the archive has to hold, in order: name, size, SHA-256."""
    yield MARK, len(FORMAT), hashlib.sha256(FORMAT).hexdigest()
    yield from ((one.name, one.size, one.sha256) for one in manifest.here)
    for name in (MANIFEST, SIGNATURE):
        held = archive.small(name, _LARGEST)
        yield name, len(held), hashlib.sha256(held).hexdigest()


def _parsed(text: bytes, signer: bytes) -> Manifest:
    told: dict[str, Any] = json.loads(text)
    if canonical_json(told) != text:  # no double keys, no second spelling
        raise ValueError
    found = Manifest(
        **{
            **told,
            "header": Listed(**told["header"]),
            "databases": tuple(Listed(**one) for one in told["databases"]),
            "evidence": tuple(Listed(**one) for one in told["evidence"]),
            "heads": {tier: (int(seq), str(head)) for tier, (seq, head) in told["heads"].items()},
        },
        signer=signer.hex(),
    )
    _require_sane(found)
    return found


def _require_sane(found: Manifest) -> None:
    files = (found.header, *found.databases, *found.evidence)
    names = [one.name for one in files]
    sane = (
        _HEX[16].fullmatch(found.id)
        and _HEX[32].fullmatch(found.vault)
        and found.header.name == HEADER
        and all(_DATABASE.fullmatch(one.name) for one in found.databases)
        and all(_EVIDENCE.fullmatch(one.name) for one in found.evidence)
        and all(_HEX[64].fullmatch(one.sha256) and type(one.size) is int for one in files)
        and all(one.size >= 0 for one in files)
        and all(one.part in {"", *found.parts} for one in files)
        and not any(one.part for one in (found.header, *found.databases))
        and len(set(names)) == len(names)
        and all(_HEX[16].fullmatch(part) for part in found.parts)
        and all(isinstance(one, str) for one in (*found.parts.values(), found.made_at))
    )
    if not sane:
        raise ValueError
