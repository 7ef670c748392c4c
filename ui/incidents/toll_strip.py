# SPDX-License-Identifier: Apache-2.0
"""Named and not yet named: each source with its count, who is named, what is left; no sums."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from registry.services.tolls import Residual, TollSummary
from ui.language import T, ltr, natural, number
from ui.widgets.plain_label import Card, PlainLabel


class TollStrip(Card):
    """One line for each source: ``12 / 5 / 7``, with the same in words for reading aloud."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 8, 14, 10)
        self._rows.setSpacing(4)
        self._head = PlainLabel("", "strong")
        self._rows.addWidget(self._head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
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
            heading = T("Tolls", "told / named / not named yet")
            self._put(0, PlainLabel(heading, "hint"), PlainLabel(T("Tolls", "as told by"), "hint"))
        for at, residual in enumerate(summary.tolls, start=1):
            self._add(at, residual, summary.named)
        self.show()

    def texts(self) -> list[str]:
        """Return what is said, in order."""
        return [self._head.text(), *(label.text() for label in self._shown)]

    def _add(self, at: int, residual: Residual, named: int) -> None:
        count, left = told(residual, of="toll"), told(residual, of="left")
        words = T("Tolls", "{count} told, {named} named, {left} not named yet")
        figures = PlainLabel(ltr(f"{count} / {named:,} / {left}"), "strong").one_line()
        figures.setToolTip(words.format(count=ltr(count), named=number(named), left=ltr(left)))
        figures.setAccessibleName(figures.toolTip())
        source = natural(residual.toll.source) or T("Tolls", "A source without a name")
        self._put(at, figures, PlainLabel(source, "muted"))

    def _put(self, at: int, *labels: PlainLabel) -> None:
        for column, label in enumerate(labels):
            self._grid.addWidget(label, at, column)
            self._shown.append(label)


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
