# SPDX-License-Identifier: Apache-2.0
"""A date as sure as it is known: typed as it was told, read back in words below the line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from registry.domain.dates import PartialDate, parse_date
from registry.domain.values import DateDoesNotExist, ValueRefused
from ui.language import T, ltr, natural, spoken
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_line import TextLine
from ui.widgets.value_editor import ValueEditor


class DateEditor(ValueEditor):
    """Gives the text as typed, or what it was given if nobody changed it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        hint = T("Editors", "Day, month or year, as it was told")
        self.line = TextLine(name, placeholder=hint, weak_is_ltr=True)
        self.line.setMaximumWidth(420)
        self._read = PlainLabel("", "hint")
        self._given: tuple[str, object] = ("", None)
        self.line.textChanged.connect(self._typed)
        self._take(self.line)
        self.rows.addWidget(self._read)
        self._read.hide()

    def value(self) -> object:
        """Return the text that was typed; the value as it was given if that still stands."""
        text = self.line.text().strip()
        return self._given[1] if text == self._given[0] else text or None

    def set_value(self, value: object) -> None:
        """Show a date, given as text or as ``PartialDate.to_json``."""
        text = shown_as_told(value)
        self._given = (text, value)
        self.line.setText(text)

    def reading(self) -> str:
        """Return how the text is understood, in words."""
        return self._read.text()

    def lines(self) -> tuple[QWidget, ...]:
        """Return the line."""
        return (self.line,)

    def _typed(self, text: str) -> None:
        words = reading_of(text)
        self._read.setText(words)
        self._read.setVisible(bool(words))
        self.changed.emit()


def shown_as_told(value: object) -> str:
    """Return the text of a date: as it was told if that is known, else in words."""
    if value is None or isinstance(value, str):
        return value or ""
    try:
        date = PartialDate.from_json(value)
    except ValueRefused:
        return ""
    return date.told or date.shown(spoken())


def reading_of(text: str) -> str:
    """Return in words how ``text`` is understood; nothing for nothing."""
    if not text.strip():
        return ""
    try:
        date = parse_date(text.strip())
    except DateDoesNotExist:
        return T("Editors", "This day is in no calendar")
    except ValueRefused:
        return T("Editors", "Not understood yet: for example {example}").format(
            example=natural(_EXAMPLE[spoken()])
        )
    shown = date.shown(spoken())
    told = natural(shown) if any(c.isalpha() for c in shown) else ltr(shown)
    return T("Editors", "Understood as {date}").format(date=told)


_EXAMPLE = {"ar": "25 أيلول 2012", "en": "25 September 2012"}
