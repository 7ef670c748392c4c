# SPDX-License-Identifier: Apache-2.0
"""What recovery needs of the files: a copy of a closed vault, and a member nobody admitted.

Whoever recovers holds the organisation's key and no certificate; what they sign is signed with
the recovery key itself.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from registry.crypto.header import Header, VaultMissing
from registry.crypto.medium import medium_errors
from registry.crypto.platform import ExclusiveLock, fsync_directory
from registry.domain.fields import Term
from registry.storage import header_change, members
from registry.storage.engine import answers_of
from registry.storage.founding import VaultAlreadyThere
from registry.storage.log_state import RECOVERY
from registry.storage.members import Certificate
from registry.storage.rows import NewRecord, new_id
from registry.storage.vault import Vault
from registry.storage.writing import Writing

_LOCK: Final = "lock"


@contextmanager
def copied(source: Path, target: Path) -> Iterator[None]:
    """Copy the folder of a vault that nobody has open, and work on the copy in the block.

    A failure, also of the block, leaves nothing at ``target``. Everything in it is ciphertext.
    Raises ``VaultMissing``, ``VaultAlreadyThere``, ``AlreadyOpen``, or what the medium says.
    """
    if not source.is_dir():
        raise VaultMissing
    if target.exists():
        raise VaultAlreadyThere(name=target.name)
    try:
        with ExclusiveLock(source / _LOCK), medium_errors(target):
            shutil.copytree(source, target, ignore=shutil.ignore_patterns(_LOCK))
            target.chmod(0o700)
            fsync_directory(target.parent)
        yield
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise


def enrol(vault: Vault, header: Header, new: Certificate, leaving: Iterable[Certificate]) -> None:
    """Certify ``new``, a member of ``header``, in a ``vault`` that the recovery key opened.

    ``leaving`` are certificates of those whose place they take. The unit of work is signed by
    the recovery key, which the log knows from when its sheets were made. Nothing stands if it
    fails; a crash before the header is written is finished at the next opening.
    """
    with (
        answers_of(vault.path),
        vault.maintain() as connection,
        connection.execution_options(writes=True).begin(),
    ):
        tx = Writing(connection, vault.keys)
        members.issue(tx, new, new.kinds)
        for one in leaving:
            members.issue(tx, one)
        tx.add("member", [NewRecord(id=new_id(), ref=tx.free_ref("B"), values=_values(new))])
        header_change.intend(tx, header)
        tx.finish(_entry(new.code))
    header_change.complete(vault)


def _values(new: Certificate) -> dict[str, Any]:
    return {"code": new.code, "roles": tuple(Term(role.value) for role in sorted(new.roles))}


def _entry(about: str) -> dict[str, Any]:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return {"at": now, "actor": RECOVERY, "operation": RECOVERY, "reason": "", "about": about}
