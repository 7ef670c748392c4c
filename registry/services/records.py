# SPDX-License-Identifier: Apache-2.0
"""Records of every kind: written all or nothing, changed by revisions, read with their ties."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from registry.domain.entities import all_entities, spec_of
from registry.domain.fields import WITHHELD, Entity
from registry.domain.roles import Role, may_write
from registry.domain.untrusted import read_fields
from registry.errors import FieldProblem, RecordRefused, RegistryError, UsageRefused
from registry.services.linking import (
    Draft,
    doubled_keys,
    emptied,
    is_linked,
    key_of,
    link_of,
    missing_in,
    new_record,
    resolve_all,
    targets_of,
    tier_of_claim,
    unknown_links,
)
from registry.services.sealed import as_changed, as_recorded
from registry.storage.reading import Reading
from registry.storage.rows import NewRecord
from registry.storage.vault import Vault
from registry.storage.writing import Writing, differing

__all__ = [
    "Draft", "Revision", "UnknownKind", "VerbatimFixed", "add_all", "change", "get", "history",
    "load_any", "parse_input", "record", "related", "related_in",
]  # fmt: skip

# Made by verbs of their own, never by a record file.
OWN_VERBS = frozenset({"consent", "export", "member", "match_pair"})


# Once taken, what a witness said is never edited, only annotated.
VERBATIM = frozenset({"verbatim", "questions", "audio"})


class VerbatimFixed(RegistryError):
    """The words of a witness are not edited; a note beside them is."""


class UnknownKind(UsageRefused):
    """No such kind of record, or one that has a verb of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One change: ``changes`` is ``{field: (before, after)}`` in JSON values."""

    version: int
    at: str
    actor: str
    operation: str
    reason: str
    changes: Mapping[str, tuple[Any, Any]]


def parse_input(kind: str, untrusted_fields: object) -> dict[str, Any]:
    """Return typed values for what a form or a file holds; raise RecordRefused, UnknownKind."""
    if kind not in {spec.kind for spec in all_entities()} - OWN_VERBS:
        raise UnknownKind(kind=kind[:40] if kind.isidentifier() else "?")
    return read_fields(kind, untrusted_fields)


def record(vault: Vault, drafts: Sequence[Draft], *, operation: str = "capture") -> dict[str, str]:
    """Write all drafts or none; return the reference of each by its key (or its position).

    Raises RecordRefused with every problem of every draft.
    """
    with vault.write(operation) as tx:
        made = {key_of(draft, n): new_record(tx, draft) for n, draft in enumerate(drafts)}
        tied = [(made[key_of(d, n)][1], d) for n, d in enumerate(drafts) if is_linked(d)]
        every = [*made.values(), *(link_of(tx, new, draft) for new, draft in tied)]
        resolved, problems = resolve_all(tx, every, {key: new.id for key, (_, new) in made.items()})
        problems += doubled_keys(drafts)
        problems += missing_in(resolved)
        problems += [problem for draft in drafts for problem in unknown_links(draft)]
        problems += [
            one for kind, new in resolved for one in _of_others(vault.roles, kind, new.values)
        ]
        if problems:
            raise RecordRefused(tuple(problems))
        add_all(tx, resolved)
    return {key: new.ref for key, (_, new) in made.items()}


def add_all(tx: Writing, records: Sequence[tuple[str, NewRecord]]) -> None:
    """Write typed, resolved records kind by kind; a claim goes into the file of its field."""
    kinds = dict.fromkeys(kind for kind, _ in records)
    for kind in sorted(kinds, key=lambda kind: kind == "claim"):  # after what claims are about
        mine = [
            replace(new, values=as_recorded(kind, new.values))
            for one, new in records
            if one == kind
        ]
        if kind != "claim":
            tx.add(kind, mine)
            continue
        for new in mine:
            tx.add(kind, [new], tier=tier_of_claim(tx, new.values))


def change(
    vault: Vault, ref: str, version: int, values: Mapping[str, Any], reason: str = "",
    *, operation: str = "modification",
) -> Entity:  # fmt: skip
    """Save changed values as a new revision and return the record as it stands.

    ``version`` is the one that was read; raises StaleRecord if another save came between.
    """
    with vault.write(operation, reason, about=ref) as tx:
        before = replace(tx.by_ref(ref), version=version)  # so that a stale save is refused
        new = NewRecord(id=before.id, ref=before.ref, values=values)
        resolved, problems = resolve_all(tx, [(spec_of(before).kind, new)], {})
        problems += _unknown(before, values) or emptied(before, values)
        if not problems:
            changed = differing(before, resolved[0][1].values)
            problems += _of_others(vault.roles, spec_of(before).kind, changed)
        if problems:
            raise RecordRefused(tuple(problems))
        _require_verbatim_kept(before, values)
        tx.change(before, as_changed(tx, before, resolved[0][1].values))
        return tx.by_ref(ref)


def _of_others(roles: frozenset[Role], kind: str, values: Mapping[str, Any]) -> list[FieldProblem]:
    """A grade is for the reviewer, and so on: what these roles may not write."""
    return [
        FieldProblem(f"{kind}.{name}", "not_your_role")
        for name, value in values.items()
        if value is not None and not may_write(roles, kind, name)
    ]


def _unknown(before: Entity, values: Mapping[str, Any]) -> list[FieldProblem]:
    spec = spec_of(before)
    unknown = values.keys() - (spec.fields.keys() - {"ref"})
    # A file that is quarantined is not sound again because a form says so.
    measured = [one for one in spec.fields.values() if one.name in values and one.name != "ref"]
    return [FieldProblem(spec.kind, "unknown_field") for _ in unknown] + [
        FieldProblem(one.key, "set_by_program") for one in measured if one.marks.set_by_program
    ]


def _require_verbatim_kept(before: Entity, values: Mapping[str, Any]) -> None:
    for name in VERBATIM & values.keys() if spec_of(before).kind == "statement" else ():
        held = getattr(before, name)
        if held not in (None, WITHHELD) and values[name] != held:
            raise VerbatimFixed(field=name)


def get(vault: Vault, ref: str) -> Entity:
    """Return one record; raises UnknownReference."""
    with vault.read() as tx:
        return tx.by_ref(ref)


def related(vault: Vault, ref: str, most: int = 0) -> tuple[Entity, ...]:
    """Return every record that points at this one or that it points at, and their far ends.

    With ``most``, of what points at it no more than so many of each kind: what a screen shows.
    """
    with vault.read() as tx:
        return related_in(tx, tx.by_ref(ref), most)


def related_in(tx: Reading, found: Entity, most: int = 0) -> tuple[Entity, ...]:
    """Return what stands around ``found``, within a unit of work."""
    of_kind: dict[str, list[str]] = {}
    for kind, record, _ in tx.pointing_at(found.id):
        of_kind.setdefault(kind, []).append(record)
    near = [record for many in of_kind.values() for record in many[: most or None]]
    around = load_any(tx, [*near, *targets_of(found)])
    ties = [one for one in around if spec_of(one).kind in {"link", "relation", "involvement"}]
    far = load_any(tx, [target for tie in ties for target in targets_of(tie)])
    unique = {one.id: one for one in (*around, *far) if one.id != found.id}
    return tuple(unique.values())


def load_any(tx: Reading, ids: Sequence[str]) -> list[Entity]:
    """Return the records with these ids, whatever their kinds."""
    kinds = tx.kinds_of(ids)
    found: list[Entity] = []
    for kind in dict.fromkeys(kinds.values()):
        found += tx.load(kind, [one for one in kinds if kinds[one] == kind]).values()
    return found


def history(vault: Vault, ref: str) -> tuple[Revision, ...]:
    """Return the changes of one record, oldest first, as far as this member may read them."""
    with vault.read() as tx:
        found = tx.by_ref(ref)
        rows = tx.revisions(found.id)
        bodies = tx.log_bodies({(row.tier, row.unit) for row in rows})
    heads = {unit: _as_author(body, found.id) for unit, body in bodies.items()}
    merged: dict[int, Revision] = {}
    for row in sorted(rows, key=lambda row: (row.version, row.tier != "registry")):
        one = _revision(row.version, row.changes, heads[row.tier, row.unit])
        before = merged.get(row.version)
        merged[row.version] = one if before is None else _joined(before, one)
    return tuple(merged.values())


def _as_author(body: Mapping[str, Any], record: str) -> Mapping[str, Any]:
    """What a keeper took in is its author's work, done when they sealed it."""
    for told in body.get("authors", ()):
        if told["record"] == record:
            return {**body, "actor": told["actor"], "at": told["at"], "operation": "capture"}
    return body


def _joined(one: Revision, other: Revision) -> Revision:
    """One save that touched both files is one revision; its reason stands in the protected one.

    What a seal moved there later keeps the day and the hand of the registry's own revision.
    """
    same = (one.at, one.actor, one.operation) == (other.at, other.actor, other.operation)
    reason = one.reason or (other.reason if same else "")
    return replace(one, reason=reason, changes={**one.changes, **other.changes})


def _revision(version: int, changes: str, head: Mapping[str, Any]) -> Revision:
    return Revision(
        version=version,
        at=str(head.get("at", "")),
        actor=str(head.get("actor", "")),
        operation=str(head.get("operation", "")),
        reason=str(head.get("reason", "")),
        changes={
            name: (pair[0], pair[1]) for name, pair in json.loads(changes).items() if name != "ref"
        },
    )
