# SPDX-License-Identifier: Apache-2.0
"""Integrity: whether everything is as it was written, and a receipt that notices a step back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from registry.services import activity, printing, receipts
from registry.services.activity import Finding
from ui.background import Progress
from ui.desk import Desk
from ui.language import T, natural, spoken
from ui.vault.part import Part
from ui.widgets.findings import FindingsCard
from ui.widgets.plain_label import Card, PlainLabel, give_role
from ui.widgets.qr_code import QrCode
from ui.widgets.receipt_page import receipt_pdf
from ui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from registry.services.vaults import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found, and which parts it says nothing about."""

    findings: tuple[Finding, ...]
    closed: tuple[str, ...]


class ReceiptCard(Card):
    """The receipt of this moment as text and as a code."""

    def __init__(self) -> None:
        super().__init__()
        self.line = TextLine(T("Integrity", "Receipt of this moment"))
        self.line.setReadOnly(True)
        self.code = QrCode(T("Integrity", "The receipt as a QR code"))
        self.copy = QPushButton(T("Integrity", "Copy"))
        self.print = QPushButton(T("Integrity", "Print it"))
        self.print.setEnabled(printing.is_possible())
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.line.text()))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(PlainLabel(T("Integrity", "Receipt of this moment"), "heading"))
        for said in (
            T("Integrity", "It says how far the log has come. It names nobody and opens nothing, "
                           "so it may be kept anywhere but here: on paper, with a friend."),
            T("Integrity", "If somebody puts this vault back to an earlier state, a receipt that "
                           "was kept elsewhere tells."),
        ):  # fmt: skip
            words.addWidget(PlainLabel(said, "muted"))
        words.addWidget(self.line)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.print)
        buttons.addStretch()
        words.addLayout(buttons)
        words.addStretch()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(20, 16, 20, 16)
        columns.setSpacing(20)
        columns.addLayout(words, 1)
        columns.addWidget(self.code)

    def show_receipt(self, text: str) -> None:
        """Show a receipt."""
        self.line.setText(text)
        self.code.show_text(text)


class IntegrityPart(Part):
    """Checks quickly when it is opened, and wholly when asked; compares with what was kept."""

    def __init__(self, desk: Desk) -> None:
        about = T("Integrity", "Every change is signed and chained. A check compares the files "
                               "with what was signed.")  # fmt: skip
        super().__init__(desk, T("Integrity", "Integrity"), about)
        self.found, self.compared = FindingsCard(), FindingsCard()
        self.state = PlainLabel("", "muted")
        self.full = QPushButton(T("Integrity", "Check everything"))
        self.receipt = ReceiptCard()
        self.given = TextLine(T("Integrity", "A receipt that was kept"))
        self.compare = QPushButton(T("Integrity", "Compare"))
        self._is_checked = False
        self._lay_out()
        self.full.clicked.connect(self._check_all)
        self.compare.clicked.connect(self._compare)
        self.receipt.print.clicked.connect(self._print)
        self.given.textChanged.connect(lambda text: self.compare.setEnabled(bool(text.strip())))

    def opened(self) -> None:
        """Check quickly, once, and make the receipt of this moment."""
        self.desk.run(self, receipts.make, self.receipt.show_receipt, self.say_error)
        if not self._is_checked:
            self._is_checked = True
            self.state.setText(T("Integrity", "Checking what was written since the last full "
                                              "check"))  # fmt: skip
            self.state.show()
            self.desk.run(self, quickly, self._show_quick, self.say_error)

    def _show_quick(self, checked: Checked) -> None:
        well = T("Integrity", "All is well since the last full check.")
        self.state.hide()
        self.found.show_found(_lines(checked.findings), well, _closed(checked))

    def _check_all(self) -> None:
        title = T("Integrity", "Checking every page, log entry, record and file")
        self.desk.work(self, wholly, self._show_all, self.say_error, title=title)

    def _show_all(self, checked: Checked) -> None:
        well = T("Integrity", "All is as it was written: pages, logs, signatures, records and "
                              "files agree.")  # fmt: skip
        self.found.show_found(_lines(checked.findings), well, _closed(checked))

    def _compare(self) -> None:
        untrusted_text = self.given.text()
        self.compared.hide()
        self.desk.run(
            self,
            lambda vault: receipts.compare(vault, untrusted_text),
            self._show_compared,
            self.say_error,
        )

    def _show_compared(self, findings: Sequence[Finding]) -> None:
        well = T("Integrity", "This vault has everything that the receipt knows of.")
        self.compared.show_found(_lines(findings), well)

    def _print(self) -> None:
        day = dt.datetime.now(dt.UTC).date().isoformat()
        pdf = receipt_pdf(self.receipt.line.text(), day, demo=self.desk.facts.is_demo)
        said = T("Integrity", "The receipt was given to the printer.")
        self.desk.run(
            self,
            lambda _: printing.print_receipt(pdf),
            lambda _: self.said.emit(said),
            self.say_error,
        )

    def _lay_out(self) -> None:
        give_role(self.full, "primary")
        self.compare.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(self.full)
        row.addStretch()
        asked = Card()
        inside = QVBoxLayout(asked)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(8)
        inside.addWidget(PlainLabel(T("Integrity", "Compare with a receipt"), "heading"))
        label = PlainLabel(T("Integrity", "A receipt that was kept"), "label")
        label.setBuddy(self.given)
        line = QHBoxLayout()
        line.addWidget(self.given, 1)
        line.addWidget(self.compare)
        inside.addWidget(label)
        inside.addLayout(line)
        inside.addWidget(self.compared)
        for widget in (self.state, self.found):
            self.rows.addWidget(widget)
        self.rows.addLayout(row)
        self.rows.addWidget(self.receipt)
        self.rows.addWidget(asked)
        self.rows.addStretch()


def quickly(vault: Vault) -> Checked:
    """Check from the newest checkpoint on."""
    return Checked(findings=activity.check(vault), closed=activity.not_checked(vault))


def wholly(vault: Vault, progress: Progress) -> Checked:
    """Check everything from the first entry on, with every file of evidence."""
    found = activity.check(vault, full=True, progress=progress)
    return Checked(findings=found, closed=activity.not_checked(vault))


def _lines(findings: Sequence[Finding]) -> list[str]:
    return [natural(activity.words(one)[spoken()]) for one in findings]


def _closed(checked: Checked) -> list[str]:
    return [activity.part_words(tier)[spoken()] for tier in checked.closed]
