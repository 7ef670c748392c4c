# SPDX-License-Identifier: Apache-2.0
"""What stands in place of a page: a long job with its progress, or a cover over everything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.background import Progress
from ui.language import T, number
from ui.shell.screen import Screen
from ui.widgets.plain_label import PlainLabel


class WorkScreen(Screen):
    """A long job: its title, how far it is, and a button that stops it."""

    cancelled = Signal()

    def __init__(self, title: str, progress: Progress) -> None:
        super().__init__(width=480)
        self._progress = progress
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._told = PlainLabel(" ", "muted")
        self._stop = QPushButton(T("Work", "Cancel"))
        self._stop.clicked.connect(self._cancel)
        self.add(PlainLabel(title, "title"), self._bar, self._told)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._stop)
        self.add(row)
        progress.moved.connect(self._move)

    def begin(self) -> None:
        """Put the cursor on Cancel."""
        self._stop.setFocus()

    def told(self) -> str:
        """Return how far the job is, in words."""
        return self._told.text()

    def _move(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        if total > 0:
            words = T("Work", "{done} of {total}").format(done=number(done), total=number(total))
            self._told.setText(words)

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self._told.setText(T("Work", "Stopping at the next step. Nothing will be changed."))
        self._progress.cancel()
        self.cancelled.emit()


class Cover(QWidget):
    """Lies over the whole window from the first moment of a lock: nothing can be read any more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self.setObjectName("screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        rows = QVBoxLayout(self)
        rows.addStretch()
        label = PlainLabel(T("Work", "Locking. Your draft is being kept, encrypted."), "title")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(label)
        rows.addStretch()

    def lay_over(self) -> None:
        """Cover the whole of the parent now, painted before anything else happens."""
        self.setGeometry(self._under.rect())
        self.show()
        self.raise_()
        self.repaint()
