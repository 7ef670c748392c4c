# SPDX-License-Identifier: Apache-2.0
"""A label that shows text as it is: what a record says is never taken for markup.

``role`` is the look that ``resources/style.qss`` gives: display, title, heading, label, muted,
hint, problem, strong, banner, notice, chip.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def give_role(widget: QWidget, role: str) -> None:
    """Give ``widget`` the look ``role``, also after it has been shown."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class PlainLabel(QLabel):
    """Plain text that wraps and can be selected by mouse where ``selectable``."""

    def __init__(self, text: str = "", role: str = "", *, selectable: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        if role:
            give_role(self, role)
        if selectable:
            flags = Qt.TextInteractionFlag.TextSelectableByMouse
            self.setTextInteractionFlags(flags)
            self.setCursor(Qt.CursorShape.IBeamCursor)

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
