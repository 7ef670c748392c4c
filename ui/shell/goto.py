# SPDX-License-Identifier: Apache-2.0
"""Ctrl+K: a line to go to a section, a reference or a record found by its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from registry.domain.vocabulary import kind_label
from registry.services import search
from ui.desk import Desk
from ui.language import T, ltr, natural, spoken
from ui.shell.sections import Section
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_line import TextLine

MOST = 12
PAUSE_MS = 120
"""How long after the last key the vault is asked."""
_TARGET = Qt.ItemDataRole.UserRole
Entry = tuple[str, str]
"""What is shown, and where it leads: ``#index`` of a section or a reference."""


_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class _Entries(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        shown, target = self._entries[index.row()]
        return {Qt.ItemDataRole.DisplayRole: shown, _TARGET: target}.get(Qt.ItemDataRole(role))


class GoTo(QDialog):
    """Asks where to go; says ``section(index)`` or ``record(ref)`` and closes."""

    section = Signal(int)
    record = Signal(str)

    def __init__(self, parent: QWidget, desk: Desk, sections: tuple[Section, ...]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(T("GoTo", "Go to"))
        self.setMinimumWidth(520)
        self._desk = desk
        self._sections = sections
        self._line = TextLine(T("GoTo", "Name, code or section"))
        self._line.setPlaceholderText(T("GoTo", "Name, code or section"))
        self._model = _Entries(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setAccessibleName(T("GoTo", "Found"))
        self._said = PlainLabel("", "hint")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 18, 18, 18)
        rows.setSpacing(10)
        for widget in (self._line, self._list, self._said):
            rows.addWidget(widget)
        self._line.textChanged.connect(self._typed)
        self._line.returnPressed.connect(self._go)
        self._list.activated.connect(self._go)
        self._typed("")

    def entries(self) -> list[str]:
        """Return what is shown, in order."""
        return [str(self._model.index(row).data()) for row in range(self._model.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down the list while the cursor stays in the line."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        row = self._list.currentIndex().row() + step
        if step and 0 <= row < self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(row))
        elif not step:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._show(())
        if text.strip():
            self._timer.start(PAUSE_MS)

    def _ask(self) -> None:
        words = self._line.text()
        self._desk.search(
            self, lambda vault: search.find(vault, words, limit=MOST), self._found, self._refused
        )

    def _found(self, hits: Sequence[search.Hit]) -> None:
        self._show(hits)
        self._said.setText("" if self.entries() else T("GoTo", "Nothing found."))

    def _refused(self, _: Exception) -> None:
        self._show(())

    def _show(self, hits: Sequence[search.Hit]) -> None:
        text = self._line.text().strip()
        entries = [
            (section.words(), f"#{index}")
            for index, section in enumerate(self._sections)
            if text.casefold() in section.words().casefold()
        ]
        entries += [(shown(hit), str(hit.ref)) for hit in hits]
        self._said.setText("")
        self._model.show(entries)
        if entries:
            self._list.setCurrentIndex(self._model.index(0))

    def _go(self) -> None:
        target = self._list.currentIndex().data(_TARGET)
        if not target:
            return
        self.accept()
        if target.startswith("#"):
            self.section.emit(int(target[1:]))
        else:
            self.record.emit(target)


def shown(hit: search.Hit) -> str:
    """Return one found record as a line: its name, its kind and its code, each isolated."""
    kind = kind_label(hit.kind, spoken())
    return "   ".join((natural(hit.title), kind, ltr(str(hit.ref))))
