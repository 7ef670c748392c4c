# SPDX-License-Identifier: Apache-2.0
"""Records as JSON-like answers for the command line: what is empty is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from registry.domain.entities import all_fields, spec_of
from registry.domain.fields import WITHHELD, Entity, RecordId
from registry.domain.structures import encode
from registry.services import records
from registry.services.linking import targets_of
from registry.storage.vault import Vault

ID = re.compile("[0-9a-f]{32}$")
TIES = frozenset({"link", "relation", "involvement"})


def declared() -> list[dict[str, Any]]:
    """Return every declared field, as ``sijill fields --json`` gives them."""
    return [
        {
            "entity": spec.entity,
            "name": spec.name,
            "type": spec.type_name,
            "tier": spec.marks.tier.value,
            "class": spec.marks.disclosure.value,
            "identifying": spec.marks.identifying,
            "searchable": spec.marks.searchable,
            "vocabulary": spec.marks.vocabulary or None,
        }
        for spec in all_fields()
    ]


def fields_of(found: Entity, refs: dict[str, str]) -> dict[str, Any]:
    """Return the filled fields as JSON values, with references in place of ids."""
    answer: dict[str, Any] = {}
    for name, spec in spec_of(found).fields.items():
        value = getattr(found, name)
        if value in (None, "", ()) or name == "ref":
            continue
        if value is WITHHELD:
            answer[name] = "withheld"
        elif spec.value_type is RecordId:
            many = value if spec.many else (value,)
            named = [refs.get(one, "?") for one in many]
            answer[name] = named if spec.many else named[0]
        else:
            answer[name] = encode(value)
    return answer


def show(vault: Vault, ref: str) -> dict[str, Any]:
    """Return one record with its claims, consents and what it is tied to."""
    found = records.get(vault, ref)
    around = records.related(vault, ref)
    with vault.read() as tx:
        further = records.load_any(tx, [one for near in around for one in targets_of(near)])
    refs: dict[str, str] = {one.id: str(one.ref) for one in (found, *around, *further)}
    answer: dict[str, Any] = {
        "ref": found.ref,
        "kind": spec_of(found).kind,
        "version": found.version,
        "fields": fields_of(found, refs),
        "claims": [],
        "consents": [],
        "ties": [],
        "related": [],
    }
    for one in around:
        kind = spec_of(one).kind
        shown = {"ref": one.ref, "kind": kind, "fields": fields_of(one, refs)}
        goes = {"claim": "claims", "consent": "consents"}.get(kind, "ties" if kind in TIES else "")
        answer[goes or "related"].append(shown if goes else {"ref": one.ref, "kind": kind})
    return answer


def history(vault: Vault, ref: str) -> dict[str, Any]:
    """Return the revisions of one record, with references in place of ids."""
    found = records.history(vault, ref)
    refs = _refs_of_links(vault, found)
    revisions = [
        {
            "version": one.version,
            "at": one.at,
            "actor": one.actor,
            "operation": one.operation,
            "reason": one.reason,
            "changes": {
                name: [_with_refs(side, refs) for side in pair]
                for name, pair in one.changes.items()
            },
        }
        for one in found
    ]
    return {"ref": ref, "revisions": revisions}


def _refs_of_links(vault: Vault, found: Iterable[records.Revision]) -> dict[str, str]:
    sides = [side for one in found for pair in one.changes.values() for side in pair]
    ids = [one for side in sides for one in _many(side) if isinstance(one, str) and ID.match(one)]
    with vault.read() as tx:
        return {one.id: str(one.ref) for one in records.load_any(tx, ids)}


def _with_refs(side: object, refs: dict[str, str]) -> object:
    if isinstance(side, list):
        return [refs.get(one, one) if isinstance(one, str) else one for one in side]
    return refs.get(side, side) if isinstance(side, str) else side


def _many(side: object) -> list[Any]:
    return side if isinstance(side, list) else [side]
