# SPDX-License-Identifier: Apache-2.0
"""What is done to evidence with a written reason only: extract it, lower it, lift a quarantine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from registry.services import evidence, evidence_check, evidence_tiers
from ui.background import Progress
from ui.language import T, ltr
from ui.widgets.file_line import SAVE, FileLine
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from registry.services.vaults import Vault

MARGIN: Final = 20
Words = Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing done with a reason: its words, and the call with reference, reason and file."""

    title: Words
    warning: Words
    does: Words
    working: Words
    said: Words
    call: Callable[[Vault, Progress, str, str, Path], Any]
    to_file: bool = False


def _extract(vault: Vault, progress: Progress, ref: str, reason: str, to: Path) -> int:
    progress(0)  # it cannot be stopped once bytes are written, so it is asked once before
    return evidence.extract(vault, ref, to, reason)


def _lower(vault: Vault, progress: Progress, ref: str, reason: str, _to: Path) -> None:
    evidence_tiers.lower(vault, ref, reason, progress)


def _lift(vault: Vault, progress: Progress, ref: str, reason: str, _to: Path) -> None:
    progress(0)
    evidence_check.lift(vault, ref, reason)


DEEDS: Final[dict[str, Deed]] = {
    "extract": Deed(
        title=lambda: T("Deeds", "Extract the original"),
        warning=lambda: T(
            "Deeds",
            "A plain copy leaves the vault. Whoever finds it can read it; this program does not "
            "delete it, and cannot call it back. The log keeps who extracted it and why.",
        ),
        does=lambda: T("Deeds", "Extract"),
        working=lambda: T("Deeds", "Extracting the original"),
        said=lambda: T("Deeds", "Extracted. A plain copy lies outside the vault now."),
        call=_extract,
        to_file=True,
    ),
    "lower": Deed(
        title=lambda: T("Deeds", "Move to the registry part"),
        warning=lambda: T(
            "Deeds",
            "Every member of this vault can see the file afterwards. Its original name and its "
            "hashes stay in the protected part.",
        ),
        does=lambda: T("Deeds", "Move it"),
        working=lambda: T("Deeds", "Encrypting the file for the registry part"),
        said=lambda: T("Deeds", "The file lies in the registry part now."),
        call=_lower,
    ),
    "lift": Deed(
        title=lambda: T("Deeds", "Lift the quarantine"),
        warning=lambda: T(
            "Deeds",
            "Put the right file back first, for example from a backup. It is verified again, and "
            "the quarantine is lifted only if it is the original.",
        ),
        does=lambda: T("Deeds", "Verify and lift"),
        working=lambda: T("Deeds", "Verifying the file"),
        said=lambda: T("Deeds", "The file is the original. The quarantine is lifted."),
        call=_lift,
    ),
}


class ReasonScreen(QScrollArea):
    """Asks for the reason; says ``submitted(key, reason, path)`` or ``left``."""

    submitted = Signal(str, str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._title, self._about = PlainLabel("", "title"), PlainLabel("", "muted")
        self._warning = PlainLabel("", "notice")
        self.file = FileLine(T("Deeds", "Write it to"), SAVE)
        self.reason = TextLine(T("Deeds", "Reason"))
        self.problem = PlainLabel("", "problem")
        self.does, self._leave = QPushButton(""), QPushButton(T("Deeds", "Back"))
        self._lay_out()
        self.reason.textChanged.connect(lambda _: self._follow())
        self.file.changed.connect(self._follow)
        self._leave.clicked.connect(self.left)
        self.does.clicked.connect(
            lambda: self.submitted.emit(
                self._key, self.reason.text().strip(), self.file.path() or Path()
            )
        )

    def begin(self, key: str, ref: str) -> None:
        """Ask about one deed and one evidence."""
        deed = DEEDS[key]
        self._key = key
        self._title.setText(deed.title())
        self._about.setText(ltr(ref))
        self._warning.setText(deed.warning())
        self.does.setText(deed.does())
        self.file.setVisible(deed.to_file)
        self.file.set_path(None)
        self.reason.clear()
        self.problem.setText("")
        self._follow()
        self.reason.setFocus()

    def _follow(self) -> None:
        has_file = not DEEDS[self._key].to_file or self.file.path() is not None
        self.does.setEnabled(bool(self.reason.text().strip()) and has_file)

    def _lay_out(self) -> None:
        give_role(self.does, "primary")
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(MARGIN, 18, MARGIN, 18)
        rows.setSpacing(12)
        label = PlainLabel(T("Deeds", "Reason (the log keeps it)"), "label")
        label.setBuddy(self.reason)
        foot = QHBoxLayout()
        foot.addWidget(self._leave)
        foot.addStretch()
        foot.addWidget(self.does)
        for widget in (self._title, self._about, self._warning, label, self.reason, self.file,
                       self.problem):  # fmt: skip
            rows.addWidget(widget)
        rows.addLayout(foot)
        rows.addStretch()
        self.setWidget(ground)
        self.setWidgetResizable(True)
