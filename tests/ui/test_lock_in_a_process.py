# SPDX-License-Identifier: Apache-2.0
"""The lock as a stranger sees it: the process that held the keys has become another one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.crypto.kdf import FOR_TESTS
from registry.services import drafts, vaults
from tests.leaks.children import looked_at
from ui.desk import SLOT

ROOT = Path(__file__).parents[2]
PASSPHRASE = "four invented words here"
# Opens the vault through the window itself, types into a page, and lets the idle time run out
# behind an open dialog. What follows is told by the system alone: this code is gone by then.
CHILD = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from tests.ui.pages import SECTIONS
from ui import app
from ui.shell import opening, session

passphrase = sys.stdin.readline().strip()
opening.SECTIONS = SECTIONS
begin = session.Session.begin

def unlock(self, path, marks):
    begin(self, path, marks)
    self.window.centralWidget().submitted.emit(passphrase)
    QTimer.singleShot(10, lambda: idle(self))

def idle(live):
    if live.workspace is None or not live.background.is_idle():
        QTimer.singleShot(10, lambda: idle(live))
        return
    live.workspace.page().line.setText("half a sentence")
    live.auto_lock._idle_s = 0
    QDialog(live.window).exec()

session.Session.begin = unlock
app.main()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "try.sijill"
    vaults.create(made, vaults.Passphrase.from_text(PASSPHRASE), cost=FOR_TESTS).close()
    return made


@pytest.fixture
def child(tmp_path: Path, path: Path) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        env=looked_at(environment),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def command_of(process: subprocess.Popen[str]) -> list[str]:
    found = Path(f"/proc/{process.pid}/cmdline").read_bytes()
    return found.decode().strip("\0").split("\0")


def memory_of(process: subprocess.Popen[str]) -> bytes:
    """Return all writable memory of a child of ours."""
    found = []
    maps = Path(f"/proc/{process.pid}/maps").read_text(encoding="ascii").splitlines()
    with Path(f"/proc/{process.pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, flags = line.split()[:2]
            if flags.startswith("rw") and "[v" not in line:
                start, end = (int(edge, 16) for edge in span.split("-"))
                memory.seek(start)
                found.append(memory.read(end - start))
    return b"".join(found)


def test_idle_time_replaces_the_process_and_leaves_nothing_of_the_passphrase(
    child: subprocess.Popen[str], path: Path
) -> None:
    assert child.stdin is not None
    child.stdin.write(PASSPHRASE + "\n")
    child.stdin.flush()
    deadline = time.monotonic() + 60
    while "--locked" not in command_of(child) and time.monotonic() < deadline:
        assert child.poll() is None, child.stderr.read() if child.stderr else ""
        time.sleep(0.05)
    assert command_of(child)[1:] == ["-P", "-m", "ui.app", str(path), "--locked"]
    passphrase = vaults.Passphrase.from_text(PASSPHRASE)
    again = vaults.open_vault(path, passphrase)  # the lock file has been released
    assert drafts.load(again, SLOT) == {"victims": {"text": "half a sentence"}}
    again.close()
    time.sleep(1)  # the successor has shown its unlock screen
    assert child.poll() is None
    memory = memory_of(child)
    assert str(path).encode() in memory or str(path).encode("utf-16-le") in memory
    for encoding in ("utf-8", "utf-16-le"):
        assert PASSPHRASE.encode(encoding) not in memory
        assert "half a sentence".encode(encoding) not in memory
