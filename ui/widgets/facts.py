# SPDX-License-Identifier: Apache-2.0
"""A name and a value in Latin letters and digits: a path, a hash, a key; read and copied whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_line import TextLine


class Fact(QWidget):
    """The value stands in a line that cannot be changed: nothing is broken up when it is copied."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        self.line = TextLine(name)
        self.line.setReadOnly(True)
        self.line.setText(value)
        # Hashes and paths begin at the left in every language.
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.line.setCursorPosition(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(PlainLabel(name, "label"))
        rows.addWidget(self.line)


def values_in(parent: QWidget) -> list[str]:
    """Return the values of every fact inside ``parent``, in order."""
    return [fact.line.text() for fact in parent.findChildren(Fact)]
