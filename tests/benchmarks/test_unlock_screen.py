# SPDX-License-Identifier: Apache-2.0
"""How soon the unlock screen is seen, beside an empty window of the same Qt."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, Figures

ROOT = Path(__file__).parents[2]
ROUNDS = 9
FACTOR = 2.5
# Each is a whole process; it prints the milliseconds from its first line to its first paint.
EMPTY = """
from time import perf_counter
start = perf_counter()
from PySide6.QtWidgets import QApplication, QWidget

class Empty(QWidget):
    def paintEvent(self, event):
        print((perf_counter() - start) * 1000, flush=True)
        import os
        os._exit(0)

app = QApplication([])
window = Empty()
window.resize(1024, 640)
window.show()
app.exec()
"""
OURS = """
from time import perf_counter
start = perf_counter()
import sys
sys.argv = ["sijill", "somewhere.sijill"]
import ui.shell.unlock

class Seen(ui.shell.unlock.UnlockScreen):
    def paintEvent(self, event):
        super().paintEvent(event)
        print((perf_counter() - start) * 1000, flush=True)
        import os
        os._exit(0)

import ui.shell.entrance
ui.shell.entrance.UnlockScreen = Seen
from ui.app import main
main()
"""


def first_paint_ms(code: str, folder: Path) -> float:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder)}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True
    )
    return float(ran.stdout)


def test_the_unlock_screen_is_seen_soon(figures: Figures, tmp_path: Path) -> None:
    # In turns, so that both meet the same caches and the same neighbours.
    rounds = [(first_paint_ms(OURS, tmp_path), first_paint_ms(EMPTY, tmp_path))
              for _ in range(ROUNDS)]  # fmt: skip
    ours, reference = (statistics.median(times) for times in zip(*rounds, strict=True))
    assert figures.add(
        Figure(
            name="unlock screen seen / empty window",
            unit="ms",
            ours=ours,
            reference=reference,
            factor=FACTOR,
        )
    )
