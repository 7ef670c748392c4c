# SPDX-License-Identifier: Apache-2.0
"""Every section of the window, in both languages: inputs have names, codes keep their order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.test_bidi import raw_runs, shown
from ui.desk import Desk
from ui.shell.sections import SECTIONS, Section

Settle = Callable[[], None]
INPUTS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
# Parts that Qt makes inside a widget that has its name: the list of a combo box, and the like.
INSIDE = (QComboBox, QTabBar, QAbstractItemView)


def unnamed(page: QWidget) -> list[str]:
    found = [one for kind in INPUTS for one in page.findChildren(kind)]
    return [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in found
        if not one.accessibleName() and not is_inside(one)
    ]


def is_inside(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        if isinstance(above, INSIDE) or type(above).__name__ == "QComboBoxPrivateContainer":
            return True
        above = above.parentWidget()
    return False


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_every_input_has_a_name(section: Section, qtbot: QtBot, desk: Desk, settle: Settle) -> None:
    page = section.build(desk)
    qtbot.addWidget(page)
    page.opened()
    settle()
    assert unnamed(page) == []


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_no_raw_run_in_arabic(
    arabic: None, section: Section, qtbot: QtBot, desk: Desk, settle: Settle
) -> None:
    page = section.build(desk)
    qtbot.addWidget(page)
    page.opened()
    page.new_record()
    settle()
    assert [text for text in shown(page) if raw_runs(text)] == []


def test_an_input_without_a_name_is_noticed(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    QLineEdit(page)
    assert unnamed(page) == ["QLineEdit in QWidget"]
