# SPDX-License-Identifier: Apache-2.0
"""Invented people and answers, as a stranger would write them down in files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.cli.terminal import Terminal

PARTNER = "دار التوثيق المُتخيَّلة / Invented Archive"
PHONE = "+963 900 000 741"
TOWN = {"code": "SY", "text": "تل السنابل المتخيَّل"}
RELEASED = "قالت [الشاهدة] إن الحارة قُصفت عند الظهر، وإن أهلها دفنوا موتاهم معاً."
VERBATIM = f"اتصلت بي فريال على {PHONE} وقالت إن سالم الكهرماني خرج قبل القصف."

RECORDS: list[dict[str, Any]] = [
    {"kind": "source", "id": "list", "fields": {"kind": "other_list", "title": "قائمة متخيَّلة"}},
    {
        "kind": "incident",
        "id": "event",
        "fields": {
            "title_ar": "قصف حارة السنابل المتخيَّلة",
            "title_en": "Shelling of an invented quarter",
            "period": "2013-04-17",
            "approved_by": ["D-01", "D-02"],
        },
        "links": {"source": "list"},
    },
    {
        "kind": "victim",
        "id": "salem",
        "fields": {
            "names": [
                {
                    "display": "سالم يونس الكهرماني",
                    "parts": {"ism": "سالم", "father": "يونس", "family": "الكهرماني"},
                    "latin": [{"text": "Salem Younes Kahramani", "system": "family"}],
                }
            ],
            "memorial_name": "سالم يونس الكهرماني",
            "mother_name": "وداد الزمرداني",
            "sex": "man",
            "age_min": 34,
            "age_max": 34,
            "fate": "dead_body_recovered",
            "identification": "identified",
            "death_date": "17 نيسان 2013",
            "death_place": TOWN,
            "cause_local": "shelling",
            "occupation": "خبّاز",
            "memorial_text_ar": "كان يخبز لأهل الحارة كلها.",
            "death_grade": "V2",
        },
        "links": {"incident": "event", "source": "list"},
    },
    {
        "kind": "victim",
        "id": "dalal",
        "fields": {
            "names": "دلال نوفل الياقوتاني",
            "sex": "woman",
            "age_min": 51,
            "age_max": 55,
            "fate": "dead_body_recovered",
            "identification": "identified",
            "death_date": "2013-04",
            "death_place": TOWN,
        },
        "links": {"incident": "event", "source": "list"},
    },
    {
        "kind": "victim",
        "id": "silent",
        "fields": {
            "names": "مروان حاتم اللازورداني",
            "sex": "man",
            "fate": "dead_body_recovered",
            "identification": "identified",
            "death_date": "2013-04-18",
            "death_place": TOWN,
            "death_grade": "V2",
        },
        "links": {"incident": "event", "source": "list"},
    },
    {
        "kind": "person",
        "id": "mother",
        "fields": {"names": "فريال عدنان الزمرداني", "roles": ["kin"], "phones": [PHONE]},
    },
    {
        "kind": "person",
        "id": "witness",
        "fields": {"names": "نهى سامر العقيقاني", "roles": ["witness"]},
    },
    {
        "kind": "statement",
        "id": "told",
        "fields": {
            "witness": "witness",
            "kind": "full_account",
            "language": "ar",
            "taken_on": "2024-05-04",
            "verbatim": VERBATIM,
            "taken_by": "D-01",
        },
        "links": {"incident": "event", "victim": "salem"},
    },
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A terminal behind which records were written; ``refs`` by the ids of the file."""

    terminal: Terminal
    refs: dict[str, str]
    recipient: str

    def consent(self, about: str, giver: str, capacity: str, **decisions: str) -> str:
        """Record a consent (``P2="named"``, ``P5`` to the partner) and return its reference."""
        given = {
            "about": [self.refs[about]],
            "giver": {"code": self.refs[giver]},
            "capacity": capacity,
            "decisions": [answer(purpose, said) for purpose, said in decisions.items()],
            "language": "ar",
            "given": "2026-03-02",
        }
        refs = self.terminal.answer(
            "consent", self.terminal.vault, self.terminal.file("consent.json", given)
        )["refs"]
        return str(refs["0"])

    def agree(self) -> dict[str, str]:
        """Record what the mother and the witness agreed to, and grade; return the consents."""
        said = {"P1": "named", "P2": "named", "P4": "named", "P5": "named"}
        return {
            "salem": self.consent("salem", "mother", "parent", **said),
            "dalal": self.consent("dalal", "mother", "adult_child", **{**said, "P5": "denied"}),
            "told": self.consent("told", "witness", "self", **said),
        }


def answer(purpose: str, decision: str) -> dict[str, str]:
    """Return one answer; of sharing with an organisation always with the partner of the tests."""
    named = {"recipient": PARTNER} if purpose == "P5" else {}
    return {"purpose": purpose, "decision": decision, **named}


def begin(terminal: Terminal) -> Begun:
    """Write the records and the recipient by command."""
    refs = terminal.answer("record", terminal.vault, terminal.file("records.json", RECORDS))["refs"]
    party = {"name": PARTNER, "kind": "organisation", "age_key": terminal.key.recipient}
    ref = terminal.answer("recipient", terminal.vault, terminal.file("party.json", party))["ref"]
    return Begun(terminal=terminal, refs=refs, recipient=ref)
