# SPDX-License-Identifier: Apache-2.0
"""Imports every declaration, so that all entities are known; the way to reach them.

The other modules of this package declare one noun each. Whoever needs *all* of them (storage,
``sijill fields``, the labels test) imports this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.domain import consents, exports, incidents, people, sources, statements, victims
from registry.domain.fields import DECLARED, Entity, EntitySpec, FieldSpec

DECLARATIONS = (victims, incidents, sources, people, statements, consents, exports)


def entity_spec(kind: str) -> EntitySpec:
    """Return the declaration of ``kind``; KeyError if there is none."""
    return DECLARED[kind]


def spec_of(record: Entity) -> EntitySpec:
    """Return the declaration of the entity that ``record`` is one of."""
    return next(spec for spec in DECLARED.values() if spec.cls is type(record))


def all_entities() -> tuple[EntitySpec, ...]:
    """Return every declared entity, in the order of declaration."""
    return tuple(DECLARED.values())


def all_fields() -> Iterator[FieldSpec]:
    """Yield every declared field of every entity."""
    for spec in DECLARED.values():
        yield from spec.fields.values()
