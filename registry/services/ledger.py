# SPDX-License-Identifier: Apache-2.0
"""The ledger: who received which record and field classes, on which consent."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.domain.exports import Export, Recipient
from registry.services import records
from registry.storage.ledger_store import LedgerItem, items_of_exports, items_of_records
from registry.storage.reading import Reading
from registry.storage.vault import Vault

WITHHELD = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One package that holds some of the records asked about, under ``codes``."""

    export: str
    profile: str
    recipient: str
    built_on: str
    codes: tuple[str, ...]


def holding(tx: Reading, ids: Sequence[str]) -> list[Held]:
    """Return the packages that hold any of these records."""
    by_export: dict[str, list[LedgerItem]] = {}
    for item in items_of_records(tx.connection, ids):
        if item.outcome != WITHHELD:
            by_export.setdefault(item.export, []).append(item)
    found = tx.load("export", by_export)
    return [
        Held(
            export=str(export.ref),
            profile=str(export.profile),
            recipient=_recipient(tx, export),
            built_on=_day(export),
            codes=tuple(sorted(item.code for item in by_export[export.id])),
        )
        for export in found.values()
        if isinstance(export, Export)
    ]


def entries(vault: Vault, ref: str = "") -> list[dict[str, Any]]:
    """Return every package, newest first; with ``ref`` (a record or an export) only its own.

    Asked about a record, each entry says what left of it; about an export, what left of each.
    """
    with vault.read() as tx:
        about = tx.by_ref(ref) if ref else None
        exports = [one for one in tx.every("export") if isinstance(one, Export)]
        items: dict[str, list[LedgerItem]] = {}
        if isinstance(about, Export):
            exports = [one for one in exports if one.id == about.id]
            items[about.id] = items_of_exports(tx.connection, [about.id])
        elif about is not None:
            for item in items_of_records(tx.connection, [about.id]):
                items.setdefault(item.export, []).append(item)
            exports = [one for one in exports if one.id in items]
        refs = _refs(tx, [item.record for many in items.values() for item in many])
        newest_first = sorted(exports, key=lambda one: _unit(tx, one), reverse=True)
        return [_entry(tx, one, items.get(one.id, []), refs) for one in newest_first]


def _entry(
    tx: Reading, export: Export, items: list[LedgerItem], refs: dict[str, str]
) -> dict[str, Any]:
    answer = {
        "id": export.ref,
        "profile": export.profile,
        "recipient": _recipient(tx, export),
        "built_on": _day(export),
        "records": export.records,
        "withheld": export.withheld,
        "manifest_sha256": export.manifest_sha256,
        "purpose": export.purpose or "",
    }
    if items:
        answer["items"] = [
            {
                "ref": refs.get(item.record, "?"),
                "code": item.code,
                "outcome": item.outcome,
                "reason": json.loads(item.reason),
                "fields": dict(item.fields),
                "consent": item.consent,
            }
            for item in items
        ]
    return answer


def _refs(tx: Reading, ids: list[str]) -> dict[str, str]:
    return {one.id: str(one.ref) for one in records.load_any(tx, ids)}


def _recipient(tx: Reading, export: Export) -> str:
    if not export.recipient:
        return ""
    found = tx.load("recipient", [export.recipient]).get(export.recipient)
    return str(found.name) if isinstance(found, Recipient) else ""


def _unit(tx: Reading, export: Export) -> int:
    """The log entry that wrote it: two packages of one day have an order too."""
    return min((row.unit for row in tx.revisions(export.id) if row.tier == "registry"), default=0)


def _day(export: Export) -> str:
    return export.built_on.edtf if export.built_on is not None else ""
