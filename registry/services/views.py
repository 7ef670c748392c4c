# SPDX-License-Identifier: Apache-2.0
"""Records as JSON-like answers for the command line: what is empty is left out."""

from __future__ import annotations

from typing import Any

from registry.domain.entities import all_fields, spec_of
from registry.domain.fields import WITHHELD, Entity, RecordId
from registry.domain.structures import encode
from registry.services import records
from registry.storage.vault import Vault

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
    refs: dict[str, str] = {one.id: str(one.ref) for one in (found, *around)}
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
