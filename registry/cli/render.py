# SPDX-License-Identifier: Apache-2.0
"""Answers of commands as lines for a person; with ``--json`` they stand as they are.

Everything is taken for text: control and bidirectional marks are shown as spaces, so that a
record cannot write on the terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from registry.cli.wording import label, words
from registry.domain.entities import entity_spec
from registry.domain.resources import read_folder
from registry.domain.vocabulary import LANGUAGES, field_label, is_term, kind_label, term_label

INDENT: Final = "  "
# Values of several parts are told by the first of these that they hold.
TOLD_BY: Final = ("display", "told", "edtf", "text", "code")
VOCABULARY_OF: Final = {
    "held_in": "evidence_tier",
    "profile": "profile",
    "roles": "member_role",
    "state": "evidence_state",
}
PART: Final = ("messages", "due.part")
WORDED: Final = {
    "absent": PART,
    "kind": ("labels", "kind"),
    "kinds": PART,
    "part": PART,
    "sealed": PART,
}
"""Keys whose values are codes: terms of a vocabulary, or words of a folder of resources."""
OUTCOMES: Final = ("keep", "generalise", "pseudonymise", "drop")
Answer = Mapping[str, Any]


def render(answer: Answer, language: str) -> str:
    """Return the lines of ``answer`` with labels in ``language``."""
    records = answer.get("records")
    if isinstance(records, list):
        return "\n".join(_preview(records, language))
    return "\n".join(_lines(answer, language, ""))


def _preview(records: list[Answer], language: str) -> Iterator[str]:
    """Counts first, then the records of each outcome with what of them leaves and what stays."""
    groups = {name: [one for one in records if one["outcome"] == name] for name in OUTCOMES}
    for name, many in groups.items():
        yield f"{words(f'cli.outcome.{name}', language)}: {len(many)}"
    for name, many in groups.items():
        if many:
            yield ""
            yield f"{words(f'cli.outcome.{name}', language)}"
        for one in many:
            kind = kind_label(one["kind"], language)
            yield f"{INDENT}- {one['ref']}  {kind}  {_plain(one['reason'][language])}"
            yield from _parts(one, language) if name != "drop" else ()


def _parts(record: Answer, language: str) -> Iterator[str]:
    for name in OUTCOMES:
        fields = [one["name"] for one in record["fields"] if one["outcome"] == name]
        if fields:
            labels = [field_label(f"{record['kind']}.{one}", language) for one in fields]
            said = words("cli.list_mark", language).join(labels)
            yield f"{INDENT * 3}{words(f'cli.outcome.{name}', language)}: {said}"


def _lines(value: Answer, language: str, indent: str) -> Iterator[str]:
    kind = value.get("kind")
    for key, held in value.items():
        name = label(key, language)
        if key == "fields" and isinstance(held, Mapping) and isinstance(kind, str):
            yield f"{indent}{name}:"
            yield from _fields(kind, held, language, indent + INDENT)
        elif key == "changes":
            yield from _changes(held, language, indent)
        elif _is_words(held):
            yield f"{indent}{name}: {_plain(held[language])}"
        elif isinstance(held, Mapping):
            yield f"{indent}{name}:"
            yield from _lines(held, language, indent + INDENT)
        elif isinstance(held, list | tuple):
            yield f"{indent}{name}: {len(held)}"
            yield from _items(key, held, language, indent + INDENT)
        elif held not in (None, ""):
            yield f"{indent}{name}: {_word(key, held, language)}"


def _fields(kind: str, fields: Answer, language: str, indent: str) -> Iterator[str]:
    """The fields of a record by their labels, terms in words."""
    for name, held in fields.items():
        many = held if isinstance(held, list) else [held]
        vocabulary = entity_spec(kind).fields[name].marks.vocabulary
        said = [_told(one, vocabulary, language) for one in many]
        text = words("cli.list_mark", language).join(said)
        yield f"{indent}{field_label(f'{kind}.{name}', language)}: {text}"


def _changes(changes: Answer, language: str, indent: str) -> Iterator[str]:
    """Each changed field on a line of its own: what it was, what it became."""
    for name, pair in changes.items():
        sides = [_side(one, language) for one in pair]
        yield f"{indent}{_plain(name)}: {words('cli.change_mark', language).join(sides)}"


def _side(value: object, language: str) -> str:
    many = value if isinstance(value, list) else [value]
    said = [_told(one, "", language) for one in many if one not in (None, "")]
    return words("cli.list_mark", language).join(said) or words("cli.nothing", language)


def _told(value: object, vocabulary: str, language: str) -> str:
    if isinstance(value, Mapping):
        told = next((value[key] for key in TOLD_BY if value.get(key)), None)
        return _plain(" ".join(map(str, value.values())) if told is None else told)
    if vocabulary and isinstance(value, str) and is_term(vocabulary, value):
        return term_label(vocabulary, value, language)
    return _plain(value)


def _word(key: str, value: object, language: str) -> str:
    """Return a value as a person reads it: a code in the words of what ``key`` holds."""
    folder, begins = WORDED.get(key, PART)
    known = read_folder(folder).get(f"{begins}.{value}") if key in WORDED else None
    return str(known[language]) if known else _told(value, VOCABULARY_OF.get(key, ""), language)


def _short(key: str, value: object, language: str) -> str:
    """Return one value in a line of several: of a number nobody would know what it counts."""
    counted = isinstance(value, int) and not isinstance(value, bool)
    return f"{label(key, language)}: {value}" if counted else _word(key, value, language)


def _items(key: str, items: Iterable[Any], language: str, indent: str) -> Iterator[str]:
    for item in items:
        if _is_words(item) or not isinstance(item, Mapping):
            told = item[language] if _is_words(item) else _word(key, item, language)
            yield f"{indent}- {_plain(told)}"
            continue
        flat = [
            _short(name, v, language)
            for name, v in item.items()
            if not isinstance(v, Mapping | list) and v != ""
        ]
        said = [_plain(v[language]) for v in item.values() if _is_words(v)]
        yield f"{indent}- {'  '.join([*flat, *said])}"
        for name, held in item.items():
            if isinstance(held, Mapping | list) and held and not _is_words(held):
                known = {"kind": item["kind"]} if name == "fields" and "kind" in item else {}
                inside = {**known, name: held}
                lines = list(_lines(inside, language, indent + INDENT * 2))
                yield from lines[len(inside) - 1 :]  # the kind stands in the line above


def _is_words(value: object) -> bool:
    return isinstance(value, Mapping) and value.keys() == set(LANGUAGES)


def _plain(value: object) -> str:
    text = {True: "✓", False: "✗"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in text)
