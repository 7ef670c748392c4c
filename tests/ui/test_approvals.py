# SPDX-License-Identifier: Apache-2.0
"""Packages in a vault of several people: proposed by one, sent or declined by another keeper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from registry.services import approval, ledger, members, records, vaults
from registry.services.vaults import Vault
from tests.services.invented import NAMED, PARTNER, World
from tests.services.staff import word
from tests.ui.conftest import PASSPHRASE
from ui.background import Background
from ui.desk import Desk, VaultFacts
from ui.exports.page import RESULT, ExportsPage
from ui.widgets.plain_label import PlainLabel

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]
At = Callable[[str], ExportsPage]


@pytest.fixture
def world(ask: Ask, vault: Vault, tmp_path: Path) -> World:
    made: World = ask(lambda: World(vault=vault, folder=tmp_path))

    def fill() -> None:
        made.victim("wael", "وائل صفوان الفيروزاني")
        made.consent("wael", "mother", "parent", NAMED)
        for role in ("reviewer", "keeper", "documenter"):
            members.admit(vault, [role], word(role))

    ask(fill)
    return made


@pytest.fixture
def at(
    qtbot: QtBot, ask: Ask, background: Background, vault: Vault, world: World, settle: Settle
) -> Iterator[At]:
    """Return the page of the member with this role; the one before has left."""
    held = [vault]
    assert world.vault is vault

    def opened(role: str) -> Vault:
        held[-1].close()
        held.append(vaults.open_vault(vault.path, word(role) if role else _founder()))
        return held[-1]

    def page(role: str) -> ExportsPage:
        mine = ask(lambda: opened(role))
        desk = Desk(background, mine, ask(lambda: VaultFacts.of(mine)), _NoDrafts())
        made = ExportsPage(desk)
        qtbot.addWidget(made)
        made.resize(1_050, 720)
        made.show()
        made.opened()
        settle()
        return made

    yield page
    ask(held[-1].close)


class _NoDrafts:
    def save(self, vault: Vault, slot: str, content: dict[str, Any], /) -> None:
        """Keep nothing."""

    def load(self, vault: Vault, slot: str, /) -> None:
        """Return nothing."""

    def discard(self, vault: Vault, slot: str, /) -> None:
        """Forget nothing."""


def _founder() -> vaults.Passphrase:
    return vaults.Passphrase.from_text(PASSPHRASE)


def propose(page: ExportsPage, settle: Settle, recipient: str) -> None:
    page.new_record()
    page.choosing.choose("partner", recipient)
    page.choosing.purpose_line.setText("بحث مشترك")
    for _ in range(3):
        page.flow.press_forward()
        settle()


def look(page: ExportsPage) -> None:
    [card] = page.waiting.cards()
    card.findChildren(QPushButton)[0].click()


def said(page: ExportsPage) -> str:
    return " ".join(label.text() for label in page.waiting.findChildren(PlainLabel))


def waiting(ask: Ask, page: ExportsPage) -> tuple[approval.Waiting, ...]:
    found: tuple[approval.Waiting, ...] = ask(lambda: approval.waiting(page.desk._vault))
    return found


def test_what_somebody_built_waits_and_is_sent_by_another_keeper(
    at: At, settle: Settle, world: World, tmp_path: Path, ask: Ask
) -> None:
    page = at("reviewer")
    propose(page, settle, world.refs[PARTNER])
    assert page.flow.step() == RESULT
    assert "waits for another keeper" in " ".join(page.result.texts())
    assert not list(tmp_path.glob("*.age"))
    page = at("keeper")
    assert "partner" in said(page)
    look(page)
    assert "بحث مشترك" in page.approving.facts.text()
    assert PARTNER in page.approving.facts.text()
    target = tmp_path / "sent.zip.age"
    page.approving.target.set_path(target)
    page.approving.approve.click()
    settle()
    assert page.flow.step() == RESULT
    assert str(target) in page.result.texts()
    assert target.is_file()
    assert waiting(ask, page) == ()
    [entry] = ask(lambda: ledger.entries(page.desk._vault))
    assert entry["purpose"] == "بحث مشترك"


def test_the_builder_cannot_send_it_and_can_take_it_back(
    at: At, settle: Settle, world: World, ask: Ask
) -> None:
    page = at("")
    propose(page, settle, world.refs[PARTNER])
    page.flow.press_forward()
    settle()
    look(page)
    assert "You built it" in page.approving.facts.text()
    assert not page.approving.approve.isVisible()
    assert not page.approving.decline.isEnabled()
    page.approving.reason.setText("أُعدّت خطأً")
    page.approving.decline.click()
    settle()
    assert waiting(ask, page) == ()
    assert page.waiting.isHidden()


def test_who_is_no_keeper_sees_that_it_waits_and_nothing_of_it(
    at: At, settle: Settle, world: World
) -> None:
    propose(at("reviewer"), settle, world.refs[PARTNER])
    page = at("documenter")
    assert "waits for a keeper" in said(page)
    assert "partner" not in said(page)
    look(page)
    assert "Only a keeper" in page.approving.facts.text()
    assert PARTNER not in page.approving.facts.text()
    assert not page.approving.approve.isVisible()
    assert not page.approving.decline.isVisible()


def test_what_changed_since_is_refused_in_words_and_nothing_is_written(
    at: At, settle: Settle, world: World, tmp_path: Path, ask: Ask
) -> None:
    propose(at("reviewer"), settle, world.refs[PARTNER])
    page = at("keeper")
    mine, ref = page.desk._vault, world.refs["wael"]
    version = ask(lambda: records.get(mine, ref)).version
    ask(lambda: records.change(mine, ref, version, {"occupation": "نجّار"}))
    look(page)
    target = tmp_path / "sent.zip.age"
    page.approving.target.set_path(target)
    page.approving.approve.click()
    settle()
    assert page.approving.problem.text()
    assert not target.exists()
    assert len(waiting(ask, page)) == 1
