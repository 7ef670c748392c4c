# SPDX-License-Identifier: Apache-2.0
"""The window among other programs: keyboards that learn, drags, onlookers, pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
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

from tests.leaks.children import CANARY
from ui.desk import Desk
from ui.shell import platform
from ui.shell.discretion import INPUTS, SENSITIVE, Discretion
from ui.shell.sections import SECTIONS, Section
from ui.shell.veil import Veil
from ui.widgets.plain_label import PlainLabel


@pytest.fixture
def discretion(qapp: QApplication) -> Iterator[Discretion]:
    made = Discretion(qapp)
    made.watch(qapp)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


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


def test_without_discretion_no_window_would_ask(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(platform, "hide_from_capture", asked.append)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert asked == []


def test_here_the_system_cannot_and_the_program_does_not_claim_it() -> None:
    assert platform.hide_from_capture(1) is (sys.platform == "win32")
