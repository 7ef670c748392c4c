# SPDX-License-Identifier: Apache-2.0
"""Members of a vault: admitted with roles, given what is due to them, changed and removed.

Each change is a signed certificate in the log first and a header after it; what a crash leaves
between the two is finished at the next opening.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from registry.crypto import vaultkeys
from registry.crypto.grants import KINDS
from registry.crypto.passphrase import Passphrase
from registry.domain.exports import Member
from registry.domain.fields import WITHHELD, Term
from registry.domain.roles import PROTECTED, REGISTRY, Role, kinds_of
from registry.errors import RegistryError, VaultError
from registry.services import rotation, vaults
from registry.services.seats import (
    RolesEmpty,
    SeatsFull,
    UnknownMember,
    active,
    certificates,
    current,
    epochs,
    free_seat,
    granted,
    lacking,
    next_code,
    person_of,
    retained,
    roles_of,
)
from registry.storage import header_change, members
from registry.storage.members import ACTIVE, REMOVED, Certificate
from registry.storage.rows import NewRecord, new_id
from registry.storage.vault import Vault
from registry.storage.writing import Writing

__all__ = [
    "LastKeeper", "MemberShown", "NotOneself", "Removed", "RolesEmpty", "SeatsFull",
    "UnknownMember", "admit", "change_roles", "give_due", "listed", "remove", "rename",
]  # fmt: skip

OPERATION: Final = "member"


class LastKeeper(RegistryError):
    """Without this member nobody could open the protected part or sign for the organisation."""


class NotOneself(RegistryError):
    """Nobody removes themselves or changes their own roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberShown:
    """One member as a list shows them; ``name`` is empty where it cannot be read.

    ``granted`` are the kinds of keys they have, ``due`` those that their roles still lack.
    """

    code: str
    roles: tuple[Role, ...]
    state: str
    travel: bool
    granted: tuple[str, ...]
    due: tuple[str, ...]
    name: str
    is_me: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What a removal did; ``rotated`` is False where the registry's new epoch is still due."""

    code: str
    rotated: bool
    protected_due: bool


def listed(vault: Vault) -> tuple[MemberShown, ...]:
    """Return every member, the removed too, by code; raises CertificateForged."""
    with vault.read() as tx:
        known = members.every(tx.connection, vault.keys.organisation)
        names = {
            one.code: one.name
            for one in tx.every("member")
            if isinstance(one, Member) and one.name not in (None, WITHHELD)
        }
    return tuple(_shown(vault, one, names.get(one.code) or "") for one in known)


def admit(vault: Vault, roles: Iterable[str], passphrase: Passphrase, name: str = "") -> str:
    """Give a seat to a new member with ``roles`` and return their code, such as ``D-07``.

    They are granted what their roles need of what this member has; the rest is due, and a
    keeper gives it (``give_due``). Raises RolesEmpty, RoleLacks, PassphraseWeak, SeatsFull.
    """
    vault.require(OPERATION)
    wanted = roles_of(roles)
    vaults.require_strong(passphrase)
    known = certificates(vault)
    kinds = [kind for kind in KINDS if kind in kinds_of(wanted) & set(vault.keys.kinds)]
    seat = free_seat(vault, known)
    header, public = vaultkeys.admit(current(vault), vault.keys, passphrase, seat, kinds)
    code = next_code(known)
    certificate = Certificate.of(code, public, seat, wanted, epochs(header, kinds))
    with vault.write(OPERATION, about=code) as tx:
        members.issue(tx, certificate, kinds)
        _add(tx, code, wanted, name)
        header_change.intend(tx, header)
    header_change.complete(vault)
    return code


def rename(vault: Vault, code: str, name: str) -> None:
    """Keep the name of a member, the first included, in the protected part.

    Raises UnknownMember, RoleLacks; ProtectedAbsent to who cannot read the name that is there.
    """
    vault.require(OPERATION)
    member = active(certificates(vault), code)
    with vault.write(OPERATION, about=code) as tx:
        if known := _records_of(tx, code):
            tx.change(known[0], {"name": name.strip() or None})
        else:
            _add(tx, code, member.roles, name)


def give_due(vault: Vault, code: str) -> tuple[str, ...]:
    """Grant a member what their roles need and they have not; return the kinds given.

    A decision of its own, never made in passing: who holds the organisation's key can give a
    role, but only who has the protected part can open it to another.
    """
    vault.require(OPERATION)
    member = active(certificates(vault), code)
    given = tuple(kind for kind in lacking(member, vault.header) if kind in vault.keys.kinds)
    if given:
        _change(vault, member, member.roles, given)
    return given


def change_roles(vault: Vault, code: str, roles: Iterable[str]) -> MemberShown:
    """Give a member other roles; keys they no longer need are taken away at once.

    What they read or copied stays theirs: a new epoch of that tier is due. Raises RolesEmpty,
    UnknownMember, NotOneself, LastKeeper, RoleLacks.
    """
    vault.require(OPERATION)
    wanted = roles_of(roles)
    member = _another(vault, code)
    if member.travel:
        raise UnknownMember(code=code[:12])  # a travel access has the roles of its own kind
    _require_keeper_left(vault, replace(member, roles=wanted))
    had = granted(member, vault.header)
    new = kinds_of(wanted) - set(had)
    _change(vault, member, wanted, [kind for kind in vault.keys.kinds if kind in new])
    return next(one for one in listed(vault) if one.code == code)


def remove(vault: Vault, code: str) -> Removed:
    """Take a member's seat and grants away, and begin a new epoch of the registry at once.

    A travel access of theirs goes with them. What they read or copied stays theirs. Raises
    UnknownMember, NotOneself, LastKeeper, RoleLacks.
    """
    vault.require(OPERATION)
    member = _another(vault, code)
    gone = replace(member, state=REMOVED, seat=None)
    _require_keeper_left(vault, gone)
    leaving = [one for one in certificates(vault) if one.is_active and _is_of(one, member)]
    header = current(vault)
    for one in leaving:
        header = header if one.seat is None else vaultkeys.remove(header, one.seat)
    with vault.write(OPERATION, about=code) as tx:
        for one in leaving:
            members.issue(tx, replace(one, state=REMOVED, seat=None))
        _announce_again(vault, tx)
        header_change.intend(tx, header)
    header_change.complete(vault)
    return Removed(
        code=code,
        rotated=_rotated(vault),
        protected_due=PROTECTED in retained(gone, vault.header),
    )


def _rotated(vault: Vault) -> bool:
    """Begin the registry's next epoch; a failure leaves it due and undoes no removal."""
    try:
        rotation.rotate(vault, REGISTRY)
    except VaultError:
        return False
    return True


def _change(vault: Vault, member: Certificate, roles: frozenset[Role], new: Iterable[str]) -> None:
    if member.seat is None:
        raise UnknownMember(code=member.code)
    new = tuple(new)
    lost = set(granted(member, vault.header)) - kinds_of(roles)
    header = vaultkeys.take_away(current(vault), member.seat, sorted(lost))
    for kind in new:
        sealing_key = bytes.fromhex(member.sealing_key)
        header = vaultkeys.give(header, vault.keys, member.seat, sealing_key, kind)
    # A kind they lost stays in the certificate until its epoch ends: it is still known to them.
    late = kinds_of(roles) - set(granted(member, vault.header))
    kept = {kind: epoch for kind, epoch in member.kinds.items() if kind not in late}
    kinds = {**kept, **epochs(header, new)}
    with vault.write(OPERATION, about=member.code) as tx:
        members.issue(tx, replace(member, roles=roles, kinds=kinds), new)
        _keep_roles(tx, member.code, roles)
        _announce_again(vault, tx)
        header_change.intend(tx, header)
    header_change.complete(vault)


def _announce_again(vault: Vault, tx: Writing) -> None:
    """Keys announced by who is no keeper now are not used any more: this keeper says them."""
    for tier in vault.keys.tiers if Role.KEEPER in vault.roles else ():
        try:
            members.announced(tx.connection, vault.keys.organisation, tier)
        except members.NotAnnounced:
            members.announce(tx, tier)


def _keep_roles(tx: Writing, code: str, roles: frozenset[Role]) -> None:
    for one in _records_of(tx, code):
        tx.change(one, {"roles": _terms(roles)})


def _records_of(tx: Writing, code: str) -> list[Member]:
    return [one for one in tx.every("member") if isinstance(one, Member) and one.code == code]


def _add(tx: Writing, code: str, roles: frozenset[Role], name: str) -> None:
    values = {"code": code, "roles": _terms(roles), "name": name.strip() or None}
    tx.add("member", [NewRecord(id=new_id(), ref=tx.free_ref("B"), values=values)])


def _another(vault: Vault, code: str) -> Certificate:
    if code == vault.member:
        raise NotOneself
    return active(certificates(vault), code)


def _is_of(one: Certificate, member: Certificate) -> bool:
    return one.code == member.code or (one.travel and person_of(one.code) == member.code)


def _require_keeper_left(vault: Vault, changed: Certificate) -> None:
    """Somebody must be left who has every key, or what it opens is lost to everybody."""
    after = [changed if one.code == changed.code else one for one in certificates(vault)]
    if not any(set(KINDS) <= set(granted(one, vault.header)) for one in after):
        raise LastKeeper


def _terms(roles: frozenset[Role]) -> tuple[Term, ...]:
    return tuple(Term(role.value) for role in Role if role in roles)


def _shown(vault: Vault, member: Certificate, name: str) -> MemberShown:
    return MemberShown(
        code=member.code,
        roles=tuple(role for role in Role if role in member.roles),
        state=ACTIVE if member.is_active else REMOVED,
        travel=member.travel,
        granted=granted(member, vault.header),
        due=lacking(member, vault.header),
        name=name,
        is_me=member.code == vault.member,
    )
