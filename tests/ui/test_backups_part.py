# SPDX-License-Identifier: Apache-2.0
"""Backups in the window: made, proven to open, reminded of, and restored from the first screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from registry.services import backups, restoring
from registry.services.backups import Reminder
from registry.services.vaults import Vault
from tests.services.invented import World
from tests.ui.conftest import PASSPHRASE
from ui.desk import Desk
from ui.shell.opening import RESTORING
from ui.shell.restoring_backup import BackupScreen
from ui.vault.backups import BackupsPart, reminder_words

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]


@pytest.fixture
def part(
    qtbot: QtBot, desk: Desk, ask: Ask, vault: Vault, tmp_path: Path, settle: Settle
) -> BackupsPart:
    ask(lambda: World(vault=vault, folder=tmp_path).victim("wael", "وائل صفوان الفيروزاني"))
    made = BackupsPart(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.opened()
    settle()
    return made


def made(part: BackupsPart, settle: Settle, to: Path) -> Path:
    part.make.to.set_path(to)
    part.make.does.click()
    settle()
    part.opened()
    settle()
    return to


def prove(part: BackupsPart, settle: Settle, passphrase: str) -> list[str]:
    told: list[str] = []
    part.said.connect(told.append)
    part.prove.passphrase._line.setText(passphrase)
    part.prove.does.click()
    settle()
    return told


def test_a_vault_without_a_backup_says_so(part: BackupsPart) -> None:
    assert "ever made" in part.last.text()
    assert part.last.property("role") == "notice"


def test_a_backup_is_made_and_the_next_step_is_offered(
    part: BackupsPart, settle: Settle, tmp_path: Path
) -> None:
    file = made(part, settle, tmp_path / "a.sijill-backup")
    assert file.is_file()
    assert str(file) in part.make.made.text()
    assert part.prove.file.path() == file
    assert "made today" in part.last.text()
    assert "None was ever proven" in part.last.text()


def test_a_backup_is_proven_and_the_passphrase_is_gone_from_its_line(
    part: BackupsPart, settle: Settle, tmp_path: Path, ask: Ask, vault: Vault
) -> None:
    made(part, settle, tmp_path / "a.sijill-backup")
    assert not part.prove.does.isEnabled()
    prove(part, settle, PASSPHRASE)
    assert "It opens, and it is whole" in part.prove.found.said()
    assert part.prove.passphrase.text() == ""
    assert ask(lambda: backups.reminder(vault)).proven_on == _today()
    assert sorted(path.name for path in tmp_path.iterdir() if "rehearsal" in path.name) == []


def test_a_wrong_passphrase_proves_nothing(
    part: BackupsPart, settle: Settle, tmp_path: Path, ask: Ask, vault: Vault
) -> None:
    made(part, settle, tmp_path / "a.sijill-backup")
    told = prove(part, settle, "not the passphrase at all")
    assert told
    assert not part.prove.found.isVisible()
    assert ask(lambda: backups.reminder(vault)).proven_on == ""


def test_a_cut_backup_is_refused_in_words(
    part: BackupsPart, settle: Settle, tmp_path: Path
) -> None:
    file = made(part, settle, tmp_path / "a.sijill-backup")
    file.write_bytes(file.read_bytes()[:-100])
    assert "a.sijill-backup" in prove(part, settle, PASSPHRASE)[0]


def test_what_stands_there_is_not_written_over(
    part: BackupsPart, settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "mine").write_text("mine")
    told: list[str] = []
    part.said.connect(told.append)
    made(part, settle, tmp_path / "mine")
    assert "mine" in told[0]
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_line_for_another_earlier_backup_appears(part: BackupsPart, tmp_path: Path) -> None:
    lines = part.make.since
    assert lines.paths() == ()
    lines.lines[0].set_path(tmp_path / "a")
    lines.lines[1].set_path(tmp_path / "b")
    assert lines.paths() == (tmp_path / "a", tmp_path / "b")
    assert len(lines.lines) == 3


@pytest.mark.parametrize(
    ("reminder", "said"),
    [
        (Reminder(days=1, due=False, proven_on=""), "1\u2069 day ago"),
        (Reminder(days=9, due=True, proven_on="2026-03-02"), "The next one is due"),
        (Reminder(days=9, due=True, proven_on="2026-03-02"), "\u20662026-03-02\u2069"),
    ],
)
def test_the_reminder_says_how_long_ago_and_what_was_proven(reminder: Reminder, said: str) -> None:
    assert said in reminder_words(reminder)


def test_a_vault_is_restored_from_the_first_screen(
    part: BackupsPart, settle: Settle, tmp_path: Path, qtbot: QtBot, ask: Ask
) -> None:
    file = made(part, settle, tmp_path / "a.sijill-backup")
    assert RESTORING["backup"] is BackupScreen
    screen = BackupScreen()
    qtbot.addWidget(screen)
    screen.file.set_path(file)
    screen.place.set_path(tmp_path / "again")
    assert not screen.does.isEnabled()
    screen.passphrase._line.setText(PASSPHRASE)
    with qtbot.waitSignal(screen.submitted) as asked:
        screen.does.click()
    assert screen.passphrase.text() == ""
    assert PASSPHRASE not in repr(asked.args[0])
    opened = ask(asked.args[0])
    try:
        assert opened.facts.path == tmp_path / "again.sijill"
        assert opened.welcome == "restored"
    finally:
        ask(opened.vault.close)


def test_other_vaults_and_backups_are_asked_for_those_erased(
    part: BackupsPart, settle: Settle, tmp_path: Path, qtbot: QtBot, ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    file = made(part, settle, tmp_path / "a.sijill-backup")
    asked: list[tuple[Path, ...]] = []
    real = restoring.restore

    def noted(*given: Any) -> restoring.Restored:  # noqa: ANN401 - what restore takes
        asked.append(given[4])
        return real(given[0], given[1], given[2], given[3])

    monkeypatch.setattr(restoring, "restore", noted)
    screen = BackupScreen()
    qtbot.addWidget(screen)
    screen.file.set_path(file)
    screen.place.set_path(tmp_path / "again")
    screen.passphrase._line.setText(PASSPHRASE)
    screen.newer.lines[0].set_path(tmp_path / "newer")
    screen.folder.set_path(tmp_path / "now.sijill")
    with qtbot.waitSignal(screen.submitted) as sent:
        screen.does.click()
    opened = ask(sent.args[0])
    ask(opened.vault.close)
    assert asked == [(tmp_path / "newer", tmp_path / "now.sijill")]


def _today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()
