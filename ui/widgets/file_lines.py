# SPDX-License-Identifier: Apache-2.0
"""Several files to read: a new line appears under the last one as soon as that is filled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.file_line import FileLine


class FileLines(QWidget):
    """``paths()`` are the files that are written in the lines, in order."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self.lines: list[FileLine] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._add()
        self.setFocusProxy(self.lines[0])

    def paths(self) -> tuple[Path, ...]:
        """Return the paths; a line that is empty is none."""
        return tuple(path for line in self.lines if (path := line.path()) is not None)

    def clear(self) -> None:
        """Empty every line."""
        for line in self.lines:
            line.set_path(None)

    def _add(self) -> None:
        line = FileLine(self._label)
        self.lines.append(line)
        self._rows.addWidget(line)
        line.changed.connect(self._follow)

    def _follow(self) -> None:
        if self.lines[-1].path() is not None:
            self._add()
        self.changed.emit()
