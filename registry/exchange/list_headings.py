# SPDX-License-Identifier: Apache-2.0
"""Knows the headings under which lists keep things, in Arabic and English, and what each means.

A target is a field of the victim (``sex``), a part of the name (``names.father``), or what only
lists have (``age``, ``sex_age``). The words are data: ``resources/headings/victim.json``, beside
the labels of the fields themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from registry.domain.entities import entity_spec
from registry.domain.fields import FieldSpec, RecordId
from registry.domain.folding import ARTICLE, plain
from registry.domain.resources import read_json
from registry.domain.structures import Structure
from registry.domain.vocabulary import LANGUAGES, field_label

NAME_PARTS: Final = ("ism", "father", "grandfather", "family", "nisba", "laqab", "kunya")
SPECIAL: Final = ("names.latin", "names.other", *(f"names.{part}" for part in NAME_PARTS),
                  "age", "sex_age")  # fmt: skip
# Set by verbs of their own, with a reason and by rules that a cell of a list cannot keep.
NOT_FROM_LISTS: Final = frozenset(
    {"death_grade", "attribution_grade", "standard_of_proof", "sealed"}
)
IDENTITY: Final = frozenset({"names", "description", "names.latin", "names.ism", "names.kunya"})
LEFT_OUT: Final = ""
SEARCHED_ROWS: Final = 40
SHORTEST: Final = 3  # "ال" alone is a word of its own
_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")
_ALTERNATIVES: Final = re.compile(r"[/|\n()\[\]:]|\s[-–]\s")


@lru_cache(maxsize=1)
def targets() -> dict[str, FieldSpec | None]:
    """Return every target in the order of the form; what is no field of its own has None."""
    fields = {
        name: spec for name, spec in entity_spec("victim").fields.items() if _is_importable(spec)
    }
    return {"names": fields["names"], **dict.fromkeys(SPECIAL), **fields}


def _is_importable(spec: FieldSpec) -> bool:
    kind = spec.value_type
    is_structure = isinstance(kind, type) and issubclass(kind, Structure)
    program = spec.marks.set_by_program or spec.name in NOT_FROM_LISTS
    return not (program or is_structure or kind is RecordId)


def target_label(target: str, language: str) -> str:
    """Return what a person reads for ``target``; raises KeyError for what is none."""
    spec = targets()[target]
    if spec is not None:
        return field_label(spec.key, language)
    return str(read_json("headings/victim.json")[target][language][0])


def heading_key(heading: str) -> str:
    """Return the key by which two spellings of one heading are equal."""
    # Not ``fold``: it joins what people mask with "_", and takes "en" before n for an article.
    words = _BETWEEN_WORDS.split(plain(heading))
    return "".join(word.removeprefix(ARTICLE) if len(word) > SHORTEST else word for word in words)


def _exact_key(heading: str) -> str:
    """Return the key that keeps ال and ة: اسم الوالدة and اسم والده are two people."""
    return "".join(_BETWEEN_WORDS.split(plain(heading.replace("ة", "ت"))))


def headings_of_targets() -> Iterator[tuple[str, str]]:
    """Yield ``(target, heading)`` for every heading that we know."""
    declared = (spec for spec in targets().values() if spec is not None)
    for spec in declared:
        for word in (spec.name, spec.key, *(field_label(spec.key, one) for one in LANGUAGES)):
            yield spec.name, word
    for target, listed in read_json("headings/victim.json").items():
        for word in (target, *listed["ar"], *listed["en"]):
            yield target, word


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    exact = {_exact_key(word): target for target, word in headings_of_targets()}
    loose: dict[str, set[str]] = defaultdict(set)
    for _, word in headings_of_targets():
        loose[heading_key(word)].add(exact[_exact_key(word)])
    sure = {key: min(found) for key, found in loose.items() if len(found) == 1}
    return {**sure, **exact}


@lru_cache(maxsize=4096)
def target_of(heading: str) -> str:
    """Return the target of a heading in either language, or in both at once, or nothing."""
    known = _known()
    for part in (heading, *_ALTERNATIVES.split(heading)):
        for key in (_exact_key(part), heading_key(part)):
            if key in known:
                return known[key]
    return LEFT_OUT


def is_heading(cell: str) -> bool:
    """Whether ``cell`` is a heading that we know."""
    return bool(target_of(cell)) if len(cell) < 100 else False  # noqa: PLR2004 - prose is longer


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """Return the position of the row that holds most known headings, the first of equals.

    A list may begin with a prose notice; where nothing is known, the first of the fullest rows.
    """
    worth = [
        (sum(map(is_heading, cells)), sum(1 for cell in cells if cell.strip())) for cells in rows
    ]
    if not any(known for known, _ in worth):
        return max(range(len(rows)), key=lambda n: (worth[n][1], -n), default=0)
    return max(range(len(rows)), key=lambda n: (worth[n][0], -n))


def guesses(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the target of each heading; of several for one target only the first has it."""
    found = [target_of(heading) for heading in headings]
    if "names" in found and {"names.family", "names.father"} & set(found):
        first = found.index("names")
        if heading_key(headings[first]) in {heading_key("الاسم"), heading_key("name")}:
            found[first] = "names.ism"  # "name" beside "family name" is the first name
    taken: set[str] = set()
    for place, target in enumerate(found):
        if target in taken and target != "names.other":
            found[place] = LEFT_OUT
        taken.add(target)
    return tuple(found)


def unique_headings(cells: Sequence[str]) -> tuple[str, ...]:
    """Return headings that tell columns apart: blank ones by place, equal ones numbered."""
    seen: dict[str, int] = {}
    found = []
    for place, cell in enumerate(cells, 1):
        text = " ".join(cell.split()) or f"#{place}"
        seen[text] = seen.get(text, 0) + 1
        found.append(text if seen[text] == 1 else f"{text} ({seen[text]})")
    return tuple(found)
