# SPDX-License-Identifier: Apache-2.0
"""An original of one GiB beside the stock ``age`` command; reads at random places of it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from registry.crypto.kdf import FOR_TESTS
from registry.services import evidence, vaults
from tests.benchmarks.attaching import passphrase
from tests.benchmarks.figures import Figure, Figures

SIZE = 1 << 30
TIMES = 5
READS = 4_000
RISE_MIB = 40
HALF = 2  # half of the throughput is twice the time


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("large") / "film.bin"
    with path.open("wb") as file:
        for _ in range(SIZE >> 20):
            file.write(os.urandom(1 << 20))
    yield path
    path.unlink()


def seconds_of_age(source: Path, recipient: str) -> float:
    """Return how long ``age`` takes, and the disk to hold what it wrote, as with us."""
    target = source.with_name("reference.age")
    start = perf_counter()
    subprocess.run(["age", "-r", recipient, "-o", str(target), str(source)], check=True)
    with target.open("rb") as written:
        os.fsync(written.fileno())
    seconds = perf_counter() - start
    target.unlink()
    return seconds


def attach(vault: Path, source: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.attaching", str(vault), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_an_original_is_attached_at_half_the_speed_of_age_and_in_little_memory(
    tmp_path: Path, large: Path, figures: Figures
) -> None:
    path = tmp_path / "evidence.sijill"
    vault = vaults.create(path, passphrase(), cost=FOR_TESTS)
    recipient = evidence.recipients_of(vault, "protected")[0]
    vault.close()
    theirs, ours = [], []
    for _ in range(TIMES):  # in turns, so that a busy machine is busy for both
        theirs.append(seconds_of_age(large, recipient))
        ours.append(attach(path, large))
    quick = Figure(
        name="attaching 1 GiB, best of five, beside age and fsync",
        unit="s",
        ours=min(one["seconds"] for one in ours),
        reference=min(theirs),
        factor=HALF,
    )
    rise = max(one["rise_mib"] for one in ours)
    small = Figure(name="its rise of memory, both processes", unit="MiB", ours=rise, slack=RISE_MIB)
    held = [figures.add(quick), figures.add(small)]
    opened = vaults.open_vault(path, passphrase())
    held.append(figures.add(reads_of(opened)))
    opened.close()
    assert all(held)


def reads_of(vault: vaults.Vault) -> Figure:
    """Time reads of 4 KiB at random places of one original."""
    chance = random.Random(1)
    with evidence.opened(vault, str(evidence.listed(vault)[0].ref)) as original:
        start = perf_counter()
        for _ in range(READS):
            original.seek(chance.randrange(original.size))
            original.read(4096)
        seconds = perf_counter() - start
    return Figure(
        name="a read at a random place of 1 GiB", unit="ms", ours=seconds / READS * 1000, slack=0.5
    )
