# SPDX-License-Identifier: Apache-2.0
"""What every test stands on: no screen unless asked for, the same examples in every run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before Qt is imported anywhere: a journey that needs a real X window starts its own Xvfb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Derandomised: a red run must be red again for whoever repeats it. No deadline: no timing asserts.
settings.register_profile(
    "test",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("campaign", settings.get_profile("test"), max_examples=5_000)
settings.load_profile("test")

LONGEST_ID = 60
BENCHMARKS = Path(__file__).parent / "benchmarks"


def pytest_configure(config: pytest.Config) -> None:
    """Take the long profile of hypothesis when the long tests were asked for."""
    if config.option.markexpr == "campaign":
        settings.load_profile("campaign")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all of ``tests/benchmarks``, so that no file there can forget it."""
    for item in items:
        if BENCHMARKS in item.path.parents:
            item.add_marker(pytest.mark.benchmark)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a long value by its argument: a fresh key in a name differs between two workers."""
    return argname if isinstance(val, str | bytes) and len(val) > LONGEST_ID else None


@pytest.fixture(scope="session")
def x_display() -> Iterator[str]:
    """The name of a real X display, started for these tests: ``":17"`` or the like."""
    with display() as name:
        yield name


@contextmanager
def display() -> Iterator[str]:
    """Start a real X display and end it afterwards."""
    reading, writing = os.pipe()
    screen = ["-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *screen],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        name = ":" + told.readline().strip()
    try:
        yield name
    finally:
        server.terminate()
        server.wait()
