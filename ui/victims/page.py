# SPDX-License-Identifier: Apache-2.0
"""Victims: every declared field in its section, grades with their reason, what stands around."""

from __future__ import annotations

from typing import Any, Final

from registry.services import grades
from ui.desk import Desk
from ui.language import T
from ui.records import columns, ties
from ui.records.asking import recording, untying
from ui.records.list_pane import ListWords
from ui.records.page import RecordsPage
from ui.records.shown import Shown
from ui.records.ties import TieTab
from ui.records.view import RecordKind
from ui.victims.grade_panel import GradePanel
from ui.victims.relation_entry import RelationEntry
from ui.widgets.record_form import FormSection
from ui.widgets.text_table import TextRow

WORDS: Final = ListWords(
    title=lambda: T("Victims", "Victims"),
    new=lambda: T("Victims", "New victim"),
    search=lambda: T("Victims", "Search name, place or code"),
    empty=lambda: T("Victims", "Nobody is recorded here yet"),
    next_step=lambda: T(
        "Victims", "Record one person: a name or a description is enough to begin. Lists of names"
        " come in under Imports.",
    ),
)  # fmt: skip


def sections() -> tuple[FormSection, ...]:
    """Return every field of a victim but the grades, which are set with a reason."""
    return (
        FormSection(T("Victims", "Identity"), (
            "names", "mother_name", "sex", "birth_date", "identification", "age_min", "age_max",
            "national_number", "civil_registry_number", "description", "portrait",
            "portrait_original",
        )),
        FormSection(T("Victims", "What happened"), (
            "fate", "act", "death_date", "death_date_basis", "cause_local", "cause_sdg", "method",
            "death_certificate", "autopsy", "injuries", "last_seen_date", "last_seen_place",
            "last_seen_circumstances", "detention_places", "detention_dates", "fate_history",
        )),
        FormSection(T("Victims", "Place"), (
            "death_place", "place_precision", "location_kind", "found_place",
        )),
        FormSection(T("Victims", "Life"), (
            "occupation", "marital_status", "children", "nationality", "origin_place", "status",
            "status_basis", "military_unit", "rank",
        )),
        FormSection(T("Victims", "Burial"), (
            "burial_place", "reburial_place", "grave", "dna_sample_reference",
            "clothing_and_marks",
        )),
        FormSection(T("Victims", "Memorial"), (
            "memorial_name", "memorial_word", "memorial_text_ar", "memorial_text_en",
        )),
        FormSection(T("Victims", "Internal"), (
            "sources", "standard_of_proof", "risk_level", "sealed", "note",
        )),
    )  # fmt: skip


INCIDENTS: Final = TieTab(
    key="incidents",
    words=lambda: T("Victims", "Incidents"),
    headings=(ties.TITLE, ties.WHEN, ties.CODE),
    shares=(6, 3, 2),
    rows=lambda shown: ties.linked(shown, "incident"),
    empty=lambda: T("Victims", "Tie this person to the incident in which it happened."),
    target="incident",
    add=lambda: T("Victims", "Tie to this incident"),
    remove=lambda: T("Victims", "Undo this tie"),
)
STATEMENTS: Final = TieTab(
    key="statements",
    words=lambda: T("Victims", "Statements"),
    headings=(lambda: T("Victims", "Kind"), ties.WHEN, ties.CODE),
    shares=(4, 3, 2),
    rows=ties.statements,
    empty=lambda: T("Victims", "Statements that speak of this person appear here."),
)
RELATIONS: Final = TieTab(
    key="relations",
    words=lambda: T("Victims", "Relations"),
    headings=(ties.TITLE, lambda: T("Victims", "Is the victim's"), ties.CODE),
    shares=(5, 5, 2),
    rows=ties.relations,
    empty=lambda: T("Victims", "Record relatives: who is asked for consent follows from it."),
    entry=lambda: T("Victims", "Record a relation"),
)
CONSENTS: Final = TieTab(
    key="consents",
    words=lambda: T("Victims", "Consents"),
    headings=(
        lambda: T("Victims", "Given by"),
        lambda: T("Victims", "As"),
        lambda: T("Victims", "On"),
        lambda: T("Victims", "State"),
        lambda: T("Victims", "Answer"),
    ),
    shares=(4, 3, 3, 2, 5),
    rows=ties.consents,
    empty=lambda: T("Victims", "Nobody has been asked yet. Until then nothing leaves by name."),
    remove=lambda: T("Victims", "Take back"),
)
VICTIMS: Final = RecordKind(
    kind="victim",
    words=WORDS,
    columns=(
        columns.NAME,
        columns.LATIN,
        columns.DIED,
        columns.PLACE,
        columns.GRADE,
        columns.state("fate", lambda: T("Victims", "Fate")),
    ),
    sections=sections,
    ties=(INCIDENTS, STATEMENTS, RELATIONS, CONSENTS, ties.FILES),
    choose=lambda: T("Victims", "Choose a person in the list"),
)


class VictimsPage(RecordsPage):
    """The victims, each with grades that need a reason and relations that need a word."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, VICTIMS)
        self.grades = GradePanel()
        self.grades.set_wanted.connect(self._set_grade)
        self.detail.cards.addWidget(self.grades)
        self.relation = RelationEntry()
        self.relation.form.wanted.connect(self.offer)
        self.detail.ties["relations"].entry.connect(self._begin_relation)

    def is_edited(self) -> bool:
        """Whether something is not recorded, a relation included."""
        return super().is_edited() or self.view.sees(self.relation)

    def save(self) -> None:
        """Record what is in sight."""
        if self.view.sees(self.relation):
            call = recording("relation", self.relation.content())
            self.desk.change(self, call, lambda _: self.see_record(), self.relation.refuse)
        else:
            super().save()

    def cancel(self) -> None:
        """Give up what is in sight."""
        if self.view.sees(self.relation):
            self.see_record()
        else:
            super().cancel()

    def unsaved(self) -> dict[str, Any]:
        """Return what was typed, a relation included."""
        content = super().unsaved()
        if self.view.sees(self.relation) and self.shown is not None:
            content |= {"relation": self.relation.content(), "ref": str(self.shown.record.ref)}
        return content

    def bring_back(self, content: dict[str, Any]) -> None:
        """Put back what was typed, a relation included."""
        super().bring_back(content)
        if content.get("relation"):
            self._begin_relation()
            self.relation.form.restore(content["relation"])

    def show_extra(self, shown: Shown) -> None:
        """Show the grades."""
        self.grades.show_grades(shown.record)

    def tie_added(self, key: str, ref: str) -> None:
        """Tie the person to an incident."""
        if self.shown is not None and key == "incidents":
            self.change_quietly(
                recording("link", {"victim": str(self.shown.record.ref), "incident": ref})
            )

    def tie_removed(self, key: str, row: TextRow) -> None:
        """Undo the tie to an incident; a consent is taken back on a screen of its own."""
        if key == "incidents":
            self.change_quietly(untying(row.key))
        else:
            super().tie_removed(key, row)

    def _set_grade(self, axis: str, grade: str, reason: str) -> None:
        if self.shown is not None:
            ref = str(self.shown.record.ref)
            self.change_quietly(lambda vault: grades.set_grade(vault, ref, grade, reason, axis))

    def _begin_relation(self) -> None:
        if self.shown is not None:
            self.relation.begin(str(self.shown.record.ref), self.shown.title)
            self.view.see(self.relation)
            self.edited.emit()
