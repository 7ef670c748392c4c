# SPDX-License-Identifier: Apache-2.0
"""Attaches a file as evidence: which file, what it is, and where it will lie. No dialogs.

The screen stands in the place of a record, as a consent being entered does. The original is read
once and stays where it was; a long film can be stopped on the way and then leaves nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from registry.domain.roles import REGISTRY
from registry.errors import RegistryError
from registry.services import evidence
from ui.background import Progress
from ui.desk import Desk
from ui.language import T, ltr
from ui.messages import beside
from ui.records.asking import offer_records, refusal
from ui.widgets.file_line import FileLine
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.record_form import FormSection, RecordForm

if TYPE_CHECKING:
    from registry.services.vaults import Vault

MARGIN: Final = 20
FIELDS: Final = ("kind", "acquired_on", "acquired_how", "about", "parent", "graphic")


class AttachScreen(QScrollArea):
    """Says ``submitted(path, fields)`` or ``left``; asks ``wanted`` for references."""

    submitted = Signal(object, dict)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.file = FileLine(T("Attach", "The file"))
        self.form = RecordForm(
            "evidence", (FormSection(T("Attach", "What is known of it"), FIELDS),)
        )
        self.where = PlainLabel("", "notice")
        self.problem = PlainLabel("", "problem")
        self.attach = QPushButton(T("Attach", "Attach"))
        self._leave = QPushButton(T("Attach", "Back"))
        self._lay_out()
        self.file.changed.connect(self._follow)
        self.form.edited.connect(self._follow)
        self.attach.clicked.connect(self._submit)
        self._leave.clicked.connect(self.left)

    def begin(self, about: str = "", title: str = "") -> None:
        """Empty the screen; ``about`` is the record that the file is about, if it is known."""
        self.file.set_path(None)
        self.form.clear()
        if about:
            self.form.restore({"about": [about]})
            self.form.name_records({about: title})
        self.problem.setText("")
        self._follow()
        self.file.setFocus()

    def refuse(self, error: RegistryError) -> None:
        """Say why it was not attached, beside the fields where it belongs to one."""
        left = self.form.show_problems(beside(error))
        said = T("Attach", "Nothing was attached yet. What is wrong stands beside its field.")
        self.problem.setText(refusal(error, left) or said)

    def _follow(self) -> None:
        kind = str(self.form.rows["kind"].value() or "")
        self.attach.setEnabled(self.file.path() is not None and bool(kind))
        self.where.setText(_place_words(evidence.home_of(kind)) if kind else _order_words())

    def _submit(self) -> None:
        self.problem.setText("")
        self.submitted.emit(self.file.path(), self.form.fields())

    def _lay_out(self) -> None:
        give_role(self.attach, "primary")
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(MARGIN, 18, MARGIN, 18)
        rows.setSpacing(14)
        rows.addWidget(PlainLabel(T("Attach", "Attach a file"), "title"))
        said = T("Attach", "The file is read once, hashed and kept encrypted, exactly as it is. "
                           "The one you choose stays where it lies.")  # fmt: skip
        rows.addWidget(PlainLabel(said, "muted"))
        foot = QHBoxLayout()
        foot.addWidget(self._leave)
        foot.addStretch()
        foot.addWidget(self.attach)
        for widget in (self.file, self.form, self.where, self.problem):
            rows.addWidget(widget)
        rows.addLayout(foot)
        rows.addStretch()
        self.setWidget(ground)
        self.setWidgetResizable(True)


class Attaching(QObject):
    """Holds the screen; says ``over(reference)`` when it was attached, empty when it was left."""

    over = Signal(str)
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.screen = AttachScreen()
        self.screen.submitted.connect(self._attach)
        self.screen.left.connect(lambda: self.over.emit(""))
        self.screen.form.wanted.connect(
            lambda editor, kind, words: offer_records(desk, editor, kind, words, self.screen.refuse)
        )

    def _attach(self, path: Path, untrusted_fields: dict[str, Any]) -> None:
        def call(vault: Vault, progress: Progress) -> str:
            return evidence.attach(vault, path, untrusted_fields, progress=progress)

        title = T("Attach", "Encrypting the file and reading it for its hashes")
        self._desk.work(self, call, self._attached, self.screen.refuse, title=title)

    def _attached(self, ref: str) -> None:
        self.said.emit(T("Attach", "Attached: {code}").format(code=ltr(ref)))
        self.over.emit(ref)


def _place_words(tier: str) -> str:
    if tier == REGISTRY:
        return T("Attach", "It will lie in the registry part: what was published may be seen by "
                           "every member of this vault.")  # fmt: skip
    return T("Attach", "It will lie in the protected part: only keepers can open it again. Members "
                       "without the protected key attach it and never see it again.")  # fmt: skip


def _order_words() -> str:
    return T("Attach", "Its kind decides where it will lie.")
