# SPDX-License-Identifier: Apache-2.0
"""A reference to another record: found by its words or its code, shown with its title.

The widget knows no vault: it says ``wanted(kind, words)``, and whoever holds the desk answers
with ``offer``. ``ui/widgets/record_form.py`` passes both on for all references of a form.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from ui.language import T, ltr, natural
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_line import TextLine
from ui.widgets.value_editor import ValueEditor

PAUSE_MS = 150
"""How long after the last key the record is looked for."""
Found = Sequence[tuple[str, str]]
"""References and titles."""


class ReferenceEditor(ValueEditor):
    """Gives the reference, ``W-7K3Q9A``; what was typed and is none is given as it is."""

    wanted = Signal(str, str)
    """The kind of record and the words that were typed; answer with ``offer``."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(name)
        self.kind = kind
        self.line = TextLine(name, placeholder=T("Editors", "Name or code"), weak_is_ltr=True)
        self._chosen = PlainLabel("", "hint")
        self._titles: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._offers = QStringListModel(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self._complete()
        self.line.textEdited.connect(lambda _: self._timer.start())
        self.line.textChanged.connect(self._typed)
        self._take(self.line)
        self.rows.addWidget(self._chosen)
        self._chosen.hide()

    def value(self) -> object:
        """Return the reference, or None."""
        return self.line.text().strip() or None

    def set_value(self, value: object) -> None:
        """Show a reference; ``name_record`` gives it its title."""
        self.line.setText("" if value is None else str(value))

    def name_record(self, ref: str, title: str) -> None:
        """Say what the record of ``ref`` is called."""
        self._titles[ref] = title
        self._typed(self.line.text())

    def offer(self, found: Found) -> None:
        """Offer the records that were found for the words."""
        self._titles.update(found)
        self._shown = {f"{natural(title)}   {ltr(ref)}": ref for ref, title in found}
        self._offers.setStringList(list(self._shown))
        completer = self.line.completer()
        if self.line.hasFocus() and self._shown and completer is not None:
            completer.complete()

    def pick(self, shown: str) -> None:
        """Take the record that was offered as ``shown``."""
        self.line.setText(self._shown[shown])

    def offers(self) -> list[str]:
        """Return what is offered."""
        return self._offers.stringList()

    def lines(self) -> tuple[QWidget, ...]:
        """Return the line."""
        return (self.line,)

    def _complete(self) -> None:
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.line.setCompleter(completer)
        # The line's own slot would write the shown text; ours writes the reference after it.
        completer.activated.connect(lambda shown: QTimer.singleShot(0, lambda: self.pick(shown)))

    def _ask(self) -> None:
        if words := self.line.text().strip():
            self.wanted.emit(self.kind, words)

    def _typed(self, text: str) -> None:
        title = self._titles.get(text.strip(), "")
        self._chosen.setText(natural(title))
        self._chosen.setVisible(bool(title))
        self.changed.emit()
