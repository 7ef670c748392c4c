# SPDX-License-Identifier: Apache-2.0
"""The victim: one person, every field with its tier and disclosure class."""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.dates import PartialDate
from registry.domain.fields import Entity, F, LongText, RecordId, Term, Tier, entity, recorded
from registry.domain.names import PersonName
from registry.domain.places import Place
from registry.domain.structures import FateChange

R, X = Tier.REGISTRY, Tier.PROTECTED


@entity("victim", "V")
@dataclass(frozen=True, slots=True, kw_only=True)
class Victim(Entity):
    """A person who was killed, is missing, was detained or survived; identified or not."""

    names: tuple[PersonName, ...] = recorded(
        tier=R, disclosure=F.NAME, searchable=True, identifying=True, sealable=True
    )
    mother_name: str = recorded(
        tier=R, disclosure=F.KIN, searchable=True, identifying=True, sealable=True
    )
    description: LongText = recorded(tier=R, disclosure=F.NARRATIVE, searchable=True)
    sex: Term = recorded(tier=R, disclosure=F.SEX_AGE, vocabulary="sex")
    birth_date: PartialDate = recorded(tier=R, disclosure=F.SEX_AGE)
    age_min: int = recorded(tier=R, disclosure=F.SEX_AGE)
    age_max: int = recorded(tier=R, disclosure=F.SEX_AGE)

    fate: Term = recorded(tier=R, disclosure=F.FATE, vocabulary="fate")
    fate_history: tuple[FateChange, ...] = recorded(tier=R, disclosure=F.FATE)
    identification: Term = recorded(tier=R, disclosure=F.FATE, vocabulary="identification")
    death_date: PartialDate = recorded(tier=R, disclosure=F.DATE)
    death_date_basis: Term = recorded(tier=R, disclosure=F.DATE, vocabulary="date_basis")
    death_place: Place = recorded(tier=R, disclosure=F.PLACE, searchable=True)
    place_precision: Term = recorded(tier=R, disclosure=F.PLACE, vocabulary="place_level")
    location_kind: Term = recorded(tier=R, disclosure=F.PLACE, vocabulary="location_kind")
    cause_sdg: Term = recorded(tier=R, disclosure=F.CAUSE, vocabulary="cause_sdg")
    cause_local: Term = recorded(tier=R, disclosure=F.CAUSE, vocabulary="cause_local")
    act: Term = recorded(tier=R, disclosure=F.CAUSE, vocabulary="act")
    method: str = recorded(tier=R, disclosure=F.CAUSE)

    last_seen_date: PartialDate = recorded(tier=R, disclosure=F.DATE)
    last_seen_place: Place = recorded(tier=R, disclosure=F.PLACE)
    last_seen_circumstances: LongText = recorded(tier=R, disclosure=F.NARRATIVE)
    detention_places: tuple[Place, ...] = recorded(tier=R, disclosure=F.PLACE)
    detention_dates: tuple[PartialDate, ...] = recorded(tier=R, disclosure=F.DATE)
    found_place: Place = recorded(tier=R, disclosure=F.PLACE)
    burial_place: Place = recorded(tier=R, disclosure=F.PLACE)
    reburial_place: Place = recorded(tier=R, disclosure=F.PLACE)
    grave: str = recorded(tier=R, disclosure=F.PLACE)

    nationality: str = recorded(tier=R, disclosure=F.BACKGROUND)
    origin_place: Place = recorded(tier=R, disclosure=F.BACKGROUND)
    occupation: str = recorded(tier=R, disclosure=F.BACKGROUND, searchable=True)
    rank: str = recorded(tier=R, disclosure=F.BACKGROUND)
    military_unit: str = recorded(tier=R, disclosure=F.BACKGROUND)
    marital_status: Term = recorded(tier=R, disclosure=F.BACKGROUND, vocabulary="marital_status")
    children: int = recorded(tier=R, disclosure=F.BACKGROUND)
    status: Term = recorded(tier=R, disclosure=F.STATUS, vocabulary="status")
    status_basis: str = recorded(tier=R, disclosure=F.STATUS)

    death_certificate: Term = recorded(
        tier=R, disclosure=F.CERTIFICATE, vocabulary="document_state"
    )
    autopsy: Term = recorded(tier=R, disclosure=F.CERTIFICATE, vocabulary="document_state")
    national_number: str = recorded(
        tier=X, disclosure=F.CERTIFICATE, identifying=True, searchable=True
    )
    civil_registry_number: str = recorded(tier=X, disclosure=F.CERTIFICATE, identifying=True)
    clothing_and_marks: LongText = recorded(tier=X, disclosure=F.HEALTH)
    injuries: LongText = recorded(tier=X, disclosure=F.HEALTH)
    dna_sample_reference: str = recorded(tier=X, disclosure=F.ORIGINAL, identifying=True)
    portrait_original: RecordId = recorded(tier=X, disclosure=F.ORIGINAL, target="evidence")
    portrait: RecordId = recorded(tier=R, disclosure=F.PORTRAIT, target="evidence", sealable=True)

    memorial_name: str = recorded(tier=R, disclosure=F.NAME, identifying=True, sealable=True)
    memorial_text_ar: LongText = recorded(tier=R, disclosure=F.NARRATIVE)
    memorial_text_en: LongText = recorded(tier=R, disclosure=F.NARRATIVE)
    memorial_word: Term = recorded(tier=R, disclosure=F.NARRATIVE, vocabulary="memorial_word")
    death_grade: Term = recorded(tier=R, disclosure=F.GRADE, vocabulary="grade")
    attribution_grade: Term = recorded(tier=R, disclosure=F.GRADE, vocabulary="grade")
    standard_of_proof: Term = recorded(tier=R, disclosure=F.GRADE, vocabulary="standard_of_proof")
    risk_level: Term = recorded(tier=R, disclosure=F.INTERNAL, vocabulary="risk_level")
    sealed: bool = recorded(tier=R, disclosure=F.INTERNAL)
    sources: tuple[RecordId, ...] = recorded(tier=R, disclosure=F.INTERNAL, target="source")
    note: LongText = recorded(tier=R, disclosure=F.INTERNAL)
