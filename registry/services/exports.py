# SPDX-License-Identifier: Apache-2.0
"""Builds packages: decide, transform, lay out, sign, scan, write, enter in the ledger.

One gate: whatever leaves goes through ``decide`` before and through the scan after. Any hit
deletes the candidate, which until then exists in memory only.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.crypto import sshsig
from registry.crypto.signatures import public_bytes
from registry.disclosure import reasons
from registry.disclosure.decide import Exporter, RecordDecision, decide
from registry.disclosure.profiles import PROFILES, Profile
from registry.disclosure.pseudonyms import new_key
from registry.disclosure.transform import Decided, release, released_ids
from registry.domain.dates import parse_date
from registry.domain.exports import Recipient
from registry.domain.fields import Ref
from registry.errors import RegistryError, UsageRefused
from registry.exchange.package_content import Addressee, PackageContent
from registry.exchange.package_writer import PRINCIPAL, Assembled, assemble, deliver, page_beside
from registry.services import recipients
from registry.services.dossiers import Library
from registry.services.output_scan import Candidate, require_clean
from registry.services.package_tables import ReleasedRecord, ordered, tables
from registry.storage.ledger_store import LedgerItem, add_items
from registry.storage.reading import Reading
from registry.storage.rows import NewRecord, new_id, new_ref
from registry.storage.vault import Vault
from registry.storage.writing import Writing

Progress = Callable[[int, int], None]
STEPS = 6
COUNTED = frozenset({"victim", "statement", "incident"})


class ProfileUnknown(UsageRefused):
    """No such audience, or one whose packages this version does not build yet."""


class NothingToExport(RegistryError):
    """No record may leave to this audience; the preview says why for each."""


class TargetExists(RegistryError):
    """Something stands where the package should be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A package that was written: its ledger reference, counts, hash and signing key."""

    ref: str
    records: int
    withheld: int
    manifest_sha256: str
    file: Path
    signer: str
    words: tuple[str, ...]
    notes: tuple[str, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the ledger needs of a package about to be written."""

    ref: Ref
    plan: Plan
    ids: Mapping[str, str]
    package: Assembled
    key: bytes
    purpose: str


def preview(vault: Vault, profile: str, recipient: str = "") -> tuple[RecordDecision, ...]:
    """Return for every record and field what would leave, and why; writes nothing."""
    with vault.read() as tx:
        return tuple(decision for _, decision in plan_of(tx, vault, profile, recipient).decided)


def build(
    vault: Vault,
    profile: str,
    recipient: str,
    to: Path,
    *,
    purpose: str = "",
    progress: Progress = lambda _done, _total: None,
) -> Built:
    """Write one package to ``to`` and enter it in the ledger, or do neither.

    Raises ProfileUnknown, RecipientUnknown, RecipientKeyMissing, NothingToExport, ScanHit,
    TargetExists, or what the medium says.
    """
    for path in (to, page_beside(to)):
        if path.exists():
            raise TargetExists(file=path.name)
    ref = new_ref("X")
    written: tuple[Path, ...] = ()
    try:
        with vault.write("dissemination", purpose, about=ref) as tx:
            plan = plan_of(tx, vault, profile, recipient)
            progress(1, STEPS)
            candidate, package, key = _assembled(tx, vault, plan)
            progress(2, STEPS)
            notes = require_clean(tx, candidate)
            # The last word before it is written: from then on nobody can stop it any more.
            progress(STEPS, STEPS)
            entry = Entry(
                ref=ref, plan=plan, ids=candidate.ids, package=package, key=key, purpose=purpose
            )
            _enter(tx, entry, vault)
            del plan, candidate  # encrypting needs the memory that they hold
            written = (to, page_beside(to))
            deliver(package, to)
    except BaseException:
        # The ledger does not hold it, so it was not sent: nothing may lie about.
        for left in written:
            left.unlink(missing_ok=True)
        raise
    public = _signer(vault)
    return Built(
        ref=str(ref),
        records=package.manifest.records,
        withheld=package.manifest.withheld,
        manifest_sha256=package.manifest_sha256,
        file=to,
        signer=sshsig.fingerprint(public),
        words=sshsig.eight_words(public),
        notes=notes,
    )


def signer_line(vault: Vault) -> str:
    """Return the public line of the key that signs this vault's packages, for receivers."""
    with vault.read() as tx:
        return sshsig.public_line(tx.export_key(), PRINCIPAL)


def _signer(vault: Vault) -> bytes:
    with vault.read() as tx:
        return public_bytes(tx.export_key())


def plan_of(tx: Reading, vault: Vault, profile: str, recipient: str) -> Plan:
    """Return what is decided for every record, as it stands within one unit of work."""
    chosen = PROFILES.get(profile)
    if chosen is None:
        raise ProfileUnknown(profile=profile[:20])
    party = recipients.named(tx, recipient) if recipient or chosen.needs_recipient else None
    library = Library.whole(tx)
    exporter = Exporter(tiers=vault.tiers)
    today = dt.datetime.now(dt.UTC).date()
    decided = tuple(
        (dossier, decide(dossier, chosen, exporter, today, party, traced=False))
        for dossier in library.dossiers()
    )
    return Plan(profile=chosen, recipient=party, decided=decided)


def _assembled(tx: Reading, vault: Vault, plan: Plan) -> tuple[Candidate, Assembled, bytes]:
    """Return the finished package in memory, its candidate for the scan, and its pseudonym key."""
    if not plan.profile.buildable:
        raise ProfileUnknown(profile=plan.profile.name)
    if not any(decision.kind in COUNTED for _, decision in plan.leaving):
        raise NothingToExport(profile=plan.profile.name)
    key = new_key()
    ids = released_ids(plan.decided, key)
    rows = ordered((_released(pair, ids) for pair in plan.leaving), new_key())
    content = PackageContent(
        profile=plan.profile.name,
        profile_version=plan.profile.version,
        created=dt.datetime.now(dt.UTC).date().isoformat(),
        tables=tables(rows),
        records=len([1 for _, d in plan.leaving if d.kind in COUNTED]),
        withheld=len([1 for _, d in plan.decided if d.kind in COUNTED and not d.leaves]),
        demo=vault.is_demo,
        addressee=_addressee(plan),
        expires=_expires(plan),
        one_person=vault.one_person,
    )
    package = assemble(content, tx.export_key())
    candidate = Candidate(
        archive=package.archive,
        decided=plan.decided,
        rows=rows,
        ids=ids,
        profile=plan.profile.name,
        recipient=plan.recipient,
    )
    return candidate, package, key


def _released(pair: Decided, ids: Mapping[str, str]) -> ReleasedRecord:
    dossier, decision = pair
    return ReleasedRecord(
        kind=decision.kind,
        id=dossier.record.id,
        values=release(dossier, decision, ids),
        labels=tuple(reasons.words(reasons.because(label)) for label in decision.labels),
    )


def _addressee(plan: Plan) -> Addressee | None:
    if not plan.profile.encrypted or plan.recipient is None:
        return None
    keys = recipients.keys_of(plan.recipient)
    return Addressee(name=str(plan.recipient.name), age_recipients=keys)


def _expires(plan: Plan) -> str:
    """The end of the agreement with the recipient, where one is recorded."""
    ends = getattr(plan.recipient, "agreement_ends", None)
    return ends.latest.isoformat() if ends is not None and ends.latest else ""


def _enter(tx: Writing, entry: Entry, vault: Vault) -> None:
    """Enter the package in the ledger: the export, and what left of each record and why."""
    plan, package = entry.plan, entry.package
    export = NewRecord(
        id=new_id(),
        ref=entry.ref,
        values={
            "profile": plan.profile.name,
            "profile_version": plan.profile.version,
            "recipient": plan.recipient.id if plan.recipient else None,
            "built_on": parse_date(package.manifest.created),
            "purpose": entry.purpose or None,
            "builder": vault.member,
            "approver": vault.member,
            "records": package.manifest.records,
            "withheld": package.manifest.withheld,
            "manifest_sha256": package.manifest_sha256,
            "pseudonym_key": entry.key.hex(),
        },
    )
    tx.add("export", [export])
    add_items(tx.connection, [_item(export.id, pair, entry.ids) for pair in plan.decided])


def _item(export: str, pair: Decided, ids: Mapping[str, str]) -> LedgerItem:
    dossier, decision = pair
    return LedgerItem(
        export=export,
        record=dossier.record.id,
        code=ids.get(dossier.record.id, "") if decision.leaves else "",
        outcome=decision.outcome.name.lower(),
        reason=json.dumps(reasons.words(decision.reason), ensure_ascii=False),
        fields={f.name: f.field_class.value for f in decision.fields if f.leaves}
        if decision.leaves
        else {},
        consent=decision.consent,
    )


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
