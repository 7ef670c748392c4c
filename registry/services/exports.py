# SPDX-License-Identifier: Apache-2.0
"""Builds packages: decide, transform, lay out, sign, scan, write, enter in the ledger.

One gate: whatever leaves goes through ``decide`` before and through the scan after. Any hit
deletes the candidate, which until then exists in memory only. Where a vault has several members
nobody sends alone: see ``services.approval``.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from registry.crypto import sshsig
from registry.crypto.signatures import public_bytes
from registry.disclosure import reasons
from registry.disclosure.pseudonyms import new_key
from registry.disclosure.transform import Decided, release, released_ids
from registry.domain.dates import parse_date
from registry.domain.fields import Ref
from registry.errors import RegistryError
from registry.exchange.package_content import Addressee, PackageContent
from registry.exchange.package_writer import PRINCIPAL, Assembled, assemble, deliver, page_beside
from registry.services import recipients
from registry.services.output_scan import Candidate, require_clean
from registry.services.package_tables import ReleasedRecord, ordered, tables
from registry.services.plans import (
    NothingToExport,
    Plan,
    ProfileUnknown,
    plan_of,
    profile_of,
    require_builder,
)
from registry.storage.ledger_store import LedgerItem, add_items
from registry.storage.rows import NewRecord, new_id
from registry.storage.vault import Vault
from registry.storage.writing import Writing

Progress = Callable[[int, int], None]
STEPS = 6


class TargetExists(RegistryError):
    """Something stands where the package should be written."""


class SecondKeeperNeeded(RegistryError):
    """In a vault of several members a package waits for a keeper other than its builder."""


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
class Keys:
    """What makes the codes of one package, and the order of its rows."""

    pseudonym: bytes = field(default_factory=new_key, repr=False)
    order: bytes = field(default_factory=new_key, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The rows of a package before they are written, and the code of each record in it."""

    plan: Plan
    keys: Keys
    ids: Mapping[str, str]
    rows: Mapping[str, list[ReleasedRecord]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Where a package goes, under which entry of the ledger, and who answers for it."""

    ref: Ref
    to: Path
    purpose: str
    builder: str
    approver: str


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

    Only where one person is the whole vault. Raises SecondKeeperNeeded, RoleLacks,
    ProfileUnknown, RecipientUnknown, RecipientKeyMissing, NothingToExport, ScanHit,
    TargetExists, or what the medium says.
    """
    require_builder(vault, profile_of(profile))
    if not vault.one_person:
        raise SecondKeeperNeeded
    require_free(to)
    with vault.read() as tx:
        ref = tx.free_ref("X")
    sending = Sending(ref=ref, to=to, purpose=purpose, builder=vault.member, approver=vault.member)

    def lay(tx: Writing) -> Laid:
        plan = plan_of(tx, vault.tiers, profile, recipient)
        progress(1, STEPS)
        return laid_out(plan, Keys())

    return send(vault, sending, lay, progress)


def require_free(to: Path) -> None:
    """Raise TargetExists if a package or its page stands at ``to``."""
    for path in (to, page_beside(to)):
        if path.exists():
            raise TargetExists(file=path.name)


def laid_out(plan: Plan, keys: Keys) -> Laid:
    """Return the rows that ``plan`` lets out; raise ProfileUnknown or NothingToExport."""
    if not plan.profile.buildable:
        raise ProfileUnknown(profile=plan.profile.name)
    if not plan.records:
        raise NothingToExport(profile=plan.profile.name)
    ids = released_ids(plan.decided, keys.pseudonym)
    rows = ordered((_released(pair, ids) for pair in plan.leaving), keys.order)
    return Laid(plan=plan, keys=keys, ids=ids, rows=rows)


def send(
    vault: Vault, sending: Sending, lay: Callable[[Writing], Laid], progress: Progress
) -> Built:
    """Sign, scan, enter in the ledger and write what ``lay`` returns, in one unit of work."""
    written: tuple[Path, ...] = ()
    try:
        with vault.write("dissemination", sending.purpose, about=sending.ref) as tx:
            laid = lay(tx)
            package, notes = _checked(tx, vault, laid, progress)
            _enter(tx, sending, laid, package)
            del laid  # encrypting needs the memory that it holds
            written = (sending.to, page_beside(sending.to))
            deliver(package, sending.to)
    except BaseException:
        # The ledger does not hold it, so it was not sent: nothing may lie about.
        for left in written:
            left.unlink(missing_ok=True)
        raise
    with vault.read() as tx:
        public = public_bytes(tx.export_key())
    return Built(
        ref=str(sending.ref),
        records=package.manifest.records,
        withheld=package.manifest.withheld,
        manifest_sha256=package.manifest_sha256,
        file=sending.to,
        signer=sshsig.fingerprint(public),
        words=sshsig.eight_words(public),
        notes=notes,
    )


def signer_line(vault: Vault) -> str:
    """Return the public line of the key that signs packages, empty for who cannot read it."""
    if "protected" not in vault.tiers:
        return ""
    with vault.read() as tx:
        return sshsig.public_line(tx.export_key(), PRINCIPAL)


def _checked(
    tx: Writing, vault: Vault, laid: Laid, progress: Progress
) -> tuple[Assembled, tuple[str, ...]]:
    """Return the finished package in memory and what is worth a look; raise ScanHit."""
    package = assemble(_content(vault, laid), tx.export_key())
    progress(2, STEPS)
    notes = require_clean(tx, candidate_of(laid, package))
    # The last word before it is written: from then on nobody can stop it any more.
    progress(STEPS, STEPS)
    return package, notes


def candidate_of(laid: Laid, package: Assembled) -> Candidate:
    """Return what the scan reads: the finished package and the rows it was made of."""
    plan = laid.plan
    return Candidate(
        archive=package.archive,
        decided=plan.decided,
        rows=laid.rows,
        ids=laid.ids,
        profile=plan.profile.name,
        recipient=plan.recipient,
    )


def _content(vault: Vault, laid: Laid) -> PackageContent:
    plan = laid.plan
    return PackageContent(
        profile=plan.profile.name,
        profile_version=plan.profile.version,
        created=dt.datetime.now(dt.UTC).date().isoformat(),
        tables=tables(laid.rows),
        records=plan.records,
        withheld=plan.withheld,
        demo=vault.is_demo,
        addressee=_addressee(plan),
        expires=_expires(plan),
        one_person=vault.one_person,
    )


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


def _enter(tx: Writing, sending: Sending, laid: Laid, package: Assembled) -> None:
    """Enter the package in the ledger: the export, and what left of each record and why."""
    plan = laid.plan
    values = {
        "profile": plan.profile.name,
        "profile_version": plan.profile.version,
        "recipient": plan.recipient.id if plan.recipient else None,
        "built_on": parse_date(package.manifest.created),
        "purpose": sending.purpose or None,
        "builder": sending.builder,
        "approver": sending.approver,
        "records": package.manifest.records,
        "withheld": package.manifest.withheld,
        "manifest_sha256": package.manifest_sha256,
        "pseudonym_key": laid.keys.pseudonym.hex(),
    }
    export = NewRecord(id=new_id(), ref=sending.ref, values=values)
    tx.add("export", [export])
    add_items(tx.connection, [_item(export.id, pair, laid.ids) for pair in plan.decided])


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
