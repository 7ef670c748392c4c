# SPDX-License-Identifier: Apache-2.0
"""The one window: it holds one screen at a time, remembers its geometry, and can be covered."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QKeySequence, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from ui.assets import path_of
from ui.language import T
from ui.shell.actions import COMMANDS, Command
from ui.shell.work_screen import Cover

MINIMUM = (1024, 640)


class MainWindow(QMainWindow):
    """Shows what it is given; ``asked(key)`` is a command of the table in ``actions``."""

    asked = Signal(str)
    closing = Signal()
    """The person closes the window; whoever listens ends the program in order."""

    def __init__(self, geometry: str) -> None:
        super().__init__()
        self.setMinimumSize(*MINIMUM)
        self.resize(1180, 760)
        self.setWindowTitle(T("MainWindow", "Sijill"))
        self.setWindowIcon(QIcon(QPixmap(path_of("icons/sijill.svg"))))
        if geometry:
            self.restoreGeometry(QByteArray.fromHex(QByteArray(geometry.encode())))
        self._cover: Cover | None = None
        self._may_close = False
        for command in COMMANDS:
            self.addAction(self._action(command))

    def show_screen(self, screen: QWidget) -> None:
        """Show ``screen`` in place of the one before, which is destroyed."""
        self.uncover()
        self.setCentralWidget(screen)
        begin = getattr(screen, "begin", None)
        if begin is not None:
            begin()

    def cover(self) -> None:
        """Make everything unreadable at once, open dialogs included."""
        for dialog in open_dialogs():
            dialog.hide()
        if self._cover is None:
            self._cover = Cover(self)
        self._cover.lay_over()

    def uncover(self) -> None:
        """Take the cover off; only a screen that shows nothing of a vault does this."""
        if self._cover is not None:
            self._cover.deleteLater()
            self._cover = None

    def is_covered(self) -> bool:
        """Whether the cover lies over the window."""
        return self._cover is not None

    def geometry_in_hex(self) -> str:
        """Return what ``__init__`` takes to stand in the same place again."""
        return bytes(self.saveGeometry().toHex().data()).decode("ascii")

    def close_now(self) -> None:
        """Close without asking ``closing`` again."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window until the vault has been closed in order."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.closing.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything covered while the window changes its size."""
        super().resizeEvent(event)
        if self._cover is not None:
            self._cover.setGeometry(self.rect())

    def _action(self, command: Command) -> QAction:
        action = QAction(command.words(), self)
        action.setObjectName(command.key)
        action.setShortcut(QKeySequence(command.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: self.asked.emit(command.key))
        return action


def open_dialogs() -> list[QDialog]:
    """Return every dialog in sight, the innermost last."""
    windows = QApplication.topLevelWidgets()
    return [window for window in windows if isinstance(window, QDialog) and window.isVisible()]


def reject_dialogs() -> None:
    """Answer every open dialog with Cancel, hidden ones included, the innermost first."""
    for window in reversed(QApplication.topLevelWidgets()):
        if isinstance(window, QDialog):
            window.reject()
