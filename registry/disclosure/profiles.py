# SPDX-License-Identifier: Apache-2.0
"""The profiles: which fields a package of each audience may hold, on which consent and grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from registry.disclosure.classes import Audience, Purpose
from registry.domain.fields import F
from registry.domain.roles import Role

GRADES: Final = ("V0", "V1", "V2", "V3")
"""From a lead to verified; D (disputed) and X (rejected) stand outside the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one audience may be given: an allow-list, never a list of exceptions.

    ``fields`` are keys such as ``victim.names``. ``purpose`` is the consent that a record needs;
    ``gated`` are classes that need a consent of their own besides. ``named_rows_only`` holds back
    rows of people not consented by name until the file gates exist.
    """

    name: str
    version: int
    audience: Audience
    purpose: Purpose
    minimum_grade: str
    fields: frozenset[str]
    gated: tuple[tuple[F, Purpose], ...] = ()
    statement_purpose: Purpose | None = None
    needs_recipient: bool = True
    encrypted: bool = True
    rows: bool = True
    named_rows_only: bool = False
    keeps_disputed: bool = False
    grade_of_family: str = ""
    """A lower grade that is enough where the family itself is the source, with a label."""
    buildable: bool = False
    builders: frozenset[Role] = frozenset({Role.KEEPER})
    """Who may build it; where a vault has several members a keeper other than the builder sends."""

    def purpose_of(self, kind: str) -> Purpose:
        """Return the consent that a record of ``kind`` needs to leave."""
        return (
            self.statement_purpose
            if kind == "statement" and self.statement_purpose
            else self.purpose
        )

    def gate_of(self, field_class: F) -> Purpose | None:
        """Return the consent of its own that a field of this class needs, if any."""
        return dict(self.gated).get(field_class)


def _keys(kind: str, names: str) -> frozenset[str]:
    return frozenset(f"{kind}.{name}" for name in names.split())


_EVENT = (
    _keys(
        "incident",
        "ref title_ar title_en aliases period places parent acts causes summary_ar"
        " summary_en tolls",
    )
    | _keys("control", "ref place group_ar group_en period")
    | _keys("unit", "ref name_ar name_en kind parent period")
    | _keys("involvement", "ref actor incident degree attribution_grade")
    | _keys("source", "kind")
    | _keys("link", "victim incident")
    | _keys(
        "methodology",
        "edition scope_ar scope_en criteria_ar criteria_en definitions_ar definitions_en",
    )
)
_PERSON = _keys(
    "victim",
    "ref sex age_min age_max fate identification death_date death_date_basis death_place"
    " cause_sdg cause_local act death_grade",
)
_PUBLIC = (
    _EVENT
    | _PERSON
    | _keys(
        "victim",
        "names memorial_name memorial_text_ar memorial_text_en memorial_word occupation portrait"
        " last_seen_date last_seen_place",
    )
    | _keys("statement", "ref incident released")
    | _keys("relation", "victim other_victim relation killed_together")
)
_PARTNER = (
    _EVENT
    | _PERSON
    | _keys(
        "victim",
        "names method last_seen_date last_seen_place detention_places detention_dates found_place"
        " burial_place reburial_place origin_place status status_basis attribution_grade"
        " standard_of_proof death_certificate autopsy portrait",
    )
    | _keys("statement", "ref incident victims released taken_by")
    | _keys("relation", "victim other_victim relation killed_together")
)
_UN = (
    _PARTNER
    | _keys(
        "victim", "nationality occupation rank military_unit marital_status children birth_date"
    )
    | _keys("statement", "witness kind language taken_on taken_place_level transcript translation")
)
_COURT = (
    _UN
    | _keys(
        "victim",
        "mother_name description fate_history place_precision location_kind"
        " last_seen_circumstances grave national_number civil_registry_number clothing_and_marks"
        " injuries dna_sample_reference portrait_original",
    )
    | _keys("statement", "verbatim audio questions present interpreter")
    | _keys("relation", "person person_relation")
    | _keys("involvement", "named_individual position wording source")
    | _keys("incident", "narrative")
)
_MISSING = (
    _PERSON
    | _keys(
        "victim",
        "names mother_name birth_date last_seen_date last_seen_place last_seen_circumstances"
        " detention_places detention_dates found_place burial_place clothing_and_marks portrait"
        " dna_sample_reference national_number civil_registry_number nationality origin_place",
    )
    | _keys("statement", "ref released")
    | _keys("relation", "victim other_victim relation person person_relation")
    | _keys("link", "victim incident")
)
_STATISTICS = _keys(
    "victim",
    "sex age_min age_max fate identification death_date death_place cause_sdg status death_grade",
) | _keys("source", "kind")
_EDITORS, _REVIEWERS = frozenset({Role.EDITOR}), frozenset({Role.REVIEWER})
_STORY = (F.NARRATIVE, Purpose.MEMORIAL_STORY)

_ALL: Final = (
    Profile(
        name="public", version=1, audience=Audience.PUBLIC, purpose=Purpose.MEMORIAL_NAME,
        minimum_grade="V2", grade_of_family="V1", fields=_PUBLIC, encrypted=False,
        needs_recipient=False, gated=((F.PORTRAIT, Purpose.MEMORIAL_PHOTO), _STORY),
        statement_purpose=Purpose.MEMORIAL_STORY, buildable=True, builders=_EDITORS,
    ),
    Profile(
        name="partner", version=1, audience=Audience.PARTNER, purpose=Purpose.ORGANISATION,
        minimum_grade="V1", fields=_PARTNER, named_rows_only=True, buildable=True,
        builders=_REVIEWERS,
    ),
    Profile(
        name="un", version=1, audience=Audience.UN, purpose=Purpose.UN_BODY,
        minimum_grade="V1", fields=_UN, named_rows_only=True,
    ),
    Profile(
        name="court", version=1, audience=Audience.COURT, purpose=Purpose.ACCOUNTABILITY,
        minimum_grade="V0", fields=_COURT, keeps_disputed=True,
    ),
    Profile(
        name="missing", version=1, audience=Audience.MISSING, purpose=Purpose.MISSING,
        minimum_grade="V0", fields=_MISSING, named_rows_only=True,
    ),
    Profile(
        name="media", version=1, audience=Audience.MEDIA, purpose=Purpose.MEDIA,
        minimum_grade="V2", fields=_PUBLIC, named_rows_only=True, builders=_REVIEWERS,
    ),
    Profile(
        name="statistics", version=1, audience=Audience.STATISTICS, purpose=Purpose.STATISTICS,
        minimum_grade="V1", fields=_STATISTICS, needs_recipient=False, rows=False,
        builders=_REVIEWERS,
    ),
)  # fmt: skip
PROFILES: Final = {profile.name: profile for profile in _ALL}
