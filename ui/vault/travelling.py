# SPDX-License-Identifier: Apache-2.0
"""Before a journey, and in the worst case: the protected file taken away, the vault unreadable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from registry.errors import RegistryError
from registry.services import panic, travel
from registry.services.travel import Away
from ui.desk import Desk
from ui.language import T, ltr
from ui.messages import sentence
from ui.vault.member_cards import ActionCard
from ui.vault.one_card import OneCard
from ui.vault.part import Part
from ui.widgets.file_line import OPEN, SAVE, FileLine
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from registry.services.vaults import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What is away, since when, and the day on which a backup was last proven to open."""

    away: Away | None
    proven_on: str


class FileCard(ActionCard):
    """Where the protected file goes, or where it comes from."""

    submitted = Signal(object)

    def __init__(self, title: str, said: str, label: str, mode: str) -> None:
        super().__init__(title, title)
        self.file = FileLine(label, mode)
        self.rows.addWidget(PlainLabel(said))
        self.rows.addWidget(self.file)
        self.end()
        self.file.changed.connect(lambda: self.does.setEnabled(self.file.path() is not None))
        self.does.clicked.connect(self._submit)
        self.begin()

    def begin(self) -> None:
        """Empty the card."""
        self.file.set_path(None)
        self.sentence.setText("")
        self.does.setEnabled(False)

    def _submit(self) -> None:
        self.does.setEnabled(False)
        self.submitted.emit(self.file.path())


class PanicCard(ActionCard):
    """What will be gone, what brings it back, and what this cannot promise."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__(
            T("Panic", "Make this vault unreadable"), T("Panic", "Make it unreadable now")
        )
        self.proven = PlainLabel("", "strong")
        self.rows.addWidget(self.proven)
        for text in _panic_words():
            self.rows.addWidget(PlainLabel(text))
        self.end()
        self.does.clicked.connect(self._submit)

    def begin(self, proven_on: str) -> None:
        """Say when a backup was last proven to open."""
        words = T("Panic", "A backup was last proven to open on {date}.")
        self.proven.setText(words.format(date=ltr(proven_on)))
        self.sentence.setText("")
        self.does.setEnabled(True)

    def _submit(self) -> None:
        self.does.setEnabled(False)
        self.submitted.emit()


class TravelPart(Part):
    """Says where the protected file is; each action is a card under it."""

    def __init__(self, desk: Desk) -> None:
        about = T(
            "Travelling",
            "What is not there cannot be opened, whoever asks for the passphrase. A second "
            "passphrase that opens the registry only is made under Members: travel access.",
        )
        super().__init__(desk, T("Travelling", "Travel and panic"), about)
        self.where = PlainLabel("", "strong")
        self.leave, self.bring, self.panic = _leave_card(), _bring_card(), PanicCard()
        self.buttons = {
            "leave": QPushButton(self.leave.does.text()),
            "bring": QPushButton(self.bring.does.text()),
            "panic": QPushButton(T("Travelling", "Make this vault unreadable…")),
        }
        self.panic_says = PlainLabel("", "muted")
        self._cards = OneCard((self.leave, self.bring, self.panic))
        self._now = Now(away=None, proven_on="")
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        """Load where the protected file is and whether a backup was proven."""
        self.desk.run(self, _now, self._show, self.say_error)

    def _show(self, now: Now) -> None:
        self._now = now
        self.where.setText(where_words(now.away))
        self.buttons["leave"].setEnabled(now.away is None)
        self.buttons["bring"].setEnabled(now.away is not None)
        self.buttons["panic"].setEnabled(bool(now.proven_on))
        self.panic_says.setText(
            T("Travelling", "For the moment in which somebody comes for this computer.")
            if now.proven_on
            else T(
                "Travelling",
                "Off until a backup of this vault has been proven to open: otherwise it could be "
                "lost for ever. Prove one under Backups.",
            )
        )

    def _open(self, card: QWidget) -> None:
        self._cards.open(card)
        self.bring_into_sight(card)

    def _close(self) -> None:
        self.leave.begin()
        self.bring.begin()
        self._cards.close_all()

    def _go(self, card: FileCard, call: Callable[[Vault], object], said: str) -> None:
        def finished(_: object) -> None:
            self._close()
            self.said.emit(said)

        self.desk.work(
            self,
            lambda vault, _: call(vault),
            finished,
            lambda error: card.refuse(sentence(error)),
            title=card.does.text(),
        )

    def _leave(self, to: Path) -> None:
        said = T("Travelling", "The protected file is there now and no more in this vault.")
        self._go(self.leave, lambda vault: travel.leave(vault, to), said)

    def _bring_back(self, untrusted_source: Path) -> None:
        said = T("Travelling", "The protected file is back. Lock and open the vault to see it.")
        self._go(self.bring, lambda vault: travel.bring_back(vault, untrusted_source), said)

    def _make_unreadable(self) -> None:
        self.desk.run(self, panic.run, self._is_gone, self._not_gone)

    def _is_gone(self, _: object) -> None:
        """Nobody is answered: by then this process has ended."""

    def _not_gone(self, error: RegistryError) -> None:
        self.panic.refuse(sentence(error))

    def _connect(self) -> None:
        self.buttons["leave"].clicked.connect(partial(self._open, self.leave))
        self.buttons["bring"].clicked.connect(partial(self._open, self.bring))
        self.buttons["panic"].clicked.connect(self._ask_panic)
        self.leave.submitted.connect(self._leave)
        self.bring.submitted.connect(self._bring_back)
        self.panic.submitted.connect(self._make_unreadable)
        for card in (self.leave, self.bring, self.panic):
            card.left.connect(self._close)

    def _ask_panic(self) -> None:
        self.panic.begin(self._now.proven_on)
        self._open(self.panic)

    def _lay_out(self) -> None:
        self.rows.addWidget(self.where)
        row = QHBoxLayout()
        row.setSpacing(8)
        for key in ("leave", "bring"):
            row.addWidget(self.buttons[key])
        row.addStretch()
        self.rows.addLayout(row)
        self.rows.addSpacing(12)
        self.rows.addWidget(PlainLabel(T("Travelling", "Panic"), "heading"))
        self.rows.addWidget(self.panic_says)
        row = QHBoxLayout()
        row.addWidget(self.buttons["panic"])
        row.addStretch()
        self.rows.addLayout(row)
        self.rows.addWidget(self._cards)
        self.rows.addStretch()


def where_words(away: Away | None) -> str:
    """Return in words where the protected file is."""
    if away is None:
        return T("Travelling", "The protected file is in this vault.")
    words = T("Travelling", "The protected file was taken to another medium on {date}.")
    return words.format(date=ltr(away.on))


def _now(vault: Vault) -> Now:
    return Now(away=travel.away(vault), proven_on=panic.is_ready(vault))


def _leave_card() -> FileCard:
    return FileCard(
        T("Travelling", "Move the protected file away"),
        T(
            "Travelling",
            "It is copied to the new file, read back, and then deleted here: identities, "
            "statements and consents stay unread until it is back. Leave it with somebody you "
            "trust. It is still encrypted. On memory sticks and SSDs traces of the encrypted file "
            "may remain here.",
        ),
        T("Travelling", "New file on another medium"),
        SAVE,
    )


def _bring_card() -> FileCard:
    return FileCard(
        T("Travelling", "Bring the protected file back"),
        T(
            "Travelling",
            "Only the very file that was taken is accepted. It stays on the other medium too "
            "until you delete it there.",
        ),
        T("Travelling", "The file that was taken away"),
        OPEN,
    )


def _panic_words() -> tuple[str, ...]:
    return (
        T(
            "Panic",
            "The file of keys is overwritten and deleted, and the program ends within a second. "
            "No passphrase opens this folder then. Only that backup, with a passphrase or key "
            "file of its time or with the recovery sheets, brings the records back; what was "
            "recorded since it was made is lost.",
        ),
        T(
            "Panic",
            "What this cannot promise: copies and backups elsewhere stay as they are and open as "
            "before. On SSDs, memory sticks and disks with snapshots the old keys may be found "
            "again by a laboratory, and still need a passphrase or the sheets.",
        ),
    )
