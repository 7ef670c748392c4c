# SPDX-License-Identifier: Apache-2.0
"""Below the ledger: what one package holds of each record, or who holds something of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from registry.services.consents import Letter
from ui.language import T, led, ltr, natural, number, spoken
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_table import TextRow, TextTable

SHARES: Final = (3, 3, 3, 8)
_OUTCOMES: Final = {
    "keep": lambda: T("Exports", "leaves"),
    "generalise": lambda: T("Exports", "leaves less exact"),
    "pseudonymise": lambda: T("Exports", "leaves under a code"),
    "drop": lambda: T("Exports", "stays"),
}


class Holders(QWidget):
    """One sentence, and below it a table of records or the letters to send."""

    def __init__(self) -> None:
        super().__init__()
        self.words = PlainLabel("", "", selectable=True)
        headings = (
            T("Exports", "Record"),
            T("Exports", "Known there as"),
            T("Exports", "What happened"),
            T("Exports", "Why"),
        )
        self.items = TextTable(T("Exports", "What left of each record"), headings, SHARES)
        self.letters = QTextEdit()
        self.letters.setReadOnly(True)
        self.letters.setTabChangesFocus(True)
        self.letters.setAccessibleName(T("Exports", "Letters to send"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.items)
        self._stack.addWidget(self.letters)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 6, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.words)
        rows.addWidget(self._stack, 1)
        self._stack.hide()

    def show_package(self, entry: Mapping[str, Any]) -> None:
        """Show one package of the ledger with what left of each record, and why."""
        said = T("Exports", "{code} · hash of the list: {sha256}")
        code, sha256 = ltr(str(entry["id"])), ltr(str(entry["manifest_sha256"]))
        purpose = natural(str(entry["purpose"]))
        words = led(said.format(code=code, sha256=sha256))
        more = T("Exports", "For: {purpose}").format(purpose=purpose) if purpose else ""
        self.words.setText(f"{words}\n{more}".strip())
        self.items.show_rows([_item(one) for one in entry.get("items", [])])
        self._stack.setCurrentWidget(self.items)
        self._stack.show()

    def show_letters(self, ref: str, letters: Sequence[Letter]) -> None:
        """Show who holds something of the record of ``ref``, with what to write to each."""
        count = T("Exports", "%n package(s) hold something of {code}.", len(letters))
        none = T("Exports", "Nobody has received anything of {code}.")
        self.words.setText((count if letters else none).format(code=ltr(ref)))
        head = T("Exports", "If a consent is taken back, this is what to send to each:")
        self.letters.setPlainText("\n\n".join([head, *(_letter(one) for one in letters)]))
        self._stack.setCurrentWidget(self.letters)
        self._stack.setVisible(bool(letters))


def _item(item: Mapping[str, Any]) -> TextRow:
    ref = str(item["ref"])
    code = ltr(str(item["code"])) or "—"
    return TextRow((ltr(ref), code, outcome_words(str(item["outcome"])),
                    natural(item["reason"][spoken()])), goes=ref)  # fmt: skip


def outcome_words(outcome: str) -> str:
    """Return in words what happens to a record or a field."""
    return _OUTCOMES[outcome]()


def _letter(letter: Letter) -> str:
    head = T("Exports", "{recipient} · {export} · records: {count}")
    to = natural(letter.recipient) or T("Exports", "The public")
    count = number(len(letter.codes))
    shown = head.format(recipient=to, export=ltr(letter.export), count=count)
    return f"{shown}\n{letter.words['ar']}\n\n{letter.words['en']}"
