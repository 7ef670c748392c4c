# SPDX-License-Identifier: Apache-2.0
"""What was done in this vault, by whom and when, read from the signed logs; and the check."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from registry.crypto.medium import DiskFull, MediumFailed, ReadOnlyMedium
from registry.domain.resources import read_folder
from registry.domain.vocabulary import LANGUAGES
from registry.storage import custody, evidence_inspection, inspection, log_check
from registry.storage.schema import TIERS
from registry.storage.vault import RoleLacks, Vault

STEPS = 4  # of a check: pages, logs, records, files
LIGHT = 32 << 20  # bytes of the databases that are gone through within about a second


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One signed entry of a log; ``about`` is a reference, never a name."""

    tier: str
    seq: int
    at: str
    actor: str
    operation: str
    about: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding: ``code`` has words; ``where`` is a file, a log entry or a reference."""

    code: str
    where: str


def check(
    vault: Vault,
    *,
    full: bool = False,
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> tuple[Finding, ...]:
    """Verify the header, and structure, logs, commitments and links of every open file.

    The logs are gone through from the newest checkpoint on that this member may trust; ``full``
    from their first entry, with each page and the history of every record. A full check that
    finds nothing leaves a checkpoint, if this member may sign one. ``progress`` gets steps done
    and in all, and may raise to stop between two of them.
    """
    progress(0, STEPS)
    header = (Finding(code="header_damaged", where="header"),) if vault.from_previous else ()
    with vault.maintain() as connection:
        broken = [
            Finding(code=code, where=where)
            for tier in sorted(vault.tiers)
            for code, where in inspection.pages(connection, tier, full=full)
        ]
    if broken:
        return (*header, *broken)  # what stands on broken pages cannot be judged
    progress(1, STEPS)
    with vault.read() as tx:
        logs = log_check.check(tx.connection, vault.keys, full=full)
        progress(2, STEPS)
        found = [*logs.found, *inspection.dangling(tx)]
        found += inspection.altered(tx) if full else ()
        progress(3, STEPS)
        found += evidence_inspection.altered(vault.path, tx) if full else ()
    if full and not (header or found):
        _keep_checkpoint(vault, logs)
    others = (Finding(code=code, where=where) for code, where in dict.fromkeys(found))
    return (*header, *others)


def _keep_checkpoint(vault: Vault, logs: log_check.Checked) -> None:
    with vault.read() as tx:
        if log_check.ends_in_checkpoint(tx.connection, vault.keys):
            return
    # On a medium that cannot be written the check itself was done all the same.
    with (
        suppress(RoleLacks, MediumFailed, ReadOnlyMedium, DiskFull),
        vault.write(log_check.CHECKPOINT) as tx,
    ):
        log_check.keep_checkpoint(tx, logs)


def is_light(vault: Vault) -> bool:
    """Whether a check is over so soon that it need not be asked for."""
    return sum(vault.file(tier).stat().st_size for tier in vault.tiers) <= LIGHT


def not_checked(vault: Vault) -> tuple[str, ...]:
    """Return the parts that this member does not open: a check says nothing about them."""
    return tuple(tier for tier in TIERS if tier not in vault.tiers)


def part_words(tier: str) -> dict[str, str]:
    """Return ``{"ar", "en"}``: that a part of the vault was not checked, and who could."""
    entry = read_folder("messages")[f"not_checked.{tier}"]
    return {lang: str(entry[lang]) for lang in LANGUAGES}


def words(finding: Finding) -> dict[str, str]:
    """Return ``{"ar", "en"}`` for one finding: what was found where, and what to do."""
    known = read_folder("messages")
    entry = known.get(f"finding.{finding.code}") or known["finding.other"]
    return {lang: str(entry[lang]).format(where=_where(finding, lang)) for lang in LANGUAGES}


def _where(finding: Finding, language: str) -> str:
    """A reference as it is; a file of the vault, and the entry of its log, in words."""
    tier, _, entry = finding.where.partition(" ")
    file = read_folder("messages").get(f"finding.file.{tier}")
    return " ".join((str(file[language]) if file else tier, entry)).strip()


def of_entry(tier: str, entry: custody.LogEntry) -> Activity:
    """Return what a screen tells of one entry of the log of ``tier``."""
    body = entry.body
    return Activity(
        tier=tier,
        seq=entry.seq,
        at=str(body.get("at", "")),
        actor=str(body.get("actor", "")),
        operation=str(body.get("operation", "")),
        about=str(body.get("about", "")),
        count=int(body.get("count", 0)),
        reason=str(body.get("reason", "")),
    )
