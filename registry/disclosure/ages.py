# SPDX-License-Identifier: Apache-2.0
"""Ages as they leave: exact, in groups of five years, in bands, or child and adult."""

from __future__ import annotations

from typing import Final

from registry.disclosure.classes import AGE_LADDER
from registry.disclosure.wordings import ADULT, CHILD, Wording

OLDEST: Final = 130
BANDS: Final = ((0, 4), (5, 17), (18, 29), (30, 44), (45, 59), (60, OLDEST))
_HALVES: Final = ((0, 17), (18, OLDEST))
_GROUP: Final = 5


def shown(youngest: int, oldest: int, level: str) -> Wording | None:
    """Return the age from ``youngest`` to ``oldest`` years in words no finer than ``level``.

    An age that reaches over two groups goes up the ladder; over child and adult, nothing.
    """
    if level == AGE_LADDER[0]:
        return _range(youngest, oldest)
    for step in AGE_LADDER[AGE_LADDER.index(level) :]:
        if group := _group(youngest, oldest, step):
            return _worded(group, step)
    return None


def _group(youngest: int, oldest: int, step: str) -> tuple[int, int] | None:
    first = youngest - youngest % _GROUP
    groups = {
        "five_years": ((first, first + _GROUP - 1),),
        "band": BANDS,
        "child_adult": _HALVES,
    }[step]
    return next(((a, b) for a, b in groups if a <= youngest and oldest <= b), None)


def _worded(group: tuple[int, int], step: str) -> Wording:
    child = group[1] < _HALVES[1][0]
    if step == "child_adult":
        return CHILD if child else ADULT
    years = _range(*group)
    if not child or step == "five_years":
        return years
    return Wording(ar=f"{CHILD.ar} ({years.ar})", en=f"{CHILD.en} ({years.en})")


def _range(youngest: int, oldest: int) -> Wording:
    if oldest >= OLDEST:
        return Wording(ar=f"{youngest} فأكثر", en=f"{youngest}+")
    text = str(youngest) if youngest == oldest else f"{youngest}–{oldest}"
    return Wording(ar=text, en=text)
