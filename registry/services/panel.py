# SPDX-License-Identifier: Apache-2.0
"""The consent panel of a record: for each purpose what holds today, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from registry.disclosure import reasons
from registry.disclosure.classes import Purpose
from registry.disclosure.dossier import Dossier, facts_of
from registry.disclosure.standing import Question, effective
from registry.disclosure.voices import NAMED_RECIPIENT
from registry.domain.exports import Recipient
from registry.domain.fields import RecordId
from registry.services import recipients
from registry.services.dossiers import Library
from registry.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeState:
    """What may be done for one purpose today: ``state`` is a term of ``decision``."""

    purpose: str
    state: str
    reason: Mapping[str, str]
    consent: str
    recipient: str = ""


def panel(vault: Vault, ref: str) -> tuple[PurposeState, ...]:
    """Return the state of every purpose for one record, per recipient where one is named."""
    with vault.read() as tx:
        found = tx.by_ref(ref)
        dossier = Library.around(tx, found).dossier(found)
        parties = recipients.every(tx)
    return tuple(
        _state(dossier, purpose, party)
        for purpose in Purpose
        for party in _parties(dossier, purpose, parties)
    )


def _parties(
    dossier: Dossier, purpose: Purpose, parties: list[Recipient]
) -> list[Recipient | None]:
    """The recipients a purpose was asked about; one empty place where none was."""
    if purpose not in NAMED_RECIPIENT:
        return [None]
    named = {
        decision.recipient
        for consent in dossier.consents
        for decision in consent.decisions or ()
        if decision.purpose == purpose
    }
    found = [one for one in parties if named & {str(one.ref), str(one.name)}]
    known = {known for one in found for known in (str(one.ref), str(one.name))}
    unknown = sorted(name for name in named if name and name not in known)
    return [*found, *map(_not_recorded, unknown)] or [None]


def _not_recorded(name: str) -> Recipient:
    """A party that somebody agreed to or refused before anybody recorded it."""
    return Recipient(id=RecordId(""), name=name)


def _state(dossier: Dossier, purpose: Purpose, party: Recipient | None) -> PurposeState:
    today = dt.datetime.now(dt.UTC).date()
    question = Question(purpose=purpose, today=today, recipient=party)
    answer = effective(dossier, facts_of(dossier, today), question)
    return PurposeState(
        purpose=purpose.value,
        state=answer.choice.name.lower(),
        reason=reasons.words(answer.reason),
        consent=answer.consent,
        recipient="" if party is None else str(party.name),
    )
