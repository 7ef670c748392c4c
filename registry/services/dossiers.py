# SPDX-License-Identifier: Apache-2.0
"""Gathers for each record all that bears on its disclosure, read once for a whole package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self

from registry.disclosure.dossier import Dossier
from registry.domain.consents import Consent
from registry.domain.entities import spec_of
from registry.domain.fields import WITHHELD, Entity, RecordId
from registry.domain.untrusted import references_in
from registry.services.records import load_any, related_in
from registry.storage.reading import Reading

# What a package is made of, in the order of its tables.
KINDS = ("incident", "victim", "link", "relation", "statement", "unit", "involvement",
         "control", "source", "methodology")  # fmt: skip
BESIDE = ("consent", "person", "risk_assessment", "claim")
PEOPLE = frozenset({"victim", "person", "statement"})
NEAR_AT_MOST = 200  # an incident may name thousands; its own facts need none of their consents
# Fields by which a record bears on the disclosure of another.
ABOUT = {
    "consent": ("about",), "risk_assessment": ("about",), "claim": ("about",),
    "relation": ("victim", "other_victim"), "involvement": ("incident", "actor"),
}  # fmt: skip


class Library:
    """Every record of a vault that a package may need, by id and by what it is about."""

    def __init__(self, found: Iterable[Entity]) -> None:
        """Order ``found`` by kind, id, reference and what each is about."""
        self._by_id = {one.id: one for one in found}
        self._by_ref = {one.ref: one for one in self._by_id.values()}
        self._by_kind: dict[str, list[Entity]] = defaultdict(list)
        self._about: dict[str, dict[str, list[Entity]]] = {k: defaultdict(list) for k in ABOUT}
        for one in self._by_id.values():
            kind = spec_of(one).kind
            self._by_kind[kind].append(one)
            for target in {target for name in ABOUT.get(kind, ()) for target in _ids(one, name)}:
                self._about[kind][target].append(one)

    @classmethod
    def whole(cls, tx: Reading) -> Self:
        """Return everything that a package could need; it stays in memory while that is built."""
        return cls(one for kind in (*KINDS, *BESIDE) for one in tx.every(kind))

    @classmethod
    def around(cls, tx: Reading, found: Entity) -> Self:
        """Return what bears on one record: what it touches, and the consents about those."""
        near = [found, *related_in(tx, found)]
        people = [one.id for one in near if spec_of(one).kind in PEOPLE][:NEAR_AT_MOST]
        ids = {ref for one in people for kind in ABOUT for _, ref, _ in tx.pointing_at(one, kind)}
        near += load_any(tx, sorted(ids))
        givers = {giver for one in near for giver in _ids(one, "giver")}
        return cls([*near, *load_any(tx, sorted(givers))])

    def dossiers(self) -> Iterator[Dossier]:
        """Yield the dossier of every record that a package could hold."""
        for kind in KINDS:
            for record in self._by_kind.get(kind, ()):
                yield self.dossier(record)

    def dossier(self, record: Entity) -> Dossier:
        """Return the dossier of one record, with those of the records that it names."""
        others = {one.id: self._alone(one) for one in self._named_by(record)}
        return self._alone(record, others)

    def of_id(self, record: str) -> Dossier | None:
        """Return the dossier of a record by its id, None if a package could not hold it."""
        found = self._by_id.get(RecordId(record))
        return None if found is None else self.dossier(found)

    def _alone(self, record: Entity, others: Mapping[RecordId, Dossier] | None = None) -> Dossier:
        consents = tuple(self._consents(record))
        given: dict[str, Any] = {"others": others} if others else {}
        return Dossier(
            record=record,
            consents=consents,
            givers={
                one.id: one for one in self._load(g for c in consents for g in _ids(c, "giver"))
            },
            risks=tuple(self._near("risk_assessment", record)),
            sources=tuple(self._load(_ids(record, "sources"))),
            claims=tuple(self._near("claim", record)),
            relations=tuple(self._near("relation", record)),
            involvements=tuple(self._near("involvement", record)),
            **given,
        )

    def _consents(self, record: Entity) -> list[Consent]:
        """A consent about a statement is about it or about its witness."""
        found = list(self._near("consent", record))
        if spec_of(record).kind == "statement":
            for witness in self._load(_ids(record, "witness")):
                found += self._near("consent", witness)
        return list({one.id: one for one in found}.values())

    def _near(self, kind: str, record: Entity) -> list[Any]:
        return self._about[kind].get(record.id, [])

    def _load(self, ids: Iterable[str]) -> list[Any]:
        return [self._by_id[RecordId(one)] for one in ids if one in self._by_id]

    def _named_by(self, record: Entity) -> list[Entity]:
        """The records that this one names, and those killed together with it."""
        spec = spec_of(record)
        values = {name: getattr(record, name) for name in spec.fields}
        readable = {name: v for name, v in values.items() if isinstance(v, str | tuple)}
        ids = [one for many in references_in(spec.kind, readable).values() for one in many]
        for relation in self._near("relation", record) if spec.kind == "victim" else ():
            ids += [*_ids(relation, "victim"), *_ids(relation, "other_victim")]
        refs = [ref for text in getattr(record, "released", None) or () for ref in text.names]
        found = [*self._load(ids), *(self._by_ref[r] for r in refs if r in self._by_ref)]
        return [one for one in found if one.id != record.id]


def _ids(record: Entity, name: str) -> tuple[str, ...]:
    value = getattr(record, name, None)
    if value in (None, "", ()) or value is WITHHELD:
        return ()
    return value if isinstance(value, tuple) else (str(value),)
