# SPDX-License-Identifier: Apache-2.0
"""Hands a recovery sheet to the printing system, from memory, for a reason that the log keeps.

It goes through the standard input of ``lp``, which sends it on without a file of its own; Qt's
printer writes one in plain to the folder for temporary files. What the system's spool and the
printer itself keep is beyond this program, which is why a reason is asked for.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import Final

from registry.errors import RegistryError
from registry.storage.log_state import RECOVERY
from registry.storage.vault import Vault

TIMEOUT_S: Final = 30
JOB: Final = "sheet"  # the name of the job, which a spool shows to everybody


class PrintReasonMissing(RegistryError):
    """Nothing secret is given to a printer without a reason that somebody can read later."""


class PrinterRefused(RegistryError):
    """There is no printing system, or it did not take the sheet."""


def is_possible() -> bool:
    """Whether this computer has a printing system to which a sheet can be given without a file."""
    return shutil.which("lp") is not None


def print_sheet(vault: Vault, pdf: bytes, reason: str, about: str) -> None:
    """Print one sheet (a PDF) on the default printer; ``about`` is the mark of its set.

    Logged before a byte leaves. Raises RoleLacks, PrintReasonMissing, PrinterRefused.
    """
    if not reason.strip():
        raise PrintReasonMissing
    program = _program()
    with vault.write(RECOVERY, reason.strip(), about=about) as tx:
        tx.unit("registry")
    _hand_over(program, pdf)


def print_receipt(pdf: bytes) -> None:
    """Print a receipt on the default printer; it is no secret. Raises PrinterRefused."""
    _hand_over(_program(), pdf)


def _program() -> str:
    program = shutil.which("lp")
    if program is None:
        raise PrinterRefused
    return program


def _hand_over(program: str, pdf: bytes) -> None:
    try:
        ran = subprocess.run(  # noqa: S603 - the system's own program; no word of ours is in it
            [program, "-s", "-t", JOB, "-"], input=pdf, timeout=TIMEOUT_S, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        raise PrinterRefused from None
    if ran.returncode:
        raise PrinterRefused
