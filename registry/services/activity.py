# SPDX-License-Identifier: Apache-2.0
"""What was done in this vault, by whom and when, read from the signed logs; and the check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from registry.domain.entities import all_entities
from registry.domain.fields import RecordId, Tier
from registry.storage import custody
from registry.storage.engine import SCHEMA_OF_TIER
from registry.storage.reading import Reading
from registry.storage.schema import ENTITY_TABLES
from registry.storage.vault import Vault


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


def entries(vault: Vault, limit: int = 500) -> tuple[Activity, ...]:
    """Return the newest entries of both logs, newest first, each unit of work once."""
    with vault.read() as tx:
        found = [
            _activity(tier, entry)
            for tier in sorted(tx.tiers, reverse=True)
            for entry in custody.entries(tx.connection, tier, newest=limit)
        ]
    once = {(one.at, one.operation, one.about, one.count): one for one in reversed(found)}
    return tuple(sorted(once.values(), key=lambda one: (one.at, one.seq), reverse=True)[:limit])


def check(vault: Vault, *, full: bool = False) -> tuple[Finding, ...]:
    """Verify pages, log, commitments and links of every open file; ``full`` reads every page."""
    with vault.maintain() as connection:
        pages = [f for tier in sorted(vault.tiers) for f in _pages(connection, tier, full=full)]
    if pages:
        return tuple(pages)  # what stands on broken pages cannot be judged
    with vault.read() as tx:
        logs = [
            Finding(code=code, where=f"{tier} {seq}")
            for tier in sorted(vault.tiers)
            for seq, code in custody.broken_links(tx.connection, vault.keys, tier)
        ]
        return (*logs, *_dangling(tx))


def _pages(connection: object, tier: str, *, full: bool) -> Iterator[Finding]:
    schema = SCHEMA_OF_TIER[tier]
    run = connection.exec_driver_sql  # type: ignore[attr-defined]  # a bare SQLAlchemy connection
    if full and run(f"PRAGMA {schema}.cipher_integrity_check").fetchall():
        yield Finding(code="page_damaged", where=tier)
    said = [row[0] for row in run(f"PRAGMA {schema}.integrity_check(1)")]
    if said != ["ok"]:
        yield Finding(code="structure_damaged", where=tier)


def _dangling(tx: Reading) -> Iterator[Finding]:
    """References inside the registry whose target is gone (no foreign key crosses a file)."""
    for spec in all_entities():
        table = ENTITY_TABLES[spec.kind, "registry"]
        for name, field in spec.fields.items():
            goal = ENTITY_TABLES.get((field.marks.target, "registry"))
            if (
                field.annotation is RecordId
                and field.marks.tier is Tier.REGISTRY
                and goal is not None
            ):
                lost = table.select().where(
                    table.c[name].is_not(None),
                    table.c[name].not_in(goal.select().with_only_columns(goal.c.id)),
                )
                for row in tx.connection.execute(lost.limit(100)):
                    yield Finding(code="dangling_link", where=str(row.ref))


def _activity(tier: str, entry: custody.LogEntry) -> Activity:
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
