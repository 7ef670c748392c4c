# SPDX-License-Identifier: Apache-2.0
"""What a person is told when a vault has opened."""

from __future__ import annotations

import pytest

from registry.services.arrival import Arrived
from registry.services.backups import Reminder
from registry.services.duties import Due
from ui.language import speak
from ui.shell.arrival import sentence_of

DONE = Reminder(days=1, due=False, proven_on="2026-03-02")
NEVER = Reminder(days=None, due=True, proven_on="")
LATE = Reminder(days=12, due=True, proven_on="2026-03-02")
QUIET = Arrived(taken_in=0, refused=0, erased=0, due=(), backup=DONE)


def test_nothing_is_said_where_there_is_nothing_to_tell() -> None:
    assert sentence_of(QUIET) == ""


def test_what_came_in_and_what_waits_is_counted() -> None:
    due = (Due(kind="grant", mine=True),)
    said = sentence_of(Arrived(taken_in=3, refused=1, erased=2, due=due, backup=DONE))
    for count in ("3", "1", "2"):
        assert count in said
    assert "This vault" in said


@pytest.mark.parametrize(("backup", "words"), [(NEVER, "no backup"), (LATE, "12")])
def test_a_backup_is_asked_for(backup: Reminder, words: str) -> None:
    assert words in sentence_of(Arrived(taken_in=0, refused=0, erased=0, due=(), backup=backup))


def test_it_is_said_in_arabic() -> None:
    speak("ar")
    said = sentence_of(Arrived(taken_in=0, refused=0, erased=0, due=(), backup=NEVER))
    assert "نسخة احتياطية" in said
