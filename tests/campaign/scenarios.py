# SPDX-License-Identifier: Apache-2.0
"""The table of the campaign: what is promised, how often it is tried, and by what.

An attempt is decided by its number alone, so that a campaign can stop anywhere and go on, and a
bad attempt can be made again. The short form inside ``make test`` takes ``reduced`` numbers,
spread evenly over all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tests.campaign import flips, full_disk, fuzzing, kills, points
from tests.campaign.parsers import PARSERS

Try = Callable[[range, Path], list[str]]
"""Makes the attempts of a range in a folder of its own; returns what was bad, by number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """``full`` says how many attempts there are; ``step`` of them are made at a time.

    Where one process makes many attempts they lie ``together``: a part of them is the first.
    """

    promise: str
    reduced: int
    full: Callable[[Path], int]
    attempts: Try
    step: int = 1
    together: bool = False

    def numbers(self, count: int, full: int) -> list[int]:
        """Return ``count`` of all the numbers, or all of them."""
        return list(range(min(count, full))) if self.together else spread(count, full)


def one_by_one(attempt: Callable[[int, Path], str]) -> Try:
    """Return what makes attempts that are judged each by itself."""

    def attempts(numbers: range, folder: Path) -> list[str]:
        told = ((number, attempt(number, folder)) for number in numbers)
        return [f"{number}: {wrong}" for number, wrong in told if wrong]

    return attempts


def times(count: int) -> Callable[[Path], int]:
    """Return ``count`` whatever lies in the folder."""
    return lambda _folder: count


def spread(count: int, full: int) -> list[int]:
    """Return ``count`` numbers spread evenly over ``range(full)``, or all of them."""
    return (
        sorted({at * full // count for at in range(count)}) if count < full else list(range(full))
    )


KILLS: Final = {
    "kill -9": Scenario(
        promise="kill -9 in a save or an import: lost or torn",
        reduced=20, full=times(2_000), attempts=one_by_one(kills.attempt),
    ),
}  # fmt: skip
POINTS: Final = {
    f"kill at a call: {name}": Scenario(
        promise=f"SIGKILL at every call of a {name}, also moved: bad",
        reduced=8,
        full=partial(points.space, name),
        attempts=one_by_one(partial(points.attempt, name)),
    )
    for name in points.OPERATIONS
}
FLIPS: Final = {
    f"flip: {name}": Scenario(
        promise=f"bit flips in a {name} file: not noticed",
        reduced=100,
        full=partial(flips.space, name),
        attempts=one_by_one(partial(flips.attempt, name)),
        step=100,
    )
    for name in flips.KINDS
}
FULL: Final = {
    f"full disk: {name}": Scenario(
        promise=f"disk full at any offset of a {name}: lost in silence",
        reduced=-(-40 // len(full_disk.OPERATIONS)),
        full=times(-(-2_000 // len(full_disk.OPERATIONS))),
        attempts=one_by_one(partial(full_disk.attempt, name)),
        step=5,
    )
    for name in full_disk.OPERATIONS
}
FUZZ: Final = {
    f"fuzz: {name}": Scenario(
        promise=f"hurt input of the {name} parser: other than refused",
        reduced=500, full=times(100_000), attempts=partial(fuzzing.attempts, name), step=5_000,
        together=True,
    )
    for name in PARSERS
}  # fmt: skip
SCENARIOS: Final = {**KILLS, **POINTS, **FLIPS, **FULL, **FUZZ}
