# SPDX-License-Identifier: Apache-2.0
"""The ledger: every package that left, who holds what, and the letters that recall it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from registry.domain.vocabulary import is_term, term_label
from registry.errors import RegistryError
from registry.services import consents, ledger
from ui.desk import Desk
from ui.exports.holders import Holders
from ui.language import T, ltr, natural, number, spoken
from ui.messages import sentence
from ui.records.asking import offer_records
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.reference_editor import ReferenceEditor
from ui.widgets.text_table import TextRow, TextTable

SHARES: Final = (3, 5, 6, 2, 2, 3)


class ExportsOverview(QWidget):
    """Says ``wanted`` for a new package, ``verifying`` for one received, and what is looked at."""

    wanted = Signal()
    verifying = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, waiting: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._waiting = waiting
        headings = (
            T("Exports", "Built on"),
            T("Exports", "Audience"),
            T("Exports", "Recipient"),
            T("Exports", "Left"),
            T("Exports", "Withheld"),
            T("Exports", "Code"),
        )
        self.table = TextTable(T("Exports", "Packages that left"), headings, SHARES)
        self.record = ReferenceEditor(T("Exports", "Who has this? Name or code"), "")
        self.holders = Holders()
        self._new = QPushButton(T("Exports", "Make a package"))
        self._verify = QPushButton(T("Exports", "Verify a received package"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._new.clicked.connect(self.wanted)
        self._verify.clicked.connect(self.verifying)
        self.table.moved.connect(self._choose)
        self.record.changed.connect(self._ask)
        self.record.wanted.connect(
            lambda kind, words: offer_records(desk, self.record, kind, words, self._say)
        )

    def load(self) -> None:
        """Load the ledger."""
        self._desk.run(self, ledger.entries, self.show_entries, self._say)

    def look_at(self, ref: str) -> None:
        """Show what left of each record in the package of ``ref``."""
        self._desk.run(
            self, lambda vault: ledger.entries(vault, ref), self._show_package, self._say
        )

    def show_entries(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Show the packages of the ledger, newest first."""
        self.table.show_rows([entry_row(entry) for entry in entries])
        self._stack.setCurrentIndex(1 if entries else 0)
        self._new.setVisible(bool(entries))

    def _choose(self, row: TextRow | None) -> None:
        if row is not None:
            self.look_at(row.key)

    def _show_package(self, entries: Sequence[Mapping[str, Any]]) -> None:
        for entry in entries[:1]:
            self.holders.show_package(entry)

    def _ask(self) -> None:
        ref = str(self.record.value() or "")
        if is_code(ref):
            self._desk.search(
                self,
                lambda vault: consents.letters_about(vault, ref),
                lambda letters: self.holders.show_letters(ref, letters),
                self._say,
            )

    def _say(self, error: RegistryError) -> None:
        self.said.emit(sentence(error))

    def _lay_out(self) -> None:
        give_role(self._new, "primary")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(PlainLabel(T("Exports", "Packages"), "title").one_line())
        head.addStretch()
        head.addWidget(self._verify)
        head.addWidget(self._new)
        empty = EmptyState(
            T("Exports", "Nothing has left this vault"),
            T("Exports", "A package holds only what consent, grade and audience allow. You see "
                         "every record and field, and why it leaves or stays, before it is built."),
            T("Exports", "Make a package"),
        )  # fmt: skip
        empty.wanted.connect(self.wanted)
        self._stack.addWidget(empty)
        self._stack.addWidget(self._ledger())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 14)
        rows.setSpacing(14)
        rows.addLayout(head)
        rows.addWidget(self._waiting)
        rows.addWidget(self._stack, 1)

    def _ledger(self) -> QWidget:
        asking = QVBoxLayout()
        asking.setSpacing(3)
        asking.addWidget(PlainLabel(T("Exports", "Who has this?"), "label"))
        asking.addWidget(self.record)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 10, 0, 0)
        lower.addLayout(asking)
        lower.addWidget(self.holders, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(below)
        split.setSizes([200, 340])
        return split


def is_code(text: str) -> bool:
    """Whether ``text`` looks like a whole reference, so that asking the ledger makes sense."""
    prefix, dash, rest = text.partition("-")
    return bool(dash) and prefix.isalpha() and len(rest) >= 6 and rest.isalnum()  # noqa: PLR2004


def entry_row(entry: Mapping[str, Any]) -> TextRow:
    """Return one package of the ledger as a row."""
    cells = (
        ltr(str(entry["built_on"])),
        audience_words(str(entry["profile"])),
        natural(str(entry["recipient"])) or T("Exports", "the public"),
        number(int(entry["records"] or 0)),
        number(int(entry["withheld"] or 0)),
        ltr(str(entry["id"])),
    )
    return TextRow(cells, key=str(entry["id"]))


def audience_words(profile: str) -> str:
    """Return the word for an audience in the language of the window."""
    known = is_term("profile", profile)
    return term_label("profile", profile, spoken()) if known else ltr(profile)
