# SPDX-License-Identifier: Apache-2.0
"""A list of 50,000 against writing the same rows of every table and index into plain SQLite."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from registry.services import vaults
from tests.benchmarks import plain
from tests.benchmarks.figures import Figure, Figures
from tests.benchmarks.importing import PASSPHRASE
from tests.benchmarks.invented import write_list

ROWS = 50_000
RUNS = 2


def import_in_a_child(listed: Path, vault: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.importing", str(listed), str(vault)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def test_a_long_list_goes_in_about_as_fast_as_its_rows_are_written(
    tmp_path: Path, figures: Figures
) -> None:
    listed = tmp_path / "list.csv"
    write_list(listed, ROWS)
    ours, reference, rise = [], [], []
    for run in range(RUNS):
        folder = tmp_path / f"{run}.sijill"
        told = import_in_a_child(listed, folder)
        assert told["added"] == ROWS
        ours.append(told["seconds"])
        rise.append(told["rise_mib"])
        vault = vaults.open_vault(folder, vaults.Passphrase(bytearray(PASSPHRASE)))
        schema, rows = plain.schema_and_rows(vault)
        vault.close()
        reference.append(plain.write(tmp_path / f"{run}.db", schema, rows))
    fast = Figure(
        name=f"import of {ROWS:,} rows",
        unit="s",
        ours=min(ours),
        reference=min(reference),
        factor=4,
    )
    small = Figure(name="its rise of memory", unit="MiB", ours=max(rise), slack=250)
    assert all([figures.add(fast), figures.add(small)])
