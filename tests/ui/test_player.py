# SPDX-License-Identifier: Apache-2.0
"""Sound and film are read from memory as they play; what FFmpeg says of them is not heard.

The extra part of Qt need not be installed here: something stands in for its three classes.
"""

from __future__ import annotations

import enum
import io
import os
import sys
from types import ModuleType
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QIODevice, QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import player
from ui.widgets.player import MODULES, Hush, Player, ReaderDevice, clock

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


def test_a_device_reads_and_seeks_in_what_it_was_given() -> None:
    device = ReaderDevice(io.BytesIO(DATA), len(DATA))  # type: ignore[arg-type]
    assert not device.isSequential()
    assert device.size() == len(DATA)
    assert bytes(device.read(5).data()) == DATA[:5]
    assert device.seek(250)
    assert bytes(device.read(10).data()) == DATA[250:260]
    assert not device.seek(len(DATA) + 1)
    assert not device.isWritable()
    assert device.writeData(b"more", 4) == -1


def test_a_closed_reader_gives_nothing_more() -> None:
    reader = io.BytesIO(DATA)
    device = ReaderDevice(reader, len(DATA))  # type: ignore[arg-type]
    reader.close()
    assert not device.seek(3)
    assert bytes(device.read(5).data()) == b""


def test_a_film_begins_paused_and_is_forgotten_when_closed(made: Player) -> None:
    made.open(io.BytesIO(DATA), len(DATA))  # type: ignore[arg-type]
    assert made._player.device is not None
    assert made.play.text() == "Play"
    made.play.click()
    assert made.play.text() == "Pause"
    made._player.durationChanged.emit(187_000)
    made._player.positionChanged.emit(61_000)
    assert made.time.text() == "\u20661:01 / 3:07\u2069"
    made.close_file()
    assert made._player.device is None
    assert made.play.text() == "Play"


def test_what_cannot_be_played_is_said(made: Player) -> None:
    made._player.errorOccurred.emit(None, "whatever the file says of itself")
    assert "cannot be played" in made.said.text()
    assert "itself" not in made.said.text()


def test_while_a_file_is_open_nothing_reaches_the_error_output(
    made: Player, capfd: pytest.CaptureFixture[str]
) -> None:
    made.open(io.BytesIO(DATA), len(DATA))  # type: ignore[arg-type]
    os.write(2, b"title: canary")
    made.close_file()
    os.write(2, b"after")
    assert capfd.readouterr().err == "after"


def test_without_the_hush_it_would_be_heard(
    made: Player, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Hush, "begin", lambda _self: None)
    made.open(io.BytesIO(DATA), len(DATA))  # type: ignore[arg-type]
    os.write(2, b"title: canary")
    made.close_file()
    assert "canary" in capfd.readouterr().err


def test_the_part_for_films_is_looked_for_and_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = [name for name in MODULES if name in sys.modules]
    assert isinstance(player.is_possible(), bool)
    assert [name for name in MODULES if name in sys.modules] == loaded
    monkeypatch.setattr(player, "MODULES", ("PySide6.QtNoSuchPart",))
    assert not player.is_possible()


def test_times_are_shown_in_minutes() -> None:
    assert [clock(at) for at in (0, 59_999, 60_000, 3_600_000)] == ["0:00", "0:59", "1:00", "60:00"]
