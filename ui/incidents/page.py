# SPDX-License-Identifier: Apache-2.0
"""Incidents: facts and tolls by source, who is named and who is not yet, the people tied to it."""

from __future__ import annotations

from typing import Final

from registry.services import tolls
from ui.desk import Desk
from ui.incidents.toll_strip import TollStrip
from ui.language import T
from ui.records import columns, ties
from ui.records.asking import recording, untying
from ui.records.list_pane import ListWords
from ui.records.page import RecordsPage
from ui.records.shown import Shown
from ui.records.ties import TieTab
from ui.records.view import RecordKind
from ui.widgets.record_form import FormSection
from ui.widgets.text_table import TextRow

WORDS: Final = ListWords(
    title=lambda: T("Incidents", "Incidents"),
    new=lambda: T("Incidents", "New incident"),
    search=lambda: T("Incidents", "Search title, place or code"),
    empty=lambda: T("Incidents", "No incident is recorded yet"),
    next_step=lambda: T("Incidents", "Record what happened: a title in one language is enough."),
)


def sections() -> tuple[FormSection, ...]:
    """Return every field of an incident."""
    return (
        FormSection(T("Incidents", "Facts"), (
            "title_ar", "title_en", "period", "parent", "aliases", "places",
        )),
        FormSection(T("Incidents", "Tolls"), ("tolls",)),
        FormSection(T("Incidents", "What was done"), ("acts", "causes")),
        FormSection(T("Incidents", "Summary"), ("summary_ar", "summary_en", "narrative")),
        FormSection(T("Incidents", "Internal"), ("sources", "approved_by", "note")),
    )  # fmt: skip


PEOPLE: Final = TieTab(
    key="victims",
    words=lambda: T("Incidents", "Victims"),
    headings=(ties.TITLE, ties.WHEN, ties.CODE),
    shares=(6, 3, 2),
    rows=lambda shown: ties.linked(shown, "victim"),
    empty=lambda: T("Incidents", "Tie the people who are recorded already to this incident."),
    target="victim",
    add=lambda: T("Incidents", "Tie this person"),
    remove=lambda: T("Incidents", "Undo this tie"),
)
STATEMENTS: Final = TieTab(
    key="statements",
    words=lambda: T("Incidents", "Statements"),
    headings=(lambda: T("Incidents", "Kind"), ties.WHEN, ties.CODE),
    shares=(4, 3, 2),
    rows=ties.statements,
    empty=lambda: T("Incidents", "Statements that speak of this incident appear here."),
)
INVOLVED: Final = TieTab(
    key="involved",
    words=lambda: T("Incidents", "Involved"),
    headings=(
        lambda: T("Incidents", "Who"),
        lambda: T("Incidents", "How"),
        lambda: T("Incidents", "Grade"),
    ),
    shares=(5, 3, 4),
    rows=ties.involved,
    empty=lambda: T("Incidents", "Groups that are alleged to have taken part appear here."),
)
INCIDENTS: Final = RecordKind(
    kind="incident",
    words=WORDS,
    columns=(columns.TITLE, columns.WHEN, columns.PLACE, columns.CODE),
    sections=sections,
    ties=(PEOPLE, STATEMENTS, INVOLVED),
    choose=lambda: T("Incidents", "Choose an incident in the list"),
    extra=tolls.summary,
)


class IncidentsPage(RecordsPage):
    """The incidents; naming one person lowers what is left of every toll, and no total."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, INCIDENTS)
        self.strip = TollStrip()
        self.detail.strip.addWidget(self.strip)

    def show_extra(self, shown: Shown) -> None:
        """Show named and not yet named."""
        self.strip.show_summary(shown.extra)

    def new_record(self) -> None:
        """Begin a new incident, of which nobody is named yet."""
        super().new_record()
        self.strip.setVisible(self.shown is not None)

    def tie_added(self, key: str, ref: str) -> None:
        """Tie a person to the incident."""
        if self.shown is not None and key == "victims":
            self.change_quietly(
                recording("link", {"victim": ref, "incident": str(self.shown.record.ref)})
            )

    def tie_removed(self, key: str, row: TextRow) -> None:
        """Undo the tie of a person."""
        if key == "victims":
            self.change_quietly(untying(row.key))
