# SPDX-License-Identifier: Apache-2.0
"""Counts and names side by side: what each source tells of an incident, and who is named of it.

Naming one person lowers the residual and never the total; sources that disagree stand beside
each other, and nothing is added up or averaged.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.fields import RecordId
from registry.domain.incidents import Incident
from registry.domain.people import Link
from registry.domain.structures import Toll
from registry.domain.victims import Victim
from registry.errors import UsageRefused
from registry.storage.reading import Reading
from registry.storage.vault import Vault

# Missing is never dead until remains are identified; a link without a fate is told as a victim's.
NOT_OF_THE_DEAD = frozenset(
    {"missing", "forcibly_disappeared", "detained", "alive", "found_alive", "unknown"}
)


class NotAnIncident(UsageRefused):
    """The reference is of another kind of record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Residual:
    """The count of one source, and how many of it are not named yet (None is not told)."""

    toll: Toll
    minimum: int | None
    maximum: int | None
    best: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TollSummary:
    """Of one incident: ``linked`` victims, how many of them are dead and ``named``, each count."""

    linked: int
    named: int
    tolls: tuple[Residual, ...]


def summary(vault: Vault, ref: str) -> TollSummary:
    """Return counts and names of the incident ``ref``; raises NotAnIncident, UnknownReference.

    Linked victims with a name count, but nobody whose fate is other than death.
    """
    with vault.read() as tx:
        incident = tx.by_ref(ref)
        if not isinstance(incident, Incident):
            raise NotAnIncident(ref=ref)
        victims = _linked(tx, incident)
    named = sum(1 for victim in victims if victim.names and victim.fate not in NOT_OF_THE_DEAD)
    tolls = tuple(_residual(toll, named) for toll in incident.tolls or ())
    return TollSummary(linked=len(victims), named=named, tolls=tolls)


def _linked(tx: Reading, incident: Incident) -> list[Victim]:
    pointing = tx.pointing_at(incident.id, "link")
    links = tx.load("link", [record for _, record, field in pointing if field == "incident"])
    ids = dict.fromkeys(RecordId(one.victim) for one in links.values() if isinstance(one, Link))
    return [one for one in tx.load("victim", ids).values() if isinstance(one, Victim)]


def _residual(toll: Toll, named: int) -> Residual:
    return Residual(
        toll=toll,
        minimum=_less(toll.minimum, named),
        maximum=_less(toll.maximum, named),
        best=_less(toll.best, named),
    )


def _less(count: int | None, named: int) -> int | None:
    return None if count is None else max(count - named, 0)
