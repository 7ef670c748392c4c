# SPDX-License-Identifier: Apache-2.0
"""Checks the logs of a vault, together: from the newest trusted checkpoint on, or in full.

What anchors it is the organisation's key, which the member's slot holds: it signed each
certificate, and who may write what is replayed from the certificates as the log tells them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from registry.crypto.vaultkeys import OpenKeys
from registry.domain.roles import PROTECTED, Role
from registry.storage import announcements, certificates, custody, holders, inbox
from registry.storage.custody import LogEntry, is_signed_by
from registry.storage.log_state import LogState, Told
from registry.storage.replay import Members, Replay, Timeline
from registry.storage.schema import TIERS
from registry.storage.writing import Writing

CHECKPOINT: Final = "fixity check"
_TRUSTED: Final = frozenset({Role.KEEPER, Role.AUDITOR})
_STATE: Final = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found, as ``(code, where)``, and the states in which the logs end, by tier."""

    found: tuple[tuple[str, str], ...]
    states: dict[str, LogState]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where to begin in one log, and what it had said by then."""

    first: int
    state: LogState


def check(connection: Connection, keys: OpenKeys, *, full: bool) -> Checked:
    """Check every log that ``keys`` open; with ``full`` from the first entry on."""
    tiers = [tier for tier in TIERS if tier in keys.tiers]
    starts = {} if full else _from_checkpoint(connection, keys, tiers)
    replays = {
        tier: Replay(connection, keys, tier, start.first, start.state)
        for tier in tiers
        for start in [starts.get(tier) or Start(first=1, state=LogState())]
    }
    registry = replays["registry"]
    timeline = Timeline(registry.first - 1, _first_members(connection, keys, registry))
    registry.run(lambda entry: timeline.after(entry.seq - 1), timeline)
    if (protected := replays.get("protected")) is not None:
        protected.run(lambda entry: _authors(entry, registry, timeline))
        _compare_heads(registry, protected)
    found = [(code, f"{t} {seq}") for t, one in replays.items() for seq, code in sorted(one.found)]
    for tier in tiers:
        found += _rows_differ(connection, tier, replays[tier].state)
        found += _announced_is_foreign(connection, keys, tier)
    found += _members_differ(connection, keys, registry.state)
    if PROTECTED in tiers:
        found += _given_by_nobody(connection, keys)
    found += _items_differ(connection, registry.state, full=full)
    states = {tier: one.state for tier, one in replays.items()}
    return Checked(found=tuple(dict.fromkeys(found)), states=states)


def keep_checkpoint(tx: Writing, checked: Checked) -> None:
    """Let the entry of this unit of work carry the states that a clean check ended in."""
    for tier, state in checked.states.items():
        tx.tell(tier, _STATE, state.body())


def ends_in_checkpoint(connection: Connection, keys: OpenKeys) -> bool:
    """Whether nothing was done since the last checkpoint of this member."""
    heads = [custody.head(connection, tier) for tier in keys.tiers]
    return all(one is not None and _is_checkpoint(one, {keys.verify_key.hex()}) for one in heads)


# Where to begin ------------------------------------------------------------------------------


def _from_checkpoint(connection: Connection, keys: OpenKeys, tiers: list[str]) -> dict[str, Start]:
    """Return the newest checkpoint of this member, of a keeper or of an auditor, per log.

    Both logs begin at one unit of work: what the later names of the other is there then.
    """
    known = certificates.sound(connection, keys.organisation)
    trusted = {one.verify_key for one in known if one.is_active and one.roles & _TRUSTED}
    trusted.add(keys.verify_key.hex())
    if "protected" not in tiers:
        found = _newest(connection, "registry", trusted)
        return {} if found is None else {"registry": _start(found)}
    protected = _newest(connection, "protected", trusted)
    if protected is None:
        return {}
    beside = protected.body.get("other")
    for entry in custody.backwards(connection, "registry"):
        if entry.digest == beside:
            if not _is_checkpoint(entry, trusted):
                return {}
            return {"registry": _start(entry), "protected": _start(protected)}
    return {}  # the registry's log was cut: the full check tells where


def _newest(connection: Connection, tier: str, trusted: set[str]) -> LogEntry | None:
    entries = custody.backwards(connection, tier)
    return next((one for one in entries if _is_checkpoint(one, trusted)), None)


def _is_checkpoint(entry: LogEntry, trusted: set[str]) -> bool:
    body = entry.body
    if body.get("operation") != CHECKPOINT or _STATE not in body:
        return False
    return body.get("signer") in trusted and is_signed_by(entry, str(body["signer"]))


def _start(checkpoint: LogEntry) -> Start:
    return Start(first=checkpoint.seq, state=LogState.read(checkpoint.body[_STATE][0]))


# Who could sign --------------------------------------------------------------------------------


def _first_members(connection: Connection, keys: OpenKeys, registry: Replay) -> Members:
    """Return who wrote before the first certificate: only its holder, who made the vault."""
    if registry.state.members:
        return registry.state.by_key()
    for entry in custody.entries(connection, "registry"):
        if "certificates" not in entry.body:
            continue
        try:
            first = next(certificates.told_in(entry.body, keys.organisation), None)
        except certificates.CertificateForged:
            continue
        if first is not None:
            return {first.verify_key: Told.founder(first)}
    return {}


def _authors(entry: LogEntry, registry: Replay, timeline: Timeline) -> Members:
    """Return who could sign an entry of the protected log, by the registry's head it names."""
    seq = registry.digests.get(str(entry.body.get("other")))
    if seq is None:
        return timeline.after(max(registry.digests.values()))
    # Of one unit of work that changes who is who, the roles before it count, or those after.
    return {**timeline.after(seq), **timeline.after(seq - 1)}


# What does not fit together ----------------------------------------------------------------------


def _compare_heads(registry: Replay, protected: Replay) -> None:
    """Find where one file alone was put back: each log names what the other had by then."""
    for one, other in ((registry, protected), (protected, registry)):
        cut = [seq for seq, named in one.others.items() if named not in other.digests]
        one.found += [(seq, "other_log_cut") for seq in cut]
    named = set(protected.others.values())
    digests = {seq: digest for digest, seq in registry.digests.items()}
    # The last unit of work names nobody after it; but it says that it wrote the other file too.
    lost = [seq for seq in registry.also if digests[seq] not in named]
    registry.found += [(seq, "other_log_cut") for seq in lost]


def _members_differ(
    connection: Connection, keys: OpenKeys, state: LogState
) -> Iterator[tuple[str, str]]:
    for code in certificates.forged(connection, keys.organisation):
        yield "certificate_forged", code
    # Also the key and the roles: a checkpoint carries them, and its signer may be an auditor.
    held = {one.code: Told.of(one) for one in certificates.sound(connection, keys.organisation)}
    for code in sorted(held.keys() | state.members.keys()):
        if held.get(code) != state.members.get(code):
            yield "certificate_forged", code


def _rows_differ(connection: Connection, tier: str, state: LogState) -> Iterator[tuple[str, str]]:
    held = announcements.digests(connection, tier)
    if any(held.get(row) != digest for row, digest in state.announced.items()):
        yield "announcement_forged", tier


def _announced_is_foreign(
    connection: Connection, keys: OpenKeys, tier: str
) -> Iterator[tuple[str, str]]:
    """Find an announced key that is not of this tier, whoever signed it.

    Who holds the organisation's key and not the tier could certify themselves a keeper and
    announce a key of their own; only one who has the tier can see that it is another.
    """
    try:
        told = announcements.announced(connection, keys.organisation, tier)
    except (announcements.NotAnnounced, certificates.CertificateForged):
        return
    own = {(one.epoch, one.inbox_key.public, one.age_recipient) for one in keys.every_epoch(tier)}
    if (told.epoch, told.hpke, told.age) not in own:
        yield "announcement_forged", tier


def _given_by_nobody(connection: Connection, keys: OpenKeys) -> Iterator[tuple[str, str]]:
    """Find keys certified to have the protected part that no keeper gave it to."""
    for one in certificates.sound(connection, keys.organisation):
        may_have = one.is_active and PROTECTED in one.kinds
        if may_have and not holders.is_noted(connection, keys, one):
            yield "certificate_forged", one.code
    try:
        holders.require_recovery(connection, announcements.recovery(connection, keys.organisation))
    except certificates.CertificateForged:
        yield "announcement_forged", PROTECTED


def _items_differ(
    connection: Connection, state: LogState, *, full: bool
) -> Iterator[tuple[str, str]]:
    held = inbox.digests(connection)
    if state.waiting - held.keys():
        yield "inbox_lost", "registry"
    if full and held.keys() - state.waiting:
        yield "inbox_forged", "registry"
