# SPDX-License-Identifier: Apache-2.0
"""First run, unlock, a new vault: what they say and what they let through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.background import Bug, Progress
from ui.language import speak
from ui.shell.crash_dialog import CrashDialog
from ui.shell.new_vault import NewVaultScreen
from ui.shell.screen import Choice
from ui.shell.start import StartScreen, free_path, vaults_in
from ui.shell.unlock import UnlockScreen
from ui.shell.work_screen import WorkScreen
from ui.vault.judging import judged, suggested
from ui.widgets.passphrase_line import PassphraseLine, caps, script_of
from ui.widgets.plain_label import PlainLabel

Type = Callable[[QWidget, str], None]
GOOD = "four invented words here"


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel))


def press(widget: QWidget, words: str) -> None:
    next(one for one in widget.findChildren(QAbstractButton) if one.text() == words).click()


def line_of(line: PassphraseLine) -> QLineEdit:
    return line._line


@pytest.mark.parametrize(("language", "words"), [("en", "recovery sheets"), ("ar", "الاسترداد")])
def test_whoever_makes_a_vault_is_told_what_to_do_before_real_records(
    qtbot: QtBot, tmp_path: Path, language: str, words: str
) -> None:
    speak(language)
    screen = NewVaultScreen(tmp_path, judged, suggested)
    qtbot.addWidget(screen)
    assert words in said(screen)


@pytest.mark.parametrize("way", ["sheets", "backup"])
def test_the_first_screen_offers_each_way_to_bring_a_vault_back(
    qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    screen = StartScreen(tmp_path)
    qtbot.addWidget(screen)
    words = {"sheets": "I have recovery sheets", "backup": "Restore from a backup"}
    with qtbot.waitSignal(screen.restoring_chosen) as chosen:
        press(screen, words[way])
    assert chosen.args == [way]


def test_first_run_offers_both_languages_in_their_own_words(qtbot: QtBot, tmp_path: Path) -> None:
    screen = StartScreen(tmp_path)
    qtbot.addWidget(screen)
    chosen: list[str] = []
    screen.language_chosen.connect(chosen.append)
    for button in screen.findChildren(QAbstractButton):
        if button.text() in {"العربية", "English"}:
            button.click()
    assert sorted(chosen) == ["ar", "en"]


def test_first_run_offers_the_vaults_that_lie_in_the_home_folder(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "families.sijill").mkdir()
    (tmp_path / "letter.sijill").write_text("a file, no vault", encoding="utf-8")
    assert vaults_in(tmp_path) == [tmp_path / "families.sijill"]
    assert vaults_in(tmp_path / "missing") == []
    screen = StartScreen(tmp_path)
    qtbot.addWidget(screen)
    chosen: list[str] = []
    screen.vault_chosen.connect(chosen.append)
    for choice in screen.findChildren(Choice):
        if "families" in choice.accessibleName():
            choice.click()
    assert chosen == [str(tmp_path / "families.sijill")]


def test_unlock_hands_the_passphrase_over_and_keeps_none(
    qtbot: QtBot, tmp_path: Path, typed: Type
) -> None:
    screen = UnlockScreen(tmp_path / "a.sijill", was_locked=True)
    qtbot.addWidget(screen)
    line = line_of(screen._line)
    given: list[str] = []
    screen.submitted.connect(given.append)
    typed(line, "كلمات متخيَّلة")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert given == ["كلمات متخيَّلة"]
    assert line.text() == ""
    assert not line.isEnabled()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert len(given) == 1, "while the vault opens nothing is asked twice"
    screen.refuse("No key fits.")
    assert line.isEnabled()
    assert "No key fits." in said(screen)
    assert "draft is kept" in said(screen)


def test_a_passphrase_is_hidden_until_the_eye_is_pressed(qtbot: QtBot) -> None:
    line = PassphraseLine("Passphrase")
    qtbot.addWidget(line)
    assert line_of(line).echoMode() is QLineEdit.EchoMode.Password
    line._eye.click()
    assert line_of(line).echoMode() is QLineEdit.EchoMode.Normal
    line.clear()
    assert line_of(line).echoMode() is QLineEdit.EchoMode.Password


def test_the_line_says_which_letters_the_keyboard_writes(qtbot: QtBot, typed: Type) -> None:
    line = PassphraseLine("Passphrase")
    qtbot.addWidget(line)
    typed(line_of(line), "س")
    assert "Arabic" in line.hint()
    typed(line_of(line), "a")
    assert "Latin" in line.hint()
    assert script_of("7") == ""


def test_caps_lock_is_noticed_from_the_letters() -> None:
    assert caps("A", shift=False)
    assert caps("a", shift=True)
    assert not caps("a", shift=False)
    assert not caps("A", shift=True)
    assert not caps("س", shift=False)


def test_the_key_file_is_asked_for_behind_a_link_that_is_always_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    screen = UnlockScreen(tmp_path / "a.sijill", was_locked=False)
    qtbot.addWidget(screen)
    assert screen.key_file() is None
    assert screen._file.isHidden()
    press(screen, "Key file")
    assert not screen._file.isHidden()
    screen._file.line.setText(str(tmp_path / "photo.jpg"))
    assert screen.key_file() == tmp_path / "photo.jpg"
    screen._line._line.setText(GOOD)
    screen._open.click()
    screen.refuse("Not the right one.")
    assert screen.key_file() == tmp_path / "photo.jpg", "a slip in the passphrase costs one line"
    press(screen, "Key file")
    assert screen.key_file() is None, "what is put away does not count"


def filled(qtbot: QtBot, home: Path, first: str, second: str) -> NewVaultScreen:
    screen = NewVaultScreen(home, judged, suggested)
    qtbot.addWidget(screen)
    line_of(screen.passphrase.first).setText(first)
    line_of(screen.passphrase.second).setText(second)
    return screen


@pytest.mark.parametrize(
    ("first", "second", "advice"),
    [
        ("", "", "Six words"),
        ("short", "short", "six words"),
        ("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "Repeating"),
        (GOOD, "four invented words", "second time"),
    ],
)
def test_a_weak_or_mistyped_passphrase_makes_no_vault(
    qtbot: QtBot, tmp_path: Path, first: str, second: str, advice: str
) -> None:
    screen = filled(qtbot, tmp_path, first, second)
    assert advice in screen.passphrase.advice()
    with qtbot.assertNotEmitted(screen.submitted):
        screen._make.click()
        QTest.keyClick(line_of(screen.passphrase.second), Qt.Key.Key_Return)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_suggested_can_be_typed_and_makes_a_vault(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    speak(language)
    phrase = suggested()
    assert len(phrase.split()) == 6
    assert filled(qtbot, tmp_path, phrase, phrase)._make.isEnabled()


def test_a_good_passphrase_makes_a_vault_where_nothing_lies(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "registry.sijill").mkdir()
    screen = filled(qtbot, tmp_path, GOOD, GOOD)
    with qtbot.waitSignal(screen.submitted) as made:
        screen._make.click()
    assert made.args == [str(tmp_path / "registry-2.sijill"), GOOD]
    assert screen.key_file() is None
    assert not screen.is_for_several()
    assert free_path(tmp_path, "other") == tmp_path / "other.sijill"


def test_a_vault_may_be_for_several_and_with_a_key_file(qtbot: QtBot, tmp_path: Path) -> None:
    screen = filled(qtbot, tmp_path, GOOD, GOOD)
    press(screen, "Several of us will work in it")
    press(screen, "Ask for a key file too")
    assert "Without this file nobody opens the vault" in said(screen)
    screen._file.line.setText(str(tmp_path / "key"))
    assert screen.is_for_several()
    assert screen.key_file() == tmp_path / "key"


def test_a_long_job_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot) -> None:
    progress = Progress()
    screen = WorkScreen("Import", progress)
    qtbot.addWidget(screen)
    progress(50, 200)
    assert "50" in screen.told()
    assert "200" in screen.told()
    with qtbot.waitSignal(screen.cancelled):
        screen._stop.click()
    assert "Stopping" in screen.told()


def test_the_crash_dialog_tells_type_and_place(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CrashDialog(parent, Bug(kind="KeyError", place="ui/desk.py:12"))
    assert dialog.report == "KeyError at ui/desk.py:12"
    assert dialog.report in said(dialog)
    assert "locked" in said(dialog)
