# SPDX-License-Identifier: Apache-2.0
"""Consents as they are given and taken back on the page; the pages of people and of sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from registry.services import listing, records
from registry.services.records import Draft, parse_input
from registry.services.vaults import Vault
from ui.desk import Desk
from ui.people.page import PeoplePage
from ui.records.page import RecordsPage
from ui.sources.page import SourcesPage
from ui.victims.page import VictimsPage

Ask = Callable[[Callable[[], Any]], Any]
Type = Callable[[QWidget, str], None]
Settle = Callable[[], None]
Made = Callable[[type[Any]], Any]
VICTIM, MOTHER = "سوسن بهيج المتخيّلة", "هند المتخيّلة"


@pytest.fixture
def made(qtbot: QtBot, desk: Desk, settle: Settle) -> Made:
    """Return what makes a page and shows it."""

    def make(kind: type[RecordsPage]) -> RecordsPage:
        page = kind(desk)  # type: ignore[call-arg]  # each page takes the desk alone
        qtbot.addWidget(page)
        page.resize(1_100, 700)
        page.show()
        page.opened()
        settle()
        return page

    return make


def record(vault: Vault, kind: str, **fields: object) -> str:
    values = parse_input(kind, fields)
    return records.record(vault, [Draft(kind=kind, values=values)])["0"]


def related_pair(vault: Vault) -> tuple[str, str]:
    """Record a victim who died, and the mother."""
    victim = record(vault, "victim", names=[VICTIM], fate="dead_body_recovered")
    mother = record(vault, "person", names=[MOTHER])
    record(vault, "relation", victim=victim, person=mother, person_relation="parent")
    return victim, mother


def enter(page: VictimsPage, giver: str = "") -> None:
    """Enter a consent of a parent to keep the record and to the name in the memorial."""
    page.panel.wanted.emit()
    entry = page.consenting.entry
    if giver:
        entry.form.rows["giver"].restore(giver)
    entry.form.rows["capacity"].restore("parent")
    entry.form.rows["given"].restore("2 آذار 2024")
    for purpose in ("P1", "P2"):
        entry.decisions.answer(purpose, "named")


def test_the_panel_changes_once_a_consent_is_recorded_and_again_when_it_is_taken_back(
    made: Made, settle: Settle, ask: Ask, vault: Vault
) -> None:
    victim, mother = ask(lambda: related_pair(vault))
    page: VictimsPage = made(VictimsPage)
    page.show_record(victim)
    settle()
    assert any("Nobody has been asked" in text for text in page.panel.texts())
    enter(page, mother)
    assert page.is_edited()
    page.save()
    settle()
    assert not page.is_edited()
    texts = page.panel.texts()
    assert texts[texts.index("agreed, with the name") + 1].startswith("keep in this registry")
    take_back(page)
    settle()
    said = page.consenting.withdraw.texts()
    assert any("nobody to tell" in text for text in said)
    page.consenting.withdraw.left.emit()
    assert "agreed, with the name" not in page.panel.texts()


def take_back(page: VictimsPage) -> None:
    pane = page.detail.ties["consents"]
    pane.table.setCurrentIndex(pane.table.lines.index(0, 0))
    pane._remove.click()
    withdraw = page.consenting.withdraw
    assert list(withdraw.boxes) == ["P1", "P2"]
    withdraw._withdraw()


def test_only_some_purposes_can_be_taken_back(
    made: Made, settle: Settle, ask: Ask, vault: Vault
) -> None:
    victim, mother = ask(lambda: related_pair(vault))
    page: VictimsPage = made(VictimsPage)
    page.show_record(victim)
    settle()
    enter(page, mother)
    page.save()
    settle()
    pane = page.detail.ties["consents"]
    pane.table.setCurrentIndex(pane.table.lines.index(0, 0))
    pane._remove.click()
    page.consenting.withdraw.boxes["P1"].setChecked(False)
    page.consenting.withdraw._withdraw()
    settle()
    states = {one.purpose: one.state for one in page.shown.states} if page.shown else {}
    assert (states["P1"], states["P2"]) == ("named", "denied")


def test_a_new_giver_is_recorded_before_the_consent_and_never_twice(
    made: Made, settle: Settle, ask: Ask, vault: Vault
) -> None:
    victim = ask(lambda: record(vault, "victim", names=[VICTIM], fate="dead_body_recovered"))
    page: VictimsPage = made(VictimsPage)
    page.show_record(victim)
    settle()
    enter(page)
    entry = page.consenting.entry
    entry.new_name.set_value(MOTHER)
    entry.form.rows["given"].restore("31 شباط 2024")
    page.save()
    settle()
    assert page.is_consenting(), "a date that does not exist is refused"
    assert entry.form.rows["given"].problem()
    entry.form.rows["given"].restore("2 آذار 2024")
    page.save()
    settle()
    assert not page.is_consenting()
    assert ask(lambda: listing.counts(vault))["person"] == 1
    (row,) = page.detail.ties["consents"].table.texts()
    assert MOTHER in row[0]


def test_a_consent_without_any_answer_is_refused_beside_the_answers(
    made: Made, settle: Settle, ask: Ask, vault: Vault
) -> None:
    victim, mother = ask(lambda: related_pair(vault))
    page: VictimsPage = made(VictimsPage)
    page.show_record(victim)
    settle()
    enter(page, mother)
    page.consenting.entry.decisions.set_value(None)
    page.save()
    settle()
    assert page.is_consenting()
    assert page.consenting.entry._problem.text()
    assert ask(lambda: listing.counts(vault)).get("consent", 0) == 0


def test_an_unsaved_consent_comes_back_after_a_lock(
    made: Made, settle: Settle, ask: Ask, vault: Vault
) -> None:
    victim, mother = ask(lambda: related_pair(vault))
    page: VictimsPage = made(VictimsPage)
    page.show_record(victim)
    settle()
    enter(page, mother)
    content = page.unsaved()
    again: VictimsPage = made(VictimsPage)
    again.restore(content)
    settle()
    assert again.is_consenting()
    assert again.consenting.entry.content() == page.consenting.entry.content()


def test_a_person_is_listed_by_name_with_the_code_beside_it(
    made: Made, typed: Type, settle: Settle, ask: Ask, vault: Vault
) -> None:
    page: PeoplePage = made(PeoplePage)
    page.new_record()
    typed(page.detail.form.rows["names"].editor.lines()[0], MOTHER)
    page.save()
    settle()
    assert MOTHER in str(page.listed.model.index(0, 0).data())
    assert "W-" in str(page.listed.model.index(0, 2).data())


def test_a_source_shows_the_records_that_rest_on_it(
    made: Made, typed: Type, settle: Settle, ask: Ask, vault: Vault
) -> None:
    page: SourcesPage = made(SourcesPage)
    page.new_record()
    typed(page.detail.form.rows["title"].editor.lines()[0], "قائمة متخيَّلة")
    page.save()
    settle()
    assert page.shown is not None
    source = str(page.shown.record.ref)
    ask(lambda: record(vault, "victim", names=[VICTIM], sources=[source]))
    page.opened()
    settle()
    (row,) = page.detail.ties["used"].table.texts()
    assert VICTIM in row[0]


def test_a_record_of_the_demonstration_is_told_in_arabic(
    arabic: None, made: Made, settle: Settle, ask: Ask, vault: Vault
) -> None:
    victim, _ = ask(lambda: related_pair(vault))
    page: VictimsPage = made(VictimsPage)
    page.show_record(victim)
    settle()
    (row,) = page.detail.ties["relations"].table.texts()
    assert MOTHER in row[0]
    assert page.detail.tabs.tabText(3).startswith("الصلات")
