# SPDX-License-Identifier: Apache-2.0
"""Plays sound and film from memory, where the extra ``media`` is installed. It knows no vault.

The whole file lies in a buffer of Qt's. A device of ours that reads piece by piece would need
the interpreter from a thread for which the window waits when it stops: both would wait for ever.
Without the extra nothing here is loaded.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
from typing import Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from ui.language import T, ltr
from ui.widgets.plain_label import PlainLabel

MODULES: Final = ("PySide6.QtMultimedia", "PySide6.QtMultimediaWidgets")
STDERR: Final = 2
MOST: Final = 256 << 20
"""Bytes of a file that is still held in memory to be played."""
_MINUTE: Final = 60


def is_possible() -> bool:
    """Whether the part of the program for sound and film is installed."""
    return all(importlib.util.find_spec(name) is not None for name in MODULES)


class Hush:
    """Silences the standard error output of the whole process while a file is open.

    FFmpeg writes there what a file says of itself, a name or a place of recording among it.
    """

    def __init__(self) -> None:
        self._kept = -1

    def begin(self) -> None:
        """Let nothing be written there."""
        if self._kept < 0:
            self._kept = os.dup(STDERR)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, STDERR)
            os.close(nowhere)

    def end(self) -> None:
        """Let it be written to as before."""
        if self._kept >= 0:
            os.dup2(self._kept, STDERR)
            os.close(self._kept)
            self._kept = -1


class Player(QWidget):
    """Picture if there is one, play or pause, and the place in time."""

    def __init__(self) -> None:
        super().__init__()
        media, widgets = (importlib.import_module(name) for name in MODULES)
        self._player: Any = media.QMediaPlayer(self)
        self._sound: Any = media.QAudioOutput(self)
        self._picture: Any = widgets.QVideoWidget(self)
        self._playing: Any = media.QMediaPlayer.PlaybackState.PlayingState
        self._device: QBuffer | None = None
        self._hush = Hush()
        # Qt's own slot, called by Qt's own timer: called from here it would wait for a thread
        # that waits for the interpreter, which this one holds.
        self._stopping = QTimer(self)
        self._stopping.setSingleShot(True)
        self._stopping.timeout.connect(self._player.stop)
        self._stopping.timeout.connect(self._stopped)
        self.play = QPushButton(T("Player", "Play"))
        self.place = QSlider(Qt.Orientation.Horizontal)
        self.time = PlainLabel("", "hint").one_line()
        self.said = PlainLabel("", "problem")
        self._lay_out()
        self._connect()

    def open(self, data: bytes) -> None:
        """Begin with the first picture, paused: nobody is startled by a sound."""
        self._hush.begin()
        self._device = QBuffer()
        self._device.setData(QByteArray(data))
        self._device.open(QIODevice.OpenModeFlag.ReadOnly)
        self.said.setText("")
        self._player.setSourceDevice(self._device)
        self._player.pause()

    def close_file(self) -> None:
        """Forget what was played."""
        self._stopping.start()

    def _stopped(self) -> None:
        if not self._stopping.isActive():
            self._player.setSourceDevice(None)
            self._device = None
            self._hush.end()

    def _turn(self) -> None:
        self._player.pause() if self._is_playing() else self._player.play()

    def _follow(self) -> None:
        self.play.setText(T("Player", "Pause") if self._is_playing() else T("Player", "Play"))

    def _is_playing(self) -> bool:
        return bool(self._player.playbackState() == self._playing)

    def _show_place(self, at_ms: int) -> None:
        if not self.place.isSliderDown():
            self.place.setValue(at_ms)
        self.time.setText(ltr(f"{clock(at_ms)} / {clock(self.place.maximum())}"))

    def _connect(self) -> None:
        self._player.setAudioOutput(self._sound)
        self._player.setVideoOutput(self._picture)
        self._player.positionChanged.connect(self._show_place)
        self._player.durationChanged.connect(self.place.setMaximum)
        self._player.playbackStateChanged.connect(lambda _: self._follow())
        self._player.errorOccurred.connect(lambda *_: self.said.setText(not_played()))
        self.place.sliderMoved.connect(self._player.setPosition)
        self.play.clicked.connect(self._turn)

    def _lay_out(self) -> None:
        self.place.setAccessibleName(T("Player", "Place in time"))
        self._picture.setAccessibleName(T("Player", "The film"))
        row = QHBoxLayout()
        row.addWidget(self.play)
        row.addWidget(self.place, 1)
        row.addWidget(self.time)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._picture, 1)
        rows.addWidget(self.said)
        rows.addLayout(row)


def clock(at_ms: int) -> str:
    """Return ``3:07`` of milliseconds."""
    seconds = at_ms // 1000
    return f"{seconds // _MINUTE}:{seconds % _MINUTE:02d}"


def not_played() -> str:
    """Return what is said of a file that the player does not know."""
    return T("Player", "This file cannot be played here. It is kept as it is; a keeper can extract "
                       "it.")  # fmt: skip
