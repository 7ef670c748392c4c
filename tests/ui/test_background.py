# SPDX-License-Identifier: Apache-2.0
"""The one background thread: who is answered, with what, and who is not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from registry.errors import RegistryError, UsageRefused
from ui.background import Background, Bug, Cancelled, Job, Progress

NOTHING: dict[str, str] = {}
SECRET = "the name of an invented witness"


def job(owner: QObject, call: Callable[[], Any], found: list[Any], topic: str = "") -> Job:
    return Job(owner=owner, call=call, done=found.append, failed=found.append, topic=topic)


def numbered(number: int) -> tuple[int, int]:
    return number, threading.get_ident()


def test_an_answer_comes_from_another_thread_to_this_one(
    background: Background, qtbot: QtBot
) -> None:
    there_and_here: list[int] = []

    def done(there: int) -> None:
        there_and_here.extend((there, threading.get_ident()))

    owner = QObject()
    background.run(Job(owner=owner, call=threading.get_ident, done=done, failed=print))
    qtbot.waitUntil(lambda: bool(there_and_here))
    assert there_and_here[0] != threading.get_ident()
    assert there_and_here[1] == threading.get_ident()


def test_every_call_runs_on_the_same_thread_in_order(background: Background, qtbot: QtBot) -> None:
    found: list[Any] = []
    owner = QObject()
    for number in range(20):
        background.run(job(owner, partial(numbered, number), found))
    qtbot.waitUntil(lambda: len(found) == 20)
    assert [number for number, _ in found] == list(range(20))
    assert len({ident for _, ident in found}) == 1


def test_an_expected_failure_reaches_whoever_asked(background: Background, qtbot: QtBot) -> None:
    refused: list[RegistryError] = []
    done: list[Any] = []

    def fail() -> None:
        raise UsageRefused(profile="x")

    owner = QObject()
    background.run(Job(owner=owner, call=fail, done=done.append, failed=refused.append))
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code == "UsageRefused"
    assert refused[0].__traceback__ is None, "the frames of the call must not outlive it"
    assert not done


def test_a_bug_is_told_by_type_and_place_and_never_by_value(
    background: Background, qtbot: QtBot
) -> None:
    found: list[Any] = []
    met: list[Bug] = []
    background.met.connect(met.append)
    owner = QObject()
    background.run(job(owner, lambda: NOTHING[SECRET], found))
    qtbot.waitUntil(lambda: bool(met))
    assert met[0].kind == "KeyError"
    assert SECRET not in repr(met[0])
    assert met[0].place.rpartition(":")[0].endswith("background.py")
    assert not found


def test_an_owner_that_has_gone_is_not_answered(background: Background, qtbot: QtBot) -> None:
    found: list[Any] = []
    after: list[Any] = []
    gone, stays = QObject(), QObject()
    release = threading.Event()
    background.run(job(gone, release.wait, found))
    background.run(job(stays, lambda: True, after))
    delete(gone)
    release.set()
    qtbot.waitUntil(lambda: bool(after))
    assert not found


def test_of_several_searches_only_the_newest_is_answered(
    background: Background, qtbot: QtBot
) -> None:
    found: list[Any] = []
    begun: list[str] = []
    owner = QObject()
    release = threading.Event()

    def search(words: str) -> str:
        begun.append(words)
        release.wait(5)
        return words

    for words in ("m", "mu", "muh"):
        background.run(job(owner, partial(search, words), found, topic="search"))
    release.set()
    qtbot.waitUntil(lambda: bool(found) and background.is_idle())
    assert found == ["muh"]
    assert begun[-1] == "muh"
    assert "mu" not in begun, "a search that still waits is not even begun"


def test_a_forgotten_job_is_neither_begun_nor_answered(
    background: Background, qtbot: QtBot
) -> None:
    found: list[Any] = []
    after: list[Any] = []
    owner = QObject()
    release = threading.Event()
    background.run(job(owner, release.wait, found))
    background.run(job(owner, lambda: found.append("begun"), found))
    background.forget_waiting()
    background.run(job(owner, lambda: True, after))
    release.set()
    qtbot.waitUntil(lambda: bool(after))
    assert not found


def test_a_long_job_tells_how_far_it_is_and_stops_when_told(
    background: Background, qtbot: QtBot
) -> None:
    progress = Progress()
    told: list[tuple[int, int]] = []
    found: list[Any] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        progress.cancel()

    progress.moved.connect(tell)
    owner = QObject()

    def work() -> None:
        for step in range(1_000_000):
            progress(step, 1_000_000)
            threading.Event().wait(0.0005)

    background.run(job(owner, work, found))
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    assert isinstance(found[0], Cancelled)
    assert told[0] == (0, 1_000_000)


def test_progress_moves_at_most_once_for_a_thousandth() -> None:
    progress = Progress()
    moved: list[int] = []
    progress.moved.connect(lambda done, _: moved.append(done))
    for step in range(50_000):
        progress(step, 50_000)
    assert len(moved) == 1_000


def test_the_place_of_a_bug_is_in_our_own_code() -> None:
    with pytest.raises(TypeError) as caught:
        Background.run(None, None, None)  # type: ignore[arg-type,call-arg]
    assert Bug.of(caught.value).kind == "TypeError"
    with pytest.raises(AttributeError) as met:
        Progress.__call__(None, 1, 0)  # type: ignore[arg-type]
    assert Bug.of(met.value).place.startswith("ui/background.py:")
