# SPDX-License-Identifier: Apache-2.0
"""One table of figures: what we need, what the reference of the same run needs, and the bound."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

COLUMNS = ("figure", "ours", "reference", "ratio", "bound", "held")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured figure: ``ours`` may be ``factor`` times ``reference`` plus ``slack``.

    A figure with a fixed bound has factor 0 and the bound as its slack; one that is only reported
    has an infinite factor.
    """

    name: str
    unit: str
    ours: float
    reference: float = 0.0
    factor: float = 0.0
    slack: float = 0.0

    @property
    def held(self) -> bool:
        """Whether the bound is kept."""
        return self.ours <= self.factor * self.reference + self.slack

    @property
    def _reference(self) -> str:
        return f"{self.reference:.2f} {self.unit}" if self.reference else "-"

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        ratio = f"{self.ours / self.reference:.2f}" if self.reference else "-"
        if math.isinf(self.factor):
            return (
                self.name,
                f"{self.ours:.2f} {self.unit}",
                self._reference,
                ratio,
                "reported",
                "-",
            )
        terms = [f"{self.factor:g} x"] if self.factor else []
        terms += [f"{self.slack:g} {self.unit}"] if self.slack else []
        held = "yes" if self.held else "NO"
        return (
            self.name,
            f"{self.ours:.2f} {self.unit}",
            self._reference,
            ratio,
            " + ".join(terms),
            held,
        )


class Figures:
    """The figures of one run of ``make bench``, in the order in which they were measured."""

    def __init__(self) -> None:
        self.measured: list[Figure] = []

    def add(self, figure: Figure) -> bool:
        """Keep a figure for the table and tell whether its bound is kept."""
        self.measured.append(figure)
        return figure.held

    def lines(self) -> list[str]:
        """Return the table as lines of text."""
        rows = [COLUMNS, *(figure.cells for figure in self.measured)]
        widths = [max(len(row[place]) for row in rows) for place in range(len(COLUMNS))]
        return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def milliseconds(call: Callable[[], object]) -> float:
    """Return how long ``call`` takes."""
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value below which ``part`` (0 to 1) of ``values`` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
