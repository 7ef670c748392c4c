# SPDX-License-Identifier: Apache-2.0
"""The list of records: a vector of numbers, pages on demand, and a place that is kept."""

from __future__ import annotations

import array

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from registry.services.listing import ListRow
from ui.records import columns
from ui.records.list_model import PAGE, PAGES_KEPT, RecordListModel
from ui.records.list_view import RecordListView
from ui.widgets.text_table import TextModel, TextRow, TextTable
from ui.widgets.tolls_editor import TollModel, TollsEditor

COLUMNS = (columns.NAME, columns.LATIN, columns.GRADE)


def row(number: int, title: str = "") -> ListRow:
    return ListRow(
        number=number,
        record=f"{number:032x}",
        kind="victim",
        ref=f"V-{number}",
        title=title or f"Invented {number}",
        latin="",
        moment=None,
        place=None,
        state="",
        grade="V2",
    )


def numbers(count: int) -> array.array[int]:
    return array.array("q", range(count))


def filled(model: RecordListModel, count: int) -> RecordListModel:
    """Answer every page at once, as a vault would a little later."""
    model.wanted.connect(
        lambda page: model.show_page(page, [row(n) for n in model.page_numbers(page)])
    )
    model.show_numbers(numbers(count))
    return model


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(filled(RecordListModel(COLUMNS), 300))  # type: ignore[no-untyped-call]


def test_tables_of_words_and_of_tolls_keep_the_rules_of_models(
    qtmodeltester: ModelTester,
) -> None:
    words = TextModel(("One", "Two"))
    words.show_rows([TextRow(("a", "b"))])
    qtmodeltester.check(words)  # type: ignore[no-untyped-call]
    tolls = TollModel()
    tolls.show_tolls([{"source": "A", "best": 12}])
    qtmodeltester.check(tolls)  # type: ignore[no-untyped-call]


def test_a_page_is_asked_for_once_and_only_where_somebody_looks(qtbot: QtBot) -> None:
    model = RecordListModel(COLUMNS)
    asked: list[int] = []
    model.wanted.connect(asked.append)
    model.show_numbers(numbers(1_000_000))
    assert asked == []
    assert model.index(PAGE * 5, 0).data() is None
    assert model.index(PAGE * 5 + 1, 0).data() is None
    assert asked == [5]
    model.show_page(5, [row(n) for n in model.page_numbers(5)])
    assert "Invented 640" in model.index(PAGE * 5, 0).data()


def test_pages_long_unseen_are_forgotten(qtbot: QtBot) -> None:
    model = filled(RecordListModel(COLUMNS), PAGE * (PAGES_KEPT + 9))
    for page in range(PAGES_KEPT + 9):
        model.row_at(page * PAGE)
    assert len(model._pages) == PAGES_KEPT


def test_rows_of_an_overtaken_list_stay_unseen(qtbot: QtBot) -> None:
    model = RecordListModel(COLUMNS)
    model.show_numbers(array.array("q", [7, 8]))
    model.show_page(0, [row(1), row(2)])
    assert model.index(0, 0).data() is None


def test_the_same_numbers_leave_every_row_in_its_place(qtbot: QtBot) -> None:
    model = filled(RecordListModel(COLUMNS), 10)
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_numbers(numbers(10))
    with qtbot.waitSignal(model.modelReset):
        model.show_numbers(numbers(11))


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_row_is_chosen_in_both_directions(
    qtbot: QtBot, request: pytest.FixtureRequest, *, mirrored: bool
) -> None:
    if mirrored:
        request.getfixturevalue("arabic")
    model = filled(RecordListModel(COLUMNS), 50)
    view = RecordListView(model, COLUMNS, "Victims")
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    with qtbot.assertNotEmitted(view.chosen):
        view.go(20)
    assert view.current() == 20
    assert view.selectionModel().isRowSelected(20, model.index(0, 0).parent())


def test_a_narrow_list_leaves_columns_out_and_a_wide_one_shows_all(qtbot: QtBot) -> None:
    view = RecordListView(filled(RecordListModel(COLUMNS), 5), COLUMNS, "Victims")
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    assert view.isColumnHidden(1)
    view.resize(1_000, 300)
    assert not view.isColumnHidden(1)


def test_enter_in_a_table_of_ties_goes_to_the_record(qtbot: QtBot) -> None:
    table = TextTable("Ties", ("Name",), (1,))
    qtbot.addWidget(table)
    table.show_rows([TextRow(("a",), goes="V-1")])
    table.setCurrentIndex(table.lines.index(0, 0))
    with qtbot.waitSignal(table.went) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["V-1"]


def test_tolls_are_kept_by_source_and_never_added(qtbot: QtBot) -> None:
    editor = TollsEditor("Tolls")
    qtbot.addWidget(editor)
    assert editor.value() is None
    model = editor.model
    for column, text in ((0, "Source A"), (3, "١٢")):
        model.setData(model.index(0, column), text)
    model.setData(model.index(1, 0), "Source B")
    model.setData(model.index(1, 1), "about ten")
    assert editor.value() == [
        {"source": "Source A", "best": 12},
        {"source": "Source B", "minimum": "about ten"},
    ]
    assert model.rowCount() == 3
    model.remove(0)
    assert editor.value() == [{"source": "Source B", "minimum": "about ten"}]
