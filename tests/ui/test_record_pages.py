# SPDX-License-Identifier: Apache-2.0
"""What holds for every page of records: all fields in reach, everything named, Tab goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from registry.domain.entities import entity_spec
from ui.desk import Desk
from ui.incidents import page as incidents_page
from ui.people import page as people_page
from ui.records.page import RecordsPage
from ui.sources import page as sources_page
from ui.victims import page as victims_page

PAGES: tuple[Callable[[Desk], RecordsPage], ...] = (
    victims_page.VictimsPage,
    incidents_page.IncidentsPage,
    people_page.PeoplePage,
    sources_page.SourcesPage,
)
INPUTS = (QLineEdit, QComboBox, QTextEdit, QTableView)


@pytest.mark.parametrize(
    ("kind", "sections", "elsewhere"),
    [
        ("victim", victims_page.sections, {"death_grade", "attribution_grade"}),
        ("incident", incidents_page.sections, set()),
        ("person", people_page.sections, set()),
        ("source", sources_page.sections, set()),
    ],
)
def test_every_declared_field_can_be_reached(
    kind: str, sections: Callable[[], Any], elsewhere: set[str]
) -> None:
    placed = [name for section in sections() for name in section.names]
    assert len(placed) == len(set(placed))
    assert set(placed) | elsewhere | {"ref"} == set(entity_spec(kind).fields)


@pytest.fixture(params=PAGES, ids=lambda page: page.__name__)
def page(request: pytest.FixtureRequest, qtbot: QtBot, desk: Desk) -> RecordsPage:
    made: RecordsPage = request.param(desk)
    qtbot.addWidget(made)
    made.resize(1_100, 700)
    made.show()
    made.new_record()
    return made


def test_everything_a_person_can_use_has_a_name(page: RecordsPage) -> None:
    nameless = [
        type(one).__name__
        for kind in INPUTS
        for one in page.findChildren(kind)
        if not one.accessibleName() and not is_inside(one, QComboBox, QAbstractItemView)
    ]
    assert nameless == []
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
    assert all(button.text() or button.accessibleName() for button in buttons)


def is_inside(one: QWidget, *kinds: type[QWidget]) -> bool:
    """Whether Qt made ``one`` as a part of another widget: its frame is what is named."""
    parent = one.parentWidget()
    while parent is not None:
        if isinstance(parent, kinds):
            return True
        parent = parent.parentWidget()
    return False


def test_tab_leaves_every_table_and_text(page: RecordsPage) -> None:
    assert not [t for t in page.findChildren(QTableView) if t.tabKeyNavigation()]
    assert not [t for t in page.findChildren(QTextEdit) if not t.tabChangesFocus()]


def test_a_consent_waits_until_there_is_a_record(page: RecordsPage) -> None:
    assert page.is_edited()
    assert page.panel._record.isHidden()


def test_an_empty_list_says_the_next_step(page: RecordsPage, settle: Callable[[], None]) -> None:
    page.opened()
    settle()
    assert page.listed._stack.currentWidget() is page.listed._empty


def test_fields_of_the_protected_file_say_so_quietly(page: RecordsPage) -> None:
    for row in page.detail.form.rows.values():
        protected = row.spec.marks.tier.value == "protected"
        assert ("protected file" in row._label.text()) is protected
