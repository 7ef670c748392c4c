# SPDX-License-Identifier: Apache-2.0
"""Cards of which one at most is in sight, as tall as it needs to be.

A stacked widget would be as tall as its tallest card: half a screen of nothing under a short one.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget


class OneCard(QWidget):
    """``open`` brings a card into sight, ``close`` none."""

    def __init__(self, cards: Sequence[QWidget]) -> None:
        super().__init__()
        self._cards = tuple(cards)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for card in self._cards:
            rows.addWidget(card)
            card.hide()
        self.hide()

    def current(self) -> QWidget | None:
        """Return the card in sight."""
        return next((card for card in self._cards if not card.isHidden()), None)

    def open(self, wanted: QWidget) -> None:
        """Bring ``wanted`` into sight in place of the one before."""
        for card in self._cards:
            card.setVisible(card is wanted)
        self.show()

    def close_all(self) -> None:
        """Put every card away."""
        for card in self._cards:
            card.hide()
        self.hide()
