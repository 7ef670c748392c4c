# SPDX-License-Identifier: Apache-2.0
"""What one audience reads of a statement: made from the marks, edited by hand, approved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from registry.domain.dates import parse_date
from registry.domain.structures import ReleasedText
from registry.domain.values import ValueRefused
from registry.domain.vocabulary import term_label, terms
from ui.language import LANGUAGES, T, ltr, natural, spoken
from ui.widgets.plain_label import PlainLabel, give_role

Place = tuple[str, str]
"""Audience and language: each has a text of its own."""
SIDE: Final = 10
"""The same on both sides: margins are not mirrored with the layout."""
_NAMES_AT_MOST: Final = 4


class AudienceText(QWidget):
    """Says ``approved(profile, language, text)`` or ``revoked(profile)``; approves nothing."""

    approved = Signal(str, str, str)
    revoked = Signal(str)
    changed = Signal()
    """Another language, or the text by hand: ``language()`` and ``hand()`` tell."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, str] = dict.fromkeys(LANGUAGES, "")
        self._released: dict[Place, ReleasedText] = {}
        self._hand: dict[Place, str] = {}
        self._quiet = False
        self.audience = QComboBox()
        self.language_box = QComboBox()
        self.text = QTextEdit()
        self.status = PlainLabel("", "hint")
        self.problem = PlainLabel("", "problem")
        self._again = QPushButton(T("Statements", "From the marks"))
        self._revoke = QPushButton(T("Statements", "Take back"))
        self.approve = QPushButton(T("Statements", "Approve"))
        self._fill()
        self._lay_out()
        self._connect()

    def place(self) -> Place:
        """Return the audience and the language in sight."""
        return (str(self.audience.currentData()), str(self.language_box.currentData()))

    def show_released(self, released: Sequence[ReleasedText]) -> None:
        """Show which texts are approved; what is edited by hand stays."""
        self._released = {(one.profile, one.language): one for one in released}
        self._show()

    def show_made(self, made: dict[str, str]) -> None:
        """Show the texts, by language, that the marks make."""
        self._made = made
        self._show()

    def hand(self) -> dict[str, str]:
        """Return the texts edited by hand and not approved, by ``audience/language``."""
        return {"/".join(place): text for place, text in self._hand.items()}

    def restore(self, hand: dict[str, str]) -> None:
        """Show again what ``hand`` returned; an empty one forgets what was edited."""
        self._hand = {}
        for key, text in hand.items():
            profile, _, language = key.partition("/")
            self._hand[profile, language] = text
        self._show()

    def forget(self, place: Place) -> None:
        """Forget what was edited by hand for one audience: it was approved."""
        self._hand.pop(place, None)

    def warn(self, passages: Sequence[str]) -> None:
        """Say what in the text still looks like somebody; approving again lets it out."""
        self.problem.setVisible(bool(passages))
        if passages:
            some = T("Statements", "; ").join(natural(one) for one in passages[:_NAMES_AT_MOST])
            words = T("Statements", "Still in this text: {passages}. Read it once more. Press "
                                    "Approve again if this audience may read them.")  # fmt: skip
            self.problem.setText(words.format(passages=some))

    def _show(self) -> None:
        self._quiet = True
        place = self.place()
        known = self._released.get(place)
        by_hand = self._hand.get(place)
        made = self._made.get(place[1], "")
        text = by_hand if by_hand is not None else (known.text if known else made)
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self.status.setText(self._status(known, by_hand))
        self._again.setVisible(text != made)
        self._revoke.setVisible(known is not None)
        offered = bool(text.strip()) and (known is None or text != known.text)
        if self.approve.hasFocus() and not offered:
            self.text.setFocus()  # or Qt would put the cursor at the side of the window
        self.approve.setEnabled(offered)
        self.warn(())
        self._quiet = False

    def _status(self, known: ReleasedText | None, by_hand: str | None) -> str:
        if by_hand is not None and (known is None or by_hand != known.text):
            return T("Statements", "Edited by hand, not approved yet.")
        if known is None:
            return T("Statements", "Made from the marks, not approved yet: nothing leaves.")
        who, when = ltr(known.approved_by), natural(day_words(known.approved_on))
        return T("Statements", "Approved by {who} on {when}.").format(who=who, when=when)

    def _typed(self) -> None:
        if not self._quiet:
            self._hand[self.place()] = self.text.toPlainText()
            cursor = self.text.textCursor()
            self._show()
            self.text.setTextCursor(cursor)
            self.changed.emit()

    def _make_again(self) -> None:
        place = self.place()
        made = self._made.get(place[1], "")
        self._hand.pop(place, None)
        if place in self._released:
            self._hand[place] = made
        self._show()
        self.changed.emit()

    def _approve(self) -> None:
        profile, language = self.place()
        self.approved.emit(profile, language, self.text.toPlainText())

    def _fill(self) -> None:
        for code in terms("profile"):
            self.audience.addItem(term_label("profile", code, spoken()), str(code))
        for language, name in LANGUAGES.items():
            self.language_box.addItem(name, language)
        self.language_box.setCurrentIndex(self.language_box.findData(spoken()))
        self.audience.setAccessibleName(T("Statements", "Audience"))
        self.language_box.setAccessibleName(T("Statements", "Language of the text"))
        self.text.setAccessibleName(T("Statements", "What this audience reads"))
        self.text.setAcceptRichText(False)
        self.text.setTabChangesFocus(True)
        give_role(self.approve, "primary")
        give_role(self._again, "link")
        give_role(self._revoke, "link")

    def _connect(self) -> None:
        for box in (self.audience, self.language_box):
            box.currentIndexChanged.connect(lambda _: self._show())
        self.text.textChanged.connect(self._typed)
        self._again.clicked.connect(self._make_again)
        self._revoke.clicked.connect(lambda: self.revoked.emit(self.place()[0]))
        self.approve.clicked.connect(self._approve)

    def _lay_out(self) -> None:
        choose = QHBoxLayout()
        choose.addWidget(self.audience, 1)
        choose.addWidget(self.language_box)
        links = QHBoxLayout()
        links.setSpacing(4)
        links.addWidget(self._again)
        links.addWidget(self._revoke)
        links.addStretch()
        links.addWidget(self.approve)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SIDE, 0, SIDE, 0)
        rows.setSpacing(6)
        rows.addWidget(PlainLabel(T("Statements", "What this audience reads"), "heading"))
        rows.addLayout(choose)
        rows.addWidget(self.text, 1)
        rows.addWidget(self.status)
        rows.addWidget(self.problem)
        rows.addLayout(links)


def day_words(untrusted_day: str) -> str:
    """Return a day of a released text in words; as it stands if it is no date."""
    try:
        return parse_date(untrusted_day).shown(spoken())
    except ValueRefused:
        return untrusted_day
