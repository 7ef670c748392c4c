# SPDX-License-Identifier: Apache-2.0
"""Three people at one window after each other, and the day on which everything is lost.

A founder makes a vault for several; a documenter records; a keeper reads, seals, backs up, makes
recovery sheets and removes the documenter. Then the vault comes back by three sheets, and by a
backup. Each is a process of its own.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from registry.domain.vocabulary import field_label, term_label
from tests.journeys.company import PASSPHRASES
from tests.journeys.hands import Hands
from tests.journeys.invented import NAMES, TOLD, WITNESS
from tests.journeys.records import saved
from tests.journeys.safe_keeping import (
    BACKUP,
    back_up,
    check,
    erase,
    read_statement,
    recovery_sheets,
    remove,
    seal,
    type_sheet,
)
from tests.journeys.team_steps import (
    admit,
    fixed,
    go,
    new_passphrase,
    record_victim,
    suggested,
    take_statement,
    unlock,
    victims,
)
from ui.language import LANGUAGES, T, spoken

OFFICE, COPY, RECOVERED, RESTORED = (
    f"{name}.sijill" for name in ("office", "copy", "recovered", "restored")
)
VICTIM, SURVIVOR = NAMES[2], NAMES[7]
Facts = dict[str, Any]


def founder(hands: Hands, folder: Path, language: str) -> Facts:
    """Make a vault for several people, closed by a suggested phrase, and admit two of them."""
    hands.press(LANGUAGES[language])
    hands.press(T("Start", "Make a vault"))
    hands.write(T("NewVault", "Where the vault lies"), str(folder / OFFICE))
    hands.press(T("NewVault", "Several of us will work in it"))
    phrase = suggested(hands)
    new_passphrase(hands, phrase)
    hands.shoot("several")
    hands.press(T("NewVault", "Make the vault"))
    hands.sees(T("Opening", "The vault is made"))
    hands.press(T("Opening", "Later"))
    for role in ("documenter", "keeper"):
        admit(hands, role)
    codes = [row[0] for row in hands.rows(T("Members", "Members"))]
    assert codes == ["D-01", "D-02", "D-03"]
    return {"phrase": phrase}


def documenter(hands: Hands, folder: Path, language: str) -> Facts:
    """Record a victim, a survivor, a witness and what she said; nothing of it can be read back."""
    assert spoken() == language, "the language was not remembered"
    unlock(hands, PASSPHRASES["documenter"])
    refs = {"victim": record_victim(hands, VICTIM, "dead_body_recovered")}
    refs |= {"survivor": record_victim(hands, SURVIVOR, "found_alive")}
    hands.shoot("sealed-at-once")
    go(hands, "People")
    hands.keys(Qt.Key.Key_N)
    hands.write(field_label("person.names", spoken()), WITNESS)
    hands.press(term_label("person_role", "witness", spoken()))
    hands.keys(Qt.Key.Key_S)
    refs |= {"witness": saved(hands)}
    refs |= {"statement": take_statement(hands, refs["witness"])}
    hands.sees(T("FieldRow", "Kept by the keepers; not open to you"))
    shown = " ".join(hands.texts())
    assert TOLD not in shown
    hands.shoot("written-not-read")
    return {"refs": refs}


def keeper(hands: Hands, folder: Path, _language: str) -> Facts:
    """Read what came in, seal, make the vault safe to lose, remove a member, erase a person."""
    unlock(hands, PASSPHRASES["keeper"])
    hands.sees(fixed(T("Arrival", "Taken in from other members: {count}.")))
    refs = known(folder, "documenter")["refs"]
    read_statement(hands, refs["statement"])
    seal(hands, VICTIM, refs["victim"])
    back_up(hands, folder)
    sheets = recovery_sheets(hands)
    remove(hands)
    erase(hands, refs["survivor"], known(folder, "founder")["phrase"])
    receipt = check(hands)
    return {"sheets": sheets, "receipt": receipt}


def by_sheets(hands: Hands, folder: Path, _language: str) -> Facts:
    """Nobody has a passphrase any more: three sheets open a copy of the folder."""
    sheets = known(folder, "keeper")["sheets"]
    shutil.copytree(folder / OFFICE, folder / COPY)
    hands.press(T("Start", "I have recovery sheets"))
    hands.write(T("RestoringSheets", "Folder of the vault, or a copy"), str(folder / COPY))
    for sheet in (sheets[4], sheets[0], sheets[2]):
        type_sheet(hands, sheet)
    new_passphrase(hands, PASSPHRASES["heir"])
    hands.write(T("RestoringSheets", "New place for the vault"), str(folder / RECOVERED))
    hands.shoot("by-sheets")
    hands.press(T("RestoringSheets", "Bring the vault back"))
    hands.sees(T("Opening", "The vault is brought back"))
    hands.shoot("brought-back")
    hands.press(T("Opening", "Later"))
    return {"victims": victims(hands)}


def by_backup(hands: Hands, folder: Path, _language: str) -> Facts:
    """The computer is gone: the backup makes the vault anew in another place."""
    hands.press(T("Start", "Restore from a backup"))
    hands.write(T("RestoringBackup", "The backup"), str(folder / BACKUP))
    hands.write(T("RestoringBackup", "Passphrase"), PASSPHRASES["keeper"])
    hands.write(T("RestoringBackup", "New place for the vault"), str(folder / RESTORED))
    hands.write(T("RestoringBackup", "The vault as it is now, if it opens"), str(folder / OFFICE))
    hands.shoot("by-backup")
    hands.press(T("RestoringBackup", "Restore"))
    hands.sees(T("Opening", "The vault is restored"))
    hands.sees(T("RestoringBackup", "%n record(s) erased since were taken out again.", 1))
    hands.sees("D-02")  # was removed after the backup was made, and is in it
    hands.shoot("restored")
    hands.press(T("Opening", "Later"))
    hands.shoot("records-again")
    return {"victims": victims(hands)}


def known(folder: Path, journey: str) -> Facts:
    """Return what an earlier journey left."""
    found: Facts = json.loads((folder / f"{journey}.json").read_text(encoding="utf-8"))
    return found
