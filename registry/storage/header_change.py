# SPDX-License-Identifier: Apache-2.0
"""A change of the header that belongs to a unit of work: intended inside it, made after it.

The database and the header are two files; a crash may come between. So the whole next header
is kept in the registry, encrypted, with the certificate it belongs to, until it is written.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Final

from registry.crypto.header import (
    PREVIOUS_NAME,
    Header,
    NotAVault,
    VaultMissing,
    read_header,
    write_over,
)
from registry.crypto.medium import medium_errors
from registry.errors import Damaged, VaultError
from registry.storage import facts
from registry.storage.vault import Vault
from registry.storage.writing import Writing

ROW: Final = "header_pending"


def intend(tx: Writing, header: Header) -> None:
    """Keep ``header`` as the one to be written once this unit of work stands."""
    held = base64.b64encode(header.to_bytes()).decode("ascii")
    facts.put(tx.connection, "registry", {ROW: held})


def complete(vault: Vault) -> bool:
    """Write the header that a unit of work intended; return whether one was left to write.

    Raises what the medium says: the intention stays, and the next opening tries again.
    """
    if not is_pending(vault):
        _even_out(vault.path)
        return False
    intended = _intended(vault)
    # A new epoch began since: the grants of that header would open nothing, nor would it fit.
    if intended is not None and _epochs(intended) == _epochs(vault.header):
        write_over(vault.path, intended)
        vault.header = intended
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        facts.forget(connection, "registry", [ROW])
    return True


def is_pending(vault: Vault) -> bool:
    """Whether a header that was intended is not written yet."""
    return _held(vault) is not None


def _held(vault: Vault) -> str | None:
    with vault.read() as tx:
        return facts.facts(tx.connection, "registry").get(ROW)


def _intended(vault: Vault) -> Header | None:
    """Return the header to write; None for one that no organisation of ours signed.

    A row spoilt by somebody who writes the registry must not lock everybody out for good.
    """
    try:
        header = Header.from_bytes(base64.b64decode(_held(vault) or "", validate=True))
    except (ValueError, VaultError):
        return None
    ours = (vault.header.vault_id, vault.keys.organisation)
    return header if (header.vault_id, header.organisation) == ours else None


def _epochs(header: Header) -> tuple[int, int]:
    return header.registry_epoch, header.protected_epoch


def _even_out(path: Path) -> None:
    """Let no older generation stay beside the current one, which a removed member could open.

    A crash between the writing of the two leaves one; where the current one is damaged, the
    generation before is what opened, and it stays.
    """
    previous = path / PREVIOUS_NAME
    with medium_errors(previous):
        if not previous.is_file():
            return
        held = previous.read_bytes()
    try:
        current = read_header(path)
    except (VaultMissing, NotAVault, Damaged):
        return
    if held != current.to_bytes():
        write_over(path, current)
