# SPDX-License-Identifier: Apache-2.0
"""A file to read or to write, or a folder: its path as text, and a button that looks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.language import T
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_line import TextLine

OPEN: Final = "open"
SAVE: Final = "save"
FOLDER: Final = "folder"


class FileLine(QWidget):
    """``path()`` is what is written in the line; whether it can be used is the registry's word."""

    changed = Signal()

    def __init__(self, label: str, mode: str = OPEN) -> None:
        super().__init__()
        self._label = label
        self._mode = mode
        self.line = TextLine(label, weak_is_ltr=True)
        self._look = QPushButton(T("FileLine", "Choose…"))
        self._look.setAccessibleName(T("FileLine", "Choose: {name}").format(name=label))
        self._look.clicked.connect(self._choose)
        self.line.textChanged.connect(lambda _: self.changed.emit())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._look)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        caption = PlainLabel(label, "label")
        caption.setBuddy(self.line)
        rows.addWidget(caption)
        rows.addLayout(row)
        self.setFocusProxy(self.line)

    def path(self) -> Path | None:
        """Return the path, ``~`` opened; None if nothing is written."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path | None) -> None:
        """Write a path into the line."""
        self.line.setText("" if path is None else str(path))

    def _choose(self) -> None:
        found = self.path() or Path.home()
        chosen = _ASK[self._mode](self, self._label, str(found))
        if chosen:
            self.line.setText(chosen)


def _ask_folder(parent: QWidget, label: str, at: str) -> str:
    return QFileDialog.getExistingDirectory(parent, label, at)


_ASK: Final[dict[str, Callable[[QWidget, str, str], str]]] = {
    OPEN: lambda *asked: QFileDialog.getOpenFileName(*asked)[0],
    SAVE: lambda *asked: QFileDialog.getSaveFileName(*asked)[0],
    FOLDER: _ask_folder,
}
