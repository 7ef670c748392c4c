# SPDX-License-Identifier: Apache-2.0
"""A QR code, painted from memory on the screen or on paper; dark on white in every palette."""

from __future__ import annotations

from typing import Final

import segno
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET: Final = 4
"""Light modules around the code (ISO/IEC 18004, 9.1): without them cameras do not find it."""
INK: Final = QColor(20, 24, 28)
PAPER: Final = QColor(255, 255, 255)
_SEAM: Final = 1.02  # a module reaches a little into the next: no hair lines between them


def paint_code(painter: QPainter, area: QRectF, text: str) -> None:
    """Paint ``text`` as a code with its quiet zone, as large as ``area`` allows."""
    rows = segno.make(text, error="m", micro=False).matrix
    side = min(area.width(), area.height()) / (len(rows) + 2 * QUIET)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(area, PAPER)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                left, top = area.left() + (x + QUIET) * side, area.top() + (y + QUIET) * side
                painter.fillRect(QRectF(left, top, side * _SEAM, side * _SEAM), INK)
    painter.restore()


class QrCode(QWidget):
    """Shows the code of ``text``, empty for none; ``name`` is what a screen reader says."""

    def __init__(self, name: str, side: int = 190) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._side = side
        self._text = ""
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show the code of ``text``."""
        self._text = text
        self.update()

    def text(self) -> str:
        """Return what the code says."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the side of the code, twice."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the code."""
        del event
        if self._text:
            painter = QPainter(self)
            paint_code(painter, QRectF(self.rect()), self._text)
            painter.end()
