# SPDX-License-Identifier: Apache-2.0
"""The part that erases: what goes is shown first, and two people do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from registry.crypto.kdf import FOR_TESTS
from registry.services import drafts, members, search, vaults
from registry.services.vaults import Passphrase, Vault
from tests.services.invented_vaults import record
from ui.background import Background
from ui.desk import Desk, VaultFacts
from ui.vault.erasing import ErasingPart
from ui.vault.page import VaultPage

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]
FOUNDER = "سبع زيتونات على تلة بعيدة"
SECOND = "ثماني قناديل شمال السور القديم"
NAME = "رامز المرجاناتي"


@pytest.fixture
def own(ask: Ask, tmp_path: Path) -> Iterator[Vault]:
    def make() -> Vault:
        vault = vaults.create(
            tmp_path / "own.sijill", Passphrase.from_text(FOUNDER), cost=FOR_TESTS
        )
        members.admit(vault, ["coordinator"], Passphrase.from_text(SECOND))
        return vault

    made: Vault = ask(make)
    yield made
    ask(made.close)


@pytest.fixture
def ref(ask: Ask, own: Vault) -> str:
    return str(ask(lambda: record(own, "victim", names=NAME)))


@pytest.fixture
def part(qtbot: QtBot, background: Background, ask: Ask, own: Vault) -> ErasingPart:
    desk = Desk(background, own, ask(lambda: VaultFacts.of(own)), drafts)
    page = VaultPage(desk)
    qtbot.addWidget(page)
    page.resize(1_200, 900)
    page.show()
    made = page.part("erasing")
    assert isinstance(made, ErasingPart)
    return made


def look(part: ErasingPart, ref: str, settle: Settle) -> None:
    part.look.ref.setText(ref)
    part.look.does.click()
    settle()


def order(part: ErasingPart, typed: str, settle: Settle) -> None:
    part.order.reason.setText("طلب الأسرة")
    part.order.grounds.setText("وُزنت قيمته أمام الضرر")
    part.order.second.setFocus()
    part.order.second.focusProxy().setText(typed)  # type: ignore[union-attr]
    part.order.does.click()
    settle()


def found(ask: Ask, vault: Vault) -> list[str]:
    return [hit.ref for hit in ask(lambda: search.find(vault, NAME))]


def test_what_goes_is_shown_and_nothing_has_gone_yet(
    part: ErasingPart, ref: str, own: Vault, ask: Ask, settle: Settle
) -> None:
    look(part, ref, settle)
    assert part.order.isVisible()
    assert NAME in part.order.which.text()
    assert ref in part.order.which.text()
    assert "1" in part.order.goes.text()
    assert not part.order.does.isEnabled(), "without a reason nothing is erased"
    assert found(ask, own) == [ref]


def test_a_code_that_is_none_is_refused_in_words(part: ErasingPart, settle: Settle) -> None:
    look(part, "V-NOBODY00", settle)
    assert part.look.sentence.text()
    assert not part.order.isVisible()


@pytest.mark.parametrize("typed", ["", FOUNDER, "words that open nothing at all"])
def test_one_person_alone_erases_nothing(
    part: ErasingPart, ref: str, own: Vault, ask: Ask, settle: Settle, typed: str
) -> None:
    look(part, ref, settle)
    order(part, typed, settle)
    assert part.order.sentence.text()
    assert part.order.second.text() == ""
    assert found(ask, own) == [ref]


def test_two_people_erase_for_good(
    part: ErasingPart, ref: str, own: Vault, ask: Ask, settle: Settle
) -> None:
    told: list[str] = []
    part.said.connect(told.append)
    look(part, ref, settle)
    order(part, SECOND, settle)
    assert part.order.sentence.text() == ""
    assert found(ask, own) == []
    assert ref in told[-1]
    assert part.look.isVisible()
