# SPDX-License-Identifier: Apache-2.0
"""One life of the window: from the first screen to the lock, in order."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from registry.crypto.kdf import FOR_TESTS
from registry.services import vaults
from tests.ui.pages import SECTIONS, OneLinePage, end
from ui.background import Bug
from ui.shell import opening, settings
from ui.shell.crash_dialog import watch_slots
from ui.shell.main_window import MINIMUM, open_dialogs
from ui.shell.new_vault import NewVaultScreen
from ui.shell.opening import Opening
from ui.shell.session import Session
from ui.shell.settings import Settings
from ui.shell.start import StartScreen
from ui.shell.unlock import UnlockScreen
from ui.shell.workspace import Workspace

PASSPHRASE = "four invented words here"
NOTHING: dict[str, str] = {}


@pytest.fixture
def succeeded() -> list[list[str]]:
    """The words with which this process would have been succeeded."""
    return []


@pytest.fixture
def session(
    qtbot: QtBot,
    succeeded: list[list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Session]:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(opening, "SECTIONS", SECTIONS)
    made = Session(Settings(language="en"), Opening, succeeded.append)
    qtbot.addWidget(made.window)
    yield made
    made.auto_lock.stop()
    if made.desk is not None and not made._is_leaving:
        made.lock()
        qtbot.waitUntil(lambda: bool(succeeded))
    end(made)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault that is cheap to open, closed."""
    made = tmp_path / "try.sijill"
    passphrase = vaults.Passphrase.from_text(PASSPHRASE)
    vaults.create(made, passphrase, cost=FOR_TESTS).close()
    return made


@pytest.fixture
def opened(session: Session, path: Path, qtbot: QtBot) -> Session:
    session.begin(path, [])
    screen = session.window.centralWidget()
    assert isinstance(screen, UnlockScreen)
    screen.submitted.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)
    qtbot.waitUntil(session.background.is_idle)
    return session


def page_of(session: Session) -> OneLinePage:
    assert session.workspace is not None
    page = session.workspace.page()
    assert isinstance(page, OneLinePage)
    return page


def test_without_a_vault_the_first_screen_offers_everything(session: Session) -> None:
    session.begin(None, [])
    assert isinstance(session.window.centralWidget(), StartScreen)
    session.entrance.new_vault()
    assert isinstance(session.window.centralWidget(), NewVaultScreen)


def test_choosing_arabic_mirrors_the_window_and_is_remembered(
    session: Session, qapp: QApplication
) -> None:
    session.begin(None, [])
    session.change_language("ar")
    assert session.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert settings.load().language == "ar"
    session.change_language()
    assert session.window.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_palette_goes_round(session: Session) -> None:
    session.begin(None, [])
    seen = []
    for _ in range(3):
        session.change_palette()
        seen.append(settings.load().palette)
    assert sorted(seen) == ["contrast", "dark", "light"]


def test_the_right_passphrase_opens_the_sections(opened: Session) -> None:
    assert isinstance(opened.window.centralWidget(), Workspace)
    assert opened.auto_lock.left() > 290
    assert "4:5" in opened.workspace.bar._left.text() or "5:00" in opened.workspace.bar._left.text()  # type: ignore[union-attr]


def test_a_wrong_passphrase_says_so_and_opens_nothing(
    session: Session, path: Path, qtbot: QtBot
) -> None:
    session.begin(path, [])
    screen = session.window.centralWidget()
    assert isinstance(screen, UnlockScreen)
    screen.submitted.emit("four other words here")
    qtbot.waitUntil(lambda: bool(screen._sentence.text()), timeout=20_000)
    assert session.desk is None


def test_a_new_vault_opens_at_once(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = vaults.create

    def cheap(
        path: Path, passphrase: vaults.Passphrase, *, for_several: bool = False
    ) -> vaults.Vault:
        return make(path, passphrase, cost=FOR_TESTS, for_several=for_several)

    monkeypatch.setattr(vaults, "create", cheap)
    session.begin(None, [])
    session.entrance.new_vault()
    screen = session.window.centralWidget()
    assert isinstance(screen, NewVaultScreen)
    screen.submitted.emit(str(tmp_path / "new.sijill"), PASSPHRASE)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)
    assert session.desk is not None
    assert session.desk.facts.path == tmp_path / "new.sijill"


def test_a_lock_covers_keeps_the_draft_closes_and_is_succeeded(
    opened: Session, path: Path, qtbot: QtBot, succeeded: list[list[str]]
) -> None:
    page_of(opened).line.setText("half a sentence")
    opened.answer("lock")
    assert opened.window.is_covered(), "covered before anything else happens"
    assert not succeeded, "not succeeded before the vault is closed"
    qtbot.waitUntil(lambda: bool(succeeded))
    assert succeeded == [[str(path), "--locked"]]
    passphrase = vaults.Passphrase.from_text(PASSPHRASE)
    again = vaults.open_vault(path, passphrase)  # the lock file has been released
    again.close()
    assert len(list((path / "drafts").iterdir())) == 1


def test_an_open_dialog_does_not_stop_the_lock(
    opened: Session, qtbot: QtBot, succeeded: list[list[str]]
) -> None:
    dialog = QDialog(opened.window)
    QTimer.singleShot(20, opened.auto_lock.ran_out.emit)
    # Without the lock the dialog would stay for ever; the test gives up instead.
    QTimer.singleShot(10_000, dialog.accept)
    assert dialog.exec() == QDialog.DialogCode.Rejected
    qtbot.waitUntil(lambda: bool(succeeded))
    assert not open_dialogs()


def test_a_page_that_fails_does_not_stop_the_lock(
    opened: Session, qtbot: QtBot, succeeded: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(page_of(opened), "unsaved", fail)
    opened.lock()
    qtbot.waitUntil(lambda: bool(succeeded))


def test_a_vault_that_does_not_close_in_time_ends_with_the_process(
    opened: Session, qtbot: QtBot, succeeded: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.desk is not None
    monkeypatch.setattr("ui.shell.session.PATIENCE_MS", 50)
    monkeypatch.setattr(opened.desk, "leave", lambda *_: None)
    opened.lock()
    qtbot.waitUntil(lambda: bool(succeeded))


def test_a_bug_locks_and_the_next_process_tells_of_it(
    opened: Session, path: Path, qtbot: QtBot, succeeded: list[list[str]]
) -> None:
    opened.background.met.emit(Bug(kind="KeyError", place="ui/desk.py:12"))
    qtbot.waitUntil(lambda: bool(succeeded))
    assert succeeded == [[str(path), "--met", "KeyError", "ui/desk.py:12"]]


def test_a_successor_tells_of_the_bug_that_locked(session: Session, path: Path) -> None:
    session.begin(path, ["--met", "KeyError", "ui/desk.py:12"])
    assert [dialog.report for dialog in open_dialogs()] == ["KeyError at ui/desk.py:12"]  # type: ignore[attr-defined]
    open_dialogs()[0].accept()


@pytest.mark.parametrize("key", ["language", "palette"])
def test_changing_language_or_colours_keeps_place_and_what_is_unsaved(
    opened: Session, key: str
) -> None:
    page_of(opened).line.setText("half a sentence")
    opened.answer("section.1")
    opened.answer(key)
    assert opened.workspace is not None
    assert opened.workspace.section() == 1
    opened.answer("section.0")
    assert page_of(opened).line.text() == "half a sentence"


def test_what_was_unsaved_at_a_lock_is_there_after_the_next_unlock(
    opened: Session, path: Path, qtbot: QtBot, succeeded: list[list[str]]
) -> None:
    page_of(opened).line.setText("half a sentence")
    opened.lock()
    qtbot.waitUntil(lambda: bool(succeeded))
    second = Session(Settings(language="en"), Opening, succeeded.append)
    qtbot.addWidget(second.window)
    second.entrance.unlock(path, was_locked=True)
    screen = second.window.centralWidget()
    assert isinstance(screen, UnlockScreen)
    screen.submitted.emit(PASSPHRASE)
    qtbot.waitUntil(
        lambda: second.workspace is not None and bool(second.workspace.unsaved()), timeout=20_000
    )
    assert page_of(second).line.text() == "half a sentence"
    second.lock()
    qtbot.waitUntil(lambda: len(succeeded) == 2)
    assert second.background.stop()


def test_an_error_in_a_slot_reaches_the_crash_report_and_nothing_else(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    met: list[Bug] = []
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)  # put back afterwards
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    watch_slots(met.append)
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: NOTHING["a secret name"])
    button.click()
    assert [bug.kind for bug in met] == ["KeyError"]
    assert "a secret name" not in repr(met[0]) + "".join(capfd.readouterr())


@pytest.mark.parametrize(("ours", "left"), [(True, ""), (False, "copied elsewhere")])
def test_what_was_copied_here_leaves_the_clipboard_at_the_lock(
    opened: Session,
    qtbot: QtBot,
    succeeded: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    *,
    ours: bool,
    left: str,
) -> None:
    # The offscreen platform never says that it owns the clipboard; X11 does.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: ours)
    QGuiApplication.clipboard().setText("copied elsewhere")
    opened.lock()
    qtbot.waitUntil(lambda: bool(succeeded))
    assert QGuiApplication.clipboard().text() == left


def test_closing_the_window_closes_the_vault_first(opened: Session, qtbot: QtBot) -> None:
    assert opened.desk is not None
    vault = opened.desk._vault
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert not vault.is_open


def test_the_window_is_never_smaller_than_its_minimum(session: Session) -> None:
    session.begin(None, [])
    session.window.resize(10, 10)
    size = session.window.size()
    assert (size.width(), size.height()) == MINIMUM
