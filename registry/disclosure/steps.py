# SPDX-License-Identifier: Apache-2.0
"""Steps 1 to 6 of the decision for one field: each small, each with its own reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from registry.disclosure.case import Case
from registry.disclosure.classes import (
    ANONYMOUS,
    DROP,
    IDENTITY,
    KEEP,
    PS,
    TABLE,
    Audience,
    Outcome,
    Rule,
)
from registry.disclosure.dossier import read
from registry.disclosure.forms import AGES, fits
from registry.disclosure.holds import held
from registry.disclosure.needs import unmet
from registry.disclosure.reasons import Reason, because
from registry.disclosure.standing import Choice
from registry.domain.fields import WITHHELD, F, FieldSpec, Tier

Verdict = tuple[Rule, Reason]
BUILDING_ROLES: Final = frozenset({"editor", "reviewer", "keeper", "coordinator"})
"""Ours: a documenter records and an auditor looks; neither builds a package."""
_OF_DEATH: Final = frozenset(
    {"death_date", "death_date_basis", "death_place", "death_certificate", "autopsy",
     "burial_place", "reburial_place", "grave"}
)  # fmt: skip
_SAID_PLAINLY: Final = frozenset({"victim.act", "victim.cause_local"})
_FINE: Final = because("fine")


@dataclass(frozen=True)
class FieldCase:
    """One field of one case."""

    case: Case
    spec: FieldSpec
    held: tuple[Reason | None, Reason | None, Reason | None]
    """Why the whole record stays: by grade, by hard lock, by consent."""

    @cached_property
    def field_class(self) -> F:
        """The class by rule."""
        return self.case.class_of(self.spec)

    @property
    def value(self) -> Any:  # noqa: ANN401 - any declared value
        """The value in the record."""
        return getattr(self.case.record, self.spec.name)


Step = Callable[[FieldCase], Verdict]


def whitelist(field: FieldCase) -> Verdict:
    """Step 1: what the profile does not list is dropped, and so is every field of a new kind."""
    known = field.spec.key in field.case.profile.fields
    return (KEEP, _FINE) if known else (DROP, because("outside_profile"))


def role(field: FieldCase) -> Verdict:
    """Step 2: what the builder cannot read, or may not build."""
    exporter = field.case.asked.exporter
    closed = field.spec.marks.tier is Tier.PROTECTED and Tier.PROTECTED not in exporter.tiers
    if closed or field.value is WITHHELD or Tier.REGISTRY not in exporter.tiers:
        return DROP, because("tier_closed")
    if exporter.roles and BUILDING_ROLES.isdisjoint(exporter.roles):
        return DROP, because("role_cannot_build")
    return KEEP, _FINE


def grade(field: FieldCase) -> Verdict:
    """Step 3: the grade of the record, and kinds that never leave."""
    reason = field.held[0]
    return (DROP, reason) if reason else (KEEP, _FINE)


def locks(field: FieldCase) -> Verdict:
    """Step 4: identity behind a hard lock needs consent by name and a second reviewer."""
    case, field_class = field.case, field.field_class
    if field.held[1]:
        return DROP, field.held[1]
    of_death = case.kind == "victim" and field.spec.name in _OF_DEATH
    if of_death and not case.facts.known_dead and case.profile.audience is not Audience.COURT:
        return DROP, because("not_known_dead")
    closed = field_class in IDENTITY or (case.kind == "statement" and field_class is F.WITNESS)
    if not closed or not case.facts.lock:
        return KEEP, _FINE
    if case.is_named(field_class) and case.main.second_reviewed:
        return KEEP, because("second_reviewed")
    coded = TABLE[field_class, case.profile.audience].unnamed.outcome is Outcome.PSEUDONYMISE
    return (PS if coded else DROP), because(case.facts.lock)


def consent(field: FieldCase) -> Verdict:
    """Step 5: the worst answer of everybody who could be recognised in what would leave."""
    case = field.case
    if field.held[2]:
        return DROP, field.held[2]
    if not case.is_about_people:
        return KEEP, because("about_no_person")
    for rule in (_scope, _own_gate, _recognised, _tied, _anonymous, _killed_together):
        if verdict := rule(field):
            return verdict
    return KEEP, case.main.reason


def _scope(field: FieldCase) -> Verdict | None:
    items, spec = field.case.main.items, field.spec
    covered = {spec.key, spec.name, field.field_class.value, field.case.record.ref}
    if (
        items is None
        or field.field_class is F.IDENTIFIER
        or items & {*covered, field.case.record.id}
    ):
        return None
    return DROP, because("outside_scope", given=field.case.main.given)


def _own_gate(field: FieldCase) -> Verdict | None:
    """A photo and a story need a yes of their own; the family's word comes with the name."""
    case = field.case
    gate = case.profile.gate_of(field.field_class)
    if gate is None or field.spec.name == "memorial_word" or case.kind == "statement":
        return None
    answer = case.answer(gate)
    if answer.choice is Choice.NAMED and case.main.choice is Choice.NAMED:
        return None
    if answer.choice is Choice.DENIED and answer.reason.code not in {"refused", "not_asked"}:
        return DROP, answer.reason
    code = "may_name" if answer.allows else f"not_agreed_{gate.value}"
    return DROP, because(code, given=case.main.given)


def _recognised(field: FieldCase) -> Verdict | None:
    """Everyone still recognisable in a released text must have agreed by name."""
    case = field.case
    if field.spec.key != "statement.released":
        return None
    for ref in case.recognisable():
        other = case.dossier.with_ref(ref)
        if other is None:
            return DROP, because("subject_unknown")
        answer = Case(other, case.asked).answer(case.profile.purpose_of("statement"))
        if answer.choice is not Choice.NAMED:
            return DROP, because("someone_in_text")
    return None


def _tied(field: FieldCase) -> Verdict | None:
    """A statement says whom it is about only where each of them leaves under their name."""
    case = field.case
    if field.spec.key != "statement.victims":
        return None
    people = [case.other(record_id) for record_id in field.value or ()]
    agreed = (person and not held(person) and person.is_named(F.LINK) for person in people)
    return None if all(agreed) else (DROP, because("person_stays"))


def _anonymous(field: FieldCase) -> Verdict | None:
    if field.case.main.choice is not Choice.ANONYMOUS:
        return None
    if field.field_class is F.NARRATIVE:
        return DROP, because("may_name")
    rule = ANONYMOUS.get(field.field_class)
    return (rule, field.case.main.reason) if rule else None


def _killed_together(field: FieldCase) -> Verdict | None:
    """Kin killed together are coarsened together, or the named would tell of the unnamed."""
    if field.field_class not in {F.DATE, F.PLACE}:
        return None
    if any(other.main.choice is Choice.ANONYMOUS for other in field.case.together):
        return ANONYMOUS[field.field_class], because("killed_together")
    return None


def transform(field: FieldCase) -> Verdict:
    """Step 6: the rule of the table for this class and audience, as far as the value allows it."""
    case, field_class = field.case, field.field_class
    cell = TABLE[field_class, case.profile.audience]
    if cell.need and (reason := unmet(cell.need, case, field.spec)):
        return _shaped(field, cell.unmet, reason)
    named = case.is_named(field_class)
    rule = cell.named if named else cell.unnamed
    code = {
        Outcome.KEEP: "rule_keep",
        Outcome.GENERALISE: "rule_generalise",
        Outcome.PSEUDONYMISE: "rule_code",
        Outcome.DROP: "rule_drop" if cell.named.outcome is Outcome.DROP else "rule_only_named",
    }[rule.outcome]
    return _shaped(field, rule, because(code, cls=field_class.value, level=rule.level or None))


def _shaped(field: FieldCase, rule: Rule, reason: Reason) -> Verdict:
    """Return the rule as it applies to this very field; some values have rules of their own."""
    for own in (_plain_fate, _agreed_word, _approved_form, _age_of_child, _torture):
        if verdict := own(field, rule):
            return verdict
    if rule.outcome is Outcome.GENERALISE and not fits(field.spec, rule.level):
        return DROP, because("cannot_generalise")
    return rule, reason


def _plain_fate(field: FieldCase, rule: Rule) -> Verdict | None:
    """Where sexual violence is dropped, the package says killed or detained instead."""
    said = field.field_class is F.HEALTH and field.spec.key in _SAID_PLAINLY
    if not said or rule.outcome is not Outcome.DROP:
        return None
    return Rule(Outcome.GENERALISE, "plain_fate"), because("said_plainly")


def _agreed_word(field: FieldCase, rule: Rule) -> Verdict | None:
    """The family chose the word itself, with the name: no other word leaves."""
    if field.spec.key != "victim.memorial_word" or rule.outcome is Outcome.DROP:
        return None
    if rule.outcome is Outcome.KEEP and field.value == field.case.main.word:
        return KEEP, because("word_agreed")
    return DROP, because("word_not_agreed")


def _approved_form(field: FieldCase, rule: Rule) -> Verdict | None:
    """In public a name stands exactly in the form that the family approved, if there is one."""
    if field.spec.key != "victim.names" or rule.outcome is Outcome.DROP:
        return None
    memorial = field.case.profile.audience in {Audience.PUBLIC, Audience.MEDIA}
    approved = memorial and read(field.case.record, "memorial_name")
    return (DROP, because("approved_form")) if approved else None


def _age_of_child(field: FieldCase, rule: Rule) -> Verdict | None:
    if rule.outcome is Outcome.DROP or not field.case.facts.minor:
        return None
    public = field.case.profile.audience is Audience.PUBLIC
    if field.spec.key not in AGES or not public:
        return None
    return Rule(Outcome.GENERALISE, "band"), because("child_in_bands")


def _torture(field: FieldCase, rule: Rule) -> Verdict | None:
    tells = field.spec.key in _SAID_PLAINLY and "torture" in str(field.value)
    if (
        rule.outcome is Outcome.DROP
        or not tells
        or field.case.profile.audience is not Audience.PUBLIC
    ):
        return None
    return Rule(Outcome.GENERALISE, "in_detention"), because("torture_as_detention")


STEPS: Final[dict[str, Step]] = {
    "whitelist": whitelist,
    "role": role,
    "grade": grade,
    "locks": locks,
    "consent": consent,
    "transform": transform,
}
