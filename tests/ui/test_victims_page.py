# SPDX-License-Identifier: Apache-2.0
"""The page of the victims over a real encrypted vault: typed, saved, found, refused, graded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from registry.domain.victims import Victim
from registry.services import listing, records
from registry.services.records import Draft, parse_input
from registry.services.vaults import Vault
from ui.desk import Desk
from ui.records import page as records_page
from ui.victims.page import VictimsPage
from ui.widgets.record_form import RecordForm
from ui.widgets.text_line import TextLine

Ask = Callable[[Callable[[], Any]], Any]
Type = Callable[[QWidget, str], None]
Settle = Callable[[], None]
NAME = "سوسن بهيج المتخيّلة"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, settle: Settle) -> VictimsPage:
    made = VictimsPage(desk)
    qtbot.addWidget(made)
    made.resize(1_100, 700)
    made.show()
    made.opened()
    settle()
    return made


def record(vault: Vault, kind: str, **fields: object) -> str:
    values = parse_input(kind, fields)
    return records.record(vault, [Draft(kind=kind, values=values)])["0"]


def line_of(page: VictimsPage, name: str) -> TextLine:
    found = page.detail.form.rows[name].editor.focusProxy()
    while found is not None and not isinstance(found, TextLine):
        found = found.focusProxy()
    assert found is not None
    return found


def said(page: VictimsPage) -> list[str]:
    told: list[str] = []
    page.said.connect(told.append)
    return told


def test_a_victim_typed_in_arabic_is_found_in_the_list_and_in_the_vault(
    page: VictimsPage, typed: Type, settle: Settle, ask: Ask, vault: Vault
) -> None:
    page.new_record()
    assert page.is_edited()
    typed(line_of(page, "names"), NAME)
    typed(line_of(page, "death_date"), "3 أيار 2013")
    page.save()
    settle()
    assert not page.is_edited()
    assert page.listed.count_words() == "\u20661\u2069 of \u20661\u2069"
    assert NAME in str(page.listed.model.index(0, 0).data())
    row = page.listed.model.row_at(0)
    assert row is not None
    kept = ask(lambda: records.get(vault, row.ref))
    assert isinstance(kept, Victim)
    assert kept.names[0].display == NAME
    assert kept.names[0].parts.father == "بهيج"
    assert kept.death_date.edtf == "2013-05-03"
    assert page.listed.view.current() == 0


def test_a_name_may_come_from_an_input_method(
    page: VictimsPage, settle: Settle, qtbot: QtBot
) -> None:
    page.new_record()
    event = QInputMethodEvent()
    event.setCommitString(NAME)
    QApplication.sendEvent(line_of(page, "names"), event)
    page.save()
    settle()
    assert NAME in str(page.listed.model.index(0, 0).data())


def test_a_date_that_does_not_exist_is_told_beside_its_field_and_nothing_is_saved(
    page: VictimsPage, typed: Type, settle: Settle, ask: Ask, vault: Vault
) -> None:
    told = said(page)
    page.new_record()
    typed(line_of(page, "names"), NAME)
    typed(line_of(page, "death_date"), "31 شباط 2013")
    page.save()
    settle()
    assert page.detail.form.rows["death_date"].problem()
    assert page.detail.form.rows["names"].problem() == ""
    assert "Nothing was saved" in told[-1]
    assert page.is_edited(), "what was typed stays"
    assert ask(lambda: listing.counts(vault)).get("victim", 0) == 0


def test_a_record_without_name_and_description_is_refused_at_the_name(
    page: VictimsPage, settle: Settle
) -> None:
    page.new_record()
    page.save()
    settle()
    assert page.detail.form.rows["names"].problem()


def test_an_edit_is_a_revision_that_the_log_tells_in_words(
    page: VictimsPage, typed: Type, settle: Settle, ask: Ask, vault: Vault
) -> None:
    ref = ask(lambda: record(vault, "victim", names=[NAME]))
    page.show_record(ref)
    settle()
    typed(line_of(page, "occupation"), "خبّاز")
    assert page.is_edited()
    page.save()
    settle()
    assert not page.is_edited()
    assert ask(lambda: records.get(vault, ref)).version == 2
    cells = page.detail.log.texts()
    assert "changed" in cells[0][0]
    assert cells[1] == ("Occupation", "", "\u2068خبّاز\u2069")


def test_unsaved_work_is_not_lost_by_choosing_another_record(
    page: VictimsPage, typed: Type, settle: Settle, ask: Ask, vault: Vault
) -> None:
    first = ask(lambda: record(vault, "victim", names=[NAME]))
    second = ask(lambda: record(vault, "victim", names=["وديع المتخيّل"]))
    told = said(page)
    page.show_record(first)
    settle()
    typed(line_of(page, "occupation"), "Baker")
    page.show_record(second)
    settle()
    assert line_of(page, "occupation").text() == "Baker"
    assert "Save or cancel" in told[-1]
    page.cancel()
    page.show_record(second)
    settle()
    assert line_of(page, "occupation").text() == ""
    assert page.shown is not None
    assert page.shown.record.ref == second


def test_the_list_keeps_its_place_on_save(
    page: VictimsPage, typed: Type, settle: Settle, ask: Ask, vault: Vault
) -> None:
    drafts = [
        Draft(kind="victim", values=parse_input("victim", {"names": [f"Invented {n:03}"]}))
        for n in range(200)
    ]
    refs = list(ask(lambda: records.record(vault, drafts)).values())
    page.opened()
    settle()
    page.show_record(refs[120])
    settle()
    at, top = page.listed.view.current(), page.listed.view.verticalScrollBar().value()
    assert at == 120
    assert top > 0
    typed(line_of(page, "occupation"), "Teacher")
    page.save()
    settle()
    assert page.listed.view.current() == at
    assert page.listed.view.verticalScrollBar().value() == top


def test_search_as_typed_shows_the_newest_words(
    page: VictimsPage, typed: Type, settle: Settle, qtbot: QtBot, ask: Ask, vault: Vault
) -> None:
    for name in (NAME, "وديع المتخيّل", "Rami Invented"):
        ask(partial(record, vault, "victim", names=[name]))
    page.focus_search()
    typed(page.listed.line, "وديع")
    qtbot.waitUntil(lambda: page.listed.model.rowCount() == 1, timeout=5_000)
    settle()
    assert "وديع" in str(page.listed.model.index(0, 0).data())
    assert page.listed.count_words() == "\u20661\u2069 of \u20663\u2069"
    page.listed.line.setText("nobody at all")
    qtbot.waitUntil(lambda: page.listed.model.rowCount() == 0, timeout=5_000)


def test_an_answer_for_an_overtaken_list_is_dropped(
    page: VictimsPage, settle: Settle, ask: Ask, vault: Vault
) -> None:
    ask(partial(record, vault, "victim", names=[NAME]))
    page.opened()
    settle()
    page.listed._fill(0, [99], ())
    assert NAME in str(page.listed.model.index(0, 0).data())


def test_an_unsaved_record_comes_back_after_a_lock(
    page: VictimsPage, typed: Type, settle: Settle, ask: Ask, vault: Vault, qtbot: QtBot
) -> None:
    ref = ask(lambda: record(vault, "victim", names=[NAME]))
    page.show_record(ref)
    settle()
    assert page.unsaved() == {}
    typed(line_of(page, "occupation"), "Baker")
    content = page.unsaved()
    again = VictimsPage(page.desk)
    qtbot.addWidget(again)
    again.restore(content)
    settle()
    assert line_of(again, "occupation").text() == "Baker"
    assert again.is_edited()


def test_a_grade_needs_a_reason_and_stands_in_the_log(
    page: VictimsPage, settle: Settle, ask: Ask, vault: Vault
) -> None:
    source = ask(lambda: record(vault, "source", title="Invented list"))
    ref = ask(lambda: record(vault, "victim", names=[NAME], sources=[source]))
    told = said(page)
    page.show_record(ref)
    settle()
    page.grades.grade.setCurrentIndex(page.grades.grade.findData("V1"))
    page.grades._want()
    settle()
    assert ask(lambda: records.get(vault, ref)).death_grade is None
    assert told
    page.grades.reason.setText("One credible source")
    page.grades._want()
    settle()
    assert ask(lambda: records.get(vault, ref)).death_grade == "V1"
    assert "V1" in page.grades.labels["death"].text()
    assert "One credible source" in page.detail.log.texts()[0][0]


def test_references_are_shown_by_code_and_title_never_by_internal_id(
    page: VictimsPage, settle: Settle, ask: Ask, vault: Vault
) -> None:
    source = ask(lambda: record(vault, "source", title="Invented list"))
    ref = ask(lambda: record(vault, "victim", names=[NAME], sources=[source]))
    page.show_record(ref)
    settle()
    assert page.detail.form.rows["sources"].value() == [source]
    assert not page.is_edited()


def test_a_relation_is_recorded_beside_the_victim(
    page: VictimsPage, settle: Settle, ask: Ask, vault: Vault
) -> None:
    ref = ask(lambda: record(vault, "victim", names=[NAME]))
    person = ask(lambda: record(vault, "person", names=["هند المتخيّلة"]))
    page.show_record(ref)
    settle()
    page.detail.ties["relations"].entry.emit()
    assert page.is_edited()
    page.relation.form.rows["person"].restore(person)
    page.relation.form.rows["person_relation"].restore("spouse")
    content = page.unsaved()
    page.cancel()
    assert not page.is_edited()
    page.restore(content)
    settle()
    assert page.relation.content()["person"] == person, "it comes back after a lock"
    page.save()
    settle()
    assert not page.is_edited()
    (row,) = page.detail.ties["relations"].table.texts()
    assert "هند المتخيّلة" in row[0]


def test_the_guard_of_unsaved_work_can_be_switched_off(
    page: VictimsPage, typed: Type, settle: Settle, ask: Ask, vault: Vault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    first = ask(lambda: record(vault, "victim", names=[NAME]))
    second = ask(lambda: record(vault, "victim", names=["وديع المتخيّل"]))
    page.show_record(first)
    settle()
    typed(line_of(page, "occupation"), "Baker")
    monkeypatch.setattr(records_page.RecordsPage, "is_edited", lambda _: False)
    monkeypatch.setattr(VictimsPage, "is_edited", lambda _: False)
    monkeypatch.setattr(RecordForm, "is_edited", lambda _: False)
    page.show_record(second)
    settle()
    assert line_of(page, "occupation").text() == "", "without the guard the work is lost"
