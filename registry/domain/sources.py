# SPDX-License-Identifier: Apache-2.0
"""Where knowledge comes from: sources, the claims they make, the places and the methodology."""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.dates import PartialDate
from registry.domain.fields import Entity, F, LongText, RecordId, Term, Tier, entity, recorded
from registry.domain.places import Place

R, X = Tier.REGISTRY, Tier.PROTECTED
OF_TIER, OF_CLASS = Tier.OF_SUBJECT, F.OF_SUBJECT


@entity("source", "S")
@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entity):
    """A document, post, list, interview or person that says something."""

    kind: Term = recorded(tier=R, disclosure=F.GRADE, vocabulary="source_kind")
    title: str = recorded(tier=R, disclosure=F.INTERNAL, searchable=True)
    author: str = recorded(tier=R, disclosure=F.INTERNAL)
    publisher: str = recorded(tier=R, disclosure=F.INTERNAL, searchable=True)
    date: PartialDate = recorded(tier=R, disclosure=F.INTERNAL)
    language: str = recorded(tier=R, disclosure=F.INTERNAL)
    address: str = recorded(tier=R, disclosure=F.INTERNAL)
    archived_copy: RecordId = recorded(tier=R, disclosure=F.INTERNAL, target="evidence")
    origin: RecordId = recorded(tier=R, disclosure=F.INTERNAL, target="source")
    reliability: Term = recorded(tier=R, disclosure=F.INTERNAL, vocabulary="reliability")
    credibility: Term = recorded(tier=R, disclosure=F.INTERNAL, vocabulary="credibility")
    identity: str = recorded(tier=X, disclosure=F.WITNESS, identifying=True)


@entity("claim", "Q")
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Entity):
    """One value of one field as one source gives it; kept in the file of that field."""

    about: RecordId = recorded(tier=OF_TIER, disclosure=OF_CLASS)
    field: str = recorded(tier=OF_TIER, disclosure=OF_CLASS)
    value: str = recorded(tier=OF_TIER, disclosure=OF_CLASS)
    source: RecordId = recorded(tier=OF_TIER, disclosure=OF_CLASS, target="source")
    weight: int = recorded(tier=OF_TIER, disclosure=OF_CLASS)
    preferred: bool = recorded(tier=OF_TIER, disclosure=OF_CLASS)
    rule: Term = recorded(tier=OF_TIER, disclosure=OF_CLASS, vocabulary="claim_rule")


@entity("place", "P")
@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPlace(Entity):
    """A place that the shipped gazetteer lacks, put under its nearest known parent."""

    code: str = recorded(tier=R, disclosure=F.PLACE)
    level: Term = recorded(tier=R, disclosure=F.PLACE, vocabulary="place_level")
    parent: Place = recorded(tier=R, disclosure=F.PLACE)
    name_ar: str = recorded(tier=R, disclosure=F.PLACE, searchable=True)
    name_en: str = recorded(tier=R, disclosure=F.PLACE, searchable=True)
    aliases: tuple[str, ...] = recorded(tier=R, disclosure=F.PLACE, searchable=True)
    point: str = recorded(tier=R, disclosure=F.PLACE, identifying=True)
    gazetteer_version: str = recorded(tier=R, disclosure=F.PLACE)


@entity("methodology", "M")
@dataclass(frozen=True, slots=True, kw_only=True)
class Methodology(Entity):
    """How this registry works; stamped into every package."""

    edition: str = recorded(tier=R, disclosure=F.GRADE)
    scope_ar: LongText = recorded(tier=R, disclosure=F.GRADE)
    scope_en: LongText = recorded(tier=R, disclosure=F.GRADE)
    criteria_ar: LongText = recorded(tier=R, disclosure=F.GRADE)
    criteria_en: LongText = recorded(tier=R, disclosure=F.GRADE)
    definitions_ar: LongText = recorded(tier=R, disclosure=F.GRADE)
    definitions_en: LongText = recorded(tier=R, disclosure=F.GRADE)
