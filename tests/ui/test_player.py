# SPDX-License-Identifier: Apache-2.0
"""Sound and film are read from memory as they play; what FFmpeg says of them is not heard.

The extra part of Qt need not be installed here: something stands in for its three classes.
"""

from __future__ import annotations

import enum
import os
import sys
from types import ModuleType
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QIODevice, QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import player
from ui.widgets.player import MODULES, Hush, Player, clock

DATA = bytes(range(256)) * 8


class State(enum.Enum):
    StoppedState = 0
    PlayingState = 1
    PausedState = 2


class StandIn(QObject):
    """Plays nothing, and remembers what it was given."""

    PlaybackState: ClassVar[type[State]] = State
    positionChanged = Signal(int)  # noqa: N815 - Qt's name
    durationChanged = Signal(int)  # noqa: N815
    playbackStateChanged = Signal(object)  # noqa: N815
    errorOccurred = Signal(object, str)  # noqa: N815

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.device: QIODevice | None = None
        self.state = State.StoppedState

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the outputs, which are not used
        if name in {"setAudioOutput", "setVideoOutput", "setPosition"}:
            return lambda _value: None
        raise AttributeError(name)

    def setSourceDevice(self, device: QIODevice | None) -> None:  # noqa: N802
        self.device = device

    def playbackState(self) -> State:  # noqa: N802
        return self.state

    def _go(self, state: State) -> None:
        self.state = state
        self.playbackStateChanged.emit(state)

    def play(self) -> None:
        self._go(State.PlayingState)

    def pause(self) -> None:
        self._go(State.PausedState)

    def stop(self) -> None:
        self._go(State.StoppedState)


@pytest.fixture
def made(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Player:
    media, widgets = (ModuleType(name) for name in MODULES)
    media.__dict__.update(QMediaPlayer=StandIn, QAudioOutput=StandIn)
    widgets.__dict__.update(QVideoWidget=QWidget)
    for name, module in zip(MODULES, (media, widgets), strict=True):
        monkeypatch.setitem(sys.modules, name, module)
    found = Player()
    qtbot.addWidget(found)
    return found


def close(made: Player, qtbot: QtBot) -> None:
    made.close_file()
    qtbot.waitUntil(lambda: made._player.device is None, timeout=5_000)


def test_a_film_begins_paused_and_is_forgotten_when_closed(made: Player, qtbot: QtBot) -> None:
    made.open(DATA)
    assert bytes(made._player.device.readAll().data()) == DATA
    assert made.play.text() == "Play"
    made.play.click()
    assert made.play.text() == "Pause"
    made._player.durationChanged.emit(187_000)
    made._player.positionChanged.emit(61_000)
    assert made.time.text() == "\u20661:01 / 3:07\u2069"
    close(made, qtbot)
    assert made._player.device is None
    assert made.play.text() == "Play"


def test_what_cannot_be_played_is_said(made: Player) -> None:
    made._player.errorOccurred.emit(None, "whatever the file says of itself")
    assert "cannot be played" in made.said.text()
    assert "itself" not in made.said.text()


def test_while_a_file_is_open_nothing_reaches_the_error_output(
    made: Player, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    made.open(DATA)
    os.write(2, b"title: canary")
    close(made, qtbot)
    os.write(2, b"after")
    assert capfd.readouterr().err == "after"


def test_without_the_hush_it_would_be_heard(
    made: Player, qtbot: QtBot, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Hush, "begin", lambda _self: None)
    made.open(DATA)
    os.write(2, b"title: canary")
    close(made, qtbot)
    assert "canary" in capfd.readouterr().err


def test_the_part_for_films_is_looked_for_and_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = [name for name in MODULES if name in sys.modules]
    assert isinstance(player.is_possible(), bool)
    assert [name for name in MODULES if name in sys.modules] == loaded
    monkeypatch.setattr(player, "MODULES", ("PySide6.QtNoSuchPart",))
    assert not player.is_possible()


def test_times_are_shown_in_minutes() -> None:
    assert [clock(at) for at in (0, 59_999, 60_000, 3_600_000)] == ["0:00", "0:59", "1:00", "60:00"]
