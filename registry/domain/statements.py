# SPDX-License-Identifier: Apache-2.0
"""Witness statements, and the evidence that records point to."""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.dates import PartialDate
from registry.domain.fields import Entity, F, LongText, RecordId, Term, Tier, entity, recorded
from registry.domain.structures import ReleasedText, Span

R, X = Tier.REGISTRY, Tier.PROTECTED


@entity("statement", "T")
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Entity):
    """What a witness said: verbatim protected, never edited; released texts for audiences."""

    witness: RecordId = recorded(tier=R, disclosure=F.WITNESS, target="person")
    kind: Term = recorded(tier=R, disclosure=F.STATEMENT, vocabulary="account_kind")
    language: Term = recorded(tier=R, disclosure=F.STATEMENT, vocabulary="language")
    taken_on: PartialDate = recorded(tier=R, disclosure=F.STATEMENT)
    taken_place_level: Term = recorded(tier=R, disclosure=F.STATEMENT, vocabulary="place_level")
    incident: RecordId = recorded(tier=R, disclosure=F.LINK, target="incident")
    victims: tuple[RecordId, ...] = recorded(tier=R, disclosure=F.LINK, target="victim")
    earlier_accounts: tuple[str, ...] = recorded(tier=R, disclosure=F.INTERNAL)
    released: tuple[ReleasedText, ...] = recorded(tier=R, disclosure=F.STATEMENT)
    taken_by: str = recorded(tier=R, disclosure=F.DOCUMENTER)
    interpreter: str = recorded(tier=X, disclosure=F.STATEMENT, identifying=True)
    present: tuple[str, ...] = recorded(tier=X, disclosure=F.STATEMENT, identifying=True)
    questions: LongText = recorded(tier=X, disclosure=F.STATEMENT)
    verbatim: LongText = recorded(tier=X, disclosure=F.STATEMENT)
    audio: RecordId = recorded(tier=X, disclosure=F.STATEMENT, target="evidence")
    transcript: LongText = recorded(tier=X, disclosure=F.STATEMENT)
    translation: LongText = recorded(tier=X, disclosure=F.STATEMENT)
    annotations: LongText = recorded(tier=X, disclosure=F.INTERNAL)
    spans: tuple[Span, ...] = recorded(tier=X, disclosure=F.STATEMENT)


@entity("evidence", "E")
@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Entity):
    """A file: its acquisition facts and hashes; the bytes are age files beside the databases."""

    kind: Term = recorded(tier=R, disclosure=F.CUSTODY, vocabulary="source_kind")
    about: tuple[RecordId, ...] = recorded(tier=R, disclosure=F.INTERNAL)
    acquired_on: PartialDate = recorded(tier=R, disclosure=F.CUSTODY)
    acquired_how: str = recorded(tier=R, disclosure=F.CUSTODY)
    media_type: str = recorded(tier=R, disclosure=F.CUSTODY)
    parent: RecordId = recorded(tier=R, disclosure=F.CUSTODY, target="evidence")
    regions: LongText = recorded(tier=R, disclosure=F.CUSTODY)
    reviewer: str = recorded(tier=R, disclosure=F.DOCUMENTER)
    graphic: bool = recorded(tier=R, disclosure=F.GRAPHIC)
    held_in: Term = recorded(
        tier=R, disclosure=F.INTERNAL, vocabulary="evidence_tier", set_by_program=True
    )
    state: Term = recorded(
        tier=R, disclosure=F.INTERNAL, vocabulary="evidence_state", set_by_program=True
    )
    file: str = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    sealed_size: int = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    sealed_sha256: str = recorded(tier=R, disclosure=F.INTERNAL, set_by_program=True)
    size: int = recorded(tier=X, disclosure=F.CUSTODY, set_by_program=True)
    sha256: str = recorded(tier=X, disclosure=F.CUSTODY, set_by_program=True)
    sha512: str = recorded(tier=X, disclosure=F.CUSTODY, set_by_program=True)
    original: str = recorded(tier=X, disclosure=F.ORIGINAL)
    original_name: str = recorded(tier=X, disclosure=F.ORIGINAL, identifying=True)
