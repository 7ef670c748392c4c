# SPDX-License-Identifier: Apache-2.0
"""Sealed files that a unit of work let go of: noted inside it, unlinked once it stands.

Unlinked before, a failure would lose what the records still tell of; after it alone, a crash in
between would leave what was erased lying there, and nothing would know of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from registry.storage import evidence_store, facts
from registry.storage.reading import Reading
from registry.storage.vault import Vault

ROW: Final = "to_unlink"


def intend(tx: Reading, files: Iterable[str]) -> None:
    """Note the names of ``files``, in the unit of work that lets go of them."""
    if names := sorted({*_noted(tx.connection), *files}):
        facts.put(tx.connection, "registry", {ROW: json.dumps(names)})


def complete(vault: Vault) -> int:
    """Unlink what is noted, also of an earlier session; return how many files that were.

    Raises what the medium says: the note stays, and the next session tries again.
    """
    with vault.read() as tx:
        names = set(_noted(tx.connection))
        if not names:
            return 0
        # Whoever writes the registry's file could note what a record still tells of.
        names -= {str(getattr(one, "file", None)) for one in tx.every("evidence")}
    for name in names:
        evidence_store.remove(vault.path, name)
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        facts.forget(connection, "registry", [ROW])
    return len(names)


def _noted(connection: Connection) -> list[str]:
    held = facts.facts(connection, "registry").get(ROW, "[]")
    try:
        names = json.loads(held)
    except ValueError:  # spoilt behind our back: the verification of evidence finds what lies there
        return []
    listed = names if isinstance(names, list) else []
    return [str(name) for name in listed if evidence_store.is_name(str(name))]
