# SPDX-License-Identifier: Apache-2.0
"""Records of every kind: written all or nothing, changed by revisions, read with their ties."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from registry.domain.entities import all_entities, entity_spec, spec_of
from registry.domain.fields import Entity, FieldSpec, RecordId, Tier
from registry.domain.untrusted import read_fields, references_in
from registry.errors import FieldProblem, RecordRefused, UsageRefused
from registry.storage.reading import Reading
from registry.storage.rows import NewRecord, new_id, new_ref
from registry.storage.vault import Vault
from registry.storage.writing import Writing

# Of ``links`` in a record file: which field of the record, or of a Link beside it, takes it.
LINK_FIELDS: dict[tuple[str, str], str] = {
    ("victim", "source"): "sources",
    ("incident", "source"): "sources",
    ("statement", "victim"): "victims",
}
# What a record needs at its first save: one of these fields. Nothing is invented to fill it.
NEEDED: dict[str, tuple[tuple[str, ...], str]] = {
    "victim": (("names", "description"), "missing_identity"),
    "incident": (("title_ar", "title_en"), "empty"),
    "unit": (("name_ar", "name_en"), "empty"),
    "source": (("title", "kind"), "empty"),
    "recipient": (("name",), "empty"),
    "claim": (("about", "field"), "empty"),
    "link": (("victim",), "empty"),
}
# Made by verbs of their own, never by a record file.
OWN_VERBS = frozenset({"consent", "export", "member", "match_pair"})


class UnknownKind(UsageRefused):
    """No such kind of record, or one that has a verb of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A record about to be written: typed values, links by name, and a key for links to it.

    A reference, in ``values`` or ``links``, is a ``V-...`` or the key of a draft beside this one.
    """

    kind: str
    values: Mapping[str, Any]
    links: Mapping[str, str] = field(default_factory=dict)
    key: str = ""


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
    made = {_key(draft, n): _new(draft) for n, draft in enumerate(drafts)}
    links = [_link(made[_key(d, n)][1], d) for n, d in enumerate(drafts) if _is_linked(d)]
    every = [*made.values(), *links]
    with vault.write(operation) as tx:
        resolved, problems = _resolved(tx, every, {key: new.id for key, (_, new) in made.items()})
        problems += _missing(resolved)
        if problems:
            raise RecordRefused(tuple(problems))
        add_all(tx, resolved)
    return {key: new.ref for key, (_, new) in made.items()}


def add_all(tx: Writing, records: Sequence[tuple[str, NewRecord]]) -> None:
    """Write typed, resolved records kind by kind; a claim goes into the file of its field."""
    for kind in dict.fromkeys(kind for kind, _ in records):
        mine = [new for one, new in records if one == kind]
        if kind != "claim":
            tx.add(kind, mine)
            continue
        for new in mine:
            tx.add(kind, [new], tier=_tier_of_claim(tx, new.values))


def change(
    vault: Vault, ref: str, version: int, values: Mapping[str, Any], reason: str = ""
) -> Entity:
    """Save changed values as a new revision and return the record as it stands.

    ``version`` is the one that was read; raises StaleRecord if another save came between.
    """
    with vault.write("modification", reason, about=ref) as tx:
        before = tx.by_ref(ref)
        kind = spec_of(before).kind
        new = NewRecord(id=before.id, ref=before.ref, values=values)
        resolved, problems = _resolved(tx, [(kind, new)], {})
        if problems:
            raise RecordRefused(tuple(problems))
        if version != before.version:
            before = _older(before, version)
        tx.change(before, resolved[0][1].values)
        return tx.by_ref(ref)


def _older(before: Entity, version: int) -> Entity:
    """The record under the version that the caller read, so that a stale save is refused."""
    names = entity_spec(spec_of(before).kind).fields
    values = {name: getattr(before, name) for name in names}
    return type(before)(id=before.id, version=version, **values)


def get(vault: Vault, ref: str) -> Entity:
    """Return one record; raises UnknownReference."""
    with vault.read() as tx:
        return tx.by_ref(ref)


def related(vault: Vault, ref: str) -> tuple[Entity, ...]:
    """Return every record that points at this one or that it points at, and their far ends."""
    with vault.read() as tx:
        return related_in(tx, tx.by_ref(ref))


def related_in(tx: Reading, found: Entity) -> tuple[Entity, ...]:
    """Return what stands around ``found``, within a unit of work."""
    near = [record for _, record, _ in tx.pointing_at(found.id)]
    around = load_any(tx, [*near, *_targets(found)])
    ties = [one for one in around if spec_of(one).kind in {"link", "relation", "involvement"}]
    far = load_any(tx, [target for tie in ties for target in _targets(tie)])
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
        heads = tx.log_bodies({(row.tier, row.unit) for row in rows})
    merged: dict[int, Revision] = {}
    for row in rows:
        one = _revision(row.version, row.changes, heads[row.tier, row.unit])
        before = merged.get(row.version)
        merged[row.version] = one if before is None else _joined(before, one)
    return tuple(merged.values())


def _joined(one: Revision, other: Revision) -> Revision:
    """One save that touched both files is one revision."""
    return replace(one, changes={**one.changes, **other.changes})


def _revision(version: int, changes: str, head: Mapping[str, Any]) -> Revision:
    return Revision(
        version=version,
        at=str(head.get("at", "")),
        actor=str(head.get("actor", "")),
        operation=str(head.get("operation", "")),
        reason=str(head.get("reason", "")),
        changes={name: (pair[0], pair[1]) for name, pair in json.loads(changes).items()},
    )


def _key(draft: Draft, position: int) -> str:
    return draft.key or str(position)


def _new(draft: Draft) -> tuple[str, NewRecord]:
    values = dict(draft.values)
    for name, target in draft.links.items():
        into = LINK_FIELDS.get((draft.kind, name), name)
        if (declared := entity_spec(draft.kind).fields.get(into)) is not None:
            values[into] = (*(values.get(into) or ()), target) if declared.many else target
    ref = new_ref(entity_spec(draft.kind).prefix)
    return draft.kind, NewRecord(id=new_id(), ref=ref, values=values)


def _is_linked(draft: Draft) -> bool:
    return draft.kind == "victim" and "incident" in draft.links


def _link(victim: NewRecord, draft: Draft) -> tuple[str, NewRecord]:
    values = {"victim": victim.id, "incident": draft.links["incident"]}
    if source := draft.links.get("source"):
        values["source"] = source
    return "link", NewRecord(id=new_id(), ref=new_ref("L"), values=values)


def _resolved(
    tx: Reading, records: Sequence[tuple[str, NewRecord]], keys: Mapping[str, RecordId]
) -> tuple[list[tuple[str, NewRecord]], list[FieldProblem]]:
    """Put ids in place of references and keys; a reference to nothing is a problem."""
    named = [
        n for kind, new in records for ns in references_in(kind, new.values).values() for n in ns
    ]
    refs = {ref: (kind, one) for ref, (kind, one) in tx.ids_of_refs(named).items()}
    ids = tx.kinds_of([name for name in named if name not in refs and name not in keys])
    made = {new.id: kind for kind, new in records}
    known = {
        **{one: (kind, one) for one, kind in (*ids.items(), *made.items())},
        **{key: (made[one], one) for key, one in keys.items()},
        **refs,
    }
    problems: list[FieldProblem] = []
    resolved = []
    for kind, new in records:
        values, wrong = _with_ids(kind, new.values, known)
        problems += wrong
        resolved.append((kind, NewRecord(id=new.id, ref=new.ref, values=values)))
    return resolved, problems


def _with_ids(
    kind: str, values: Mapping[str, Any], known: Mapping[str, tuple[str, str]]
) -> tuple[dict[str, Any], list[FieldProblem]]:
    out, problems = dict(values), []
    for name, references in references_in(kind, values).items():
        declared = entity_spec(kind).fields[name]
        if any(not _fits(declared, known.get(reference)) for reference in references):
            problems.append(FieldProblem(declared.key, "dangling_link"))
            continue
        ids = tuple(RecordId(known[reference][1]) for reference in references)
        out[name] = ids if declared.many else ids[0]
    return out, problems


def _fits(declared: FieldSpec, found: tuple[str, str] | None) -> bool:
    return found is not None and declared.marks.target in {"", found[0]}


def _missing(records: Sequence[tuple[str, NewRecord]]) -> list[FieldProblem]:
    problems = []
    for kind, new in records:
        names, code = NEEDED.get(kind, ((), ""))
        if names and not any(new.values.get(name) for name in names):
            problems.append(FieldProblem(f"{kind}.{names[0]}", code))
    return problems


def _targets(found: Entity) -> list[str]:
    values = {name: getattr(found, name) for name in spec_of(found).fields}
    readable = {name: v for name, v in values.items() if isinstance(v, str | tuple)}
    return [one for many in references_in(spec_of(found).kind, readable).values() for one in many]


def _tier_of_claim(tx: Reading, values: Mapping[str, Any]) -> str:
    about = str(values["about"])
    kind = tx.kinds_of([about]).get(about, "")
    declared = entity_spec(kind).fields.get(str(values.get("field"))) if kind else None
    if declared is None:
        raise RecordRefused((FieldProblem("claim.field", "unknown_field"),))
    return Tier(declared.marks.tier).value
