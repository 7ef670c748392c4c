# SPDX-License-Identifier: Apache-2.0
"""Holds for every window and input of the program, whoever made it, so that no form can forget.

Input methods learn nothing, nothing is dragged out, and where the system can, no window is in a
picture of the screen.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.shell import platform
from ui.shell.clipboard import ClipboardWatch

INPUTS: Final = (QLineEdit, QTextEdit, QPlainTextEdit)
SENSITIVE: Final = Qt.InputMethodHint.ImhSensitiveData
"""What is typed is neither learned nor offered again (a name would be offered in a chat)."""


class Discretion(QObject):
    """An event filter over the whole program; ``watch`` begins it."""

    def watch(self, application: QObject) -> None:
        """See every event of ``application`` from now on, and every copy."""
        application.installEventFilter(self)
        ClipboardWatch(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Prepare what is about to be shown, and stop a drag before it begins."""
        kind = event.type()
        if kind is QEvent.Type.Polish and isinstance(watched, INPUTS):
            watched.setInputMethodHints(watched.inputMethodHints() | SENSITIVE)
        elif kind is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            platform.hide_from_capture(int(watched.winId()))
        elif kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            leave_selection(watched, event)
        return False


def leave_selection(pressed: QObject, event: QMouseEvent) -> None:
    """Drop the selection that is pressed: Qt would begin to drag its text out of the program."""
    if event.button() is not Qt.MouseButton.LeftButton:
        return
    if isinstance(pressed, QLabel) and pressed.hasSelectedText():
        pressed.setSelection(0, 0)
    text = pressed.parent()
    if isinstance(text, QTextEdit | QPlainTextEdit) and text.viewport() is pressed:
        cursor = text.textCursor()
        if cursor.hasSelection() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            cursor.clearSelection()
            text.setTextCursor(cursor)
