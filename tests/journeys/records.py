# SPDX-License-Identifier: Apache-2.0
"""Steps on one record: found, its fields in their words, graded, agreed to, saved."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt

from registry.domain.vocabulary import field_label, term_label
from tests.journeys.eyes import plain
from tests.journeys.hands import Hands
from tests.journeys.invented import KIN, NAMED, NAMELESS, PARTNER, REFUSED, WITNESS
from ui.language import T, spoken


def consents() -> tuple[tuple[str, dict[str, str], str], ...]:
    """Return who was asked, what they answered and in which capacity; the others were not."""
    named = dict.fromkeys(("P1", "P2", "P4", "P5"), "named")
    return (
        (NAMED, named, "parent"),
        (NAMELESS, {"P1": "named", "P2": "anonymous", "P4": "denied"}, "parent"),
        (REFUSED, {"P1": "named", "P2": "denied", "P5": "denied"}, "sibling"),
        ("", {"P1": "named", "P4": "anonymous"}, "self"),
    )


def agree(hands: Hands, name: str, answers: dict[str, str], capacity: str) -> None:
    """Record what somebody agreed to: about a victim, or the witness about the statement."""
    hands.keys(Qt.Key.Key_1 if name else Qt.Key.Key_3)
    if name:
        find_victim(hands, name)
        pick(hands, "victim.fate", "fate", "dead_body_recovered")
        hands.keys(Qt.Key.Key_S)
        saved(hands)
    hands.press(T("Consent", "Record a consent"))
    if name:
        hands.write(T("ConsentEntry", "Name of a person not recorded yet"), f"{KIN} {name}")
    else:
        hands.refer(field_label("consent.giver", spoken()), WITNESS)
    pick(hands, "consent.capacity", "capacity", capacity)
    answer(hands, answers)
    if name == NAMED:
        hands.shoot("consent-entry")
    hands.keys(Qt.Key.Key_S)
    hands.sees(T("Consenting", "The consent is recorded and holds from now on."))
    if name in {NAMED, NAMELESS}:
        grade(hands)
    if name == NAMED:
        hands.sees(PARTNER)
        hands.shoot("victim")


def answer(hands: Hands, answers: dict[str, str]) -> None:
    """Write down how it was asked, and the answer to every purpose that was."""
    hands.write(field_label("consent.given", spoken()), yesterday())
    hands.write(field_label("consent.second_reviewer", spoken()), "D-02")
    pick(hands, "consent.language", "language", "ar")
    pick(hands, "consent.proof_kind", "proof_kind", "witnessed_oral")
    hands.press(field_label("consent.risks_explained", spoken()))
    for purpose, said in answers.items():
        asked = term_label("purpose", purpose, spoken())
        hands.pick(asked, term_label("decision", said, spoken()))
    if "P5" in answers:
        hands.write(T("Decisions", "To whom: name or code"), PARTNER)


def find_victim(hands: Hands, name: str) -> None:
    """Find one of the twenty by typing, and open the record."""
    hands.write(T("Victims", "Search name, place or code"), name)
    hands.settle()
    hands.go_to_row(T("Victims", "Victims"), name)
    hands.sees(T("Consent", "Record a consent"))


def grade(hands: Hands) -> None:
    """Set how sure the death is, with a reason."""
    hands.pick(T("Grades", "Grade"), term_label("grade", "V2", spoken()))
    reason = T("Grades", "Reason: what does this grade rest on?")
    hands.write(reason, "قائمتان مستقلتان")
    hands.press(T("Grades", "Set this grade"))
    hands.sees(T("RecordsPage", "Saved."))


def pick(hands: Hands, field: str, vocabulary: str, code: str) -> None:
    """Pick a word of a vocabulary for a declared field."""
    hands.pick(field_label(field, spoken()), term_label(vocabulary, code, spoken()))


def saved(hands: Hands) -> str:
    """Wait for the sentence that a record is saved; return its code."""
    words = plain(T("RecordsPage", "Saved: {code}")).format(code="")
    return hands.sees(words).removeprefix(words).strip()


def yesterday() -> str:
    """Return a day that lies in the past in every time zone."""
    return (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=2)).isoformat()
