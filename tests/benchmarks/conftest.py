# SPDX-License-Identifier: Apache-2.0
"""Gathers the figures of a run and prints them as one table at its end."""

from __future__ import annotations

import pytest

from tests.benchmarks.figures import Figures

_FIGURES = pytest.StashKey[Figures]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin an empty table."""
    config.stash[_FIGURES] = Figures()


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Return the table of this run: ``assert figures.add(Figure(...))``."""
    return request.config.stash.setdefault(_FIGURES, Figures())


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table."""
    table = config.stash.get(_FIGURES, Figures())
    if table.measured:
        terminalreporter.section("figures")
        for line in table.lines():
            terminalreporter.write_line(line)
