# SPDX-License-Identifier: Apache-2.0
"""Attaches one file in a process of its own and tells time and memory as JSON.

``python -m tests.benchmarks.attaching VAULT FILE``. The rise is that of this process, and of the
worker beyond what an interpreter with the same modules needs for a file of one byte.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from registry.services import evidence, vaults
from tests.benchmarks.importing import PASSPHRASE, resident_mib


def passphrase() -> vaults.Passphrase:
    """Return the passphrase of the vault that is measured."""
    return vaults.Passphrase(bytearray(PASSPHRASE))


def worker_mib() -> float:
    """Return the most memory that any worker so far has used."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Attach a byte first, so that both processes are warm, then the file."""
    vault = vaults.open_vault(Path(sys.argv[1]), passphrase())
    with tempfile.NamedTemporaryFile() as small:
        small.write(b"x")
        small.flush()
        evidence.attach(vault, Path(small.name), {"kind": "press"})
    Path("/proc/self/clear_refs").write_text("5")  # forget the most memory used so far
    before, worker_before, start = resident_mib("VmRSS"), worker_mib(), perf_counter()
    evidence.attach(vault, Path(sys.argv[2]), {"kind": "video"})
    seconds = perf_counter() - start
    rise = resident_mib("VmHWM") - before + worker_mib() - worker_before
    vault.close()
    print(json.dumps({"seconds": seconds, "rise_mib": rise, "worker_mib": worker_mib()}))


if __name__ == "__main__":
    main()
