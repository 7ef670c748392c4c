# SPDX-License-Identifier: Apache-2.0
"""A partner package of 10,000 people with its scan: memory bounded, time beside a reference."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.benchmarks.figures import Figure, Figures

RECORDS = 10_000
RISE_MIB = 350


def in_a_child(*words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.packaging", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def seconds_to_zip(data: bytes) -> float:
    """Return how long the same number of bytes take to be packed by the stock deflate."""
    start = perf_counter()
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("package", data)
    return perf_counter() - start


def test_a_large_package_is_built_and_scanned_in_bounded_memory(
    tmp_path: Path, figures: Figures
) -> None:
    vault, target = str(tmp_path / "large.sijill"), tmp_path / "large.zip.age"
    in_a_child("fill", vault, str(RECORDS))
    told = in_a_child("build", vault, str(target))
    assert told["records"] == RECORDS
    slow = Figure(
        name=f"partner package of {RECORDS:,} records, scanned",
        unit="s",
        ours=told["seconds"],
        reference=seconds_to_zip(target.read_bytes()),
        factor=float("inf"),  # reported only: no bound was set
    )
    small = Figure(name="its rise of memory", unit="MiB", ours=told["rise_mib"], slack=RISE_MIB)
    assert all([figures.add(slow), figures.add(small)])
