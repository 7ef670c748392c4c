# SPDX-License-Identifier: Apache-2.0
"""Which values of a record point at one person: those of fields declared ``identifying``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from registry.domain.entities import spec_of
from registry.domain.fields import WITHHELD, Entity, F, FieldSpec
from registry.domain.folding import fold
from registry.domain.names import PersonName

_NAME_CLASSES: Final = frozenset(
    {F.NAME, F.KIN, F.WITNESS, F.ALLEGED_INDIVIDUAL, F.DOCUMENTER, F.STATEMENT, F.INTERNAL}
)
_FEWEST_DIGITS: Final = 5
_EXACT_WORDS: Final = frozenset({"address", "point", "grave", "original_name", "devices"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifying:
    """One value to look for.

    ``sort`` is person, number, email, phrase or code; ``given`` and ``family`` are the folded
    parts of a person's name; ``origin`` is the reference of the record it is from.
    """

    sort: str
    value: str
    origin: str
    given: tuple[str, ...] = ()
    family: str = ""


def identifying_values(record: Entity) -> Iterator[Identifying]:
    """Yield every identifying value of ``record``, and its internal identity as a code."""
    origin = str(record.ref or "")
    yield Identifying(sort="code", value=record.id, origin=origin)
    for spec in spec_of(record).fields.values():
        value = getattr(record, spec.name)
        if spec.marks.identifying and value is not None and value is not WITHHELD:
            for each in value if isinstance(value, tuple) else (value,):
                yield from _of_value(each, spec, origin)


def reference_code(record: Entity) -> Identifying:
    """Return the reference of a record as a code to look for, where only pseudonyms may leave."""
    return Identifying(sort="code", value=str(record.ref), origin=str(record.ref))


def _of_value(value: Any, spec: FieldSpec, origin: str) -> Iterator[Identifying]:  # noqa: ANN401
    if isinstance(value, PersonName):
        yield from _of_name(value, origin)
    elif isinstance(value, str) and value.strip():
        yield _of_text(value, spec, origin)


def _of_name(name: PersonName, origin: str) -> Iterator[Identifying]:
    parts = name.parts.to_json()
    family = parts.pop("family", "")
    if parts and family:
        folded = tuple(_one_word(part) for part in parts.values())
        yield Identifying(
            sort="person", value=name.display, origin=origin, given=folded, family=_one_word(family)
        )
    for text in (name.display, *(form.text for form in name.latin)):
        yield _whole_name(text, origin)


def _whole_name(text: str, origin: str) -> Identifying:
    """A name without known parts: the last word is taken for the family name."""
    words = fold(text).split()
    return Identifying(
        sort="person", value=text, origin=origin,
        given=tuple(words[:-1]), family=words[-1] if words else "",
    )  # fmt: skip


def _of_text(value: str, spec: FieldSpec, origin: str) -> Identifying:
    digits = sum(character.isdecimal() for character in value)
    if "@" in value:
        return Identifying(sort="email", value=value, origin=origin)
    if digits >= _FEWEST_DIGITS and spec.name not in _EXACT_WORDS:
        return Identifying(sort="number", value=value, origin=origin)
    if spec.name in _EXACT_WORDS or spec.marks.disclosure not in _NAME_CLASSES:
        return Identifying(sort="phrase", value=value, origin=origin)
    return _whole_name(value, origin)


def _one_word(part: str) -> str:
    return fold(part).replace(" ", "")


def forms(person: Identifying) -> Iterator[tuple[str, ...]]:
    """Yield the forms by which a person is known: two parts with the family name, or any three.

    The family name may stand before or after; the other parts stand in their own order.
    """
    for given in person.given:
        if person.family:
            yield given, person.family
            yield person.family, given
    parts = [*person.given, person.family] if person.family else [*person.given]
    for first, one in enumerate(parts):
        for second in range(first + 1, len(parts)):
            for third in parts[second + 1 :]:
                yield one, parts[second], third


def persons(values: Iterable[Identifying]) -> Iterator[Identifying]:
    """Yield the people among ``values``."""
    return (value for value in values if value.sort == "person")
