# SPDX-License-Identifier: Apache-2.0
"""Named and not yet named: each source with its count, who is named, what is left; no sums."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from registry.services.tolls import Residual, TollSummary
from ui.language import T, ltr, natural, number
from ui.widgets.plain_label import Card, PlainLabel


class TollStrip(Card):
    """One line for each source: 12 told, 5 named, 7 not named yet. Columns, so that they mirror."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 8, 14, 10)
        self._rows.setSpacing(4)
        self._head = PlainLabel("", "strong")
        self._rows.addWidget(self._head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(3, 1)
        self._rows.addLayout(self._grid)
        self._shown: list[PlainLabel] = []
        self.hide()

    def show_summary(self, summary: TollSummary) -> None:
        """Show ``summary`` in place of the one before."""
        words = T("Tolls", "{named} named of {linked} people tied to this incident")
        named, linked = number(summary.named), number(summary.linked)
        self._head.setText(words.format(named=named, linked=linked))
        for label in self._shown:
            label.deleteLater()
        self._shown = []
        if summary.tolls:
            self._put(0, *(PlainLabel(words, "hint") for words in headings()))
        for at, residual in enumerate(summary.tolls, start=1):
            self._put(at, *_cells(residual, summary.named))
        self.show()

    def texts(self) -> list[str]:
        """Return what is said, in order."""
        return [self._head.text(), *(label.text() for label in self._shown)]

    def _put(self, at: int, *labels: PlainLabel) -> None:
        for column, label in enumerate(labels):
            self._grid.addWidget(label, at, column)
            self._shown.append(label)


def headings() -> tuple[str, ...]:
    """Return what stands over the three figures and their source."""
    return (
        T("Tolls", "Told"),
        T("Tolls", "Named"),
        T("Tolls", "Not named yet"),
        T("Tolls", "As told by"),
    )


def _cells(residual: Residual, named: int) -> tuple[PlainLabel, ...]:
    count, left = told(residual, of="toll"), told(residual, of="left")
    figures = tuple(
        PlainLabel(ltr(text), "strong").one_line() for text in (count, f"{named:,}", left)
    )
    for label, heading in zip(figures, headings(), strict=False):
        words = T("Tolls", "{heading}: {count}")
        label.setAccessibleName(words.format(heading=heading, count=label.text()))
    source = natural(residual.toll.source) or T("Tolls", "A source without a name")
    return (*figures, PlainLabel(source, "muted"))


def told(residual: Residual, *, of: str) -> str:
    """Return ``12``, ``500-600`` or ``≥ 500``: the best figure, else the bounds that were told."""
    source = residual.toll if of == "toll" else residual
    if source.best is not None:
        return f"{source.best:,}"
    low, high = source.minimum, source.maximum
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is None and high is None:
        return "?"
    return f"≥ {low:,}" if low is not None else f"≤ {high:,}"
