# SPDX-License-Identifier: Apache-2.0
"""Turns drafts into records: gives ids, puts ids in place of references, names what dangles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from registry.domain.entities import entity_spec, spec_of
from registry.domain.fields import Entity, FieldSpec, RecordId, Tier
from registry.domain.untrusted import references_in
from registry.errors import FieldProblem, RecordRefused
from registry.storage.reading import Reading
from registry.storage.rows import NewRecord, home_of, new_id
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A record about to be written: typed values, links by name, and a key for links to it.

    A reference, in ``values`` or ``links``, is a ``V-...`` or the key of a draft beside this one.
    """

    kind: str
    values: Mapping[str, Any]
    links: Mapping[str, str] = field(default_factory=dict)
    key: str = ""


def key_of(draft: Draft, position: int) -> str:
    """Return the key by which other drafts of the same file name this one."""
    return draft.key or str(position)


def new_record(tx: Writing, draft: Draft) -> tuple[str, NewRecord]:
    """Give a draft its id and reference; its links become fields where fields take them."""
    values = dict(draft.values)
    for name, target in draft.links.items():
        into = LINK_FIELDS.get((draft.kind, name), name)
        if (declared := entity_spec(draft.kind).fields.get(into)) is not None:
            values[into] = (*(values.get(into) or ()), target) if declared.many else target
    ref = tx.free_ref(entity_spec(draft.kind).prefix)
    return draft.kind, NewRecord(id=new_id(), ref=ref, values=values)


def doubled_keys(drafts: Sequence[Draft]) -> list[FieldProblem]:
    """Return a problem for each draft whose key another draft before it has."""
    times = Counter(key_of(draft, n) for n, draft in enumerate(drafts))
    return [
        FieldProblem(draft.kind, "doubled_key", key_of(draft, n))
        for n, draft in enumerate(drafts)
        if times[key_of(draft, n)] > 1
    ]


def is_linked(draft: Draft) -> bool:
    """Whether a Link record ties this draft to an incident."""
    return draft.kind == "victim" and "incident" in draft.links


def link_of(tx: Writing, victim: NewRecord, draft: Draft) -> tuple[str, NewRecord]:
    """Return the Link that ties a new victim to the incident of its draft."""
    values = {"victim": victim.id, "incident": draft.links["incident"]}
    if source := draft.links.get("source"):
        values["source"] = source
    return "link", NewRecord(id=new_id(), ref=tx.free_ref("L"), values=values)


def resolve_all(
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


def unknown_links(draft: Draft) -> list[FieldProblem]:
    """Return a problem for each link that no field of the draft's kind takes."""
    fields = entity_spec(draft.kind).fields
    return [
        FieldProblem(f"{draft.kind}.{name}" if name.isidentifier() else draft.kind, "unknown_field")
        for name in draft.links
        if LINK_FIELDS.get((draft.kind, name), name) not in fields
        and not (name == "incident" and is_linked(draft))
    ]


def missing_in(records: Sequence[tuple[str, NewRecord]]) -> list[FieldProblem]:
    """Return a problem for each record that lacks what its first save needs."""
    problems = []
    for kind, new in records:
        names, code = NEEDED.get(kind, ((), ""))
        if names and not any(new.values.get(name) for name in names):
            problems.append(FieldProblem(f"{kind}.{names[0]}", code))
    return problems


def emptied(before: Entity, values: Mapping[str, Any]) -> list[FieldProblem]:
    """Return a problem if ``values`` would take from a record what its first save needed."""
    kind = spec_of(before).kind
    needed, _ = NEEDED.get(kind, ((), ""))
    after = {name: values.get(name, getattr(before, name)) for name in needed}
    new = NewRecord(id=before.id, ref=before.ref, values=after)
    return missing_in([(kind, new)]) if after.keys() & values.keys() else []


def targets_of(found: Entity) -> list[str]:
    """Return the ids that a record points at, as far as this member may read them."""
    values = {name: getattr(found, name) for name in spec_of(found).fields}
    readable = {name: v for name, v in values.items() if isinstance(v, str | tuple)}
    return [one for many in references_in(spec_of(found).kind, readable).values() for one in many]


def tier_of_claim(tx: Reading, values: Mapping[str, Any]) -> str:
    """Return the file of a claim: that of the field it is about (never of another claim)."""
    about = str(values.get("about"))
    kind = tx.kinds_of([about]).get(about, "")
    declared = entity_spec(kind).fields.get(str(values.get("field"))) if kind else None
    if declared is None or declared.marks.tier is Tier.OF_SUBJECT:
        raise RecordRefused((FieldProblem("claim.field", "unknown_field"),))
    sealed = declared.marks.sealable and getattr(tx.load(kind, [about])[about], "sealed", False)
    return home_of(declared, sealed=bool(sealed))
