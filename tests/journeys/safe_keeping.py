# SPDX-License-Identifier: Apache-2.0
"""What a keeper does in the window so that nothing leaks and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from shamir_mnemonic.wordlist import WORD_INDEX_MAP

from registry.domain.vocabulary import field_label
from tests.journeys.company import PASSPHRASES
from tests.journeys.eyes import plain
from tests.journeys.hands import Hands
from tests.journeys.invented import TOLD
from tests.journeys.records import saved
from tests.journeys.team_steps import fixed, go, part
from ui.language import T, spoken
from ui.widgets.recovery_sheet import said

BACKUP: Final = "office.sijill-backup"
SHEETS: Final = 5
_EASTERN: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def read_statement(hands: Hands, ref: str) -> None:
    """Read word for word what a documenter took down and could not read back."""
    go(hands, "Statements")
    hands.go_to_row(T("Statements", "Statements"), ref)
    hands.sees(TOLD)
    hands.shoot("read-by-keeper")


def seal(hands: Hands, name: str, ref: str) -> None:
    """Seal a record: from now on the list shows its code alone to who is no keeper."""
    go(hands, "Victims")
    hands.write(T("Victims", "Search name, place or code"), name)
    hands.settle()
    hands.go_to_row(T("Victims", "Victims"), name)
    hands.press(field_label("victim.sealed", spoken()))
    hands.keys(Qt.Key.Key_S)
    assert saved(hands) == ref
    hands.shoot("sealed")


def back_up(hands: Hands, folder: Path) -> None:
    """Make a backup, and prove at once that it opens."""
    part(hands, "Backups")
    hands.write(T("BackupCards", "Write the backup to"), str(folder / BACKUP))
    hands.press(T("BackupCards", "Make a backup"))
    hands.sees(T("Backups", "The backup is made. Prove now that it opens."))
    hands.write(T("BackupCards", "Your passphrase"), PASSPHRASES["keeper"])
    hands.press(T("BackupCards", "Prove that it opens"))
    hands.sees(T("BackupCards", "It opens, and it is whole."))
    hands.shoot("proven")


def recovery_sheets(hands: Hands) -> list[str]:
    """Write five sheets down one after the other, type three back, and rehearse with others."""
    part(hands, "Recovery")
    hands.sees(T("Recovery", "No sheets were made yet: a forgotten passphrase would lose all."))
    hands.press(T("Recovery", "Prepare sheets"))
    hands.shoot("schemes")
    hands.press(T("Ceremony", "Show the sheets"))
    sheets = []
    for number in range(1, SHEETS + 1):
        sheets.append(hands.hears(said("title", spoken())))
        hands.shoot(f"sheet-{number}")
        last = T("Ceremony", "All are written down")
        hands.press(T("Ceremony", "Next sheet") if number < SHEETS else last)
    for sheet in sheets[:3]:
        type_sheet(hands, sheet)
    hands.shoot("typed-back")
    hands.press(T("Recovery", "Let the sheets count"))
    hands.sees(T("Recovery", "The sheets count from now on. Hand them to those who keep them."))
    hands.press(T("Recovery", "Rehearse with sheets"))
    for sheet in (sheets[3], numbers(sheets[4]), sheets[1]):
        type_sheet(hands, sheet)
    hands.press(T("Recovery", "Check the sheets"))
    words = T("Recovery", "These {count} sheets of set {set} open the whole vault. Nothing was "
                          "changed.")  # fmt: skip
    hands.sees(fixed(words))
    hands.shoot("rehearsed")
    return sheets


def type_sheet(hands: Hands, sheet: str) -> None:
    """Type one sheet; it is checked before the next is asked for."""
    hands.write(T("Sheets", "Words of the sheet, or their numbers"), sheet)
    hands.press(T("Sheets", "Take this sheet"))


def numbers(sheet: str) -> str:
    """Return the numbers beside the words of a sheet, in Arabic digits."""
    return " ".join(f"{WORD_INDEX_MAP[word] + 1:04}" for word in sheet.split()).translate(_EASTERN)


def remove(hands: Hands) -> None:
    """Remove the documenter, after reading what that cannot undo."""
    part(hands, "Members")
    table, does = T("Members", "Members"), T("Remove", "Remove")
    hands.go_to_row(table, "D-02")
    hands.press(T("Members", "Remove"))
    hands.shoot("remove")
    hands.press(does, nth=1)
    words = T("Members", "{code} is removed; the registry file has new keys.")
    hands.sees(fixed(words))
    assert [row[0] for row in hands.rows(table) if T("Members", "removed") in row] == ["D-02"]
    hands.shoot("removed")


def erase(hands: Hands, ref: str, second: str) -> None:
    """Erase a person for good; one alone cannot, the founder sits down and types too."""
    part(hands, "Erase a person")
    hands.write(T("Erasing", "Code of the record"), ref)
    hands.press(T("Erasing", "Show what would go with it"))
    hands.write(T("Erasing", "Who asked for it, and why"), "طلبت ذلك بنفسها")
    grounds = T("Erasing", "What spoke for keeping it, and why it does not hold")
    hands.write(grounds, "وُزنت قيمته أمام الضرر")
    does = T("Erasing", "Erase for good")
    hands.write(T("Erasing", "Passphrase of the second person"), second)
    hands.shoot("erasing")
    hands.press(does)
    hands.sees(plain(T("Erasing", "{ref} is erased.")).format(ref=ref))
    hands.shoot("erased")


def check(hands: Hands) -> str:
    """Check everything from the first entry on; return the receipt to keep elsewhere."""
    part(hands, "Integrity")
    hands.press(T("Integrity", "Check everything"))
    hands.sees(T("Integrity", "All is as it was written: pages, logs, signatures, records and "
                              "files agree."))  # fmt: skip
    hands.shoot("integrity")
    return hands.value(T("Integrity", "Receipt of this moment"))
