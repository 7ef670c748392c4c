# SPDX-License-Identifier: Apache-2.0
"""Who receives and what was sent: recipients, exports, match decisions, members."""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.dates import PartialDate
from registry.domain.fields import Entity, F, LongText, RecordId, Term, Tier, entity, recorded

R, X = Tier.REGISTRY, Tier.PROTECTED


@entity("recipient", "N")
@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Entity):
    """A named party that may receive packages, with its keys and the agreement."""

    name: str = recorded(tier=R, disclosure=F.INTERNAL, searchable=True)
    kind: Term = recorded(tier=R, disclosure=F.INTERNAL, vocabulary="recipient_kind")
    jurisdiction: str = recorded(tier=R, disclosure=F.INTERNAL)
    agreement: str = recorded(tier=R, disclosure=F.INTERNAL)
    agreement_ends: PartialDate = recorded(tier=R, disclosure=F.INTERNAL)
    age_keys: tuple[str, ...] = recorded(tier=R, disclosure=F.INTERNAL)
    conditions: tuple[Term, ...] = recorded(
        tier=R, disclosure=F.INTERNAL, vocabulary="recipient_condition"
    )
    note: LongText = recorded(tier=R, disclosure=F.INTERNAL)


@entity("export", "X")
@dataclass(frozen=True, slots=True, kw_only=True)
class Export(Entity):
    """One package that left, or was about to."""

    profile: Term = recorded(
        tier=R, disclosure=F.INTERNAL, vocabulary="profile", set_by_program=True
    )
    profile_version: int = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    purpose: str = recorded(tier=R, disclosure=F.INTERNAL)
    recipient: RecordId = recorded(
        tier=R, disclosure=F.INTERNAL, target="recipient", set_by_program=True
    )
    filters: LongText = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    built_on: PartialDate = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    builder: str = recorded(tier=R, disclosure=F.DOCUMENTER, set_by_program=True)
    approver: str = recorded(tier=R, disclosure=F.DOCUMENTER, set_by_program=True)
    records: int = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    withheld: int = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    manifest_sha256: str = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    pseudonym_key: str = recorded(tier=X, disclosure=F.INTERNAL, set_by_program=True)
    order_key: str = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    recalls: tuple[str, ...] = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)


@entity("match_pair", "D")
@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPair(Entity):
    """Two victims compared; "not the same" is remembered."""

    left: RecordId = recorded(tier=R, disclosure=F.INTERNAL, target="victim")
    right: RecordId = recorded(tier=R, disclosure=F.INTERNAL, target="victim")
    score: int = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    reasons: tuple[str, ...] = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    decision: Term = recorded(tier=R, disclosure=F.INTERNAL, vocabulary="match_decision")
    decided_by: str = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)


@entity("member", "B")
@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Entity):
    """Somebody who opens this vault, known by a code in records, log and revisions."""

    code: str = recorded(tier=R, disclosure=F.DOCUMENTER, set_by_program=True)
    roles: tuple[Term, ...] = recorded(tier=R, disclosure=F.DOCUMENTER, vocabulary="member_role")
    name: str = recorded(tier=X, disclosure=F.DOCUMENTER, identifying=True)
    devices: tuple[str, ...] = recorded(tier=X, disclosure=F.DOCUMENTER, identifying=True)
