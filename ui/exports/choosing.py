# SPDX-License-Identifier: Apache-2.0
"""The first step of a package: for whom, for which recipient, for what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from registry.services.preview import Audience, Offer, Receiver
from ui.exports.overview import audience_words
from ui.language import T, natural
from ui.widgets.plain_label import Card, PlainLabel, give_role
from ui.widgets.record_form import FormSection, RecordForm
from ui.widgets.text_line import TextLine

MARGIN: Final = 24
FIELDS: Final = ("name", "kind", "age_keys", "agreement", "agreement_ends", "conditions")
_TOLD: Final = {
    "public": lambda: T("Exports", "Anyone may read it. Not encrypted. Only what was agreed to "
                                   "for the public memorial, at the highest grades."),
    "partner": lambda: T("Exports", "One named organisation, encrypted to its key. Only people "
                                    "whose sharing with it was agreed to by name."),
}  # fmt: skip


class ChoosingStep(QScrollArea):
    """Asks for audience, recipient and purpose; ``recorded(fields)`` is a new recipient."""

    changed = Signal()
    recorded = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._audiences: dict[str, Audience] = {}
        self._keys: dict[str, bool] = {}
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(0)
        self._later = PlainLabel("", "hint")
        self.recipients = QComboBox()
        self._key = PlainLabel("", "problem")
        self.purpose_line = TextLine(T("Exports", "Purpose of this package"))
        self.form = RecordForm("recipient", (FormSection(T("Exports", "A new recipient"), FIELDS),))
        self._new = QPushButton(T("Exports", "Record a new recipient"))
        self._save = QPushButton(T("Exports", "Record this recipient"))
        self._for = Card()
        self._form_card = Card()
        self._lay_out()
        self._group.buttonToggled.connect(lambda *_: self._follow())
        self.recipients.currentIndexChanged.connect(lambda _: self._follow())
        self._new.clicked.connect(lambda: self._form_card.setVisible(True))
        self._save.clicked.connect(lambda: self.recorded.emit(self.form.fields()))

    def show_offer(self, offer: Offer) -> None:
        """Show every audience; those of a later version are only named."""
        self._audiences = {one.profile: one for one in offer.audiences}
        for profile, audience in self._audiences.items():
            if audience.buildable and profile not in self.buttons:
                self._add(audience)
        later = [audience_words(one.profile) for one in offer.audiences if not one.buildable]
        words = T("Exports", "Not yet built: {audiences}")
        self._later.setText(words.format(audiences=T("Exports", "; ").join(later)))
        self._show_receivers(offer.receivers)
        self._follow()

    def choose(self, profile: str, recipient: str = "") -> None:
        """Choose an audience and a recipient, as a person would."""
        self.buttons[profile].setChecked(True)
        if recipient:
            self.recipients.setCurrentIndex(max(0, self.recipients.findData(recipient)))

    def profile(self) -> str:
        """Return the audience that was chosen, empty if none."""
        return next((name for name, button in self.buttons.items() if button.isChecked()), "")

    def recipient(self) -> str:
        """Return the reference of the recipient where the audience needs one."""
        chosen = self._audiences.get(self.profile())
        needed = chosen is not None and chosen.needs_recipient
        return str(self.recipients.currentData() or "") if needed else ""

    def purpose(self) -> str:
        """Return what the package is for, in the person's words."""
        return self.purpose_line.text().strip()

    def is_ready(self) -> bool:
        """Whether a preview can be asked for."""
        chosen = self._audiences.get(self.profile())
        return chosen is not None and (not chosen.needs_recipient or bool(self.recipient()))

    def show_problems(self, problems: dict[str, list[str]]) -> list[str]:
        """Show problems of the new recipient beside its fields; return the others."""
        return self.form.show_problems(problems)

    def recipient_recorded(self) -> None:
        """Fold the form of a new recipient away: it is recorded."""
        self.form.clear()
        self._form_card.setVisible(False)

    def _show_receivers(self, receivers: Sequence[Receiver]) -> None:
        current = self.recipients.currentData()
        self._keys = {one.ref: one.has_key for one in receivers}
        self.recipients.blockSignals(True)
        self.recipients.clear()
        for one in receivers:
            self.recipients.addItem(natural(one.name), one.ref)
        self.recipients.setCurrentIndex(max(0, self.recipients.findData(current)))
        self.recipients.blockSignals(False)

    def _add(self, audience: Audience) -> None:
        button = QRadioButton(audience_words(audience.profile))
        self.buttons[audience.profile] = button
        self._group.addButton(button)
        self._choices.addWidget(button)
        if audience.profile in _TOLD:
            told = PlainLabel(_TOLD[audience.profile](), "hint")
            told.setContentsMargins(26, 0, 26, 8)
            self._choices.addWidget(told)
            button.setAccessibleDescription(told.text())

    def _follow(self) -> None:
        chosen = self._audiences.get(self.profile())
        needs = chosen is not None and chosen.needs_recipient
        self._for.setVisible(needs)
        missing = bool(needs and self.recipient() and not self._keys.get(self.recipient()))
        said = T("Exports", "This recipient has no key yet: the preview works, building does not.")
        self._key.setText(said if missing else "")
        self._key.setVisible(missing)
        self.changed.emit()

    def _lay_out(self) -> None:
        ground = QWidget()
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(MARGIN, 18, MARGIN, 18)
        rows.setSpacing(14)
        whole = T("Exports", "Every record of this vault is looked at; for each field it is "
                             "decided what may leave, how and why.")  # fmt: skip
        rows.addWidget(PlainLabel(whole, "muted"))
        rows.addWidget(PlainLabel(T("Exports", "For whom?"), "heading"))
        rows.addLayout(self._choices)
        rows.addWidget(self._later)
        rows.addWidget(self._for)
        rows.addWidget(self._form_card)
        rows.addLayout(_labelled(T("Exports", "Purpose of this package"), self.purpose_line))
        rows.addStretch()
        self._lay_out_recipient()
        self._lay_out_form()
        self.setWidget(ground)
        self.setWidgetResizable(True)

    def _lay_out_recipient(self) -> None:
        self.recipients.setAccessibleName(T("Exports", "Recipient"))
        give_role(self._new, "link")
        line = QHBoxLayout()
        line.addWidget(self.recipients, 1)
        line.addWidget(self._new)
        column = QVBoxLayout(self._for)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        column.addWidget(PlainLabel(T("Exports", "Recipient"), "label"))
        column.addLayout(line)
        column.addWidget(self._key)

    def _lay_out_form(self) -> None:
        give_role(self._save, "primary")
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._save)
        column = QVBoxLayout(self._form_card)
        column.setContentsMargins(16, 12, 16, 14)
        column.addWidget(self.form)
        column.addLayout(foot)
        self._form_card.hide()


def _labelled(label: str, editor: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    caption = PlainLabel(label, "label")
    caption.setBuddy(editor)
    column.addWidget(caption)
    column.addWidget(editor)
    return column
