# SPDX-License-Identifier: Apache-2.0
"""The page of statements over a real vault: marked by keyboard, read, approved, taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from registry.domain.fields import WITHHELD
from registry.domain.statements import Statement
from registry.domain.structures import Span
from registry.services import records, redaction
from registry.services.vaults import Vault
from tests.services.invented import World
from ui.desk import Desk
from ui.language import T
from ui.statements import original
from ui.statements.page import StatementsPage

Ask = Callable[[Callable[[], Any]], Any]
Type = Callable[[QWidget, str], None]
Settle = Callable[[], None]
NAME = "فواز جهاد الكهرماني"
TEXT = f"🕯️🕯️ كان {NAME} عند الباب.\nثم رجع فواز وحده إلى الحارة."


@pytest.fixture
def world(ask: Ask, vault: Vault, tmp_path: Path) -> World:
    made: World = ask(lambda: World(vault=vault, folder=tmp_path))
    ask(lambda: made.statement("told", TEXT))
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, world: World, settle: Settle) -> StatementsPage:
    made = StatementsPage(desk)
    qtbot.addWidget(made)
    made.resize(1_150, 760)
    made.show()
    made.opened()
    made.show_record(world.refs["told"])
    settle()
    return made


def press(widget: QWidget, key: Qt.Key) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, control))


def select(page: StatementsPage, passage: str) -> None:
    start = TEXT.index(passage)
    page.editor.original.select(start, start + len(passage))


def kept(ask: Ask, world: World) -> Statement:
    found = ask(lambda: records.get(world.vault, world.refs["told"]))
    assert isinstance(found, Statement)
    return found


def test_words_that_the_keepers_keep_are_said_to_be_kept_not_shown_as_an_empty_page(
    page: StatementsPage,
) -> None:
    assert page.shown is not None
    assert isinstance(page.shown.record, Statement)
    assert page.editor.isVisible()
    withheld: dict[str, Any] = {"verbatim": WITHHELD, "questions": WITHHELD}
    hidden = replace(page.shown, record=replace(page.shown.record, **withheld))
    page.detail.show_record(hidden)
    page.show_extra(hidden)
    page.detail.tabs.setCurrentIndex(0)
    assert not page.detail.tabs.isTabVisible(page.detail.tabs.indexOf(page.editor))
    for name in withheld:
        labels = page.detail.form.rows[name].findChildren(QLabel)
        said = [one.text() for one in labels if one.isVisible()]
        assert T("FieldRow", "Kept by the keepers; not open to you") in said


def test_a_name_behind_an_emoji_is_marked_by_keyboard_and_hidden_from_the_audience(
    page: StatementsPage, world: World, settle: Settle, ask: Ask
) -> None:
    assert NAME in page.editor.audience.text.toPlainText()
    select(page, NAME)
    press(page.editor.original, Qt.Key.Key_1)
    assert [TEXT[one.start : one.end] for one in page.editor.spans()] == [NAME]
    shown = page.editor.audience.text.toPlainText()
    assert NAME not in shown
    assert shown.startswith("🕯️🕯️ كان [")
    assert page.is_edited()
    page.save()
    settle()
    assert not page.is_edited()
    start = TEXT.index(NAME)
    assert kept(ask, world).spans == (Span(start=start, end=start + len(NAME), kind="person"),)
    assert kept(ask, world).verbatim == TEXT


@pytest.mark.parametrize(
    ("key", "kind"),
    [(Qt.Key.Key_2, "place"), (Qt.Key.Key_3, "phone"), (Qt.Key.Key_4, "document")],
)
def test_each_digit_marks_its_kind_and_zero_clears(
    page: StatementsPage, key: Qt.Key, kind: str
) -> None:
    select(page, "الحارة")
    press(page.editor.original, key)
    assert [one.kind for one in page.editor.spans()] == [kind]
    press(page.editor.original, Qt.Key.Key_0)
    assert page.editor.spans() == ()


def test_the_digits_mark_although_the_window_has_the_same_keys(page: StatementsPage) -> None:
    went: list[int] = []
    shortcut = QShortcut(Qt.Modifier.CTRL | Qt.Key.Key_1, page)
    shortcut.activated.connect(lambda: went.append(1))
    page.editor.original.setFocus()
    select(page, NAME)
    QTest.keyClick(page.editor.original, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert len(page.editor.spans()) == 1
    assert went == []


def test_marks_shift_where_positions_are_not_converted(
    page: StatementsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(original, "points", lambda _text, utf16: utf16)
    select(page, NAME)
    press(page.editor.original, Qt.Key.Key_1)
    assert [TEXT[one.start : one.end] for one in page.editor.spans()] != [NAME]


def test_what_stands_unmarked_elsewhere_is_named_and_marked_by_a_button(
    page: StatementsPage,
) -> None:
    select(page, NAME)
    press(page.editor.original, Qt.Key.Key_1)
    words = page.editor.suggestions.words()
    assert "فواز" in words
    assert "line \u20662\u2069" in words
    page.editor.suggestions.chosen.emit(page.editor.suggestions.spans())
    assert "فواز" not in page.editor.audience.text.toPlainText()
    assert "Nothing that the registry knows" in page.editor.suggestions.words()


def test_the_text_edited_by_hand_is_released_with_who_and_when(
    page: StatementsPage, world: World, settle: Settle, ask: Ask
) -> None:
    page.editor.audience.text.setPlainText("رجل كان عند الباب.")
    assert "Edited by hand" in page.editor.audience.status.text()
    page.editor.audience.approve.click()
    settle()
    released = kept(ask, world).released
    assert [(one.profile, one.language, one.text) for one in released] == [
        ("public", "en", "رجل كان عند الباب.")
    ]
    assert released[0].approved_by == "D-01"
    assert "Approved by \u2066D-01\u2069" in page.editor.audience.status.text()
    assert not page.is_edited()


def test_a_text_that_still_names_somebody_is_approved_only_when_asked_twice(
    page: StatementsPage, world: World, settle: Settle, ask: Ask
) -> None:
    page.editor.audience.text.setPlainText("قالت نهى سامر العقيقاني ما رأت.")
    page.editor.audience.approve.click()
    settle()
    assert not kept(ask, world).released
    assert "نهى سامر العقيقاني" in page.editor.audience.problem.text()
    page.editor.audience.approve.click()
    settle()
    assert len(kept(ask, world).released) == 1


def test_without_the_second_look_such_a_text_would_leave_at_once(
    page: StatementsPage, world: World, settle: Settle, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redaction, "found_in", lambda *_: ())
    page.editor.audience.text.setPlainText("قالت نهى سامر العقيقاني ما رأت.")
    page.editor.audience.approve.click()
    settle()
    assert len(kept(ask, world).released) == 1


def test_an_approved_text_can_be_taken_back(
    page: StatementsPage, world: World, settle: Settle, ask: Ask
) -> None:
    page.editor.audience.text.setPlainText("رجل كان عند الباب.")
    page.editor.audience.approve.click()
    settle()
    page.editor.audience.revoked.emit("public")
    settle()
    assert not kept(ask, world).released


def test_the_words_of_the_witness_cannot_be_typed_over(page: StatementsPage, typed: Type) -> None:
    typed(page.editor.original, "x")
    assert page.editor.original.toPlainText() == TEXT
    assert not page.detail.form.rows["verbatim"].isVisible()


def test_marks_come_back_after_a_lock(
    page: StatementsPage, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    select(page, NAME)
    press(page.editor.original, Qt.Key.Key_1)
    content = page.unsaved()
    other = StatementsPage(desk)
    qtbot.addWidget(other)
    other.restore(content)
    settle()
    assert [TEXT[one.start : one.end] for one in other.editor.spans()] == [NAME]
    assert other.is_edited()
    other.cancel()
    assert not other.is_edited()


def test_a_new_statement_is_taken_with_a_witness_nobody_had_recorded(
    page: StatementsPage, settle: Settle, ask: Ask, vault: Vault, typed: Type
) -> None:
    page.new_record()
    typed(page.taking.name, "جمانة راغب اللؤلؤاني")
    page.detail.form.rows["verbatim"].editor.set_value("كلام قيل")
    page.taking.paused.emit()
    assert page.view.sees(page.pause)
    page.pause.go_on.click()
    assert not page.view.sees(page.pause)
    page.save()
    settle()
    assert not page.is_taking()
    shown = page.shown
    assert shown is not None
    assert isinstance(shown.record, Statement)
    assert shown.record.verbatim == "كلام قيل"
    assert str(shown.record.witness).startswith("W-")
    assert page.editor.original.toPlainText() == "كلام قيل"


def test_earlier_accounts_are_told_by_number_kind_and_date_never_by_text(
    page: StatementsPage, world: World, settle: Settle
) -> None:
    page.new_record()
    page.detail.form.rows["witness"].editor.set_value(world.refs["witness"])
    settle()
    assert "1\u2069 earlier account of this witness: full account" in page.taking.told()
    assert "فواز" not in page.taking.told()


def test_a_statement_without_words_is_refused_beside_its_field(
    page: StatementsPage, settle: Settle
) -> None:
    page.new_record()
    page.save()
    settle()
    assert page.is_taking()
    assert page.detail.form.rows["verbatim"].problem()
