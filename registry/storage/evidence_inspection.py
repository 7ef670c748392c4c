# SPDX-License-Identifier: Apache-2.0
"""Compares every sealed file with what the records say of it; no key of evidence is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from registry.domain.statements import Evidence
from registry.errors import Damaged
from registry.storage import evidence_store
from registry.storage.evidence_store import (
    EvidenceCut,
    EvidenceFlipped,
    EvidenceForeign,
    EvidenceMissing,
    EvidenceSwapped,
    SealedFile,
)
from registry.storage.reading import Reading

CODES: Final[dict[type[Damaged], str]] = {
    EvidenceMissing: "evidence_missing",
    EvidenceCut: "evidence_cut",
    EvidenceFlipped: "evidence_flipped",
    EvidenceForeign: "evidence_foreign",
    EvidenceSwapped: "evidence_swapped",
}
"""The finding that each failure of a sealed file is."""


def sealed_file(found: Evidence) -> SealedFile:
    """Return what a record says of its file."""
    return SealedFile(
        file=str(found.file), size=int(found.sealed_size or 0), sha256=str(found.sealed_sha256)
    )


def wrong(vault: Path, found: Evidence, every: Iterable[Evidence]) -> str:
    """Return the code of what is wrong with one sealed file, or nothing."""
    others = {str(one.sealed_sha256) for one in every if one.file and one.id != found.id}
    try:
        evidence_store.compare(vault, sealed_file(found), others)
    except Damaged as error:
        return CODES[type(error)]
    return ""


def altered(vault: Path, tx: Reading) -> Iterator[tuple[str, str]]:
    """Yield ``(code, reference)`` for each evidence whose file is not what was sealed."""
    every = [one for one in tx.every("evidence") if isinstance(one, Evidence) and one.file]
    for one in every:
        if code := wrong(vault, one, every):
            yield code, str(one.ref)
