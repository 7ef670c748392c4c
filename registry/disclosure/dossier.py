# SPDX-License-Identifier: Apache-2.0
"""All that must be known of one record to decide about it, and the facts derived from it once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from registry.domain.consents import Consent, RiskAssessment
from registry.domain.dates import PartialDate
from registry.domain.fields import WITHHELD, Entity, RecordId
from registry.domain.folding import fold
from registry.domain.incidents import Involvement
from registry.domain.people import Person, Relation
from registry.domain.sources import Claim, Source
from registry.domain.statements import Statement
from registry.domain.victims import Victim

ADULT_AGE: Final = 18
# Ours: an event without any date may be as early as this, and its victim as young.
EARLIEST_EVENT: Final = date(2011, 3, 1)
KNOWN_DEAD: Final = frozenset({"dead_body_recovered", "dead_body_not_recovered"})
MISSING: Final = frozenset({"missing", "forcibly_disappeared", "detained", "presumed_dead"})
LIVING: Final = frozenset({"alive", "found_alive"})
UNIDENTIFIED: Final = frozenset({"unidentified_body", "unnamed_reported"})
RISKS: Final = ("low", "medium", "high", "critical")
# Folded stems by which free text betrays sexual violence; a false alarm only withholds more.
_SEXUAL_STEMS: Final = tuple(
    fold(stem) for stem in ("sexual", "rape", "raping", "اغتصاب", "اغتصب", "مغتصب", "جنسي")
)
SPOKEN_FIELDS: Final = (
    "act", "cause_local", "cause_sdg", "method", "description", "last_seen_circumstances",
    "injuries", "clothing_and_marks", "memorial_text_ar", "memorial_text_en",
)  # fmt: skip
_NO_RECORDS: Final[Mapping[RecordId, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A record with what bears on its disclosure.

    ``consents`` about the record (of a statement: about it or its witness), superseded ones too;
    ``givers`` the people who gave them, by id; ``others`` the dossiers of the records that this
    one names: victims of a link, relation or statement, the incident of a link, the witness of a
    statement, the people still recognisable in a released text, those killed together with a
    victim. A record that is named but absent from ``others`` counts as not consented.
    """

    record: Entity
    consents: tuple[Consent, ...] = ()
    givers: Mapping[RecordId, Person] = field(default_factory=lambda: _NO_RECORDS)
    risks: tuple[RiskAssessment, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    involvements: tuple[Involvement, ...] = ()
    others: Mapping[RecordId, Dossier] = field(default_factory=lambda: _NO_RECORDS)

    def with_ref(self, ref: str) -> Dossier | None:
        """Return the dossier among ``others`` whose record has ``ref``."""
        return next((other for other in self.others.values() if other.record.ref == ref), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rules ask of a person; every doubt counts on the side of withholding."""

    living: bool = False
    minor: bool = False
    """Under 18 at the event, or possibly so."""
    adult_now: bool = True
    known_dead: bool = False
    missing: bool = False
    found_alive: bool = False
    unidentified: bool = False
    sexual_violence: bool = False
    risk: str = "low"
    family_is_source: bool = False

    @property
    def lock(self) -> str:
        """The hard lock of step 4 that holds for this person, or nothing."""
        locks = {
            "lock_minor": self.minor,
            "lock_sexual_violence": self.sexual_violence,
            "lock_missing": self.missing,
            "lock_found_alive": self.found_alive,
            "lock_risk_high": self.risk in RISKS[2:],
        }
        return next((name for name, holds in locks.items() if holds), "")

    @property
    def guarded(self) -> bool:
        """Whether the name is of class F2 instead of F1."""
        return bool(self.lock) or not self.known_dead

    @property
    def at_risk(self) -> bool:
        """Whether an overdue review of a consent holds new packages (ours: from medium risk)."""
        return self.living or self.minor or self.risk != RISKS[0]


def read(record: Entity, name: str) -> Any:  # noqa: ANN401 - any declared value
    """Return a field's value; None when it is empty or in a file that is not open."""
    value = getattr(record, name, None)
    return None if value is WITHHELD else value


def read_date(record: Entity, name: str) -> PartialDate | None:
    """Return a date field's value, None as in ``read``."""
    value: PartialDate | None = read(record, name)
    return value


def facts_of(dossier: Dossier, today: date) -> Facts:
    """Return the facts of the person a dossier is about: a victim, a living person, a witness."""
    record = dossier.record
    if isinstance(record, Victim):
        return _of_victim(dossier, record, today)
    if isinstance(record, Statement):
        witness = dossier.others.get(record.witness)
        living = _of_living(witness, today) if witness else Facts(living=True)
        return Facts(
            living=True, minor=living.minor, adult_now=living.adult_now,
            risk=max(living.risk, _risk(dossier), key=RISKS.index),
        )  # fmt: skip
    return _of_living(dossier, today)


def _of_living(dossier: Dossier, today: date) -> Facts:
    born = _latest(read(dossier.record, "birth_date"))
    minor = born is not None and _years(born, today) < ADULT_AGE
    return Facts(living=True, minor=minor, adult_now=not minor, risk=_risk(dossier))


def _of_victim(dossier: Dossier, victim: Victim, today: date) -> Facts:
    fate = read(victim, "fate")
    minor = _may_be_minor(victim)
    born = _latest(read(victim, "birth_date"))
    return Facts(
        living=fate in LIVING,
        minor=minor,
        adult_now=not minor or (born is not None and _years(born, today) >= ADULT_AGE),
        known_dead=fate in KNOWN_DEAD,
        missing=fate in MISSING,
        found_alive=fate == "found_alive",
        unidentified=read(victim, "identification") in UNIDENTIFIED
        and victim.names in (None, ())
        and not read(victim, "memorial_name"),
        sexual_violence=any(map(tells_of_sexual_violence, _told_of(dossier, victim))),
        risk=_risk(dossier),
        family_is_source=any(source.kind == "family" for source in dossier.sources),
    )


def tells_of_sexual_violence(value: object) -> bool:
    """Tell whether a term or text names sexual violence, in Arabic or English."""
    folded = fold(value) if isinstance(value, str) else ""
    return any(stem in folded for stem in _SEXUAL_STEMS)


def _told_of(dossier: Dossier, victim: Victim) -> Iterator[object]:
    yield from (read(victim, name) for name in SPOKEN_FIELDS)
    yield from (read(claim, "value") for claim in dossier.claims)


def _may_be_minor(victim: Victim) -> bool:
    ages = (read(victim, "age_min"), read(victim, "age_max"))
    if any(age is not None and age < ADULT_AGE for age in ages):
        return True
    born = _latest(read(victim, "birth_date"))
    if born is None:
        return False
    events = (_earliest(read(victim, name)) for name in ("death_date", "last_seen_date"))
    return _years(born, min(filter(None, events), default=EARLIEST_EVENT)) < ADULT_AGE


def _risk(dossier: Dossier) -> str:
    levels = [read(dossier.record, "risk_level"), *(read(risk, "level") for risk in dossier.risks)]
    return max((level for level in levels if level in RISKS), key=RISKS.index, default=RISKS[0])


def _earliest(value: PartialDate | None) -> date | None:
    return value.earliest if value else None


def _latest(value: PartialDate | None) -> date | None:
    return value.latest if value else None


def _years(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
