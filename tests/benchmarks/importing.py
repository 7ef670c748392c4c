# SPDX-License-Identifier: Apache-2.0
"""Imports a list into a new vault in a process of its own and tells time and memory as JSON.

``python -m tests.benchmarks.importing LIST VAULT``
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from time import perf_counter

from registry.crypto.kdf import FOR_TESTS
from registry.services import imports, vaults

PASSPHRASE = b"invented words for measuring only"
STATUS = Path("/proc/self/status")


def resident_mib(mark: str) -> float:
    """Return VmRSS (now) or VmHWM (the most since it was forgotten) in MiB."""
    found = re.search(rf"{mark}:\s+(\d+) kB", STATUS.read_text())
    return int(found[1]) / 1024 if found else 0.0


def main() -> None:
    """Make the vault, forget the peak of its key, and measure the import alone."""
    vault = vaults.create(
        Path(sys.argv[2]), vaults.Passphrase(bytearray(PASSPHRASE)), cost=FOR_TESTS
    )
    Path("/proc/self/clear_refs").write_text("5")  # forget the most memory used so far
    before, start = resident_mib("VmRSS"), perf_counter()
    report = imports.run(vault, Path(sys.argv[1]), source="invented")
    seconds = perf_counter() - start
    rise = resident_mib("VmHWM") - before
    vault.close()
    print(json.dumps({"added": report.added, "seconds": seconds, "rise_mib": rise}))


if __name__ == "__main__":
    main()
