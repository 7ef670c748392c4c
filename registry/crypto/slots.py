# SPDX-License-Identifier: Apache-2.0
"""Sixteen anonymous slots: a passphrase opens at most one, and that one says who it is.

Unused slots are random bytes, equal in size and look: a list of documenters on a seized
laptop, or only their number, is itself the harm.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from registry.crypto.header import SLOT_SIZE, SLOTS
from registry.crypto.kdf import KEY_SIZE, derive, stretch
from registry.errors import NotUnlocked, VaultError

if TYPE_CHECKING:
    from registry.crypto.header import Header
    from registry.crypto.passphrase import Passphrase

ROOT_SIZE = 32
_NONCE_SIZE = 12


class WrongPassphrase(NotUnlocked):
    """None of the sixteen slots opened."""


class KeyFileOrPassphraseWrong(NotUnlocked):
    """None of the sixteen slots opened to this passphrase with this key file."""


class PassphraseWeak(VaultError):
    """Another member's passphrase, or one too easily guessed: which of them is never said."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class OpenedSlot:
    """What a slot holds: whose it is (``root``) and which organisation to trust."""

    position: int
    root: bytearray
    organisation: bytes


def unused_slots() -> tuple[bytes, ...]:
    """Return sixteen slots that nobody can open."""
    return tuple(secrets.token_bytes(SLOT_SIZE) for _ in range(SLOTS))


def with_passphrase(
    header: Header, position: int, passphrase: Passphrase, root: bytes | bytearray
) -> Header:
    """Return ``header`` with ``root`` (32 bytes) in the slot that ``passphrase`` opens.

    Raises ``PassphraseWeak`` when the passphrase already opens a slot at another position.
    """
    stretched = stretch(passphrase, header.salt, header.cost)
    if any(slot.position != position for slot in _opened(header, stretched)):
        raise PassphraseWeak
    nonce = secrets.token_bytes(_NONCE_SIZE)
    content = bytes(root) + header.organisation
    sealed = _cipher(stretched, position).encrypt(nonce, content, _bound_to(header, position))
    return header.with_slot(position, nonce + sealed)


def open_slot(header: Header, passphrase: Passphrase) -> OpenedSlot:
    """Try all sixteen, always all, after one run of Argon2id.

    Raises ``WrongPassphrase``, or ``KeyFileOrPassphraseWrong`` where a key file was given.
    """
    opened = _opened(header, stretch(passphrase, header.salt, header.cost))
    if not opened:
        raise KeyFileOrPassphraseWrong if passphrase.key_file else WrongPassphrase
    return opened[0]


def _opened(header: Header, stretched: bytes) -> list[OpenedSlot]:
    tried = [_try(header, position, stretched) for position in range(SLOTS)]
    return [slot for slot in tried if slot is not None]


def _try(header: Header, position: int, stretched: bytes) -> OpenedSlot | None:
    slot = header.slots[position]
    nonce, sealed = slot[:_NONCE_SIZE], slot[_NONCE_SIZE:]
    try:
        content = _cipher(stretched, position).decrypt(nonce, sealed, _bound_to(header, position))
    except InvalidTag:
        return None
    return OpenedSlot(
        position=position, root=bytearray(content[:ROOT_SIZE]), organisation=content[ROOT_SIZE:]
    )


def _cipher(stretched: bytes, position: int) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(derive(stretched, f"slot/{position}", KEY_SIZE))


def _bound_to(header: Header, position: int) -> bytes:
    # KDF parameters and position are part of what is authenticated: a weakened header or a
    # slot moved to another place does not open.
    return header.binding() + bytes([position])
