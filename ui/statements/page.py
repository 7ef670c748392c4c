# SPDX-License-Identifier: Apache-2.0
"""The page of statements: taken, marked, read as an audience reads them, and approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from registry.domain.fields import WITHHELD, Entity
from registry.domain.statements import Statement
from registry.domain.structures import Span
from registry.errors import RegistryError
from registry.services import accounts, records, redaction, statements
from ui.desk import Desk
from ui.language import T
from ui.messages import sentence
from ui.records import ties
from ui.records.columns import WHEN, Column, state, title_of
from ui.records.list_pane import ListWords
from ui.records.page import RecordsPage
from ui.records.shown import Shown
from ui.records.view import RecordKind
from ui.statements.editor import StatementEditor
from ui.statements.taking import PauseScreen, Taking
from ui.widgets.record_form import FormSection

if TYPE_CHECKING:
    from registry.services.vaults import Vault

ONCE: Final = ("verbatim", "questions")
"""What is written when a statement is taken, and never again."""
WIDTHS: Final = (300, 660)


def _suggested(vault: Vault, ref: str) -> tuple[Span, ...]:
    return redaction.suggest(vault, ref)


CONSENTS: Final = ties.TieTab(
    key="consents",
    words=lambda: T("Statements", "Consents"),
    headings=(
        lambda: T("Statements", "Given by"),
        lambda: T("Statements", "As"),
        lambda: T("Statements", "On"),
        lambda: T("Statements", "State"),
        lambda: T("Statements", "Answer"),
    ),
    shares=(4, 3, 3, 2, 5),
    rows=ties.consents,
    empty=lambda: T("Statements", "Nobody has been asked yet: nothing of this statement leaves."),
    remove=lambda: T("Statements", "Take back"),
)
KIND: Final = RecordKind(
    kind="statement",
    words=ListWords(
        title=lambda: T("Statements", "Statements"),
        new=lambda: T("Statements", "New statement"),
        search=lambda: T("Statements", "Search a code"),
        empty=lambda: T("Statements", "No statement has been taken yet"),
        next_step=lambda: T("Statements", "A statement begins with who speaks: a code, or a "
                                          "name that stays in the protected file."),
    ),
    columns=(
        Column(words=lambda: T("Statements", "Code"), text=title_of, share=5),
        state("account_kind", lambda: T("Statements", "Kind")),
        WHEN,
    ),
    sections=lambda: (
        FormSection(T("Statements", "Who speaks, and when"), (
            "witness", "kind", "language", "taken_on", "taken_place_level", "incident", "victims",
        )),
        FormSection(T("Statements", "What was said"), ("verbatim", "questions")),
        FormSection(T("Statements", "Around it"), (
            "annotations", "transcript", "translation", "interpreter", "present", "audio",
        )),
    ),
    ties=(CONSENTS, ties.FILES),
    choose=lambda: T("Statements", "Choose a statement"),
    extra=_suggested,
)  # fmt: skip


class StatementsPage(RecordsPage):
    """List and detail as everywhere; beside the form the words of the witness and their reader."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, KIND)
        self.editor = StatementEditor()
        self.taking = Taking()
        self.pause = PauseScreen()
        self._witness = ""
        self._asked_again = ""
        self.detail.strip.addWidget(self.taking)
        self._text_tab = self.detail.tabs.addTab(self.editor, T("Statements", "Text"))
        self.taking.hide()
        self.view.setSizes(list(WIDTHS))
        self.editor.edited.connect(self.edited)
        self.editor.audience.approved.connect(self._approve)
        self.editor.audience.revoked.connect(self._revoke)
        self.taking.edited.connect(self.edited)
        self.taking.paused.connect(lambda: self.view.see(self.pause))
        self.pause.over.connect(self.see_record)
        self.detail.form.edited.connect(self._look_for_earlier)

    def new_record(self) -> None:
        """Begin to take a statement; what was taken before is told as soon as somebody is named."""
        was_taking = self.is_taking()
        super().new_record()
        if self.is_taking() and not was_taking:
            self.taking.begin()
            self._fix(taken=False)

    def is_taking(self) -> bool:
        """Whether a new statement is being taken."""
        return self._is_new

    def save(self) -> None:
        """Record what is new: the statement with its witness, or marks and fields together."""
        record = self.detail.form.record
        if self.is_consenting():
            super().save()
        elif self.is_taking():
            fields, witness = self.detail.form.fields(), self.taking.witness()
            self.desk.change(
                self, lambda vault: accounts.take(vault, fields, witness), self._saved, self.refuse
            )
        elif record is not None and self.editor.has_new_marks():
            self._save_with_marks(record)
        else:
            super().save()

    def cancel(self) -> None:
        """Give up what is edited, marks included."""
        if not self.is_consenting():
            self.editor.forget()
            self.taking.hide()
        super().cancel()

    def is_edited(self) -> bool:
        """Whether the form, the marks or a text of an audience hold something unsaved."""
        return super().is_edited() or (not self._is_new and self.editor.is_edited())

    def unsaved(self) -> dict[str, Any]:
        """Return what was typed, with marks, texts by hand, and the name of a new witness."""
        content = super().unsaved()
        witness = {"witness": self.taking.name.text().strip()}
        own = witness if self.is_taking() else self.editor.unsaved()
        if any(own.values()):
            content = {"ref": self._ref, **content, "statement": own}
        return content

    def restore(self, content: dict[str, Any]) -> None:
        """Show again what was unsaved."""
        super().restore(content)
        if self.is_taking():
            self.taking.name.setText(str(content.get("statement", {}).get("witness") or ""))

    def show_extra(self, shown: Shown) -> None:
        """Show the words of the witness beside what an audience reads of them."""
        record = shown.record
        if not isinstance(record, Statement):
            return
        stays, closed = self._witness == str(record.ref), record.verbatim is WITHHELD
        self._fix(taken=True, closed=closed)
        # Two empty boxes would look as if the words were lost: the form says who keeps them.
        self.detail.tabs.setTabVisible(self._text_tab, not closed)
        released = record.released if isinstance(record.released, tuple) else ()
        if stays and self.editor.is_edited():
            self.editor.show_released(released)
        else:
            self.editor.show_statement(_text(record), _spans(record), shown.extra or (), released)
        if not stays:
            self._witness = str(record.ref)
            self.detail.tabs.setCurrentIndex(0 if closed else self._text_tab)

    def refuse(self, error: RegistryError) -> None:
        """Show why nothing was saved, where the person looks."""
        self._asked_again = ""
        super().refuse(error)

    def bring_back(self, content: dict[str, Any]) -> None:
        """Put back what was typed, marks and texts by hand included."""
        own = content.get("statement") or {}
        super().bring_back(content)
        if own and not self.is_taking():
            self.editor.restore(own)

    def _fix(self, *, taken: bool, closed: bool = False) -> None:
        """What a witness said is shown beside, not in a field, once it was taken."""
        self.taking.setVisible(not taken)
        for name in ONCE:
            row = self.detail.form.rows[name]
            row.setVisible(not taken or closed or (name != "verbatim" and not row.value()))

    def _save_with_marks(self, record: Entity) -> None:
        spans, changes = self.editor.spans(), self.detail.form.changes()
        ref, version = str(record.ref), record.version

        def call(vault: Vault) -> str:
            values = records.parse_input("statement", changes)
            return str(redaction.mark(vault, ref, version, spans, values).ref)

        self.desk.change(self, call, self._saved_marks, self.refuse)

    def _saved_marks(self, ref: str) -> None:
        """The texts made from the marks follow; those by hand stay for their audience."""
        hand = self.editor.audience.hand()
        self.editor.forget()
        self._restored = {"statement": {"hand": hand}} if hand else {}
        self._saved(ref)

    def _approve(self, profile: str, language: str, text: str) -> None:
        """Look once more at what is to leave; whatever still looks like somebody is shown first."""
        if self.editor.has_new_marks():
            self.said.emit(T("Statements", "Save the marks first, then approve the text."))
            return
        ref, again = self._ref, f"{profile}/{language}/{text}"
        if self._asked_again == again:
            self._release(profile, language, text)
            return
        self.desk.run(
            self,
            lambda vault: redaction.found_in(vault, ref, text),
            lambda found: self._ask_again(again, text, found),
            self._say,
        )

    def _ask_again(self, again: str, text: str, found: tuple[Span, ...]) -> None:
        profile, language, _ = again.split("/", 2)
        if found:
            self._asked_again = again
            self.editor.audience.warn([text[one.start : one.end] for one in found])
        else:
            self._release(profile, language, text)

    def _release(self, profile: str, language: str, text: str) -> None:
        ref = self._ref
        self._asked_again = ""
        self.desk.change(
            self,
            lambda vault: statements.release(vault, ref, profile, text, language),
            lambda _: self._released(profile, language),
            self._say,
        )

    def _released(self, profile: str, language: str) -> None:
        self.editor.audience.forget((profile, language))
        self.said.emit(T("Statements", "The text is approved. Consent still decides if it leaves."))

    def _revoke(self, profile: str) -> None:
        ref = self._ref
        said = T("Statements", "Taken back: nothing of this statement leaves to this audience.")
        self.desk.change(
            self,
            lambda vault: statements.revoke(vault, ref, profile),
            lambda _: self.said.emit(said),
            self._say,
        )

    def _look_for_earlier(self) -> None:
        """Tell number, kind and date of earlier accounts as soon as the witness is known."""
        witness = str(self.detail.form.rows["witness"].value() or "")
        if not self.is_taking() or witness == self._witness:
            return
        self._witness = witness
        self.taking.show_earlier(None)
        if witness:
            self.desk.search(
                self.taking,
                lambda vault: accounts.earlier(vault, witness),
                self.taking.show_earlier,
                lambda _: self.taking.show_earlier(None),
            )

    def _say(self, error: RegistryError) -> None:
        self.said.emit(sentence(error))


def _text(record: Statement) -> str:
    return record.verbatim if isinstance(record.verbatim, str) else ""


def _spans(record: Statement) -> tuple[Span, ...]:
    return record.spans if isinstance(record.spans, tuple) else ()
