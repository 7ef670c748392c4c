# SPDX-License-Identifier: Apache-2.0
"""The long form: ``python -m tests.campaign.running``. It may be stopped, and goes on where it was.

Words: ``--share 0.01`` tries that part of every scenario, ``--only WORD`` those whose name holds
the word, ``--state FOLDER`` keeps what was done (default ``.campaign``), ``--seconds N`` stops
after about that long. The table at the end says how many of how many were tried; the exit code is
1 if anything was bad.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from tests.campaign.scenarios import SCENARIOS, Scenario

MOST_TOLD: Final = 5


@dataclass(kw_only=True)
class Tally:
    """What was done of one scenario: ``done`` of ``of`` attempts, and what was ``bad``."""

    of: int
    done: int = 0
    bad: list[str] = field(default_factory=list)


class State:
    """What was done so far, one small file a scenario, replaced whole after each step."""

    def __init__(self, folder: Path, share: float) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._share = folder, share

    def read(self, name: str, of: int) -> Tally:
        """Return what was done; nothing if it was never begun, or is another size by now."""
        try:
            kept = Tally(**json.loads(self._file(name).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Tally(of=of)
        return kept if kept.of == of else Tally(of=of)

    def keep(self, name: str, tally: Tally) -> None:
        """Write down what was done."""
        part = self._file(name).with_suffix(".part")
        part.write_text(json.dumps(asdict(tally)), encoding="utf-8")
        part.replace(self._file(name))

    def _file(self, name: str) -> Path:
        plain = "".join(letter if letter.isalnum() else "-" for letter in name)
        return self._folder / f"{plain}@{self._share:g}.json"


def steps(numbers: list[int], done: int, step: int) -> Iterator[list[range]]:
    """Yield the numbers that are left, ``step`` of them at a time, as ranges."""
    for at in range(done, len(numbers), step):
        some = numbers[at : at + step]
        whole = some[-1] - some[0] + 1 == len(some)
        yield [range(some[0], some[-1] + 1)] if whole else [range(n, n + 1) for n in some]


def go_on(name: str, scenario: Scenario, state: State, share: float, until: float) -> Tally:
    """Make the attempts of a scenario that are left, as long as there is time."""
    with tempfile.TemporaryDirectory(prefix="campaign-") as place:
        folder = Path(place)
        full = scenario.full(folder)
        of = min(full, math.ceil(full * share))
        numbers, tally = scenario.numbers(of, full), state.read(name, of)
        for some in steps(numbers, tally.done, scenario.step):
            if time.monotonic() > until:
                break
            for one in some:
                tally.bad += scenario.attempts(one, folder)
            tally.done += sum(map(len, some))
            state.keep(name, tally)
    return tally


def table(found: dict[str, Tally]) -> str:
    """Return promise, done and bad of every scenario, and the first of what was bad."""
    lines = [f"{'promise':<64}{'done':>9}{'of':>9}{'bad':>6}"]
    for name, tally in found.items():
        lines.append(
            f"{SCENARIOS[name].promise:<64}{tally.done:>9}{tally.of:>9}{len(tally.bad):>6}"
        )
        lines += [f"    {one}" for one in tally.bad[:MOST_TOLD]]
    return "\n".join(lines)


def main() -> int:
    """Run what was asked for, say the table."""
    asked = argparse.ArgumentParser(description="the long form of the reduced tests")
    asked.add_argument("--share", type=float, default=1.0)
    asked.add_argument("--only", default="")
    asked.add_argument("--state", type=Path, default=Path(".campaign"))
    asked.add_argument("--seconds", type=float, default=math.inf)
    given = asked.parse_args()
    state, until = State(given.state, given.share), time.monotonic() + given.seconds
    found: dict[str, Tally] = {}
    for name, scenario in SCENARIOS.items():
        if given.only in name:
            found[name] = go_on(name, scenario, state, given.share, until)
            sys.stderr.write(f"{name}: {found[name].done} of {found[name].of}\n")
    sys.stdout.write(table(found) + "\n")
    return int(any(tally.bad for tally in found.values()))


if __name__ == "__main__":
    sys.exit(main())
