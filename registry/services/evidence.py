# SPDX-License-Identifier: Apache-2.0
"""Evidence: an original is sealed once and never changed; it is looked at in memory.

The bytes go to the tier's announced key and the recovery key, so that who attaches need not be
able to read. Its name, its size and its hashes stand in the protected file only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from registry.crypto.atomic import replacing, write_all
from registry.domain.entities import entity_spec
from registry.domain.fields import WITHHELD, Entity, Ref
from registry.domain.roles import PROTECTED, REGISTRY, Role
from registry.domain.statements import Evidence
from registry.domain.untrusted import read_fields
from registry.errors import Damaged, FieldProblem, RecordRefused, RegistryError, UsageRefused
from registry.exchange.entry_names import is_safe_name
from registry.services.linking import resolve_all
from registry.storage import evidence_inspection, evidence_store, holders
from registry.storage.announcements import announced, recovery
from registry.storage.evidence_store import EvidenceFlipped, Made, Original, SealedFile
from registry.storage.evidence_zip import PADDING
from registry.storage.inbox import InboxKeyOld
from registry.storage.reading import Reading
from registry.storage.rows import NewRecord, new_id
from registry.storage.vault import RoleLacks, Vault

FACTS: Final = frozenset({
    "kind", "about", "acquired_on", "acquired_how", "parent", "regions", "graphic",
})  # fmt: skip
"""What a person says of an original; everything else of its record is measured."""
OPEN_KINDS: Final = frozenset({"press", "social_media", "satellite"})
"""Published press, public posts and satellite images are known to the world as they are."""
SOUND, QUARANTINED = "sound", "quarantined"
HASHED_AT_OPENING: Final = 64 << 20
_UNNAMED: Final = "file"
_LONGEST_NAME: Final = 200
_BLOCK: Final = 1 << 20


class NotEvidence(UsageRefused):
    """The reference is of another kind of record."""


class EvidenceQuarantined(Damaged):
    """The file was not what it should be when it was verified; it is neither shown nor let out."""


class EvidenceWithoutFile(RegistryError):
    """The record tells of an original that was never attached."""


class ExtractReasonMissing(RegistryError):
    """Nothing plain leaves without a reason that somebody can read later."""


class ExtractTargetTaken(RegistryError):
    """Something stands at the target already, or the target lies inside the vault."""


def attach(
    vault: Vault,
    source: Path,
    untrusted_facts: Mapping[str, Any],
    *,
    tier: str = "",
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> str:
    """Seal the file at ``source`` as evidence and record it; return its reference.

    ``untrusted_facts`` are those of ``FACTS``; ``about`` and ``parent`` are references. The kind
    tells the tier; a keeper may name ``tier`` otherwise (a derivative made to be shown).
    ``progress`` gets bytes done and in all, and may raise to stop. A failure leaves nothing.
    Raises RoleLacks, RecordRefused, NotAnnounced, InboxKeyOld and what
    ``evidence_store.seal`` raises.
    """
    vault.require("ingestion")
    values = _facts(untrusted_facts)
    held_in = _tier_of(vault, str(values.get("kind") or ""), tier)
    with vault.read() as tx:
        _resolved(tx, values)
    recipients = recipients_of(vault, held_in)
    file, made = evidence_store.seal(
        vault.path, source, recipients, _entry_name(source.name), progress
    )
    try:
        return _record(vault, {**values, **_measured(source, file, made), "held_in": held_in})
    except BaseException:
        evidence_store.remove(vault.path, file)
        raise


def opened(vault: Vault, ref: str) -> Original:
    """Return the original's bytes as a file in memory that can be read and sought; close it.

    The whole sealed file is compared first. Looking at protected evidence is logged. Raises
    NotEvidence, EvidenceQuarantined, EvidenceWithoutFile, TierNotGranted, and EvidenceMissing,
    EvidenceCut, EvidenceFlipped or EvidenceForeign.
    """
    found = get(vault, ref)
    original = open_unlogged(vault, found)
    if found.held_in == PROTECTED:
        try:
            with vault.write("view-protected", about=ref) as tx:
                tx.unit(PROTECTED)
        except BaseException:
            original.close()
            raise
    return original


def extract(vault: Vault, ref: str, to: Path, reason: str) -> int:
    """Write the original, plain, to ``to`` outside the vault; return its size in bytes.

    A side door for a keeper, with a reason, logged before a byte leaves. Raises RoleLacks,
    ExtractReasonMissing, ExtractTargetTaken, and what ``opened`` and the medium raise.
    """
    vault.require("dissemination")
    if Role.KEEPER not in vault.roles:
        raise RoleLacks(roles=Role.KEEPER.value)
    if not reason.strip():
        raise ExtractReasonMissing
    if to.exists() or to.is_symlink() or vault.path.resolve() in to.resolve().parents:
        raise ExtractTargetTaken(file=to.name)
    found = get(vault, ref)
    with open_unlogged(vault, found) as original:
        with vault.write("dissemination", reason.strip(), about=ref) as tx:
            tx.unit(str(found.held_in))
        digest = hashlib.sha256()
        with replacing(to) as file:
            while block := original.read(_BLOCK):
                digest.update(block)
                write_all(file, block)
            if found.sha256 not in {None, WITHHELD, digest.hexdigest()}:
                raise EvidenceFlipped  # within the block: what was written goes again
        return original.size


def listed(vault: Vault, about: str = "") -> tuple[Evidence, ...]:
    """Return all evidence, or that about the record with the reference ``about``."""
    with vault.read() as tx:
        if not about:
            return tuple(one for one in tx.every("evidence") if isinstance(one, Evidence))
        record = tx.by_ref(about)
        pointing = tx.pointing_at(record.id, "evidence")
        ids = [one for _, one, field in pointing if field == "about"]
        found = tx.load("evidence", ids).values()
    return tuple(one for one in found if isinstance(one, Evidence))


def get(vault: Vault, ref: str) -> Evidence:
    """Return the record of one evidence; raises UnknownReference, NotEvidence."""
    with vault.read() as tx:
        found: Entity = tx.by_ref(ref)
    if not isinstance(found, Evidence):
        raise NotEvidence(ref=ref[:20])
    return found


def open_unlogged(vault: Vault, found: Evidence) -> Original:
    """Return the original of a record already read; for services that log in their own way."""
    if found.state == QUARANTINED:
        raise EvidenceQuarantined(ref=str(found.ref))
    original = open_sealed(vault, found)
    try:
        _require_genuine(found, original)
    except BaseException:
        original.close()
        raise
    return original


def open_sealed(vault: Vault, found: Evidence) -> Original:
    """Return the original as its sealed file holds it, quarantined or not: to be verified."""
    held_in = str(found.held_in)
    vault.keys.tier(held_in)  # TierNotGranted
    identities = [keys.age_identity for keys in vault.keys.every_epoch(held_in)]
    return evidence_store.open_original(vault.path, sealed_file(found), identities)


def sealed_file(found: Evidence) -> SealedFile:
    """Return what the record says of its file; raises EvidenceWithoutFile."""
    if not found.file:
        raise EvidenceWithoutFile(ref=str(found.ref))
    return evidence_inspection.sealed_file(found)


def _require_genuine(found: Evidence, original: Original) -> None:
    """Compare with the protected facts, which who holds only the registry cannot rewrite.

    The whole hash where that costs no wait; a long film is compared by ``verify``.
    """
    if found.size in (None, WITHHELD):
        return
    if found.size != original.size:
        raise EvidenceFlipped
    if original.size <= HASHED_AT_OPENING:
        digest = hashlib.sha256()
        while block := original.read(_BLOCK):
            digest.update(block)
        original.seek(0)
        if digest.hexdigest() != found.sha256:
            raise EvidenceFlipped


def recipients_of(vault: Vault, tier: str) -> tuple[str, ...]:
    """Return to whom evidence of ``tier`` is sealed: the tier as announced, and recovery.

    Raises NotAnnounced, CertificateForged, InboxKeyOld (who was removed could open it).
    """
    with vault.read() as tx:
        key = announced(tx.connection, vault.keys.organisation, tier)
        spare = recovery(tx.connection, vault.keys.organisation)
        if PROTECTED in vault.tiers:  # who has not the part cannot tell; the check does
            holders.require_recovery(tx.connection, spare)
    if key.epoch != vault.header.epoch(tier):
        raise InboxKeyOld
    return (key.age, spare.age_recipient) if spare else (key.age,)


def _facts(untrusted: Mapping[str, Any]) -> dict[str, Any]:
    values = read_fields("evidence", dict(untrusted))
    if unknown := values.keys() - FACTS:
        raise RecordRefused(
            tuple(FieldProblem(f"evidence.{name}", "set_by_program") for name in sorted(unknown))
        )
    return values


def home_of(kind: str) -> str:
    """Return the tier that evidence of ``kind`` enters: what is not public already is protected."""
    return REGISTRY if kind in OPEN_KINDS else PROTECTED


def _tier_of(vault: Vault, kind: str, asked: str) -> str:
    """Only a keeper judges otherwise than by the kind."""
    own = home_of(kind)
    if asked in {"", own}:
        return own
    if asked not in {REGISTRY, PROTECTED}:
        raise RecordRefused((FieldProblem("evidence.held_in", "unknown_term"),))
    if asked == REGISTRY and Role.KEEPER not in vault.roles:
        raise RoleLacks(roles=Role.KEEPER.value)
    return asked


def _resolved(tx: Reading, values: Mapping[str, Any]) -> dict[str, Any]:
    new = NewRecord(id=new_id(), ref=Ref(""), values=values)
    resolved, problems = resolve_all(tx, [("evidence", new)], {})
    if problems:
        raise RecordRefused(tuple(problems))
    return dict(resolved[0][1].values)


def _record(vault: Vault, values: Mapping[str, Any]) -> str:
    with vault.write("ingestion") as tx:
        resolved = _resolved(tx, values)
        ref = tx.free_ref(entity_spec("evidence").prefix)
        tx.add("evidence", [NewRecord(id=new_id(), ref=ref, values=resolved)])
    return ref


def _measured(source: Path, file: str, made: Made) -> dict[str, Any]:
    return {
        "file": file,
        "sealed_size": made.sealed_size,
        "sealed_sha256": made.sealed_sha256,
        "size": made.size,
        "sha256": made.sha256,
        "sha512": made.sha512,
        "media_type": made.media_type,
        "original_name": _shown_name(source.name),
        "state": SOUND,
    }


def _shown_name(untrusted_name: str) -> str:
    """A name may hold bytes that are no text; those are shown as a mark."""
    return untrusted_name.encode("utf-8", errors="replace").decode("utf-8")[:_LONGEST_NAME]


def _entry_name(untrusted_name: str) -> str:
    """Return the name for the ZIP inside, or a plain one where the own could do harm."""
    name = _shown_name(untrusted_name)
    safe = is_safe_name(name) and name == untrusted_name and len(name) <= _LONGEST_NAME
    return name if safe and name.casefold() != PADDING else _UNNAMED
