# SPDX-License-Identifier: Apache-2.0
"""Goes through one log in order: its chain, its authors and their roles then, what it covers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection

from registry.crypto.vaultkeys import OpenKeys, TierNotGranted
from registry.domain.roles import POWERS, Role
from registry.storage import custody
from registry.storage.custody import FIRST, LogEntry
from registry.storage.log_state import LogState, Told

Members = Mapping[str, Told]
REMOVES: Final = POWERS["deaccession"]  # who may say anew what earlier units commit to


class Timeline:
    """Who held which role from which entry of the registry's log on."""

    def __init__(self, before: int, members: Members) -> None:
        """``members`` held until the first change after entry ``before``."""
        self._from = [before]
        self._members = [members]

    def add(self, seq: int, members: Members) -> None:
        """From after entry ``seq`` on it is ``members``."""
        self._from.append(seq)
        self._members.append(members)

    def after(self, seq: int) -> Members:
        """Return the members as entry ``seq`` left them."""
        return self._members[max(bisect_right(self._from, seq) - 1, 0)]


class Replay:
    """One log from entry ``first`` on; ``found`` is ``(seq, code)`` of all that is wrong."""

    def __init__(
        self, connection: Connection, keys: OpenKeys, tier: str, first: int, state: LogState
    ) -> None:
        self.tier = tier
        self.first = first
        self.state = state
        self.found: list[tuple[int, str]] = []
        self.digests: dict[str, int] = {"": 0}
        self.others: dict[int, str] = {}
        self.also: list[int] = []
        self._connection = connection
        self._keys = keys
        self._covered: dict[int, tuple[int, str]] = {}
        self._thinned: dict[int, tuple[int, str]] = {}

    def run(self, authors: Callable[[LogEntry], Members], timeline: Timeline | None = None) -> None:
        """Follow every entry; ``authors`` says who could sign it, ``timeline`` learns of it."""
        previous = self._digest_before()
        self.digests[previous] = self.first - 1  # the other log's start still names it
        expected = self.first
        for entry in custody.entries(self._connection, self.tier, first=self.first):
            if entry.seq != expected or entry.body.get("prev") != previous:
                self.found.append((entry.seq, "chain_broken"))
            try:
                self._follow(entry, authors(entry), timeline)
            except (AttributeError, LookupError, TypeError, ValueError):
                # A member can sign what is no entry; the check goes on and tells it.
                self.found.append((entry.seq, "entry_malformed"))
            previous, expected = entry.digest, entry.seq + 1
            self.digests[previous] = entry.seq
        self._compare()

    def _digest_before(self) -> str:
        if self.first == 1:
            return FIRST
        # The start was signed by somebody trusted and names the entry before it.
        return next(custody.entries(self._connection, self.tier, first=self.first - 1)).digest

    def _follow(self, entry: LogEntry, members: Members, timeline: Timeline | None) -> None:
        body = entry.body
        self.others[entry.seq] = str(body.get("other", ""))
        epoch = int(body.get("epoch", 1))
        self._covered[entry.seq] = (epoch, str(body.get("commitment")))
        if wrong := judged(entry, members):
            self.found.append((entry.seq, wrong))
        if wrong == "signature_wrong":
            return
        if body.get("also"):
            self.also.append(entry.seq)
        author = members[str(body.get("signer"))]
        roles = frozenset[Role]() if wrong else author.roles
        for code in self.state.apply(body, self._keys.organisation, roles):
            self.found.append((entry.seq, code))
        if timeline is not None and body.keys() & {"certificates", "recovery_key"}:
            timeline.add(entry.seq, self.state.by_key())
        if may_thin(roles):
            self._thin(entry, epoch)

    def _thin(self, entry: LogEntry, epoch: int) -> None:
        """Note what earlier units commit to since records were removed from them."""
        if "taken_back" in entry.body:
            key = self._key(epoch)
            told = custody.of_nothing(key) if key else ""
            self._thinned[int(entry.body["taken_back"])] = (epoch, told)
        for unit, told in entry.body.get("again", {}).items():
            self._thinned[int(unit)] = (epoch, str(told))

    def _compare(self) -> None:
        """Compare the revisions that stand with what the entries commit to."""
        seen: set[int] = set()
        for unit, mac in custody.commitments(self._connection, self.tier, self.first):
            seen.add(unit)
            if unit in self._covered:
                self._match(unit, mac)
        for unit in self._covered.keys() - seen:
            self._match(unit, custody.of_nothing)
        for unit in custody.unlogged(self._connection, self.tier, self.first):
            self.found.append((unit, "records_differ_from_log"))

    def _match(self, unit: int, mac: Callable[[bytes], str]) -> None:
        epoch, told = self._thinned.get(unit, self._covered[unit])
        key = self._key(epoch)
        if key is None:
            self.found.append((unit, "epoch_key_missing"))
        elif mac(key) != told:
            self.found.append((unit, "records_differ_from_log"))

    def _key(self, epoch: int) -> bytes | None:
        try:
            return custody.key_of(self._keys, self.tier, epoch)
        except TierNotGranted:
            return None


def judged(entry: LogEntry, members: Members) -> str:
    """Return the code of what is wrong with the author of an entry, or nothing."""
    author = members.get(str(entry.body.get("signer")))
    if author is None or not custody.is_signed_by(entry, author.key):
        return "signature_wrong"
    if entry.body.get("actor") != author.code:
        return "author_wrong"
    if not author.roles & POWERS.get(str(entry.body.get("operation")), frozenset()):
        return "author_without_role"
    return ""


def may_thin(roles: frozenset[Role]) -> bool:
    """Whether an author with ``roles`` may have removed what earlier units vouched for.

    Else whoever alters a revision could sign an entry that covers the alteration.
    """
    return bool(roles & REMOVES)
