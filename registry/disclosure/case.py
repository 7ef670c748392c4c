# SPDX-License-Identifier: Apache-2.0
"""One record before one profile: the answers and facts that every step of the decision asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from registry.disclosure.classes import Audience, Purpose
from registry.disclosure.dossier import Dossier, Facts, facts_of, tells_of_sexual_violence
from registry.disclosure.profiles import Profile
from registry.disclosure.reasons import because
from registry.disclosure.standing import Answer, Choice, Question, effective
from registry.domain.entities import spec_of
from registry.domain.exports import Recipient
from registry.domain.fields import Entity, F, FieldSpec
from registry.domain.statements import Statement
from registry.domain.victims import Victim

OF_PEOPLE: Final = frozenset({"victim", "statement", "relation", "link"})
"""Kinds that leave only as their people agreed."""
OF_EVENTS: Final = frozenset(
    {"incident", "unit", "involvement", "control", "source", "methodology"}
)
_PEOPLE_OF: Final = {"relation": ("victim", "other_victim"), "link": ("victim",)}
_NEEDS_NO_CONSENT: Final = frozenset({Audience.PUBLIC, Audience.STATISTICS})
"""Where a person whom nobody has identified yet may appear without consent (section 2)."""
_OTHERS_CONSENT: Final = frozenset({F.DOCUMENTER})
"""Classes of somebody else than the record's people: a consent of theirs is not recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """Who builds: which files of the vault are open to them, and their roles if any."""

    tiers: frozenset[str]
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """For what is decided: the profile, the builder, the day and the recipient if there is one."""

    profile: Profile
    exporter: Exporter
    today: date
    recipient: Recipient | None = None


@dataclass(frozen=True)
class Case:
    """A dossier with what was asked; derived answers are kept for all fields of the record."""

    dossier: Dossier
    asked: Asked

    @property
    def record(self) -> Entity:
        """The record itself."""
        return self.dossier.record

    @property
    def profile(self) -> Profile:
        """The profile decided for."""
        return self.asked.profile

    @cached_property
    def kind(self) -> str:
        """The kind of the record."""
        return spec_of(self.record).kind

    @cached_property
    def facts(self) -> Facts:
        """The facts of the person; of a record about nobody, those of nobody."""
        return facts_of(self.dossier, self.asked.today) if self.is_about_people else Facts()

    @property
    def is_about_people(self) -> bool:
        """Whether a person must have agreed before this record leaves."""
        return self.kind in OF_PEOPLE

    @cached_property
    def people(self) -> tuple[Case | None, ...]:
        """The cases of the people of this record; None for one that is not in the dossier."""
        names = _PEOPLE_OF.get(self.kind)
        if names is None:
            return (self,)
        ids = [getattr(self.record, name) for name in names]
        return tuple(self.other(of_id) for of_id in ids if of_id is not None)

    def other(self, record_id: object) -> Case | None:
        """Return the case of another record of the dossier."""
        found = self.dossier.others.get(record_id)  # type: ignore[call-overload]
        return Case(found, self.asked) if found else None

    @cached_property
    def main(self) -> Answer:
        """The answer to the purpose that gates this record: the worst over its people."""
        answers = [_agreed(case) for case in self.people]
        return max(answers, key=lambda answer: answer.choice, default=_UNKNOWN)

    def answer(self, purpose: Purpose) -> Answer:
        """Return what the consents of this very record say of ``purpose``."""
        question = Question(purpose=purpose, today=self.asked.today, recipient=self.asked.recipient)
        return effective(self.dossier, self.facts, question)

    def is_named(self, field_class: F) -> bool:
        """Tell whether a value of this class leaves with consent by name, for its own purpose."""
        if not self.is_about_people or field_class in _OTHERS_CONSENT:
            return False
        gate = self.profile.gate_of(field_class)
        answers = (self.main, self.answer(gate)) if gate else (self.main,)
        return all(answer.choice is Choice.NAMED for answer in answers)

    def class_of(self, spec: FieldSpec) -> F:
        """Return the class by rule: a guarded name is F2, sexual violence anywhere is F5."""
        declared = spec.marks.disclosure
        if declared is F.NAME and self.facts.guarded:
            return F.GUARDED_NAME
        told = isinstance(self.record, Victim) and self.facts.sexual_violence
        if told and tells_of_sexual_violence(getattr(self.record, spec.name)):
            return F.HEALTH
        return declared

    @cached_property
    def together(self) -> tuple[Case, ...]:
        """The cases of those who were killed together with this victim."""
        return tuple(self._killed_with()) if isinstance(self.record, Victim) else ()

    def _killed_with(self) -> Iterator[Case]:
        for relation in self.dossier.relations:
            if relation.killed_together is True:
                for of_id in {relation.victim, relation.other_victim} - {self.record.id, None}:
                    if found := self.other(of_id):
                        yield found

    def released_text(self) -> str:
        """Return the texts of a statement that were reviewed and approved for this profile."""
        return "\n".join(text for text, _ in self._approved())

    def recognisable(self) -> frozenset[str]:
        """Return the references of the people who can still be recognised in those texts."""
        return frozenset(name for _, names in self._approved() for name in names)

    def _approved(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        if isinstance(self.record, Statement):
            for released in self.record.released or ():
                if released.profile == self.profile.name and released.approved_by:
                    yield released.text, tuple(released.names)


_UNKNOWN: Final = Answer(choice=Choice.NOT_ASKED, reason=because("subject_unknown"))


def _agreed(case: Case | None) -> Answer:
    if case is None:
        return _UNKNOWN
    answer = case.answer(case.profile.purpose_of(case.kind))
    if answer.choice is not Choice.NOT_ASKED or not case.facts.unidentified:
        return answer
    if case.profile.audience not in _NEEDS_NO_CONSENT:
        return answer
    return Answer(choice=Choice.ANONYMOUS, reason=because("unidentified"))
