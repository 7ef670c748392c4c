# SPDX-License-Identifier: Apache-2.0
"""Packages that wait for a keeper: listed, looked at, sent by another than their builder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from registry.errors import RegistryError
from registry.services import approval
from registry.services.approval import Waiting
from registry.services.exports import Built
from ui.background import Progress
from ui.desk import Desk
from ui.exports.overview import audience_words
from ui.language import T, led, ltr, natural, number
from ui.messages import sentence
from ui.widgets.file_line import SAVE, FileLine
from ui.widgets.plain_label import Card, PlainLabel, give_role
from ui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from registry.services.vaults import Vault

MARGIN: Final = 24


class WaitingList(QWidget):
    """A card for each package that waits; says ``chosen(waiting)``."""

    chosen = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.hide()

    def load(self) -> None:
        """Ask which packages wait."""
        self._desk.run(self, approval.waiting, self.show_waiting, self._refused)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show the packages that wait, the oldest first."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in waiting:
            self._rows.addWidget(self._card(one))
        self.setVisible(bool(waiting))

    def cards(self) -> list[Card]:
        """Return the cards in sight, the oldest first."""
        found = [self._rows.itemAt(at) for at in range(self._rows.count())]
        shown = [item.widget() for item in found if item is not None]
        return [card for card in shown if isinstance(card, Card)]

    def _card(self, one: Waiting) -> Card:
        card = Card()
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(PlainLabel(waiting_words(one)), 1)
        look = QPushButton(T("Approving", "Look at it"))
        look.clicked.connect(lambda: self.chosen.emit(one))
        row.addWidget(look)
        return card

    def _refused(self, error: RegistryError) -> None:
        self.said.emit(sentence(error))


class ApproveScreen(QScrollArea):
    """One package that waits: what it is, where to write it, or why it is declined."""

    left = Signal()
    built = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ref = ""
        self.facts = PlainLabel("", selectable=True)
        self.target = FileLine(T("Approving", "Write the package to"), SAVE)
        self.reason = TextLine(T("Approving", "Why it is declined"))
        self.problem = PlainLabel("", "problem")
        self.approve = QPushButton(T("Approving", "Scan it and send it"))
        self.decline = QPushButton(T("Approving", "Decline it"))
        self._send, self._refuse = Card(), Card()
        self._lay_out()
        self.target.changed.connect(self._follow)
        self.reason.textChanged.connect(lambda _: self._follow())
        self.approve.clicked.connect(self._approve)
        self.decline.clicked.connect(self._decline)

    def begin(self, one: Waiting, target: Path) -> None:
        """Show one package; ``target`` is a name that tells audience and day, and nothing else."""
        self._ref = one.ref
        self.facts.setText("\n".join(fact_lines(one)))
        self.target.set_path(target)
        self.reason.clear()
        self.problem.setText("")
        back = T("Approving", "Take it back")
        self.decline.setText(back if one.is_own else T("Approving", "Decline it"))
        self._send.setVisible(not one.is_own and bool(one.profile))
        self._refuse.setVisible(one.is_own or bool(one.profile))
        self._follow()

    def _follow(self) -> None:
        self.approve.setEnabled(self.target.path() is not None)
        self.decline.setEnabled(bool(self.reason.text().strip()))

    def _approve(self) -> None:
        ref, target = self._ref, self.target.path()
        if target is None:
            return
        self.problem.setText("")

        def call(vault: Vault, progress: Progress) -> Built:
            return approval.approve(vault, ref, target, progress=progress)

        title = T("Approving", "Deciding everything anew, and scanning the package")
        self._desk.work(self, call, self.built.emit, self._refused, title=title)

    def _decline(self) -> None:
        ref, reason = self._ref, self.reason.text().strip()

        def done(_: object) -> None:
            self.said.emit(T("Approving", "Declined. The log keeps the reason."))
            self.left.emit()

        self._desk.change(
            self, lambda vault: approval.decline(vault, ref, reason), done, self._refused
        )

    def _refused(self, error: RegistryError) -> None:
        self.problem.setText(sentence(error))
        self.ensureWidgetVisible(self.problem)

    def _lay_out(self) -> None:
        give_role(self.approve, "primary")
        back = QPushButton(T("Approving", "Back"))
        back.clicked.connect(self.left)
        label = PlainLabel(T("Approving", "Why it is declined"), "label")
        label.setBuddy(self.reason)
        scan = T("Approving", "Everything is decided anew with the keepers' words, then signed, "
                              "opened as a stranger would and scanned. If a record changed since "
                              "it was built, nothing is written.")  # fmt: skip
        _filled(self._send, (PlainLabel(scan, "muted"), self.target), self.approve)
        _filled(self._refuse, (label, self.reason), self.decline)
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(MARGIN, 18, MARGIN, 18)
        rows.setSpacing(14)
        rows.addWidget(PlainLabel(T("Approving", "A package that waits"), "title"))
        for widget in (self.facts, self._send, self._refuse, self.problem):
            rows.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch()
        rows.addLayout(foot)
        rows.addStretch()
        self.setWidget(ground)
        self.setWidgetResizable(True)


def waiting_words(one: Waiting) -> str:
    """Return in a sentence what waits, since when, built by whom."""
    words = T("Approving", "{code} waits for a keeper: built on {day} by {member}{audience}.")
    to = f" · {audience_words(one.profile)}" if one.profile else ""
    return led(
        words.format(code=ltr(one.ref), day=ltr(one.at[:10]), member=ltr(one.builder), audience=to)
    )


def fact_lines(one: Waiting) -> list[str]:
    """Return what is known of a package that waits; who cannot open it knows less."""
    lines = [waiting_words(one)]
    if one.profile:
        recipient = natural(one.recipient) or T("Approving", "the public")
        counts = T("Approving", "Records that leave: {records}; withheld: {withheld}")
        lines += [
            T("Approving", "Recipient: {recipient}").format(recipient=recipient),
            counts.format(records=number(one.records), withheld=number(one.withheld)),
        ]
    if one.undecided:
        lines.append(
            T("Approving", "Of %n more record(s) only a keeper can decide: they are looked at now.",
              one.undecided)
        )  # fmt: skip
    if one.purpose:
        lines.append(T("Approving", "For: {purpose}").format(purpose=natural(one.purpose)))
    if one.is_own:
        lines.append(T("Approving", "You built it: another keeper sends it. You can take it back."))
    elif not one.profile:
        lines.append(T("Approving", "Only a keeper can open it."))
    return lines


def _filled(card: Card, widgets: Sequence[QWidget], button: QPushButton) -> None:
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(button)
    column.addLayout(row)
