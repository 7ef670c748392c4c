# SPDX-License-Identifier: Apache-2.0
"""Makes a vault unreadable at once: its header is overwritten, and without it no passphrase helps.

Off until a backup has been proven to open: only it, or the recovery shares with a copy of the
header, bring the records back. What it cannot reach: copies, snapshots, backups, worn flash cells.
"""

from __future__ import annotations

import os
from typing import Final, NoReturn

from registry.crypto.atomic import overwrite
from registry.crypto.header import HEADER_NAME, PREVIOUS_NAME, destroy
from registry.crypto.medium import medium_errors
from registry.errors import VaultError
from registry.services.backups import reminder
from registry.storage.vault import Vault

FAILED: Final = 1


class PanicNotReady(VaultError):
    """No backup of this vault was ever proven to open; destroying it could be for ever."""


def is_ready(vault: Vault) -> str:
    """Return the date (ISO) on which a backup was last proven to open, or nothing."""
    return reminder(vault).proven_on


def make_unreadable(vault: Vault) -> None:
    """Overwrite and delete every header of ``vault``, and lock it.

    Raises PanicNotReady, ReadOnlyMedium, MediumFailed; what could be destroyed is by then.
    """
    if not is_ready(vault):
        raise PanicNotReady
    try:
        destroy(vault.path)
        for name in (HEADER_NAME, PREVIOUS_NAME):
            part = vault.path / f"{name}.part"  # a write that was cut off leaves a header too
            with medium_errors(part):
                overwrite(part)
    finally:
        vault.close()


def run(vault: Vault) -> NoReturn:
    """Make ``vault`` unreadable and end this process at once, without any clean-up.

    Raises PanicNotReady before anything is touched. The exit code is 1 when the medium refused.
    """
    if not is_ready(vault):
        raise PanicNotReady
    code = FAILED
    try:
        make_unreadable(vault)
        code = 0
    finally:
        os._exit(code)
