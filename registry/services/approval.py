# SPDX-License-Identifier: Apache-2.0
"""Two people for every package: who builds proposes, a keeper other than the builder sends.

The builder may hold no protected key: who gave a consent stays closed to them, and so do the
words to scan for and the key that signs. What waits is therefore no file but what was decided, and
which records the builder could not decide alone. The keeper's session decides all of it anew; a
record leaves only as it stood, with the consents as they stood, when the package was built.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.crypto.signatures import canonical_json
from registry.disclosure.dossier import Dossier
from registry.domain.exports import Recipient
from registry.domain.fields import Ref
from registry.domain.roles import Role, kinds_of
from registry.errors import Damaged, DisclosureStopped, RegistryError, UsageRefused
from registry.services.exports import (
    Built,
    Keys,
    Laid,
    Progress,
    Sending,
    laid_out,
    require_free,
    send,
)
from registry.services.plans import (
    NothingToExport,
    Plan,
    needs_keeper,
    plan_of,
    profile_of,
    require_builder,
)
from registry.services.seats import person_of
from registry.storage import candidates, certificates, inbox
from registry.storage.candidates import Kept
from registry.storage.certificates import Certificate
from registry.storage.inbox_reading import ItemRefused, signed_body
from registry.storage.reading import Reading
from registry.storage.rows import NewRecord, new_id
from registry.storage.vault import RoleLacks, Vault
from registry.storage.writing import Writing

KIND = "candidate"
STEPS = 2
ENDS = ("victim", "other_victim", "actor", "incident", "witness")
DIGEST_LENGTH = 24  # 96 bits: nobody gains by finding two records of one digest


class CandidateUnknown(UsageRefused):
    """No package of that reference waits."""


class ApproverIsBuilder(RegistryError):
    """Whoever built a package may not also send it."""


class CandidateOutdated(DisclosureStopped):
    """Records changed since it was built: what would leave is not what its builder saw."""


class CandidateForged(Damaged):
    """What waits does not open, or was not signed by the member named as its builder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A package that waits; all but the first three are empty where it cannot be opened.

    The counts are the builder's; of ``undecided`` records only a keeper can tell.
    """

    ref: str
    at: str
    builder: str
    profile: str = ""
    recipient: str = ""
    purpose: str = ""
    records: int = 0
    withheld: int = 0
    undecided: int = 0
    is_own: bool = False


def propose(
    vault: Vault,
    profile: str,
    recipient: str,
    *,
    purpose: str = "",
    progress: Progress = lambda _done, _total: None,
) -> Waiting:
    """Decide what would leave and let it wait for a keeper; nothing is written outside.

    Raises RoleLacks, ProfileUnknown, RecipientUnknown, NothingToExport.
    """
    require_builder(vault, profile_of(profile))
    with vault.read() as tx:
        ref = tx.free_ref("X")
    with vault.write("candidate", about=ref) as tx:
        plan = plan_of(tx, vault.tiers, profile, recipient)
        progress(1, STEPS)
        if not plan.records and not plan.undecided:
            raise NothingToExport(profile=profile)
        content = {
            "profile": profile,
            "recipient": "" if plan.recipient is None else str(plan.recipient.ref),
            "purpose": purpose,
            "tiers": sorted(vault.tiers),
            "records": plan.records,
            "withheld": plan.withheld,
            "undecided": plan.undecided,
            "seen": _seen(plan),
        }
        progress(STEPS, STEPS)
        at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        sealer = inbox.Sealer(
            keys=vault.keys, actor=vault.member, at=at, epoch=vault.header.epoch("protected")
        )
        named = NewRecord(id=new_id(), ref=ref, values={})
        sealed = sealer.sealed(tx.connection, KIND, named, content)
        candidates.keep(
            tx.connection, Kept(export=str(ref), at=at, builder=vault.member, sealed=sealed)
        )
        tx.tell("registry", "sealed candidate", inbox.digest_of(sealed))
    return Waiting(
        ref=str(ref),
        at=at,
        builder=vault.member,
        profile=profile,
        recipient="" if plan.recipient is None else str(plan.recipient.name),
        purpose=purpose,
        records=plan.records,
        withheld=plan.withheld,
        undecided=plan.undecided,
        is_own=True,
    )


def waiting(vault: Vault) -> tuple[Waiting, ...]:
    """Return the packages that wait, the oldest first."""
    with vault.read() as tx:
        return tuple(_waiting(tx, vault, one) for one in candidates.every(tx.connection))


def approve(
    vault: Vault, ref: str, to: Path, *, progress: Progress = lambda _done, _total: None
) -> Built:
    """Scan and send the package of ``ref``; only a keeper other than its builder.

    Raises RoleLacks, CandidateUnknown, ApproverIsBuilder, CandidateOutdated, and whatever
    ``exports.build`` raises.
    """
    require_free(to)
    with vault.read() as tx:
        kept, content = _opened(tx, vault, ref)
    if person_of(kept.builder) == person_of(vault.member):  # on the road, too
        raise ApproverIsBuilder(ref=ref)

    def lay(tx: Writing) -> Laid:
        laid = _laid_again(tx, content)
        candidates.forget(tx.connection, kept.export)
        return laid

    sending = Sending(
        ref=Ref(kept.export),
        to=to,
        purpose=str(content["purpose"]),
        builder=kept.builder,
        approver=vault.member,
    )
    return send(vault, sending, lay, progress)


def decline(vault: Vault, ref: str, reason: str) -> None:
    """Take a package off the list: a keeper with a reason, or its own builder."""
    with vault.write("candidate", reason, about=ref) as tx:
        kept = candidates.find(tx.connection, ref)
        if kept is None:
            raise CandidateUnknown(ref=ref[:20])
        if kept.builder != vault.member and Role.KEEPER not in vault.roles:
            raise RoleLacks(roles=str(Role.KEEPER))
        candidates.forget(tx.connection, ref)
        tx.unit("registry")


def _opened(tx: Reading, vault: Vault, ref: str) -> tuple[Kept, dict[str, Any]]:
    if Role.KEEPER not in vault.roles:
        raise RoleLacks(roles=str(Role.KEEPER))
    kept = candidates.find(tx.connection, ref)
    if kept is None:
        raise CandidateUnknown(ref=ref[:20])
    members = certificates.sound(tx.connection, vault.keys.organisation)
    try:
        body = signed_body(kept.sealed, vault.keys)
    except ItemRefused as error:
        raise CandidateForged(ref=ref[:20]) from error
    by = certificates.holder(members, certificates.from_hex(body["signer"]))
    told = (body["kind"], body["ref"], body["actor"], by.code if by else "")
    values = dict(body["values"])
    if told != (KIND, kept.export, kept.builder, kept.builder) or not _may_build(by, values):
        raise CandidateForged(ref=ref[:20])
    # Nobody sends what they cannot read, whatever they signed that they can.
    values["tiers"] = sorted(set(map(str, values["tiers"])) & kinds_of(by.roles)) if by else []
    return kept, values


def _may_build(by: Certificate | None, values: dict[str, Any]) -> bool:
    """Whoever writes the registry's file can put a package there that no program let them build."""
    return by is not None and bool(by.roles & profile_of(str(values.get("profile"))).builders)


def _laid_again(tx: Reading, content: dict[str, Any]) -> Laid:
    """Lay the package out from the records as they stand; it may only have become less."""
    tiers = frozenset(map(str, content["tiers"])) & tx.tiers
    plan = plan_of(tx, tiers, str(content["profile"]), str(content["recipient"]))
    seen: dict[str, str] = content["seen"]
    other = [one for one, _ in plan.leaving if seen.get(one.record.id) != _state(one)]
    if other:
        raise CandidateOutdated(count=len(other))
    return laid_out(plan, Keys())  # its codes are the keepers' secret, not the builder's


def _seen(plan: Plan) -> dict[str, str]:
    """Return how each record stood that leaves, or of which only a keeper can tell."""
    open_ids = {one.record.id for one, decision in plan.decided if needs_keeper(decision)}
    return {
        one.record.id: _state(one)
        for one, decision in plan.decided
        if decision.leaves or open_ids & {one.record.id, *_ends(one)}
    }


def _ends(dossier: Dossier) -> Iterator[str]:
    """The records that a tie binds: it stays only because one of them was not decided."""
    yield from (str(getattr(dossier.record, name, None)) for name in ENDS)


def _state(dossier: Dossier) -> str:
    """Return a hash of the versions of a record and of the consents about it."""
    consents = sorted((one.id, one.version) for one in dossier.consents)
    told = canonical_json([dossier.record.version, consents])
    return hashlib.sha256(told).hexdigest()[:DIGEST_LENGTH]


def _waiting(tx: Reading, vault: Vault, kept: Kept) -> Waiting:
    shown: dict[str, Any] = {"ref": kept.export, "at": kept.at, "builder": kept.builder}
    is_own = kept.builder == vault.member
    if Role.KEEPER not in vault.roles or "protected" not in vault.tiers:
        return Waiting(**shown, is_own=is_own)
    try:
        _, content = _opened(tx, vault, kept.export)
    except CandidateForged:  # one of them must not hide the others, nor that it is there
        return Waiting(**shown, is_own=is_own)
    return Waiting(
        **shown,
        profile=str(content["profile"]),
        recipient=_name(tx, str(content["recipient"])),
        purpose=str(content["purpose"]),
        records=int(content["records"]),
        withheld=int(content["withheld"]),
        undecided=int(content["undecided"]),
        is_own=is_own,
    )


def _name(tx: Reading, ref: str) -> str:
    found = tx.by_ref(ref) if ref else None
    return str(found.name) if isinstance(found, Recipient) else ""
