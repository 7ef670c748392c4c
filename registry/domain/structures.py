# SPDX-License-Identifier: Apache-2.0
"""Small frozen values of several parts that a field may hold, and their one JSON form."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Self, get_type_hints

from registry.domain.dates import PartialDate
from registry.domain.fields import LongText, RecordId, Ref, Term
from registry.domain.names import PersonName
from registry.domain.places import Place
from registry.domain.values import ValueRefused

PLAIN: dict[Any, type] = {
    str: str, int: int, bool: bool,
    Term: str, LongText: str, RecordId: str, Ref: str,
}  # fmt: skip


class WrongShape(ValueRefused):
    """A value read from a file or a form does not have the declared type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """A value with parts. ``to_json`` leaves out what is empty; ``from_json`` is strict."""

    def to_json(self) -> dict[str, Any]:
        """Return the parts that hold something, by name."""
        parts = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        return {name: encode(value) for name, value in parts.items() if value not in (None, "", ())}

    @classmethod
    def from_json(cls, untrusted: object) -> Self:
        """Build from a JSON object; an unknown part or a wrong type raises WrongShape."""
        if not isinstance(untrusted, dict):
            raise WrongShape(expected=cls.__name__)
        hints = get_type_hints(cls)
        if untrusted.keys() - hints.keys():
            raise WrongShape(expected=cls.__name__)
        if lacking := {f.name for f in dataclasses.fields(cls) if _is_needed(f)} - untrusted.keys():
            raise WrongShape(expected=cls.__name__, part=min(lacking))
        return cls(**{name: decode(hints[name], value) for name, value in untrusted.items()})


def _is_needed(part: dataclasses.Field[Any]) -> bool:
    return part.default is dataclasses.MISSING


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll(Structure):
    """A count of the dead as one source tells it; ``composition`` in the source's own words."""

    source: str = ""
    minimum: int | None = None
    maximum: int | None = None
    best: int | None = None
    composition_ar: str = ""
    composition_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePrecision(Structure):
    """A place of an incident, how exactly it is known and what kind of location it was."""

    place: Place
    level: str = ""
    location_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FateChange(Structure):
    """What was believed of a person, from when, and on what ground."""

    fate: str
    since: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Structure):
    """One answer to one question: a purpose, for one recipient where the purpose names one."""

    purpose: str
    decision: str
    recipient: str = ""
    items: tuple[str, ...] = ()
    conditions: str = ""
    word: str = ""
    """Of P2 only: the word the family chose (missing, killed, martyr, none)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Structure):
    """A passage of a verbatim text that must not leave: positions in code points, end excluded."""

    start: int
    end: int
    kind: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedText(Structure):
    """A text reviewed and approved for one profile."""

    profile: str
    language: str
    text: str
    approved_by: str = ""
    approved_on: str = ""
    names: tuple[str, ...] = ()
    """References of the people who can still be recognised in ``text``."""


def encode(value: Any) -> Any:  # noqa: ANN401 - any declared value to its JSON form
    """Return the JSON form of a declared value; None and plain values are themselves."""
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value.to_json() if hasattr(value, "to_json") else value


def decode(annotation: Any, untrusted: Any) -> Any:  # noqa: ANN401 - the inverse of encode
    """Return the declared value that ``untrusted`` is the JSON of, or raise WrongShape."""
    options = [a for a in getattr(annotation, "__args__", ()) if a is not type(None)]
    if getattr(annotation, "__origin__", None) is tuple:
        if not isinstance(untrusted, list | tuple):
            raise WrongShape(expected="list")
        return tuple(decode(options[0], item) for item in untrusted)
    if options and type(None) in annotation.__args__:
        return None if untrusted is None else decode(options[0], untrusted)
    if (plain := PLAIN.get(annotation)) is not None:
        if type(untrusted) is not plain:
            raise WrongShape(expected=plain.__name__)
        return untrusted
    return annotation.from_json(untrusted)


VALUE_TYPES: tuple[Any, ...] = (*PLAIN, PartialDate, Place, PersonName, Structure)
"""Every type a declared field may have, or be a tuple of (subclasses included)."""
