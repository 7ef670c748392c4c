# SPDX-License-Identifier: Apache-2.0
"""Incidents, the units and actors alleged in them, and who held an area when."""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.dates import PartialDate
from registry.domain.fields import Entity, F, LongText, RecordId, Term, Tier, entity, recorded
from registry.domain.places import Place
from registry.domain.structures import PlacePrecision, Toll

R, X = Tier.REGISTRY, Tier.PROTECTED


@entity("incident", "I")
@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Entity):
    """An event in which people were harmed, with the tolls that sources tell of it."""

    title_ar: str = recorded(tier=R, disclosure=F.INCIDENT_FACT, searchable=True)
    title_en: str = recorded(tier=R, disclosure=F.INCIDENT_FACT, searchable=True)
    aliases: tuple[str, ...] = recorded(tier=R, disclosure=F.INCIDENT_FACT, searchable=True)
    period: PartialDate = recorded(tier=R, disclosure=F.INCIDENT_FACT)
    places: tuple[PlacePrecision, ...] = recorded(
        tier=R, disclosure=F.INCIDENT_FACT, searchable=True
    )
    parent: RecordId = recorded(tier=R, disclosure=F.INCIDENT_FACT, target="incident")
    acts: tuple[Term, ...] = recorded(tier=R, disclosure=F.INCIDENT_FACT, vocabulary="act")
    causes: tuple[Term, ...] = recorded(
        tier=R, disclosure=F.INCIDENT_FACT, vocabulary="cause_local"
    )
    summary_ar: LongText = recorded(tier=R, disclosure=F.INCIDENT_FACT)
    summary_en: LongText = recorded(tier=R, disclosure=F.INCIDENT_FACT)
    tolls: tuple[Toll, ...] = recorded(tier=R, disclosure=F.INCIDENT_FACT)
    narrative: LongText = recorded(tier=R, disclosure=F.NARRATIVE)
    sources: tuple[RecordId, ...] = recorded(tier=R, disclosure=F.INTERNAL, target="source")
    approved_by: tuple[str, ...] = recorded(tier=R, disclosure=F.INTERNAL)
    note: LongText = recorded(tier=R, disclosure=F.INTERNAL)


@entity("unit", "U")
@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Entity):
    """An armed unit or other group, within its hierarchy over time."""

    name_ar: str = recorded(tier=R, disclosure=F.PERPETRATOR, searchable=True)
    name_en: str = recorded(tier=R, disclosure=F.PERPETRATOR, searchable=True)
    kind: Term = recorded(tier=R, disclosure=F.PERPETRATOR, vocabulary="perpetrator_kind")
    parent: RecordId = recorded(tier=R, disclosure=F.PERPETRATOR, target="unit")
    period: PartialDate = recorded(tier=R, disclosure=F.PERPETRATOR)


@entity("involvement", "A")
@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement(Entity):
    """What is alleged of one actor in one incident."""

    actor: RecordId = recorded(tier=R, disclosure=F.PERPETRATOR, target="unit")
    incident: RecordId = recorded(tier=R, disclosure=F.PERPETRATOR, target="incident")
    degree: Term = recorded(tier=R, disclosure=F.PERPETRATOR, vocabulary="involvement_degree")
    attribution_grade: Term = recorded(tier=R, disclosure=F.PERPETRATOR, vocabulary="grade")
    source: RecordId = recorded(tier=R, disclosure=F.PERPETRATOR, target="source")
    approved_by: tuple[str, ...] = recorded(tier=R, disclosure=F.INTERNAL)
    named_individual: str = recorded(
        tier=X, disclosure=F.ALLEGED_INDIVIDUAL, identifying=True, searchable=True
    )
    position: str = recorded(tier=X, disclosure=F.ALLEGED_INDIVIDUAL)
    wording: LongText = recorded(tier=X, disclosure=F.ALLEGED_INDIVIDUAL)


@entity("control", "H")
@dataclass(frozen=True, slots=True, kw_only=True)
class Control(Entity):
    """Who held an area when, and who says so."""

    place: Place = recorded(tier=R, disclosure=F.INCIDENT_FACT, searchable=True)
    group_ar: str = recorded(tier=R, disclosure=F.INCIDENT_FACT)
    group_en: str = recorded(tier=R, disclosure=F.INCIDENT_FACT)
    period: PartialDate = recorded(tier=R, disclosure=F.INCIDENT_FACT)
    source: RecordId = recorded(tier=R, disclosure=F.INCIDENT_FACT, target="source")
    approved_by: tuple[str, ...] = recorded(tier=R, disclosure=F.INTERNAL)
