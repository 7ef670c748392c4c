# SPDX-License-Identifier: Apache-2.0
"""The cards of the part about backups: make one, and prove that one opens."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from registry.domain.vocabulary import kind_label
from registry.services import activity
from registry.services.backups import SUFFIX, BackupMade, Proven
from ui.language import T, ltr, natural, number, spoken
from ui.records.columns import size_words
from ui.widgets.file_line import SAVE, FileLine
from ui.widgets.file_lines import FileLines
from ui.widgets.findings import FindingsCard
from ui.widgets.passphrase_line import PassphraseLine
from ui.widgets.plain_label import Card, PlainLabel, give_role


class MakeCard(Card):
    """Where to, and which earlier backups hold evidence already; ``submitted`` tells."""

    submitted = Signal(object, tuple)

    def __init__(self) -> None:
        super().__init__()
        self.to = FileLine(T("BackupCards", "Write the backup to"), SAVE)
        self.since = FileLines(T("BackupCards", "An earlier backup that you keep (optional)"))
        self.does = QPushButton(T("BackupCards", "Make a backup"))
        self.made = PlainLabel("", selectable=True)
        give_role(self.does, "primary")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(8)
        rows.addWidget(PlainLabel(T("BackupCards", "Make a backup"), "heading"))
        whole = T("BackupCards", "One encrypted file with everything: records, log, keys and "
                                 "evidence. It is read back before it counts.")  # fmt: skip
        rows.addWidget(PlainLabel(whole, "muted"))
        rows.addWidget(self.to)
        rows.addWidget(self.since)
        said = T("BackupCards", "Evidence that an earlier backup holds is not copied again. Then "
                                "both are needed to restore: keep them together.")  # fmt: skip
        rows.addWidget(PlainLabel(said, "hint"))
        rows.addLayout(_at_end(self.does))
        rows.addWidget(self.made)
        self.made.hide()
        self.to.changed.connect(self._follow)
        self.does.clicked.connect(lambda: self.submitted.emit(self.to.path(), self.since.paths()))
        self._follow()

    def offer(self) -> None:
        """Offer a name that tells the day, and nothing else."""
        if self.to.path() is None:
            today = dt.datetime.now(dt.UTC).date().isoformat()
            self.to.set_path(Path.home() / f"sijill-{today}{SUFFIX}")

    def show_made(self, made: BackupMade) -> None:
        """Show what was written."""
        self.to.set_path(None)
        self.made.setText("\n".join(made_lines(made)))
        self.made.show()

    def _follow(self) -> None:
        self.does.setEnabled(self.to.path() is not None)


class ProveCard(Card):
    """Which backup, and who opens it; ``submitted`` tells, the line is empty from then on."""

    submitted = Signal(object, tuple, str, object)
    """File, earlier backups, passphrase, key file or None."""

    def __init__(self) -> None:
        super().__init__()
        self.file = FileLine(T("BackupCards", "The backup"))
        self.since = FileLines(T("BackupCards", "An earlier backup that it needs (optional)"))
        self.passphrase = PassphraseLine(T("BackupCards", "Your passphrase"))
        self.key_file = FileLine(T("BackupCards", "Your key file, if you have one"))
        self.does = QPushButton(T("BackupCards", "Prove that it opens"))
        self.found = FindingsCard()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(8)
        rows.addWidget(PlainLabel(T("BackupCards", "Prove that a backup opens"), "heading"))
        said = T("BackupCards", "A backup that nobody ever opened is a hope. It is opened beside "
                                "itself as after a loss, checked, and put away again.")  # fmt: skip
        rows.addWidget(PlainLabel(said, "muted"))
        label = PlainLabel(T("BackupCards", "Your passphrase"), "label")
        label.setBuddy(self.passphrase)
        for widget in (self.file, self.since, label, self.passphrase, self.key_file):
            rows.addWidget(widget)
        rows.addLayout(_at_end(self.does))
        rows.addWidget(self.found)
        self.file.changed.connect(self._follow)
        self.passphrase.changed.connect(self._follow)
        self.does.clicked.connect(self._submit)
        self._follow()

    def offer(self, made: BackupMade) -> None:
        """Offer the backup just made: it is the next step."""
        self.file.set_path(made.file)
        self.passphrase.setFocus()

    def show_proven(self, proven: Proven) -> None:
        """Show what the rehearsal found."""
        lines = [natural(activity.words(one)[spoken()]) for one in proven.findings]
        self.found.show_found(lines, T("BackupCards", "It opens, and it is whole."),
                              proven_lines(proven))  # fmt: skip

    def _follow(self) -> None:
        self.does.setEnabled(self.file.path() is not None and bool(self.passphrase.text()))

    def _submit(self) -> None:
        typed = self.passphrase.text()
        self.passphrase.clear()
        self.found.hide()
        self.submitted.emit(self.file.path(), self.since.paths(), typed, self.key_file.path())


def made_lines(made: BackupMade) -> list[str]:
    """Return what a backup holds, and what it cannot."""
    written = T("BackupCards", "Written and read back: {file}, {size}, {evidence} evidence files.")
    lines = [written.format(
        file=ltr(str(made.file)), size=size_words(made.size), evidence=number(made.evidence)
    )]  # fmt: skip
    if made.earlier:
        words = T("BackupCards", "%n evidence file(s) lie in the earlier backups: keep them.",
                  made.earlier)  # fmt: skip
        lines.append(words)
    if made.sealed:
        lines.append(T("BackupCards", "The protected part is in it as it is: only a keeper can "
                                      "prove that it opens."))  # fmt: skip
    if made.absent:
        lines.append(T("BackupCards", "The protected part was not here and is not in it. Make "
                                      "another backup when it is back."))  # fmt: skip
    return lines


def proven_lines(proven: Proven) -> list[str]:
    """Return how much a backup brings back."""
    counts = T("BackupCards", "; ").join(
        T("BackupCards", "{kind}: {count}").format(
            kind=kind_label(kind, spoken()), count=number(count)
        )
        for kind, count in sorted(proven.counts.items())
    )
    lines = [
        T("BackupCards", "Made on {day} (UTC).").format(day=ltr(proven.made_at[:16])),
        counts,
        T("BackupCards", "Evidence files: {count}").format(count=number(proven.evidence)),
    ]
    if proven.unread:
        lines.append(T("BackupCards", "The protected part is in it as it is: only a keeper can "
                                      "prove that it opens."))  # fmt: skip
    elif not (proven.noted or proven.findings):
        lines.append(T("BackupCards", "It is a backup of another vault: nothing was noted in "
                                      "this one."))  # fmt: skip
    return lines


def _at_end(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(button)
    return row
