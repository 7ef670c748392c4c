# SPDX-License-Identifier: Apache-2.0
"""What a person sees of a bug: type and place, never a value; the vault is locked by then."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ui.background import Bug
from ui.language import T, ltr
from ui.shell.screen import primary, row_of
from ui.widgets.plain_label import PlainLabel


class CrashDialog(QDialog):
    """Says that the program failed, that the vault is locked, and what to pass on."""

    def __init__(self, parent: QWidget, bug: Bug) -> None:
        super().__init__(parent)
        self.setWindowTitle(T("Crash", "An error of the program"))
        self.setMinimumWidth(480)
        self.report = f"{bug.kind} at {bug.place}"
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 24, 28, 24)
        rows.setSpacing(12)
        rows.addWidget(PlainLabel(T("Crash", "The program met an error of its own"), "title"))
        rows.addWidget(PlainLabel(T(
            "Crash",
            "The vault was locked at once, and nothing was saved half. What you had typed is kept "
            "as an encrypted draft where that was possible. The line below holds nothing of your "
            "records; please pass it on to whoever looks after the program.",
        )))  # fmt: skip
        rows.addWidget(PlainLabel(ltr(self.report), "chip", selectable=True))
        copy = QPushButton(T("Crash", "Copy this line"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        close = primary(T("Crash", "Close"))
        close.clicked.connect(self.accept)
        rows.addLayout(row_of(copy, None, close))


def watch_slots(met: Callable[[Bug], object]) -> None:
    """Tell ``met`` of every exception that nothing caught, Qt's slots included.

    Python's own report would print the values in its message; nothing is printed.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            met(Bug.of(error))

    sys.excepthook = hook
    # What fails in a thread or while it is destroyed has hooks of its own; both would print values.
    threading.excepthook = _say_nothing
    sys.unraisablehook = _say_nothing


def _say_nothing(_told: object) -> None:
    return None
