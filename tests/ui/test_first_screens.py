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
from ui.shell.new_vault import NewVaultScreen, free_path
from ui.shell.opening import Opening
from ui.shell.screen import Choice
from ui.shell.start import StartScreen, vaults_in
from ui.shell.unlock import UnlockScreen
from ui.shell.work_screen import WorkScreen
from ui.widgets.passphrase_line import PassphraseLine, caps, script_of
from ui.widgets.plain_label import PlainLabel

Type = Callable[[QWidget, str], None]
GOOD = "four invented words here"


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel))


def line_of(line: PassphraseLine) -> QLineEdit:
    return line._line


@pytest.mark.parametrize(("language", "words"), [("en", "invented records"), ("ar", "المتخيَّلة")])
def test_first_run_says_that_real_records_wait(
    qtbot: QtBot, tmp_path: Path, language: str, words: str
) -> None:
    speak(language)
    for screen in (StartScreen(tmp_path), NewVaultScreen(tmp_path, Opening().weakness)):
        qtbot.addWidget(screen)
        assert words in said(screen)


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


def filled(qtbot: QtBot, home: Path, first: str, second: str) -> NewVaultScreen:
    screen = NewVaultScreen(home, Opening().weakness)
    qtbot.addWidget(screen)
    line_of(screen._first).setText(first)
    line_of(screen._second).setText(second)
    screen._invented.setChecked(True)
    return screen


@pytest.mark.parametrize(
    ("first", "second", "advice"),
    [
        ("", "", "At least"),
        ("short", "short", "At least"),
        ("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "Easy to guess"),
        (GOOD, "four invented words", "second time"),
    ],
)
def test_a_weak_or_mistyped_passphrase_makes_no_vault(
    qtbot: QtBot, tmp_path: Path, first: str, second: str, advice: str
) -> None:
    screen = filled(qtbot, tmp_path, first, second)
    assert advice in screen.advice()
    with qtbot.assertNotEmitted(screen.submitted):
        screen._make.click()
        QTest.keyClick(line_of(screen._second), Qt.Key.Key_Return)


def test_without_the_promise_of_invented_records_no_vault_is_made(
    qtbot: QtBot, tmp_path: Path
) -> None:
    screen = filled(qtbot, tmp_path, GOOD, GOOD)
    screen._invented.setChecked(False)
    assert not screen._make.isEnabled()


def test_a_good_passphrase_makes_a_vault_where_nothing_lies(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "registry.sijill").mkdir()
    screen = filled(qtbot, tmp_path, GOOD, GOOD)
    with qtbot.waitSignal(screen.submitted) as made:
        screen._make.click()
    assert made.args == [str(tmp_path / "registry-2.sijill"), GOOD]
    assert free_path(tmp_path, "other") == tmp_path / "other.sijill"


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
