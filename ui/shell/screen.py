# SPDX-License-Identifier: Apache-2.0
"""What stands in the window before and after a vault is open: one calm column in the middle."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.assets import drawing
from ui.language import T, is_mirrored
from ui.widgets.plain_label import PlainLabel, give_role

WIDTH = 560
"""Points of the column; the same for every vault."""
ACCENT_ROLE = "link"


class Screen(QScrollArea):
    """A column of fixed width in the middle of the window; scrolls where the window is low."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = QWidget()
        self.column.setFixedWidth(width)
        self.rows = QVBoxLayout(self.column)
        self.rows.setContentsMargins(8, 32, 8, 32)
        self.rows.setSpacing(14)
        ground = QWidget()
        around = QHBoxLayout(ground)
        around.addStretch()
        around.addWidget(self.column, 0, Qt.AlignmentFlag.AlignVCenter)
        around.addStretch()
        self.setWidget(ground)

    def begin(self) -> None:
        """Put the cursor where a person begins."""

    def add(self, *widgets: QWidget | QLayout) -> None:
        """Put ``widgets`` under each other."""
        for widget in widgets:
            if isinstance(widget, QLayout):
                self.rows.addLayout(widget)
            else:
                self.rows.addWidget(widget)


def masthead() -> QBoxLayout:
    """Return the sign and the name of the program in both scripts."""
    sign = QLabel()
    sign.setPixmap(drawing("sijill", "#000000", 44))
    sign.setAccessibleName(T("Screen", "Sijill"))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(sign)
    name = "سجل  ·  Sijill" if is_mirrored() else "Sijill  ·  سجل"
    row.addWidget(PlainLabel(name, "display").one_line())
    row.addStretch()
    return row


def row_of(*widgets: QWidget | None) -> QBoxLayout:
    """Return ``widgets`` beside each other; None is the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        if widget is None:
            row.addStretch()
        else:
            row.addWidget(widget)
    return row


def primary(text: str) -> QPushButton:
    """Return the one button of a screen that goes on; Enter presses it."""
    button = QPushButton(text)
    button.setDefault(True)
    give_role(button, "primary")
    return button


def link(text: str) -> QPushButton:
    """Return a quiet button that reads like a link."""
    button = QPushButton(text)
    give_role(button, "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


class Choice(QPushButton):
    """A large button with a title and a sentence that says what follows."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        give_role(self, "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(18, 12, 18, 12)
        self._rows.setSpacing(2)
        for text, role in ((title, "strong"), (sentence, "muted")):
            label = PlainLabel(text, role)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._rows.addWidget(label)

    def hasHeightForWidth(self) -> bool:
        """Grow with the sentence."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return what title and sentence need at ``width``."""
        return self._rows.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return the size of title and sentence, which a button would not ask for."""
        return self._rows.sizeHint()
