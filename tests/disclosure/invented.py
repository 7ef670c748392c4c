# SPDX-License-Identifier: Apache-2.0
"""Invented people, consents and profiles from which the disclosure tests are made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from registry.disclosure.case import Exporter
from registry.disclosure.decide import RecordDecision, decide
from registry.disclosure.dossier import Dossier
from registry.disclosure.profiles import PROFILES
from registry.domain.consents import Consent
from registry.domain.dates import PartialDate, parse_date
from registry.domain.exports import Recipient
from registry.domain.fields import LongText, RecordId, Ref, Term
from registry.domain.names import PersonName
from registry.domain.people import Person
from registry.domain.places import Place
from registry.domain.sources import Source
from registry.domain.statements import Statement
from registry.domain.structures import Decision, ReleasedText
from registry.domain.victims import Victim

TODAY = date(2024, 6, 1)
KEEPER = Exporter(tiers=frozenset({"registry", "protected"}))
PARTNER = Recipient(id=RecordId("n" * 32), ref=Ref("N-PARTNR"), name="دار التوثيق المُتخيَّلة")
STRANGER = Recipient(id=RecordId("o" * 32), ref=Ref("N-OTHERS"), name="Invented Review")
_numbers = count(1)


def identity(letter: str = "a") -> RecordId:
    return RecordId(f"{letter}{next(_numbers):031x}")


def day(text: str) -> PartialDate:
    return parse_date(text)


def victim(**values: Any) -> Victim:  # noqa: ANN401 - any declared value
    """Return an invented adult, dead and corroborated, with the most usual fields filled."""
    filled: dict[str, Any] = {
        "id": identity(),
        "ref": Ref("V-INVENT"),
        "names": (PersonName.typed("سالم يونس النجماوي"),),
        "memorial_name": "سالم النجماوي",
        "sex": Term("man"),
        "age_min": 34,
        "age_max": 34,
        "fate": Term("dead_body_recovered"),
        "identification": Term("identified"),
        "death_date": day("2013-04-17"),
        "death_place": Place(code="N0413"),
        "cause_local": Term("shelling"),
        "cause_sdg": Term("heavy_weapons_explosive"),
        "death_grade": Term("V2"),
        "occupation": "خبّاز",
        "note": LongText("internal"),
    }
    return Victim(**filled | values)


def giver(**values: Any) -> Person:  # noqa: ANN401 - any declared value
    filled: dict[str, Any] = {
        "id": identity("b"),
        "ref": Ref("W-GIVER1"),
        "alleged_perpetrator": False,
    }
    return Person(**filled | values)


def consent(person: Person | None, decisions: Mapping[str, str], **values: Any) -> Consent:  # noqa: ANN401
    """Return a consent; ``decisions`` by purpose, ``P5@NAME`` for a named recipient."""
    filled: dict[str, Any] = {
        "id": identity("c"),
        "ref": Ref("C-ANSWER"),
        "status": Term("active"),
        "given": day("2024-03-02"),
        "capacity": Term("parent"),
        "giver": person.id if person else None,
        "taken_by": "D-01",
        "decisions": tuple(answer(key, choice) for key, choice in decisions.items()),
    }
    return Consent(**filled | values)


def answer(key: str, choice: str, **values: Any) -> Decision:  # noqa: ANN401 - any part
    purpose, _, recipient = key.partition("@")
    return Decision(purpose=purpose, decision=choice, recipient=recipient, **values)


def dossier(record: Any, *answers: tuple[Person, Consent], **values: Any) -> Dossier:  # noqa: ANN401
    """Return a dossier with its consents and the people who gave them."""
    return Dossier(
        record=record,
        consents=tuple(consent for _, consent in answers),
        givers={person.id: person for person, _ in answers},
        **values,
    )


def asked(decisions: Mapping[str, str], **values: Any) -> tuple[Person, Consent]:  # noqa: ANN401
    """Return a new invented relative with their consent."""
    person = giver()
    return person, consent(person, decisions, **values)


def judged(
    about: Dossier,
    profile: str = "public",
    recipient: Recipient | None = PARTNER,
    **values: Any,  # noqa: ANN401
) -> RecordDecision:
    """Return the decision of a keeper today."""
    filled: dict[str, Any] = {"exporter": KEEPER, "today": TODAY, "recipient": recipient}
    return decide(about, PROFILES[profile], **filled | values)


def public_source(kind: str = "press") -> Source:
    return Source(id=identity("s"), ref=Ref("S-SOURCE"), kind=Term(kind))


def purpose_of(profile: str) -> str:
    """Return the purpose that gates a profile, with the partner named where one must be."""
    purpose = PROFILES[profile].purpose.value
    return f"{purpose}@N-PARTNR" if purpose in {"P5", "P7"} else purpose


def agreed(
    profile: str = "public",
    choice: str = "named",
    record: Victim | None = None,
    **values: Any,  # noqa: ANN401
) -> Dossier:
    """Return a victim whose mother agreed to all that ``profile`` asks."""
    decisions = {purpose_of(profile): choice, "P3": choice, "P4": choice}
    return dossier(record or victim(), asked(decisions, **values))


def statement(witness: Person, **values: Any) -> Statement:  # noqa: ANN401 - any declared value
    filled: dict[str, Any] = {
        "id": identity("t"),
        "ref": Ref("T-SPOKEN"),
        "witness": witness.id,
        "kind": Term("full_account"),
        "language": Term("ar"),
        "taken_by": "D-01",
        "verbatim": LongText("قال لي جاري إن سالم النجماوي خرج صباحًا"),
        "released": tuple(
            ReleasedText(
                profile=profile, language="ar", text="قال [شاهد 1] إن [شخص] خرج", approved_by="D-02"
            )
            for profile in ("public", "partner")
        ),
    }
    return Statement(**filled | values)


def heard(decisions: Mapping[str, str], record: Any = None, **values: Any) -> Dossier:  # noqa: ANN401
    """Return an invented statement with the consent of its witness."""
    witness = giver()
    given = consent(witness, decisions, capacity=Term("self"), **values)
    return Dossier(
        record=record or statement(witness),
        consents=(given,),
        givers={witness.id: witness},
        others={witness.id: Dossier(record=witness)},
    )
