# SPDX-License-Identifier: Apache-2.0
"""Hurt input for each parser, in a child with limits: ``python -m tests.campaign.fuzzing``.

Its words: PARSER START STOP PLACE. A child that dies has written which attempt it died of into
the file PLACE, and is begun again behind it. Processor seconds are counted, not those of a clock:
a busy machine must not make a parser slow.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final, NoReturn

from registry.errors import RegistryError
from tests.campaign.mutants import mutant
from tests.campaign.parsers import PARSERS, Parser
from tests.leaks.children import ROOT

MOST_BYTES: Final = 256 << 20
MOST_S: Final = 1.0
CHILD_S: Final = 900
CONTAINED: Final = "PanicException"
"""A panic of a spreadsheet's reader ends its worker process alone, which is a refusal."""


class TooSlow(BaseException):
    """More than a second of the processor; not an Exception, so that no parser swallows it."""


def attempts(parser: str, numbers: range, folder: Path) -> list[str]:
    """Try every number in children; return what was bad."""
    bad: list[str] = []
    place, at = folder / f"at-{parser.replace(' ', '-')}", numbers.start
    while at < numbers.stop:
        words = [parser, str(at), str(numbers.stop), str(place)]
        place.write_text(str(at), encoding="ascii")
        done = subprocess.run(
            [sys.executable, "-m", "tests.campaign.fuzzing", *words],
            cwd=ROOT, capture_output=True, text=True, check=False, timeout=CHILD_S,
        )  # fmt: skip
        if done.returncode == 0:
            return bad + list(json.loads(done.stdout))
        died = int(place.read_text(encoding="ascii").strip("\0") or at)
        bad.append(f"{died}: the process ended with {done.returncode}: {done.stderr[-200:]}")
        at = died + 1
    return bad


def judged(parser: Parser, data: bytes) -> str:
    """Return what is wrong with how ``data`` was taken or refused; nothing if all is well."""
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_S)
    try:
        parser.read(data)
    except RegistryError:
        return ""
    except TooSlow:
        return "more than a second"
    except MemoryError:
        return "more than 256 MiB"
    except BaseException as error:  # noqa: BLE001 - whatever else there is, is what we look for
        name = type(error).__name__
        refusal = isinstance(error, parser.allowed) or (name == CONTAINED and parser.allowed)
        return "" if refusal else name
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def limit() -> None:
    """Let this process take 256 MiB more than it has now, and a second for each attempt."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MOST_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGVTALRM, _too_slow)


def _too_slow(*_: object) -> NoReturn:
    raise TooSlow


def main() -> int:
    """Try the numbers of the words, say which were bad."""
    name, start, stop, place = sys.argv[1:]
    parser, found = PARSERS[name], []
    seeds = list(parser.seeds())
    parser.read(seeds[0])  # a whole one is taken, and what loads late is loaded before the limit
    limit()
    at = os.open(place, os.O_WRONLY)
    for number in range(int(start), int(stop)):
        os.pwrite(at, b"%-12d" % number, 0)
        if wrong := judged(parser, mutant(number, seeds)):
            found.append(f"{number}: {wrong}")
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
