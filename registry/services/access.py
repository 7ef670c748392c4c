# SPDX-License-Identifier: Apache-2.0
"""A member's own access: passphrase and key file changed, and a second one for the road.

The travel access opens the registry and truthfully lacks the key of the protected part: what
somebody does not hold cannot be taken from them at a checkpoint.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from registry.crypto import keyfile, vaultkeys
from registry.crypto.header import write_over
from registry.crypto.passphrase import Passphrase
from registry.crypto.slots import WrongPassphrase
from registry.domain.roles import REGISTRY, Role, kinds_of
from registry.errors import RegistryError
from registry.services import vaults
from registry.services.seats import (
    TRAVEL_MARK,
    active,
    certificates,
    current,
    epochs,
    free_seat,
    person_of,
)
from registry.storage import header_change, members
from registry.storage.members import Certificate
from registry.storage.vault import Vault

OPERATION: Final = "travel"


class TravelAlreadyThere(RegistryError):
    """This member has a travel access already; ``code`` is by which it can be removed."""


def change_passphrase(vault: Vault, old: Passphrase, new: Passphrase) -> None:
    """Let ``new``, with or without a key file, open this member's seat instead of ``old``.

    Both generations of the header are written over. Raises WrongPassphrase for an ``old`` that
    is not this member's own, PassphraseWeak, or what the medium says.
    """
    vaults.require_strong(new)
    before = current(vault)
    after = vaultkeys.change_passphrase(before, old, new)
    if after.slots[vault.keys.seat] == before.slots[vault.keys.seat]:
        raise WrongPassphrase  # it opens another member's seat: that is theirs to change
    write_over(vault.path, after)
    vault.header = after


def make_key_file(path: Path) -> None:
    """Write a new key file at ``path``: it counts once a passphrase is changed to go with it.

    Raises KeyFileAlreadyThere, or what the medium says.
    """
    keyfile.make(path)


def passphrase_of(untrusted_text: str, key_file: Path | None = None) -> Passphrase:
    """Return what was typed, with the key file that belongs to it; the caller wipes it.

    Raises PassphraseEmpty, KeyFileMissing, KeyFileUnusable.
    """
    digest = b"" if key_file is None else keyfile.digest(key_file)
    return Passphrase.from_text(untrusted_text, digest)


def admit_travel(vault: Vault, passphrase: Passphrase) -> str:
    """Give this member a second seat that opens the registry only; return its code (``D-01t``).

    It has their roles but those that need a key it lacks. It is removed like a member
    (``members.remove``). Raises RoleLacks, TravelAlreadyThere, PassphraseWeak, SeatsFull.
    """
    vault.require(OPERATION)
    vaults.require_strong(passphrase)
    known = certificates(vault)
    code = _travel_code(known, vault.member)
    seat = free_seat(vault, known)
    kinds = (REGISTRY,)
    header, public = vaultkeys.admit(current(vault), vault.keys, passphrase, seat, kinds)
    roles = travel_roles(active(known, vault.member).roles)
    certificate = Certificate.of(code, public, seat, roles, epochs(header, kinds))
    with vault.write(OPERATION, about=code) as tx:
        members.issue(tx, replace(certificate, travel=True))
        header_change.intend(tx, header)
    header_change.complete(vault)
    return code


def travel_roles(roles: frozenset[Role]) -> frozenset[Role]:
    """Return those of ``roles`` that the registry's key alone serves; else a documenter's."""
    kept = frozenset(role for role in roles if kinds_of(frozenset({role})) == {REGISTRY})
    return kept or frozenset({Role.DOCUMENTER})


def _travel_code(known: tuple[Certificate, ...], member: str) -> str:
    """No code is given twice: the second travel access of D-01 is D-01t2."""
    own = [one for one in known if one.travel and person_of(one.code) == member]
    if there := next((one for one in own if one.is_active), None):
        raise TravelAlreadyThere(code=there.code)
    return f"{member}{TRAVEL_MARK}{len(own) + 1 if own else ''}"
