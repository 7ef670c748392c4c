# SPDX-License-Identifier: Apache-2.0
"""A page of one kind of record: list and detail, the consent always in sight.

A page of the window is a subclass that hands over a ``RecordKind`` and adds what is its own.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from registry.errors import RegistryError
from ui.desk import Call, Desk, Page
from ui.language import T, ltr
from ui.messages import beside
from ui.records.asking import changing, offer_records, recording, refusal
from ui.records.shown import Shown, load
from ui.records.view import RecordKind, RecordView
from ui.widgets.reference_editor import ReferenceEditor
from ui.widgets.text_table import TextRow


class RecordsPage(Page):
    """Shows one record at a time; what is typed stays until it is saved or given up."""

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        super().__init__(desk)
        self._kind = kind
        self._ref = ""
        self._is_new = False
        self._restored: dict[str, Any] = {}
        self.shown: Shown | None = None
        """The record in sight as it is recorded; None for a new one, or while one is loaded."""
        self.view = RecordView(desk, kind)
        self.listed, self.detail = self.view.listed, self.view.detail
        self.panel, self.consenting = self.view.panel, self.view.consenting
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._connect()

    def opened(self) -> None:
        """Load the list, and the record in sight; what is typed into it stays."""
        self.listed.load()
        self._load()

    def show_record(self, ref: str) -> None:
        """Show the record of ``ref``; unsaved work is kept in its place instead."""
        if ref == self._ref and self.shown is not None:
            self.see_record()
        elif self.is_edited():
            self.said.emit(T("RecordsPage", "Save or cancel what you changed first."))
            self.listed.mark(self._ref)
        else:
            self._point(ref)

    def focus_search(self) -> None:
        """Put the cursor into the search line."""
        self.listed.focus_search()

    def new_record(self) -> None:
        """Begin a new record; unsaved work is kept in its place instead."""
        if self.is_edited() and not self._is_new:
            self.said.emit(T("RecordsPage", "Save or cancel what you changed first."))
            return
        if not self._is_new:
            self._ref, self._is_new, self.shown = "", True, None
            self.detail.begin_new()
            self.view.show_consents(None)
        self.see_record()

    def save(self) -> None:
        """Record what is edited: a new record, a revision, or the consent in sight."""
        form, kind = self.detail.form, self._kind.kind
        if self.is_consenting():
            self.consenting.save()
        elif self._is_new:
            self.desk.change(self, recording(kind, form.fields()), self._saved, self.refuse)
        elif form.record is not None:
            call = changing(kind, form.record, form.changes())
            self.desk.change(self, call, self._saved, self.refuse)

    def cancel(self) -> None:
        """Give up what is edited and show what is recorded."""
        self.said.emit("")
        if self.is_consenting():
            self.see_record()
            return
        self._is_new = False
        if self.shown is not None:
            self.detail.show_record(self.shown)
        else:
            self.detail.form.clear()
            self.view.see_nothing()
        self.edited.emit()

    def is_edited(self) -> bool:
        """Whether something stands in a form that is not recorded."""
        return self._is_new or self.is_consenting() or self.detail.form.is_edited()

    def is_consenting(self) -> bool:
        """Whether a consent is being entered."""
        return self.view.sees(self.consenting.entry)

    def unsaved(self) -> dict[str, Any]:
        """Return what was typed, and of which record."""
        form = self.detail.form
        content: dict[str, Any] = {}
        if changes := form.fields() if self._is_new else form.changes():
            content["changes"] = changes
        if self.is_consenting():
            content["consent"] = self.consenting.entry.unsaved()
        return {**content, "ref": self._ref} if content else {}

    def restore(self, content: dict[str, Any]) -> None:
        """Show again what was typed before the vault was locked."""
        if content.get("ref"):
            self._restored = content
            self._point(str(content["ref"]))
        else:
            self.new_record()
            self.bring_back(content)

    def toggle_pane(self, number: int) -> None:
        """Collapse or show the list (0) or the detail (1); never both."""
        self.view.toggle(number)

    def show_extra(self, shown: Shown) -> None:
        """Show what a page knows besides; called whenever a record was loaded."""

    def tie_added(self, key: str, ref: str) -> None:
        """Answer the reference that was given on the tab ``key``."""

    def tie_removed(self, key: str, row: TextRow) -> None:
        """Answer the removal asked for on the tab ``key``."""
        if key == "consents" and self.shown is not None:
            self.consenting.ask(self.shown, row.key)
            self.view.see(self.consenting.withdraw)

    def change_quietly(self, call: Call) -> None:
        """Write something beside the form; the record is loaded anew, what is typed stays."""
        saved = T("RecordsPage", "Saved.")
        self.desk.change(self, call, lambda _: self.said.emit(saved), self.refuse)

    def see_record(self) -> None:
        """Bring the record back into sight, from whatever stood in its place."""
        self.view.see_record()
        self.edited.emit()

    def refuse(self, error: RegistryError) -> None:
        """Show why nothing was saved: beside the fields, and in one sentence."""
        left = self.detail.show_problems(beside(error))
        said = T("RecordsPage", "Nothing was saved yet. What is wrong stands beside its field.")
        self.said.emit(refusal(error, left) or said)

    def _connect(self) -> None:
        self.listed.chosen.connect(self.show_record)
        self.listed.new.connect(self.new_record)
        self.listed.said.connect(self.said)
        self.listed.entered.connect(self.detail.take_cursor)
        self.detail.edited.connect(self.edited)
        self.panel.wanted.connect(self._begin_consent)
        self.consenting.entry.edited.connect(self.edited)
        self.consenting.said.connect(self.said)
        self.view.attaching.said.connect(self.said)
        self.consenting.over.connect(self.see_record)
        self.desk.changed.connect(self.opened)
        entry = self.consenting.entry
        for form in (self.detail.form, entry.form, entry.further):
            form.wanted.connect(self.offer)
        for key, pane in self.detail.ties.items():
            pane.went.connect(self.went)
            pane.wanted.connect(self.offer)
            pane.added.connect(lambda ref, key=key: self.tie_added(key, ref))
            pane.removed.connect(lambda row, key=key: self.tie_removed(key, row))

    def offer(self, editor: ReferenceEditor, kind: str, words: str) -> None:
        """Offer the records that a reference field wants."""
        offer_records(self.desk, editor, kind, words, self.refuse)

    def _point(self, ref: str) -> None:
        self._ref, self._is_new, self.shown = ref, False, None
        self.listed.mark(ref)
        self._load()

    def _load(self) -> None:
        if self._ref:
            ref, extra = self._ref, self._kind.extra
            self.desk.search(self, lambda vault: load(vault, ref, extra), self._show, self.refuse)

    def _show(self, shown: Shown) -> None:
        if str(shown.record.ref) != self._ref:
            return
        typed = self.shown is not None and self.detail.form.is_edited()
        self.shown = shown
        self.detail.show_around(shown) if typed else self.detail.show_record(shown)
        self.view.show_consents(shown)
        self.show_extra(shown)
        if self.view.sees_nothing():
            self.view.see_record()
        content, self._restored = self._restored, {}
        self.bring_back(content)
        self.edited.emit()

    def bring_back(self, content: dict[str, Any]) -> None:
        """Put what ``unsaved`` returned into the record in sight; an empty content is none."""
        if content.get("changes"):
            self.detail.form.restore(content["changes"])
        if content.get("consent") and self.shown is not None:
            self.consenting.entry.restore(content["consent"], self.shown.title)
            self.view.see(self.consenting.entry)

    def _begin_consent(self) -> None:
        if self.shown is not None:
            self.consenting.begin(self.shown)
            self.view.see(self.consenting.entry)
            self.edited.emit()

    def _saved(self, ref: str) -> None:
        self._point(ref)
        self.said.emit(T("RecordsPage", "Saved: {code}").format(code=ltr(ref)))
