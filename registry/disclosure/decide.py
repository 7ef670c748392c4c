# SPDX-License-Identifier: Apache-2.0
"""The decision: for each record and each field what leaves, how, and why; the strictest wins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from registry.disclosure import holds
from registry.disclosure.case import Asked, Case, Exporter
from registry.disclosure.classes import Audience, Outcome, Rule, is_stricter
from registry.disclosure.dossier import Dossier
from registry.disclosure.profiles import Profile
from registry.disclosure.reasons import Reason, because
from registry.disclosure.standing import Choice
from registry.disclosure.steps import STEPS, FieldCase
from registry.domain.entities import spec_of
from registry.domain.exports import Recipient
from registry.domain.fields import F, FieldSpec

__all__ = ["Exporter", "FieldDecision", "RecordDecision", "Traced", "decide"]

_EMPTY: Final = (None, (), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """What one step said of one field."""

    step: str
    rule: Rule
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDecision:
    """What happens to one field; ``level`` says how far it is generalised."""

    name: str
    key: str
    field_class: F
    outcome: Outcome
    level: str
    reason: Reason
    trace: tuple[Traced, ...]

    @property
    def leaves(self) -> bool:
        """Whether anything of the value leaves."""
        return self.outcome is not Outcome.DROP


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDecision:
    """What happens to one record and each of its filled fields.

    ``consent`` is the reference of the consent that decided; ``labels`` are codes of the reasons'
    words that must be shown with the record (``label_...``).
    """

    ref: str
    kind: str
    outcome: Outcome
    reason: Reason
    fields: tuple[FieldDecision, ...]
    labels: tuple[str, ...] = ()
    consent: str = ""
    audience: Audience
    has_act: bool = False
    """Whether packages of this profile say what was done to a victim."""

    @property
    def leaves(self) -> bool:
        """Whether the record is in the package at all."""
        return self.outcome is not Outcome.DROP

    def of(self, name: str) -> FieldDecision | None:
        """Return the decision about the field ``name``; None if the field is empty."""
        return next((field for field in self.fields if field.name == name), None)


def decide(
    dossier: Dossier,
    profile: Profile,
    exporter: Exporter,
    today: date,
    recipient: Recipient | None = None,
    *,
    traced: bool = True,
) -> RecordDecision:
    """Return what of a record may leave under ``profile``, every filled field with its reason.

    ``traced`` keeps what each step said; a package of many records does without to save memory.
    """
    asked = Asked(profile=profile, exporter=exporter, today=today, recipient=recipient)
    case = Case(dossier, asked)
    held = (
        holds.first(holds.GRADE_HOLDS, case),
        holds.first(holds.LOCK_HOLDS, case),
        holds.first(holds.CONSENT_HOLDS, case),
    )
    fields = tuple(_decided(FieldCase(case, spec, held), traced=traced) for spec in _filled(case))
    outcome, reason = _of_record(case, next(filter(None, held), None), fields)
    return RecordDecision(
        ref=str(case.record.ref or ""),
        kind=case.kind,
        outcome=outcome,
        reason=reason,
        fields=fields,
        labels=tuple(_labels(case)) if outcome is not Outcome.DROP else (),
        consent=case.main.consent if case.is_about_people else "",
        audience=profile.audience,
        has_act="victim.act" in profile.fields,
    )


def _filled(case: Case) -> Iterator[FieldSpec]:
    for name, spec in spec_of(case.record).fields.items():
        if getattr(case.record, name) not in _EMPTY:
            yield spec


def _decided(field: FieldCase, *, traced: bool) -> FieldDecision:
    trace = tuple(
        Traced(step=name, rule=rule, reason=reason) for name, (rule, reason) in _walk(field)
    )
    winner = strictest(trace)
    return FieldDecision(
        name=field.spec.name,
        key=field.spec.key,
        field_class=field.field_class,
        outcome=winner.rule.outcome,
        level=winner.rule.level,
        reason=winner.reason,
        trace=trace if traced else (),
    )


def _walk(field: FieldCase) -> Iterator[tuple[str, tuple[Rule, Reason]]]:
    for name, step in STEPS.items():
        yield name, step(field)


def strictest(trace: tuple[Traced, ...]) -> Traced:
    """Step 7: the most restrictive wins; of equals the first, and consent speaks for a keep."""
    winner = trace[0]
    for traced in trace[1:]:
        if is_stricter(traced.rule, winner.rule):
            winner = traced
    if winner.rule.outcome is Outcome.KEEP:
        return next((traced for traced in trace if traced.step == "consent"), winner)
    return winner


def _of_record(
    case: Case, held: Reason | None, fields: tuple[FieldDecision, ...]
) -> tuple[Outcome, Reason]:
    if held:
        return Outcome.DROP, held
    if not any(field.leaves and field.field_class is not F.IDENTIFIER for field in fields):
        return Outcome.DROP, next((field.reason for field in fields), because("outside_profile"))
    if not case.is_about_people:
        return Outcome.KEEP, because("about_no_person")
    named = case.main.choice is Choice.NAMED
    return (Outcome.KEEP if named else Outcome.PSEUDONYMISE), case.main.reason


def _labels(case: Case) -> Iterator[str]:
    grade = getattr(case.record, "death_grade", None)
    shown = {
        "label_organisation": case.is_about_people and case.main.by_organisation,
        "label_conditions": case.is_about_people and case.main.conditions,
        "label_family_reports": bool(case.profile.grade_of_family)
        and grade == case.profile.grade_of_family,
        "label_disputed": grade == "D",
    }
    yield from (label for label, holds_true in shown.items() if holds_true)
