# SPDX-License-Identifier: Apache-2.0
"""Recovery: whether sheets that count were made, making them, trying them, and an emergency."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from registry.errors import RegistryError
from registry.services import printing, recovery
from registry.services.recovery import Ceremony, Rehearsed, Sheet, Standing
from ui.desk import Desk
from ui.language import T, ltr, number
from ui.messages import sentence
from ui.vault.ceremony import SchemeCard, SheetsCard, TypedCard
from ui.vault.one_card import OneCard
from ui.vault.part import Part
from ui.vault.sheets import SCHEMES
from ui.widgets.plain_label import PlainLabel, give_role
from ui.widgets.recovery_sheet import to_pdf

if TYPE_CHECKING:
    from registry.services.vaults import Vault


class RecoveryPart(Part):
    """Shows how recovery stands; each step of a ceremony is a card under it."""

    def __init__(self, desk: Desk) -> None:
        about = T(
            "Recovery",
            "Sheets of paper that together open the vault when every passphrase is lost. Each is "
            "kept by another person or in another place; one alone opens nothing.",
        )
        super().__init__(desk, T("Recovery", "Recovery"), about)
        self.standing = PlainLabel("", "strong")
        self.prepare = QPushButton(T("Recovery", "Prepare sheets"))
        self.try_them = QPushButton(T("Recovery", "Rehearse with sheets"))
        self.scheme, self.sheets = SchemeCard(), SheetsCard()
        self.back, self.rehearsal = _typed_back(), _rehearsal()
        self._ceremony: Ceremony | None = None
        self._cards = OneCard((self.scheme, self.sheets, self.back, self.rehearsal))
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        """Load whether sheets that count were made; a ceremony that runs goes on."""
        self.desk.run(self, recovery.standing, self._show, self.say_error)

    def _show(self, found: Standing) -> None:
        self.standing.setText(standing_words(found))
        self.try_them.setEnabled(found.prepared)
        give_role(self.prepare, "" if found.prepared else "primary")

    def _open(self, card: QWidget) -> None:
        self._cards.open(card)
        self.bring_into_sight(card)

    def _close(self) -> None:
        """Leave the ceremony or the rehearsal: no word of a sheet stays."""
        self._ceremony = None
        self.sheets.clear()
        self.back.begin()
        self.rehearsal.begin()
        self.scheme.sentence.setText("")
        self.scheme.does.setEnabled(True)
        self._cards.close_all()
        self.prepare.setEnabled(True)

    def _begin(self, scheme: str) -> None:
        self.desk.run(
            self, partial(recovery.begin, scheme=scheme), self._begun, self._refused(self.scheme)
        )

    def _begun(self, ceremony: Ceremony) -> None:
        self._ceremony = ceremony
        self.prepare.setEnabled(False)
        self.scheme.does.setEnabled(True)
        self.sheets.begin(ceremony.sheets, may_print=printing.is_possible())
        self._open(self.sheets)

    def _type_back(self) -> None:
        self.back.begin()
        self._open(self.back)
        self.back.sheets.setFocus()

    def _read_again(self) -> None:
        self.sheets.show_again()
        self._open(self.sheets)

    def _confirm(self, texts: tuple[str, ...]) -> None:
        ceremony = self._ceremony
        if ceremony is None:
            return
        said = T("Recovery", "The sheets count from now on. Hand them to those who keep them.")
        self._change(lambda _: ceremony.confirm(texts), said, self.back)

    def _rehearse(self, texts: tuple[str, ...]) -> None:
        self.desk.run(
            self,
            lambda vault: recovery.rehearse(vault.path, texts),
            self._rehearsed,
            self._refused(self.rehearsal),
        )

    def _rehearsed(self, found: Rehearsed) -> None:
        words = (
            T("Recovery", "These {count} sheets of set {set} open the whole vault. Nothing was "
                          "changed.")
            if "protected" in found.kinds
            else T("Recovery", "These {count} sheets of set {set} open the registry file only: "
                               "prepare new ones. Nothing was changed.")
        )  # fmt: skip
        self._close()
        self.said.emit(words.format(count=number(found.given), set=ltr(found.set)))

    def _print(self, sheet: Sheet, reason: str) -> None:
        call = partial(printing.print_sheet, pdf=to_pdf([sheet]), reason=reason, about=sheet.set)
        done = T("Recovery", "The sheet was given to the printer. Fetch it now.")
        self.desk.change(
            self,
            call,
            lambda _: self.sheets.say(done),
            lambda error: self.sheets.say(sentence(error)),
        )

    def _change(self, call: Callable[[Vault], Any], said: str, card: TypedCard) -> None:
        def finished(_: object) -> None:
            self._close()
            self.said.emit(said)

        self.desk.change(self, call, finished, self._refused(card))

    def _refused(self, card: SchemeCard | TypedCard) -> Callable[[RegistryError], None]:
        return lambda error: card.refuse(sentence(error))

    def _connect(self) -> None:
        self.prepare.clicked.connect(lambda: self._open(self.scheme))
        self.try_them.clicked.connect(lambda: self._open(self.rehearsal))
        self.scheme.submitted.connect(self._begin)
        self.sheets.written.connect(self._type_back)
        self.sheets.print_wanted.connect(self._print)
        self.back.again.connect(self._read_again)
        self.back.submitted.connect(self._confirm)
        self.rehearsal.submitted.connect(self._rehearse)
        for card in (self.scheme, self.sheets, self.back, self.rehearsal):
            card.left.connect(self._close)

    def _lay_out(self) -> None:
        self.rows.addWidget(self.standing)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.prepare)
        row.addWidget(self.try_them)
        row.addStretch()
        self.rows.addLayout(row)
        self.rows.addWidget(self._cards)
        self.rows.addWidget(PlainLabel(T("Recovery", "In an emergency"), "heading"))
        self.rows.addWidget(PlainLabel(_emergency()))
        self.rows.addStretch()


def standing_words(found: Standing) -> str:
    """Return in words whether sheets that count were made."""
    if not found.prepared:
        return T("Recovery", "No sheets were made yet: a forgotten passphrase would lose all.")
    if not found.set:
        return T("Recovery", "Sheets that count were made.")
    words = T("Recovery", "Sheets of set {set} count, made on {date}. {scheme}.")
    scheme = SCHEMES[found.scheme]()[0] if found.scheme in SCHEMES else ""
    return words.format(set=ltr(found.set), date=ltr(found.made_on), scheme=scheme)


def _typed_back() -> TypedCard:
    return TypedCard(
        T("Recovery", "Type sheets back"),
        T("Recovery", "From your own paper, not from memory. The sheets count once enough of them "
                      "open the vault."),
        T("Recovery", "Let the sheets count"),
        T("Recovery", "Look at a sheet again"),
    )  # fmt: skip


def _rehearsal() -> TypedCard:
    return TypedCard(
        T("Recovery", "Rehearse"),
        T("Recovery", "Type the sheets as in an emergency. Only whether they open the vault is "
                      "checked; nothing is opened or changed."),
        T("Recovery", "Check the sheets"),
    )  # fmt: skip


def _emergency() -> str:
    return T(
        "Recovery",
        "Bring the needed sheets together with the folder of the vault or a copy of it, start the "
        "program, and choose “I have recovery sheets” on its first screen. You choose a new "
        "passphrase there. If the folder is lost as well, the sheets do not help: that is what a "
        "backup is for. If a sheet may have been seen by somebody, prepare new ones.",
    )
