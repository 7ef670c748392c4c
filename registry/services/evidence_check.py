# SPDX-License-Identifier: Apache-2.0
"""Verifies evidence: the sealed file by its hash, and with the key the original by both hashes.

What does not agree is quarantined, signed in the log: it is kept, and neither shown nor let out
until a keeper has put the right file back and it verifies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from registry.domain.fields import WITHHELD
from registry.domain.roles import Role, may
from registry.domain.statements import Evidence
from registry.errors import Damaged
from registry.services.activity import Finding
from registry.services.evidence import (
    QUARANTINED,
    SOUND,
    get,
    listed,
    open_sealed,
    sealed_file,
)
from registry.storage import evidence_store
from registry.storage.evidence_inspection import CODES, wrong
from registry.storage.evidence_store import EvidenceFlipped
from registry.storage.vault import RoleLacks, Vault

DIFFERS: Final = "evidence_differs"
STRAY: Final = "evidence_stray"
HELD: Final = "evidence_quarantined"
_BLOCK: Final = 1 << 20


def verify(
    vault: Vault,
    refs: Sequence[str] = (),
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> tuple[Finding, ...]:
    """Verify the evidence of these references, or all of it; quarantine what does not agree.

    The hash of the sealed file is compared always, both hashes of the original where this
    member has the key. ``progress`` gets items done and in all. Raises NotEvidence.
    """
    every = listed(vault)
    mine = [get(vault, ref) for ref in refs] if refs else list(every)
    found: list[Finding] = []
    for done, one in enumerate(mine, 1):
        if one.file:
            found += _verified(vault, one, every)
        progress(done, len(mine))
    if not refs:
        known = [one.file for one in every if one.file]
        strays = evidence_store.strays(vault.path, known)
        found += [Finding(code=STRAY, where=Path(name).name) for name in strays]
    return tuple(found)


def lift(vault: Vault, ref: str, reason: str) -> None:
    """Take evidence out of quarantine once its file verifies again, by a keeper.

    Raises RoleLacks, and what is wrong with the file: EvidenceMissing and its like.
    """
    vault.require("quarantine")
    if Role.KEEPER not in vault.roles:
        raise RoleLacks(roles=Role.KEEPER.value)
    found = get(vault, ref)
    evidence_store.compare(vault.path, sealed_file(found))
    if not _is_original(vault, found):
        raise EvidenceFlipped
    with vault.write("quarantine", reason, about=ref) as tx:
        tx.change(found, {"state": SOUND})


def _verified(vault: Vault, one: Evidence, every: Sequence[Evidence]) -> list[Finding]:
    code = _wrong(vault, one, every)
    ref = str(one.ref)
    if not code:
        return [Finding(code=HELD, where=ref)] if one.state == QUARANTINED else []
    if one.state != QUARANTINED and may(vault.roles, "quarantine"):
        with vault.write("quarantine", about=ref) as tx:
            tx.change(one, {"state": QUARANTINED})
    return [Finding(code=code, where=ref)]


def _wrong(vault: Vault, one: Evidence, every: Sequence[Evidence]) -> str:
    try:
        return wrong(vault.path, one, every) or ("" if _is_original(vault, one) else DIFFERS)
    except Damaged as error:  # genuine outside, and inside not what we make
        return CODES[type(error)]


def _is_original(vault: Vault, one: Evidence) -> bool:
    """Whether the decrypted bytes have both hashes; True where this member has not the keys."""
    if one.held_in not in vault.tiers or one.sha256 in (None, WITHHELD):
        return True
    sha256, sha512 = hashlib.sha256(), hashlib.sha512()
    with open_sealed(vault, one) as original:
        while block := original.read(_BLOCK):
            sha256.update(block)
            sha512.update(block)
        size = original.size
    found = (sha256.hexdigest(), sha512.hexdigest(), size)
    return found == (one.sha256, one.sha512, one.size)
