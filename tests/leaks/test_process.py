# SPDX-License-Identifier: Apache-2.0
"""Memory, core dumps, file modes and swap: what the process itself could leave behind."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from registry.crypto.kdf import FOR_TESTS
from registry.services import surroundings, vaults
from tests.leaks.children import (
    CANARY,
    PASSPHRASE,
    ROOT,
    environment,
    holding,
    looked_at,
    run,
    spellings,
)

TYPED = f"half a sentence about {CANARY}"
# The window opens a vault, a page is written on; a file tells it when to lock.
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from tests.ui.pages import SECTIONS
from ui import app
from ui.shell import opening, platform, session
opening.SECTIONS = SECTIONS
go, told = Path(sys.argv.pop()), sys.argv.pop()
{guard_off}
begin = session.Session.begin
def unlock(self, path, marks):
    begin(self, path, marks)
    self.window.centralWidget().submitted.emit(sys.stdin.readline().strip())
    QTimer.singleShot(10, lambda: type_into(self))
def type_into(live):
    if live.workspace is None or not live.background.is_idle():
        QTimer.singleShot(10, lambda: type_into(live))
        return
    live.workspace.page().line.setText(sys.stdin.readline().strip())
    print("open", flush=True)
    wait(live)
def wait(live):
    if go.exists():
        live.lock()
    else:
        QTimer.singleShot(20, lambda: wait(live))
session.Session.begin = unlock
app.main()
"""
STAYING = "platform.succeed = lambda words: print('closed', flush=True)"
LIMITS = """
import ctypes, os, resource, sys
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
os.umask(0o022)
from registry.services import surroundings
{guard_off}
from ui import app
def look(words):
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)[0] == 0)
    return 0
app.open_window = look
sys.argv = ["sijill"]
app.main()
"""
MODES = """
import os, sys
from functools import partial
from pathlib import Path
from registry.crypto.kdf import FOR_TESTS
from registry.services import demo, surroundings, vaults
from ui.shell import settings
os.umask(0o022)
{guard_off}
surroundings.harden()
vaults.create = partial(vaults.create, cost=FOR_TESTS)
home = Path(sys.argv[1])
demo.run(home / "new")
settings.save(settings.Settings(language="en"), home / "settings")
print(sum(1 for one in home.rglob("*") if one.lstat().st_mode & 0o077))
"""
GUARD_OFF = "surroundings.harden = lambda: frozenset()"


def memory_of(pid: int) -> bytes:
    """Return all writable memory of a child of ours."""
    found = []
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="ascii").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, flags = line.split()[:2]
            if flags.startswith("rw") and "[v" not in line:
                start, end = (int(edge, 16) for edge in span.split("-"))
                memory.seek(start)
                found.append(memory.read(end - start))
    return b"".join(found)


def remembers(pid: int) -> bool:
    memory = memory_of(pid)
    return any(one in memory for word in (PASSPHRASE, TYPED) for one in spellings(word))


@contextmanager
def window(home: Path, guard_off: str) -> Iterator[subprocess.Popen[str]]:
    path = home / "try.sijill"
    vaults.create(path, vaults.Passphrase.from_text(PASSPHRASE), cost=FOR_TESTS).close()
    code = WINDOW.format(guard_off=guard_off)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path), "told", str(home / "go")],
        cwd=ROOT, env=looked_at(environment(home)), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as child:  # fmt: skip
        assert child.stdin is not None
        child.stdin.write(f"{PASSPHRASE}\n{TYPED}\n")
        child.stdin.flush()
        try:
            yield child
        finally:
            child.kill()  # else a failing test would wait for it for ever


def line_of(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def words_of(child: subprocess.Popen[str]) -> bytes:
    return Path(f"/proc/{child.pid}/cmdline").read_bytes()


def test_after_a_lock_memory_holds_neither_passphrase_nor_what_was_typed(tmp_path: Path) -> None:
    with window(tmp_path, "") as child:
        assert line_of(child) == "open"
        assert remembers(child.pid)  # the positive control: while open, both are there
        (tmp_path / "go").touch()
        deadline = time.monotonic() + 60
        while b"--locked" not in words_of(child) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert b"--locked" in words_of(child)
        time.sleep(1)  # the successor has shown its first screen
        assert child.poll() is None
        assert not remembers(child.pid)


def test_a_lock_without_a_new_process_would_leave_them(tmp_path: Path) -> None:
    with window(tmp_path, STAYING) as child:
        assert line_of(child) == "open"
        (tmp_path / "go").touch()
        assert line_of(child) == "closed"
        assert remembers(child.pid)


def limits(tmp_path: Path, guard_off: str) -> str:
    said = run(LIMITS.format(guard_off=guard_off), home=tmp_path)
    return said.stdout.strip() or said.stderr


def test_the_window_leaves_no_core_and_lets_nobody_trace_it(tmp_path: Path) -> None:
    assert limits(tmp_path, "") == "0 True"


def test_without_the_first_line_of_main_it_would(tmp_path: Path) -> None:
    assert limits(tmp_path, GUARD_OFF).split()[0] == "1"


def open_to_others(tmp_path: Path, guard_off: str) -> int:
    said = run(MODES.format(guard_off=guard_off), str(tmp_path / "made"), home=tmp_path)
    assert said.returncode == 0, said.stderr
    return int(said.stdout)


def test_no_file_of_a_whole_demonstration_is_open_to_other_users(tmp_path: Path) -> None:
    assert open_to_others(tmp_path, "") == 0


def test_without_the_mask_some_would_be(tmp_path: Path) -> None:
    assert open_to_others(tmp_path, GUARD_OFF) > 0


@pytest.mark.parametrize("plain", [True, False])
def test_a_person_is_told_when_memory_may_reach_a_bare_disk(
    monkeypatch: pytest.MonkeyPatch, *, plain: bool
) -> None:
    monkeypatch.setattr(surroundings, "swap_is_plain", lambda: plain)
    told = [one.code for one in surroundings.notices(Path("/nowhere/a.sijill"))]
    assert ("swap" in told) is plain
    assert holding({"words": str(surroundings.words(surroundings.Notice(code="swap"))).encode()},
                   "swap") == ["words"]  # fmt: skip
