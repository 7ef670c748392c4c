# SPDX-License-Identifier: Apache-2.0
"""Recovery sheets: made, typed back before they count, rehearsed, and used when all else is lost.

begin -> Ceremony (sheets, in memory only) -> confirm(what was typed back) -> header and log
rehearse(path, typed)                      -> only says whether the sheets would open it
restore(path, typed, new passphrase)       -> a new member with every key
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from registry.crypto import recovery as shares
from registry.crypto.header import GRANTS_PER_SEAT, Header, read_header_or_previous
from registry.crypto.passphrase import Passphrase
from registry.crypto.recovery import DEFAULT_SCHEME, SCHEMES, Scheme, Share
from registry.crypto.vaultkeys import (
    RECOVERY_SEAT,
    OpenKeys,
    PublicMember,
    admit,
    make_recovery,
    open_recovery,
    remove,
)
from registry.domain.roles import ALL, Role
from registry.errors import VaultError
from registry.services import seats, vaults
from registry.storage import facts, founding, header_change, members, recovering
from registry.storage.log_state import RECOVERY
from registry.storage.members import REMOVED, Certificate
from registry.storage.vault import Vault

__all__ = [
    "DEFAULT_SCHEME", "SCHEMES", "Ceremony", "CeremonyOvertaken", "Rehearsed", "Restored", "Scheme",
    "Sheet", "Standing", "begin", "rehearse", "restore", "standing", "wanted",
]  # fmt: skip

_MADE: Final = "recovery.made"  # row of the registry's facts
_SHOWN_OF_ID: Final = 8  # hex digits of the vault's id that a sheet shows
TAKES_OVER: Final = frozenset({Role.KEEPER, Role.COORDINATOR})


class CeremonyOvertaken(VaultError):
    """A new epoch began since the sheets were made: they would open nothing."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Sheet:
    """What one sheet shows; ``numbers`` are those of ``words``, 1 to 1,024.

    ``member`` of ``members`` is its number in its circle, ``group`` of ``groups`` the circle's;
    of every circle ``needed`` sheets are needed. ``vault`` and ``set`` are marks, no secrets.
    """

    vault: str
    set: str
    scheme: str
    group: int
    groups: int
    member: int
    members: int
    needed: int
    made_on: dt.date
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What sheets would open: ``kinds`` of ``registry``, ``protected``, ``organisation``."""

    vault: str
    set: str
    given: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """Who has the vault now; ``removed`` is whose place they took in a vault of one person."""

    member: str
    roles: tuple[str, ...]
    kinds: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether sheets that count were made, and of the last ones set, scheme and day."""

    prepared: bool
    set: str = ""
    scheme: str = ""
    made_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Ceremony:
    """Sheets that do not count yet; nothing was written. Kept only as long as it is shown."""

    vault: Vault
    header: Header
    public: PublicMember
    sheets: tuple[Sheet, ...]

    def confirm(self, untrusted_texts: Sequence[str]) -> None:
        """Make the sheets count, once enough of them were typed back and open the vault.

        Sheets made before open nothing from now on. Raises what ``ShareRefused`` covers,
        ``RecoveryOfAnotherVault``, ``CeremonyOvertaken``, ``RoleLacks``, what the medium says.
        """
        _opened(self.header, untrusted_texts).wipe()
        header = self._on(seats.current(self.vault))
        first = self.sheets[0]
        made = {"set": first.set, "scheme": first.scheme, "on": first.made_on.isoformat()}
        with self.vault.write(RECOVERY, about=first.set) as tx:
            members.announce_recovery(tx, self.public)
            facts.put(tx.connection, "registry", {_MADE: json.dumps(made)})
            header_change.intend(tx, header)
        header_change.complete(self.vault)

    def _on(self, header: Header) -> Header:
        """The header of now with the grants of this ceremony: others may have changed seats."""
        for tier in ("registry", "protected"):
            if header.epoch(tier) != self.header.epoch(tier):
                raise CeremonyOvertaken
        first = RECOVERY_SEAT * GRANTS_PER_SEAT
        for row in range(first, first + GRANTS_PER_SEAT):
            header = header.with_grant(row, self.header.grants[row])
        return header


def begin(vault: Vault, scheme: str = DEFAULT_SCHEME) -> Ceremony:
    """Make a recovery key and its sheets, in memory only; nothing counts before ``confirm``.

    Who makes them must hold every key, or the sheets would lose the protected part: raises
    ``TierNotGranted``, ``RoleLacks``, ``SchemeUnknown``.
    """
    wanted_scheme = shares.scheme(scheme)
    vault.require(RECOVERY)
    vault.keys.tier("protected")
    header, root, public = make_recovery(seats.current(vault), vault.keys)
    try:
        groups = shares.split(root, scheme)
    finally:
        root[:] = bytes(len(root))
    today = dt.datetime.now(dt.UTC).date()
    sheets = tuple(
        _sheet(header, wanted_scheme, share, today) for group in groups for share in group
    )
    return Ceremony(vault=vault, header=header, public=public, sheets=sheets)


def standing(vault: Vault) -> Standing:
    """Return whether recovery was prepared; raises ``CertificateForged``."""
    with vault.read() as tx:
        if members.recovery(tx.connection, vault.keys.organisation) is None:
            return Standing(prepared=False)
        made = json.loads(facts.facts(tx.connection, "registry").get(_MADE, "{}"))
    return Standing(
        prepared=True,
        set=str(made.get("set", "")),
        scheme=str(made.get("scheme", "")),
        made_on=str(made.get("on", "")),
    )


def wanted(untrusted_text: str, number: int = 1) -> int:
    """Return how many sheets the set of this one needs in all; raises ``ShareRefused``."""
    share = shares.read_share(untrusted_text, number)
    return share.needed * share.groups_needed


def rehearse(path: Path, untrusted_texts: Sequence[str]) -> Rehearsed:
    """Say what these sheets would open, from the header alone; nothing is written or unlocked.

    Raises ``ShareRefused``, ``RecoveryOfAnotherVault``, ``VaultMissing``, ``HeaderDamaged``.
    """
    header = read_header_or_previous(path.absolute()).header
    keys = _opened(header, untrusted_texts)
    keys.wipe()
    return Rehearsed(
        vault=_mark(header),
        set=shares.read_share(untrusted_texts[0], 1).set_mark,
        given=len(untrusted_texts),
        kinds=keys.kinds,
    )


def restore(
    path: Path, untrusted_texts: Sequence[str], new: Passphrase, target: Path | None = None
) -> Restored:
    """Make a member with every key under a new passphrase, at ``path`` or in a copy at ``target``.

    In a vault of one person they take the lost member's place; elsewhere they become keeper and
    coordinator beside the others. The sheets still open the vault: make new ones when it is done.
    Raises ``ShareRefused``, ``RecoveryOfAnotherVault``, ``PassphraseWeak``, ``SeatsFull``,
    ``VaultAlreadyThere`` (of ``target``), ``AlreadyOpen``, ``Damaged``, what the medium says.
    """
    vaults.require_strong(new)
    path = path.absolute()
    _opened(read_header_or_previous(path).header, untrusted_texts).wipe()
    if target is None:
        return _restored(path, untrusted_texts, new)
    target = target.absolute()
    with recovering.copied(path, target):
        return _restored(target, untrusted_texts, new)


def _restored(path: Path, untrusted_texts: Sequence[str], new: Passphrase) -> Restored:
    vault = founding.open_with(path, lambda header: _opened(header, untrusted_texts))
    try:
        return _take_over(vault, new)
    finally:
        vault.close()


def _take_over(vault: Vault, new: Passphrase) -> Restored:
    header = seats.current(vault)
    with vault.read() as tx:
        # Those that are signed: one forged row must not keep a family out of its own records.
        known = members.sound(tx.connection, vault.keys.organisation)
    leaving = _leaving(known)
    seat = seats.free_seat(vault, known)
    kinds = vault.keys.kinds
    header, public = admit(header, vault.keys, new, seat, kinds)
    for one in leaving:
        header = header if one.seat is None else remove(header, one.seat)
    roles = ALL if leaving or not known else TAKES_OVER
    member = Certificate.of(
        seats.next_code(known), public, seat, roles, seats.epochs(header, kinds)
    )
    removed = [replace(one, state=REMOVED, seat=None) for one in leaving]
    recovering.enrol(vault, header, member, removed)
    return Restored(
        member=member.code,
        roles=tuple(role.value for role in Role if role in roles),
        kinds=kinds,
        removed=tuple(one.code for one in leaving),
    )


def _leaving(known: Sequence[Certificate]) -> list[Certificate]:
    """Of one person's vault, that person and their travel access: nobody else could remove them."""
    active = [one for one in known if one.is_active]
    return active if sum(not one.travel for one in active) == 1 else []


def _opened(header: Header, untrusted_texts: Sequence[str]) -> OpenKeys:
    typed = [shares.read_share(text, number) for number, text in enumerate(untrusted_texts, 1)]
    root = shares.join(typed)
    try:
        return open_recovery(header, root)
    finally:
        root[:] = bytes(len(root))


def _sheet(header: Header, scheme: Scheme, share: Share, today: dt.date) -> Sheet:
    return Sheet(
        vault=_mark(header),
        set=share.set_mark,
        scheme=scheme.name,
        group=share.group,
        groups=len(scheme.groups),
        member=share.member,
        members=scheme.groups[share.group - 1][1],
        needed=share.needed,
        made_on=today,
        words=share.words,
        numbers=share.numbers,
        demo=header.demo,
    )


def _mark(header: Header) -> str:
    return header.vault_id.hex()[:_SHOWN_OF_ID].upper()
