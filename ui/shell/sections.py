# SPDX-License-Identifier: Apache-2.0
"""The sections of the window, in order: one line registers a page.

``build`` is the page's class (or a function that takes the desk and returns a ``Page``). ``kinds``
are the kinds of record it shows: a reference of such a kind is opened there by ``show_record``,
and the first of them is counted beside its name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ui.desk import Desk, Page
from ui.language import T


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the side of the window; its icon is ``resources/icons/<key>.svg``."""

    key: str
    words: Callable[[], str]
    build: Callable[[Desk], Page]
    kinds: tuple[str, ...] = ()


SECTIONS: Final[tuple[Section, ...]] = ()

__all__ = ["SECTIONS", "Section", "T"]
