# SPDX-License-Identifier: Apache-2.0
"""What every part of the section about the vault is: a heading, its rows, and what it says."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from registry.errors import RegistryError
from ui.desk import Desk
from ui.messages import sentence
from ui.widgets.plain_label import PlainLabel

MARGIN: Final = 24


class Part(QScrollArea):
    """One part: it loads in ``opened`` and adds its widgets to ``rows``."""

    said = Signal(str)
    """One calm sentence for the bottom line."""

    def __init__(self, desk: Desk, title: str, about: str) -> None:
        super().__init__()
        self.desk = desk
        self.setWidgetResizable(True)
        self._ground = QWidget()
        self.rows = QVBoxLayout(self._ground)
        self.rows.setContentsMargins(MARGIN, 20, MARGIN, 20)
        self.rows.setSpacing(12)
        self.rows.addWidget(PlainLabel(title, "title"))
        self.rows.addWidget(PlainLabel(about, "muted"))
        self.setWidget(self._ground)

    def opened(self) -> None:
        """Load what is shown; called each time the part comes into sight."""

    def bring_into_sight(self, card: QWidget) -> None:
        """Scroll so that ``card``, just shown, is in sight; of a tall one its beginning."""
        QTimer.singleShot(0, card, lambda: self._scroll_to(card))  # once it has its size

    def _scroll_to(self, card: QWidget) -> None:
        top = card.mapTo(self._ground, QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        bar.setValue(max(bar.value(), top + card.height() + MARGIN - self.viewport().height()))
        bar.setValue(min(bar.value(), top - MARGIN))

    def say_error(self, error: RegistryError) -> None:
        """Say why something was refused."""
        self.said.emit(sentence(error))
