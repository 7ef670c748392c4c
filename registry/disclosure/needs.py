# SPDX-License-Identifier: Apache-2.0
"""Conditions of the table besides consent: reviewed texts, second persons, proven attribution."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from registry.disclosure.case import Case
from registry.disclosure.classes import Audience, Need
from registry.disclosure.dossier import read
from registry.disclosure.reasons import Reason, because
from registry.domain.fields import Entity, FieldSpec
from registry.domain.incidents import Involvement

STORY_LIMIT: Final = 1_200
"""Characters of a memorial text (disclosure rules, section 4)."""
TWO_PEOPLE: Final = 2
_PROVEN: Final = frozenset({"V2", "V3"})
_MEMORIAL_TEXTS: Final = frozenset({"victim.memorial_text_ar", "victim.memorial_text_en"})


def unmet(need: Need, case: Case, spec: FieldSpec) -> Reason | None:
    """Return why ``need`` is not met for this field, or None."""
    return None if _CHECKS[need](case, spec) else because(f"need_{need.value}")


def _second_review(case: Case, _spec: FieldSpec) -> bool:
    return case.main.second_reviewed


def _approved_text(case: Case, spec: FieldSpec) -> bool:
    """A text leaves only if it was reviewed for this very audience."""
    if spec.key == "victim.memorial_word":
        return True
    if spec.key in _MEMORIAL_TEXTS:
        text = read(case.record, spec.name) or ""
        return case.profile.audience is Audience.PUBLIC and len(text) <= STORY_LIMIT
    return spec.key == "statement.released" and bool(case.released_text())


def _approved_twice(case: Case, _spec: FieldSpec) -> bool:
    return is_approved_twice(case.record)


def is_approved_twice(record: Entity) -> bool:
    """Tell whether two different people approved the facts of ``record``."""
    return len(set(read(record, "approved_by") or ())) >= TWO_PEOPLE


def _attributed(case: Case, _spec: FieldSpec) -> bool:
    """A group is named only where its part in an event is corroborated and approved by two."""
    record = case.record
    parts = (record,) if isinstance(record, Involvement) else case.dossier.involvements
    return any(part.attribution_grade in _PROVEN and is_approved_twice(part) for part in parts)


def _never(_case: Case, _spec: FieldSpec) -> bool:
    """Nothing records this yet, so it is never met: legal review, proof on request."""
    return False


_CHECKS: Final[dict[Need, Callable[[Case, FieldSpec], bool]]] = {
    Need.SECOND_REVIEW: _second_review,
    Need.APPROVED_TEXT: _approved_text,
    Need.APPROVED_TWICE: _approved_twice,
    Need.ATTRIBUTED: _attributed,
    Need.LEGAL_REVIEW: _never,
    Need.ON_REQUEST: _never,
}
