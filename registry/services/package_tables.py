# SPDX-License-Identifier: Apache-2.0
"""Lays released values out as the tables of a package: columns, codes and their meanings.

A date is its EDTF form, a term its code, a place its code with its name in both languages; what
a code means stands in the column's ``terms``, and so in the package's book of codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from registry.disclosure.pseudonyms import shuffled
from registry.disclosure.transform import Released
from registry.disclosure.wordings import Text, Wording, heading, text_of
from registry.domain.dates import PartialDate
from registry.domain.entities import entity_spec
from registry.domain.places import Place
from registry.domain.vocabulary import LANGUAGES, kind_label
from registry.exchange.package_content import Cell, Column, Table, Words

SEPARATOR = "; "
YES_NO = {True: "yes", False: "no"}
TABLE_NAMES = {"methodology": "methodology"}  # a word without a plural
LABEL_KEYS = ("label_ar", "label_en")
MARKS: Mapping[str, Words] = {
    "ar": {"ar": " (بالعربية)", "en": " (Arabic)"},
    "en": {"ar": " (بالإنكليزية)", "en": " (English)"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedRecord:
    """One record that leaves: its kind, internal id (for the order only) and values."""

    kind: str
    id: str
    values: tuple[Released, ...]
    labels: tuple[Words, ...] = ()


def ordered(records: Iterable[ReleasedRecord], order_key: bytes) -> dict[str, list[ReleasedRecord]]:
    """Return the records by the name of their table, in an order that ``order_key`` explains."""
    by_kind: dict[str, dict[str, ReleasedRecord]] = {}
    for record in records:
        by_kind.setdefault(record.kind, {})[record.id] = record
    return {
        TABLE_NAMES.get(kind, f"{kind}s"): shuffled(order_key, many)
        for kind, many in by_kind.items()
    }


def tables(rows_of: Mapping[str, list[ReleasedRecord]]) -> tuple[Table, ...]:
    """Return one table a kind, rows in the order given."""
    return tuple(_table(name, many) for name, many in rows_of.items())


def _table(name: str, ordered: list[ReleasedRecord]) -> Table:
    kind = ordered[0].kind
    rows = [cells_of(record) for record in ordered]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    terms = _terms(ordered)
    columns = tuple(Column(key=k, label=_label(kind, k), terms=terms.get(k, {})) for k in keys)
    title = {lang: kind_label(kind, lang, plural=True) for lang in LANGUAGES}
    body = tuple(tuple(row.get(key) for key in keys) for row in rows)
    return Table(name=name, title=title, columns=columns, rows=body)


def cells_of(record: ReleasedRecord) -> dict[str, Cell]:
    """Return the cells of one record by column key; what is absent is left out."""
    row: dict[str, Cell] = {}
    for released in record.values:
        name = released.key.split(".", 1)[1]
        row.update({f"{name}{end}": cell for end, cell in _cells(released).items() if cell != ""})
    for language in LANGUAGES if record.labels else ():
        row[f"label_{language}"] = SEPARATOR.join(words[language] for words in record.labels)
    return row


def _cells(released: Released) -> dict[str, Cell]:
    """Return the cells of one value by the ending of their column."""
    value = released.value
    first = value[0] if isinstance(value, tuple) else value
    layout = next((make for kind, make in LAYOUTS if isinstance(first, kind)), _told)
    return layout(released)


def _code_of(value: Any) -> str:  # noqa: ANN401 - a released value
    if isinstance(value, Wording):
        return value.en
    return YES_NO[value] if isinstance(value, bool) else str(value)


def _coded(released: Released) -> dict[str, Cell]:
    """A code alone has its meaning in the book of codes; several are written in words."""
    many = _several(released)
    return _told(released) if len(many) > 1 else {"": _code_of(many[0])}


def _several(released: Released) -> tuple[Any, ...]:
    return released.value if isinstance(released.value, tuple) else (released.value,)


def _day(released: Released) -> dict[str, Cell]:
    many = _several(released)
    return _told(released) if len(many) > 1 else {"": many[0].edtf}


def _place(released: Released) -> dict[str, Cell]:
    many = _several(released)
    code = {"": many[0].code} if len(many) == 1 else {}
    return {**code, **_told(released)}


def _text(released: Released) -> dict[str, Cell]:
    many = _several(released)
    return {f"_{one.language}": one.text for one in many}


def _number(released: Released) -> dict[str, Cell]:
    return {"": released.value}


def _words(released: Released) -> dict[str, Cell]:
    if released.vocabulary:
        return _coded(released)
    return {"": SEPARATOR.join(_several(released))}


def _told(released: Released) -> dict[str, Cell]:
    value, vocabulary = released.value, released.vocabulary
    return {f"_{lang}": text_of(value, lang, vocabulary) for lang in LANGUAGES}


LAYOUTS: tuple[tuple[type, Callable[[Released], dict[str, Cell]]], ...] = (
    (bool, _coded),
    (Wording, _coded),
    (PartialDate, _day),
    (Place, _place),
    (Text, _text),
    (int, _number),
    (str, _words),
)


def _terms(records: Iterable[ReleasedRecord]) -> dict[str, dict[str, Words]]:
    """Return what each code that stands in a column means."""
    found: dict[str, dict[str, Words]] = {}
    for record in records:
        for released in record.values:
            many = _several(released)
            name = released.key.split(".", 1)[1]
            for value in many:
                if released.vocabulary or isinstance(value, Wording | bool):
                    said = {lang: text_of(value, lang, released.vocabulary) for lang in LANGUAGES}
                    found.setdefault(name, {})[_code_of(value)] = said
    return found


def _label(kind: str, column: str) -> Words:
    """The heading of a column: that of its field, marked where it is one language of it."""
    for language, mark in MARKS.items():
        if column.endswith(f"_{language}") and not _is_field(kind, column):
            bare = column.removesuffix(f"_{language}")
            return {lang: f"{_heading(kind, bare, lang)}{mark[lang]}" for lang in LANGUAGES}
    return {lang: _heading(kind, column, lang) for lang in LANGUAGES}


def _is_field(kind: str, column: str) -> bool:
    return column in entity_spec(kind).fields


LABEL: Mapping[str, str] = {"ar": "تنبيه", "en": "Note"}


def _heading(kind: str, column: str, language: str) -> str:
    return LABEL[language] if column == "label" else heading(f"{kind}.{column}", language)


def field_key(kind: str, column: str) -> str:
    """Return the key of the field that a column holds (or one language of it)."""
    for language in LANGUAGES:
        bare = column.removesuffix(f"_{language}")
        if bare != column and not _is_field(kind, column):
            return f"{kind}.{bare}"
    return f"{kind}.{column}"
