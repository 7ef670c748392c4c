# SPDX-License-Identifier: Apache-2.0
"""What the window leaves in a person's home, and what it says when it breaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.leaks.children import CANARY, files, holding, run

# The first screen, and a file dialog that visits a folder named after somebody.
VISITING = """
import shiboken6, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from ui import app
from ui.shell import platform, session
visited = sys.argv.pop()
{guard_off}
def run(application):
    dialog = QFileDialog(None, "look", visited)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.show()
    dialog.selectFile("list.csv")
    dialog.accept()
    plain = QApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    shiboken6.delete(dialog)
    live.quit()
    print(plain)
    return 0
begin = session.Session.begin
def remember(self, path, marks):
    global live
    live = self
    begin(self, path, marks)
session.Session.begin = remember
QApplication.exec = run
sys.argv = ["sijill"]
app.main()
"""
WITH_HISTORY = "platform.leave_no_dialog_history = lambda: None"
WITH_NATIVE = "QApplication.setAttribute = lambda *words: None"
# A bug in a slot, in a thread, and in what is being destroyed.
BREAKING = f"""
import sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app
from ui.shell import crash_dialog
{{guard_off}}
class Dying:
    def __del__(self):
        raise ValueError("{CANARY}")
def fail():
    raise ValueError("{CANARY}")
def run(application):
    QTimer.singleShot(0, fail)
    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    Dying()
    for _ in range(20):
        application.processEvents()
    print([one.report for one in application.topLevelWidgets() if hasattr(one, "report")])
    return 0
QApplication.exec = run
sys.argv = ["sijill"]
app.main()
"""
UNWATCHED = "crash_dialog.watch_slots = lambda met: None"
TELLING = """
from ui.background import Bug
Bug.of = classmethod(lambda cls, error: cls(kind=str(error), place="somewhere"))
"""
COMMAND = f"""
import sys
from registry.cli import frame, running
{{guard_off}}
def broken(call):
    name = "{CANARY}"
    raise ValueError(f"no such {{{{name}}}}")
running.COMMANDS = (frame.Command(name="check", run=broken, opens_vault=False),)
sys.exit(running.main(["check", *sys.argv[1:]]))
"""
RAISING = """
def admit(error, **_):
    raise error
running._admit = admit
"""


def visit(home: Path, guard_off: str) -> tuple[str, dict[str, bytes]]:
    """Return whether Qt's own dialogs are used, and the files that are in the home afterwards."""
    visited = home.parent / CANARY
    visited.mkdir()
    (visited / "list.csv").touch()
    said = run(VISITING.format(guard_off=guard_off), str(visited), home=home)
    assert said.returncode == 0, said.stderr
    return said.stdout.strip(), files(home)


def test_no_dialog_leaves_the_folders_it_visited(tmp_path: Path) -> None:
    own, left = visit(tmp_path / "home", "")
    assert own == "True"
    assert list(left) == [".config/sijill/window.json"]
    assert holding(left, CANARY) == []


def test_without_the_guard_qt_would_keep_them(tmp_path: Path) -> None:
    _, left = visit(tmp_path / "home", WITH_HISTORY)
    assert holding(left, CANARY) == [".config/QtProject.conf"]


def test_a_dialog_of_the_desktop_with_its_list_of_recent_files_is_never_used(
    tmp_path: Path,
) -> None:
    assert visit(tmp_path / "home", WITH_NATIVE)[0] == "False"


def test_the_only_settings_are_language_palette_and_geometry(tmp_path: Path) -> None:
    _, left = visit(tmp_path / "home", "")
    kept = left[".config/sijill/window.json"]
    assert set(json.loads(kept)) == {"language", "palette", "geometry"}


def said_by(code: str, *words: str, home: Path) -> str:
    said = run(code, *words, home=home)
    return said.stdout + said.stderr


def test_a_bug_in_the_window_says_type_and_place_only(tmp_path: Path) -> None:
    said = said_by(BREAKING.format(guard_off=""), home=tmp_path)
    assert "ValueError" in said
    assert CANARY not in said


@pytest.mark.parametrize("guard_off", [UNWATCHED, TELLING])
def test_without_its_hooks_or_with_the_message_it_would_say_values(
    tmp_path: Path, guard_off: str
) -> None:
    assert CANARY in said_by(BREAKING.format(guard_off=guard_off), home=tmp_path)


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_a_bug_of_a_command_says_type_and_place_only(tmp_path: Path, words: list[str]) -> None:
    said = said_by(COMMAND.format(guard_off=""), *words, home=tmp_path)
    assert "ValueError" in said
    assert CANARY not in said


def test_without_its_last_net_a_command_would_say_values(tmp_path: Path) -> None:
    assert CANARY in said_by(COMMAND.format(guard_off=RAISING), home=tmp_path)
