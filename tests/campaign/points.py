# SPDX-License-Identifier: Apache-2.0
"""SIGKILL at every system call of an operation that changes files, also with the folder moved.

strace kills at the n-th call of one kind; the points are counted from a run that is left alone.
A new operation is one line of ``OPERATIONS``: its code, which opens the vault named by the first
word with the passphrase on standard input, and what must hold afterwards.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from registry.services.vaults import Vault
from tests.campaign.vaults_in_peril import copied, counted, judged
from tests.leaks.children import environment
from tests.services.invented_vaults import PASSPHRASE

CALLS: Final = "pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,/^rename,mkdir"
BEGIN: Final = """
import sys
from pathlib import Path
from tests.services.invented_vaults import open_again
vault = open_again(Path(sys.argv[1]), sys.stdin.read())
"""
COMMIT: Final = """
from tests.campaign.vaults_in_peril import save
save(vault)
vault.close()
"""
HEADER: Final = """
from registry.crypto.header import SLOTS, read_header, write_header
from registry.crypto.passphrase import Passphrase
from registry.crypto.vaultkeys import admit
seat = (vault.keys.seat + 1) % SLOTS
made = admit(read_header(vault.path), vault.keys, Passphrase.from_text("new"), seat, ("registry",))
write_header(vault.path, made[0] if isinstance(made, tuple) else made)
vault.close()
"""
ROTATION: Final = """
from registry.services import rotation
rotation.rotate(vault, "protected")
vault.close()
"""


@dataclass(frozen=True, slots=True)
class Operation:
    """``code`` runs after ``BEGIN``; ``look`` says what is wrong with the vault, or nothing."""

    code: str
    look: Callable[[Vault], str]


def whole_or_not_at_all(vault: Vault) -> str:
    """Say whether a unit of work over both files is there by half."""
    found = counted(vault)
    return "" if found in {(1, 1), (2, 2)} else f"torn: {found}"


def nothing_missing(vault: Vault) -> str:
    """Say whether a record is missing that was there before."""
    found = counted(vault)
    return "" if found == (1, 1) else f"lost: {found}"


OPERATIONS: Final = {
    "commit": Operation(COMMIT, whole_or_not_at_all),
    "header": Operation(HEADER, nothing_missing),
    "rotation": Operation(ROTATION, nothing_missing),
}
"""Operations by name."""


def run(operation: str, path: Path, trace: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the operation on ``path`` under strace."""
    code = BEGIN + OPERATIONS[operation].code
    command = ["strace", "-f", "-qq", *trace, sys.executable, "-c", code, str(path)]
    return subprocess.run(
        command, input=PASSPHRASE, capture_output=True, text=True, check=False,
        env=environment(path.parent / "home"),
    )  # fmt: skip


@cache
def points(operation: str, folder: Path) -> tuple[tuple[str, int], ...]:
    """Return each call of the operation as (name, how many of that name came before, plus one)."""
    path, log = copied(folder, f"{operation}.sijill"), folder / f"{operation}.calls"
    done = run(operation, path, ["-o", str(log), "-e", f"trace={CALLS}"])
    if done.returncode:
        raise RuntimeError(done.stderr)
    seen: Counter[str] = Counter()
    found = []
    for name in re.findall(r"^\d+\s+(\w+)\(", log.read_text(encoding="utf-8"), re.MULTILINE):
        seen[name] += 1
        found.append((name, seen[name]))
    return tuple(found)


def space(operation: str, folder: Path) -> int:
    """Return how many attempts there are: each point in place, and with the folder moved."""
    return 2 * len(points(operation, folder))


def attempt(operation: str, number: int, folder: Path) -> str:
    """Kill at one point; return what is wrong afterwards."""
    at, moved = divmod(number, 2)
    call, when = points(operation, folder)[at]
    path = copied(folder, f"{operation}.sijill")
    inject = f"inject={call}:signal=SIGKILL:when={when}"
    done = run(operation, path, ["-o", "/dev/null", "-e", f"trace={call}", "-e", inject])
    if done.returncode not in (-9, 128 + 9):
        return f"not killed at {call} {when}: {done.stderr[-200:]}"
    if moved:
        elsewhere = folder / "moved" / "to" / "here.sijill"
        shutil.rmtree(folder / "moved", ignore_errors=True)
        elsewhere.parent.mkdir(parents=True)
        path = path.rename(elsewhere)
    wrong = judged(path, OPERATIONS[operation].look)
    return f"{call} {when}: {wrong}" if wrong else ""
