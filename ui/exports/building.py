# SPDX-License-Identifier: Apache-2.0
"""The last steps of a package: where it is written, and what the person and the receiver need."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from registry.services.approval import Waiting
from registry.services.exports import Built
from ui.language import T, ltr, natural, number
from ui.widgets.facts import Fact, values_in
from ui.widgets.file_line import SAVE, FileLine
from ui.widgets.plain_label import Card, PlainLabel

MARGIN: Final = 24


class BuildStep(QWidget):
    """Asks where to write; says what happens before anything is written."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._counts = PlainLabel("", "heading")
        self.target = FileLine(T("Exports", "Write the package to"), SAVE)
        self.target.changed.connect(self.changed)
        self._waits = PlainLabel(
            T("Exports", "Several people work in this vault, so nobody sends what they built. It "
                         "waits here, encrypted, until another keeper has looked at it and sends "
                         "it."), "notice",
        )  # fmt: skip
        self._waits.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, 20, MARGIN, 20)
        rows.setSpacing(12)
        rows.addWidget(self._counts)
        rows.addWidget(self.target)
        rows.addWidget(self._waits)
        steps = (
            T("Exports", "The package is made in memory, signed, opened again as a stranger would "
                         "open it, and every word of it is compared with what may not leave."),
            T("Exports", "If anything is found, nothing is written, and you are told where it is."),
            T("Exports", "What left of whom, to whom and why goes into the ledger."),
        )  # fmt: skip
        for step in steps:
            rows.addWidget(PlainLabel(step, "muted"))
        rows.addStretch()

    def show_counts(self, leaving: int, blocked: int) -> None:
        """Show how many records the preview lets out and holds back."""
        words = T("Exports", "Records that leave: {leaving}; that stay: {blocked}")
        self._counts.setText(words.format(leaving=number(leaving), blocked=number(blocked)))

    def offer(self, profile: str, *, encrypted: bool) -> None:
        """Offer a name for the file."""
        if self.target.path() is None:
            self.target.set_path(suggested(profile, encrypted=encrypted))

    def ask_where(self, *, asked: bool) -> None:
        """Ask where to write it, or say that another keeper is asked that."""
        self.target.setVisible(asked)
        self._waits.setVisible(not asked)


def suggested(profile: str, *, encrypted: bool) -> Path:
    """Return a name that tells the audience and the day, and nothing else."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return Path.home() / f"sijill-{profile}-{today}.{'zip.age' if encrypted else 'zip'}"


class ResultStep(QScrollArea):
    """What was written, and what the receiver does to verify it without this program."""

    again = Signal()
    """The person wants to see the package verified here."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self._file = Path()

    def file(self) -> Path:
        """Return the package that was written last."""
        return self._file

    def texts(self) -> list[str]:
        """Return everything that is said, in order."""
        return [*(label.text() for label in self.findChildren(PlainLabel)), *values_in(self)]

    def show_built(self, built: Built, signer_line: str) -> None:
        """Show a package that was written and entered in the ledger."""
        self._file = built.file
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(MARGIN, 20, MARGIN, 20)
        rows.setSpacing(12)
        words = T("Exports", "Records that left: {records}; withheld: {withheld}")
        counts = words.format(records=number(built.records), withheld=number(built.withheld))
        rows.addWidget(PlainLabel(counts, "heading"))
        rows.addWidget(Fact(T("Exports", "The file"), str(built.file)))
        rows.addWidget(Fact(T("Exports", "Code in the ledger"), built.ref))
        rows.addWidget(Fact(T("Exports", "Hash of the list of files"), built.manifest_sha256))
        rows.addWidget(self._signer(built, signer_line))
        if built.notes:
            rows.addWidget(_notes(built.notes))
        check = QPushButton(T("Exports", "Verify it here, as the receiver would"))
        check.clicked.connect(self.again)
        row = QHBoxLayout()
        row.addWidget(check)
        row.addStretch()
        rows.addLayout(row)
        rows.addStretch()
        self.setWidget(ground)

    def show_waiting(self, one: Waiting) -> None:
        """Show a package that now waits for another keeper."""
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(MARGIN, 20, MARGIN, 20)
        rows.setSpacing(12)
        rows.addWidget(PlainLabel(T("Exports", "It now waits for another keeper"), "heading"))
        rows.addWidget(Fact(T("Exports", "Code in the ledger"), one.ref))
        words = T("Exports", "Records that leave: {leaving}; that stay: {blocked}")
        counts = words.format(leaving=number(one.records), blocked=number(one.withheld))
        rows.addWidget(PlainLabel(counts))
        said = T("Exports", "Nothing has left this vault. If one of its records or consents "
                            "changes before it is sent, it has to be built again.")  # fmt: skip
        rows.addWidget(PlainLabel(said, "muted"))
        rows.addStretch()
        self.setWidget(ground)

    def _signer(self, built: Built, signer_line: str) -> QWidget:
        card = Card()
        rows = QVBoxLayout(card)
        rows.setContentsMargins(16, 12, 16, 14)
        rows.setSpacing(6)
        rows.addWidget(PlainLabel(T("Exports", "How the receiver verifies it"), "strong"))
        first = T("Exports", "Read these eight words to the receiver by voice. They must be the "
                             "same as those that the receiver's own check shows:")  # fmt: skip
        rows.addWidget(PlainLabel(first, "muted"))
        rows.addWidget(PlainLabel(ltr(" ".join(built.words)), "heading", selectable=True))
        rows.addWidget(Fact(T("Exports", "Fingerprint of the signing key"), built.signer))
        rows.addWidget(Fact(T("Exports", "Line for the receiver's file of signers"), signer_line))
        package = built.file.name
        command = f"sijill verify {package} --signer SIGNERS"
        encrypted = package.endswith(".age")
        command = f"{command} --identity KEY" if encrypted else command
        rows.addWidget(Fact(T("Exports", "With this program"), command))
        stock = T("Exports", "Or with age, unzip, sha256sum and ssh-keygen alone: the file README "
                             "inside the package gives every command.")  # fmt: skip
        rows.addWidget(PlainLabel(stock, "muted"))
        return card


def _notes(notes: tuple[str, ...]) -> QWidget:
    card = Card()
    rows = QVBoxLayout(card)
    rows.setContentsMargins(16, 12, 16, 14)
    said = T("Exports", "Words worth a look: also everyday words, so they did not stop it")
    rows.addWidget(PlainLabel(said, "strong"))
    for note in notes:
        rows.addWidget(PlainLabel(natural(note)))
    return card
