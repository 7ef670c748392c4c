# SPDX-License-Identifier: Apache-2.0
"""What the unlock screen says, in both languages, when a vault does not open."""

from __future__ import annotations

import ctypes
import re
import resource
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from registry.domain.resources import read_folder
from registry.services.surroundings import Notice, words
from tests.bad_input import table
from tests.bad_input.conftest import filled
from tests.bad_input.stranger import KEYED, Stranger, contents_of, is_in_three_parts
from tests.cli.terminal import PHRASE
from tests.storage.test_journals import PHRASE as CRASHED
from tests.storage.test_journals import crashed, moved
from tests.ui.pages import SECTIONS, end
from tests.vectors.make_vault import PASSPHRASE as KEPT_PHRASE
from tests.vectors.test_kept_vaults import KEPT
from ui.background import Background
from ui.language import spoken
from ui.shell import opening, settings
from ui.shell.opening import Opening
from ui.shell.session import Session
from ui.shell.settings import Settings
from ui.shell.unlock import UnlockScreen
from ui.widgets.plain_label import PlainLabel

__all__ = ["filled"]

Begun = Callable[[str], Session]


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A failure on the unlock screen: the row of the table that does the harm, what is typed."""

    code: str
    row: str = ""
    typed: str = PHRASE
    key_file: bool = False


REFUSED = {
    "wrong passphrase": Refused(code="WrongPassphrase", typed="words that do not open it"),
    "wrong key file": Refused(
        code="KeyFileOrPassphraseWrong", row="key file changed", typed=KEYED, key_file=True
    ),
    "already open": Refused(code="AlreadyOpen", row="already open"),
    "damaged header": Refused(code="HeaderDamaged", row="header flipped"),
    "damaged database": Refused(code="DatabaseDamaged", row="first page flipped"),
    "missing protected file": Refused(code="DatabaseMissing", row="protected file missing"),
    "newer vault": Refused(code="VaultNewer", row="header newer"),
    "not a vault": Refused(code="NotAVault", row="header of another program"),
}


@pytest.fixture
def begun(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begun]:
    """Return what begins the window in a language; it is ended afterwards."""
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(opening, "SECTIONS", SECTIONS)
    made: list[Session] = []
    succeeded: list[list[str]] = []

    def begin(language: str) -> Session:
        made.append(Session(Settings(language=language), Opening, succeeded.append))
        qtbot.addWidget(made[-1].window)
        return made[-1]

    yield begin
    for session in made:
        session.auto_lock.stop()
        if session.desk is not None and not session._is_leaving:
            session.lock()
            qtbot.waitUntil(lambda: bool(succeeded), timeout=20_000)
        end(session)


def screen_of(session: Session, path: Path) -> UnlockScreen:
    session.begin(path, [])
    screen = session.window.centralWidget()
    assert isinstance(screen, UnlockScreen)
    return screen


def said(session: Session) -> str:
    return "\n".join(label.text() for label in session.window.findChildren(PlainLabel))


def is_told(code: str, language: str, shown: str) -> bool:
    """Whether the words of ``code`` in ``language`` are shown, with any data in their places."""
    text = read_folder("messages")[code][language]
    assert is_in_three_parts(text, language)
    pieces = re.split(r"{\w+}", text)
    return bool(re.search(".+?".join(map(re.escape, pieces)), shown))


def refused(qtbot: QtBot, session: Session, screen: UnlockScreen, typed: str) -> str:
    """Type a passphrase and return what is shown once it was refused."""
    screen.submitted.emit(typed)
    qtbot.waitUntil(lambda: bool(screen._sentence.text()), timeout=20_000)
    qtbot.waitUntil(session.background.is_idle)
    assert session.workspace is None
    assert screen._line.isEnabled(), "the person can try again"
    return said(session)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("case", REFUSED)
def test_the_unlock_screen_says_why_the_vault_stays_closed(
    begun: Begun, qtbot: QtBot, filled: Stranger, tmp_path: Path, case: str, language: str
) -> None:
    asked, stranger = REFUSED[case], filled.copied(tmp_path / "s")
    with ExitStack() as held:
        context = table.CASES[asked.row].done_to(stranger) if asked.row else None
        if context is not None:
            held.enter_context(context)
        before = contents_of(stranger)
        session = begun(language)
        screen = screen_of(session, stranger.place)
        if asked.key_file:
            screen._ask_file()
            screen._file.set_path(stranger.folder / "key")
        shown = refused(qtbot, session, screen, asked.typed)
        assert spoken() == language
        assert is_told(asked.code, language, shown), shown
        assert not any(part in shown for part in (asked.typed, "Traceback"))
    assert contents_of(stranger) == before


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow beyond a page: what is written in the place of a copy meets its end."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Close the folder by its modes for the time of the block."""
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield
    for path in paths:
        path.chmod(0o755 if path.is_dir() else 0o644)


def powerless(background: Background, qtbot: QtBot) -> None:
    """Take from the background thread what lets root write where modes forbid it."""
    from ui.background import Job  # noqa: PLC0415 - only where a thread is prepared

    def drop() -> int:
        version, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
        return int(ctypes.CDLL(None).capset(version, none))

    answers: list[int] = []
    background.run(Job(owner=background, call=drop, done=answers.append, failed=bool))
    qtbot.waitUntil(lambda: answers == [0])


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("code", ["DiskFull", "ReadOnlyMedium"])
def test_a_medium_that_takes_nothing_is_said_on_the_unlock_screen(
    begun: Begun, qtbot: QtBot, tmp_path: Path, code: str, language: str
) -> None:
    path = tmp_path / "kept.sijill"
    with zipfile.ZipFile(KEPT[0]) as kept:  # an earlier vault: opening it writes copies first
        kept.extractall(path)
    before = {file: file.read_bytes() for file in path.iterdir() if file.is_file()}
    session = begun(language)
    screen = screen_of(session, path)
    medium: AbstractContextManager[None] = full_disk()
    if code == "ReadOnlyMedium":
        powerless(session.background, qtbot)
        medium = read_only(path)
    with medium:
        shown = refused(qtbot, session, screen, KEPT_PHRASE)
    assert is_told(code, language, shown), shown
    assert {file: file.read_bytes() for file in before} == before


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_was_put_in_order_stands_over_the_open_vault(
    begun: Begun, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    path = moved(crashed(tmp_path))
    session = begun(language)
    screen_of(session, path).submitted.emit(CRASHED)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)
    qtbot.waitUntil(session.background.is_idle)
    assert session.workspace is not None
    assert words(Notice(code="moved_after_crash"))[language] in said(session)
