# SPDX-License-Identifier: Apache-2.0
"""Checks the vault by itself a little after it has opened, and says one calm line.

Only where that is over within about a second: the one thread that asks the vault answers
nothing else meanwhile. A larger vault is checked when somebody opens the part Integrity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from registry.errors import RegistryError
from registry.services import activity
from registry.services.activity import Finding
from ui.desk import Desk
from ui.language import T, ltr
from ui.messages import sentence

if TYPE_CHECKING:
    from registry.services.vaults import Vault

AFTER_MS: Final = 4_000
"""Later than the first list and what is said on arrival."""
KEYS: Final = ltr("Ctrl+0")
Found = tuple[Finding, ...] | None


class QuietCheck(QObject):
    """Says ``well(sentence)`` or ``found(sentence)`` once; nothing of a vault that is large."""

    well = Signal(str)
    found = Signal(str)

    def __init__(self, desk: Desk, after_ms: int = AFTER_MS) -> None:
        super().__init__()
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.begin)
        self._timer.start(after_ms)

    def begin(self) -> None:
        """Check now."""
        self._timer.stop()
        self._desk.run(self, checked, self._tell, self._refused)

    def _tell(self, findings: Found) -> None:
        if findings is None:
            return
        if findings:
            words = T("QuietCheck", "%n finding(s) in this vault. See This vault ({keys}), "
                                    "Integrity.", len(findings))  # fmt: skip
            self.found.emit(words.format(keys=KEYS))
        else:
            self.well.emit(T("QuietCheck", "Checked: all is well."))

    def _refused(self, error: RegistryError) -> None:
        self.found.emit(sentence(error))


def checked(vault: Vault) -> Found:
    """Return what a quick check found; None where it would take long."""
    return activity.check(vault) if activity.is_light(vault) else None
