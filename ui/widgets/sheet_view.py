# SPDX-License-Identifier: Apache-2.0
"""One recovery sheet on the screen, to be copied by hand: painted, never text for a clipboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from registry.services.recovery import Sheet
from ui.language import spoken
from ui.widgets.recovery_sheet import TO_COPY, paint_to_copy, said

PAPER = QColor("#ffffff")
MARGIN = 14


class SheetView(QWidget):
    """Shows a sheet on white paper whatever the colours of the window; nothing while there is none.

    A screen reader is given the words too: who cannot see must be able to write them down.
    """

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show ``sheet`` in place of the one before."""
        self._sheet = sheet
        self.setAccessibleName("" if sheet is None else said("title", spoken()))
        self.setAccessibleDescription("" if sheet is None else " ".join(sheet.words))
        self.update()

    def sheet(self) -> Sheet | None:
        """Return the sheet in sight."""
        return self._sheet

    def hasHeightForWidth(self) -> bool:
        """Grow with the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of a sheet at ``width``."""
        return round((width - 2 * MARGIN) * TO_COPY[1] / TO_COPY[0]) + 2 * MARGIN

    def sizeHint(self) -> QSize:
        """Return a size at which the words can be read from arm's length."""
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        """Return what the narrowest window leaves."""
        return QSize(480, self.heightForWidth(480))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper and sheet."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), PAPER)
        if self._sheet is not None:
            room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            paint_to_copy(painter, room, self._sheet)
        painter.end()
