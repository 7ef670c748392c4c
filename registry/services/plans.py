# SPDX-License-Identifier: Apache-2.0
"""What is decided for one package before anything of it is made: the plan and its preview."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from registry.disclosure import reasons
from registry.disclosure.decide import Exporter, RecordDecision, decide
from registry.disclosure.profiles import PROFILES, Profile
from registry.disclosure.transform import Decided
from registry.domain.exports import Recipient
from registry.errors import RegistryError, UsageRefused
from registry.services import recipients
from registry.services.dossiers import Library
from registry.storage.reading import Reading
from registry.storage.vault import RoleLacks, Vault

COUNTED = frozenset({"victim", "statement", "incident"})
GIVER_CLOSED = "giver_unreadable"


class NothingToExport(RegistryError):
    """No record may leave to this audience; the preview says why for each."""


class ProfileUnknown(UsageRefused):
    """No such audience, or one whose packages this version does not build yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What was decided for one package, before anything is written."""

    profile: Profile
    recipient: Recipient | None
    decided: tuple[Decided, ...]

    @property
    def leaving(self) -> tuple[Decided, ...]:
        """The records of which something leaves."""
        return tuple(pair for pair in self.decided if pair[1].leaves)

    @property
    def records(self) -> int:
        """How many records leave, of those that people count."""
        return len([1 for _, decision in self.leaving if decision.kind in COUNTED])

    @property
    def withheld(self) -> int:
        """How many of those stay."""
        decided = (decision for _, decision in self.decided)
        return len([1 for one in decided if one.kind in COUNTED and not one.leaves])

    @property
    def undecided(self) -> int:
        """How many of those stay because this member cannot read who gave the consent."""
        closed = (one for _, one in self.decided if needs_keeper(one))
        return len([1 for one in closed if one.kind in COUNTED])


def needs_keeper(decision: RecordDecision) -> bool:
    """Whether only who reads the protected tier can decide about this record."""
    return not decision.leaves and decision.reason.code == GIVER_CLOSED


def profile_of(name: str) -> Profile:
    """Return the profile of that name; raise ProfileUnknown."""
    if name not in PROFILES:
        raise ProfileUnknown(profile=name[:20])
    return PROFILES[name]


def require_builder(vault: Vault, profile: Profile) -> None:
    """Raise RoleLacks unless one of this member's roles builds packages of ``profile``."""
    if not vault.roles & profile.builders:
        raise RoleLacks(roles=" ".join(sorted(profile.builders)))


def preview(vault: Vault, profile: str, recipient: str = "") -> tuple[RecordDecision, ...]:
    """Return for every record and field what would leave, and why; writes nothing."""
    with vault.read() as tx:
        plan = plan_of(tx, vault.tiers, profile, recipient)
        return tuple(decision for _, decision in plan.decided)


def plan_of(tx: Reading, tiers: frozenset[str], profile: str, recipient: str) -> Plan:
    """Return what is decided for every record, as it stands within one unit of work.

    ``tiers`` are those whose fields whoever builds may send: nobody sends what they cannot read.
    """
    chosen = profile_of(profile)
    party = recipients.named(tx, recipient) if recipient or chosen.needs_recipient else None
    library = Library.whole(tx)
    exporter = Exporter(tiers=tiers)
    today = dt.datetime.now(dt.UTC).date()
    decided = tuple(
        (dossier, decide(dossier, chosen, exporter, today, party, traced=False))
        for dossier in library.dossiers()
    )
    return Plan(profile=chosen, recipient=party, decided=decided)


def preview_answer(found: tuple[RecordDecision, ...]) -> dict[str, Any]:
    """Return a preview as the command line gives it."""
    return {"records": [_record_answer(one) for one in found]}


def _record_answer(one: RecordDecision) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "kind": one.kind,
        "outcome": one.outcome.name.lower(),
        "reason": reasons.words(one.reason),
        "fields": [
            {
                "name": field.name,
                "class": field.field_class.value,
                "outcome": field.outcome.name.lower(),
                "level": field.level,
                "reason": reasons.words(field.reason),
            }
            for field in one.fields
        ],
    }
