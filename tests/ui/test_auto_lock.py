# SPDX-License-Identifier: Apache-2.0
"""Idle time runs out, whatever is open, and on two clocks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.auto_lock import AutoLock


class Clocks:
    """A monotonic and a wall clock that the test sets."""

    def __init__(self) -> None:
        self.monotonic = 100.0
        self.wall = 5_000.0

    def __call__(self) -> tuple[float, float]:
        return self.monotonic, self.wall

    def pass_by(self, seconds: float) -> None:
        self.monotonic += seconds
        self.wall += seconds


def started(clocks: Clocks, idle_s: int = 300) -> tuple[AutoLock, QObject]:
    parent = QObject()
    auto_lock = AutoLock(parent, idle_s, clocks)
    auto_lock.start()
    return auto_lock, parent


def test_time_runs_out_once(qtbot: QtBot) -> None:
    clocks = Clocks()
    auto_lock, parent = started(clocks)
    told: list[int] = []
    out: list[bool] = []
    auto_lock.ticked.connect(told.append)
    auto_lock.ran_out.connect(lambda: out.append(True))
    clocks.pass_by(28)
    auto_lock.step()
    assert told == [272]
    assert not out
    clocks.pass_by(272)
    auto_lock.step()
    assert out == [True]
    assert not auto_lock._timer.isActive()
    parent.deleteLater()


def test_a_key_begins_the_time_anew(qtbot: QtBot) -> None:
    clocks = Clocks()
    auto_lock, parent = started(clocks)
    widget = QWidget()
    qtbot.addWidget(widget)
    clocks.pass_by(299)
    assert auto_lock.left() == 1
    QTest.keyClick(widget, Qt.Key.Key_A)
    assert auto_lock.left() == 300
    auto_lock.stop()
    parent.deleteLater()


def test_sleep_counts_and_a_clock_set_back_does_not_help(qtbot: QtBot) -> None:
    clocks = Clocks()
    auto_lock, parent = started(clocks)
    clocks.wall += 10_000
    assert auto_lock.left() == 0
    clocks.wall -= 20_000
    clocks.monotonic += 400
    assert auto_lock.left() == 0
    auto_lock.stop()
    parent.deleteLater()


def test_an_open_dialog_does_not_stop_the_time(qtbot: QtBot) -> None:
    auto_lock, parent = started(Clocks(), idle_s=0)
    auto_lock._timer.setInterval(10)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    seen: list[bool] = []
    auto_lock.ran_out.connect(lambda: seen.append(dialog.isVisible()))
    auto_lock.ran_out.connect(dialog.reject)
    # Without the lock the dialog would stay for ever; the test gives up instead.
    QTimer.singleShot(5_000, dialog.accept)
    assert dialog.exec() == QDialog.DialogCode.Rejected
    assert seen == [True]
    parent.deleteLater()
