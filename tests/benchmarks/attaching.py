# SPDX-License-Identifier: Apache-2.0
"""Attaches one file in a process of its own and tells time and memory as JSON.

``python -m tests.benchmarks.attaching VAULT FILE``. The rise is that of this process, and of the
worker beyond what an interpreter with the same modules needs that does nothing. (The most memory
that the system tells of ended children would be that of this process, which they begin as.)
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from registry.services import evidence, vaults
from tests.benchmarks.importing import PASSPHRASE, resident_mib

IDLE = "import registry.storage.evidence_worker; print(open('/proc/self/status').read())"


def passphrase() -> vaults.Passphrase:
    """Return the passphrase of the vault that is measured."""
    return vaults.Passphrase(bytearray(PASSPHRASE))


class WorkerSeen:
    """Follows the progress of one job, and the most memory that its worker has used."""

    def __init__(self) -> None:
        self._status: Path | None = None
        self.mib = 0.0

    def __call__(self, _done: int, _total: int) -> None:
        """Look at the worker, which is our only child."""
        self._status = self._status or next(
            path for path in Path("/proc").glob("[0-9]*/status") if is_child(path)
        )
        self.mib = max(self.mib, most_mib(self._status.read_text()))


def idle_mib() -> float:
    """Return what the worker needs before it has a job."""
    command = [sys.executable, "-c", IDLE]
    return most_mib(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def most_mib(status: str) -> float:
    """Return the most memory of which a process's status tells."""
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def is_child(status: Path) -> bool:
    """Whether a process, which may have ended meanwhile, is one of ours."""
    try:
        return f"PPid:\t{os.getpid()}\n" in status.read_text()
    except OSError:
        return False


def main() -> None:
    """Attach a byte first, so that both processes are warm, then the file."""
    vault = vaults.open_vault(Path(sys.argv[1]), passphrase())
    with tempfile.NamedTemporaryFile() as small:
        small.write(b"x")
        small.flush()
        evidence.attach(vault, Path(small.name), {"kind": "press"})
    Path("/proc/self/clear_refs").write_text("5")  # forget the most memory used so far
    film, before, start = WorkerSeen(), resident_mib("VmRSS"), perf_counter()
    evidence.attach(vault, Path(sys.argv[2]), {"kind": "video"}, progress=film)
    seconds = perf_counter() - start
    rise = resident_mib("VmHWM") - before + film.mib - idle_mib()
    vault.close()
    print(json.dumps({"seconds": seconds, "rise_mib": rise, "worker_mib": film.mib}))


if __name__ == "__main__":
    main()
