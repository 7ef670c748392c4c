# SPDX-License-Identifier: Apache-2.0
"""The first half of the output scan: derives every structured value again, by other code.

Nothing here is shared with the decision and the transforms but the record and its declarations:
the rules of the two buildable profiles are written down a second time, in another shape, and the
consent is read again, strictly. A mistake must be made twice, in two ways, to pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from registry.disclosure.cells import unescape_cell, without_bidi
from registry.disclosure.dossier import Dossier
from registry.disclosure.rederive import FORMS, Origin
from registry.disclosure.scan_columns import (
    EVENT_COLUMNS,
    GATES,
    GRADES,
    GRADES_OF_FAMILY,
    OF_NAMED_GROUPS,
    QUESTION,
    SHAPES,
)
from registry.domain.consents import Consent
from registry.domain.entities import spec_of
from registry.domain.exports import Recipient
from registry.domain.fields import WITHHELD

_OF_AGE: Final = 18
_OF_IDENTITY: Final = {"victim.names", "victim.memorial_name", "victim.portrait"}
_KIN_RECORDS: Final = {"relation": ("victim", "other_victim"), "link": ("victim",)}
_MODES: Final = {"named": 0, "anonymous": 1}
_UNKNOWN_PERSONS: Final = frozenset({"unidentified_body", "unnamed_reported"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """For whom the package is: the profile, the recipient if any, the day it was built.

    ``ids`` are the codes inside this package by internal id, as the builder gave them.
    """

    profile: str
    today: date
    ids: Mapping[str, str]
    recipient: Recipient | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellHit:
    """A cell that cannot be derived again: ``why`` is unknown_column, no_consent or not_equal."""

    key: str
    why: str


def check_record(
    dossier: Dossier, delivery: Delivery, cells: Iterable[tuple[str, str]]
) -> tuple[CellHit, ...]:
    """Return the cells that differ from what record, profile and consent allow.

    ``cells`` are pairs of a column key and the text read from the package, in either language,
    empty ones left out.
    """
    kind = spec_of(dossier.record).kind
    if (delivery.profile, kind) not in QUESTION:
        return tuple(_check_event(dossier, delivery, cells))
    mode = _mode(dossier, delivery, kind)
    return tuple(hit for key, text in cells if (hit := _check(dossier, delivery, key, text, mode)))


def _check(
    dossier: Dossier, delivery: Delivery, key: str, text: str, mode: int | None
) -> CellHit | None:
    shapes = SHAPES[delivery.profile].get(key)
    if shapes is None:
        return CellHit(key=key, why="unknown_column")
    gate = GATES.get(key) if delivery.profile == "public" else None
    if gate and _consented(dossier, gate, delivery) != 0:
        return CellHit(key=key, why="no_consent")
    if mode is None or not shapes[mode]:
        return CellHit(key=key, why="no_consent")
    named_in_public = delivery.profile == "public" and mode == 0 and key in _OF_IDENTITY
    if named_in_public and _is_guarded(dossier.record) and not _is_reviewed(dossier):
        return CellHit(key=key, why="no_consent")
    # Kin killed together are coarsened together: the coarser form is then the equal one.
    allowed = {shape for shape in shapes[mode:] if shape}
    equal = _is_one_of(dossier, delivery, key, text, allowed)
    return None if equal else CellHit(key=key, why="not_equal")


def _is_one_of(
    dossier: Dossier, delivery: Delivery, key: str, text: str, shapes: Iterable[str]
) -> bool:
    origin = Origin(dossier=dossier, key=key, ids=delivery.ids)
    expected = {_even(form) for shape in shapes for form in FORMS[shape](origin)}
    return _even(text) in expected or _even(unescape_cell(text)) in expected


def _even(text: str) -> str:
    return " ".join(without_bidi(text).split())


def _check_event(
    dossier: Dossier, delivery: Delivery, cells: Iterable[tuple[str, str]]
) -> Iterator[CellHit]:
    """Records about nobody: approved by two where that is asked, and equal to the record."""
    kind = spec_of(dossier.record).kind
    for key, text in cells:
        name = key.removeprefix(f"{kind}.")
        if name not in EVENT_COLUMNS.get(kind, ()):
            yield CellHit(key=key, why="unknown_column")
        elif not _may_be_told(dossier, delivery.profile, key):
            yield CellHit(key=key, why="no_consent")
        elif not _is_one_of(dossier, delivery, key, text, ("ref", "code", "fact")):
            yield CellHit(key=key, why="not_equal")


def _may_be_told(dossier: Dossier, profile: str, key: str) -> bool:
    """Tell whether two approved the fact, and in public whether a group's part is proven."""
    if key.startswith(("incident.", "control.")) and not key.endswith(".ref"):
        return len(set(getattr(dossier.record, "approved_by", None) or ())) > 1
    return profile != "public" or key not in OF_NAMED_GROUPS or _is_proven(dossier)


def _is_proven(dossier: Dossier) -> bool:
    return any(
        part.attribution_grade in {"V2", "V3"} and len(set(part.approved_by or ())) > 1
        for part in dossier.involvements
    )


def _mode(dossier: Dossier, delivery: Delivery, kind: str) -> int | None:
    """Return 0 with consent by name of everybody, 1 without the name, None without consent."""
    names = _KIN_RECORDS.get(kind)
    people = [dossier]
    if names:
        ids = [getattr(dossier.record, name) for name in names]
        people = [dossier.others[each] for each in ids if each in dossier.others]
        if len(people) < len([each for each in ids if each is not None]):
            return None
    purpose = QUESTION[delivery.profile, kind]
    modes = [_mode_of_person(person, purpose, delivery) for person in people]
    return None if None in modes or not modes else max(mode for mode in modes if mode is not None)


def _mode_of_person(dossier: Dossier, purpose: str, delivery: Delivery) -> int | None:
    record: Any = dossier.record
    risks = {getattr(record, "risk_level", None), *(risk.level for risk in dossier.risks)}
    alive = getattr(record, "fate", None) == "found_alive"
    if _refused(dossier, "P1", delivery) or "critical" in risks or alive:
        return None
    if hasattr(record, "death_grade") and not _is_graded(dossier, delivery.profile):
        return None
    mode = _consented(dossier, purpose, delivery)
    if mode is None and _is_unknown(record) and delivery.profile == "public":
        return None if _refused(dossier, purpose, delivery) else 1
    return mode


def _is_graded(dossier: Dossier, profile: str) -> bool:
    family = any(source.kind == "family" for source in dossier.sources)
    enough = GRADES[profile] | (GRADES_OF_FAMILY[profile] if family else set())
    return getattr(dossier.record, "death_grade", None) in enough


def _is_guarded(record: Any) -> bool:  # noqa: ANN401 - any record
    """Tell whether the name is of the living, the missing, a child, or one at high risk."""
    ages = [age for age in (record.age_min, record.age_max) if isinstance(age, int)]
    told = f"{record.act} {record.cause_local}"
    return (
        min(ages, default=_OF_AGE) < _OF_AGE
        or not str(record.fate).startswith("dead_body")
        or "sexual" in told
        or record.risk_level == "high"
    )


def _is_reviewed(dossier: Dossier) -> bool:
    return any(consent.second_reviewer for consent in dossier.consents)


def _is_unknown(record: Any) -> bool:  # noqa: ANN401 - any record
    named = getattr(record, "names", None) or getattr(record, "memorial_name", None)
    return getattr(record, "identification", None) in _UNKNOWN_PERSONS and not named


def _consented(dossier: Dossier, purpose: str, delivery: Delivery) -> int | None:
    """Return 0 or 1 where some consent gives the purpose today and no refusal stands against it."""
    if _refused(dossier, purpose, delivery):
        return None
    given = [
        answer
        for consent in dossier.consents
        if _holds_today(consent, dossier, delivery.today)
        for answer in _answers(consent, purpose, delivery)
    ]
    return min((_MODES[answer] for answer in given if answer in _MODES), default=None)


def _refused(dossier: Dossier, purpose: str, delivery: Delivery) -> bool:
    """Tell whether the last word of anyone who may refuse is no, and was not set aside by two."""
    return any(
        answer == "denied"
        and consent.status in {"active", "disputed"}
        and not _is_alleged(consent, dossier)
        and not _set_aside(consent)
        and not _reaffirmed(consent, dossier, purpose, delivery)
        and not (consent.capacity != "self" and _is_living_adult(dossier))
        for consent in dossier.consents
        for answer in _answers(consent, purpose, delivery)
    )


def _is_living_adult(dossier: Dossier) -> bool:
    return getattr(dossier.record, "fate", None) in {"alive", "found_alive"} or not hasattr(
        dossier.record, "fate"
    )


def _answers(consent: Consent, purpose: str, delivery: Delivery) -> Iterator[str]:
    party = delivery.recipient
    names = {party.id, party.ref, party.name} if party else set()
    for decision in consent.decisions or ():
        if decision.purpose != purpose:
            continue
        refused = decision.decision == "denied"
        to_everybody = not decision.recipient and (purpose != "P5" or refused)
        if to_everybody or decision.recipient in names:
            yield decision.decision


def _holds_today(consent: Consent, dossier: Dossier, today: date) -> bool:
    expires = consent.expires
    over = expires is not None and (expires.earliest is None or expires.earliest < today)
    known = consent.capacity is not None and consent.capacity is not WITHHELD
    return consent.status == "active" and not over and known and not _is_alleged(consent, dossier)


def _is_alleged(consent: Consent, dossier: Dossier) -> bool:
    giver = dossier.givers.get(consent.giver) if isinstance(consent.giver, str) else None
    return giver is not None and giver.alleged_perpetrator not in {False, None}


def _set_aside(consent: Consent) -> bool:
    reason, second = consent.set_aside_reason, consent.second_reviewer
    return isinstance(reason, str) and reason != "" and second not in {None, "", consent.taken_by}


def _reaffirmed(consent: Consent, dossier: Dossier, purpose: str, delivery: Delivery) -> bool:
    """Tell whether the same person said otherwise on a later day."""
    return any(
        later.giver == consent.giver is not None
        and later.given is not None
        and consent.given is not None
        and later.given.earliest is not None
        and consent.given.latest is not None
        and later.given.earliest > consent.given.latest
        and any(answer != "not_asked" for answer in _answers(later, purpose, delivery))
        for later in dossier.consents
    )
