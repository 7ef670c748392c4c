# SPDX-License-Identifier: Apache-2.0
"""The way of a consent on a page: recorded, taken back, and who must be told. No dialogs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from registry.errors import RegistryError
from registry.services import consents
from registry.services.panel import PurposeState
from ui.desk import Desk
from ui.language import T, led, natural, spoken
from ui.messages import beside
from ui.records.asking import recording, refusal
from ui.records.columns import purpose_words, term_words
from ui.records.shown import Shown
from ui.records.ties import agreed_to, words_of
from ui.widgets.consent_entry import ConsentEntry
from ui.widgets.consent_panel import Agreed
from ui.widgets.consent_withdraw import ConsentWithdraw, LetterShown, count_words

if TYPE_CHECKING:
    from registry.services.vaults import Vault


ORDER: Final = ("named", "anonymous", "denied", "not_asked")


class Consenting(QObject):
    """Holds the two screens; ``over`` when the record may stand in their place again."""

    over = Signal()
    said = Signal(str)
    recalled = Signal()
    """The list of who must be told is ready to be shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.entry = ConsentEntry()
        self.withdraw = ConsentWithdraw()
        self.withdraw.withdrawn.connect(self._withdraw)
        self.withdraw.left.connect(self.over)

    def begin(self, shown: Shown) -> None:
        """Begin a consent about the record that is shown."""
        self.entry.begin(str(shown.record.ref), shown.title)

    def ask(self, shown: Shown, ref: str) -> None:
        """Ask what of the consent ``ref`` is taken back."""
        found = next(one for one in shown.of_kind("consent") if one.ref == ref)
        parts = [words_of(found, name, shown) for name in ("giver", "capacity", "given")]
        self.withdraw.ask(ref, T("Consenting", " · ").join(filter(None, parts)), agreed_to(found))

    def save(self) -> None:
        """Record what was entered; a new giver first, and nobody twice."""
        giver, content = self.entry.new_giver(), self.entry.content()
        if giver:
            self._desk.change(self, recording("person", giver), self._named, self._refused)
            return
        self._desk.change(
            self, lambda vault: consents.record(vault, content), self._recorded, self._refused
        )

    def _named(self, ref: str) -> None:
        self.entry.name_giver(ref, T("Consenting", "recorded just now"))
        self.save()

    def _recorded(self, _: str) -> None:
        self.said.emit(T("Consenting", "The consent is recorded and holds from now on."))
        self.over.emit()

    def _withdraw(self, ref: str, purposes: tuple[str, ...]) -> None:
        call: Callable[[Vault], consents.Recall] = lambda vault: consents.withdraw(  # noqa: E731
            vault, ref, purposes
        )
        self._desk.change(self, call, self._show_recall, self._refused)

    def _show_recall(self, recall: consents.Recall) -> None:
        letters = [
            LetterShown(recipient=one.recipient, export=one.export, words=dict(one.words))
            for one in recall.letters
        ]
        self.withdraw.show_recall(letters)
        self.said.emit(count_words(letters))
        self.recalled.emit()

    def _refused(self, error: RegistryError) -> None:
        left = self.entry.show_problems(beside(error))
        said = T("Consenting", "Nothing was recorded yet. What is missing stands beside its field.")
        self.said.emit(refusal(error, left) or said)


def agreed(states: tuple[PurposeState, ...]) -> list[Agreed]:
    """Return what the panel shows of each purpose, by answer: what nobody was asked comes last."""
    return [
        Agreed(
            purpose=_purpose(one),
            answer=term_words("decision", one.state),
            reason=led(one.reason[spoken()]),
            asked=one.state != "not_asked",
        )
        for one in sorted(states, key=lambda one: ORDER.index(one.state))
    ]


def _purpose(state: PurposeState) -> str:
    words = purpose_words(state.purpose)
    if not state.recipient:
        return words
    return T("Consenting", "{purpose} ({recipient})").format(
        purpose=words, recipient=natural(state.recipient)
    )
