# SPDX-License-Identifier: Apache-2.0
"""One recovery sheet on the screen, as it would be on paper: painted, never text to be copied."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from registry.services.recovery import Sheet
from ui.widgets.recovery_sheet import HEIGHT, WIDTH, paint, said

PAPER = QColor("#ffffff")
SHOWN_WIDTH = 760


class SheetView(QWidget):
    """Shows a sheet on white paper whatever the colours of the window; nothing while there is none.

    A screen reader is given the words too: who cannot see must be able to write them down.
    """

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show ``sheet`` in place of the one before."""
        self._sheet = sheet
        self.setAccessibleName("" if sheet is None else said("title", "en"))
        self.setAccessibleDescription("" if sheet is None else " ".join(sheet.words))
        self.update()

    def sheet(self) -> Sheet | None:
        """Return the sheet in sight."""
        return self._sheet

    def sizeHint(self) -> QSize:
        """Return the size of a page at which its smallest print can be read."""
        return QSize(SHOWN_WIDTH, round(SHOWN_WIDTH * HEIGHT / WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper and sheet."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), PAPER)
        if self._sheet is not None:
            paint(painter, QRectF(self.rect()), self._sheet)
        painter.end()
