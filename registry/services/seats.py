# SPDX-License-Identifier: Apache-2.0
"""Seats and what their members hold: certificates read against the header of now.

From the header nobody can tell who sits where; the certificates inside the registry say it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Final

from registry.crypto.grants import KINDS
from registry.crypto.header import SLOTS, TIERS, Header
from registry.domain.roles import Role, kinds_of
from registry.errors import UsageRefused, VaultError
from registry.storage import header_change, members
from registry.storage.members import Certificate
from registry.storage.vault import Vault

TRAVEL_MARK: Final = "t"
"""Of codes: D-01t is the travel access of D-01, D-01t2 the one after it."""


class RolesEmpty(UsageRefused):
    """No role was given, or a word that is none."""


class UnknownMember(UsageRefused):
    """No member has this code, or has it any more."""


class SeatsFull(VaultError):
    """All sixteen places are taken; ``most`` says how many there are."""


def granted(member: Certificate, header: Header) -> tuple[str, ...]:
    """Return the kinds that ``member`` opens in this generation of the header."""
    held = [
        kind for kind in kinds_of(member.roles) if member.kinds.get(kind) == epoch_of(header, kind)
    ]
    return tuple(kind for kind in KINDS if kind in held and member.is_active)


def lacking(member: Certificate, header: Header) -> tuple[str, ...]:
    """Return the kinds that the roles of an active member need and that were never given."""
    needed = kinds_of(member.roles) - set(granted(member, header)) if member.is_active else ()
    return tuple(kind for kind in KINDS if kind in needed)


def retained(member: Certificate, header: Header) -> tuple[str, ...]:
    """Return the tiers whose current secret ``member`` was given and has no right to any more."""
    entitled = kinds_of(member.roles) if member.is_active else frozenset()
    return tuple(
        tier
        for tier in TIERS
        if tier not in entitled and member.kinds.get(tier) == header.epoch(tier)
    )


def certificates(vault: Vault) -> tuple[Certificate, ...]:
    """Return every certificate; raises CertificateForged."""
    with vault.read() as tx:
        return members.every(tx.connection, vault.keys.organisation)


def active(known: Iterable[Certificate], code: str) -> Certificate:
    """Return the active member ``code``; raise UnknownMember."""
    found = next((one for one in known if one.code == code and one.is_active), None)
    if found is None:
        raise UnknownMember(code=code[:12] if code.isascii() else "?")
    return found


def current(vault: Vault) -> Header:
    """Return the header as it stands, after finishing what an earlier change left undone."""
    header_change.complete(vault)
    return vault.header


def free_seat(vault: Vault, known: Iterable[Certificate]) -> int:
    """Return a seat that no certificate names, drawn at random; raise SeatsFull."""
    taken = {vault.keys.seat, *(one.seat for one in known)}
    free = [seat for seat in range(SLOTS) if seat not in taken]
    if not free:
        raise SeatsFull(most=SLOTS)
    return secrets.choice(free)


def person_of(code: str) -> str:
    """Return the code of the person: a travel access is a second code of one and the same."""
    return code.partition(TRAVEL_MARK)[0]


def next_code(known: Iterable[Certificate]) -> str:
    """No code is given twice: records and log know by it who did what."""
    numbers = [int(person_of(one.code).removeprefix("D-")) for one in known]
    return f"D-{max(numbers, default=0) + 1:02d}"


def epochs(header: Header, kinds: Iterable[str]) -> dict[str, int]:
    """Return the epoch of ``header`` for each of ``kinds``, as a certificate says it."""
    return {kind: epoch_of(header, kind) for kind in kinds}


def roles_of(untrusted_roles: Iterable[str]) -> frozenset[Role]:
    """Return the roles of these words; raise RolesEmpty."""
    try:
        found = frozenset(Role(word) for word in untrusted_roles)
    except ValueError:
        raise RolesEmpty from None
    if not found:
        raise RolesEmpty
    return found


def epoch_of(header: Header, kind: str) -> int:
    """Return the epoch of a kind of grant; the organisation's own key has but one."""
    return header.epoch(kind) if kind in TIERS else 1
