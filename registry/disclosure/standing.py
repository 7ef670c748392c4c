# SPDX-License-Identifier: Apache-2.0
"""What the consents of a record come to today for one purpose: one answer, with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from registry.disclosure.dossier import Dossier, Facts, read, read_date
from registry.disclosure.reasons import Reason, because
from registry.disclosure.voices import (
    LAST,
    NAMED_RECIPIENT,
    Choice,
    Question,
    Voice,
    is_two_people,
    voices,
)
from registry.domain.dates import PartialDate

__all__ = ["Answer", "Choice", "Question", "effective"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer that holds today.

    ``consent`` is the reference of the consent that decided, ``given`` its date; ``word`` the one
    the family chose (P2); ``items`` what the answer is limited to, None if to nothing.
    """

    choice: Choice
    reason: Reason
    consent: str = ""
    given: PartialDate | None = None
    word: str = ""
    items: frozenset[str] | None = None
    second_reviewed: bool = False
    by_organisation: bool = False
    conditions: bool = False

    @property
    def allows(self) -> bool:
        """Whether anything may leave for this purpose."""
        return self.choice <= Choice.ANONYMOUS


def effective(dossier: Dossier, facts: Facts, question: Question) -> Answer:
    """Return what may be done for ``question.purpose`` today; not asked means denied.

    The nearest rank that was asked decides, a refusal of anyone in it before any yes; a refusal
    from further away holds the item unless a second person set it aside with a written reason.
    """
    heard = voices(dossier, facts, question)
    counted = _latest_of_each([voice for voice in heard if voice.ignored is None])
    kin = [voice for voice in counted if voice.rank < LAST]
    deciding = _nearest(kin or counted)
    if not deciding:
        return Answer(choice=Choice.NOT_ASKED, reason=_why_silent(heard, dossier, question))
    worst = max(deciding, key=lambda voice: voice.choice)
    if worst.choice < Choice.DENIED and (holding := _holding(kin, worst.rank)):
        reason = because(
            "refused_further",
            purpose=question.purpose.value,
            given=read_date(holding.consent, "given"),
        )
        return _answer(holding, (holding,), Choice.DENIED, reason)
    return _answer(worst, deciding, worst.choice, _agreement(worst, deciding, question))


def _latest_of_each(heard: list[Voice]) -> list[Voice]:
    """Drop an answer that the same person replaced by a surely later one to the same question."""
    return [voice for voice in heard if not any(_replaces(later, voice) for later in heard)]


def _replaces(later: Voice, voice: Voice) -> bool:
    giver = read(voice.consent, "giver")
    if later is voice or giver is None or giver != read(later.consent, "giver"):
        return False
    before, after = _spoken_on(voice), _spoken_on(later)
    return bool(
        before and after and before.latest and after.earliest and before.latest < after.earliest
    )


def _spoken_on(voice: Voice) -> PartialDate | None:
    withdrawn = voice.consent.status == "withdrawn"
    return read_date(voice.consent, "withdrawn_on" if withdrawn else "given")


def _nearest(counted: list[Voice]) -> tuple[Voice, ...]:
    rank = min((voice.rank for voice in counted), default=LAST)
    return tuple(voice for voice in counted if voice.rank == rank)


def _holding(kin: Iterable[Voice], rank: int) -> Voice | None:
    """Return a refusal from further away that nobody set aside; an ended yes is no refusal."""
    for voice in kin:
        refused = voice.choice is Choice.DENIED and not voice.lapsed
        if refused and voice.rank > rank and not _is_set_aside(voice):
            return voice
    return None


def _is_set_aside(voice: Voice) -> bool:
    return bool(read(voice.consent, "set_aside_reason")) and is_two_people(voice.consent)


def _agreement(worst: Voice, deciding: tuple[Voice, ...], question: Question) -> Reason:
    """Return the reason of the answer; where the nearest do not agree, say that."""
    others = {voice.choice for voice in deciding}
    if len(others) > 1 and not worst.lapsed:
        return because("disputed", purpose=question.purpose.value)
    if worst.rank == LAST and worst.choice < Choice.NOT_ASKED:
        return because("agreed_organisation", given=read_date(worst.consent, "given"))
    return worst.reason


def _answer(worst: Voice, deciding: tuple[Voice, ...], choice: Choice, reason: Reason) -> Answer:
    words = {voice.decision.word for voice in deciding}
    scopes = [frozenset(voice.decision.items) for voice in deciding if voice.decision.items]
    return Answer(
        choice=choice,
        reason=reason,
        consent=str(worst.consent.ref or ""),
        given=read_date(worst.consent, "given"),
        word=words.pop() if len(words) == 1 else "",
        items=frozenset.intersection(*scopes) if scopes else None,
        second_reviewed=any(is_two_people(voice.consent) for voice in deciding),
        by_organisation=worst.rank == LAST,
        conditions=any(voice.decision.conditions for voice in deciding),
    )


def _why_silent(heard: tuple[Voice, ...], dossier: Dossier, question: Question) -> Reason:
    """Return why nobody's answer counts: ignored answers, another recipient, or never asked."""
    if ignored := next((voice.ignored for voice in heard if voice.ignored), None):
        return ignored
    asked = any(
        decision.purpose == question.purpose and decision.decision != "not_asked"
        for consent in dossier.consents
        for decision in consent.decisions or ()
    )
    code = "other_recipient" if asked and question.purpose in NAMED_RECIPIENT else "not_asked"
    return because(code, purpose=question.purpose.value)


def is_denied(dossier: Dossier, facts: Facts, question: Question) -> Answer | None:
    """Return the refusal if ``question`` was expressly refused or its consent ended, else None."""
    answer = effective(dossier, facts, question)
    return answer if answer.choice is Choice.DENIED else None
