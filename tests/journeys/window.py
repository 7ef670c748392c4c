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
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer

from tests.journeys import after_the_lock, main_job
from tests.journeys.hands import Hands
from ui import app
from ui.shell.session import Session

ROOT: Final = Path(__file__).parent.parent.parent
VAULT: Final = "own.sijill"
Journey = Callable[[Hands, Path, str], dict[str, Any]]
JOURNEYS: Final[Mapping[str, Journey]] = {"main": main_job.tell, "after": after_the_lock.tell}
STARTED_WITH: Final[Mapping[str, tuple[str, ...]]] = {"main": (), "after": (VAULT, "--locked")}


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
        [sys.executable, "-m", "tests.journeys.window", *words], cwd=folder, env=environment
    )


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
    sys.argv = ["sijill", *STARTED_WITH[journey]]
    return app.main()


def travel(hands: Hands, journey: str, folder: Path, language: str) -> None:
    """Make the journey, keep its facts, and lock; a step that fails ends the program with 3."""
    try:
        facts = JOURNEYS[journey](hands, folder, language)
    except BaseException:  # noqa: BLE001 - whatever happens is for the test to show
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(3)
    (folder / f"{journey}.json").write_text(json.dumps(facts), encoding="utf-8")
    hands.lock()


if __name__ == "__main__":
    sys.exit(main())
