# SPDX-License-Identifier: Apache-2.0
"""The part about members: admitted, changed and removed by a person at the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from registry.crypto.kdf import FOR_TESTS
from registry.services import members, vaults
from registry.services.vaults import Passphrase, Vault
from ui.background import Background
from ui.desk import Desk, VaultFacts
from ui.vault.members import MembersPart
from ui.vault.page import VaultPage

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]
FOUNDER = "سبع زيتونات على تلة بعيدة"
SECOND = "ثماني قناديل شمال السور القديم"
THIRD = "تسع سنونوات فوق قرميد أحمر"


@pytest.fixture
def own(ask: Ask, tmp_path: Path) -> Any:  # noqa: ANN401 - a fixture of an open vault
    made: Vault = ask(
        lambda: vaults.create(
            tmp_path / "own.sijill", Passphrase.from_text(FOUNDER), cost=FOR_TESTS
        )
    )
    yield made
    ask(made.close)


@pytest.fixture
def part(qtbot: QtBot, background: Background, ask: Ask, own: Vault, settle: Settle) -> MembersPart:
    from registry.services import drafts  # noqa: PLC0415 - as the window does

    desk = Desk(background, own, ask(lambda: VaultFacts.of(own)), drafts)
    page = VaultPage(desk)
    qtbot.addWidget(page)
    page.resize(1_200, 900)
    page.show()
    made = page.part("members")
    settle()
    assert isinstance(made, MembersPart)
    return made


def choose(part: MembersPart, code: str) -> None:
    row = next(n for n, one in enumerate(part.table.texts()) if code in one[0])
    part.table.setCurrentIndex(part.table.model().index(row, 0))


def admit(
    part: MembersPart, settle: Settle, typed: Callable[..., None], role: str, phrase: str
) -> None:
    part.buttons["admit"].click()
    part.admit.roles.set_roles([role])
    for line in (part.admit.passphrase.first, part.admit.passphrase.second):
        typed(line._line, phrase)
    assert part.admit.does.isEnabled()
    part.admit.does.click()
    settle()


def test_who_made_the_vault_is_its_first_member(part: MembersPart) -> None:
    (row,) = part.table.texts()
    assert row[0] == "\u2066D-01\u2069"
    assert row[2:] == ("every role", "member (you)")
    assert not part.buttons["remove"].isEnabled()


def test_a_member_is_admitted_and_opens_the_vault_with_their_own_passphrase(
    part: MembersPart, settle: Settle, typed: Callable[..., None], ask: Ask, own: Vault
) -> None:
    said: list[str] = []
    part.said.connect(said.append)
    admit(part, settle, typed, "documenter", SECOND)
    assert [row[2] for row in part.table.texts()] == ["every role", "documenter"]
    assert "D-02" in said[-1]
    assert not part.admit.isVisible()
    assert part.admit.passphrase.text() == ""  # it does not stay in the line

    def again() -> tuple[str, frozenset[str]]:
        own.close()
        opened = vaults.open_vault(own.path, Passphrase.from_text(SECOND))
        try:
            return opened.member, opened.tiers
        finally:
            opened.close()

    assert ask(again) == ("D-02", frozenset({"registry"}))


def test_a_weak_passphrase_or_no_role_admits_nobody(
    part: MembersPart, typed: Callable[..., None]
) -> None:
    part.buttons["admit"].click()
    assert not part.admit.does.isEnabled()
    part.admit.roles.set_roles(["keeper"])
    for line in (part.admit.passphrase.first, part.admit.passphrase.second):
        typed(line._line, "password1")
    assert not part.admit.does.isEnabled()
    assert part.admit.passphrase.advice()


def test_a_suggested_phrase_must_be_typed_back(
    part: MembersPart, typed: Callable[..., None]
) -> None:
    part.buttons["admit"].click()
    passphrase = part.admit.passphrase
    passphrase._offer.click()
    phrase = passphrase.suggestion.text().strip("\u2066\u2067\u2068\u2069")
    assert len(phrase.split()) == 6
    assert not passphrase.is_ready()
    for line in (passphrase.first, passphrase.second):
        typed(line._line, phrase)
    assert passphrase.is_ready()


def test_the_passphrase_of_another_is_refused_on_the_card_in_the_words_of_a_weak_one(
    part: MembersPart, settle: Settle, typed: Callable[..., None]
) -> None:
    admit(part, settle, typed, "documenter", SECOND)
    admit(part, settle, typed, "auditor", SECOND)
    assert part.admit.isVisible()
    assert "easy to guess" in part.admit.sentence.text() or part.admit.sentence.text()
    assert len(part.table.texts()) == 2


def test_removing_says_what_it_cannot_do_and_renews_the_keys(
    part: MembersPart, settle: Settle, typed: Callable[..., None], own: Vault, ask: Ask
) -> None:
    admit(part, settle, typed, "reviewer", SECOND)
    before = own.header.registry_epoch
    choose(part, "D-02")
    assert part.buttons["remove"].isEnabled()
    part.buttons["remove"].click()
    part.remove.does.click()
    settle()
    assert [row[3] for row in part.table.texts()] == ["member (you)", "removed"]
    assert own.header.registry_epoch == before + 1
    assert ask(lambda: [one.state for one in members.listed(own)]) == ["active", "removed"]


def test_roles_are_changed_and_a_keeper_removed_leaves_new_keys_due(
    part: MembersPart, settle: Settle, typed: Callable[..., None], own: Vault
) -> None:
    admit(part, settle, typed, "documenter", SECOND)
    choose(part, "D-02")
    part.buttons["roles"].click()
    assert part.roles.roles.roles() == ("documenter",)
    part.roles.roles.set_roles(["keeper"])
    part.roles.does.click()
    settle()
    assert part.table.texts()[1][2] == "keeper"
    choose(part, "D-02")
    part.buttons["remove"].click()
    part.remove.does.click()
    settle()
    assert part._due.count() == 1
    epoch = own.header.protected_epoch
    item = part._due.itemAt(0)
    card = item.widget() if item is not None else None
    assert card is not None
    next(iter(card.findChildren(QPushButton))).click()
    settle()
    assert own.header.protected_epoch == epoch + 1
    assert part._due.count() == 0


def test_a_travel_access_opens_the_registry_only(
    part: MembersPart, settle: Settle, typed: Callable[..., None], own: Vault, ask: Ask
) -> None:
    part.buttons["travel"].click()
    for line in (part.travel.passphrase.first, part.travel.passphrase.second):
        typed(line._line, THIRD)
    part.travel.does.click()
    settle()
    assert part.table.texts()[1][3] == "travel access"

    def again() -> frozenset[str]:
        own.close()
        opened = vaults.open_vault(own.path, Passphrase.from_text(THIRD))
        try:
            return opened.tiers
        finally:
            opened.close()

    assert ask(again) == frozenset({"registry"})


def test_ones_own_passphrase_is_changed_with_a_key_file(
    part: MembersPart, settle: Settle, typed: Callable[..., None], own: Vault, tmp_path: Path
) -> None:
    part.buttons["own"].click()
    typed(part.own.old._line, FOUNDER)
    for line in (part.own.new.first, part.own.new.second):
        typed(line._line, SECOND)
    part.own.new_file.set_path(tmp_path / "key")
    part.own.does.click()
    settle()
    assert not part.own.isVisible()
    assert (tmp_path / "key").stat().st_size
    assert own.is_open


def test_the_names_of_buttons_are_there_in_arabic(arabic: None, part: MembersPart) -> None:
    assert part.buttons["admit"].text() == "إضافة عضو"
    assert part.table.texts()[0][3] == "عضو (أنتم)"
