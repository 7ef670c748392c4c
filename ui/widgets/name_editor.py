# SPDX-License-Identifier: Apache-2.0
"""One name of a person: as it is written, its Latin spelling, and its parts where they are asked.

The parts are split from the name as it is typed, until a person corrects one: from then on they
are that person's. The spelling is never changed.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from registry.domain.names import LATIN_SYSTEMS, NameParts, PersonName
from registry.domain.vocabulary import field_label
from ui.language import T, spoken
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.text_line import TextLine
from ui.widgets.value_editor import ValueEditor

PARTS = tuple(part.name for part in fields(NameParts))


class NameEditor(ValueEditor):
    """Gives ``PersonName.to_json``: display, parts, latin."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.display = TextLine(name, placeholder=T("Editors", "The name as it is written"))
        self.latin = TextLine(T("Editors", "Name in Latin letters"))
        self.latin.setPlaceholderText(T("Editors", "In Latin letters, if known"))
        self.system = _systems()
        self.parts = {part: TextLine(field_label(f"name_parts.{part}", spoken())) for part in PARTS}
        self._own_parts = False
        self._further: list[object] = []
        self._lay_out()
        self._connect()

    def value(self) -> object:
        """Return the name, or None if nothing was typed."""
        name = self.display.text().strip()
        parts = {part: line.text().strip() for part, line in self.parts.items()}
        found: dict[str, Any] = {"display": name, "parts": {p: t for p, t in parts.items() if t}}
        found["latin"] = [*self._latin(), *self._further]
        filled = {key: content for key, content in found.items() if content}
        return filled or None

    def set_value(self, value: object) -> None:
        """Show a name, given as text or as ``PersonName.to_json``."""
        untrusted = {"display": value} if isinstance(value, str) else value
        given = untrusted if isinstance(untrusted, dict) else {}
        latin = [form for form in given.get("latin", []) if isinstance(form, dict)]
        self._own_parts = bool(given.get("parts"))
        self.display.setText(str(given.get("display", "")))
        first = latin[0] if latin else {}
        self.latin.setText(str(first.get("text", "")))
        self.system.setCurrentIndex(max(0, self.system.findData(first.get("system"))))
        self._latin_source = str(first.get("source", ""))
        self._further = list(latin[1:])
        for part, line in self.parts.items():
            if self._own_parts:
                line.setText(str(given["parts"].get(part, "")))

    def lines(self) -> tuple[QWidget, ...]:
        """Return the line of the name."""
        return (self.display,)

    def show_parts(self, *, shown: bool) -> None:
        """Show the parts, or put them away."""
        self._panel.setVisible(shown)

    _latin_source = ""

    def _latin(self) -> list[dict[str, str]]:
        text = self.latin.text().strip()
        form = {"text": text, "system": self.system.currentData(), "source": self._latin_source}
        return [{key: part for key, part in form.items() if part}] if text else []

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.display, 0, 0, 1, 3)
        grid.addWidget(self.latin, 1, 0)
        grid.addWidget(self.system, 1, 1)
        self._toggle = QPushButton(T("Editors", "Parts of the name"))
        give_role(self._toggle, "link")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(lambda on: self.show_parts(shown=on))
        grid.addWidget(self._toggle, 1, 2)
        grid.setColumnStretch(0, 1)
        self.rows.addLayout(grid)
        self.rows.addWidget(self._parts_panel())
        self.setFocusProxy(self.display)

    def _parts_panel(self) -> QWidget:
        self._panel = QWidget()
        grid = QGridLayout(self._panel)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setSpacing(6)
        for at, (part, line) in enumerate(self.parts.items()):
            row, column = divmod(at, 4)
            label = PlainLabel(field_label(f"name_parts.{part}", spoken()), "label")
            grid.addWidget(label, row * 2, column)
            grid.addWidget(line, row * 2 + 1, column)
        self._panel.hide()
        return self._panel

    def _connect(self) -> None:
        self.display.textChanged.connect(self._split)
        for line in (self.display, self.latin, *self.parts.values()):
            line.textChanged.connect(self.changed)
        self.system.currentIndexChanged.connect(self.changed)
        for line in self.parts.values():
            line.textEdited.connect(self._owned)

    def _owned(self) -> None:
        self._own_parts = True

    def _split(self, text: str) -> None:
        if not self._own_parts:
            found = PersonName.typed(text.strip()).parts
            for part, line in self.parts.items():
                line.setText(getattr(found, part))


def _systems() -> QComboBox:
    """The four ways by which a Latin spelling came to be."""
    words = {
        "family": T("Editors", "As the family writes it"),
        "passport": T("Editors", "As in the passport"),
        "press": T("Editors", "As in the press"),
        "auto": T("Editors", "By transliteration"),
    }
    box = QComboBox()
    box.setAccessibleName(T("Editors", "Whose Latin spelling it is"))
    # Not as wide as its longest word: the name beside it needs the room.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for system in sorted(LATIN_SYSTEMS, key=list(words).index):
        box.addItem(words[system], system)
    return box
