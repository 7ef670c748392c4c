# SPDX-License-Identifier: Apache-2.0
"""What every part of the section about the vault is: a heading, its rows, and what it says."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
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
        ground = QWidget()
        self.rows = QVBoxLayout(ground)
        self.rows.setContentsMargins(MARGIN, 20, MARGIN, 20)
        self.rows.setSpacing(12)
        self.rows.addWidget(PlainLabel(title, "title"))
        self.rows.addWidget(PlainLabel(about, "muted"))
        self.setWidget(ground)

    def opened(self) -> None:
        """Load what is shown; called each time the part comes into sight."""

    def say_error(self, error: RegistryError) -> None:
        """Say why something was refused."""
        self.said.emit(sentence(error))
