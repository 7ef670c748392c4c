# SPDX-License-Identifier: Apache-2.0
"""The import flow over a real vault: file, rows, columns, a try, the import, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from registry.services import listing
from registry.services.vaults import Vault
from tests.services.log_lines import log_of
from ui.desk import Desk
from ui.imports.page import CHECK, COLUMNS, DONE, FILE, READ, ImportsPage

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]
ROWS = """الاسم,الجنس,تاريخ الوفاة,مكان الوفاة,لون
زياد منصور المرجاني,ذكر,03/10/2013,بلدة متخيَّلة,أزرق
هالة منصور المرجاني,أنثى,04/10/2013,بلدة متخيَّلة,أخضر
نديم راشد الكهرماني,ذكر,31/02/2013,بلدة متخيَّلة,أحمر
"""


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, settle: Settle) -> ImportsPage:
    made = ImportsPage(desk)
    qtbot.addWidget(made)
    made.resize(1_000, 700)
    made.show()
    made.opened()
    settle()
    return made


def forward(page: ImportsPage, settle: Settle) -> None:
    page.flow.press_forward()
    settle()


def to_check(page: ImportsPage, names: Path, settle: Settle) -> None:
    page.new_record()
    page.file.file.set_path(names)
    forward(page, settle)
    forward(page, settle)
    page.columns.day_first.setChecked(True)
    forward(page, settle)


def test_a_list_goes_in_step_by_step_and_is_taken_back_whole(
    page: ImportsPage, names: Path, settle: Settle, ask: Ask, vault: Vault
) -> None:
    to_check(page, names, settle)
    assert page.flow.step() == CHECK
    assert "2" in page.check.counts.text()
    assert page.check.refused.texts()[0][0] == "\u20664\u2069"
    assert ask(lambda: listing.counts(vault)).get("victim", 0) == 0
    forward(page, settle)
    assert page.flow.step() == DONE
    assert ask(lambda: listing.counts(vault))["victim"] == 2
    page.done.press_undo()
    settle()
    assert not page.is_in_flow()
    assert ask(lambda: listing.counts(vault)).get("victim", 0) == 0
    assert "taken back" in page.overview.table.texts()[0][-1]


def test_the_rows_are_shown_as_text_with_encoding_and_an_arabic_sample(
    page: ImportsPage, names: Path, settle: Settle
) -> None:
    page.new_record()
    page.file.file.set_path(names)
    forward(page, settle)
    assert page.flow.step() == READ
    assert page.rows.table is not None
    assert page.rows.table.texts()[0][2] == "\u206803/10/2013\u2069"
    assert "utf-8" in page.rows.facts().lower()
    assert "زياد منصور المرجاني" in page.rows.facts()


def test_the_order_of_day_and_month_is_asked_once_and_before_going_on(
    page: ImportsPage, names: Path, settle: Settle, ask: Ask, vault: Vault
) -> None:
    page.new_record()
    page.file.file.set_path(names)
    forward(page, settle)
    forward(page, settle)
    # 31/02 tells the order by itself, so nothing is asked of this list.
    assert page.columns.is_answered()
    names.write_text(ROWS.replace("31/02", "01/02"), encoding="utf-8")
    page.new_record()
    page.file.file.set_path(names)
    forward(page, settle)
    forward(page, settle)
    assert not page.columns.is_answered()
    forward(page, settle)
    assert page.flow.step() == COLUMNS
    page.columns.month_first.setChecked(True)
    forward(page, settle)
    forward(page, settle)
    shown = ask(lambda: listing.rows(vault, listing.ids(vault, "victim")))
    assert {row.moment.edtf for row in shown} == {"2013-03-10", "2013-04-10", "2013-01-02"}


def test_a_column_goes_where_the_person_says(
    page: ImportsPage, names: Path, settle: Settle
) -> None:
    page.new_record()
    page.file.file.set_path(names)
    forward(page, settle)
    forward(page, settle)
    boxes = page.columns.boxes
    assert boxes["الاسم"].currentData() == "names"
    assert boxes["لون"].currentData() == ""
    boxes["لون"].setCurrentIndex(boxes["لون"].findData("occupation"))
    assert page.columns.mapping()["columns"]["لون"] == "occupation"
    assert {box.accessibleName() for box in boxes.values()} >= {
        "The column \u2068لون\u2069 goes into"
    }


def test_a_file_that_is_none_is_refused_in_words_and_nothing_is_written(
    page: ImportsPage, tmp_path: Path, settle: Settle, ask: Ask, vault: Vault
) -> None:
    before = ask(lambda: log_of(vault))
    page.new_record()
    page.file.file.set_path(tmp_path / "gone.csv")
    forward(page, settle)
    assert page.flow.step() == FILE
    assert "gone.csv" in page.flow.said()
    assert ask(lambda: log_of(vault)) == before


def test_an_incident_that_does_not_exist_is_refused_and_nothing_is_written(
    page: ImportsPage, names: Path, settle: Settle, ask: Ask, vault: Vault
) -> None:
    to_check(page, names, settle)
    page.check.incident.set_value("I-NOSUCH12")
    forward(page, settle)
    assert page.flow.step() == CHECK
    assert page.flow.said()
    assert ask(lambda: listing.counts(vault)).get("victim", 0) == 0


def test_the_refused_rows_are_saved_without_what_they_say(
    page: ImportsPage, names: Path, tmp_path: Path, settle: Settle
) -> None:
    to_check(page, names, settle)
    target = tmp_path / "refused.csv"
    page.check.target.set_path(target)
    page.check.saved.emit()
    settle()
    saved = target.read_text(encoding="utf-8-sig")
    assert saved.splitlines()[1].startswith("4,")
    assert "نديم" not in saved


def test_a_stopped_import_leaves_nothing(
    page: ImportsPage, names: Path, settle: Settle, ask: Ask, vault: Vault
) -> None:
    to_check(page, names, settle)
    # Stopped as soon as it has begun: a short list has no step before its last.
    page.desk.working.connect(lambda work: work.progress.cancel())
    forward(page, settle)
    assert page.flow.step() == CHECK
    assert page.flow.said()
    assert ask(lambda: listing.counts(vault)).get("victim", 0) == 0


def test_taking_back_from_the_list_asks_once(
    page: ImportsPage, names: Path, settle: Settle, ask: Ask, vault: Vault
) -> None:
    to_check(page, names, settle)
    forward(page, settle)
    forward(page, settle)
    table = page.overview.table
    table.setCurrentIndex(table.lines.index(0, 0))
    page.overview.press_undo()
    settle()
    assert ask(lambda: listing.counts(vault))["victim"] == 2
    page.overview.press_undo()
    settle()
    assert ask(lambda: listing.counts(vault)).get("victim", 0) == 0


def test_an_empty_page_says_the_next_step(page: ImportsPage) -> None:
    assert not page.overview.table.isVisible()
    page.overview.wanted.emit()
    assert page.is_in_flow()
