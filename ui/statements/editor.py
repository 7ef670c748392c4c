# SPDX-License-Identifier: Apache-2.0
"""Original and audience side by side: whatever is marked on one side is gone from the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from registry.domain.structures import ReleasedText, Span
from registry.domain.values import ValueRefused
from registry.services import redaction
from ui.language import LANGUAGES, T, ltr
from ui.statements.audience import SIDE, AudienceText
from ui.statements.marks import CLEAR
from ui.statements.original import OriginalText
from ui.statements.suggestions import Suggestions
from ui.widgets.plain_label import PlainLabel, give_role

MARGIN: Final = 10
WIDTHS: Final = (390, 290)


class StatementEditor(QWidget):
    """Says ``edited`` when marks or the audience's text changed; keeps nothing itself."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._shown: tuple[Span, ...] = ()
        self._suggested: tuple[Span, ...] = ()
        self.original = OriginalText()
        self.audience = AudienceText()
        self.suggestions = Suggestions()
        self._lay_out()
        self.original.marked.connect(self._marked)
        self.audience.changed.connect(self.edited)
        self.suggestions.seen.connect(lambda span: self.original.select(span.start, span.end))
        self.suggestions.chosen.connect(self._mark_all)

    def show_statement(
        self,
        text: str,
        spans: Sequence[Span],
        suggested: Sequence[Span],
        released: Sequence[ReleasedText],
    ) -> None:
        """Show a statement as it is recorded; nothing of it is edited then."""
        self._text = text
        self._shown = tuple(sorted(spans, key=lambda span: span.start))
        self._suggested = tuple(suggested)
        self.original.show_text(text, self._shown)
        self.audience.restore({})
        self.audience.show_released(released)
        self._follow()

    def show_released(self, released: Sequence[ReleasedText]) -> None:
        """Show other approved texts; what is edited stays."""
        self.audience.show_released(released)

    def spans(self) -> tuple[Span, ...]:
        """Return the marks, in code points."""
        return self.original.spans()

    def has_new_marks(self) -> bool:
        """Whether marks differ from those recorded."""
        return self.original.spans() != self._shown

    def is_edited(self) -> bool:
        """Whether marks or a text of an audience are not kept yet."""
        return self.has_new_marks() or bool(self.audience.hand())

    def unsaved(self) -> dict[str, Any]:
        """Return what is not kept yet, as JSON-like content."""
        if not self.is_edited():
            return {}
        return {
            "spans": [span.to_json() for span in self.original.spans()],
            "hand": self.audience.hand(),
        }

    def restore(self, content: dict[str, Any]) -> None:
        """Show again what ``unsaved`` returned; marks that do not fit the text are left out."""
        told = content.get("spans", [span.to_json() for span in self._shown])
        try:
            spans = [Span.from_json(one) for one in told]
        except ValueRefused:
            spans = list(self._shown)
        inside = [one for one in spans if 0 <= one.start < one.end <= len(self._text)]
        self.original.set_spans(inside)
        self.audience.restore(dict(content.get("hand", {})))
        self._marked()

    def forget(self) -> None:
        """Show again what is recorded."""
        self.original.set_spans(self._shown)
        self.audience.restore({})
        self._marked()

    def _mark_all(self, spans: tuple[Span, ...]) -> None:
        for span in spans:
            self.original.add(span)
        self.original.setFocus()  # the buttons may be gone, and the cursor with them

    def _marked(self) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        spans = self.original.spans()
        made = {code: redaction.shown(self._text, spans, code) for code in LANGUAGES}
        self.audience.show_made(made)
        still = redaction.still_open(self._text, spans, self._suggested)
        self.suggestions.show_spans(self._text, still, spans)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(SIDE, 0, SIDE, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel(T("Statements", "Original, read-only"), "heading"))
        column.addLayout(self._buttons())
        column.addWidget(self.original, 1)
        column.addWidget(self.suggestions)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.audience)
        split.setSizes(list(WIDTHS))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, 12, MARGIN, 10)
        rows.addWidget(split)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        names = (
            ("1", T("Statements", "Name")),
            ("2", T("Statements", "Place")),
            ("3", T("Statements", "Contact")),
            ("4", T("Statements", "Document")),
            (CLEAR, T("Statements", "Clear")),
        )
        for digit, name in names:
            button = QPushButton(name)
            give_role(button, "link")
            button.setToolTip(ltr(f"Ctrl+{digit}"))
            said = T("Statements", "Mark the selection: {kind}").format(kind=name)
            button.setAccessibleName(said)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the selection alone
            button.clicked.connect(lambda _=False, digit=digit: self.original.mark(digit))
            row.addWidget(button)
        row.addStretch()
        return row
