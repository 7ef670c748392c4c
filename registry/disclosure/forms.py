# SPDX-License-Identifier: Apache-2.0
"""To which fields each coarser form can be applied; a value that cannot be coarsened is dropped."""

from __future__ import annotations

from typing import Final

from registry.disclosure.classes import AGE_LADDER, DATE_LADDER, PLACE_LADDER
from registry.domain.dates import PartialDate
from registry.domain.fields import FieldSpec
from registry.domain.places import Place
from registry.domain.structures import PlacePrecision

_LADDER_OF: Final = {PartialDate: DATE_LADDER, Place: PLACE_LADDER, PlacePrecision: PLACE_LADDER}
AGES: Final = frozenset({"victim.age_min", "victim.age_max"})
# Not values of a ladder: ``sex`` is as coarse as it gets, ``basis`` says nothing of the day.
_AS_THEY_ARE: Final = frozenset({"victim.sex", "victim.death_date_basis"})
_FORMS: Final[dict[str, frozenset[str]]] = {
    "marks": frozenset({"victim.clothing_and_marks"}),
    "existence": frozenset({"victim.death_certificate", "victim.autopsy"}),
    "occupation": frozenset({"victim.occupation"}),
    "broader": frozenset({"victim.origin_place"}),
    "broad_cause": frozenset({"victim.cause_sdg"}),
    "summary": frozenset({"statement.released"}),
    "extract": frozenset({"statement.released"}),
    "actor_kind": frozenset(
        {"unit.kind", "involvement.actor", "involvement.incident", "involvement.degree",
         "involvement.attribution_grade"}
    ),
}  # fmt: skip


def fits(spec: FieldSpec, level: str) -> bool:
    """Tell whether a value of the field ``spec`` has a form at ``level``."""
    if level in AGE_LADDER or level in DATE_LADDER or level in PLACE_LADDER:
        if spec.key in _AS_THEY_ARE:
            return True
        if level in AGE_LADDER:
            return spec.key in AGES
        return level in _LADDER_OF.get(spec.value_type, ())
    return spec.key in _FORMS.get(level, frozenset())
