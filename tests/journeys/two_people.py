# SPDX-License-Identifier: Apache-2.0
"""How an organisation lives with one vault, told by its members at a terminal.

Each chapter says what it must see; ``told`` keeps what can be asked afterwards. Everybody in it
is invented.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any, Final

from tests.journeys.company import FOUNDER, Company

NAME, SURVIVOR = "سالم يونس الكهرماني", "ريم لطفي الياقوتاني"
WITNESS, PHONE = "نهى سامر العقيقاني", "+963 900 000 741"
TOLD: Final = f"رأيت {NAME} أمام بيته، ثم اتصلت بالرقم {PHONE}."
PARTNER: Final = "Invented Archive"
ORIGINAL: Final = "صورة البيت كما كانت\n".encode() * 50
REASON: Final = ("--reason", "طلب الأسرة")
WHY: Final = (*REASON, "--grounds", "وُزنت قيمته أمام الضرر")
STAFF: Final = ("documenter", "reviewer", "keeper", "coordinator", "auditor")
RECORDS: Final[list[dict[str, Any]]] = [
    {"kind": "source", "id": "list", "fields": {"kind": "other_list", "title": "قائمة متخيَّلة"}},
    {
        "kind": "incident", "id": "event",
        "fields": {"title_ar": "قصف حارة السنابل المتخيَّلة", "period": "2013-04-17"},
    },
    {
        "kind": "victim", "id": "victim",
        "fields": {"names": NAME, "fate": "dead_body_recovered", "death_date": "2013-04-17"},
        "links": {"incident": "event", "source": "list"},
    },
    {
        "kind": "person", "id": "witness",
        "fields": {"names": WITNESS, "roles": ["witness"], "phones": [PHONE]},
    },
    {
        "kind": "person", "id": "mother",
        "fields": {"names": "وداد الزمرداني", "roles": ["kin"]},
    },
    {
        "kind": "statement", "id": "statement",
        "fields": {
            "witness": "witness", "kind": "full_account", "language": "ar",
            "taken_on": "2024-05-04", "verbatim": TOLD,
        },
        "links": {"incident": "event", "victim": "victim"},
    },
    {
        "kind": "victim", "id": "survivor",
        "fields": {"names": SURVIVOR, "fate": "found_alive"},
        "links": {"incident": "event"},
    },
]  # fmt: skip
Facts = dict[str, Any]


def tell(company: Company) -> Facts:
    """Tell the whole story; return its facts by name."""
    facts: Facts = {}
    for chapter in CHAPTERS:
        chapter(company, facts)
    return facts


def staff(company: Company, _facts: Facts) -> None:
    """The founder admits five people, each with one role and a passphrase of their own."""
    for who in STAFF:
        words = ("member", "admit", company.vault, "--role", who, "--name", f"{who} المتخيَّل")
        told = company.done(FOUNDER, *words, *company.new(who))
        assert told["due"] == []
        company.codes[who] = told["code"]
    assert list(company.codes.values()) == ["D-02", "D-03", "D-04", "D-05", "D-06"]


def recorded(company: Company, facts: Facts) -> None:
    """The documenter records what could harm the living, and cannot read it back."""
    given = company.terminal.file("records.json", RECORDS)
    refs = company.done("documenter", "record", company.vault, given)["refs"]
    consent = {
        "about": [refs["victim"]], "giver": {"code": refs["mother"]}, "capacity": "parent",
        "decisions": [
            {"purpose": "P1", "decision": "named"},
            {"purpose": "P5", "recipient": PARTNER, "decision": "named"},
        ],
        "language": "ar", "given": "2026-03-02",
    }  # fmt: skip
    asked = company.terminal.file("consent.json", consent)
    company.done("documenter", "consent", company.vault, asked)
    photo = company.terminal.file("photo.txt", ORIGINAL)
    words = ("attach", company.vault, refs["victim"], photo, "--kind", "photo")
    facts["refs"] = refs | {"photo": company.done("documenter", *words)["ref"]}
    facts["seen by documenter"] = shown(company, "documenter", facts)
    out = company.terminal.path("never.txt")
    extract = ("extract", company.vault, facts["refs"]["photo"], "--to", out, *REASON)
    facts["documenter extracts"] = company.refused("documenter", *extract)
    facts["documenter takes in"] = company.refused("documenter", "take-in", company.vault)


def taken_in(company: Company, facts: Facts) -> None:
    """The second keeper takes in what waits, reads it, and opens the original."""
    due = company.done("keeper", "member", "list", company.vault)["due"]
    assert [one["kind"] for one in due] == ["inbox"]
    facts["taken in"] = company.done("keeper", "take-in", company.vault)
    facts["seen by keeper"] = shown(company, "keeper", facts)
    copy = company.terminal.path("copy.txt")
    extract = ("extract", company.vault, facts["refs"]["photo"], "--to", copy, *REASON)
    assert company.done("keeper", *extract)["size"] == len(ORIGINAL)


def proposed(company: Company, facts: Facts) -> None:
    """The reviewer grades and proposes a package; only another, who is a keeper, lets it out."""
    victim, key = facts["refs"]["victim"], company.terminal.key.recipient
    grade = ("grade", company.vault, victim, "V2", "--reason", "قائمتان مستقلتان")
    facts["documenter grades"] = company.refused("documenter", *grade)
    company.done("reviewer", *grade)
    party = {"name": PARTNER, "kind": "organisation", "age_key": key}
    company.done("reviewer", "recipient", company.vault, company.terminal.file("p.json", party))
    target = ("--to", company.terminal.path("partner.zip.age"))
    words = ("export", company.vault, "--profile", "partner", "--recipient", PARTNER, *target)
    made = company.done("reviewer", *words)
    assert made["waits"]
    assert company.terminal.folder.joinpath("partner.zip.age").exists() is False
    approve = ("approve", company.vault, made["id"], *target)
    facts["reviewer approves"] = company.refused("reviewer", *approve)
    waits = company.done("auditor", "waiting", company.vault)["waiting"]
    assert [(one["id"], one["profile"], one["recipient"]) for one in waits] == [
        (made["id"], "", "")
    ], "who only verifies is not told to whom"
    facts["package"] = company.done("keeper", *approve)
    facts["ledger"] = company.done("auditor", "ledger", company.vault)["exports"]


def secured(company: Company, facts: Facts) -> None:
    """A backup is made and proven, and the recovery sheets are written down and rehearsed."""
    backup = company.terminal.path("first.sijill-backup")
    company.done(FOUNDER, "backup", company.vault, "--to", backup)
    facts["proven"] = company.done(FOUNDER, "prove", backup, "--vault", company.vault)
    facts["sheets"] = company.sheets(FOUNDER)
    rehearse = ("recovery", "rehearse", company.vault)
    facts["rehearsed"] = company.terminal.answer(*rehearse, *shares(company, facts, 1, 2, 4))
    facts["two sheets"] = company.terminal.refusal(*rehearse, *shares(company, facts, 0, 3))
    shutil.copytree(company.vault, company.terminal.path("older.sijill"))


def removed(company: Company, facts: Facts) -> None:
    """Two people leave: their passphrases open nothing, and the keys they knew are renewed."""
    remove = ("member", "remove", company.vault)
    facts["reviewer removes"] = company.refused("reviewer", *remove, company.codes["auditor"])
    gone = company.done("coordinator", *remove, company.codes["documenter"])
    assert (gone["rotated"], gone["protected_due"]) == (True, False)
    gone = company.done(FOUNDER, *remove, company.codes["keeper"])
    assert (gone["rotated"], gone["protected_due"]) == (True, True)
    rotate = ("member", "rotate", company.vault, "protected")
    facts["coordinator rotates"] = company.refused("coordinator", *rotate)
    rotated = company.done(FOUNDER, *rotate)
    assert (rotated["epoch"], rotated["due"]) == (2, [])
    facts["gone"] = [
        company.refused(who, "search", company.vault, "سالم") for who in ("documenter", "keeper")
    ]
    facts["seen after rotation"] = shown(company, FOUNDER, facts)
    verified = company.done(FOUNDER, "evidence", company.vault, "--verify")
    assert verified["ok"], "an original of the epoch before is whole and can be opened"


def erased(company: Company, facts: Facts) -> None:
    """A family asks for erasure: two people decide it, and the receiver is to be told."""
    words = ("erase", company.vault, facts["refs"]["victim"], *WHY)
    second = ("--second-passphrase-file", company.own("coordinator")[1])
    facts["one person erases"] = company.refused(FOUNDER, *words)
    facts["erased"] = company.done(FOUNDER, *words, *second)
    later = company.terminal.path("second.sijill-backup")
    company.done(FOUNDER, "backup", company.vault, "--to", later)
    facts["receipt"] = company.done("auditor", "receipt", company.vault)["receipt"]


def recovered(company: Company, facts: Facts) -> None:
    """Every passphrase is lost: three sheets open a copy of the folder in another place."""
    place = company.terminal.path("recovered.sijill")
    words = ("recovery", "restore", company.vault, "--to", place, *company.new("heir"))
    facts["recovered"] = company.terminal.answer(*words, *shares(company, facts, 0, 2, 4))
    facts["seen by heir"] = shown(company, "heir", facts, place)


def restored(company: Company, facts: Facts) -> None:
    """The device is gone: the first backup, older than the erasure, is restored elsewhere."""
    backup = company.terminal.path("first.sijill-backup")
    place = company.terminal.path("restored.sijill")
    facts["restored"] = company.done(FOUNDER, "restore", backup, "--to", place)
    facts["found again"] = company.done(FOUNDER, "search", place, "الكهرماني")["results"]


def audited(company: Company, facts: Facts) -> None:
    """The auditor confirms the whole log, in every place; and sees which copy is older."""
    for name in ("invented", "recovered", "restored"):
        place = company.terminal.path(f"{name}.sijill")
        facts[f"audited {name}"] = company.done("auditor", "check", place, "--full")
    for who, name in ((FOUNDER, "invented"), ("heir", "recovered"), (FOUNDER, "restored")):
        place = company.terminal.path(f"{name}.sijill")
        facts[f"checked {name}"] = company.done(who, "check", place, "--full")
    place = company.terminal.path("older.sijill")
    words = ("check", place, "--receipt", facts["receipt"], "--json", *company.own("auditor"))
    facts["older"] = company.terminal.say(*words)


def shown(company: Company, who: str, facts: Facts, place: str = "") -> str:
    """Return all that ``who`` is shown of witness, statement and survivor, as one text."""
    refs = [facts["refs"][name] for name in ("witness", "statement", "survivor")]
    return str([company.done(who, "show", place or company.vault, ref)["fields"] for ref in refs])


def shares(company: Company, facts: Facts, *picked: int) -> list[str]:
    """Return the options that give these sheets."""
    files = [company.terminal.file(f"sheet-{at}", facts["sheets"][at]) for at in picked]
    return [part for file in files for part in ("--share", file)]


CHAPTERS: Final[tuple[Callable[[Company, Facts], None], ...]] = (
    staff, recorded, taken_in, proposed, secured, removed, erased, recovered, restored, audited,
)  # fmt: skip
