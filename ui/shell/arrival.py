# SPDX-License-Identifier: Apache-2.0
"""What is said in the bottom line after a vault has opened: what came in, and what is due."""

from __future__ import annotations

from typing import Final

from registry.services.arrival import Arrived
from registry.services.backups import Reminder
from ui.language import T, ltr, number

KEYS: Final = ltr("Ctrl+0")


def sentence_of(arrived: Arrived) -> str:
    """Return one calm line, empty where there is nothing to tell."""
    counted = (
        (arrived.taken_in, T("Arrival", "Taken in from other members: {count}.")),
        (arrived.refused, T("Arrival", "Sealed records that could not be taken in: {count}.")),
        (arrived.erased, T("Arrival", "Records erased earlier and taken out again: {count}.")),
        (
            len(arrived.due),
            T("Arrival", "Things to do about members and keys: {count}. See This vault ({keys})."),
        ),
    )
    parts = [words.format(count=number(n), keys=KEYS) for n, words in counted if n]
    if arrived.backup.due:
        parts.append(_backup(arrived.backup))
    return " ".join(parts)


def _backup(reminder: Reminder) -> str:
    if reminder.days is None:
        none = T("Arrival", "There is no backup of this vault yet: This vault ({keys}), Backups.")
        return none.format(keys=KEYS)
    said = T("Arrival", "Days since the last backup: {days}. Make one under This vault ({keys}).")
    return said.format(days=number(reminder.days), keys=KEYS)
