# SPDX-License-Identifier: Apache-2.0
"""For the output scan: a second copy of what each buildable profile may hold, column by column.

Written apart from ``profiles`` and ``classes`` on purpose, in another shape; see ``scan_cells``.
"""

from __future__ import annotations

from typing import Final

# Per profile and column: how a value may look with consent by name, and without.
_DATE: Final = ("exact", "month")
SHAPES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "public": {
        "victim.ref": ("ref", "code"),
        "victim.names": ("approved_name", "name_withheld"),
        "victim.memorial_name": ("approved_name", "name_withheld"),
        "victim.age": ("age", "age_band"),
        "victim.death_date": _DATE,
        "victim.last_seen_date": _DATE,
        "victim.death_place": ("town", "subdistrict"),
        "victim.last_seen_place": ("town", "subdistrict"),
        "victim.act": ("act", "act"),
        "victim.cause_local": ("cause", "cause"),
        "victim.occupation": ("text", ""),
        "victim.memorial_text_ar": ("text", ""),
        "victim.memorial_text_en": ("text", ""),
        "victim.memorial_word": ("term", "term"),
        "victim.portrait": ("file", ""),
        "statement.ref": ("ref", "code"),
        "statement.released": ("reviewed", "reviewed"),
        "statement.incident": ("reference", ""),
        "relation.victim": ("reference", ""),
        "relation.other_victim": ("reference", ""),
        "link.victim": ("reference", ""),
        "link.incident": ("reference", ""),
        "relation.relation": ("term", ""),
        "relation.killed_together": ("yes_no", ""),
    },
    "partner": {
        "victim.ref": ("code", ""),
        "victim.names": ("any_name", "own_code"),
        "victim.age": ("age_five", ""),
        "victim.act": ("act_told", ""),
        "victim.cause_local": ("act_told", ""),
        "victim.portrait": ("file", ""),
        "victim.death_certificate": ("exists", ""),
        "victim.autopsy": ("exists", ""),
        "victim.origin_place": ("governorate", ""),
        "victim.method": ("text", ""),
        "victim.status_basis": ("text", ""),
        "statement.ref": ("code", ""),
        "statement.released": ("reviewed", ""),
        "statement.incident": ("reference", ""),
        "statement.victims": ("reference", ""),
        "statement.taken_by": ("code", ""),
        "relation.victim": ("reference", ""),
        "relation.other_victim": ("reference", ""),
        "relation.relation": ("term", ""),
        "relation.killed_together": ("yes_no", ""),
        "link.victim": ("reference", ""),
        "link.incident": ("reference", ""),
    },
}
_TERMS: Final = {"sex", "fate", "identification", "death_date_basis", "cause_sdg", "death_grade"}
_PARTNER_TERMS: Final = {*_TERMS, "status", "attribution_grade", "standard_of_proof"}
_PARTNER_DATES: Final = {"death_date", "last_seen_date", "detention_dates"}
_PARTNER_PLACES: Final = {
    "death_place", "last_seen_place", "detention_places", "found_place", "burial_place",
    "reburial_place",
}  # fmt: skip
for _profile, _kind_of, _names in (
    ("public", ("term", "term"), _TERMS),
    ("partner", ("term", ""), _PARTNER_TERMS),
    ("partner", _DATE, _PARTNER_DATES),
    ("partner", ("town", "subdistrict"), _PARTNER_PLACES),
):
    SHAPES[_profile] |= {f"victim.{_name}": _kind_of for _name in _names}

QUESTION: Final = {
    ("public", "victim"): "P2", ("public", "relation"): "P2", ("public", "link"): "P2",
    ("public", "statement"): "P4", ("partner", "victim"): "P5", ("partner", "relation"): "P5",
    ("partner", "link"): "P5", ("partner", "statement"): "P5",
}  # fmt: skip
GATES: Final = {
    "victim.portrait": "P3", "victim.memorial_text_ar": "P4", "victim.memorial_text_en": "P4",
}  # fmt: skip

EVENT_COLUMNS: Final[dict[str, frozenset[str]]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "incident": "ref title_ar title_en aliases period places parent acts causes summary_ar"
        " summary_en tolls",
        "control": "ref place group_ar group_en period",
        "unit": "ref name_ar name_en kind parent period",
        "involvement": "ref actor incident degree attribution_grade",
        "source": "kind",
        "methodology": "edition scope_ar scope_en criteria_ar criteria_en definitions_ar"
        " definitions_en",
    }.items()
}
"""Columns of records that are about nobody, in either profile."""
OF_NAMED_GROUPS: Final = frozenset({"unit.name_ar", "unit.name_en", "unit.parent", "unit.period"})
"""In public only where the group's part in an event is corroborated and approved by two."""
GRADES: Final = {"public": {"V2", "V3"}, "partner": {"V1", "V2", "V3"}}
GRADES_OF_FAMILY: Final = {"public": {"V1"}, "partner": set[str]()}
