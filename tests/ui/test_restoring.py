# SPDX-License-Identifier: Apache-2.0
"""Making a vault for several with a key file, and bringing one back by sheets, at the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from registry.crypto.kdf import FOR_TESTS
from registry.services import recovery, vaults
from registry.services.vaults import Passphrase
from registry.storage import founding
from tests.ui.pages import SECTIONS, OneLinePage, end
from ui.shell import opening, platform, settings
from ui.shell.main_window import open_dialogs
from ui.shell.new_vault import NewVaultScreen
from ui.shell.opening import RESTORING, Opening
from ui.shell.restoring_sheets import SheetsScreen
from ui.shell.sections import Section
from ui.shell.session import Session
from ui.shell.settings import Settings
from ui.shell.start import StartScreen
from ui.shell.unlock import UnlockScreen
from ui.shell.welcome import WelcomeDialog
from ui.shell.workspace import banners

FORGOTTEN = "four invented words here"
NEW = "kettle orchard seven blue lantern"


class Parted(OneLinePage):
    """A page that remembers which part was asked for."""

    def turn_to(self, part: str) -> None:
        """Remember the part."""
        self.asked.append(part)


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    sections = (*SECTIONS, Section("vault", lambda: "This vault", Parted))
    monkeypatch.setattr(opening, "SECTIONS", sections)
    make = vaults.create

    def cheap(path: Path, passphrase: Passphrase, *, for_several: bool = False) -> vaults.Vault:
        return make(path, passphrase, cost=FOR_TESTS, for_several=for_several)

    monkeypatch.setattr(vaults, "create", cheap)
    succeeded: list[list[str]] = []
    made = Session(Settings(language="en"), Opening, succeeded.append)
    qtbot.addWidget(made.window)
    made.begin(None, [])
    yield made
    made.auto_lock.stop()
    if made.desk is not None and not made._is_leaving:
        made.lock()
        qtbot.waitUntil(lambda: bool(succeeded))
    end(made)


@pytest.fixture
def lost(tmp_path: Path) -> tuple[Path, list[str]]:
    """A vault whose passphrase nobody remembers, and three of its sheets."""
    path = tmp_path / "lost.sijill"
    with Passphrase.from_text(FORGOTTEN) as passphrase:
        vault = founding.make(path, passphrase, FOR_TESTS, demo=False)
    ceremony = recovery.begin(vault)
    texts = [" ".join(sheet.words) for sheet in ceremony.sheets]
    ceremony.confirm(texts[:3])
    vault.close()
    return path, texts[1:4]


def press(widget: QWidget, words: str) -> None:
    next(one for one in widget.findChildren(QAbstractButton) if one.text() == words).click()


def fill(screen: SheetsScreen, path: Path, texts: list[str]) -> None:
    screen.folder.set_path(path)
    for text in texts:
        screen.sheets.text.setPlainText(text)
        screen.sheets.take.click()
    for line in (screen.passphrase.first, screen.passphrase.second):
        line._line.setText(NEW)


def sheets_screen(session: Session) -> SheetsScreen:
    press(session.window, "I have recovery sheets")
    screen = session.window.centralWidget()
    assert isinstance(screen, SheetsScreen)
    return screen


def test_three_sheets_bring_a_copy_of_the_vault_back_under_a_new_passphrase(
    session: Session, lost: tuple[Path, list[str]], qtbot: QtBot, tmp_path: Path
) -> None:
    path, texts = lost
    before = (path / "header").read_bytes()
    screen = sheets_screen(session)
    fill(screen, path, texts)
    screen.place.line.setText(str(tmp_path / "back"))
    screen.does.click()
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)
    assert session.desk is not None
    assert session.desk.facts.path == tmp_path / "back.sijill"
    assert (path / "header").read_bytes() == before, "the folder that was chosen stays as it is"
    dialog = open_dialogs()[-1]
    assert isinstance(dialog, WelcomeDialog)
    assert any(one.text() == "The vault is brought back" for one in dialog.findChildren(QLabel))


def test_nothing_can_be_done_before_all_that_is_needed_was_given(
    session: Session, lost: tuple[Path, list[str]]
) -> None:
    path, texts = lost
    screen = sheets_screen(session)
    fill(screen, path, texts[:2])
    assert not screen.does.isEnabled()
    fill(screen, path, texts[2:])
    assert screen.does.isEnabled()
    screen.passphrase.second._line.setText("another")
    assert not screen.does.isEnabled()


def test_sheets_of_another_vault_say_so_and_leave_nothing(
    session: Session, lost: tuple[Path, list[str]], qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other.sijill"
    with Passphrase.from_text(FORGOTTEN) as passphrase:
        vaults.create(other, passphrase).close()
    screen = sheets_screen(session)
    fill(screen, other, lost[1])
    screen.does.click()
    qtbot.waitUntil(lambda: bool(screen.said()), timeout=20_000)
    assert "not the recovery sheets of this vault" in screen.said()
    assert not (tmp_path / "recovered.sijill").exists()
    assert screen.does.isEnabled(), "another folder can be chosen"


def test_who_needs_no_sheets_goes_back(session: Session) -> None:
    press(sheets_screen(session), "Back")
    assert isinstance(session.window.centralWidget(), StartScreen)


def test_every_way_of_the_first_screen_leads_somewhere(session: Session) -> None:
    screen = session.window.centralWidget()
    assert isinstance(screen, StartScreen)
    offered: list[str] = []
    screen.restoring_chosen.disconnect()
    screen.restoring_chosen.connect(offered.append)
    for words in ("I have recovery sheets", "Restore from a backup"):
        press(screen, words)
    assert sorted(offered) == sorted(RESTORING)


def test_a_vault_for_several_with_a_key_file_opens_with_both_and_leads_to_the_next_step(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.entrance.new_vault()
    screen = session.window.centralWidget()
    assert isinstance(screen, NewVaultScreen)
    press(screen, "Several of us will work in it")
    press(screen, "Ask for a key file too")
    screen._file.line.setText(str(tmp_path / "key"))
    for line in (screen.passphrase.first, screen.passphrase.second):
        line._line.setText(NEW)
    screen._make.click()
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)
    assert session.desk is not None
    assert session.workspace is not None
    assert not session.desk.facts.one_person
    assert (tmp_path / "key").stat().st_size == 64
    press(open_dialogs()[-1], "")  # a choice has its words in labels
    page = session.workspace.page()
    assert isinstance(page, Parted)
    assert page.asked[-1] == "recovery"


def test_without_its_key_file_a_vault_stays_closed(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path, key = tmp_path / "own.sijill", tmp_path / "key"
    key.write_bytes(b"a picture that lies elsewhere too")
    opened = Opening().make_vault(path, NEW, key, for_several=False)
    opened.vault.close()
    session.entrance.unlock(path, was_locked=False)
    screen = session.window.centralWidget()
    assert isinstance(screen, UnlockScreen)
    type_and_open(screen, NEW)
    qtbot.waitUntil(lambda: bool(screen._sentence.text()), timeout=20_000)
    assert "key file" in screen._sentence.text()
    press(screen, "Key file")
    screen._file.line.setText(str(key))
    type_and_open(screen, NEW)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)


def type_and_open(screen: UnlockScreen, text: str) -> None:
    screen._line._line.setText(text)
    screen._open.click()


def test_what_opened_with_the_keys_of_before_is_said(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "own.sijill"
    with Passphrase.from_text(NEW) as passphrase:
        vault = vaults.create(path, passphrase)
    ceremony = recovery.begin(vault)
    ceremony.confirm([" ".join(sheet.words) for sheet in ceremony.sheets[:3]])
    vault.close()
    (path / "header").write_bytes(b"damaged")
    session.entrance.unlock(path, was_locked=False)
    screen = session.window.centralWidget()
    assert isinstance(screen, UnlockScreen)
    type_and_open(screen, NEW)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)
    assert session.desk is not None
    assert any("before it" in words for words in banners(session.desk))


def test_sheets_left_half_typed_are_taken_away_when_idle_time_runs_out(
    session: Session, lost: tuple[Path, list[str]], qtbot: QtBot
) -> None:
    fill(sheets_screen(session), *lost)
    assert session.auto_lock.left() > 290
    session.auto_lock._idle_s = 0
    qtbot.waitUntil(lambda: isinstance(session.window.centralWidget(), StartScreen))


def test_idle_time_takes_nothing_away_while_a_vault_is_being_brought_back(
    session: Session, lost: tuple[Path, list[str]], qtbot: QtBot
) -> None:
    screen = sheets_screen(session)
    fill(screen, *lost)
    screen.does.click()
    session.auto_lock.ran_out.emit()
    assert session.window.centralWidget() is screen
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)


def test_the_window_asks_to_be_left_out_of_pictures_before_it_is_seen(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, bool]] = []
    session.window.hide()
    monkeypatch.setattr(
        platform, "hide_from_capture", lambda window: seen.append((window, visible(session)))
    )
    session.begin(None, [])
    assert seen[0] == (int(session.window.winId()), False)


def visible(session: Session) -> bool:
    return session.window.isVisible()
