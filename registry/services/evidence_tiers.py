# SPDX-License-Identifier: Apache-2.0
"""A keeper's judgement that an original may be seen by everybody who works in the registry."""

from __future__ import annotations

from collections.abc import Callable

from registry.domain.roles import PROTECTED, REGISTRY, Role
from registry.domain.statements import Evidence
from registry.errors import RegistryError
from registry.services.evidence import get, open_unlogged, recipients_of
from registry.storage import evidence_store, unlinking
from registry.storage.evidence_store import EvidenceFlipped, Made
from registry.storage.vault import RoleLacks, Vault


class LowerReasonMissing(RegistryError):
    """What was protected is not shown to more people without a reason they can read."""


def lower(
    vault: Vault,
    ref: str,
    reason: str,
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> None:
    """Seal protected evidence anew to the registry tier; its name and hashes stay protected.

    Evidence of the registry tier is left as it is. Raises RoleLacks, LowerReasonMissing, and
    what ``evidence.opened`` and the medium raise; a failure leaves everything as it was.
    """
    vault.require("modification")
    if Role.KEEPER not in vault.roles:
        raise RoleLacks(roles=Role.KEEPER.value)
    if not reason.strip():
        raise LowerReasonMissing
    found = get(vault, ref)
    if found.held_in != PROTECTED:
        return
    with open_unlogged(vault, found) as original:
        recipients = recipients_of(vault, REGISTRY)
        file, made = evidence_store.reseal(vault.path, original, recipients, progress)
    values = {
        "file": file,
        "sealed_size": made.sealed_size,
        "sealed_sha256": made.sealed_sha256,
        "held_in": REGISTRY,
    }
    try:
        _require_same(found, made)
        with vault.write("modification", reason.strip(), about=ref) as tx:
            tx.change(found, values)
            unlinking.intend(tx, [str(found.file)])
    except BaseException:
        evidence_store.remove(vault.path, file)
        raise
    unlinking.complete(vault)


def _require_same(found: Evidence, made: Made) -> None:
    """Compare what was sealed anew with what was attached, also where it is a long film."""
    if (made.sha256, made.sha512) != (found.sha256, found.sha512):
        raise EvidenceFlipped
