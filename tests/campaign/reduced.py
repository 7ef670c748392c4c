# SPDX-License-Identifier: Apache-2.0
"""The short form of some scenarios, as tests; two files share them, for two workers."""

from __future__ import annotations

from pathlib import Path

from tests.campaign.running import steps
from tests.campaign.scenarios import SCENARIOS


def names(*beginnings: str) -> list[str]:
    """Return the scenarios whose names begin so."""
    return [name for name in SCENARIOS if name.startswith(beginnings)]


def bad(name: str, folder: Path) -> list[str]:
    """Make the short form of a scenario; return what was bad."""
    scenario = SCENARIOS[name]
    full = scenario.full(folder)
    numbers = scenario.numbers(scenario.reduced, full)
    assert len(numbers) == min(scenario.reduced, full)
    ranges = [one for some in steps(numbers, 0, len(numbers)) for one in some]
    return [wrong for one in ranges for wrong in scenario.attempts(one, folder)]
