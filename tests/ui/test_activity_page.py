# SPDX-License-Identifier: Apache-2.0
"""The page of what was done: in plain words, filtered, and checked."""

from __future__ import annotations

import datetime as dt
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
from ui.activity import page as activity_page
from ui.activity.filters import day_of
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


def test_the_log_is_asked_for_a_member_an_operation_and_a_part(
    page: ActivityPage, settle: Settle
) -> None:
    whole = len(page.table.texts())
    assert page.count.text().startswith(f"\u2066{whole}\u2069 listed of \u2066{whole}\u2069")
    filters = page.filters
    filters.operation.setCurrentIndex(filters.operation.findData("consent change"))
    settle()
    assert {row[2] for row in page.table.texts()} == {"\u20661\u2069 consent recorded"}
    filters.member.setCurrentIndex(filters.member.findData("D-01"))
    settle()
    assert page.table.texts()
    filters.clear.click()
    settle()
    assert len(page.table.texts()) == whole
    filters.tier.setCurrentIndex(filters.tier.findData("protected"))
    settle()
    assert 0 < len(page.table.texts()) < whole


def test_the_log_is_asked_for_days_and_a_record(page: ActivityPage, settle: Settle) -> None:
    today = dt.datetime.now(dt.UTC).date()
    page.filters.until.setText((today - dt.timedelta(days=2)).isoformat())
    settle()
    assert page.table.texts() == []
    page.filters.until.setText(today.isoformat()[:6])  # not a day yet
    page.filters.since.setText(today.isoformat())
    settle()
    assert page.table.texts()
    about = next(row[3] for row in page.table.texts() if row[3])
    page.filters.about.setText(about.strip("\u2066\u2069").lower())
    settle()
    assert {row[3] for row in page.table.texts()} == {about}


def test_a_day_may_be_written_in_arabic_digits() -> None:
    assert day_of("٢٠٢٦-٠٣-٣١") == "2026-03-31"
    assert day_of("2026-02-31") == day_of("") == ""


def test_the_list_keeps_its_place_when_something_is_recorded(
    page: ActivityPage, settle: Settle
) -> None:
    page.table.setCurrentIndex(page.table.lines.index(2, 0))
    before = page.table.row()
    page.opened()
    settle()
    assert page.table.row() == before


def test_older_entries_are_listed_when_asked_for(
    page: ActivityPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page.more.isVisible()
    monkeypatch.setattr(activity_page, "LIMIT", 3)
    page._limit = 3
    page.opened()
    settle()
    assert len(page.table.texts()) == 3
    page.more.click()
    settle()
    assert len(page.table.texts()) == 6


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
