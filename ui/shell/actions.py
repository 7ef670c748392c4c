# SPDX-License-Identifier: Apache-2.0
"""Every command of the window in one table: its key, its words and its keys.

``MainWindow.asked`` says the key; ``ui/app.py`` and the workspace answer. Sections have the keys
``section.0`` to ``section.9`` in the order of ``sections``; the tenth has the key 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ui.language import T, number

SECTIONS_WITH_KEYS: Final = 10


@dataclass(frozen=True, slots=True)
class Command:
    """``words`` are asked for when shown, because the language may change.

    Giving up what is edited has no key: one press must not lose what somebody was told.
    """

    key: str
    keys: str
    words: Callable[[], str]


def _section(index: int) -> Command:
    words = lambda: T("Actions", "Section {number}").format(number=number(index + 1))  # noqa: E731
    return Command(f"section.{index}", section_keys(index), words)


def section_keys(index: int) -> str:
    """Return the keys of the section ``index``, counted from 0: Ctrl+1 to Ctrl+9, then Ctrl+0."""
    return f"Ctrl+{(index + 1) % SECTIONS_WITH_KEYS}"


COMMANDS: Final = (
    Command("new", "Ctrl+N", lambda: T("Actions", "New record")),
    Command("save", "Ctrl+S", lambda: T("Actions", "Save")),
    Command("cancel", "", lambda: T("Actions", "Cancel")),
    Command("search", "Ctrl+F", lambda: T("Actions", "Search in this section")),
    Command("goto", "Ctrl+K", lambda: T("Actions", "Go to")),
    Command("pane.0", "F9", lambda: T("Actions", "Show or hide the list")),
    Command("pane.1", "F10", lambda: T("Actions", "Show or hide the details")),
    Command("lock", "Ctrl+L", lambda: T("Actions", "Lock now")),
    Command("language", "Ctrl+Shift+L", lambda: T("Actions", "Change the language")),
    Command("palette", "Ctrl+Shift+D", lambda: T("Actions", "Change the colours")),
    Command("quit", "Ctrl+Q", lambda: T("Actions", "Lock and quit")),
    *(_section(index) for index in range(SECTIONS_WITH_KEYS)),
)


def command(key: str) -> Command:
    """Return the command of ``key``; KeyError if there is none."""
    return {known.key: known for known in COMMANDS}[key]
