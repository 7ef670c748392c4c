# SPDX-License-Identifier: Apache-2.0
"""Consents and risk: what was agreed, by whom, and who could be harmed."""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.dates import PartialDate
from registry.domain.fields import Entity, F, LongText, RecordId, Term, Tier, entity, recorded
from registry.domain.structures import Decision

R, X = Tier.REGISTRY, Tier.PROTECTED


@entity("consent", "C")
@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Entity):
    """One person's answers about one or more records; history is append-only."""

    about: tuple[RecordId, ...] = recorded(tier=R, disclosure=F.INTERNAL)
    decisions: tuple[Decision, ...] = recorded(tier=R, disclosure=F.INTERNAL)
    status: Term = recorded(tier=R, disclosure=F.INTERNAL, vocabulary="consent_status")
    language: Term = recorded(tier=R, disclosure=F.INTERNAL, vocabulary="language")
    given: PartialDate = recorded(tier=R, disclosure=F.INTERNAL)
    review_due: PartialDate = recorded(tier=R, disclosure=F.INTERNAL)
    expires: PartialDate = recorded(tier=R, disclosure=F.INTERNAL)
    form_version: str = recorded(tier=R, disclosure=F.INTERNAL)
    supersedes: RecordId = recorded(tier=R, disclosure=F.INTERNAL, target="consent")
    withdrawn_on: PartialDate = recorded(tier=R, disclosure=F.INTERNAL)
    second_reviewer: str = recorded(tier=R, disclosure=F.INTERNAL)
    set_aside_reason: LongText = recorded(tier=X, disclosure=F.INTERNAL)
    taken_by: str = recorded(tier=R, disclosure=F.DOCUMENTER)
    giver: RecordId = recorded(tier=X, disclosure=F.INTERNAL, target="person")
    capacity: Term = recorded(tier=X, disclosure=F.INTERNAL, vocabulary="capacity")
    capacity_evidence: str = recorded(tier=X, disclosure=F.INTERNAL)
    child_assent: bool = recorded(tier=X, disclosure=F.INTERNAL)
    how_explained: LongText = recorded(tier=X, disclosure=F.INTERNAL)
    interpreter: str = recorded(tier=X, disclosure=F.INTERNAL, identifying=True)
    risks_explained: bool = recorded(tier=X, disclosure=F.INTERNAL)
    proof_kind: Term = recorded(tier=X, disclosure=F.INTERNAL, vocabulary="proof_kind")
    proof: RecordId = recorded(tier=X, disclosure=F.INTERNAL, target="evidence")


@entity("risk_assessment", "K")
@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAssessment(Entity):
    """Who could be harmed if a record became known."""

    about: RecordId = recorded(tier=R, disclosure=F.INTERNAL)
    level: Term = recorded(tier=R, disclosure=F.INTERNAL, vocabulary="risk_level")
    review_due: PartialDate = recorded(tier=R, disclosure=F.INTERNAL)
    recognisable_by: LongText = recorded(tier=X, disclosure=F.INTERNAL)
    detained_relatives: LongText = recorded(tier=X, disclosure=F.INTERNAL)
