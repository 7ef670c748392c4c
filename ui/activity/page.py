# SPDX-License-Identifier: Apache-2.0
"""The page of what was done: the signed log in plain words, and the check of the whole vault."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from registry.domain.folding import fold
from registry.errors import RegistryError
from registry.services import activity, log_search
from registry.services.activity import Activity, Finding
from registry.services.log_search import Found
from ui.activity.filters import Filters
from ui.background import Progress
from ui.desk import Desk, Page
from ui.language import T, ltr, natural, number, spoken
from ui.messages import sentence
from ui.records.operations import done_words
from ui.widgets.plain_label import Card, PlainLabel, give_role
from ui.widgets.text_line import TextLine
from ui.widgets.text_table import TextRow, TextTable

if TYPE_CHECKING:
    from registry.services.vaults import Vault

SHARES: Final = (4, 2, 6, 3, 6)
FINDINGS_SHOWN: Final = 12
LIMIT: Final = 500
"""Entries that are listed at first, and as many more each time older ones are asked for."""


class ActivityPage(Page):
    """Reads the log, filters it, and runs the check as a long job."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Found | None = None
        self._limit = LIMIT
        self.filters = Filters()
        self.search = TextLine(T("Activity", "Filter by text"))
        self.search.setPlaceholderText(T("Activity", "Who, what, code or reason"))
        headings = (
            T("Activity", "When (UTC)"),
            T("Activity", "Who"),
            T("Activity", "What"),
            T("Activity", "About"),
            T("Activity", "Reason"),
        )
        self.table = TextTable(T("Activity", "What was done"), headings, SHARES)
        self.count = PlainLabel("", "hint").one_line()
        self.more = QPushButton(T("Activity", "Older entries"))
        self.check_now = QPushButton(T("Activity", "Check now"))
        self.found = PlainLabel("", "", selectable=True)
        self._card = Card()
        self._lay_out()
        self.search.textChanged.connect(lambda _: self._list())
        self.filters.changed.connect(self.opened)
        self.more.clicked.connect(self._older)
        self.check_now.clicked.connect(self._check)
        self.table.went.connect(self.went)
        desk.changed.connect(lambda: self.opened() if self.isVisible() else None)

    def opened(self) -> None:
        """Load the newest entries that are asked for."""
        wanted, limit = self.filters.wanted(), self._limit
        self.desk.search(
            self, lambda vault: log_search.find(vault, wanted, limit), self._show, self._say
        )

    def focus_search(self) -> None:
        """Put the cursor into the filter."""
        self.search.setFocus()

    def _show(self, found: Found) -> None:
        self._found = found
        self.filters.show_found(found)
        self._list()

    def _list(self) -> None:
        """Show the entries with every word of the filter; the current one stays where it is."""
        if self._found is None:
            return
        rows = [entry_row(entry) for entry in self._found.entries]
        wanted = fold(self.search.text()).split()
        shown = [row for row in rows if all(word in fold(" ".join(row.cells)) for word in wanted)]
        current, scroll = self.table.row(), self.table.verticalScrollBar().value()
        self.table.show_rows(shown)
        if current is not None:
            self.table.go_to(current.key)
        self.table.verticalScrollBar().setValue(scroll)
        words = T("Activity", "{listed} listed of {count} that fit; {total} in the log")
        counts = (len(shown), self._found.count, self._found.total)
        listed, count, total = map(number, counts)
        self.count.setText(words.format(listed=listed, count=count, total=total))
        self.more.setVisible(self._found.count > len(self._found.entries))

    def _older(self) -> None:
        self._limit += LIMIT
        self.opened()

    def _check(self) -> None:
        self.desk.work(
            self,
            _checked,
            self._show_findings,
            self._say,
            title=T("Activity", "Checking every page, log entry and record"),
        )

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        lines = [natural(activity.words(one)[spoken()]) for one in findings[:FINDINGS_SHOWN]]
        whole = T(
            "Activity", "All is as it was written: pages, logs, signatures and records agree."
        )
        count = T("Activity", "%n finding(s). Stop writing into this vault and keep a copy of it.",
                  len(findings))  # fmt: skip
        self.found.setText("\n".join([count, *lines]) if findings else whole)
        self._card.show()

    def _say(self, error: RegistryError) -> None:
        self.said.emit(sentence(error))

    def _lay_out(self) -> None:
        give_role(self.check_now, "primary")
        head = QHBoxLayout()
        head.addWidget(PlainLabel(T("Activity", "Activity"), "title").one_line())
        head.addStretch()
        head.addWidget(self.check_now)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(16, 12, 16, 14)
        inside.addWidget(self.found)
        self._card.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 14)
        rows.setSpacing(12)
        rows.addLayout(head)
        said = T(
            "Activity",
            "Every change is signed into a log that can only grow. It names codes, never people.",
        )
        rows.addWidget(PlainLabel(said, "muted"))
        rows.addWidget(self._card)
        rows.addWidget(self.filters)
        rows.addWidget(self.search)
        rows.addWidget(self.table, 1)
        foot = QHBoxLayout()
        give_role(self.more, "link")
        foot.addWidget(self.count)
        foot.addStretch()
        foot.addWidget(self.more)
        rows.addLayout(foot)


def _checked(vault: Vault, progress: Progress) -> tuple[Finding, ...]:
    """Run the whole check; it can be stopped between its parts."""
    return activity.check(vault, full=True, progress=progress)


def entry_row(entry: Activity) -> TextRow:
    """Return one entry of the log in plain words."""
    done = done_words(entry.operation, entry.count)
    # The start of an ISO time: day, and hours and minutes.
    when = ltr(entry.at.replace("T", " ")[:16])
    cells = (when, ltr(entry.actor), done, ltr(entry.about), natural(entry.reason))
    return TextRow(cells, goes=entry.about, key=f"{entry.tier} {entry.seq}")
