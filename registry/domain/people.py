# SPDX-License-Identifier: Apache-2.0
"""The living (witnesses, kin, guardians), and what ties records together."""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.dates import PartialDate
from registry.domain.fields import Entity, F, LongText, RecordId, Term, Tier, entity, recorded
from registry.domain.names import PersonName
from registry.domain.places import Place

R, X = Tier.REGISTRY, Tier.PROTECTED


@entity("person", "W")
@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entity):
    """A living person; everywhere else only the code (the reference) of this record is used."""

    names: tuple[PersonName, ...] = recorded(
        tier=X, disclosure=F.WITNESS, searchable=True, identifying=True
    )
    roles: tuple[Term, ...] = recorded(tier=X, disclosure=F.WITNESS, vocabulary="person_role")
    birth_date: PartialDate = recorded(tier=X, disclosure=F.WITNESS)
    phones: tuple[str, ...] = recorded(
        tier=X, disclosure=F.WITNESS, identifying=True, searchable=True
    )
    emails: tuple[str, ...] = recorded(tier=X, disclosure=F.WITNESS, identifying=True)
    address: str = recorded(tier=X, disclosure=F.WITNESS, identifying=True)
    place: Place = recorded(tier=X, disclosure=F.WITNESS)
    documents: tuple[str, ...] = recorded(tier=X, disclosure=F.WITNESS, identifying=True)
    alleged_perpetrator: bool = recorded(tier=X, disclosure=F.INTERNAL)
    note: LongText = recorded(tier=X, disclosure=F.INTERNAL)


@entity("relation", "R")
@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Entity):
    """Kinship between victims, or of a victim with a living person; killed together."""

    victim: RecordId = recorded(tier=R, disclosure=F.LINK, target="victim")
    other_victim: RecordId = recorded(tier=R, disclosure=F.LINK, target="victim")
    relation: Term = recorded(tier=R, disclosure=F.LINK, vocabulary="relation")
    killed_together: bool = recorded(tier=R, disclosure=F.LINK)
    person: RecordId = recorded(tier=X, disclosure=F.KIN, target="person")
    person_relation: Term = recorded(tier=X, disclosure=F.KIN, vocabulary="relation")


@entity("link", "L")
@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Entity):
    """A victim's part in an incident: it carries the incident's date and place along."""

    victim: RecordId = recorded(tier=R, disclosure=F.LINK, target="victim")
    incident: RecordId = recorded(tier=R, disclosure=F.LINK, target="incident")
    source: RecordId = recorded(tier=R, disclosure=F.INTERNAL, target="source")
