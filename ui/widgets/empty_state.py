# SPDX-License-Identifier: Apache-2.0
"""What an empty screen says: what would stand here, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.plain_label import PlainLabel, give_role


class EmptyState(QWidget):
    """A title, a sentence and, where there is a next step, its button (``wanted``)."""

    wanted = Signal()

    def __init__(self, title: str, sentence: str, step: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch()
        for text, role in ((title, "heading"), (sentence, "muted")):
            label = PlainLabel(text, role)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)  # no alignment: only so its height follows its width
        if step:
            button = QPushButton(step)
            give_role(button, "primary")
            button.clicked.connect(self.wanted)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
