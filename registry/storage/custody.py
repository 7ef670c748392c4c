# SPDX-License-Identifier: Apache-2.0
"""The custody log: one signed, chained entry for each unit of work, in each file it touched.

An entry vouches for the revisions of its unit by a keyed commitment over their sorted lines, so
one entry serves one save and one import of fifty thousand rows alike.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from registry.crypto.signatures import canonical_json, is_signed, sign
from registry.crypto.vaultkeys import OpenKeys, TierNotGranted
from registry.storage.certificates import from_hex
from registry.storage.schema import LOG, REVISION

CONTEXT = "sijill custody log"
FIRST = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of the log as it was signed: ``body`` is the canonical JSON, parsed."""

    seq: int
    body: dict[str, Any]
    text: str
    signature: bytes

    @property
    def digest(self) -> str:
        """The SHA-256, in hex, by which the next entry names this one."""
        return hashlib.sha256(self.text.encode() + self.signature).hexdigest()


def head(connection: Connection, tier: str) -> LogEntry | None:
    """Return the newest entry of a tier's log, or None before the first."""
    table = LOG[tier]
    row = connection.execute(select(table).order_by(table.c.seq.desc()).limit(1)).first()
    return None if row is None else _entry(row)


def next_unit(connection: Connection, tier: str) -> int:
    """Return the number that the unit of work under way will have in this tier's log."""
    return int(connection.scalar(select(func.coalesce(func.max(LOG[tier].c.seq), 0))) or 0) + 1


def append(connection: Connection, keys: OpenKeys, tier: str, about: dict[str, Any]) -> LogEntry:
    """Sign and append one entry; ``about`` has operation, at, actor, reason and objects.

    The commitment is computed over the revisions already written for this unit. ``about`` may
    hold ``again``: the commitments, by unit, of earlier units from which records were removed.
    """
    last = head(connection, tier)
    seq = 1 if last is None else last.seq + 1
    other = head(connection, other_of(tier)) if other_of(tier) in keys.tiers else None
    body = {
        **about,
        "epoch": keys.tier(tier).epoch,
        "seq": seq,
        "prev": FIRST if last is None else last.digest,
        "commitment": commitment(connection, keys, tier, seq),
        "signer": keys.verify_key.hex(),
        "other": "" if other is None else other.digest,
    }
    text = canonical_json(body).decode()
    signature = sign(keys.signing_key, CONTEXT, text.encode())
    connection.execute(LOG[tier].insert(), {"seq": seq, "entry": text, "signature": signature})
    return LogEntry(seq=seq, body=body, text=text, signature=signature)


def other_of(tier: str) -> str:
    """Return the name of the other tier."""
    return "protected" if tier == "registry" else "registry"


def commitment(connection: Connection, keys: OpenKeys, tier: str, unit: int, epoch: int = 0) -> str:
    """Return the HMAC-SHA256, in hex, over the sorted revisions of one unit of work.

    ``epoch`` says whose commitment key: by default that of now. Raises ``TierNotGranted``.
    """
    rows = connection.execute(_revisions(tier).where(REVISION[tier].c.unit == unit))
    return _mac(key_of(keys, tier, epoch or keys.tier(tier).epoch), rows)


def commitments(
    connection: Connection, tier: str, first: int
) -> Iterator[tuple[int, Callable[[bytes], str]]]:
    """Yield each unit from ``first`` on that has revisions, and what makes its commitment."""
    rows = connection.execute(_revisions(tier).where(REVISION[tier].c.unit >= first))
    for unit, mine in itertools.groupby(rows.yield_per(2000), lambda row: int(row.unit)):
        held = list(mine)
        yield unit, lambda key, held=held: _mac(key, held)  # type: ignore[misc]


def key_of(keys: OpenKeys, tier: str, epoch: int) -> bytes:
    """Return the commitment key of one epoch; raise ``TierNotGranted`` for one not known."""
    known = next((one for one in keys.every_epoch(tier) if one.epoch == epoch), None)
    if known is None:
        raise TierNotGranted(tier=tier)
    return known.commitment_key


def of_nothing(key: bytes) -> str:
    """Return the commitment of a unit of work that has no revision."""
    return _mac(key, ())


def _revisions(tier: str) -> Select[Any]:
    table = REVISION[tier]
    columns = (table.c.unit, table.c.record, table.c.version, table.c.changes)
    return select(*columns).order_by(table.c.unit, table.c.number)


def _mac(key: bytes, rows: Iterable[Any]) -> str:
    mac = hmac.new(key, digestmod=hashlib.sha256)
    for row in sorted(rows, key=lambda row: (row.record, row.version)):
        mac.update(f"{row.record} {row.version} {len(row.changes)} {row.changes}\n".encode())
    return mac.hexdigest()


def entries(
    connection: Connection, tier: str, *, newest: int = 0, first: int = 1
) -> Iterator[LogEntry]:
    """Yield the entries of a tier from ``first`` on, or the ``newest`` so many, newest first."""
    table = LOG[tier]
    query = select(table).where(table.c.seq >= first) if first > 1 else select(table)
    query = query.order_by(table.c.seq.desc()).limit(newest) if newest else query.order_by("seq")
    for row in connection.execute(query).yield_per(2000):
        yield _entry(row)


def backwards(connection: Connection, tier: str) -> Iterator[LogEntry]:
    """Yield the entries of a tier, the newest first."""
    yield from entries(connection, tier, newest=1 << 62)


def telling(connection: Connection, tier: str, *names: str) -> Iterator[LogEntry]:
    """Yield the entries that list something under one of ``names``, the newest first."""
    table = LOG[tier]
    told = or_(*(table.c.entry.like(f'%"{name}":[%') for name in names))
    for row in connection.execute(select(table).where(told).order_by(table.c.seq.desc())):
        yield _entry(row)


def heads(connection: Connection, tiers: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Return ``{tier: (seq, digest)}`` of the newest entries; (0, zeros) before the first."""
    found = {tier: head(connection, tier) for tier in tiers}
    return {tier: (one.seq, one.digest) if one else (0, FIRST) for tier, one in found.items()}


def digest_at(connection: Connection, tier: str, seq: int) -> str:
    """Return the digest of one entry, zeros for what is before the first, or an empty string."""
    if seq == 0:
        return FIRST
    row = connection.execute(select(LOG[tier]).where(LOG[tier].c.seq == seq)).first()
    return "" if row is None else _entry(row).digest


def unlogged(connection: Connection, tier: str, first: int) -> list[int]:
    """Return the units, from ``first`` on, of revisions that no entry vouches for."""
    unit = REVISION[tier].c.unit
    query = select(unit).where(unit >= first, unit.not_in(select(LOG[tier].c.seq)))
    return list(connection.scalars(query.distinct()))


def is_signed_by(entry: LogEntry, signer: str) -> bool:
    """Whether ``signer`` (hex) signed this entry, in its place."""
    if entry.body.get("seq") != entry.seq or entry.body.get("signer") != signer:
        return False
    key = from_hex(signer)
    return is_signed(key, CONTEXT, entry.text.encode(), entry.signature)


def _entry(row: Any) -> LogEntry:  # noqa: ANN401 - a row of either log table
    try:
        body = json.loads(row.entry)
    except ValueError:  # edited behind our back: no signature will fit it
        body = {}
    return LogEntry(
        seq=row.seq,
        body=body if isinstance(body, dict) else {},
        text=row.entry,
        signature=row.signature,
    )
