# SPDX-License-Identifier: Apache-2.0
"""The vault's header: what must be known before a passphrase, and nothing about who.

Layout, version 1, big-endian, 92,305 bytes, the same in every vault:

    magic 8 | version 2 | demo 1 | vault id 16 | KDF memory KiB 4, passes 4, lanes 2 | salt 16
    organisation verify key 32 | epoch of registry 4, of protected 4
    organisation's signature over all the above 64
    16 slots of 92 | 17 seats of 4 grants of 1,333 (one seat a slot, the last for recovery)
    SHA-256 of everything before 32

Every version ends in that SHA-256, so that a flipped version number is damage, not "newer".
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from registry.crypto import signatures
from registry.crypto.atomic import forgetting, overwrite, write_atomically
from registry.crypto.kdf import SALT_SIZE, KdfCost
from registry.crypto.medium import medium_errors
from registry.crypto.platform import fsync_directory
from registry.errors import Damaged, VaultError

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MAGIC = b"\x89SIJILL\n"  # a byte above ASCII and a line end: a copy made as text is noticed
VERSION = 1
VAULT_ID_SIZE = 16
SLOTS = 16
SLOT_SIZE = 92
SEATS = SLOTS + 1
GRANTS_PER_SEAT = 4
GRANT_SIZE = 1333
TIERS = ("registry", "protected")
HEADER_NAME = "header"
PREVIOUS_NAME = "header.previous"

_PREAMBLE = struct.Struct(">8sH")
_BINDING = struct.Struct(f">8sHB{VAULT_ID_SIZE}sIIH{SALT_SIZE}s")
_SIGNED = struct.Struct(f">{_BINDING.size}s{signatures.PUBLIC_SIZE}sII")
_CHECK_SIZE = 32
_SLOTS_AT = _SIGNED.size + signatures.SIGNATURE_SIZE
_GRANTS_AT = _SLOTS_AT + SLOTS * SLOT_SIZE
SIZE = _GRANTS_AT + SEATS * GRANTS_PER_SEAT * GRANT_SIZE + _CHECK_SIZE
_CONTEXT = "header"
# A newer header may be longer; anything beyond this is no header and is not read into memory.
_READ_LIMIT = 16 * SIZE


class VaultMissing(VaultError):
    """There is no such directory, or no header in it."""


class NotAVault(VaultError):
    """The file or directory is something else."""


class VaultNewer(VaultError):
    """Made by a later version of the program; ``version`` says which format."""


class HeaderDamaged(Damaged):
    """The header is cut or flipped, or not signed by its organisation."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Header:
    """One generation of the header; ``seal`` is the organisation's signature.

    ``slots`` and ``grants`` are always full: what no member uses cannot be told from the rest.
    """

    vault_id: bytes
    demo: bool
    cost: KdfCost
    salt: bytes
    organisation: bytes
    registry_epoch: int = 1
    protected_epoch: int = 1
    seal: bytes = bytes(signatures.SIGNATURE_SIZE)
    slots: tuple[bytes, ...]
    grants: tuple[bytes, ...]

    def binding(self) -> bytes:
        """Return the bytes every slot is bound to: version, demo mark, vault id, KDF, salt."""
        cost = self.cost
        return _BINDING.pack(
            MAGIC,
            VERSION,
            self.demo,
            self.vault_id,
            cost.memory_kib,
            cost.iterations,
            cost.lanes,
            self.salt,
        )

    def epoch(self, tier: str) -> int:
        """Return the current epoch of ``tier``, from 1; raise ``KeyError`` for another word."""
        return dict(zip(TIERS, (self.registry_epoch, self.protected_epoch), strict=True))[tier]

    def with_next_epoch(self, tier: str) -> Self:
        """Return the header one epoch later in ``tier``; it has to be signed anew."""
        later = self.epoch(tier) + 1
        if tier == "registry":
            return replace(self, registry_epoch=later)
        return replace(self, protected_epoch=later)

    def file_name(self, tier: str) -> str:
        """Return the database file of ``tier``, as ``registry.e1.db``; no path can enter here."""
        return f"{tier}.e{self.epoch(tier)}.db"

    def signed_by(self, organisation_key: Ed25519PrivateKey) -> Self:
        """Return the same header with the organisation's signature over its foundations."""
        return replace(self, seal=signatures.sign(organisation_key, _CONTEXT, self._signed()))

    def with_slot(self, position: int, slot: bytes) -> Self:
        """Return the header with one slot (92 bytes) replaced."""
        return replace(self, slots=_put(self.slots, position, slot))

    def with_grant(self, row: int, grant: bytes) -> Self:
        """Return the header with one row of the grant table (1,333 bytes) replaced."""
        return replace(self, grants=_put(self.grants, row, grant))

    def to_bytes(self) -> bytes:
        """Return the whole header with its check value."""
        body = b"".join((self._signed(), self.seal, *self.slots, *self.grants))
        if len(body) != SIZE - _CHECK_SIZE:
            raise ValueError(len(body))
        return body + hashlib.sha256(body).digest()

    @classmethod
    def from_bytes(cls, untrusted: bytes) -> Self:
        """Parse; raise ``NotAVault``, ``VaultNewer`` or ``HeaderDamaged``.

        The signature is checked against the key the header itself names; ``unlock`` compares
        that key with the one sealed in the slot.
        """
        _check_frame(untrusted)
        binding, organisation, registry_epoch, protected_epoch = _SIGNED.unpack_from(untrusted)
        _, _, demo, vault_id, memory_kib, iterations, lanes, salt = _BINDING.unpack(binding)
        header = cls(
            vault_id=vault_id,
            demo=bool(demo),
            cost=KdfCost(memory_kib=memory_kib, iterations=iterations, lanes=lanes),
            salt=salt,
            organisation=organisation,
            registry_epoch=registry_epoch,
            protected_epoch=protected_epoch,
            seal=untrusted[_SIGNED.size : _SLOTS_AT],
            slots=_cut(untrusted[_SLOTS_AT:_GRANTS_AT], SLOT_SIZE),
            grants=_cut(untrusted[_GRANTS_AT:-_CHECK_SIZE], GRANT_SIZE),
        )
        header.require_signature()
        # One value, one spelling: a demo byte of 2 would otherwise read as True.
        if not (registry_epoch and protected_epoch) or header.to_bytes() != untrusted:
            raise HeaderDamaged
        return header

    def require_signature(self) -> None:
        """Raise ``HeaderDamaged`` unless the organisation named here signed what stands here."""
        if not signatures.is_signed(self.organisation, _CONTEXT, self._signed(), self.seal):
            raise HeaderDamaged

    def _signed(self) -> bytes:
        epochs = (self.registry_epoch, self.protected_epoch)
        return _SIGNED.pack(self.binding(), self.organisation, *epochs)


def _check_frame(untrusted: bytes) -> None:
    if len(untrusted) < _PREAMBLE.size:
        raise HeaderDamaged
    magic, version = _PREAMBLE.unpack_from(untrusted)
    if magic != MAGIC:
        raise NotAVault
    body, check = untrusted[:-_CHECK_SIZE], untrusted[-_CHECK_SIZE:]
    if hashlib.sha256(body).digest() != check:
        raise HeaderDamaged
    if version > VERSION:
        raise VaultNewer(version=version)
    if version != VERSION or len(untrusted) != SIZE:
        raise HeaderDamaged


def _cut(table: bytes, size: int) -> tuple[bytes, ...]:
    return tuple(table[start : start + size] for start in range(0, len(table), size))


def _put(table: tuple[bytes, ...], position: int, entry: bytes) -> tuple[bytes, ...]:
    if len(entry) != len(table[position]):
        raise ValueError(len(entry))
    return (*table[:position], entry, *table[position + 1 :])


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHeader:
    """A header and where it stood; ``from_previous`` asks for a word to the person."""

    header: Header
    from_previous: bool


def read_header(vault: Path) -> Header:
    """Read ``vault/header``.

    Raises ``VaultMissing``, ``NotAVault``, ``VaultNewer`` or ``HeaderDamaged``.
    """
    return _read(vault, HEADER_NAME)


def read_header_or_previous(vault: Path) -> FoundHeader:
    """Read the header, or the generation before when it is missing or damaged.

    A newer header is never passed over: its previous generation may lack a removed member's
    removal. When both fail the failure of the current one is raised.
    """
    try:
        return FoundHeader(header=read_header(vault), from_previous=False)
    except (VaultMissing, NotAVault, HeaderDamaged) as current:
        try:
            return FoundHeader(header=_read(vault, PREVIOUS_NAME), from_previous=True)
        except (VaultMissing, NotAVault, HeaderDamaged, VaultNewer):
            raise current from None


def write_header(vault: Path, header: Header) -> None:
    """Write ``header`` atomically and keep the sound generation before as ``header.previous``.

    At no instant is there no sound header; a damaged current one never replaces a sound
    previous one. Raises ``DiskFull``, ``ReadOnlyMedium`` or ``MediumFailed``.
    """
    try:
        before = read_header(vault)
    except (VaultMissing, NotAVault, HeaderDamaged):
        pass
    else:
        write_atomically(vault / PREVIOUS_NAME, before.to_bytes())
    write_atomically(vault / HEADER_NAME, header.to_bytes())


def write_over(vault: Path, header: Header) -> None:
    """Write ``header`` as both generations, and overwrite what the two held before.

    After a removal, a change of passphrase or a new epoch no file may still open to the old
    one. Raises ``DiskFull``, ``ReadOnlyMedium`` or ``MediumFailed``.
    """
    both = (vault / HEADER_NAME, vault / PREVIOUS_NAME)
    with forgetting(both):
        for path in both:
            write_atomically(path, header.to_bytes())


def destroy(vault: Path) -> None:
    """Overwrite and unlink both generations: no passphrase opens this vault any more.

    Each is tried whatever happened to the other; the first failure is raised at the end, as
    ``ReadOnlyMedium`` or ``MediumFailed``. Copies, snapshots and flash cells are out of reach.
    """
    failures: list[VaultError] = []
    for path in (vault / HEADER_NAME, vault / PREVIOUS_NAME):
        try:
            with medium_errors(path):
                overwrite(path)
        except VaultError as failure:
            failures.append(failure)
    with medium_errors(vault):
        fsync_directory(vault)
    if failures:
        raise failures[0]


def _read(vault: Path, name: str) -> Header:
    path = vault / name
    with medium_errors(path):
        if vault.exists() and not vault.is_dir():
            raise NotAVault
        if not path.is_file():
            raise VaultMissing
        with path.open("rb") as file:
            untrusted = file.read(_READ_LIMIT)
    return Header.from_bytes(untrusted)
