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
from registry.domain.consents import Consent
from registry.domain.entities import spec_of
from registry.domain.exports import Recipient
from registry.domain.fields import WITHHELD

# Per profile and column: how a value may look with consent by name, and without.
_DATE: Final = ("exact", "month")
_SHAPES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "public": {
        "victim.ref": ("ref", "code"),
        "victim.names": ("approved_name", "name_withheld"),
        "victim.memorial_name": ("approved_name", "name_withheld"),
        "victim.age": ("age", "age_band"),
        "victim.death_date": _DATE,
        "victim.last_seen_date": _DATE,
        "victim.death_place": ("town", "subdistrict"),
        "victim.last_seen_place": ("town", "subdistrict"),
        "victim.act": ("act", "act"),
        "victim.cause_local": ("cause", "cause"),
        "victim.occupation": ("text", ""),
        "victim.memorial_text_ar": ("text", ""),
        "victim.memorial_text_en": ("text", ""),
        "victim.memorial_word": ("term", "term"),
        "victim.portrait": ("file", ""),
        "statement.ref": ("ref", "code"),
        "statement.released": ("reviewed", "reviewed"),
        "statement.incident": ("reference", ""),
        "relation.victim": ("reference", ""),
        "relation.other_victim": ("reference", ""),
        "link.victim": ("reference", ""),
        "link.incident": ("reference", ""),
        "relation.relation": ("term", ""),
        "relation.killed_together": ("yes_no", ""),
    },
    "partner": {
        "victim.ref": ("code", ""),
        "victim.names": ("any_name", "own_code"),
        "victim.age": ("age_five", ""),
        "victim.act": ("act_told", ""),
        "victim.cause_local": ("act_told", ""),
        "victim.portrait": ("file", ""),
        "victim.death_certificate": ("exists", ""),
        "victim.autopsy": ("exists", ""),
        "victim.origin_place": ("governorate", ""),
        "victim.method": ("text", ""),
        "victim.status_basis": ("text", ""),
        "statement.ref": ("code", ""),
        "statement.released": ("reviewed", ""),
        "statement.incident": ("reference", ""),
        "statement.victims": ("reference", ""),
        "statement.taken_by": ("code", ""),
        "relation.victim": ("reference", ""),
        "relation.other_victim": ("reference", ""),
        "relation.relation": ("term", ""),
        "relation.killed_together": ("yes_no", ""),
        "link.victim": ("reference", ""),
        "link.incident": ("reference", ""),
    },
}
_TERMS: Final = {"sex", "fate", "identification", "death_date_basis", "cause_sdg", "death_grade"}
_PARTNER_TERMS: Final = {*_TERMS, "status", "attribution_grade", "standard_of_proof"}
_PARTNER_DATES: Final = {"death_date", "last_seen_date", "detention_dates"}
_PARTNER_PLACES: Final = {
    "death_place", "last_seen_place", "detention_places", "found_place", "burial_place",
    "reburial_place",
}  # fmt: skip
for _profile, _kind_of, _names in (
    ("public", ("term", "term"), _TERMS),
    ("partner", ("term", ""), _PARTNER_TERMS),
    ("partner", _DATE, _PARTNER_DATES),
    ("partner", ("town", "subdistrict"), _PARTNER_PLACES),
):
    _SHAPES[_profile] |= {f"victim.{_name}": _kind_of for _name in _names}

_QUESTION: Final = {
    ("public", "victim"): "P2", ("public", "relation"): "P2", ("public", "link"): "P2",
    ("public", "statement"): "P4", ("partner", "victim"): "P5", ("partner", "relation"): "P5",
    ("partner", "link"): "P5", ("partner", "statement"): "P5",
}  # fmt: skip
_GATES: Final = {
    "victim.portrait": "P3", "victim.memorial_text_ar": "P4", "victim.memorial_text_en": "P4",
}  # fmt: skip
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
    if (delivery.profile, kind) not in _QUESTION:
        return tuple(_check_event(dossier, delivery, cells))
    mode = _mode(dossier, delivery, kind)
    return tuple(hit for key, text in cells if (hit := _check(dossier, delivery, key, text, mode)))


def _check(
    dossier: Dossier, delivery: Delivery, key: str, text: str, mode: int | None
) -> CellHit | None:
    shapes = _SHAPES[delivery.profile].get(key)
    if shapes is None:
        return CellHit(key=key, why="unknown_column")
    gate = _GATES.get(key) if delivery.profile == "public" else None
    if gate and _consented(dossier, gate, delivery) != 0:
        return CellHit(key=key, why="no_consent")
    if mode is None or not shapes[mode]:
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
    approved = len(set(getattr(dossier.record, "approved_by", None) or ())) > 1
    for key, text in cells:
        name = key.removeprefix(f"{kind}.")
        if name not in spec_of(dossier.record).fields:
            yield CellHit(key=key, why="unknown_column")
        elif name != "ref" and kind in {"incident", "control"} and not approved:
            yield CellHit(key=key, why="no_consent")
        elif not _is_one_of(dossier, delivery, key, text, ("ref", "code", "fact")):
            yield CellHit(key=key, why="not_equal")


def _mode(dossier: Dossier, delivery: Delivery, kind: str) -> int | None:
    """Return 0 with consent by name of everybody, 1 without the name, None without consent."""
    names = _KIN_RECORDS.get(kind)
    people = [dossier]
    if names:
        ids = [getattr(dossier.record, name) for name in names]
        people = [dossier.others[each] for each in ids if each in dossier.others]
        if len(people) < len([each for each in ids if each is not None]):
            return None
    purpose = _QUESTION[delivery.profile, kind]
    modes = [_mode_of_person(person, purpose, delivery) for person in people]
    return None if None in modes or not modes else max(mode for mode in modes if mode is not None)


def _mode_of_person(dossier: Dossier, purpose: str, delivery: Delivery) -> int | None:
    record: Any = dossier.record
    risks = {getattr(record, "risk_level", None), *(risk.level for risk in dossier.risks)}
    alive = getattr(record, "fate", None) == "found_alive"
    if _refused(dossier, "P1", delivery) or "critical" in risks or alive:
        return None
    mode = _consented(dossier, purpose, delivery)
    if mode is None and _is_unknown(record) and delivery.profile == "public":
        return None if _refused(dossier, purpose, delivery) else 1
    return mode


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
