# SPDX-License-Identifier: Apache-2.0
"""What a bare machine is told, and what happens where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCREEN = ("DISPLAY", "WAYLAND_DISPLAY")

pytestmark = pytest.mark.usefixtures("stubs")


@pytest.fixture
def stubs(tmp_path: Path) -> Path:
    """Commands that stand before all others: a machine with no rights and no library."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, body in {
        "ldconfig": "exit 0",
        "id": "echo 1000",
        "sudo": "exit 1",
        "uname": "echo Linux",
        "apt-get": "echo touched; exit 1",
        "sijill": 'printf "%s\\n" "started: $*"',
    }.items():
        command = folder / name
        command.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        command.chmod(0o755)
    return folder


def run(
    stubs: Path, script: str, *words: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    path = f"{stubs}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if name not in SCREEN}
    return subprocess.run(
        ["bash", str(ROOT / ".ci" / script), *words],
        env={**kept, "PATH": path, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_missing_libraries_are_named_with_the_command_that_installs_them(stubs: Path) -> None:
    done = run(stubs, "setup", "tools")
    assert done.returncode != 0
    assert "sudo apt-get install libglib2.0-0 libgl1 libegl1" in done.stderr
    assert "libxcb-cursor0" in done.stderr
    assert "touched" not in done.stdout


def test_missing_libraries_stop_the_window_and_not_the_demonstration(stubs: Path) -> None:
    assert run(stubs, "setup", "window", DISPLAY=":7391").returncode != 0
    done = run(stubs, "setup", "window")
    assert done.returncode == 0
    assert "goes on without them" in done.stderr


def test_what_is_there_is_neither_named_nor_installed_again(stubs: Path) -> None:
    (stubs / "ldconfig").unlink()
    done = run(stubs, "setup", "tools")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_a_display_the_demonstration_runs_in_a_new_folder(stubs: Path) -> None:
    first, second = (run(stubs, "open", "sijill").stdout for _ in range(2))
    assert "no display" in first
    assert "started: demo /" in first
    assert first != second


def test_an_empty_display_counts_as_none(stubs: Path) -> None:
    assert "started: demo /" in run(stubs, "open", "sijill", DISPLAY="", WAYLAND_DISPLAY="").stdout


def test_a_display_that_is_gone_counts_as_none(stubs: Path) -> None:
    done = run(stubs, "open", "sijill", DISPLAY=":7391")
    assert "started: demo /" in done.stdout


def test_with_a_display_the_window_opens(stubs: Path, x_display: str) -> None:
    done = run(stubs, "open", "sijill", DISPLAY=x_display)
    assert done.stdout == "started: \n"


def test_a_warning_of_python_or_of_qt_fails_a_test(tmp_path: Path) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text(
        "import warnings\n"
        "from PySide6.QtCore import qWarning\n"
        "def test_python(): warnings.warn('noticed', stacklevel=1)\n"
        "def test_qt(qtlog): qWarning('noticed')\n"
        "def test_calm(qtlog): pass\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml")]
    done = subprocess.run(
        [*command, str(planted), "-p", "no:cacheprovider"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "2 failed, 1 passed" in done.stdout
