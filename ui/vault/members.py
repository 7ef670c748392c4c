# SPDX-License-Identifier: Apache-2.0
"""Members of the vault: who they are by code, what they may do, and what is due among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from registry.domain.roles import Role
from registry.domain.vocabulary import term_label
from registry.errors import RegistryError
from registry.services import access, duties, inbox, members, rotation, sealed
from registry.services.duties import Due
from registry.services.members import MemberShown
from ui.desk import Desk
from ui.language import T, ltr, natural, spoken
from ui.messages import sentence
from ui.vault.member_cards import (
    ActionCard,
    AdmitCard,
    ChangeRolesCard,
    OwnPassphraseCard,
    RemoveCard,
    TravelCard,
)
from ui.vault.part import Part
from ui.widgets.plain_label import Card, PlainLabel, give_role
from ui.widgets.text_table import TextRow, TextTable

if TYPE_CHECKING:
    from registry.services.vaults import Vault

SHARES: Final = (2, 4, 7, 4)
TABLE_HEIGHT: Final = 210


class MembersPart(Part):
    """Lists the members; each action is a card that opens under the list."""

    def __init__(self, desk: Desk) -> None:
        about = T("Members", "Records and the log know members by code. Their names are in the "
                             "protected file, and from outside nobody can tell how many there "
                             "are.")  # fmt: skip
        super().__init__(desk, T("Members", "Members"), about)
        headings = (
            T("Members", "Code"),
            T("Members", "Name"),
            T("Members", "Roles"),
            T("Members", "State"),
        )
        self.table = TextTable(T("Members", "Members"), headings, SHARES)
        self.table.setFixedHeight(TABLE_HEIGHT)
        self.admit, self.roles, self.remove = AdmitCard(), ChangeRolesCard(), RemoveCard()
        self.own, self.travel = OwnPassphraseCard(), TravelCard()
        self._members: dict[str, MemberShown] = {}
        self._due = QVBoxLayout()
        self._cards = (self.admit, self.roles, self.remove, self.own, self.travel)
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        """Load the members and what is due."""
        self.desk.run(self, _everything, self._show, self.say_error)

    def chosen(self) -> MemberShown | None:
        """Return the member of the row that is chosen."""
        row = self.table.row()
        return None if row is None else self._members.get(row.key)

    def _show(self, found: tuple[Sequence[MemberShown], Sequence[Due]]) -> None:
        listed, due = found
        self._members = {one.code: one for one in listed}
        self.table.show_rows([member_row(one) for one in listed])
        while (item := self._due.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for one in due:
            self._due.addWidget(self._due_card(one))
        self._follow()

    def _due_card(self, one: Due) -> QWidget:
        card = Card()
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(PlainLabel(natural(one.words[spoken()])), 1)
        if one.mine:
            does = QPushButton(T("Members", "Do it now"))
            give_role(does, "primary")
            does.clicked.connect(partial(self._do, one))
            row.addWidget(does)
        return card

    def _do(self, one: Due) -> None:
        self._change(partial(_done, one), lambda _: self.said.emit(T("Members", "It is done.")))

    def _open(self, card: ActionCard, begin: Callable[[], object]) -> None:
        self._close()
        begin()
        card.show()
        self.bring_into_sight(card)

    def _close(self) -> None:
        for card in (self.admit, self.own, self.travel):
            card.begin()  # no passphrase stays in a line
        for one in self._cards:
            one.hide()

    def _about_chosen(self, card: ChangeRolesCard | RemoveCard) -> None:
        one = self.chosen()
        if one is None:
            return
        if isinstance(card, RemoveCard):
            self._open(card, lambda: card.begin(one.code))
        else:
            self._open(card, lambda: card.begin(one.code, tuple(map(str, one.roles))))

    def _follow(self) -> None:
        one = self.chosen()
        other = one is not None and not one.is_me and one.state == "active"
        self.buttons["roles"].setEnabled(other and one is not None and not one.travel)
        self.buttons["remove"].setEnabled(other)

    def _change(self, call: Callable[[Vault], Any], done: Callable[[Any], object]) -> None:
        def finished(value: object) -> None:
            self._close()
            done(value)

        self.desk.change(self, call, finished, self._refused)

    def _refused(self, error: RegistryError) -> None:
        shown = [card for card in self._cards if card.isVisible()]
        for card in shown:
            card.refuse(sentence(error))
        if not shown:
            self.say_error(error)

    def _admit(self, roles: tuple[str, ...], typed: str, name: str) -> None:
        said = T("Members", "Admitted as {code}. They open this vault with their own passphrase.")
        self._change(
            partial(_admitted, roles=roles, typed=typed, name=name),
            lambda code: self.said.emit(said.format(code=ltr(str(code)))),
        )

    def _remove(self, code: str) -> None:
        said = T("Members", "{code} is removed; the registry file has new keys.")
        self._change(
            lambda vault: members.remove(vault, code),
            lambda _: self.said.emit(said.format(code=ltr(code))),
        )

    def _change_roles(self, code: str, roles: tuple[str, ...]) -> None:
        said = T("Members", "The roles of {code} are changed.")
        self._change(
            lambda vault: members.change_roles(vault, code, roles),
            lambda _: self.said.emit(said.format(code=ltr(code))),
        )

    def _change_own(self, old: str, old_file: Path | None, new: str, new_file: Path | None) -> None:
        said = T("Members", "Your passphrase is changed. The old one opens this vault no more.")
        self._change(
            partial(_changed_own, old=(old, old_file), new=(new, new_file)),
            lambda _: self.said.emit(said),
        )

    def _make_travel(self, typed: str) -> None:
        said = T("Members", "Your travel access is {code}. Try it once before you leave.")
        self._change(
            partial(_travelling, typed=typed),
            lambda code: self.said.emit(said.format(code=ltr(str(code)))),
        )

    def _connect(self) -> None:
        self.table.moved.connect(lambda _: self._follow())
        self.buttons["admit"].clicked.connect(lambda: self._open(self.admit, self.admit.begin))
        self.buttons["roles"].clicked.connect(lambda: self._about_chosen(self.roles))
        self.buttons["remove"].clicked.connect(lambda: self._about_chosen(self.remove))
        self.buttons["own"].clicked.connect(lambda: self._open(self.own, self.own.begin))
        self.buttons["travel"].clicked.connect(lambda: self._open(self.travel, self.travel.begin))
        self.admit.submitted.connect(self._admit)
        self.roles.submitted.connect(self._change_roles)
        self.remove.submitted.connect(self._remove)
        self.own.submitted.connect(self._change_own)
        self.travel.submitted.connect(self._make_travel)

    def _lay_out(self) -> None:
        self.rows.addLayout(self._due)
        self.rows.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        words = {
            "admit": T("Members", "Admit a member"),
            "roles": T("Members", "Change roles"),
            "remove": T("Members", "Remove"),
            "own": T("Members", "Change my passphrase"),
            "travel": T("Members", "Travel access"),
        }
        for key, word in words.items():
            self.buttons[key] = QPushButton(word)
            row.addWidget(self.buttons[key])
        row.addStretch()
        give_role(self.buttons["admit"], "primary")
        self.rows.addLayout(row)
        for one in self._cards:
            one.left.connect(self._close)
            one.hide()
            self.rows.addWidget(one)
        self.rows.addStretch()


def member_row(one: MemberShown) -> TextRow:
    """Return one member as a row: code, name, roles, state."""
    words = [term_label("member_role", role, spoken()) for role in one.roles]
    every = T("Members", "every role")
    roles = every if len(words) == len(Role) else T("Members", ", ").join(words)
    states = {
        "active": T("Members", "member"),
        "removed": T("Members", "removed"),
    }
    state = (
        T("Members", "travel access") if one.travel and one.state == "active" else states[one.state]
    )
    if one.is_me:
        state = T("Members", "{state} (you)").format(state=state)
    if one.due:
        state = T("Members", "{state}, keys are due").format(state=state)
    name = natural(one.name) if one.name else "–"
    return TextRow((ltr(one.code), name, roles, state), key=one.code)


def _everything(vault: Vault) -> tuple[Sequence[MemberShown], Sequence[Due]]:
    return members.listed(vault), duties.due(vault)


def _done(one: Due, vault: Vault) -> None:
    """Do what is due, by its kind."""
    if one.kind == "grant":
        for code in one.codes:
            members.give_due(vault, code)
    elif one.kind == "rotation":
        rotation.rotate(vault, one.what)
    elif one.kind == "inbox":
        inbox.take_in(vault)
    elif one.kind == "seal":
        sealed.seal_due(vault)
    else:
        duties.resume(vault)


def _admitted(vault: Vault, *, roles: tuple[str, ...], typed: str, name: str) -> str:
    with access.passphrase_of(typed) as passphrase:
        return members.admit(vault, roles, passphrase, name)


def _changed_own(
    vault: Vault, *, old: tuple[str, Path | None], new: tuple[str, Path | None]
) -> None:
    if new[1] is not None and not new[1].exists():
        access.make_key_file(new[1])
    with access.passphrase_of(*old) as before, access.passphrase_of(*new) as after:
        access.change_passphrase(vault, before, after)


def _travelling(vault: Vault, *, typed: str) -> str:
    with access.passphrase_of(typed) as passphrase:
        return access.admit_travel(vault, passphrase)
