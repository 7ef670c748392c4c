# SPDX-License-Identifier: Apache-2.0
"""The way of a package over a real vault: for whom, why each field, built, verified, recalled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from registry.services import ledger
from registry.services.vaults import Vault
from tests.services.invented import NAMED, PARTNER, World
from ui.desk import Desk
from ui.exports.page import BUILD, CHOOSE, PREVIEW, RESULT, ExportsPage

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]
ASKED, SILENT = "وائل صفوان الفيروزاني", "كرم لبيب الياقوتاني"


@pytest.fixture
def world(ask: Ask, vault: Vault, tmp_path: Path) -> World:
    made: World = ask(lambda: World(vault=vault, folder=tmp_path))

    def fill() -> None:
        made.victim("wael", ASKED)
        made.victim("karam", SILENT)
        made.consent("wael", "mother", "parent", NAMED)

    ask(fill)
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, world: World, settle: Settle) -> ExportsPage:
    made = ExportsPage(desk)
    qtbot.addWidget(made)
    made.resize(1_050, 720)
    made.show()
    made.opened()
    settle()
    return made


def forward(page: ExportsPage, settle: Settle) -> None:
    page.flow.press_forward()
    settle()


def to_build(page: ExportsPage, settle: Settle, target: Path, profile: str, to: str = "") -> None:
    page.new_record()
    page.choosing.choose(profile, to)
    forward(page, settle)
    forward(page, settle)
    page.building.target.set_path(target)


def test_the_preview_says_of_each_record_and_field_why(page: ExportsPage, settle: Settle) -> None:
    page.new_record()
    page.choosing.choose("public")
    forward(page, settle)
    assert page.flow.step() == PREVIEW
    preview = page.previewing
    preview.choose("blocked")
    preview.search.setText("كرم")
    cells = preview.table.texts()
    assert any(SILENT in row[0] and row[2] == "stays" for row in cells)
    assert any("nobody was asked" in text for text in preview.compared.texts())
    preview.choose("leaving")
    preview.search.setText("وائل")
    said = " ".join(preview.compared.texts())
    assert "Recorded" in said
    assert "less exact" in said
    assert "Never part of this kind of package" in said


def test_a_public_package_is_built_and_verified_on_the_same_page(
    page: ExportsPage, settle: Settle, tmp_path: Path, ask: Ask, world: World
) -> None:
    target = tmp_path / "public.zip"
    to_build(page, settle, target, "public")
    page.choosing.purpose_line.setText("ذكرى")
    forward(page, settle)
    assert page.flow.step() == RESULT
    entry = ask(lambda: ledger.entries(world.vault))[0]
    said = page.result.texts()
    assert entry["manifest_sha256"] in said
    assert str(target) in said
    assert entry["purpose"] == "ذكرى"
    page.result.again.emit()
    page.verifying.press_check()
    settle()
    assert "not in your file" in page.verifying.answer.text()
    signers = tmp_path / "signers"
    signers.write_text(next(one for one in said if one.startswith("ssh-ed25519")), "utf-8")
    page.verifying.signer.set_path(signers)
    page.verifying.press_check()
    settle()
    assert "a key that you know" in page.verifying.answer.text()
    assert "demonstration" in page.verifying.details.text()
    target.write_bytes(target.read_bytes()[:-400])
    page.verifying.press_check()
    settle()
    assert page.verifying.answer.text() == "Not accepted."


def test_a_partner_without_a_key_is_named_before_and_refused_in_a_sentence(
    page: ExportsPage, settle: Settle, tmp_path: Path
) -> None:
    page.new_record()
    page.choosing.recorded.emit({"name": "جهة بلا مفتاح", "kind": "organisation"})
    settle()
    assert page.choosing.profile() == "partner"
    assert "no key yet" in page.choosing._key.text()
    target = tmp_path / "partner.zip.age"
    forward(page, settle)
    forward(page, settle)
    page.building.target.set_path(target)
    forward(page, settle)
    assert page.flow.step() == BUILD
    assert "key" in page.flow.said()
    assert not target.exists()


def test_a_wrong_key_of_a_new_recipient_is_refused_and_nobody_is_recorded(
    page: ExportsPage, settle: Settle
) -> None:
    page.new_record()
    before = page.choosing.recipients.count()
    page.choosing.recorded.emit({"name": "جهة", "age_keys": ["age1wrong"]})
    settle()
    assert page.flow.said()
    assert page.choosing.recipients.count() == before


def test_a_partner_package_is_listed_with_who_has_it_and_the_letter(
    page: ExportsPage, settle: Settle, tmp_path: Path, world: World
) -> None:
    to_build(page, settle, tmp_path / "partner.zip.age", "partner", world.refs[PARTNER])
    forward(page, settle)
    assert page.flow.step() == RESULT
    assert any("--identity" in text for text in page.result.texts())
    forward(page, settle)
    table = page.overview.table
    assert PARTNER in table.texts()[0][2]
    table.setCurrentIndex(table.lines.index(0, 0))
    settle()
    assert any(world.refs["wael"] in row[0] for row in page.overview.holders.items.texts())
    page.overview.record.set_value(world.refs["wael"])
    settle()
    assert "1\u2069 package holds something" in page.overview.holders.words.text()
    assert PARTNER in page.overview.holders.letters.toPlainText()
    page.overview.record.set_value(world.refs["karam"])
    settle()
    assert "Nobody has received" in page.overview.holders.words.text()


def test_a_stopped_scan_says_where_and_nothing_is_written(
    page: ExportsPage, settle: Settle, tmp_path: Path, ask: Ask, world: World
) -> None:
    def leak() -> None:
        world.statement("told", f"شاهدت {SILENT} هناك")
        world.release("told", f"شاهدت [شاهد] {SILENT} هناك", "public")
        world.consent("told", "witness", "self", {"P1": "named", "P4": "named"})

    ask(leak)
    target = tmp_path / "public.zip"
    to_build(page, settle, target, "public")
    forward(page, settle)
    assert page.flow.step() == BUILD
    assert world.refs["karam"] in page.flow.said()
    assert not target.exists()
    assert ask(lambda: ledger.entries(world.vault)) == []


def test_a_stopped_package_is_neither_written_nor_entered(
    page: ExportsPage, settle: Settle, tmp_path: Path, ask: Ask, world: World
) -> None:
    target = tmp_path / "public.zip"
    to_build(page, settle, target, "public")
    page.desk.working.connect(lambda work: work.progress.cancel())
    forward(page, settle)
    assert page.flow.step() == BUILD
    assert not target.exists()
    assert ask(lambda: ledger.entries(world.vault)) == []


def test_what_already_stands_there_is_not_written_over(
    page: ExportsPage, settle: Settle, tmp_path: Path
) -> None:
    target = tmp_path / "public.zip"
    target.write_text("mine")
    to_build(page, settle, target, "public")
    forward(page, settle)
    assert page.flow.step() == BUILD
    assert target.read_text() == "mine"


def test_an_audience_of_a_later_version_is_named_and_cannot_be_chosen(page: ExportsPage) -> None:
    page.new_record()
    assert set(page.choosing.buttons) == {"public", "partner"}
    assert "court or prosecutor" in page.choosing._later.text()
    assert page.flow.step() == CHOOSE
    assert not page.choosing.is_ready()


def test_nothing_is_offered_to_go_on_before_somebody_is_chosen(
    page: ExportsPage, settle: Settle
) -> None:
    page.new_record()
    forward(page, settle)
    assert page.flow.step() == CHOOSE
