# SPDX-License-Identifier: Apache-2.0
"""The page of evidence: what is kept, whether it is sound, and who did what with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from registry.domain.statements import Evidence
from registry.errors import RegistryError
from registry.services import activity, evidence_check, evidence_views
from registry.services.activity import Finding
from registry.services.evidence_views import EvidenceRow, Step
from registry.services.listing import ListRow
from registry.services.viewing import Picture, View
from ui.background import Progress
from ui.desk import Desk
from ui.evidence.file_pane import FilePane, kind_and_state
from ui.evidence.looking import Look, look, page_of
from ui.evidence.reasons import DEEDS, ReasonScreen
from ui.language import T, ltr, natural, spoken
from ui.messages import sentence
from ui.records.columns import CODE_ALWAYS, Column, size_words
from ui.records.list_pane import ListWords
from ui.records.operations import done_words
from ui.records.page import RecordsPage
from ui.records.shown import Shown
from ui.records.view import RecordKind
from ui.widgets.findings import FindingsCard
from ui.widgets.record_form import FormSection
from ui.widgets.text_table import TextRow, TextTable

if TYPE_CHECKING:
    from registry.services.vaults import Vault

WIDTHS: Final = (520, 580)
SHARES: Final = (4, 2, 5, 6)
_OWN: Final[dict[str, Callable[[], str]]] = {
    "ingestion": lambda: T("Evidence", "attached"),
    "modification": lambda: T("Evidence", "facts changed"),
    "dissemination": lambda: T("Evidence", "the original extracted"),
    "view-protected": lambda: T("Evidence", "looked at"),
    "quarantine": lambda: T("Evidence", "quarantined, or released from it"),
}


def _of(row: ListRow, words: Callable[[EvidenceRow], str]) -> str:
    return words(row) if isinstance(row, EvidenceRow) else ""


def _about(row: EvidenceRow) -> str:
    return T("Evidence", "; ").join(natural(one) for one in row.about)


EVIDENCE: Final = RecordKind(
    kind="evidence",
    words=ListWords(
        title=lambda: T("Evidence", "Evidence"),
        new=lambda: T("Evidence", "Attach a file"),
        search=lambda: T("Evidence", "Search a code"),
        empty=lambda: T("Evidence", "No evidence is kept here yet"),
        next_step=lambda: T("Evidence", "Photographs, documents and recordings are kept as they "
                                        "are, encrypted, with who brought them and when."),
    ),
    columns=(
        Column(
            words=lambda: T("Evidence", "Kind"),
            text=lambda row: _of(row, lambda one: kind_and_state(one.kind_of, "")[0]),
            share=5,
        ),
        Column(words=lambda: T("Evidence", "About"), text=lambda row: _of(row, _about), share=5),
        Column(
            words=lambda: T("Evidence", "State"),
            text=lambda row: _of(row, lambda one: kind_and_state("", one.health)[1]),
            share=3,
        ),
        Column(
            words=lambda: T("Evidence", "Encrypted size"),
            text=lambda row: _of(row, lambda one: size_words(one.size) if one.size else ""),
            share=4,
            room=600,
        ),
        replace(CODE_ALWAYS, share=5),
    ),
    sections=lambda: (
        FormSection(T("Evidence", "What is known of it"), (
            "kind", "acquired_on", "acquired_how", "about", "parent", "graphic", "regions",
            "reviewer",
        )),
    ),
    ties=(),
    choose=lambda: T("Evidence", "Choose an item in the list"),
    extra=evidence_views.chain,
    rows=evidence_views.rows,
)  # fmt: skip


class EvidencePage(RecordsPage):
    """List and detail as everywhere; beside the form the file itself and its chain of custody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, EVIDENCE)
        self.file, self.reasons = FilePane(), ReasonScreen()
        self.verify_all = QPushButton(T("Evidence", "Verify all"))
        self.found = FindingsCard()
        headings = (
            T("Evidence", "When (UTC)"),
            T("Evidence", "Who"),
            T("Evidence", "What"),
            T("Evidence", "Reason"),
        )
        self.chain = TextTable(T("Evidence", "Chain of custody"), headings, SHARES)
        self._look: Look | None = None
        self.detail.tabs.insertTab(1, self.file, T("Evidence", "File"))
        self.detail.tabs.insertTab(2, _with_margins(self.chain), T("Evidence", "Custody"))
        self.view.setSizes(list(WIDTHS))
        self.listed.add_below(self.verify_all)
        self.listed.add_below(self.found)
        self._answer()

    def new_record(self) -> None:
        """Begin to attach a file; unsaved work is kept in its place instead."""
        if self.is_edited():
            self.said.emit(T("Evidence", "Save or cancel what you changed first."))
        else:
            self.view.attach()

    def show_extra(self, shown: Shown) -> None:
        """Show the file and its chain of custody."""
        if isinstance(shown.record, Evidence):
            self.file.show_file(shown.record)
        self.chain.show_rows([_step(one) for one in shown.extra])

    def _answer(self) -> None:
        self.verify_all.clicked.connect(lambda: self._verify((), self.found))
        self.view.attaching.over.connect(lambda ref: self.show_record(ref) if ref else None)
        self.file.asked.connect(self._act)
        self.file.turned.connect(self._turn)
        self.file.closed.connect(self._close)
        self.reasons.left.connect(self.see_record)
        self.reasons.submitted.connect(self._do)

    def _act(self, key: str) -> None:
        ref = str(self.shown.record.ref) if self.shown is not None else ""
        if key == "look":
            self.file.viewer.say(T("Evidence", "Opening the file in memory"))
            done = partial(self._show_look, ref)
            self.desk.search(self.file, lambda vault: look(vault, ref), done, self._not_shown)
        elif key == "verify":
            self._verify((ref,), self.file.found)
        else:
            self.reasons.begin(key, ref)
            self.view.see(self.reasons)

    def _show_look(self, ref: str, found: Look) -> None:
        self._close()
        self._look = found
        if self.shown is None or str(self.shown.record.ref) != ref or not self.file.isVisible():
            self._close()  # somebody went on meanwhile
        else:
            self.file.show_look(found)
            self._load()  # the look itself is a step of its custody

    def _not_shown(self, error: RegistryError) -> None:
        self.file.viewer.say(sentence(error))

    def _turn(self, page: int) -> None:
        held = self._look
        if held is not None and (document := held.document) is not None:
            self.desk.search(
                self.file,
                lambda _: page_of(document, page),
                lambda found: self._show_page(document, page, found),
                self._not_shown,
            )

    def _show_page(self, document: View, page: int, found: Picture) -> None:
        if self._look is not None and self._look.document is document:
            pixels = (found.width, found.height, found.rgba)
            self.file.viewer.show_picture(pixels, page, document.pages)

    def _close(self) -> None:
        held, self._look = self._look, None
        if held is not None:
            self.desk.run(self, lambda _: held.close(), bool, self.refuse)

    def _verify(self, refs: Sequence[str], card: FindingsCard) -> None:
        def call(vault: Vault, progress: Progress) -> tuple[Finding, ...]:
            return evidence_check.verify(vault, refs, progress)

        title = T("Evidence", "Reading every file and comparing it with its hashes")
        self.desk.work(self, call, partial(self._verified, card), self.refuse, title=title)

    def _verified(self, card: FindingsCard, found: Sequence[Finding]) -> None:
        lines = [natural(activity.words(one)[spoken()]) for one in found]
        card.show_found(lines, T("Evidence", "Verified: every file is as it was attached."))

    def _do(self, key: str, reason: str, to: Path) -> None:
        deed, ref = DEEDS[key], str(self.shown.record.ref) if self.shown is not None else ""

        def call(vault: Vault, progress: Progress) -> object:
            return deed.call(vault, progress, ref, reason, to)

        def done(_: object) -> None:
            self.see_record()
            self.said.emit(deed.said())

        def refused(error: RegistryError) -> None:
            self.reasons.problem.setText(sentence(error))

        self.desk.work(self, call, done, refused, title=deed.working())


def _with_margins(table: TextTable) -> QWidget:
    around = QWidget()
    rows = QVBoxLayout(around)
    rows.setContentsMargins(20, 14, 20, 14)
    rows.addWidget(table)
    return around


def _step(one: Step) -> TextRow:
    own = _OWN.get(one.operation)
    done = own() if own else done_words(one.operation)
    when = ltr(one.at.replace("T", " ")[:16])
    return TextRow((when, ltr(one.actor), done, natural(one.reason)))
