# SPDX-License-Identifier: Apache-2.0
"""The steps in which recovery sheets are made: a way to split, sheet by sheet, typed back.

Sheets count for nothing until enough of them were typed back: who cannot read their own
handwriting learns it now.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from registry.services import recovery
from registry.services.recovery import Sheet
from ui.language import T, number
from ui.vault.member_cards import ActionCard
from ui.vault.sheets import SCHEMES, sheets_entry
from ui.widgets.plain_label import Card, PlainLabel, give_role
from ui.widgets.sheet_view import SheetView
from ui.widgets.text_line import TextLine

INDENT: Final = 26


class SchemeCard(ActionCard):
    """Which sheets, and what has to be so before they are shown."""

    submitted = Signal(str)

    def __init__(self) -> None:
        super().__init__(T("Ceremony", "Prepare recovery sheets"), T("Ceremony", "Show the sheets"))
        self._ways: dict[str, QRadioButton] = {}
        for name, words in SCHEMES.items():
            title, means = words()
            self._ways[name] = QRadioButton(title)
            self._ways[name].setAccessibleDescription(means)
            hint = PlainLabel(means, "hint")
            hint.setContentsMargins(INDENT, 0, INDENT, 4)
            self.rows.addWidget(self._ways[name])
            self.rows.addWidget(hint)
        self._ways[recovery.DEFAULT_SCHEME].setChecked(True)
        before = T(
            "Ceremony",
            "Before you go on: be in a room with nobody else and no camera, have paper and a pen, "
            "and half an hour. You write each sheet down, then type enough of them back. Sheets "
            "of before open nothing once the new ones count.",
        )
        self.rows.addWidget(PlainLabel(before, "notice"))
        self.end()
        self.does.clicked.connect(self._submit)

    def scheme(self) -> str:
        """Return the name of the way that is chosen."""
        return next(name for name, one in self._ways.items() if one.isChecked())

    def choose(self, scheme: str) -> None:
        """Choose a way by its name."""
        self._ways[scheme].setChecked(True)

    def _submit(self) -> None:
        self.does.setEnabled(False)
        self.submitted.emit(self.scheme())


class SheetsCard(Card):
    """One sheet at a time on the screen; ``written`` when the last one was written down."""

    written = Signal()
    left = Signal()
    print_wanted = Signal(object, str)
    """The sheet in sight, and the reason that was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: tuple[Sheet, ...] = ()
        self._at = 0
        self.view = SheetView()
        self.place = PlainLabel("", "heading")
        self.sentence = PlainLabel("", "problem")
        self.on = QPushButton()
        self.before = QPushButton(T("Ceremony", "Sheet before"))
        self.leave = QPushButton(T("Ceremony", "Leave it"))
        self.printing = QPushButton(T("Ceremony", "Print this sheet…"))
        self._reason = _ReasonRow()
        give_role(self.on, "primary")
        for button in (self.leave, self.printing):
            give_role(button, "link")
        self._lay_out()
        self.on.clicked.connect(self._go_on)
        self.before.clicked.connect(lambda: self._turn(self._at - 1))
        self.leave.clicked.connect(self.left)
        self.printing.clicked.connect(self._reason.ask)
        self._reason.given.connect(lambda why: self.print_wanted.emit(self.view.sheet(), why))

    def begin(self, sheets: Sequence[Sheet], *, may_print: bool) -> None:
        """Show the first of ``sheets``."""
        self._sheets = tuple(sheets)
        self.printing.setVisible(may_print)
        self._turn(0)

    def clear(self) -> None:
        """Take the words off the screen and forget them."""
        self._sheets = ()
        self.view.show_sheet(None)

    def say(self, sentence: str) -> None:
        """Say what became of a print."""
        self.sentence.setText(sentence)

    def _turn(self, at: int) -> None:
        self._at = at
        self.view.show_sheet(self._sheets[at])
        words = T("Ceremony", "Sheet {at} of {count}: write every word down, in its order.")
        self.place.setText(words.format(at=number(at + 1), count=number(len(self._sheets))))
        is_last = at + 1 == len(self._sheets)
        self.on.setText(
            T("Ceremony", "All are written down") if is_last else T("Ceremony", "Next sheet")
        )
        self.before.setEnabled(at > 0)
        self.sentence.setText("")
        self._reason.put_away()

    def _go_on(self) -> None:
        if self._at + 1 < len(self._sheets):
            self._turn(self._at + 1)
        else:
            self.view.show_sheet(None)
            self.written.emit()

    def show_again(self) -> None:
        """Show the last sheet again: a word could not be read."""
        self._turn(len(self._sheets) - 1)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(self.place)
        rows.addWidget(self.view)
        rows.addWidget(self._reason)
        rows.addWidget(self.sentence)
        row = QHBoxLayout()
        for widget in (self.leave, self.printing):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.before)
        row.addWidget(self.on)
        rows.addLayout(row)


class _ReasonRow(QWidget):
    """Why this sheet goes to a printer, which may keep a copy of it."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        said = T(
            "Ceremony",
            "The printing system and the printer may keep a copy, and whoever gets it has this "
            "sheet. Print only on a printer of your own, stand beside it, and say here why. The "
            "log keeps the reason.",
        )
        rows.addWidget(PlainLabel(said, "notice"))
        why = T("Ceremony", "Why it is printed")
        self.line = TextLine(why, placeholder=why)
        self.does = QPushButton(T("Ceremony", "Print"))
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.does)
        rows.addLayout(row)
        self.line.textChanged.connect(lambda text: self.does.setEnabled(bool(text.strip())))
        self.does.clicked.connect(lambda: self.given.emit(self.line.text().strip()))
        self.put_away()

    def ask(self) -> None:
        """Ask for the reason."""
        self.show()
        self.line.setFocus()

    def put_away(self) -> None:
        """Forget what was typed."""
        self.line.clear()
        self.does.setEnabled(False)
        self.hide()


class TypedCard(ActionCard):
    """Sheets typed: back in a ceremony, or in a rehearsal."""

    submitted = Signal(tuple)
    again = Signal()

    def __init__(self, title: str, said: str, does: str, again: str = "") -> None:
        super().__init__(title, does)
        self.sheets = sheets_entry()
        self.rows.addWidget(PlainLabel(said, "muted"))
        self.rows.addWidget(self.sheets)
        if again:
            button = QPushButton(again)
            give_role(button, "link")
            button.clicked.connect(self.again)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch()
            self.rows.addLayout(row)
        self.end()
        self.sheets.changed.connect(lambda: self.does.setEnabled(self.sheets.is_ready()))
        self.does.clicked.connect(self._submit)
        self.does.setEnabled(False)

    def begin(self) -> None:
        """Forget what was typed."""
        self.sheets.clear()
        self.sentence.setText("")
        self.does.setEnabled(False)

    def _submit(self) -> None:
        self.does.setEnabled(False)
        self.submitted.emit(self.sheets.texts())
