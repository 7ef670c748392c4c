# SPDX-License-Identifier: Apache-2.0
"""The part about recovery: sheets count once typed back, are rehearsed, and leave no word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from registry.services import recovery
from registry.services.vaults import Vault
from tests.services.log_lines import log_of
from tests.ui.test_bidi import raw_runs, shown
from ui.desk import Desk
from ui.vault.page import VaultPage
from ui.vault.recovery import RecoveryPart
from ui.vault.sheets import SCHEMES
from ui.widgets.sheets_entry import SheetsEntry

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]


@pytest.fixture
def part(qtbot: QtBot, desk: Desk, settle: Settle) -> RecoveryPart:
    page = VaultPage(desk)
    qtbot.addWidget(page)
    page.resize(1_000, 800)
    page.show()
    page.turn_to("recovery")
    made = page.part("recovery")
    settle()
    assert isinstance(made, RecoveryPart)
    return made


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printing system that keeps what it was given."""
    program = tmp_path / "lp"
    program.write_text(f"#!/bin/sh\n/bin/cat > {tmp_path}/got\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def begin(part: RecoveryPart, settle: Settle, scheme: str = "3of5") -> list[str]:
    """Begin a ceremony and go through its sheets; return what a person would write down."""
    part.prepare.click()
    part.scheme.choose(scheme)
    part.scheme.does.click()
    settle()
    written = []
    while (sheet := part.sheets.view.sheet()) is not None:
        written.append(" ".join(sheet.words))
        part.sheets.on.click()
    return written


def type_in(entry: SheetsEntry, texts: list[str]) -> None:
    for text in texts:
        entry.text.setPlainText(text)
        entry.take.click()


def test_sheets_count_only_after_enough_of_them_were_typed_back(
    part: RecoveryPart, settle: Settle, ask: Ask, vault: Vault
) -> None:
    assert "No sheets" in part.standing.text()
    assert not part.try_them.isEnabled()
    written = begin(part, settle)
    assert len(written) == 5
    assert part.back.isVisible()
    type_in(part.back.sheets, written[:2])
    assert not part.back.does.isEnabled()
    assert "2" in part.back.sheets.told()
    assert not ask(lambda: recovery.standing(vault)).prepared
    type_in(part.back.sheets, written[4:])
    part.back.does.click()
    settle()
    assert ask(lambda: recovery.standing(vault)).prepared
    assert "count, made on" in part.standing.text()
    assert part.try_them.isEnabled()


@pytest.mark.parametrize(("scheme", "sheets"), [("2of3", 3), ("two_groups", 6)])
def test_each_way_to_split_can_be_chosen(
    part: RecoveryPart, settle: Settle, ask: Ask, vault: Vault, scheme: str, sheets: int
) -> None:
    written = begin(part, settle, scheme)
    assert len(written) == sheets
    type_in(part.back.sheets, [*written[:2], *written[3:5]])
    part.back.does.click()
    settle()
    assert ask(lambda: recovery.standing(vault)).scheme == scheme


def test_every_way_to_split_has_words() -> None:
    assert set(SCHEMES) == set(recovery.SCHEMES)


def test_a_slip_names_the_word_and_costs_no_other_sheet(part: RecoveryPart, settle: Settle) -> None:
    written = begin(part, settle)
    type_in(part.back.sheets, written[:1])
    wrong = written[1].split()
    wrong[6] = "zzzz"
    type_in(part.back.sheets, [" ".join(wrong)])
    assert "word 7" in part.back.sheets.told()
    assert "zzzz" not in part.back.sheets.told()
    assert len(part.back.sheets.texts()) == 1
    assert "zzzz" in part.back.sheets.text.toPlainText(), "what was typed is there to be mended"


def test_the_same_sheet_twice_is_refused_and_can_be_put_back(
    part: RecoveryPart, settle: Settle
) -> None:
    written = begin(part, settle)
    type_in(part.back.sheets, [written[0], written[1], written[1]])
    part.back.does.click()
    settle()
    assert "already entered" in part.back.sentence.text()
    part.back.sheets.back.click()
    type_in(part.back.sheets, written[2:3])
    part.back.does.click()
    settle()
    assert "count, made on" in part.standing.text()


def test_who_leaves_a_ceremony_leaves_no_word(
    part: RecoveryPart, settle: Settle, ask: Ask, vault: Vault
) -> None:
    written = begin(part, settle)
    type_in(part.back.sheets, written[:1])
    part.back.left.emit()
    assert part.sheets.view.sheet() is None
    assert part.sheets.view.accessibleDescription() == ""
    assert part.back.sheets.texts() == ()
    assert not ask(lambda: recovery.standing(vault)).prepared


def test_a_sheet_can_be_looked_at_again_while_it_is_typed_back(
    part: RecoveryPart, settle: Settle
) -> None:
    begin(part, settle)
    part.back.again.emit()
    assert part.sheets.isVisible()
    assert part.sheets.view.sheet() is not None
    part.sheets.before.click()
    sheet = part.sheets.view.sheet()
    assert sheet is not None
    assert sheet.member == 4


def test_a_rehearsal_says_what_the_sheets_open_and_changes_nothing(
    part: RecoveryPart, settle: Settle, vault: Vault
) -> None:
    written = begin(part, settle)
    type_in(part.back.sheets, written[:3])
    part.back.does.click()
    settle()
    said: list[str] = []
    part.said.connect(said.append)
    before = (vault.path / "header").read_bytes()
    part.try_them.click()
    numbers = [" ".join(words_to_numbers(text)) for text in written[2:]]
    type_in(part.rehearsal.sheets, numbers)
    part.rehearsal.does.click()
    settle()
    assert "open the whole vault" in said[-1]
    assert (vault.path / "header").read_bytes() == before


def words_to_numbers(text: str) -> list[str]:
    """The numbers of the words, in the digits of an Arabic keyboard."""
    from shamir_mnemonic.wordlist import WORDLIST  # noqa: PLC0415 - the list of SLIP-39

    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    return [str(WORDLIST.index(word) + 1).translate(arabic) for word in text.split()]


def test_the_words_are_painted_and_stand_in_no_label(part: RecoveryPart, settle: Settle) -> None:
    part.prepare.click()
    part.scheme.does.click()
    settle()
    sheet = part.sheets.view.sheet()
    assert sheet is not None
    assert not [text for text in shown(part) if sheet.words[0] in text.split()]
    picture = part.sheets.view.grab().toImage()
    places = ((x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3))
    dark = sum(picture.pixelColor(x, y).value() < 64 for x, y in places)
    assert dark > 500


def test_printing_asks_for_a_reason_and_tells_what_became_of_it(
    part: RecoveryPart, settle: Settle, ask: Ask, vault: Vault, printer: Path
) -> None:
    part.prepare.click()
    part.scheme.does.click()
    settle()
    part.sheets.printing.click()
    row = part.sheets._reason
    assert not row.does.isEnabled(), "nothing is printed without a reason"
    row.line.setText("for our three keepers")
    row.does.click()
    settle()
    assert "given to the printer" in part.sheets.sentence.text()
    assert (printer / "got").read_bytes().startswith(b"%PDF")
    newest = ask(lambda: log_of(vault, 1))[0]
    assert newest.reason == "for our three keepers"


def test_without_a_printing_system_no_printing_is_offered(
    part: RecoveryPart, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    part.prepare.click()
    part.scheme.does.click()
    settle()
    assert part.sheets.printing.isHidden()


def test_no_raw_run_in_arabic(arabic: None, part: RecoveryPart, settle: Settle) -> None:
    written = begin(part, settle)
    type_in(part.back.sheets, written[:3])
    assert [text for text in shown(part) if raw_runs(text)] == []
    part.back.does.click()
    settle()
    assert [text for text in shown(part) if raw_runs(text)] == []
