# SPDX-License-Identifier: Apache-2.0
"""Commands about what leaves: preview, export, who received what, and verify as a receiver."""

from __future__ import annotations

from typing import Any

from registry.cli.frame import Call
from registry.services import approval, exports, plans, receiving
from registry.services import ledger as ledgers


def preview(call: Call) -> dict[str, Any]:
    """Every record and field with its outcome and reason; writes nothing."""
    with call.vault() as vault:
        found = plans.preview(vault, call.text("profile"), call.text("recipient"))
    return plans.preview_answer(found)


def export(call: Call) -> dict[str, Any]:
    """Build, scan, sign, encrypt and write one package; of several members, let it wait."""
    profile, recipient = call.text("profile"), call.text("recipient")
    purpose = call.text("purpose")
    with call.vault() as vault:
        if not vault.one_person:
            made = approval.propose(
                vault, profile, recipient, purpose=purpose, progress=call.progress
            )
            return {"waits": True, **_waiting(made)}
        target = call.path("target")
        built = exports.build(
            vault, profile, recipient, target, purpose=purpose, progress=call.progress
        )
    return _built(built)


def approve(call: Call) -> dict[str, Any]:
    """Scan, sign and write a package that another member built."""
    with call.vault() as vault:
        built = approval.approve(
            vault, call.text("export"), call.path("target"), progress=call.progress
        )
    return _built(built)


def decline(call: Call) -> dict[str, Any]:
    """Take a package off the list of those that wait."""
    with call.vault() as vault:
        approval.decline(vault, call.text("export"), call.text("reason"))
    return {"declined": call.text("export")}


def waiting(call: Call) -> dict[str, Any]:
    """The packages that wait for a keeper."""
    with call.vault() as vault:
        return {"waiting": [_waiting(one) for one in approval.waiting(vault)]}


def _waiting(one: approval.Waiting) -> dict[str, Any]:
    return {
        "id": one.ref,
        "at": one.at,
        "builder": one.builder,
        "profile": one.profile,
        "recipient": one.recipient,
        "purpose": one.purpose,
        "records": one.records,
        "withheld": one.withheld,
        "undecided": one.undecided,
    }


def _built(built: exports.Built) -> dict[str, Any]:
    return {
        "id": built.ref,
        "records": built.records,
        "withheld": built.withheld,
        "manifest_sha256": built.manifest_sha256,
        "file": str(built.file),
        "signer": built.signer,
        "words": list(built.words),
        "notes": list(built.notes),
    }


def ledger(call: Call) -> dict[str, Any]:
    """Who received what."""
    with call.vault() as vault:
        return {"exports": ledgers.entries(vault, call.text("ref"))}


def verify(call: Call) -> dict[str, Any]:
    """As a receiver: signature, hashes, manifest; no vault needed."""
    identity = call.path("identity") if call.given["identity"] else None
    signer = call.path("signer") if call.given["signer"] else None
    return receiving.verify(call.path("package"), identity, signer)


def code_of_verify(answer: dict[str, Any]) -> int:
    """Whole, but signed by an unknown key, is not yet a success."""
    return 0 if answer["known_signer"] else 1
