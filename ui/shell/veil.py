# SPDX-License-Identifier: Apache-2.0
"""Hides every window while the person is in another program: onlookers, and pictures of a screen.

Not a lock: the keys stay, the next press shows everything again. The lock comes by idle time.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.language import T
from ui.widgets.plain_label import PlainLabel

AFTER_MS: Final = 250
"""Between two windows of ours no window is active for a moment."""


class Veil(QObject):
    """``watch`` begins it: from then on other programs see nothing of an open vault."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._laid: list[Sheet] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.lay)

    def watch(self) -> None:
        """Follow whether this program has the person's attention."""
        running = QGuiApplication.instance()
        if isinstance(running, QGuiApplication):
            running.applicationStateChanged.connect(self.follow)

    def follow(self, state: Qt.ApplicationState) -> None:
        """Hide when the person goes elsewhere, show when they come back."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._timer.stop()
            self.lift()
        elif not self._laid:
            self._timer.start()

    def lay(self) -> None:
        """Hide the content of every window in sight."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.windowType() in _WINDOWS:
                self._laid.append(Sheet(window, self))

    def lift(self) -> None:
        """Show everything again."""
        for sheet in self._laid:
            sheet.hide()
            sheet.deleteLater()
        self._laid.clear()

    def is_laid(self) -> bool:
        """Whether the windows are hidden."""
        return bool(self._laid)


_WINDOWS: Final = frozenset({Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet})


class Sheet(QWidget):
    """Lies over one window; the press that takes it away reaches nothing below."""

    def __init__(self, window: QWidget, veil: Veil) -> None:
        super().__init__(window)
        self._veil = veil
        self.setObjectName("screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        rows = QVBoxLayout(self)
        rows.addStretch()
        words = T("Veil", "Hidden while you are in another program. Press here to go on.")
        label = PlainLabel(words, "title")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(label)
        rows.addStretch()
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.repaint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Come back."""
        event.accept()
        self.window().activateWindow()
        self._veil.lift()
