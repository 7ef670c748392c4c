# SPDX-License-Identifier: Apache-2.0
"""The window among other programs: clipboard, keyboards that learn, drags, onlookers, pictures."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.leaks.children import CANARY, ROOT, environment, run
from ui.desk import Desk
from ui.shell import clipboard, platform
from ui.shell.clipboard import SECRET, ClipboardWatch, clear_clipboard
from ui.shell.discretion import INPUTS, SENSITIVE, Discretion
from ui.shell.sections import SECTIONS, Section
from ui.shell.veil import Veil
from ui.widgets.plain_label import PlainLabel

# Copies a word in a real X window and stays, as the window would.
COPYING = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from ui.shell import clipboard
app = QApplication([])
clipboard.CLEAR_AFTER_MS = 1500
if sys.argv[2] == "watched":
    watch = clipboard.ClipboardWatch(app)
line = QLineEdit(sys.argv[1])
line.show()
line.selectAll()
line.copy()
print("copied", flush=True)
app.exec()
"""
# What another program finds there.
READING = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
data = QGuiApplication.clipboard().mimeData()
print(data.hasText() and data.text(), *sorted(data.formats()))
"""


@pytest.fixture
def discretion(qapp: QApplication) -> Iterator[Discretion]:
    made = Discretion(qapp)
    made.watch(qapp)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def clipboard_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    # The offscreen platform never says that it owns the clipboard; X11 does.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)


def copied(line: QLineEdit) -> None:
    line.setText(CANARY)
    line.selectAll()
    line.copy()


def test_what_is_copied_asks_not_to_be_kept_and_is_soon_gone(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, clipboard_is_ours: None
) -> None:
    monkeypatch.setattr(clipboard, "CLEAR_AFTER_MS", 30)
    watch, line = ClipboardWatch(qapp), QLineEdit()
    qtbot.addWidget(line)
    copied(line)
    board = QGuiApplication.clipboard()
    assert board.text() == CANARY
    assert set(SECRET) <= set(board.mimeData().formats())
    assert watch.is_counting()
    qtbot.waitUntil(lambda: not board.text())
    watch.deleteLater()


def test_without_the_watch_it_would_stay_unmarked(qtbot: QtBot, clipboard_is_ours: None) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    copied(line)
    formats = QGuiApplication.clipboard().mimeData().formats()
    qtbot.wait(60)
    assert QGuiApplication.clipboard().text() == CANARY
    assert not set(SECRET) & set(formats)
    clear_clipboard()


def test_what_another_program_copied_is_left_alone(qtbot: QtBot, qapp: QApplication) -> None:
    watch = ClipboardWatch(qapp)
    QGuiApplication.clipboard().setText("from elsewhere")  # offscreen: not ours
    assert not watch.is_counting()
    clear_clipboard()
    assert QGuiApplication.clipboard().text() == "from elsewhere"
    watch.deleteLater()


def as_another_program_sees_it(tmp_path: Path, display: str, how: str) -> tuple[str, str]:
    """Return the clipboard of a real display right after a copy, and once it should be gone."""
    where = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def seen() -> str:
        return run(READING, home=tmp_path, before=(), typed="", **where).stdout

    with subprocess.Popen(
        [sys.executable, "-c", COPYING, CANARY, how],
        cwd=ROOT, env=environment(tmp_path, **where), stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "copied\n"
        first = seen()
        deadline = time.monotonic() + 10
        last = first
        while how == "watched" and CANARY in last and time.monotonic() < deadline:
            last = seen()
        if how != "watched":
            time.sleep(2)
            last = seen()
        child.kill()
    return first, last


def test_on_a_real_display_another_program_sees_the_mark_and_then_nothing(
    tmp_path: Path, x_display: str
) -> None:
    first, last = as_another_program_sees_it(tmp_path, x_display, "watched")
    assert CANARY in first
    assert "x-kde-passwordManagerHint" in first
    assert CANARY not in last


def test_on_a_real_display_it_would_see_it_for_ever(tmp_path: Path, x_display: str) -> None:
    first, last = as_another_program_sees_it(tmp_path, x_display, "unwatched")
    assert CANARY in first
    assert CANARY in last
    assert "x-kde-passwordManagerHint" not in first + last


def learning(widget: QWidget) -> list[QWidget]:
    """Return the inputs below ``widget`` from which an input method may learn."""
    inputs = [one for kind in INPUTS for one in widget.findChildren(kind)]
    return [one for one in inputs if not one.inputMethodHints() & SENSITIVE]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda one: one.key)
def test_no_keyboard_learns_from_any_input_of_any_section(
    qtbot: QtBot, desk: Desk, discretion: Discretion, settle: Callable[[], None], section: Section
) -> None:
    page = section.build(desk)
    qtbot.addWidget(page)
    page.show()
    page.opened()
    settle()
    shown = [one for one in learning(page) if one.isVisible()]
    assert shown == []


@pytest.mark.parametrize("make", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_without_discretion_it_would(qtbot: QtBot, make: type[QWidget]) -> None:
    around = QWidget()
    QVBoxLayout(around).addWidget(make())
    qtbot.addWidget(around)
    around.show()
    assert len(learning(around)) == 1


def selected(qtbot: QtBot, make: type[QWidget]) -> tuple[QWidget, QWidget, Callable[[], bool]]:
    """Return a widget whose whole text is selected, what is pressed, and whether it still is."""
    if make is QLabel:
        label = PlainLabel(CANARY, selectable=True)
        qtbot.addWidget(label)
        label.show()
        label.setSelection(0, len(CANARY))
        return label, label, label.hasSelectedText
    text = QTextEdit() if make is QTextEdit else QPlainTextEdit()
    qtbot.addWidget(text)
    text.setPlainText(CANARY)
    text.show()
    text.selectAll()
    return text, text.viewport(), lambda: text.textCursor().hasSelection()


def press(widget: QWidget) -> None:
    place = QPointF(QPoint(8, 8))
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseButtonPress, place, widget.mapToGlobal(place), left, left,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("make", [QTextEdit, QPlainTextEdit, QLabel])
def test_a_press_on_selected_text_leaves_nothing_to_drag_out(
    qtbot: QtBot, discretion: Discretion, make: type[QWidget]
) -> None:
    _, pressed, is_selected = selected(qtbot, make)
    assert is_selected()
    press(pressed)
    assert not is_selected()


@pytest.mark.parametrize("make", [QTextEdit, QPlainTextEdit, QLabel])
def test_without_discretion_the_selection_would_stay_and_be_dragged(
    qtbot: QtBot, make: type[QWidget]
) -> None:
    _, pressed, is_selected = selected(qtbot, make)
    press(pressed)
    assert is_selected()


def test_a_line_of_text_drags_nothing_out(qtbot: QtBot) -> None:
    line = QLineEdit(CANARY)
    qtbot.addWidget(line)
    assert not line.dragEnabled()


def picture(window: QWidget, text: str) -> QImage:
    label = window.findChild(QLabel, "name")
    assert label is not None
    label.setText(text)
    return window.grab().toImage()


@pytest.fixture
def windows(qtbot: QtBot) -> tuple[QWidget, QWidget]:
    """A window and a dialog over it, each with a label that says a name."""
    window = QWidget()
    dialog = QDialog(window)
    for one in (window, dialog):
        label = PlainLabel("")
        label.setObjectName("name")
        QVBoxLayout(one).addWidget(label)
        one.resize(400, 200)
        qtbot.addWidget(one)
        one.show()
    return window, dialog


ELSEWHERE = Qt.ApplicationState.ApplicationInactive
HERE = Qt.ApplicationState.ApplicationActive


def test_in_another_program_no_window_shows_what_it_says(
    qtbot: QtBot, qapp: QApplication, windows: tuple[QWidget, QWidget]
) -> None:
    veil = Veil(qapp)
    veil.follow(ELSEWHERE)
    qtbot.waitUntil(veil.is_laid)
    for one in windows:
        assert picture(one, CANARY) == picture(one, "somebody else")
    veil.follow(HERE)
    assert not veil.is_laid()
    for one in windows:
        assert picture(one, CANARY) != picture(one, "somebody else")
    veil.deleteLater()


def test_without_the_veil_it_would(windows: tuple[QWidget, QWidget]) -> None:
    for one in windows:
        assert picture(one, CANARY) != picture(one, "somebody else")


def test_a_press_brings_it_back_and_reaches_nothing_below(
    qtbot: QtBot, qapp: QApplication, windows: tuple[QWidget, QWidget]
) -> None:
    veil = Veil(qapp)
    veil.lay()
    sheets = [one for one in windows[0].children() if isinstance(one, QWidget)]
    press(sheets[-2] if isinstance(sheets[-1], QDialog) else sheets[-1])
    assert not veil.is_laid()
    veil.deleteLater()


def test_every_window_asks_to_be_left_out_of_pictures_of_the_screen(
    qtbot: QtBot,
    discretion: Discretion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(platform, "hide_from_capture", asked.append)
    window, dialog = QWidget(), QDialog()
    for one in (window, dialog):
        qtbot.addWidget(one)
        one.show()
    assert asked == [int(window.winId()), int(dialog.winId())]


def test_here_the_system_cannot_and_the_program_does_not_claim_it() -> None:
    assert platform.hide_from_capture(1) is (sys.platform == "win32")
