# SPDX-License-Identifier: Apache-2.0
"""Incidents: tolls by source, who is named and who is not yet, people tied and untied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from registry.domain.incidents import Incident
from registry.domain.structures import Toll
from registry.services import records
from registry.services.records import Draft, parse_input
from registry.services.tolls import Residual
from registry.services.vaults import Vault
from ui.desk import Desk
from ui.incidents.page import IncidentsPage
from ui.incidents.toll_strip import told
from ui.widgets.terms_editor import TermsEditor
from ui.widgets.tolls_editor import TollsEditor

Ask = Callable[[Callable[[], Any]], Any]
Type = Callable[[QWidget, str], None]
Settle = Callable[[], None]
NAMES = [f"{name} المتخيّل" for name in ("وديع", "سامر", "نزار", "باسل", "رامي", "هاني")]
TOLLS = [
    {"source": "Invented committee", "best": 12, "composition_en": "most of them young"},
    {"source": "Invented paper", "minimum": 8, "maximum": 20},
]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, settle: Settle) -> IncidentsPage:
    made = IncidentsPage(desk)
    qtbot.addWidget(made)
    made.resize(1_100, 700)
    made.show()
    made.opened()
    settle()
    return made


def with_five_named(vault: Vault) -> tuple[str, str]:
    """Record an incident with five named dead, and a sixth who is not tied to it yet."""
    incident = Draft(
        kind="incident",
        values=parse_input("incident", {"title_en": "Invented day", "tolls": TOLLS}),
        key="incident",
    )
    people = [
        Draft(
            kind="victim",
            values=parse_input("victim", {"names": [name], "fate": "dead_body_recovered"}),
            links={"incident": "incident"} if n < 5 else {},
            key=f"v{n}",
        )
        for n, name in enumerate(NAMES)
    ]
    refs = records.record(vault, [incident, *people])
    return refs["incident"], refs["v5"]


def plain(texts: list[str]) -> list[str]:
    return [text.strip("\u2066\u2068\u2069") for text in texts]


def test_a_sixth_name_lowers_what_is_left_and_no_total(
    page: IncidentsPage, settle: Settle, ask: Ask, vault: Vault
) -> None:
    ref, sixth = ask(lambda: with_five_named(vault))
    page.show_record(ref)
    settle()
    figures = plain(page.strip.texts())
    assert figures[5:9] == ["12", "5", "7", "Invented committee"]
    assert figures[9:] == ["8–20", "5", "3–15", "Invented paper"]
    page.detail.ties["victims"].added.emit(sixth)
    settle()
    assert plain(page.strip.texts())[5:8] == ["12", "6", "6"]
    assert len(page.detail.ties["victims"].table.texts()) == 6


def test_a_tie_can_be_undone_and_stays_in_the_history(
    page: IncidentsPage, settle: Settle, ask: Ask, vault: Vault
) -> None:
    ref, _ = ask(lambda: with_five_named(vault))
    page.show_record(ref)
    settle()
    pane = page.detail.ties["victims"]
    pane.table.setCurrentIndex(pane.table.lines.index(0, 0))
    row = pane.table.row()
    assert row is not None
    pane._remove.click()
    settle()
    assert len(pane.table.texts()) == 4
    assert plain(page.strip.texts())[5:8] == ["12", "4", "8"]
    assert ask(lambda: records.history(vault, row.key))[-1].changes["incident"][1] is None


def test_an_incident_is_recorded_with_its_tolls_and_acts(
    page: IncidentsPage, typed: Type, settle: Settle, ask: Ask, vault: Vault
) -> None:
    page.new_record()
    rows = page.detail.form.rows
    typed(rows["title_ar"].editor.lines()[0], "يوم متخيَّل")
    tolls = rows["tolls"].editor
    assert isinstance(tolls, TollsEditor)
    for column, text in ((0, "لجنة متخيَّلة"), (3, "12"), (4, "أكثرهم شباب")):
        tolls.model.setData(tolls.model.index(0, column), text)
    acts = rows["acts"].editor
    assert isinstance(acts, TermsEditor)
    acts.boxes["massacre"].setChecked(True)
    page.save()
    settle()
    row = page.listed.model.row_at(0)
    assert row is not None
    kept = ask(lambda: records.get(vault, row.ref))
    assert isinstance(kept, Incident)
    assert kept.acts == ("massacre",)
    assert kept.tolls == (Toll(source="لجنة متخيَّلة", best=12, composition_ar="أكثرهم شباب"),)


def test_a_toll_that_is_no_number_is_refused_beside_the_table(
    page: IncidentsPage, typed: Type, settle: Settle
) -> None:
    page.new_record()
    rows = page.detail.form.rows
    typed(rows["title_ar"].editor.lines()[0], "يوم متخيَّل")
    rows["tolls"].restore([{"source": "A", "best": "about ten"}])
    page.save()
    settle()
    assert rows["tolls"].problem()
    assert page.listed.model.rowCount() == 0


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({"best": 1200}, "1,200"),
        ({"minimum": 5, "maximum": 5}, "5"),
        ({"minimum": 5, "maximum": 9}, "5–9"),
        ({"minimum": 500}, "≥ 500"),
        ({"maximum": 9}, "≤ 9"),
        ({}, "?"),
    ],
)
def test_each_count_is_told_as_sure_as_it_is(bounds: dict[str, int], words: str) -> None:
    parts = {"minimum": None, "maximum": None, "best": None, **bounds}
    residual = Residual(toll=Toll(**bounds), **parts)  # type: ignore[arg-type]
    assert told(residual, of="toll") == words
    assert told(residual, of="left") == words


def test_a_new_incident_shows_no_figures_of_the_one_before(
    page: IncidentsPage, settle: Settle, ask: Ask, vault: Vault
) -> None:
    ref, _ = ask(lambda: with_five_named(vault))
    page.show_record(ref)
    settle()
    assert page.strip.isVisible()
    page.new_record()
    assert not page.strip.isVisible()
