# SPDX-License-Identifier: Apache-2.0
"""The page of what was done: in plain words, filtered, and checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from registry.domain.roles import POWERS
from registry.services import activity
from registry.services.activity import Finding
from registry.services.vaults import Vault
from tests.services.invented import NAMED, World
from ui.activity.page import ActivityPage
from ui.desk import Desk
from ui.language import speak
from ui.records.operations import DONE

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]
NAME = "وائل صفوان الفيروزاني"


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, settle: Settle, ask: Ask, vault: Vault, tmp_path: Path
) -> ActivityPage:
    def fill() -> None:
        world = World(vault=vault, folder=tmp_path)
        world.victim("wael", NAME)
        world.consent("wael", "mother", "parent", NAMED)
        world.export("public")

    ask(fill)
    made = ActivityPage(desk)
    qtbot.addWidget(made)
    made.resize(1_000, 700)
    made.show()
    made.opened()
    settle()
    return made


def test_what_was_done_is_listed_in_words_newest_first(page: ActivityPage) -> None:
    done = [row[2] for row in page.table.texts()]
    assert "a package left" in done[:2]
    assert any("consent recorded" in words for words in done)
    assert any("records written" in words for words in done)
    assert all(row[1] == "\u2066D-01\u2069" for row in page.table.texts())


def test_the_log_names_codes_and_never_people(page: ActivityPage) -> None:
    assert not any("وائل" in cell for row in page.table.texts() for cell in row)


def test_the_filter_keeps_what_holds_every_word(page: ActivityPage) -> None:
    page.search.setText("package")
    assert {row[2] for row in page.table.texts()} == {"a package left"}
    page.search.setText("no such thing")
    assert page.table.texts() == []


def test_a_whole_vault_is_said_to_be_whole(page: ActivityPage, settle: Settle) -> None:
    page.check_now.click()
    settle()
    assert "as it was written" in page.found.text()


def test_a_finding_is_said_in_words_with_what_to_do(
    page: ActivityPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Finding(code="page_damaged", where="registry"),)
    monkeypatch.setattr(activity, "check", lambda *_args, **_options: found)
    page.check_now.click()
    settle()
    assert "keep a copy" in page.found.text()
    assert activity.words(found[0])["en"] in page.found.text()


def test_every_operation_of_the_log_has_its_words_in_both_languages() -> None:
    assert set(DONE) == set(POWERS)
    for operation, words in DONE.items():
        speak("en")
        english = words(3)
        speak("ar")
        assert words(3) != english, operation
