# SPDX-License-Identifier: Apache-2.0
"""What of the log is asked for: who, what, which part, which days, which record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from registry.domain.vocabulary import term_label, terms
from registry.services.log_search import Found, Wanted
from ui.language import T, led, ltr, spoken
from ui.records.operations import done_words
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.text_line import TextLine

DAY: Final = "2026-03-31"


class Filters(QWidget):
    """``wanted()`` is what is asked for; ``changed`` tells."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.member = _combo(T("Activity", "Who"), T("Activity", "Everybody"))
        self.operation = _combo(T("Activity", "What"), T("Activity", "Everything"))
        self.tier = _combo(T("Activity", "Part"), T("Activity", "Both parts"))
        for code in terms("evidence_tier"):
            self.tier.addItem(led(term_label("evidence_tier", code, spoken())), code)
        self.since, self.until = _day(T("Activity", "From day")), _day(T("Activity", "To day"))
        self.about = TextLine(T("Activity", "Code of a record"), weak_is_ltr=True)
        self.clear = QPushButton(T("Activity", "Everything again"))
        self._lay_out()
        for box in (self.member, self.operation, self.tier):
            box.currentIndexChanged.connect(lambda _: self._follow())
        for line in (self.since, self.until, self.about):
            line.textChanged.connect(lambda _: self._follow())
        self.clear.clicked.connect(self.reset)

    def wanted(self) -> Wanted:
        """Return what is asked for; a day that is none yet asks for nothing."""
        return Wanted(
            member=str(self.member.currentData()),
            operation=str(self.operation.currentData()),
            tier=str(self.tier.currentData()),
            since=day_of(self.since.text()),
            until=day_of(self.until.text()),
            about=self.about.text().strip(),
        )

    def show_found(self, found: Found) -> None:
        """Offer the members and operations that occur in the log; what was chosen stays."""
        words = {one: done_words(one, 1) for one in found.operations}
        _refill(self.member, [(one, ltr(one)) for one in found.members])
        _refill(self.operation, sorted(words.items(), key=lambda pair: pair[1]))

    def reset(self) -> None:
        """Ask for everything again."""
        for box in (self.member, self.operation, self.tier):
            box.setCurrentIndex(0)
        for line in (self.since, self.until, self.about):
            line.clear()

    def _follow(self) -> None:
        self.clear.setEnabled(self.wanted() != Wanted())
        self.changed.emit()

    def _lay_out(self) -> None:
        give_role(self.clear, "link")
        self.clear.setEnabled(False)
        fields = (
            (T("Activity", "Who"), self.member, 3),
            (T("Activity", "What"), self.operation, 5),
            (T("Activity", "Part"), self.tier, 4),
            (T("Activity", "From day"), self.since, 3),
            (T("Activity", "To day"), self.until, 3),
            (T("Activity", "Code of a record"), self.about, 4),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        for at, (label, widget, share) in enumerate(fields):
            caption = PlainLabel(label, "label")
            caption.setBuddy(widget)
            grid.addWidget(caption, 0, at)
            grid.addWidget(widget, 1, at)
            grid.setColumnStretch(at, share)
        grid.addWidget(self.clear, 1, len(fields))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(grid)


def day_of(untrusted_text: str) -> str:
    """Return a day as ISO date, empty for what is none (yet). Arabic digits are digits too."""
    try:
        return dt.date.fromisoformat(_western(untrusted_text.strip())).isoformat()
    except ValueError:
        return ""


def _western(text: str) -> str:
    return "".join(str(int(one)) if one.isdecimal() else one for one in text)


def _combo(name: str, every: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(every, "")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box


def _day(name: str) -> TextLine:
    return TextLine(name, placeholder=ltr(DAY), weak_is_ltr=True)


def _refill(box: QComboBox, items: Sequence[tuple[str, str]]) -> None:
    """Offer ``items`` after the first, quietly."""
    chosen = box.currentData()
    box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(1)
    for data, words in items:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
