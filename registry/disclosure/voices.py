# SPDX-License-Identifier: Apache-2.0
"""Who answered a question about a person, and whether their answer counts at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Final

from registry.disclosure.classes import Purpose
from registry.disclosure.dossier import Dossier, Facts, read, read_date
from registry.disclosure.reasons import Reason, because
from registry.domain.consents import Consent
from registry.domain.dates import PartialDate
from registry.domain.exports import Recipient
from registry.domain.structures import Decision


class Choice(IntEnum):
    """An answer; a larger number lets out less. Not asked means denied."""

    NAMED = 0
    ANONYMOUS = 1
    NOT_ASKED = 2
    DENIED = 3


# Ours, and to be changed here: who is closest to a dead or missing adult.
KIN_ORDER: Final = (
    ("spouse",), ("parent",), ("adult_child",), ("sibling",), ("guardian", "legal_representative"),
)  # fmt: skip
_OF_DEAD_MINOR: Final = (("guardian", "parent"), *KIN_ORDER)
_OF_LIVING_MINOR: Final = (("guardian", "parent", "legal_representative"),)
_OF_LIVING_ADULT: Final = (("self",),)
ORGANISATION: Final = "organisation"
LAST: Final = 99
NAMED_RECIPIENT: Final = frozenset({Purpose.ORGANISATION, Purpose.ACCOUNTABILITY})
"""Purposes that mean nothing without a named party."""
_ORGANISATION_GIVES: Final = frozenset({Purpose.MEMORIAL_NAME, Purpose.STATISTICS})
_PRIVATE_SOURCES: Final = frozenset(
    {"family", "victim_testimony", "witness_testimony", "interview", "signed_statement"}
)
REVIEW_MONTHS: Final = {True: 6, False: 24}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One purpose, for one named recipient where there is one, asked of a record on a day."""

    purpose: Purpose
    today: date
    recipient: Recipient | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One answer to the question: what it comes to today, and from how near (0 is nearest).

    ``ignored`` is why it does not count; ``lapsed`` tells an ended yes from a no.
    """

    consent: Consent
    decision: Decision
    choice: Choice
    reason: Reason
    rank: int = LAST
    lapsed: bool = False
    ignored: Reason | None = None


def voices(dossier: Dossier, facts: Facts, question: Question) -> tuple[Voice, ...]:
    """Return every answer to ``question``, the ones that do not count marked with the reason."""
    replaced = {consent.supersedes for consent in dossier.consents}
    return tuple(
        _placed(_today(consent, decision, facts, question), dossier, facts, question.purpose)
        for consent in dossier.consents
        if not (consent.status == "superseded" and consent.id in replaced)
        for decision in _answers(consent, question)
    )


def _answers(consent: Consent, question: Question) -> Iterator[Decision]:
    for decision in consent.decisions or ():
        asked = decision.purpose == question.purpose and decision.decision != "not_asked"
        if asked and concerns(decision, question):
            yield decision


def concerns(decision: Decision, question: Question) -> bool:
    """Tell whether an answer is about this recipient; a refusal of everybody is, always."""
    if not decision.recipient:
        return decision.decision == "denied" or question.purpose not in NAMED_RECIPIENT
    party = question.recipient
    return party is not None and decision.recipient in {party.id, party.ref, read(party, "name")}


def _today(consent: Consent, decision: Decision, facts: Facts, question: Question) -> Voice:
    """Return what the answer comes to today: an ended yes is a no."""
    said = {"named": Choice.NAMED, "anonymous": Choice.ANONYMOUS}.get(
        decision.decision, Choice.DENIED
    )
    given = read_date(consent, "given")
    ended = _ended(consent, facts, question.today)
    if said is Choice.DENIED or ended is None:
        code = "refused" if said is Choice.DENIED else f"agreed_{decision.decision}"
        reason = because(code, purpose=question.purpose.value, given=given)
        return Voice(consent=consent, decision=decision, choice=said, reason=reason)
    reason = because(ended, purpose=question.purpose.value, given=given)
    return Voice(
        consent=consent, decision=decision, choice=Choice.DENIED, reason=reason,
        lapsed=ended in {"expired", "review_overdue"},
    )  # fmt: skip


def _ended(consent: Consent, facts: Facts, today: date) -> str | None:
    """Return why a yes no longer holds; any status but ``active`` ends it."""
    if consent.status != "active":
        known = {"expired", "withdrawn", "superseded", "disputed"}
        return str(consent.status) if consent.status in known else "status_unknown"
    expires, given = read_date(consent, "expires"), read_date(consent, "given")
    # A day known only by its month has come with the first of the month: fail closed.
    if expires and (expires.earliest is None or expires.earliest < today):
        return "expired"
    if given and given.earliest and given.earliest > today:
        return "not_yet_given"
    if facts.at_risk and _review_due(consent, facts) < today:
        return "review_overdue"
    return None


def _review_due(consent: Consent, facts: Facts) -> date:
    due, given = read_date(consent, "review_due"), read_date(consent, "given")
    for known, months in ((due, 0), (given, _review_months(facts))):
        if known and known.earliest:
            return _later(known, months)
    return date.min


def _review_months(facts: Facts) -> int:
    return REVIEW_MONTHS[facts.minor or facts.risk != "low"]


def _later(start: PartialDate, months: int) -> date:
    first = start.earliest or date.min
    total = first.month - 1 + months
    return date(first.year + total // 12, total % 12 + 1, min(first.day, 28))


def _placed(voice: Voice, dossier: Dossier, facts: Facts, purpose: Purpose) -> Voice:
    """Return the voice with its rank, or with the reason for which it does not count."""
    reason = _not_a_giver(voice, dossier) or _not_allowed(voice, dossier, facts, purpose)
    return Voice(
        consent=voice.consent, decision=voice.decision, choice=voice.choice, reason=voice.reason,
        rank=_rank(voice, facts), lapsed=voice.lapsed, ignored=reason,
    )  # fmt: skip


def _rank(voice: Voice, facts: Facts) -> int:
    order = _order(facts)
    capacity = read(voice.consent, "capacity")
    if capacity == ORGANISATION:
        return LAST
    # A refusal of unknown capacity, or one that a person gave while alive, weighs as the nearest.
    return next((place for place, rank in enumerate(order) if capacity in rank), 0)


def _order(facts: Facts) -> tuple[tuple[str, ...], ...]:
    if facts.living:
        return _OF_LIVING_ADULT if facts.adult_now else _OF_LIVING_MINOR
    return _OF_DEAD_MINOR if facts.minor else KIN_ORDER


def _not_a_giver(voice: Voice, dossier: Dossier) -> Reason | None:
    """Return why this person neither consents nor refuses, or may not be heard for a yes."""
    if read(voice.consent, "capacity") == ORGANISATION:
        return None
    giver = dossier.givers.get(read(voice.consent, "giver"))
    alleged: Any = getattr(giver, "alleged_perpetrator", None)
    if alleged is True:
        return because("giver_alleged")
    if voice.choice is Choice.DENIED:
        return None
    if giver is None or alleged not in (None, False):
        return because("giver_unreadable")
    return None


def _not_allowed(voice: Voice, dossier: Dossier, facts: Facts, purpose: Purpose) -> Reason | None:
    capacity = read(voice.consent, "capacity")
    if capacity == ORGANISATION:
        return _beyond_organisation(voice, dossier, facts, purpose)
    known = any(capacity in rank for rank in _order(facts))
    if facts.living and facts.adult_now and capacity is not None and not known:
        return because("only_oneself")
    if voice.choice is Choice.DENIED:
        return None
    if not known:
        return because("capacity_unreadable" if capacity is None else "capacity_not_allowed")
    if facts.living and not facts.adult_now and read(voice.consent, "child_assent") is not True:
        return because("assent_missing")
    return None


def _beyond_organisation(
    voice: Voice, dossier: Dossier, facts: Facts, purpose: Purpose
) -> Reason | None:
    """Return why the organisation cannot decide this; a no of its own is heard if it is alone."""
    if voice.choice is Choice.DENIED:
        return None
    shut = facts.minor or facts.missing or facts.sexual_violence or not facts.known_dead
    if purpose not in _ORGANISATION_GIVES or shut:
        return because("organisation_cannot")
    public = any(
        read(source, "kind") not in {None, *_PRIVATE_SOURCES} for source in dossier.sources
    )
    if not (public and is_two_people(voice.consent) and read(voice.consent, "capacity_evidence")):
        return because("organisation_unproven")
    return None


def is_two_people(consent: Consent) -> bool:
    """Tell whether a second person reviewed the consent, another than who took it."""
    second = (read(consent, "second_reviewer") or "").strip()
    return bool(second) and second != (read(consent, "taken_by") or "").strip()
