# SPDX-License-Identifier: Apache-2.0
"""Finds in a statement what could point at a living person, and keeps the passages marked.

Suggestions come from the registry itself (names, telephones, documents, homes of the people in
it) and from the shape of a text (numbers, addresses). They decide nothing: a person marks each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from registry.disclosure.clitics import stems
from registry.disclosure.identifying import identifying_values
from registry.disclosure.text import Known, KnownValue, SpanRefused, redact
from registry.disclosure.text import suggest as suggested_in
from registry.domain.entities import spec_of
from registry.domain.fields import WITHHELD, Entity, RecordId
from registry.domain.people import Person
from registry.domain.places import Place, gazetteer
from registry.domain.statements import Statement
from registry.domain.structures import Span
from registry.matching.keys import fold
from registry.services import records
from registry.services.statements import NotAStatement
from registry.storage import entry_store
from registry.storage.reading import Reading
from registry.storage.vault import Vault

__all__ = ["Span", "SpanRefused", "found_in", "mark", "redacted", "shown", "still_open", "suggest"]

_KIND_OF_SORT: Final = {"person": "person", "number": "phone", "email": "other", "phrase": "other"}
_ROLE_OF_KIND: Final = {"victim": "victim", "member": "documenter"}
_ROLE_OF_PERSON: Final = {"witness": "witness", "survivor": "witness", "kin": "relative"}
_WORDS_AT_MOST: Final = 1_500
_RECORDS_A_WORD: Final = 2  # one would do: that a word is somebody's name is all that is asked


def suggest(vault: Vault, ref: str) -> tuple[Span, ...]:
    """Return the passages of the verbatim text that a person should look at, in order.

    Raises NotAStatement, UnknownReference; nothing for a text that is not open to this member.
    """
    with vault.read() as tx:
        found = _statement(tx, ref)
        return _in_text(tx, found, _verbatim(found))


def found_in(vault: Vault, ref: str, text: str) -> tuple[Span, ...]:
    """Return the passages of ``text``, about to be released, that still look like somebody."""
    with vault.read() as tx:
        return _in_text(tx, _statement(tx, ref), text)


def still_open(
    text: str, marked: Sequence[Span], suggested: Sequence[Span] = ()
) -> tuple[Span, ...]:
    """Return what is suggested or marked elsewhere in ``text`` and stands unmarked, in order."""
    again = Known(
        KnownValue(text=text[one.start : one.end], kind=one.kind, role=one.role) for one in marked
    )
    kept: list[Span] = list(marked)
    for span in (*suggested_in(text, again), *suggested):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(sorted(kept[len(marked) :], key=lambda span: span.start))


def shown(text: str, spans: Iterable[Span], language: str) -> str:
    """Return ``text`` with a role in place of each span; raises SpanRefused."""
    return redact(text, spans, language)


def redacted(vault: Vault, ref: str, language: str) -> str:
    """Return the verbatim text with the passages that are marked in the vault replaced."""
    with vault.read() as tx:
        found = _statement(tx, ref)
    spans = found.spans if isinstance(found.spans, tuple) else ()
    return redact(_verbatim(found), spans, language)


def mark(
    vault: Vault,
    ref: str,
    version: int,
    spans: Sequence[Span],
    values: Mapping[str, Any] | None = None,
) -> Entity:
    """Keep ``spans`` as the marked passages, with other changed ``values``, as one revision.

    Raises SpanRefused if a span lies outside the text, StaleRecord, NotAStatement, RecordRefused.
    """
    with vault.read() as tx:
        redact(_verbatim(_statement(tx, ref)), spans, "en")
    ordered = tuple(sorted(spans, key=lambda span: span.start))
    changed = {**(values or {}), "spans": ordered}
    return records.change(vault, ref, version, changed, operation="redaction")


def _statement(tx: Reading, ref: str) -> Statement:
    found = tx.by_ref(ref)
    if not isinstance(found, Statement):
        raise NotAStatement(ref=ref[:20])
    return found


def _verbatim(found: Statement) -> str:
    return found.verbatim if isinstance(found.verbatim, str) else ""


def _in_text(tx: Reading, found: Statement, text: str) -> tuple[Span, ...]:
    people = list(dict.fromkeys(_around(tx, found, text)))
    # First names before whole names: "Yasin" is Yasin, not the child whose father he is.
    first = [value for one in people for value in _first_names(one, found)]
    known = Known([*first, *(value for one in people for value in _values(one, found))])
    return _numbered(suggested_in(text, known))


def _first_names(record: Entity, statement: Statement) -> Iterator[KnownValue]:
    role = f"{_role(record, statement)}:{record.ref}"
    for one in identifying_values(record):
        if one.sort == "person" and one.given:
            yield KnownValue(text=one.given[0], kind="person", role=role)


def _around(tx: Reading, found: Statement, text: str) -> Iterator[Entity]:
    """Yield whose names to look for; of two with one name the first gives the role."""
    near = records.load_any(tx, _linked(found))
    yield from (one for one in near if isinstance(one, Person))
    yield found
    yield from (one for one in near if not isinstance(one, Person))
    for kind in ("person", "member") if "protected" in tx.tiers else ():
        yield from tx.every(kind)
    yield from tx.load("victim", _named_in(tx, text)).values()


def _linked(found: Statement) -> list[RecordId]:
    many = found.victims if isinstance(found.victims, tuple) else ()
    return [one for one in (found.witness, *many) if one and one is not WITHHELD]


def _named_in(tx: Reading, text: str) -> list[str]:
    """Return ids of victims one of whose words stands in ``text``, particles aside."""
    words = list(dict.fromkeys(fold(text).split()))[:_WORDS_AT_MOST]
    ids: dict[str, None] = {}
    for word in words:
        match = " OR ".join(f'"{stem}"' for stem in stems(word) if stem.isalnum())
        if match:
            hits = entry_store.search(
                tx.connection, "registry", match, _RECORDS_A_WORD, kind="victim"
            )
            ids |= dict.fromkeys(record for _, record, _, _ in hits)
    return list(ids)


def _values(record: Entity, statement: Statement) -> Iterator[KnownValue]:
    role = f"{_role(record, statement)}:{record.ref}"
    for one in identifying_values(record):
        if one.sort != "code":
            yield KnownValue(
                text=one.value, kind=_KIND_OF_SORT[one.sort], role=_for(one.sort, role)
            )
    if isinstance(record, Person):
        yield from _home(record)


def _for(sort: str, role: str) -> str:
    """A number is replaced by what it is, a name by whose it is."""
    return role if sort == "person" else ""


def _role(record: Entity, statement: Statement) -> str:
    if record.id == statement.witness:
        return "witness"
    if isinstance(record, Person):
        roles = record.roles if isinstance(record.roles, tuple) else ()
        return next((_ROLE_OF_PERSON[one] for one in roles if one in _ROLE_OF_PERSON), "person")
    return _ROLE_OF_KIND.get(spec_of(record).kind, "person")


def _home(person: Person) -> Iterator[KnownValue]:
    """Where somebody lives, as written and by each name of the gazetteer."""
    address = person.address if isinstance(person.address, str) else ""
    place = person.place if isinstance(person.place, Place) else Place()
    entry = gazetteer().entry(place.code)
    names = entry.spellings if entry is not None else ()
    for text in (address, place.text, *names):
        if text:
            yield KnownValue(text=text, kind="place")


def _numbered(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Number people of one role in the order of the text; a single one stays without a number."""
    people: dict[str, dict[str, int]] = {}
    for span in spans:
        role, _, ref = span.role.partition(":")
        many = people.setdefault(role, {})
        many.setdefault(ref, len(many) + 1)
    return tuple(_with_number(span, people) for span in spans)


def _with_number(span: Span, people: dict[str, dict[str, int]]) -> Span:
    role, _, ref = span.role.partition(":")
    many = people[role]
    return replace(span, role=f"{role}:{many[ref]}" if role and len(many) > 1 else role)
