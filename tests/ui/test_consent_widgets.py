# SPDX-License-Identifier: Apache-2.0
"""Answers of a consent, taking it back, the letters that follow, and words that are ticked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton, QScrollArea, QTextEdit
from pytestqt.qtbot import QtBot

from registry.domain.vocabulary import terms
from ui.widgets.consent_entry import ConsentEntry
from ui.widgets.consent_withdraw import ConsentWithdraw, LetterShown
from ui.widgets.decisions_editor import DecisionsEditor
from ui.widgets.terms_editor import TermsEditor

GIVEN = [
    {"purpose": "P2", "decision": "named", "word": "martyr"},
    {"purpose": "P5", "decision": "anonymous", "recipient": "Invented House", "conditions": "none"},
    {"purpose": "P9", "decision": "denied"},
]


def test_every_purpose_has_an_answer_and_begins_as_not_asked(qtbot: QtBot) -> None:
    editor = DecisionsEditor("Answers")
    qtbot.addWidget(editor)
    assert tuple(editor.answers) == terms("purpose")
    assert editor.value() is None


def test_answers_come_back_as_they_were_given(qtbot: QtBot) -> None:
    editor = DecisionsEditor("Answers")
    qtbot.addWidget(editor)
    editor.set_value(GIVEN)
    value = editor.value()
    assert isinstance(value, list)
    assert sorted(value, key=lambda one: one["purpose"]) == GIVEN
    editor.set_value(None)
    assert editor.value() is None


def test_a_code_on_the_form_wins_over_a_typed_name(qtbot: QtBot) -> None:
    entry = ConsentEntry()
    qtbot.addWidget(entry)
    entry.begin("V-1", "Invented")
    entry.new_name.set_value("هند المتخيّلة")
    assert entry.new_giver()["names"][0]["display"] == "هند المتخيّلة"
    entry.form.rows["giver"].restore("W-1")
    assert entry.new_giver() == {}
    assert entry.content()["giver"] == {"code": "W-1"}
    assert entry.content()["about"] == ["V-1"]


def test_problems_stand_beside_their_fields_and_others_come_back(qtbot: QtBot) -> None:
    entry = ConsentEntry()
    qtbot.addWidget(entry)
    left = entry.show_problems(
        {"consent.given": ["no date"], "consent.decisions": ["no answer"], "consent.other": ["x"]}
    )
    assert left == ["x"]
    assert "no date" in entry.form.rows["given"].problem()
    assert "no answer" in entry._problem.text()


def test_all_of_a_consent_is_taken_back_as_a_whole_and_a_part_by_its_purposes(
    qtbot: QtBot,
) -> None:
    screen = ConsentWithdraw()
    qtbot.addWidget(screen)
    told: list[tuple[str, tuple[str, ...]]] = []
    screen.withdrawn.connect(lambda ref, purposes: told.append((ref, purposes)))
    screen.ask("C-1", "the mother", ["P1", "P2"])
    screen._withdraw()
    screen.boxes["P1"].setChecked(False)
    screen._withdraw()
    screen.boxes["P2"].setChecked(False)
    screen._withdraw()
    assert told == [("C-1", ()), ("C-1", ("P2",))], "nothing ticked takes nothing back"


def test_each_recipient_has_its_letter_in_both_languages(qtbot: QtBot) -> None:
    screen = ConsentWithdraw()
    qtbot.addWidget(screen)
    words = {"ar": "نرجو حذف", "en": "Please delete"}
    screen.show_recall([LetterShown(recipient="Invented House", export="X-1", words=words)])
    letters = [text.toPlainText() for text in screen.findChildren(QTextEdit)]
    assert letters == ["نرجو حذف", "Please delete"]
    assert any("1\u2069 package holds it" in text for text in screen.texts())
    assert all(text.accessibleName() for text in screen.findChildren(QTextEdit))


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_a_recall_is_told_in_arabic_for_every_number(
    arabic: None, qtbot: QtBot, count: int
) -> None:
    screen = ConsentWithdraw()
    qtbot.addWidget(screen)
    letter = LetterShown(recipient="", export="X-1", words={})
    screen.show_recall([letter] * count)
    assert isinstance(screen, QScrollArea)
    assert screen.findChildren(QPushButton)
    assert not any("package" in text for text in screen.texts())


def test_several_words_are_ticked_in_the_order_of_the_vocabulary(qtbot: QtBot) -> None:
    editor = TermsEditor("Acts", "act")
    qtbot.addWidget(editor)
    assert editor.value() is None
    editor.set_value(["massacre", "a word of another version", "summary_execution"])
    assert editor.value() == ["summary_execution", "massacre", "a word of another version"]
    editor.boxes["massacre"].setChecked(False)
    assert editor.value() == ["summary_execution", "a word of another version"]
    assert all(isinstance(box, QCheckBox) for box in editor.lines())
