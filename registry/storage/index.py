# SPDX-License-Identifier: Apache-2.0
"""The search index: one entry a record and file, and the folded words of its searchable fields.

What comes from a protected field stays in the protected file; so a record may have an entry in
both. Words are folded before they are stored, so that spellings meet (``matching.keys``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from registry.domain.dates import PartialDate
from registry.domain.fields import EntitySpec
from registry.domain.names import PersonName
from registry.domain.places import Place
from registry.domain.structures import PlacePrecision
from registry.matching.keys import fold, index_words
from registry.storage.rows import fields_for, is_sealed

# Which fields of a kind stand in the columns of a list row: title, latin, moment, place, ...
SHOWN: dict[str, dict[str, tuple[str, ...]]] = {
    "victim": {
        "title": ("names", "description"),
        "latin": ("names",),
        "moment": ("death_date", "last_seen_date"),
        "place": ("death_place", "last_seen_place"),
        "state": ("fate",),
        "grade": ("death_grade",),
    },
    "incident": {
        "title": ("title_ar", "title_en"),
        "latin": ("title_en",),
        "moment": ("period",),
        "place": ("places",),
    },
    "unit": {"title": ("name_ar", "name_en"), "latin": ("name_en",), "state": ("kind",)},
    "control": {"title": ("group_ar", "group_en"), "moment": ("period",), "place": ("place",)},
    "source": {
        "title": ("title", "publisher"),
        "latin": ("publisher",),
        "moment": ("date",),
        "state": ("kind",),
    },
    "statement": {"moment": ("taken_on",), "state": ("kind",)},
    "person": {"title": ("names",), "latin": ("names",), "place": ("place",)},
    "place": {"title": ("name_ar", "name_en"), "latin": ("name_en",)},
    "consent": {"moment": ("given",), "state": ("status",)},
    "recipient": {"title": ("name",), "state": ("kind",)},
    "export": {"title": ("profile",), "moment": ("built_on",)},
    "involvement": {"title": ("named_individual",), "state": ("degree",)},
}
UNINDEXED = frozenset({"claim", "link", "relation", "match_pair", "member", "methodology"})
TITLE_LENGTH = 200
COLUMNS = ("record", "kind", "ref", "title", "latin", "sort_key",
           "moment", "place", "state", "grade")  # fmt: skip


def entry_row(
    spec: EntitySpec, tier: str, record: str, values: Mapping[str, Any]
) -> tuple[Any, ...] | None:
    """Return the entry of one record in one tier, in the order of COLUMNS, or None if it has none.

    ``values`` are the declared values of the record; only those of ``tier`` are looked at. A
    sealed record is called by its code, in every list and for everybody.
    """
    columns = dict(SHOWN.get(spec.kind, {}))
    if is_sealed(values):
        columns |= {"title": (), "latin": ()}
    mine = {"ref", *(field.name for field in fields_for(spec, tier, values))}
    held = {name: value for name, value in values.items() if name in mine}
    title = _first_text(columns.get("title", ()), held)
    if tier == "protected" and title is None and not _search_texts(spec, tier, values):
        return None
    return (
        record,
        spec.kind,
        values.get("ref"),
        title,
        _latin(columns.get("latin", ()), held),
        fold(title or "") or values.get("ref"),
        _moment(columns.get("moment", ()), held),
        _place(columns.get("place", ()), held),
        _first_text(columns.get("state", ()), held),
        _first_text(columns.get("grade", ()), held),
    )


def words_of(spec: EntitySpec, tier: str, values: Mapping[str, Any]) -> str:
    """Return the folded words of the searchable fields that ``tier`` holds."""
    return index_words(" \n".join(_search_texts(spec, tier, values)))


def _search_texts(spec: EntitySpec, tier: str, values: Mapping[str, Any]) -> list[str]:
    texts = [str(values["ref"])] if tier == "registry" and values.get("ref") else []
    for field in fields_for(spec, tier, values):
        if field.marks.searchable:
            texts.extend(texts_of(values.get(field.name)))
    return texts


def texts_of(value: Any) -> Iterable[str]:  # noqa: ANN401 - any declared value
    """Yield the texts by which a value can be searched: every spelling, every name of a place."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, PersonName):
        yield value.display
        yield from (form.text for form in value.latin)
    elif isinstance(value, PlacePrecision):
        yield from texts_of(value.place)
    elif isinstance(value, Place):
        yield value.text
        if value.code:
            yield value.shown("ar")
            yield value.shown("en")


def _first_text(names: Iterable[str], held: Mapping[str, Any]) -> str | None:
    for name in names:
        value = held.get(name)
        text = next(iter(texts_of(value)), "") if value else ""
        if text:
            return text[:TITLE_LENGTH]
    return None


def _latin(names: Iterable[str], held: Mapping[str, Any]) -> str | None:
    for name in names:
        value = held.get(name)
        if isinstance(value, tuple) and value and isinstance(value[0], PersonName):
            return value[0].latin[0].text[:TITLE_LENGTH] if value[0].latin else None
        if isinstance(value, str):
            return value[:TITLE_LENGTH]
    return None


def _moment(names: Iterable[str], held: Mapping[str, Any]) -> str | None:
    value = next((held[name] for name in names if isinstance(held.get(name), PartialDate)), None)
    return None if value is None else json.dumps(value.to_json(), ensure_ascii=False)


def _place(names: Iterable[str], held: Mapping[str, Any]) -> str | None:
    for name in names:
        value = held.get(name)
        if isinstance(value, tuple) and value:
            value = value[0].place
        if isinstance(value, Place):
            return json.dumps(value.to_json(), ensure_ascii=False)
    return None
