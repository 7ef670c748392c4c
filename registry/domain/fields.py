# SPDX-License-Identifier: Apache-2.0
"""The one mechanism by which a field is declared; everything else is driven from it.

An entity is a frozen dataclass decorated with ``@entity(kind, prefix)``. Each of its fields is
written ``name: Type = recorded(tier=..., disclosure=...)``. From that line come the column, the
history, the search index, the import targets, the editor, the export allow-list and the words
of the leak scan. A field without tier and disclosure class does not load.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field
from enum import Enum, StrEnum
from typing import Any, NewType, TypeVar, get_type_hints

RecordId = NewType("RecordId", str)
"""The internal identity of a record: 32 random hex digits; never leaves the vault."""
Ref = NewType("Ref", str)
"""The reference people use, ``V-7K3Q9A``: random, so that it tells no order of entry."""
Term = NewType("Term", str)
"""A code of the vocabulary its field names."""
LongText = NewType("LongText", str)
"""Text of several lines."""


class Tier(StrEnum):
    """Which file of the vault holds a field; says nothing about what may leave."""

    REGISTRY = "registry"
    PROTECTED = "protected"
    OF_SUBJECT = "of_subject"
    """Of a claim: the tier of the field that the claim is about."""


class F(Enum):
    """The disclosure classes; what each audience gets of them is a table in ``disclosure``."""

    NAME = "F1"
    GUARDED_NAME = "F2"
    KIN = "F3"
    SEX_AGE = "F4"
    HEALTH = "F5"
    DATE = "F6"
    PLACE = "F7"
    CAUSE = "F8"
    NARRATIVE = "F9"
    PERPETRATOR = "F10"
    ALLEGED_INDIVIDUAL = "F11"
    WITNESS = "F12"
    STATEMENT = "F13"
    DOCUMENTER = "F14"
    PORTRAIT = "F15"
    GRAPHIC = "F16"
    ORIGINAL = "F17"
    CERTIFICATE = "F18"
    GRADE = "F19"
    INTERNAL = "F20"
    IDENTIFIER = "F21"
    CUSTODY = "F22"
    FATE = "F23"
    BACKGROUND = "F24"
    STATUS = "F25"
    INCIDENT_FACT = "F26"
    LINK = "F27"
    UNLISTED = "F28"
    OF_SUBJECT = "of_subject"
    """Of a claim: the class of the field that the claim is about."""


class Withheld(Enum):
    """A value that exists or may exist in a file whose key this member does not hold."""

    WITHHELD = "withheld"


WITHHELD: Any = Withheld.WITHHELD
"""Read in place of every field whose file is absent: a value of its own, never None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a declaration says of one field, besides its name and type."""

    tier: Tier
    disclosure: F
    searchable: bool = False
    identifying: bool = False
    """A value of this field points at one person by itself; the leak scan looks for it."""
    vocabulary: str = ""
    target: str = ""
    """The kind of record that a reference points to."""
    set_by_program: bool = False
    """Written by the program only (a reference, a computed state), never typed or imported."""
    sealable: bool = False
    """Of a sealed record, this field lives in the protected file instead (records.md, 2)."""


class UndeclaredField(TypeError):
    """A bug in a declaration, met when the module is loaded."""


def recorded(*, tier: Tier, disclosure: F, **marks: Any) -> Any:  # noqa: ANN401 - as dataclasses.field
    """Declare one field. ``marks`` are the other fields of :class:`Marks`."""
    return field(default=None, metadata={"marks": Marks(tier=tier, disclosure=disclosure, **marks)})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One declared field, as the rest of the program sees it."""

    entity: str
    name: str
    annotation: Any
    marks: Marks

    @property
    def key(self) -> str:
        """``victim.names``: how labels, profiles and ledgers name this field."""
        return f"{self.entity}.{self.name}"

    @property
    def many(self) -> bool:
        """Whether the value is a tuple of values."""
        return getattr(self.annotation, "__origin__", None) is tuple

    @property
    def value_type(self) -> Any:  # noqa: ANN401 - a type or a NewType
        """The declared type of the value, or of each value where there are many."""
        return self.annotation.__args__[0] if self.many else self.annotation

    @property
    def type_name(self) -> str:
        """The type in words: ``PartialDate``, or ``list of PersonName``."""
        name = str(getattr(self.value_type, "__name__", self.value_type))
        return f"list of {name}" if self.many else name


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySpec:
    """One declared entity: its kind, the prefix of its references and its fields in order."""

    kind: str
    prefix: str
    cls: type[Entity]
    fields: Mapping[str, FieldSpec]

    def in_tier(self, tier: Tier) -> tuple[FieldSpec, ...]:
        """Return the fields that the file of ``tier`` holds."""
        return tuple(spec for spec in self.fields.values() if spec.marks.tier is tier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What every record has beside its own fields; ``id`` and ``version`` never leave the vault."""

    id: RecordId
    version: int = 1
    ref: Ref = recorded(
        tier=Tier.REGISTRY, disclosure=F.IDENTIFIER, searchable=True, set_by_program=True
    )


INTERNAL = frozenset({"id", "version"})
DECLARED: dict[str, EntitySpec] = {}
"""Every entity by kind, in the order of declaration; read it through ``entities``."""
_E = TypeVar("_E", bound=Entity)


def entity(kind: str, prefix: str) -> Callable[[type[_E]], type[_E]]:
    """Register a dataclass as an entity; refuse it if a field lacks tier or class."""

    def register(cls: type[_E]) -> type[_E]:
        hints = get_type_hints(cls)
        specs = {
            f.name: _spec_of(kind, f, hints[f.name])
            for f in dataclasses.fields(cls)
            if f.name not in INTERNAL
        }
        DECLARED[kind] = EntitySpec(kind=kind, prefix=prefix, cls=cls, fields=specs)
        return cls

    return register


def _spec_of(kind: str, declared: dataclasses.Field[Any], annotation: Any) -> FieldSpec:  # noqa: ANN401
    marks = declared.metadata.get("marks")
    if not isinstance(marks, Marks) or declared.default is MISSING:
        raise UndeclaredField(f"{kind}.{declared.name} has no tier and disclosure class")
    if not isinstance(marks.tier, Tier) or not isinstance(marks.disclosure, F):
        raise UndeclaredField(f"{kind}.{declared.name}: tier or class is not one of the list")
    return FieldSpec(entity=kind, name=declared.name, annotation=annotation, marks=marks)
