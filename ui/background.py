# SPDX-License-Identifier: Apache-2.0
"""The only place that crosses a thread: one worker thread, and answers as signals.

``run(Job)`` puts a call into the queue of the one worker thread; its answer comes back to the
main thread, to ``done`` or, for an expected failure, to ``failed``. A job whose owner has been
destroyed is not answered. Of jobs with one owner and one ``topic`` only the newest is answered,
and the older ones are not even begun if they still wait. Anything that is not a RegistryError is
a bug: it reaches nobody but ``met``, as type and place.

One thread, so no locks: what is made on it (a database connection) is used on it only.
"""

from __future__ import annotations

import itertools
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from registry.errors import RegistryError

Done = Callable[[Any], object]
Failed = Callable[[RegistryError], object]
HOUSE: Final = Path(__file__).resolve().parent.parent
"""Where the packages ``ui`` and ``registry`` lie."""
STOP_WITHIN_S: Final = 10.0


class Cancelled(RegistryError):
    """The person stopped a long job; the unit of work was rolled back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bug:
    """An error of the program: the class of the exception and ``file.py:line``, never a value."""

    kind: str
    place: str

    @classmethod
    def of(cls, error: BaseException) -> Bug:
        """Return type and innermost place in our own code; the message is not looked at."""
        frames = [(Path(frame.filename), frame.lineno) for frame in _frames(error)]
        ours = [(file, line) for file, line in frames if file.is_relative_to(HOUSE / "ui")
                or file.is_relative_to(HOUSE / "registry")]  # fmt: skip
        file, line = (ours or frames or [(Path("unknown"), 0)])[-1]
        shown = file.relative_to(HOUSE).as_posix() if ours else file.name
        return cls(kind=type(error).__name__, place=f"{shown}:{line}")


def _frames(error: BaseException) -> traceback.StackSummary:
    return traceback.extract_tb(error.__traceback__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A call for the worker thread and who waits for its answer, on the main thread.

    ``call`` takes nothing and returns frozen values; it must not touch a widget. ``topic`` is
    empty where every job counts (a save), a word where only the newest does (a search).
    """

    owner: QObject
    call: Callable[[], Any]
    done: Done
    failed: Failed
    topic: str = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    value: Any = None
    refusal: RegistryError | None = None
    bug: Bug | None = None


class Progress(QObject):
    """What a long job calls as ``progress(done, total)``; total 0 where it is not known.

    The call comes from the worker thread and raises ``Cancelled`` there once ``cancel`` was
    called here. ``moved`` arrives on the main thread, at most once for every thousandth.
    """

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()
        self._shown = -1

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()

    def __call__(self, done: int, total: int = 0) -> None:
        """Tell how far the job is; raise ``Cancelled`` if the person stopped it."""
        if self._stop.is_set():
            raise Cancelled
        shown = done * 1000 // total if total > 0 else done
        if shown != self._shown:
            self._shown = shown
            self.moved.emit(done, total)


class Background(QObject):
    """The worker thread; lives as long as the program, so that every answer finds it."""

    met = Signal(object)
    """A ``Bug`` in a job, a slot or anywhere else: whoever listens locks the vault."""
    _answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._numbers = itertools.count(1)
        self._jobs: dict[int, Job] = {}
        self._newest: dict[tuple[int, str], int] = {}
        self._queue: SimpleQueue[int | None] = SimpleQueue()
        # Queued by hand: the signal is sent from a thread that Qt did not make.
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="background", daemon=True)
        self._thread.start()

    def run(self, job: Job) -> None:
        """Queue ``job``; returns at once. Call from the main thread."""
        number = next(self._numbers)
        self._jobs[number] = job
        if job.topic:
            self._newest[id(job.owner), job.topic] = number
        self._queue.put(number)

    def forget_waiting(self) -> None:
        """Drop every job that has not been answered yet; one that runs goes on unheard."""
        self._jobs.clear()
        self._newest.clear()

    def is_idle(self) -> bool:
        """Whether nothing waits for an answer."""
        return not self._jobs

    def stop(self) -> bool:
        """End the worker thread after what it is doing; return whether it ended in time."""
        self.forget_waiting()
        self._queue.put(None)
        self._thread.join(STOP_WITHIN_S)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (number := self._queue.get()) is not None:
            job = self._jobs.get(number)
            if job is not None and not self._is_overtaken(number, job):
                self._answered.emit(_answer(number, job))
            else:
                self._answered.emit(_Answer(number))
            del job

    def _is_overtaken(self, number: int, job: Job) -> bool:
        return bool(job.topic) and self._newest.get((id(job.owner), job.topic)) != number

    def _hand_over(self, answer: _Answer) -> None:
        job = self._jobs.pop(answer.number, None)
        if job is None:
            return
        if answer.bug is not None:
            self.met.emit(answer.bug)
            return
        overtaken = self._is_overtaken(answer.number, job)
        if job.topic and not overtaken:
            del self._newest[id(job.owner), job.topic]
        if overtaken or not isValid(job.owner):
            return
        if answer.refusal is not None:
            job.failed(answer.refusal)
        else:
            job.done(answer.value)


def _answer(number: int, job: Job) -> _Answer:
    try:
        return _Answer(number, value=job.call())
    except RegistryError as refusal:
        # The traceback would keep the frames of the call, and with them what it read, alive.
        return _Answer(number, refusal=refusal.with_traceback(None))
    except BaseException as error:  # noqa: BLE001 - all else is a bug, told by type and place only
        return _Answer(number, bug=Bug.of(error))
