# SPDX-License-Identifier: Apache-2.0
"""The custody log: one signed, chained entry for each unit of work, in each file it touched.

An entry vouches for the revisions of its unit by a keyed commitment over their sorted lines, so
one entry serves one save and one import of fifty thousand rows alike.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from registry.crypto.signatures import canonical_json, is_signed, sign
from registry.crypto.vaultkeys import OpenKeys
from registry.storage.schema import LOG, META, REVISION

CONTEXT = "sijill custody log"
FIRST = "0" * 64
NO_UNIT = 0  # entries are numbered from 1


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

    def is_same_work(self, others: Iterable[LogEntry]) -> bool:
        """Whether one unit of work also wrote the entry of the other log that this one names."""
        named = next((one for one in others if one.digest == self.body.get("other")), None)
        same = ("at", "actor", "operation", "about", "count")
        return named is not None and all(named.body.get(k) == self.body.get(k) for k in same)


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
    other = head(connection, _other(tier)) if _other(tier) in keys.tiers else None
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


def _other(tier: str) -> str:
    return "protected" if tier == "registry" else "registry"


def commitment(connection: Connection, keys: OpenKeys, tier: str, unit: int) -> str:
    """Return the HMAC-SHA256, in hex, over the sorted revisions of one unit of work."""
    mac = hmac.new(keys.tier(tier).commitment_key, digestmod=hashlib.sha256)
    for line in _lines(connection, tier, unit):
        mac.update(line)
    return mac.hexdigest()


def _lines(connection: Connection, tier: str, unit: int) -> Iterable[bytes]:
    table = REVISION[tier]
    columns = (table.c.record, table.c.version, table.c.changes)
    query = select(*columns).where(table.c.unit == unit).order_by(table.c.record, table.c.version)
    for record, version, changes in connection.execute(query).yield_per(2000):
        yield f"{record} {version} {len(changes)} {changes}\n".encode()


def entries(connection: Connection, tier: str, *, newest: int = 0) -> Iterator[LogEntry]:
    """Yield the entries of a tier in order, or the ``newest`` so many, newest first."""
    table = LOG[tier]
    query = select(table)
    query = query.order_by(table.c.seq.desc()).limit(newest) if newest else query.order_by("seq")
    for row in connection.execute(query).yield_per(2000):
        yield _entry(row)


def broken_links(connection: Connection, keys: OpenKeys, tier: str) -> Iterator[tuple[int, str]]:
    """Yield ``(seq, code)`` for each entry that is not what was signed, in order, or covers not.

    Of a unit of work that a signed later entry says it took back, no revision may be left.
    """
    previous, expected = FIRST, 1
    signers = _signers(connection, keys)
    others = _digests(connection, keys, tier)
    thinned = _thinned(connection, keys, tier)
    for entry in entries(connection, tier):
        if entry.seq != expected or entry.body.get("prev") != previous:
            yield entry.seq, "chain_broken"
        if not _is_signed(entry, signers):
            yield entry.seq, "signature_wrong"
        if others is not None and entry.body.get("other") not in others:
            yield entry.seq, "other_log_cut"
        covered = thinned.get(str(entry.seq), entry.body.get("commitment"))
        if commitment(connection, keys, tier, entry.seq) != covered:
            yield entry.seq, "records_differ_from_log"
        previous, expected = entry.digest, entry.seq + 1
    yield from ((unit, "records_differ_from_log") for unit in _unlogged(connection, tier))


def _digests(connection: Connection, keys: OpenKeys, tier: str) -> set[str] | None:
    """Return by what names entries may know the other log's head, or None if it is not open."""
    if _other(tier) not in keys.tiers:
        return None
    return {"", *(entry.digest for entry in entries(connection, _other(tier)))}


def _thinned(connection: Connection, keys: OpenKeys, tier: str) -> dict[str, str]:
    """Return what earlier units commit to since records were removed from them, as signed."""
    signers = _signers(connection, keys)
    nothing = commitment(connection, keys, tier, NO_UNIT)
    found: dict[str, str] = {}
    for entry in entries(connection, tier):
        told = entry.body.get("again", {})
        if (told or "taken_back" in entry.body) and _is_signed(entry, signers):
            found |= {str(entry.body.get("taken_back", NO_UNIT)): nothing, **told}
    return found


def _unlogged(connection: Connection, tier: str) -> list[int]:
    """Return the units of revisions that no entry vouches for."""
    table = REVISION[tier]
    unlogged = table.c.unit.not_in(select(LOG[tier].c.seq))
    return list(connection.scalars(select(table.c.unit).where(unlogged).distinct()))


def _signers(connection: Connection, keys: OpenKeys) -> frozenset[str]:
    """Return whose entries stand: this member's own, and those of who made the vault."""
    table = META["registry"]
    founder = connection.scalar(select(table.c.value).where(table.c.key == "member_key"))
    return frozenset({keys.verify_key.hex(), str(founder)})


def _is_signed(entry: LogEntry, signers: frozenset[str]) -> bool:
    signer = str(entry.body.get("signer"))
    if entry.body.get("seq") != entry.seq or signer not in signers:
        return False
    return is_signed(bytes.fromhex(signer), CONTEXT, entry.text.encode(), entry.signature)


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
