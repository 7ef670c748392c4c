# SPDX-License-Identifier: Apache-2.0
"""Several values of one kind under each other, and one value of several parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.language import T, number
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.value_editor import ValueEditor


class ListEditor(ValueEditor):
    """Gives a list of what its editors give, without the empty ones; None if there are none."""

    added = Signal(object)
    """An editor was made: whoever answers for references connects it."""

    def __init__(self, name: str, make: Callable[[], ValueEditor]) -> None:
        super().__init__(name)
        self._make = make
        self.editors: list[ValueEditor] = []
        self._removers: list[QPushButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._more = QPushButton(T("Editors", "Add another"))
        give_role(self._more, "link")
        self._more.setAccessibleName(T("Editors", "Add another: {name}").format(name=name))
        self._more.clicked.connect(lambda: self._add().setFocus())
        foot = QHBoxLayout()
        foot.addWidget(self._more)
        foot.addStretch()
        self.rows.addLayout(self._list)
        self.rows.addLayout(foot)
        self._first()

    def value(self) -> object:
        """Return the values that are not empty, or None."""
        found = [value for editor in self.editors if (value := editor.value()) is not None]
        return found or None

    def set_value(self, value: object) -> None:
        """Show a list; a single value counts as a list of one."""
        values = value if isinstance(value, list | tuple) else ([] if value is None else [value])
        while self.editors:
            self._take_away(self.editors[-1])
        for one in values:
            self._add().set_value(one)
        if not self.editors:
            self._first()
        self.changed.emit()

    def lines(self) -> tuple[QWidget, ...]:
        """Return the lines of every value."""
        return tuple(line for editor in self.editors for line in editor.lines())

    def _first(self) -> None:
        self.setFocusProxy(self._add())

    def _add(self) -> ValueEditor:
        editor = self._make()
        self.editors.append(editor)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        across.addWidget(editor, 1)
        across.addLayout(self._remover(editor))
        self._list.addWidget(row)
        editor.changed.connect(self.changed)
        self.added.emit(editor)
        self._offer_removal()
        return editor

    def _remover(self, editor: ValueEditor) -> QVBoxLayout:
        remove = QPushButton(T("Editors", "Remove"))
        give_role(remove, "link")
        words = T("Editors", "Remove {name} {number}")
        count = number(len(self.editors))
        remove.setAccessibleName(words.format(name=self.accessibleName(), number=count))
        remove.clicked.connect(lambda: self._remove(editor))
        self._removers.append(remove)
        column = QVBoxLayout()
        column.addWidget(remove)
        column.addStretch()
        return column

    def _remove(self, editor: ValueEditor) -> None:
        self._take_away(editor)
        if not self.editors:
            self._first()
        self.changed.emit()

    def _take_away(self, editor: ValueEditor) -> None:
        del self._removers[self.editors.index(editor)]
        self.editors.remove(editor)
        row = editor.parentWidget()
        if row is not None:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._offer_removal()

    def _offer_removal(self) -> None:
        """A single value is emptied, not removed."""
        for remove in self._removers:
            remove.setVisible(len(self.editors) > 1)


class PartsEditor(ValueEditor):
    """Gives an object of its parts that hold something; None if none does."""

    def __init__(self, name: str, parts: Mapping[str, tuple[str, ValueEditor]]) -> None:
        super().__init__(name)
        self.parts = {part: editor for part, (_, editor) in parts.items()}
        group = QFrame()
        give_role(group, "group")
        grid = QGridLayout(group)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for at, (label, editor) in enumerate(parts.values()):
            row, column = divmod(at, 2)
            grid.addWidget(PlainLabel(label, "label"), row * 2, column)
            grid.addWidget(editor, row * 2 + 1, column)
            editor.changed.connect(self.changed)
        self.rows.addWidget(group)
        self.setFocusProxy(next(iter(self.parts.values())))

    def value(self) -> object:
        """Return the filled parts by name, or None."""
        found = {part: editor.value() for part, editor in self.parts.items()}
        return {part: value for part, value in found.items() if value is not None} or None

    def set_value(self, value: object) -> None:
        """Show an object; a part that is not in it becomes empty."""
        given = value if isinstance(value, dict) else {}
        for part, editor in self.parts.items():
            editor.set_value(given.get(part))

    def lines(self) -> tuple[QWidget, ...]:
        """Return the lines of every part."""
        return tuple(line for editor in self.parts.values() for line in editor.lines())
