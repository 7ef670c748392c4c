# SPDX-License-Identifier: Apache-2.0
"""The program's own window with a person's hands on it: ``python -m tests.journeys.window``.

``ui.app.main`` runs as it does for everybody; the one thing added is that, once the first screen
stands, a journey begins to press and write. Its words: STEP FOLDER LANGUAGE [PICTURES].
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer

from tests.journeys import after_the_lock, main_job, two_people_window
from tests.journeys.hands import Hands
from ui import app
from ui.shell.session import Session

PATIENCE_S: Final = 90
ROOT: Final = Path(__file__).parent.parent.parent
VAULT: Final = "own.sijill"
Journey = Callable[[Hands, Path, str], dict[str, Any]]
ALONE: Final[dict[str, Journey]] = {"main": main_job.tell, "after": after_the_lock.tell}
TOGETHER: Final[dict[str, Journey]] = {
    "founder": two_people_window.founder,
    "documenter": two_people_window.documenter,
    "keeper": two_people_window.keeper,
    "by_sheets": two_people_window.by_sheets,
    "by_backup": two_people_window.by_backup,
}
"""The journeys of one person and of several, each in a home of its own, in this order."""
STARTED_WITH: Final[Mapping[str, tuple[str, ...]]] = {
    "after": (VAULT, "--locked"),
    "documenter": (two_people_window.OFFICE,),
    "keeper": (two_people_window.OFFICE,),
}


class DidNotArrive(AssertionError):
    """A journey ended on its way; it says at which step, and what was in sight."""


def begin(
    folder: Path, journey: str, language: str, display: str, pictures: Path | None = None
) -> subprocess.Popen[bytes]:
    """Start the program with a home of its own on ``display``; facts come in ``JOURNEY.json``."""
    words = [journey, str(folder), language, *([str(pictures)] if pictures else [])]
    environment = os.environ | {
        "DISPLAY": display,
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "xcb",
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.window", *words],
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
    )


def facts_of(program: subprocess.Popen[bytes], folder: Path, journey: str) -> dict[str, Any]:
    """Wait until the journey has locked; end the successor; return the facts of its steps."""
    for _ in range(PATIENCE_S * 20):
        if program.poll() is not None or _has_locked(program):
            break
        time.sleep(1 / 20)
    arrived = program.poll() is None and _has_locked(program)
    program.kill()
    _, said = program.communicate()
    if not arrived:
        raise DidNotArrive(said.decode("utf-8", "replace"))
    found: dict[str, Any] = json.loads((folder / f"{journey}.json").read_text(encoding="utf-8"))
    return found


def _has_locked(program: subprocess.Popen[bytes]) -> bool:
    """Whether the process has become the one that asks for the passphrase."""
    words = Path(f"/proc/{program.pid}/cmdline").read_bytes().split(b"\0")
    return b"ui.app" in words and b"--locked" in words


def main() -> int:
    """Run the program with a journey in it."""
    journey, home, language, *pictures = sys.argv[1:]
    folder = Path(home)
    shown = Path(pictures[0]) if pictures else None
    first = Session.begin

    def begun(live: Session, path: Path | None, marks: list[str]) -> None:
        first(live, path, marks)
        live.window.activateWindow()
        QTimer.singleShot(0, lambda: travel(Hands(live, shown), journey, folder, language))

    setattr(Session, "begin", begun)  # noqa: B010 - a person's hands; the product has no such door
    sys.argv = ["sijill", *STARTED_WITH.get(journey, ())]
    return app.main()


def travel(hands: Hands, journey: str, folder: Path, language: str) -> None:
    """Make the journey, keep its facts, and lock; a step that fails ends the program with 3."""
    try:
        facts = (ALONE | TOGETHER)[journey](hands, folder, language)
    except BaseException:  # noqa: BLE001 - whatever happens is for the test to show
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(3)
    (folder / f"{journey}.json").write_text(json.dumps(facts), encoding="utf-8")
    hands.lock()


if __name__ == "__main__":
    sys.exit(main())
