# SPDX-License-Identifier: Apache-2.0
"""A label that shows text as it is: what a record says is never taken for markup.

``role`` is the look that ``resources/style.qss`` gives: display, title, heading, label, muted,
hint, problem, strong, banner, notice, chip, phrase.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def give_role(widget: QWidget, role: str) -> None:
    """Give ``widget`` the look ``role``, also after it has been shown."""
    widget.setProperty("role", role)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class PlainLabel(QLabel):
    """Plain text that wraps and can be selected by mouse where ``selectable``.

    It stands where the layout begins, whatever its script: QLabel alone would put a Latin code
    at the far side of an Arabic window. Within the text each script keeps its own direction.
    """

    def __init__(self, text: str = "", role: str = "", *, selectable: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        self._begin_where_layout_begins()
        if role:
            give_role(self, role)
        if selectable:
            flags = Qt.TextInteractionFlag.TextSelectableByMouse
            self.setTextInteractionFlags(flags)
            self.setCursor(Qt.CursorShape.IBeamCursor)

    def changeEvent(self, event: QEvent) -> None:
        """Begin where the layout begins, after the window was mirrored too."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._begin_where_layout_begins()

    def _begin_where_layout_begins(self) -> None:
        if not self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            side = (
                Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            )
            upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | upright)

    def one_line(self) -> PlainLabel:
        """Do not wrap; return itself."""
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return self


class Line(QFrame):
    """A thin line between two parts of a screen."""

    def __init__(self) -> None:
        super().__init__()
        give_role(self, "line")


class Card(QFrame):
    """A surface with a border, on which parts that belong together lie."""

    def __init__(self) -> None:
        super().__init__()
        give_role(self, "card")
