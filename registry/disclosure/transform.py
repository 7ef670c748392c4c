# SPDX-License-Identifier: Apache-2.0
"""Applies decisions: gives the values that leave, each no finer than what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from registry.disclosure import ages
from registry.disclosure.cells import without_bidi
from registry.disclosure.classes import AGE_LADDER, DATE_LADDER, PLACE_LADDER, Audience, Outcome
from registry.disclosure.decide import FieldDecision, RecordDecision
from registry.disclosure.dossier import KNOWN_DEAD, Dossier
from registry.disclosure.forms import AGES
from registry.disclosure.pseudonyms import pseudonyms
from registry.disclosure.wordings import (
    DETAINED,
    EXISTS,
    IN_DETENTION,
    KILLED,
    NAME_WITHHELD,
    Text,
    Wording,
)
from registry.domain.dates import PartialDate
from registry.domain.entities import entity_spec, spec_of
from registry.domain.fields import F, RecordId
from registry.domain.names import PersonName
from registry.domain.places import Place, gazetteer
from registry.domain.structures import PlacePrecision, ReleasedText, Toll

_EXISTING: Final = frozenset({"held", "exists"})
_DOCUMENTER_PREFIX: Final = "D"
_ACT: Final = "victim.act"


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """One value that leaves: ``key`` of its column (``victim.age`` stands for both ages)."""

    key: str
    value: Any
    outcome: Outcome
    vocabulary: str = ""


Decided = tuple[Dossier, RecordDecision]


def released_ids(decided: Iterable[Decided], key: bytes) -> dict[str, str]:
    """Return by which code each record that leaves, and each coded person, is known inside.

    ``key`` is the pseudonym key of this export. Records whose own reference leaves keep it; the
    keys of the answer are internal ids, or the member code of a documenter.
    """
    kept: dict[str, str] = {}
    coded: dict[str, str] = {}
    for dossier, decision in decided:
        if decision.leaves:
            for identity, prefix, ref in _identities(dossier, decision):
                if ref:
                    kept[identity] = ref
                else:
                    coded[identity] = prefix
    codes = pseudonyms(key, coded)
    return {identity: f"{coded[identity]}-{code}" for identity, code in codes.items()} | kept


def _identities(dossier: Dossier, decision: RecordDecision) -> Iterator[tuple[str, str, str]]:
    record, spec = dossier.record, spec_of(dossier.record)
    own = decision.of("ref")
    keeps = own is not None and own.outcome is Outcome.KEEP
    yield record.id, spec.prefix, str(record.ref) if keeps else ""
    for field in decision.fields:
        value = getattr(record, field.name)
        if field.outcome is not Outcome.PSEUDONYMISE or not isinstance(value, str):
            continue
        if field.field_class is F.DOCUMENTER:
            yield value, _DOCUMENTER_PREFIX, ""
        elif field.field_class is F.WITNESS:
            yield value, entity_spec("person").prefix, ""


def release(
    dossier: Dossier, decision: RecordDecision, ids: Mapping[str, str]
) -> tuple[Released, ...]:
    """Return the values of one record that leave, dropped and empty ones absent.

    ``ids`` are those of ``released_ids``; a reference to a record that stays is left out.
    """
    if not decision.leaves:
        return ()
    found = [
        released for field in decision.fields for released in _one(dossier, decision, field, ids)
    ]
    found += _age(dossier, decision)
    found += _plain_act(dossier, decision, found)
    return tuple(found)


def _one(
    dossier: Dossier, decision: RecordDecision, field: FieldDecision, ids: Mapping[str, str]
) -> Iterator[Released]:
    if not field.leaves or field.key in AGES:
        return
    spec = spec_of(dossier.record).fields[field.name]
    value = getattr(dossier.record, field.name)
    vocabulary = spec.marks.vocabulary
    if field.name == "ref":
        value = ids.get(dossier.record.id)
    elif field.outcome is Outcome.PSEUDONYMISE:
        value = _coded(dossier, decision, field, ids)
    elif field.key == "involvement.actor" and field.level == "actor_kind":
        actor = dossier.others.get(value)
        value, vocabulary = getattr(actor and actor.record, "kind", None), "perpetrator_kind"
    elif spec.value_type is RecordId:
        value = _referred(value, ids)
    else:
        value = _changed(value, field, decision)
    if value not in (None, "", ()):
        yield Released(key=field.key, value=value, outcome=field.outcome, vocabulary=vocabulary)


def _coded(
    dossier: Dossier, decision: RecordDecision, field: FieldDecision, ids: Mapping[str, str]
) -> Any:  # noqa: ANN401 - a code, codes or words
    if field.field_class in {F.NAME, F.GUARDED_NAME}:
        public = decision.audience is Audience.PUBLIC
        return NAME_WITHHELD if public else ids.get(dossier.record.id)
    if field.field_class in {F.STATEMENT, F.NARRATIVE}:
        return _changed(getattr(dossier.record, field.name), field, decision)
    return _referred(getattr(dossier.record, field.name), ids)


def _referred(value: Any, ids: Mapping[str, str]) -> Any:  # noqa: ANN401 - an id or ids
    if isinstance(value, tuple):
        return tuple(ids[each] for each in value if each in ids)
    return ids.get(value) if isinstance(value, str) else value


def _changed(value: Any, field: FieldDecision, decision: RecordDecision) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        changed = (_changed(each, field, decision) for each in value)
        flat = (each for one in changed for each in (one if isinstance(one, tuple) else (one,)))
        return tuple(each for each in flat if each not in (None, ""))
    if wording := _LEVEL_WORDS.get(field.level):
        return wording(value, decision)
    kind = next((kind for kind in _BY_TYPE if isinstance(value, kind)), None)
    return _BY_TYPE[kind](value, field, decision) if kind else value


def _date(value: PartialDate, field: FieldDecision, _decision: RecordDecision) -> PartialDate:
    """What was told may say more than its form: it stays here even where the day leaves."""
    if field.level in DATE_LADDER[1:-1]:
        return value.truncated(field.level)
    return replace(value, told="", calendar="")


def _place(value: Place, field: FieldDecision, decision: RecordDecision) -> Place | None:
    """The text of a place leaves only to court; elsewhere its nearest known parent stands."""
    if field.level not in PLACE_LADDER and decision.audience is Audience.COURT:
        return replace(value, text=without_bidi(value.text))
    level = {"broader": "governorate"}.get(field.level, field.level)
    finest = PLACE_LADDER.index(level) if level in PLACE_LADDER else 0
    for entry in gazetteer().lineage(value.code):
        if PLACE_LADDER.index(entry.level) >= finest:
            return Place(code=entry.code)
    return None


def _precise(value: PlacePrecision, field: FieldDecision, decision: RecordDecision) -> Place | None:
    return _place(value.place, field, decision)


def _name(value: PersonName, _field: FieldDecision, decision: RecordDecision) -> Any:  # noqa: ANN401
    """Return the form as written; where records are compared, its Latin forms behind it."""
    forms = [value.display, *(form.text for form in value.latin)]
    if decision.audience in {Audience.PUBLIC, Audience.MEDIA}:
        forms = forms[:1]
    return tuple(dict.fromkeys(without_bidi(form) for form in forms))


def _text(value: ReleasedText, _field: FieldDecision, decision: RecordDecision) -> Text | None:
    if value.profile != decision.audience or not value.approved_by:
        return None
    return Text(language=value.language, text=without_bidi(value.text))


def _toll(value: Toll, _field: FieldDecision, _decision: RecordDecision) -> Toll:
    """Who told a toll stays: titles and identities of sources are internal."""
    return replace(value, source="")


def _plain(value: str, _field: FieldDecision, _decision: RecordDecision) -> str:
    return without_bidi(value)


_BY_TYPE: Final[dict[type, Callable[[Any, FieldDecision, RecordDecision], Any]]] = {
    PartialDate: _date,
    Place: _place,
    PlacePrecision: _precise,
    PersonName: _name,
    ReleasedText: _text,
    Toll: _toll,
    str: _plain,
}


def _plain_fate(fate: Any) -> Wording | None:  # noqa: ANN401 - a term or nothing
    if fate in KNOWN_DEAD:
        return KILLED
    return DETAINED if fate == "detained" else None


_LEVEL_WORDS: Final[dict[str, Callable[[Any, RecordDecision], Any]]] = {
    "in_detention": lambda _value, _decision: IN_DETENTION,
    "plain_fate": lambda _value, _decision: None,  # said by ``_plain_act`` for everybody alike
    "existence": lambda value, _decision: EXISTS if value in _EXISTING else None,
}


def _age(dossier: Dossier, decision: RecordDecision) -> Iterator[Released]:
    """Both ages leave as one value, at the coarser of their two levels."""
    fields = [field for field in decision.fields if field.key in AGES]
    if not fields or not all(field.leaves for field in fields):
        return
    level = max((f.level or AGE_LADDER[0] for f in fields), key=AGE_LADDER.index)
    known = [getattr(dossier.record, field.name) for field in fields]
    if wording := ages.shown(min(known), max(known), level):
        outcome = max(field.outcome for field in fields)
        yield Released(key="victim.age", value=wording, outcome=outcome)


def _plain_act(
    dossier: Dossier, decision: RecordDecision, found: list[Released]
) -> Iterator[Released]:
    """Say "killed" or "detained" of everyone whose act is not told, whatever the reason.

    Said only where sexual violence is withheld, the word itself would tell of it.
    """
    record = dossier.record
    told = [released for released in found if released.key == _ACT]
    if decision.kind != "victim" or not decision.has_act or any(r.value != "other" for r in told):
        return
    for released in told:
        found.remove(released)
    if wording := _plain_fate(getattr(record, "fate", None)):
        yield Released(key=_ACT, value=wording, outcome=Outcome.GENERALISE)
