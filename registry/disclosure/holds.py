# SPDX-License-Identifier: Apache-2.0
"""What keeps a whole record back, whatever its fields: one small rule a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from registry.disclosure.case import OF_EVENTS, Case
from registry.disclosure.classes import (
    ANONYMOUS,
    DATE_LADDER,
    PLACE_LADDER,
    TABLE,
    Audience,
    Purpose,
    coarseness,
)
from registry.disclosure.dossier import read_date
from registry.disclosure.profiles import GRADES
from registry.disclosure.reasons import Reason, because
from registry.disclosure.standing import Choice
from registry.domain.fields import F
from registry.domain.incidents import Incident
from registry.domain.people import Link
from registry.domain.places import gazetteer
from registry.domain.victims import Victim

Hold = Callable[[Case], Reason | None]


def kind(case: Case) -> Reason | None:
    """Records of any other kind never leave (F28)."""
    return None if case.is_about_people or case.kind in OF_EVENTS else because("kind_never_leaves")


def grade(case: Case) -> Reason | None:
    """Step 3: below the profile's minimum; disputed and rejected."""
    if not isinstance(case.record, Victim):
        return None
    given = case.record.death_grade or GRADES[0]
    if given == "X" or (given == "D" and not case.profile.keeps_disputed):
        return because("grade_rejected" if given == "X" else "grade_disputed")
    if given == "D" or _reaches(given, case.profile.minimum_grade):
        return None
    family = case.profile.grade_of_family
    if family and case.facts.family_is_source and _reaches(given, family):
        return None
    return because("grade_below", grade=str(given), minimum=case.profile.minimum_grade)


def _reaches(given: str, minimum: str) -> bool:
    return given in GRADES and GRADES.index(given) >= GRADES.index(minimum)


def critical_risk(case: Case) -> Reason | None:
    """Step 4: nothing of a record at critical risk leaves, for any purpose."""
    return because("risk_critical") if case.facts.risk == "critical" else None


def found_alive(case: Case) -> Reason | None:
    """Section 2: dropped everywhere but court with the person's own consent."""
    if not case.facts.found_alive:
        return None
    if case.profile.audience is Audience.COURT and case.main.choice is Choice.NAMED:
        return None
    return because("found_alive")


def registry_consent(case: Case) -> Reason | None:
    """P1 expressly refused or withdrawn: in no package at all."""
    for person in case.people:
        if person and person.answer(Purpose.REGISTRY).choice is Choice.DENIED:
            return because("keep_refused")
    return None


def main_consent(case: Case) -> Reason | None:
    """Step 5: no to the purpose of the profile drops the record."""
    if not case.is_about_people or case.main.allows:
        return None
    return case.main.reason


def people_stay(case: Case) -> Reason | None:
    """What ties people together stays when one of them stays."""
    for person in case.people:
        if person is not None and person.dossier is not case.dossier and held(person):
            return because("person_stays")
    return None


def tables_only(case: Case) -> Reason | None:
    """Statistics are tables, never rows."""
    return None if case.profile.rows else because("tables_only")


def file_gate(case: Case) -> Reason | None:
    """Step 8 is not built: until then nobody without consent by name leaves as a row."""
    if not (case.profile.named_rows_only and case.is_about_people):
        return None
    return None if case.main.choice is Choice.NAMED else because("file_gate_absent")


def link_is_finer(case: Case) -> Reason | None:
    """A link carries the incident's date and place: the victim's own must be allowed as fine."""
    if not isinstance(case.record, Link):
        return None
    victim, incident = case.other(case.record.victim), case.other(case.record.incident)
    if victim is None or incident is None or not isinstance(incident.record, Incident):
        return because("subject_unknown")
    allowed = (_allowed(victim, F.DATE), _allowed(victim, F.PLACE))
    published = (_date_step(incident.record), _place_step(incident.record))
    return (
        because("link_finer")
        if any(a > p for a, p in zip(allowed, published, strict=True))
        else None
    )


def _allowed(victim: Case, field_class: F) -> int:
    """Return how coarse, at least, a value of this class of the victim leaves."""
    cell = TABLE[field_class, victim.profile.audience]
    named = victim.main.choice is Choice.NAMED
    rules = [cell.named if named else cell.unnamed]
    if not named or any(other.main.choice is Choice.ANONYMOUS for other in victim.together):
        rules.append(ANONYMOUS[field_class])
    return max(coarseness(rule.level) for rule in rules)


def _date_step(incident: Incident) -> int:
    """Return the step of the ladder that the published period is as fine as."""
    period = read_date(incident, "period")
    if not period or period.earliest is None or period.latest is None:
        return len(DATE_LADDER)
    spans = ((27, "day"), (88, "month"), (363, "quarter"), (730, "year"))
    length = period.latest - period.earliest
    step = next((name for days, name in spans if length < timedelta(days=days)), "period")
    return DATE_LADDER.index(step)


def _place_step(incident: Incident) -> int:
    levels = [gazetteer().level_of(where.place.code) for where in incident.places or ()]
    return min((PLACE_LADDER.index(level) for level in levels if level), default=len(PLACE_LADDER))


GRADE_HOLDS: Final[tuple[Hold, ...]] = (kind, grade)
LOCK_HOLDS: Final[tuple[Hold, ...]] = (critical_risk, found_alive)
CONSENT_HOLDS: Final[tuple[Hold, ...]] = (
    registry_consent, main_consent, people_stay, link_is_finer, file_gate, tables_only,
)  # fmt: skip


def first(holds: tuple[Hold, ...], case: Case) -> Reason | None:
    """Return the reason of the first of ``holds`` that keeps the record back."""
    return next((reason for hold in holds if (reason := hold(case))), None)


def held(case: Case) -> Reason | None:
    """Return why the whole record stays, or None."""
    return first(GRADE_HOLDS + LOCK_HOLDS + CONSENT_HOLDS, case)
