# SPDX-License-Identifier: Apache-2.0
"""Locks after idle time. No open dialog stops it: its timer runs in every nested event loop.

Idle is measured on two clocks and the larger counts: the monotonic one cannot be set back, the
wall clock goes on while the computer sleeps.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

IDLE_S: Final = 300
STEP_MS: Final = 1000
_INPUT: Final = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletPress,
    QEvent.Type.InputMethod,
})  # fmt: skip
Clocks = Callable[[], tuple[float, float]]


def system_clocks() -> tuple[float, float]:
    """Return monotonic and wall time in seconds."""
    return time.monotonic(), time.time()


class AutoLock(QObject):
    """Counts down while a vault is open; any key, wheel or mouse movement begins anew."""

    ticked = Signal(int)
    """Seconds left."""
    ran_out = Signal()

    def __init__(
        self, parent: QObject, idle_s: int = IDLE_S, clocks: Clocks = system_clocks
    ) -> None:
        super().__init__(parent)
        self._idle_s = idle_s
        self._clocks = clocks
        self._since = clocks()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self.step)

    def start(self) -> None:
        """Begin to count, and to watch every event of the program for a person's input."""
        self._since = self._clocks()
        application().installEventFilter(self)
        self._timer.start()
        self.ticked.emit(self._idle_s)

    def stop(self) -> None:
        """Stop counting: the vault is being locked."""
        application().removeEventFilter(self)
        self._timer.stop()

    def left(self) -> int:
        """Return the seconds that are left, 0 at least."""
        now = self._clocks()
        idle = max(now[0] - self._since[0], now[1] - self._since[1])
        return max(0, self._idle_s - int(idle))

    def step(self) -> None:
        """Tell the time that is left; at none, tell that it ran out, once."""
        left = self.left()
        self.ticked.emit(left)
        if left == 0:
            self.stop()
            self.ran_out.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin the count anew on any input, and let the event pass."""
        if event.type() in _INPUT:
            self._since = self._clocks()
        return False


def application() -> QCoreApplication:
    """Return the running program."""
    running = QCoreApplication.instance()
    if running is None:
        raise RuntimeError
    return running
