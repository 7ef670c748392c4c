# SPDX-License-Identifier: Apache-2.0
"""Back at the desk: the vault is locked, a wrong passphrase opens nothing, the draft is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from registry.domain.vocabulary import field_label
from tests.journeys.hands import Hands
from tests.journeys.invented import NAMES, PASSPHRASE
from tests.journeys.records import saved
from ui.language import T, spoken


def tell(hands: Hands, folder: Path, language: str) -> dict[str, Any]:
    """Unlock, find the draft, save it; return the code of the record it belongs to."""
    assert spoken() == language, "the language was not remembered"
    line, open_it = T("Unlock", "Passphrase"), T("Unlock", "Open")
    hands.sees(T("Unlock", "Your draft is kept, encrypted."))
    hands.write(line, f"{PASSPHRASE} ")
    hands.write(line, PASSPHRASE.upper())
    hands.press(open_it)
    hands.until(lambda: hands.can_press(open_it), "another try is possible")
    hands.shoot("locked")
    hands.write(line, PASSPHRASE)
    hands.press(open_it)
    hands.sees(T("Workspace", "Your draft is here again, not saved yet."))
    written = hands.value(field_label("victim.occupation", spoken()))
    assert written == "حارس البستان"
    hands.shoot("draft")
    hands.keys(Qt.Key.Key_S)
    hands.write(T("Victims", "Search name, place or code"), NAMES[-1])
    return {"draft": saved(hands)}
