# SPDX-License-Identifier: Apache-2.0
"""Integrity in the window: checked when opened, wholly when asked; a receipt tells a rollback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from registry.services import activity, receipts
from registry.services.activity import Finding
from registry.services.vaults import Vault
from tests.services.invented import World
from ui.assets import load_fonts
from ui.desk import Desk
from ui.vault.integrity import IntegrityPart
from ui.widgets.receipt_page import receipt_pdf

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]


@pytest.fixture
def world(ask: Ask, vault: Vault, tmp_path: Path) -> World:
    made: World = ask(lambda: World(vault=vault, folder=tmp_path))
    ask(lambda: made.victim("wael", "وائل صفوان الفيروزاني"))
    return made


@pytest.fixture
def part(qtbot: QtBot, desk: Desk, world: World, settle: Settle) -> IntegrityPart:
    made = IntegrityPart(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.opened()
    settle()
    return made


def test_a_whole_vault_is_said_to_be_well_without_being_asked(part: IntegrityPart) -> None:
    assert "All is well" in part.found.said()


def test_a_full_check_says_that_everything_agrees(part: IntegrityPart, settle: Settle) -> None:
    part.full.click()
    settle()
    assert "as it was written" in part.found.said()


def test_a_full_check_can_be_stopped_and_says_nothing_then(
    part: IntegrityPart, settle: Settle
) -> None:
    part.desk.working.connect(lambda work: work.progress.cancel())
    part.full.click()
    settle()
    assert "as it was written" not in part.found.said()


def test_findings_stand_in_words_with_what_to_do(
    part: IntegrityPart, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Finding(code="page_damaged", where="registry"),)
    monkeypatch.setattr(activity, "check", lambda *_args, **_options: found)
    part.full.click()
    settle()
    assert "keep a copy" in part.found.said()
    assert activity.words(found[0])["en"] in part.found.said()


def test_the_receipt_stands_as_text_and_as_a_code_and_can_be_copied(
    part: IntegrityPart, ask: Ask, vault: Vault
) -> None:
    text = ask(lambda: receipts.make(vault))
    assert part.receipt.line.text() == part.receipt.code.text() == text
    part.receipt.copy.click()
    assert QGuiApplication.clipboard().text() == text


def test_a_receipt_of_before_is_known_and_one_of_later_is_a_step_back(
    part: IntegrityPart, settle: Settle, ask: Ask, world: World
) -> None:
    before = part.receipt.line.text()
    part.given.setText(before)
    part.compare.click()
    settle()
    assert "everything that the receipt knows" in part.compared.said()
    ask(lambda: world.victim("karam", "كرم لبيب الياقوتاني"))
    later = ask(lambda: receipts.make(world.vault))
    words = later.split()
    words[3] = str(int(words[3]) + 5)
    part.given.setText(" ".join(words))
    part.compare.click()
    settle()
    assert "older than the receipt says" in part.compared.said()


def test_what_is_no_receipt_is_refused_in_words(part: IntegrityPart, settle: Settle) -> None:
    told: list[str] = []
    part.said.connect(told.append)
    assert not part.compare.isEnabled()
    part.given.setText("SIJILL-RECEIPT-1 nothing")
    part.compare.click()
    settle()
    assert "not the text of a receipt" in told[0]
    assert not part.compared.isVisible()


def test_the_page_of_a_receipt_is_read_back_in_both_languages(
    part: IntegrityPart, tmp_path: Path, ask: Ask, vault: Vault
) -> None:
    load_fonts()
    text = part.receipt.line.text()
    document = pypdfium2.PdfDocument(receipt_pdf(text, "2026-03-02", demo=True))
    try:
        assert len(document) == 1
        said = str(document[0].get_textpage().get_text_range())
    finally:
        document.close()
    assert "invented people" in said
    # Where a reader of PDF breaks lines is its own affair; every part must be there whole.
    printed = "".join(said.split())
    assert all(part_of_it in printed for part_of_it in text.split())
    assert ask(lambda: receipts.compare(vault, text)) == ()
    assert not list(tmp_path.glob("*.pdf"))
