# SPDX-License-Identifier: Apache-2.0
"""The keys a member has while the vault is open, and how they are taken from the header."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from registry.crypto import grants
from registry.crypto.grants import KINDS, Entitlement, Scope, TierNotGranted
from registry.crypto.header import TIERS, Header, HeaderDamaged
from registry.crypto.keyring import MemberKeys, TierKeys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from registry.crypto.slots import OpenedSlot


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class OpenKeys:
    """The keys one member has while the vault is open.

    ``tiers`` has an entry for each granted tier only; ``organisation_key`` is None for a
    member who may not sign for the organisation. ``seat`` is the slot that opened. ``past``
    has, by (tier, epoch), the keys of earlier epochs: storage fills it from inside each tier.
    """

    vault_id: bytes
    seat: int
    member: MemberKeys
    organisation: bytes
    organisation_key: Ed25519PrivateKey | None
    tiers: Mapping[str, TierKeys]
    past: Mapping[tuple[str, int], TierKeys] = field(default_factory=dict)

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

    def every_epoch(self, tier: str) -> tuple[TierKeys, ...]:
        """Return the keys of ``tier`` of this epoch and of the past ones known, newest first."""
        held = [keys for (name, _), keys in self.past.items() if name == tier]
        if tier in self.tiers:
            held.append(self.tiers[tier])
        return tuple(sorted(held, key=lambda keys: keys.epoch, reverse=True))

    def organisation_signer(self) -> Ed25519PrivateKey:
        """Return the organisation's key; raise ``TierNotGranted`` for who may not use it."""
        if self.organisation_key is None:
            raise TierNotGranted(tier="organisation")
        return self.organisation_key

    def secret(self, kind: str) -> bytes | bytearray:
        """Return the 32 bytes that a grant of ``kind`` gives on; raise ``TierNotGranted``."""
        if kind == "organisation":
            return self.organisation_signer().private_bytes_raw()
        return self.tier(kind).secret

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of grants this member has, in the order of ``KINDS``."""
        has = {*self.tiers, *(("organisation",) if self.organisation_key else ())}
        return tuple(kind for kind in KINDS if kind in has)

    def renewed(self, fresh: TierKeys) -> Self:
        """Return these keys with ``fresh`` as its tier's, and the ones before among the past."""
        before = self.tier(fresh.name)
        past = {**self.past, (before.name, before.epoch): before}
        return replace(self, tiers={**self.tiers, fresh.name: fresh}, past=past)

    def wipe(self) -> None:
        """Overwrite the tier secrets and database keys; a second call does no harm."""
        for tier in (*self.tiers.values(), *self.past.values()):
            tier.wipe()


def taken_by(header: Header, opened: OpenedSlot) -> OpenKeys:
    """Return the keys of whose root ``opened`` holds; the root is overwritten.

    Raises ``HeaderDamaged`` for a header of another organisation, ``ForgedGrant``.
    """
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


def _take(header: Header, opened: OpenedSlot, member: MemberKeys, kind: str) -> bytes | None:
    row = header.grants[grants.row_of(opened.position, kind)]
    return grants.take(row, scope_of(header, kind), member.sealing_key, opened.organisation)


def scope_of(header: Header, kind: str) -> Scope:
    """Return what a grant of ``kind`` is bound to in this generation of the header."""
    # The organisation's own key has no epochs: it is replaced only with the organisation.
    epoch = header.epoch(kind) if kind in TIERS else 1
    return Scope(vault_id=header.vault_id, kind=kind, epoch=epoch)


def entitlement_of(giver: OpenKeys) -> Entitlement:
    """Return the organisation's word for what ``giver`` has; raise ``TierNotGranted``."""
    return Entitlement.signed(
        giver.organisation_signer(), giver.vault_id, giver.verify_key, giver.kinds
    )
