# SPDX-License-Identifier: Apache-2.0
"""Grades of a record: how surely a death is established, and by whom it is attributed."""

from __future__ import annotations

from registry.domain.entities import spec_of
from registry.domain.fields import Entity
from registry.domain.vocabulary import is_term
from registry.errors import RegistryError, UsageRefused
from registry.services import records
from registry.storage.vault import Vault

# Which field of a kind holds the grade of each axis.
AXES: dict[str, dict[str, str]] = {
    "victim": {"death": "death_grade", "attribution": "attribution_grade"},
    "involvement": {"attribution": "attribution_grade"},
}
WITHOUT_SOURCE = frozenset({"V0", "D", "X"})


class GradeRefused(RegistryError):
    """A grade needs a reason, a word of the scale, and from V1 on a source."""


class NotGraded(UsageRefused):
    """This kind of record has no such grade."""


def set_grade(vault: Vault, ref: str, grade: str, reason: str, axis: str = "death") -> Entity:
    """Set one grade with a written reason; the record's own history keeps both.

    Raises GradeRefused, NotGraded, UnknownReference.
    """
    found = records.get(vault, ref)
    axes = AXES.get(spec_of(found).kind, {})
    if not axes:
        raise NotGraded(ref=ref)
    if not is_term("grade", grade):
        raise GradeRefused(problem="unknown_grade")
    if not reason.strip():
        raise GradeRefused(problem="no_reason")
    if grade not in WITHOUT_SOURCE and not _has_source(found):
        raise GradeRefused(problem="no_source")
    field = axes.get(axis) or next(iter(axes.values()))
    return records.change(
        vault, ref, found.version, {field: grade}, reason.strip(), operation="grade"
    )


def _has_source(found: Entity) -> bool:
    return bool(getattr(found, "sources", None) or getattr(found, "source", None))
