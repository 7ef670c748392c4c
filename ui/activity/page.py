# SPDX-License-Identifier: Apache-2.0
"""The page of what was done: the signed log in plain words, and the check of the whole vault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from registry.domain.folding import fold
from registry.errors import RegistryError
from registry.services import activity
from registry.services.activity import Activity, Finding
from ui.background import Progress
from ui.desk import Desk, Page
from ui.language import T, ltr, natural, spoken
from ui.messages import sentence
from ui.widgets.plain_label import Card, PlainLabel, give_role
from ui.widgets.text_line import TextLine
from ui.widgets.text_table import TextRow, TextTable

if TYPE_CHECKING:
    from registry.services.vaults import Vault

SHARES: Final = (4, 2, 6, 3, 6)
FINDINGS_SHOWN: Final = 12
DONE: Final[dict[str, Callable[[int], str]]] = {
    "capture": lambda count: T("Activity", "%n record(s) written", count),
    "modification": lambda count: T("Activity", "%n record(s) changed", count),
    "consent change": lambda count: T("Activity", "%n consent(s) recorded", count),
    "import": lambda count: T("Activity", "a list imported, %n record(s)", count),
    "undo": lambda _: T("Activity", "an import taken back"),
    "dissemination": lambda _: T("Activity", "a package left"),
    "candidate": lambda _: T("Activity", "a package waits for approval"),
    "recipient": lambda _: T("Activity", "a recipient recorded"),
    "grade": lambda _: T("Activity", "a grade set"),
    "redaction": lambda _: T("Activity", "a text marked or approved"),
    "sealing": lambda _: T("Activity", "a record sealed or unsealed"),
    "view-protected": lambda _: T("Activity", "a protected file looked at"),
    "ingestion": lambda _: T("Activity", "a file added"),
    "ingestion of sealed": lambda _: T("Activity", "sealed parts taken in by a keeper"),
    "message digest calculation": lambda _: T("Activity", "the hash of a file calculated"),
    "quarantine": lambda _: T("Activity", "a damaged file set aside"),
    "deaccession": lambda _: T("Activity", "a record erased"),
    "fixity check": lambda _: T("Activity", "everything checked"),
    "member": lambda _: T("Activity", "members or roles changed"),
    "rotate": lambda _: T("Activity", "the keys changed"),
    "recovery": lambda _: T("Activity", "recovery sheets made or used"),
    "backup": lambda _: T("Activity", "a backup made"),
    "travel": lambda _: T("Activity", "the protected file put away or brought back"),
}
"""What was done, by the operation of the log entry: every one of ``roles.POWERS``."""


class ActivityPage(Page):
    """Reads the log, filters it by text, and runs the check as a long job."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entries: tuple[Activity, ...] = ()
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
        self.check_now = QPushButton(T("Activity", "Check now"))
        self.found = PlainLabel("", "", selectable=True)
        self._card = Card()
        self._lay_out()
        self.search.textChanged.connect(lambda _: self._list())
        self.check_now.clicked.connect(self._check)
        self.table.went.connect(self.went)
        desk.changed.connect(lambda: self.opened() if self.isVisible() else None)

    def opened(self) -> None:
        """Load the newest entries."""
        self.desk.run(self, activity.entries, self._show, self._say)

    def focus_search(self) -> None:
        """Put the cursor into the filter."""
        self.search.setFocus()

    def _show(self, entries: tuple[Activity, ...]) -> None:
        self._entries = entries
        self._list()

    def _list(self) -> None:
        rows = [entry_row(entry) for entry in self._entries]
        wanted = fold(self.search.text()).split()
        self.table.show_rows(
            [row for row in rows if all(word in fold(" ".join(row.cells)) for word in wanted)]
        )

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
        rows.addWidget(self.search)
        rows.addWidget(self.table, 1)


def _checked(vault: Vault, progress: Progress) -> tuple[Finding, ...]:
    """Run the whole check; it cannot be stopped between its parts, so it is asked once before."""
    progress(0)
    return activity.check(vault, full=True)


def entry_row(entry: Activity) -> TextRow:
    """Return one entry of the log in plain words."""
    words = DONE.get(entry.operation)
    done = words(entry.count) if words else natural(entry.operation)
    # The start of an ISO time: day, and hours and minutes.
    when = ltr(entry.at.replace("T", " ")[:16])
    cells = (when, ltr(entry.actor), done, ltr(entry.about), natural(entry.reason))
    return TextRow(cells, goes=entry.about)
