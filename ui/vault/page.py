# SPDX-License-Identifier: Apache-2.0
"""The page about the vault itself: one line of ``PARTS`` registers a part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from ui.desk import Desk, Page
from ui.language import T
from ui.vault.backups import BackupsPart
from ui.vault.erasing import ErasingPart
from ui.vault.integrity import IntegrityPart
from ui.vault.members import MembersPart
from ui.vault.part import Part
from ui.vault.recovery import RecoveryPart
from ui.vault.travelling import TravelPart
from ui.widgets.plain_label import PlainLabel, give_role

WIDTH: Final = 190


@dataclass(frozen=True, slots=True)
class PartEntry:
    """One part: its key, its words, and what builds it."""

    key: str
    words: Callable[[], str]
    build: Callable[[Desk], Part]


PARTS: Final[tuple[PartEntry, ...]] = (
    PartEntry("members", lambda: T("Vault", "Members"), MembersPart),
    PartEntry("recovery", lambda: T("Vault", "Recovery"), RecoveryPart),
    PartEntry("backups", lambda: T("Vault", "Backups"), BackupsPart),
    PartEntry("integrity", lambda: T("Vault", "Integrity"), IntegrityPart),
    PartEntry("erasing", lambda: T("Vault", "Erase a person"), ErasingPart),
    PartEntry("travel", lambda: T("Vault", "Travel and panic"), TravelPart),
)


class VaultPage(Page):
    """Shows one part at a time, and builds it when it is first asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._parts: dict[int, Part] = {}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._side())
        columns.addWidget(self._stack, 1)
        self._group.idClicked.connect(self.show_part)
        desk.changed.connect(lambda: self.opened() if self.isVisible() else None)

    def opened(self) -> None:
        """Load the part in sight, the first at first."""
        self.show_part(max(self._group.checkedId(), 0))

    def part(self, key: str) -> Part:
        """Bring the part of ``key`` into sight and return it."""
        index = next(at for at, one in enumerate(PARTS) if one.key == key)
        self.show_part(index)
        return self._parts[index]

    def turn_to(self, part: str) -> None:
        """Bring the part of this key into sight; one that is none changes nothing."""
        if any(one.key == part for one in PARTS):
            self.part(part)

    def show_part(self, index: int) -> None:
        """Bring a part into sight; a number that is none does nothing."""
        if not 0 <= index < len(PARTS):
            return
        if index not in self._parts:
            made = PARTS[index].build(self.desk)
            made.said.connect(self.said)
            self._parts[index] = made
            self._stack.addWidget(made)
        self._group.button(index).setChecked(True)
        self._stack.setCurrentWidget(self._parts[index])
        self._parts[index].opened()

    def _side(self) -> QFrame:
        side = QFrame()
        side.setFixedWidth(WIDTH)
        side.setAccessibleName(T("Vault", "Parts of this section"))
        rows = QVBoxLayout(side)
        rows.setContentsMargins(12, 18, 12, 16)
        rows.setSpacing(3)
        for index, one in enumerate(PARTS):
            button = QPushButton()
            give_role(button, "section")
            button.setCheckable(True)
            button.setAccessibleName(one.words())
            inside = QHBoxLayout(button)
            inside.setContentsMargins(12, 0, 12, 0)
            inside.addWidget(PlainLabel(one.words()).one_line())
            button.setMinimumHeight(38)
            self._group.addButton(button, index)
            rows.addWidget(button)
        rows.addStretch()
        return side
