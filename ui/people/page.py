# SPDX-License-Identifier: Apache-2.0
"""The living: witnesses, kin, guardians. Everything about them is in the protected file."""

from __future__ import annotations

from typing import Final

from ui.desk import Desk
from ui.language import T
from ui.records import columns, ties
from ui.records.list_pane import ListWords
from ui.records.page import RecordsPage
from ui.records.ties import TieTab
from ui.records.view import RecordKind
from ui.widgets.record_form import FormSection

WORDS: Final = ListWords(
    title=lambda: T("People", "People"),
    new=lambda: T("People", "New person"),
    search=lambda: T("People", "Search name, telephone or code"),
    empty=lambda: T("People", "No living person is recorded yet"),
    next_step=lambda: T(
        "People", "Witnesses, relatives and guardians are recorded here. Elsewhere only their code"
        " is used.",
    ),
)  # fmt: skip


def sections() -> tuple[FormSection, ...]:
    """Return every field of a living person."""
    return (
        FormSection(T("People", "Who"), ("names", "roles", "birth_date", "place")),
        FormSection(T("People", "How to reach"), ("phones", "emails", "address", "documents")),
        FormSection(T("People", "Internal"), ("alleged_perpetrator", "note")),
    )


STATEMENTS: Final = TieTab(
    key="statements",
    words=lambda: T("People", "Statements"),
    headings=(lambda: T("People", "Kind"), ties.WHEN, ties.CODE),
    shares=(4, 3, 2),
    rows=ties.statements,
    empty=lambda: T("People", "What this person has told appears here."),
)
RELATIONS: Final = TieTab(
    key="relations",
    words=lambda: T("People", "Relations"),
    headings=(ties.TITLE, lambda: T("People", "Relation"), ties.CODE),
    shares=(5, 5, 2),
    rows=ties.relations,
    empty=lambda: T("People", "Relations are recorded with the victim."),
)
CONSENTS: Final = TieTab(
    key="consents",
    words=lambda: T("People", "Consents"),
    headings=(
        lambda: T("People", "Given by"),
        lambda: T("People", "As"),
        lambda: T("People", "On"),
        lambda: T("People", "State"),
        lambda: T("People", "Answer"),
    ),
    shares=(4, 3, 3, 2, 5),
    rows=ties.consents,
    empty=lambda: T("People", "What this person agreed to appears here."),
    remove=lambda: T("People", "Take back"),
)
PEOPLE: Final = RecordKind(
    kind="person",
    words=WORDS,
    columns=(columns.NAME, columns.LATIN, columns.CODE_ALWAYS, columns.PLACE),
    sections=sections,
    ties=(STATEMENTS, RELATIONS, CONSENTS),
    choose=lambda: T("People", "Choose a person in the list"),
)


class PeoplePage(RecordsPage):
    """The living people."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PEOPLE)
