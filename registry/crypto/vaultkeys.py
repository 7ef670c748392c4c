# SPDX-License-Identifier: Apache-2.0
"""From a passphrase to every key of a session: found a vault, unlock it, admit a member."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from registry.crypto import grants, signatures, slots
from registry.crypto.grants import KINDS, Entitlement, Scope, TierNotGranted
from registry.crypto.header import SLOTS, TIERS, VAULT_ID_SIZE, Header, HeaderDamaged
from registry.crypto.kdf import SALT_SIZE, KdfCost, require_floor
from registry.crypto.keyring import TIER_SECRET_SIZE, MemberKeys, TierKeys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from registry.crypto.passphrase import Passphrase


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class OpenKeys:
    """The keys one member has while the vault is open.

    ``tiers`` has an entry for each granted tier only; ``organisation_key`` is None for a
    member who may not sign for the organisation. ``seat`` is the slot that opened.
    """

    vault_id: bytes
    seat: int
    member: MemberKeys
    organisation: bytes
    organisation_key: Ed25519PrivateKey | None
    tiers: Mapping[str, TierKeys]

    @property
    def member_id(self) -> bytes:
        """Return the 16 bytes by which records and log know this member."""
        return self.member.member_id

    @property
    def signing_key(self) -> Ed25519PrivateKey:
        """Return the member's own key, for log entries and grants."""
        return self.member.signing_key

    @property
    def verify_key(self) -> bytes:
        """Return the 32 raw bytes of the member's public signing key."""
        return self.member.verify_key

    @property
    def age_identity(self) -> str:
        """Return ``AGE-SECRET-KEY-1...``, which opens this member's drafts."""
        return self.member.age_identity

    @property
    def age_recipient(self) -> str:
        """Return ``age1...``, to which this member's drafts are sealed."""
        return self.member.age_recipient

    def tier(self, name: str) -> TierKeys:
        """Return the keys of ``name``; raise ``TierNotGranted``."""
        if name not in self.tiers:
            raise TierNotGranted(tier=name)
        return self.tiers[name]

    def wipe(self) -> None:
        """Overwrite the tier secrets and database keys; a second call does no harm."""
        for tier in self.tiers.values():
            tier.wipe()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class _Hand:
    """One who gives: a signing key, the right to use it, and the secrets it may give."""

    signing_key: Ed25519PrivateKey
    entitlement: Entitlement
    secrets: Mapping[str, bytes | bytearray]


def found(passphrase: Passphrase, cost: KdfCost, *, demo: bool = False) -> tuple[Header, OpenKeys]:
    """Make the header of a new vault with one member who holds everything.

    Nothing is written. Raises ``KdfRefused`` for a cost below the floor, ``PassphraseEmpty``.
    """
    require_floor(cost)
    organisation = Ed25519PrivateKey.generate()
    header = Header(
        vault_id=secrets.token_bytes(VAULT_ID_SIZE),
        demo=demo,
        cost=cost,
        salt=secrets.token_bytes(SALT_SIZE),
        organisation=signatures.public_bytes(organisation),
        slots=slots.unused_slots(),
        grants=grants.no_grants(),
    ).signed_by(organisation)
    root = bytearray(secrets.token_bytes(slots.ROOT_SIZE))
    founder = MemberKeys.from_root(root)
    hand = _Hand(
        signing_key=founder.signing_key,
        entitlement=Entitlement.signed(organisation, header.vault_id, founder.verify_key, KINDS),
        secrets={
            **{tier: secrets.token_bytes(TIER_SECRET_SIZE) for tier in TIERS},
            "organisation": organisation.private_bytes_raw(),
        },
    )
    seat = secrets.randbelow(SLOTS)
    header = slots.with_passphrase(header, seat, passphrase, root)
    header = _with_grants(header, seat, founder, hand)
    return header, _open_seat(
        header, slots.OpenedSlot(position=seat, root=root, organisation=header.organisation)
    )


def unlock(header: Header, passphrase: Passphrase) -> OpenKeys:
    """Open the one slot this passphrase fits and take its grants.

    Raises ``WrongPassphrase``, ``PassphraseEmpty``, ``KdfRefused``, ``HeaderDamaged``,
    ``ForgedGrant``. A tier that is not granted is simply not in ``tiers``.
    """
    return _open_seat(header, slots.open_slot(header, passphrase))


def admit(
    header: Header, giver: OpenKeys, passphrase: Passphrase, seat: int, kinds: tuple[str, ...]
) -> Header:
    """Return ``header`` with another member at ``seat``, granted ``kinds`` of what giver has.

    The giver must hold the organisation key (``TierNotGranted`` otherwise). The caller keeps
    which seats are taken: from the header nobody can tell. The result is not yet written.
    Raises ``PassphraseWeak`` also for a passphrase that already opens another seat.
    """
    if giver.organisation_key is None:
        raise TierNotGranted(tier="organisation")
    root = bytearray(secrets.token_bytes(slots.ROOT_SIZE))
    own: dict[str, bytes | bytearray] = {name: keys.secret for name, keys in giver.tiers.items()}
    own["organisation"] = giver.organisation_key.private_bytes_raw()
    hand = _Hand(
        signing_key=giver.signing_key,
        entitlement=Entitlement.signed(
            giver.organisation_key, header.vault_id, giver.verify_key, own
        ),
        secrets={kind: own[kind] for kind in kinds},
    )
    holder = MemberKeys.from_root(root)
    header = slots.with_passphrase(header, seat, passphrase, root)
    root[:] = bytes(len(root))
    return _with_grants(header, seat, holder, hand)


def _with_grants(header: Header, seat: int, holder: MemberKeys, hand: _Hand) -> Header:
    for kind, secret in hand.secrets.items():
        row = grants.give(
            secret,
            _scope(header, kind),
            holder.sealing_key.public,
            hand.signing_key,
            hand.entitlement,
        )
        header = header.with_grant(grants.row_of(seat, kind), row)
    return header


def _open_seat(header: Header, opened: slots.OpenedSlot) -> OpenKeys:
    # The slot is the anchor: whoever rewrote the header cannot rewrite what it holds.
    if opened.organisation != header.organisation:
        raise HeaderDamaged
    header.require_signature()
    member = MemberKeys.from_root(opened.root)
    opened.root[:] = bytes(len(opened.root))
    taken = {kind: _take(header, opened, member, kind) for kind in KINDS}
    seed = taken.pop("organisation")
    return OpenKeys(
        vault_id=header.vault_id,
        seat=opened.position,
        member=member,
        organisation=opened.organisation,
        organisation_key=None if seed is None else Ed25519PrivateKey.from_private_bytes(seed),
        tiers={
            name: TierKeys.from_secret(name, header.epoch(name), secret)
            for name, secret in taken.items()
            if secret is not None
        },
    )


def _take(header: Header, opened: slots.OpenedSlot, member: MemberKeys, kind: str) -> bytes | None:
    row = header.grants[grants.row_of(opened.position, kind)]
    return grants.take(row, _scope(header, kind), member.sealing_key, opened.organisation)


def _scope(header: Header, kind: str) -> Scope:
    # The organisation's own key has no epochs: it is replaced only with the organisation.
    epoch = header.epoch(kind) if kind in TIERS else 1
    return Scope(vault_id=header.vault_id, kind=kind, epoch=epoch)
