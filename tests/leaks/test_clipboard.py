# SPDX-License-Identifier: Apache-2.0
"""What is copied in the window: marked as secret, and gone again, also to a real display."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.leaks.children import CANARY, ROOT, environment, run
from ui.shell import clipboard
from ui.shell.clipboard import SECRET, ClipboardWatch, clear_clipboard

# Copies a word in a real X window and stays, as the window would.
COPYING = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from ui.shell import clipboard
app = QApplication([])
clipboard.CLEAR_AFTER_MS = 1500
if sys.argv[2] == "watched":
    watch = clipboard.ClipboardWatch(app)
line = QLineEdit(sys.argv[1])
line.show()
line.selectAll()
line.copy()
print("copied", flush=True)
app.exec()
"""
# What another program finds there.
READING = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
data = QGuiApplication.clipboard().mimeData()
print(data.hasText() and data.text(), *sorted(data.formats()))
"""


@pytest.fixture
def clipboard_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    # The offscreen platform never says that it owns the clipboard; X11 does.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)


def copied(line: QLineEdit) -> None:
    line.setText(CANARY)
    line.selectAll()
    line.copy()


def test_what_is_copied_asks_not_to_be_kept_and_is_soon_gone(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, clipboard_is_ours: None
) -> None:
    monkeypatch.setattr(clipboard, "CLEAR_AFTER_MS", 30)
    watch, line = ClipboardWatch(qapp), QLineEdit()
    qtbot.addWidget(line)
    copied(line)
    board = QGuiApplication.clipboard()
    assert board.text() == CANARY
    assert set(SECRET) <= set(board.mimeData().formats())
    assert watch.is_counting()
    qtbot.waitUntil(lambda: not board.text())
    watch.deleteLater()


def test_without_the_watch_it_would_stay_unmarked(qtbot: QtBot, clipboard_is_ours: None) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    copied(line)
    formats = QGuiApplication.clipboard().mimeData().formats()
    qtbot.wait(60)
    assert QGuiApplication.clipboard().text() == CANARY
    assert not set(SECRET) & set(formats)
    clear_clipboard()


def test_what_another_program_copied_is_left_alone(qtbot: QtBot, qapp: QApplication) -> None:
    watch = ClipboardWatch(qapp)
    QGuiApplication.clipboard().setText("from elsewhere")  # offscreen: not ours
    assert not watch.is_counting()
    clear_clipboard()
    assert QGuiApplication.clipboard().text() == "from elsewhere"
    watch.deleteLater()


def as_another_program_sees_it(tmp_path: Path, display: str, how: str) -> tuple[str, str]:
    """Return the clipboard of a real display right after a copy, and once it should be gone."""
    where = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def seen() -> str:
        return run(READING, home=tmp_path, before=(), typed="", **where).stdout

    with subprocess.Popen(
        [sys.executable, "-c", COPYING, CANARY, how],
        cwd=ROOT, env=environment(tmp_path, **where), stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "copied\n"
        first = seen()
        deadline = time.monotonic() + 10
        last = first
        while how == "watched" and CANARY in last and time.monotonic() < deadline:
            last = seen()
        if how != "watched":
            time.sleep(2)
            last = seen()
        child.kill()
    return first, last


def test_on_a_real_display_another_program_sees_the_mark_and_then_nothing(
    tmp_path: Path, x_display: str
) -> None:
    first, last = as_another_program_sees_it(tmp_path, x_display, "watched")
    assert CANARY in first
    assert "x-kde-passwordManagerHint" in first
    assert CANARY not in last


def test_on_a_real_display_it_would_see_it_for_ever(tmp_path: Path, x_display: str) -> None:
    first, last = as_another_program_sees_it(tmp_path, x_display, "unwatched")
    assert CANARY in first
    assert CANARY in last
    assert "x-kde-passwordManagerHint" not in first + last
