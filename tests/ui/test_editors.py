# SPDX-License-Identifier: Apache-2.0
"""Editors of single values: what they read back, which direction they take, how Tab goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from registry.domain.places import Place
from registry.domain.vocabulary import terms
from ui.language import speak
from ui.widgets.consent_panel import Agreed, ConsentPanel
from ui.widgets.date_editor import DateEditor
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_editor import ListEditor
from ui.widgets.name_editor import NameEditor
from ui.widgets.place_editor import PlaceEditor
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_line import TextLine, direction_of
from ui.widgets.value_editor import LongTextEditor, NumberEditor, TermEditor, TextEditor

# What the offscreen platform says of any list that pops up.
OFFSCREEN_POPUP = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Type = Callable[[QWidget, str], None]
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("25 أيلول 2012", "25 September 2012"),
        ("25-28/9/2012", "25 to 28 September 2012"),
        ("2012-02-31", "in no calendar"),
        ("some day", "for example"),
        ("", ""),
    ],
)
def test_a_date_is_read_back_as_it_is_typed(
    qtbot: QtBot, typed: Type, text: str, reading: str
) -> None:
    editor = DateEditor("Date")
    qtbot.addWidget(editor)
    typed(editor.line, text)
    assert reading in editor.reading()
    assert editor.value() == (text or None)


def test_a_date_that_nobody_changed_is_given_back_whole(qtbot: QtBot) -> None:
    editor = DateEditor("Date")
    qtbot.addWidget(editor)
    told = {"edtf": "2012-09-25", "told": "٢٥ أيلول ٢٠١٢", "calendar": "gregorian"}
    editor.set_value(told)
    assert editor.line.text() == "٢٥ أيلول ٢٠١٢"
    assert editor.value() == told
    editor.line.setText("2012")
    assert editor.value() == "2012"


def test_digits_are_written_left_to_right_in_an_arabic_window(
    qtbot: QtBot, arabic: None, typed: Type
) -> None:
    editor = DateEditor("Date")
    qtbot.addWidget(editor)
    assert editor.line.layoutDirection() is RTL
    typed(editor.line, "2012-03-12")
    assert editor.line.layoutDirection() is LTR
    editor.line.clear()
    typed(editor.line, "صيف 2012")
    assert editor.line.layoutDirection() is RTL


def test_content_takes_its_own_direction_in_either_window(qtbot: QtBot, typed: Type) -> None:
    line = TextLine("Name")
    qtbot.addWidget(line)
    typed(line, "ليان")
    assert line.layoutDirection() is RTL
    line.clear()
    assert line.layoutDirection() is LTR
    assert direction_of("12 ") is None
    assert direction_of("12 Lian") is LTR


@OFFSCREEN_POPUP
def test_a_place_is_completed_from_the_gazetteer_with_its_path(qtbot: QtBot, typed: Type) -> None:
    editor = PlaceEditor("Place")
    qtbot.addWidget(editor)
    typed(editor.line, "القصور")
    offers = editor.offers()
    assert len(offers) >= 4, "Al-Qusour exists in four cities"
    assert len(set(offers)) == len(offers), "the path tells them apart"
    wanted = next(offer for offer in offers if "Deir" in offer)
    editor.pick(wanted)
    assert editor.value() == {"code": "N0419"}
    assert "N0419" in editor.note()


@OFFSCREEN_POPUP
def test_a_place_that_the_gazetteer_lacks_is_kept_as_written(qtbot: QtBot, typed: Type) -> None:
    editor = PlaceEditor("Place")
    qtbot.addWidget(editor)
    typed(editor.line, "a hamlet nobody mapped")
    assert editor.value() == "a hamlet nobody mapped"
    assert "kept as written" in editor.note()


def test_a_place_is_shown_in_the_language_of_the_window(qtbot: QtBot) -> None:
    given = Place(code="SY09").to_json()
    texts = []
    for language in ("ar", "en"):
        speak(language)
        editor = PlaceEditor("Place")
        qtbot.addWidget(editor)
        editor.set_value(given)
        texts.append(editor.line.text())
        assert editor.value() == given
    assert texts[0] != texts[1]


def test_the_parts_of_a_name_follow_it_until_a_person_corrects_one(
    qtbot: QtBot, typed: Type
) -> None:
    editor = NameEditor("Name")
    qtbot.addWidget(editor)
    typed(editor.display, "ليان عبد السلام المتخيَّلة")
    assert editor.parts["ism"].text() == "ليان"
    assert editor.parts["father"].text() == "عبد السلام"
    editor.parts["father"].clear()
    typed(editor.parts["father"], "سالم")
    typed(editor.display, " ب")
    assert editor.parts["father"].text() == "سالم"
    value = editor.value()
    assert isinstance(value, dict)
    assert value["display"].startswith("ليان عبد السلام")


def test_a_name_keeps_every_latin_spelling_it_came_with(qtbot: QtBot) -> None:
    editor = NameEditor("Name")
    qtbot.addWidget(editor)
    latin = [
        {"text": "Lian", "system": "passport", "source": "a card"},
        {"text": "Layan", "system": "press"},
    ]
    editor.set_value({"display": "ليان", "parts": {"ism": "ليان"}, "latin": latin})
    value = editor.value()
    assert isinstance(value, dict)
    assert value["latin"] == latin


def test_numbers_are_read_in_any_digits(qtbot: QtBot, typed: Type) -> None:
    editor = NumberEditor("Age")
    qtbot.addWidget(editor)
    typed(editor.line, "٣٤")
    assert editor.value() == 34
    editor.line.setText("about 30")
    assert editor.value() == "about 30", "for the registry to refuse, not for us to drop"


def test_tab_leaves_a_long_text(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    text, after = LongTextEditor("Text"), TextEditor("After")
    rows.addWidget(text)
    rows.addWidget(after)
    window.show()
    window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.text.hasFocus)
    QTest.keyClick(text.text, Qt.Key.Key_Tab)
    assert after.line.hasFocus()
    assert text.value() is None


def test_pasted_markup_stays_text(qtbot: QtBot) -> None:
    editor = LongTextEditor("Text")
    qtbot.addWidget(editor)
    editor.set_value("<b>a</b> & b")
    assert editor.value() == "<b>a</b> & b"
    label = PlainLabel("<b>a</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_wheel_over_a_list_that_is_not_in_use_changes_nothing(qtbot: QtBot) -> None:
    editor = TermEditor("Sex", "sex")
    qtbot.addWidget(editor)
    editor.show()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt takes it by position
    )  # fmt: skip
    editor.box.clearFocus()
    QApplication.sendEvent(editor.box, wheel)
    assert editor.value() is None


def test_a_term_that_the_list_does_not_know_is_kept(qtbot: QtBot) -> None:
    editor = TermEditor("Sex", "sex")
    qtbot.addWidget(editor)
    editor.set_value("a_term_of_a_newer_version")
    assert editor.value() == "a_term_of_a_newer_version"
    editor.set_value(str(terms("sex")[0]))
    assert editor.value() == str(terms("sex")[0])


def test_values_are_added_and_removed(qtbot: QtBot) -> None:
    editor = ListEditor("Names", lambda: TextEditor("Name"))
    qtbot.addWidget(editor)
    assert editor.value() is None
    editor.set_value(["a", "b", "c"])
    editor._remove(editor.editors[1])
    assert editor.value() == ["a", "c"]
    editor.set_value("one")
    assert editor.value() == ["one"]
    assert editor._removers[0].isHidden(), "a single value is emptied, not removed"


def test_consent_is_said_in_words(qtbot: QtBot) -> None:
    panel = ConsentPanel()
    qtbot.addWidget(panel)
    assert any("Nobody has been asked" in text for text in panel.texts())
    panel.show_agreed([Agreed("Name", "yes", "the spouse agreed"), Agreed("Photo", "no", "")])
    assert panel.texts() == ["Consent", "yes", "Name", "no", "Photo"]
    panel.why.setChecked(True)
    assert {"Name: yes", "the spouse agreed", "Photo: no"} <= set(panel.texts())
    panel.show_agreed([Agreed("Name", "no", "withdrawn")])
    assert "Name: yes" not in panel.texts()


def test_an_empty_screen_says_the_next_step(qtbot: QtBot) -> None:
    state = EmptyState("No records yet", "Import a list, or begin with one person.", "New record")
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.wanted):
        QTest.mouseClick(state.findChildren(QWidget)[-1], Qt.MouseButton.LeftButton)


def test_a_label_stands_where_the_layout_begins(qtbot: QtBot) -> None:
    label = PlainLabel("V-ABCDEF")
    qtbot.addWidget(label)
    label.setLayoutDirection(RTL)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    label.setLayoutDirection(LTR)
    assert label.alignment() & Qt.AlignmentFlag.AlignLeft


def test_a_long_text_is_shown_from_its_beginning_unless_somebody_writes_there(qtbot: QtBot) -> None:
    line = TextLine("a title")
    qtbot.addWidget(line)
    line.setText("Shelling of an invented quarter of an invented town")
    assert line.cursorPosition() == 0
    line.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.setText("what was picked")
    assert line.cursorPosition() == len("what was picked")
