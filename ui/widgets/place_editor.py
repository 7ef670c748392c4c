# SPDX-License-Identifier: Apache-2.0
"""A place: typed freely, completed from the gazetteer, shown with its whole path.

What the gazetteer does not know is kept as written: that is the normal case, not an error.
"""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QWidget

from registry.domain.gazetteer import gazetteer
from registry.domain.places import Place, resolve
from registry.domain.values import ValueRefused
from ui.language import T, ltr, natural, spoken
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_line import TextLine
from ui.widgets.value_editor import ValueEditor

MOST = 12


class PlaceEditor(ValueEditor):
    """Gives ``{"code"}`` for a place that was picked, else the text as typed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        hint = T("Editors", "Neighbourhood, town or governorate")
        self.line = TextLine(name, placeholder=hint)
        self._known = PlainLabel("", "hint")
        self._given: tuple[str, object] = ("", None)
        self._codes: dict[str, str] = {}
        self._offers = QStringListModel(self)
        self._complete()
        self.line.textEdited.connect(self._offer)
        self.line.textChanged.connect(self._typed)
        self._take(self.line)
        self.rows.addWidget(self._known)
        self._known.hide()

    def value(self) -> object:
        """Return the picked code, the given value while its text stands, or the text."""
        text = self.line.text().strip()
        if text == self._given[0]:
            return self._given[1]
        return text or None

    def set_value(self, value: object) -> None:
        """Show a place, given as text or as ``Place.to_json``."""
        text = shown_place(value)
        self._given = (text, value)
        self.line.setText(text)

    def pick(self, shown: str) -> None:
        """Take the place that was offered as ``shown``."""
        self._given = (shown, {"code": self._codes[shown]})
        self.line.setText(shown)
        self._typed(shown)

    def offers(self) -> list[str]:
        """Return the places that are offered for what was typed."""
        return self._offers.stringList()

    def note(self) -> str:
        """Return what is said below the line: the code, or that the text is kept as written."""
        return self._known.text()

    def lines(self) -> tuple[QWidget, ...]:
        """Return the line."""
        return (self.line,)

    def _complete(self) -> None:
        completer = QCompleter(self._offers, self)
        # The gazetteer has matched already, in both scripts: every offer is shown.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST)
        completer.activated.connect(self.pick)
        self.line.setCompleter(completer)

    def _offer(self, text: str) -> None:
        found = gazetteer().suggest(text, MOST) if text.strip() else ()
        self._codes = {gazetteer().shown_code(one.code, spoken()): one.code for one in found}
        self._offers.setStringList(list(self._codes))

    def _typed(self, text: str) -> None:
        words = self._note(text.strip())
        self._known.setText(words)
        self._known.setVisible(bool(words))
        self.changed.emit()

    def _note(self, text: str) -> str:
        if not text:
            return ""
        value = self.value()
        place = as_place(value) if isinstance(value, dict) else resolve(text)
        if place is None or not place.code:
            return T("Editors", "Not in the gazetteer: kept as written")
        if place.text:
            around = natural(gazetteer().shown_code(place.code, spoken()))
            return T("Editors", "Kept as written, within {place}").format(place=around)
        return T("Editors", "In the gazetteer: {code}").format(code=ltr(place.code))


def as_place(value: object) -> Place | None:
    """Return the place that ``value`` is the JSON of, or None."""
    try:
        return Place.from_json(value)
    except ValueRefused:
        return None


def shown_place(value: object) -> str:
    """Return the text of a place in the language of the window."""
    if value is None or isinstance(value, str):
        return value or ""
    place = as_place(value)
    return place.shown(spoken()) if place else ""
