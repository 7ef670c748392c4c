# SPDX-License-Identifier: Apache-2.0
"""The protected file leaves and comes back at the window; panic waits for a proven backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from registry.services import backups, panic
from registry.services.vaults import Passphrase, Vault
from tests.ui.conftest import PASSPHRASE
from tests.ui.test_bidi import raw_runs, shown
from ui.desk import Desk, VaultFacts
from ui.shell.workspace import banners
from ui.vault.page import VaultPage
from ui.vault.travelling import TravelPart

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]


@pytest.fixture
def part(qtbot: QtBot, desk: Desk, settle: Settle) -> TravelPart:
    page = VaultPage(desk)
    qtbot.addWidget(page)
    page.resize(1_000, 800)
    page.show()
    made = page.part("travel")
    settle()
    assert isinstance(made, TravelPart)
    return made


def leave(part: TravelPart, settle: Settle, to: Path) -> None:
    part.buttons["leave"].click()
    part.leave.file.line.setText(str(to))
    part.leave.does.click()
    settle()


def test_the_protected_file_is_taken_away_and_brought_back(
    part: TravelPart, settle: Settle, ask: Ask, vault: Vault, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    assert not part.buttons["bring"].isEnabled()
    leave(part, settle, away)
    assert away.is_file()
    assert "was taken to another medium" in part.where.text()
    assert not part.buttons["leave"].isEnabled()
    assert ask(lambda: vault.protected_is_away)
    part.buttons["bring"].click()
    part.bring.file.line.setText(str(away))
    part.bring.does.click()
    settle()
    assert "is in this vault" in part.where.text()
    assert not ask(lambda: vault.protected_is_away)


def test_another_file_is_not_taken_for_it(part: TravelPart, settle: Settle, tmp_path: Path) -> None:
    leave(part, settle, tmp_path / "away")
    other = tmp_path / "other"
    other.write_bytes(b"another file")
    part.buttons["bring"].click()
    part.bring.file.line.setText(str(other))
    part.bring.does.click()
    settle()
    assert "not, byte for byte" in part.bring.sentence.text()


def test_where_something_stands_already_nothing_goes(
    part: TravelPart, settle: Settle, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.write_bytes(b"kept")
    leave(part, settle, there)
    assert "Nothing was changed" in part.leave.sentence.text()
    assert there.read_bytes() == b"kept"
    assert "is in this vault" in part.where.text()


def test_the_window_says_for_as_long_as_it_is_open_that_the_file_is_away(
    part: TravelPart, desk: Desk, settle: Settle, ask: Ask, vault: Vault, tmp_path: Path
) -> None:
    leave(part, settle, tmp_path / "away")
    desk.facts = ask(lambda: VaultFacts.of(vault))
    assert any("on another medium" in words for words in banners(desk))


def test_panic_is_off_until_a_backup_has_been_proven(
    part: TravelPart, settle: Settle, ask: Ask, vault: Vault, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    ran: list[Path] = []
    monkeypatch.setattr(panic, "run", lambda vault: ran.append(vault.path))
    assert not part.buttons["panic"].isEnabled()
    assert "Off until" in part.panic_says.text()
    backup = tmp_path / "kept.sijill-backup"

    def proven() -> str:
        backups.make(vault, backup)
        with Passphrase.from_text(PASSPHRASE) as passphrase:
            backups.prove(backup, passphrase, vault=vault)
        return panic.is_ready(vault)

    day = ask(proven)
    part.opened()
    settle()
    part.buttons["panic"].click()
    assert ran == [], "one press asks only"
    assert day in part.panic.proven.text()
    words = "\n".join(shown(part.panic))
    assert "What this cannot promise" in words
    assert "recovery sheets" in words
    part.panic.does.click()
    settle()
    assert ran == [vault.path]


def test_no_raw_run_in_arabic(
    arabic: None, part: TravelPart, settle: Settle, tmp_path: Path
) -> None:
    part.panic.begin("2026-03-02")
    leave(part, settle, tmp_path / "away")
    assert [text for text in shown(part) if raw_runs(text)] == []


def test_a_card_that_opens_comes_into_sight(part: TravelPart, qtbot: QtBot, settle: Settle) -> None:
    part.resize(700, 400)
    part.window().resize(900, 400)
    settle()
    part.panic.begin("2026-03-02")
    part._open(part.panic)
    bar = part.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    top = part.panic.mapTo(part.viewport(), part.panic.rect().topLeft()).y()
    assert 0 <= top < part.viewport().height() / 2
