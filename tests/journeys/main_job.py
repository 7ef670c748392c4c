# SPDX-License-Identifier: Apache-2.0
"""The main job as one person does it in the window, from the first screen to the lock.

Each step says what it must see; what a stranger can check afterwards from outside is returned by
``tell``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from registry.domain.vocabulary import field_label, term_label
from tests.journeys.eyes import plain
from tests.journeys.hands import Hands
from tests.journeys.invented import (
    INCIDENT,
    NAMED,
    NAMES,
    PARTNER,
    PASSPHRASE,
    PHONE,
    PLACE,
    REFUSED,
    TOLD,
    WITNESS,
    the_list,
)
from tests.journeys.records import agree, consents, find_victim, pick, saved, yesterday
from ui.language import LANGUAGES, T, spoken


def tell(hands: Hands, folder: Path, language: str) -> dict[str, Any]:
    """Do the whole job; return what can be checked from outside, by name."""
    make_vault(hands, folder, language)
    facts = {"incident": record_incident(hands)}
    import_list(hands, folder)
    facts |= {"witness": record_witness(hands), "statement": take_statement(hands)}
    mark_and_approve(hands)
    for name, answers, capacity in consents():
        agree(hands, name, answers, capacity)
    facts |= build_partner(hands, folder) | build_public(hands, folder)
    verify(hands, folder)
    look_back(hands)
    begin_draft(hands)
    return facts


def make_vault(hands: Hands, folder: Path, language: str) -> None:
    """First run: language, a promise, a passphrase twice; weak ones are not taken."""
    hands.press(LANGUAGES[language])
    hands.sees(T("Start", "Look around in a demonstration"))
    hands.shoot("start")
    hands.press(T("Start", "Make a vault"))
    hands.write(T("NewVault", "Where the vault lies"), str(folder / "own.sijill"))
    make = T("NewVault", "Make the vault")
    hands.write(T("NewPassphrase", "Passphrase"), "aaaa")
    hands.write(T("NewPassphrase", "The same passphrase again"), "aaaa")
    assert not hands.can_press(make), "a weak passphrase is taken"
    hands.write(T("NewPassphrase", "Passphrase"), PASSPHRASE)
    hands.sees(T("NewPassphrase", "Now type it a second time, exactly the same."))
    assert not hands.can_press(make), "one passphrase is enough"
    hands.write(T("NewPassphrase", "The same passphrase again"), PASSPHRASE)
    hands.sees(T("NewPassphrase", "A good passphrase."))
    hands.shoot("new-vault")
    hands.press(make)
    hands.sees(T("Opening", "The vault is made"))
    hands.shoot("first-steps")
    hands.press(T("Opening", "Later"))
    hands.sees(T("Victims", "Nobody is recorded here yet"))
    hands.shoot("empty")


def record_incident(hands: Hands) -> str:
    """Record what happened, by keys alone where there are keys."""
    hands.keys(Qt.Key.Key_2)
    hands.sees(T("Incidents", "No incident is recorded yet"))
    hands.keys(Qt.Key.Key_N)
    for language in LANGUAGES:
        hands.write(field_label(f"incident.title_{language}", spoken()), INCIDENT[language])
    hands.write(field_label("incident.period", spoken()), "17 نيسان 2013")
    hands.keys(Qt.Key.Key_S)
    ref = saved(hands)
    hands.shoot("incident")
    return ref


def import_list(hands: Hands, folder: Path) -> None:
    """Bring the list in: read, columns, dry run, and only then written."""
    path = the_list(folder)
    hands.keys(Qt.Key.Key_7)
    hands.press(T("Imports", "Import a list"))
    hands.write(T("Imports", "The list"), str(path))
    hands.press(T("Imports", "Read the file"))
    hands.sees(T("Imports", "On to the columns"))
    assert len(hands.rows(T("Imports", "First rows"))) == 22
    hands.shoot("list-read")
    hands.press(T("Imports", "On to the columns"))
    hands.shoot("list-columns")
    hands.press(T("Imports", "Try it without writing"))
    counts = T("Imports", "{added} will be added, {refused} refused, of {read} rows")
    hands.sees(plain(counts).format(added=20, refused=2, read=22))
    assert [row[0] for row in hands.rows(T("Imports", "Refused rows"))] == ["22", "23"]
    hands.refer(T("Imports", "Incident of all these people"), INCIDENT[spoken()])
    hands.write(T("Imports", "Source"), "قائمة لجنة الحي")
    hands.shoot("list-check")
    hands.press(T("Imports", "Import"))
    counts = T("Imports", "{added} were added, {refused} refused, of {read} rows")
    hands.sees(plain(counts).format(added=20, refused=2, read=22))


def record_witness(hands: Hands) -> str:
    """Record a living person, who may be harmed if the name gets out."""
    hands.keys(Qt.Key.Key_4)
    hands.keys(Qt.Key.Key_N)
    hands.write(field_label("person.names", spoken()), WITNESS)
    hands.press(term_label("person_role", "witness", spoken()))
    hands.keys(Qt.Key.Key_S)
    return saved(hands)


def take_statement(hands: Hands) -> str:
    """Take what the witness says; the cursor stands in the line of who speaks."""
    hands.keys(Qt.Key.Key_3)
    hands.keys(Qt.Key.Key_N)
    hands.refer(field_label("statement.witness", spoken()), WITNESS)
    hands.sees(T("Statements", "This is the first account of this witness."))
    pick(hands, "statement.kind", "account_kind", "full_account")
    pick(hands, "statement.language", "language", "ar")
    hands.write(field_label("statement.taken_on", spoken()), yesterday())
    hands.refer(field_label("statement.incident", spoken()), INCIDENT[spoken()])
    hands.write(field_label("statement.verbatim", spoken()), TOLD)
    hands.shoot("taking")
    hands.keys(Qt.Key.Key_S)
    return saved(hands)


def mark_and_approve(hands: Hands) -> None:
    """Mark whoever could be recognised, and approve what the public may read."""
    original = T("Statements", "Original, read-only")
    for passage, key in ((PLACE, Qt.Key.Key_2), (PHONE, Qt.Key.Key_3)):
        hands.keys(key, on=hands.select(original, passage))
    hands.press(T("Statements", "Mark all"))
    hands.keys(Qt.Key.Key_S)
    saved(hands)
    hands.pick(T("Statements", "Audience"), term_label("profile", "public", spoken()))
    hands.pick(T("Statements", "Language of the text"), LANGUAGES["ar"])
    hands.press(T("Statements", "Approve"))
    hands.sees(T("Statements", "The text is approved. Consent still decides if it leaves."))
    hands.shoot("statement")


def build_partner(hands: Hands, folder: Path) -> dict[str, str]:
    """Record a partner with its key, see why each record leaves or stays, and build."""
    hands.keys(Qt.Key.Key_8)
    hands.press(T("Exports", "Make a package"))
    hands.press(term_label("profile", "partner", spoken()))
    hands.press(T("Exports", "Record a new recipient"))
    hands.write(field_label("recipient.name", spoken()), PARTNER)
    pick(hands, "recipient.kind", "recipient_kind", "organisation")
    key = (folder / "recipient.txt").read_text(encoding="utf-8").strip()
    hands.write(field_label("recipient.age_keys", spoken()), key)
    hands.shoot("recipient")
    hands.press(T("Exports", "Record this recipient"))
    hands.sees(T("Exports", "The recipient is recorded. Check the key by voice."))
    return {"partner": built(hands, folder / "partner.zip.age", "partner")}


def build_public(hands: Hands, folder: Path) -> dict[str, str]:
    """Build the public package the same way; the witness stays without a name."""
    hands.press(T("Exports", "Close"))
    hands.press(T("Exports", "Make a package"))
    hands.press(term_label("profile", "public", spoken()))
    return {"public": built(hands, folder / "public.zip", "public")}


def built(hands: Hands, target: Path, audience: str) -> str:
    """Go through preview and last check; return the hash that the window shows."""
    hands.write(T("Exports", "Purpose of this package"), "ذكرى")
    hands.press(T("Exports", "Preview"))
    records = T("Exports", "Records of the preview")
    assert len(hands.rows(records)) > len(NAMES)
    hands.write(T("Exports", "Search in the preview"), REFUSED)
    stays = T("Exports", "stays")
    hands.until(
        lambda: {row[2] for row in hands.rows(records)} == {stays}, "who did not agree stays"
    )
    hands.write(T("Exports", "Search in the preview"), NAMED)
    hands.until(lambda: hands.rows(records)[0][2] != stays, "who agreed leaves")
    hands.shoot(f"preview-{audience}")
    hands.press(T("Exports", "On to writing it"))
    hands.write(T("Exports", "Write the package to"), str(target))
    hands.press(T("Exports", "Build the package"))
    hands.sees(T("Exports", "The package is written and entered in the ledger."))
    hands.shoot(f"built-{audience}")
    return hands.value(T("Exports", "Hash of the list of files"))


def verify(hands: Hands, folder: Path) -> None:
    """Read the package as its receiver would: first with an unknown key, then with a known one."""
    line = hands.value(T("Exports", "Line for the receiver's file of signers"))
    (folder / "signers").write_text(f"{line}\n", encoding="utf-8")
    hands.press(T("Exports", "Verify it here, as the receiver would"))
    hands.press(T("Exports", "Verify"))
    hands.sees(T("Exports", "Whole, but the key that signed it is not in your file of signers."))
    hands.write(T("Exports", "File of signers (to know who signed)"), str(folder / "signers"))
    hands.press(T("Exports", "Verify"))
    hands.sees(T("Exports", "Whole, and signed by a key that you know."))
    hands.shoot("verified")
    hands.press(T("Exports", "Back"))


def look_back(hands: Hands) -> None:
    """Who has what: the ledger; what was done: the log, which agrees with everything."""
    rows = hands.rows(T("Exports", "Packages that left"))
    assert [row[1] for row in rows] == [
        term_label("profile", profile, spoken()) for profile in ("public", "partner")
    ]
    hands.go_to_row(T("Exports", "Packages that left"), PARTNER)
    hands.shoot("ledger")
    hands.keys(Qt.Key.Key_9)
    hands.press(T("Activity", "Check now"))
    hands.sees(
        T("Activity", "All is as it was written: pages, logs, signatures and records agree.")
    )
    hands.shoot("activity")


def begin_draft(hands: Hands) -> None:
    """Begin a note and be called away: it must be there after the lock."""
    hands.keys(Qt.Key.Key_1)
    find_victim(hands, NAMES[-1])
    hands.write(field_label("victim.occupation", spoken()), "حارس البستان")
