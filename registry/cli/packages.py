# SPDX-License-Identifier: Apache-2.0
"""Commands about what leaves: preview, export, who received what, and verify as a receiver."""

from __future__ import annotations

from typing import Any

from registry.cli.frame import Call
from registry.services import exports, plans, receiving
from registry.services import ledger as ledgers


def preview(call: Call) -> dict[str, Any]:
    """Every record and field with its outcome and reason; writes nothing."""
    with call.vault() as vault:
        found = plans.preview(vault, call.text("profile"), call.text("recipient"))
    return plans.preview_answer(found)


def export(call: Call) -> dict[str, Any]:
    """Build, scan, sign, encrypt and write one package."""
    with call.vault() as vault:
        built = exports.build(
            vault,
            call.text("profile"),
            call.text("recipient"),
            call.path("target"),
            purpose=call.text("purpose"),
            progress=call.progress,
        )
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
