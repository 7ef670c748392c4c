# SPDX-License-Identifier: Apache-2.0
"""What members without the protected key wrote for it, until a keeper takes it in."""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.resources import read_folder
from registry.domain.vocabulary import LANGUAGES
from registry.storage import inbox, intake
from registry.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """One item that stays: ``code`` has words; ``record`` is the reference, where it is known."""

    code: str
    actor: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """How many records became whole, and what stays with its reason."""

    records: int
    refused: tuple[Refused, ...]


def waiting(vault: Vault) -> int:
    """Return how many items wait for a keeper."""
    with vault.read() as tx:
        return inbox.waiting(tx.connection)


def take_in(vault: Vault) -> TakenIn:
    """Write what waits into the protected file, all in one unit of work, as its authors'.

    What is forged, foreign or does not fit stays and is reported. Raises RoleLacks,
    TierNotGranted.
    """
    vault.require(intake.OPERATION)
    vault.keys.tier("protected")
    if not waiting(vault):
        return TakenIn(records=0, refused=())
    with vault.write(intake.OPERATION) as tx:
        records, refused = intake.take_all(tx)
    told = (Refused(code=code, actor=actor[:20], record=ref) for code, actor, ref in refused)
    return TakenIn(records=records, refused=tuple(told))


def words(refused: Refused) -> dict[str, str]:
    """Return ``{"ar", "en"}``: why an item stays, and what to do."""
    known = read_folder("messages")
    entry = known.get(f"inbox.{refused.code}") or known["inbox.malformed"]
    named = {"member": refused.actor, "record": refused.record}
    return {lang: str(entry[lang]).format_map(named) for lang in LANGUAGES}
