# SPDX-License-Identifier: Apache-2.0
"""What was copied here: marked as secret, gone after twenty seconds and at the lock.

A clipboard manager that honours the marks keeps no history of it. One that does not, keeps it:
only not copying helps there. What somebody else copied is never touched.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEAR_AFTER_MS: Final = 20_000
SECRET: Final = {
    "x-kde-passwordManagerHint": b"secret",  # Klipper, GPaste, CopyQ and others
    "org.nspasteboard.ConcealedType": b"1",  # macOS, by agreement: nspasteboard.org
    "ExcludeClipboardContentFromMonitorProcessing": b"\0\0\0\0",  # Windows: history and cloud
}
"""What asks the keepers of clipboards not to keep it, by format."""
_CLIPBOARD: Final = QClipboard.Mode.Clipboard
_SELECTION: Final = QClipboard.Mode.Selection


class ClipboardWatch(QObject):
    """Sees every copy made in this program, marks it, and counts down until it is cleared."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEAR_AFTER_MS)
        self._timer.timeout.connect(clear_clipboard)
        board = QGuiApplication.clipboard()
        board.dataChanged.connect(self._copied)
        board.selectionChanged.connect(self._selected)

    def is_counting(self) -> bool:
        """Whether something that was copied here will be cleared."""
        return self._timer.isActive()

    def _copied(self) -> None:
        board = QGuiApplication.clipboard()
        text = board.text()
        if not board.ownsClipboard() or not text:
            return
        if not board.mimeData().hasFormat(next(iter(SECRET))):
            board.setMimeData(marked(text))  # comes back here, marked
        self._timer.start()

    def _selected(self) -> None:
        """X11: what is selected with the mouse can be pasted elsewhere without copying."""
        board = QGuiApplication.clipboard()
        if board.ownsSelection() and board.text(_SELECTION):
            self._timer.start()


def marked(text: str) -> QMimeData:
    """Return ``text`` as plain text that asks not to be kept."""
    data = QMimeData()
    data.setText(text)
    for kind, value in SECRET.items():
        data.setData(kind, QByteArray(value))
    return data


def clear_clipboard() -> None:
    """Empty clipboard and selection as far as what lies there came from this program."""
    board = QGuiApplication.clipboard()
    if board.ownsClipboard():
        board.clear(_CLIPBOARD)
    if board.supportsSelection() and board.ownsSelection():
        board.clear(_SELECTION)
