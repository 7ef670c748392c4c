# SPDX-License-Identifier: Apache-2.0
"""Sources: documents, posts, lists, interviews, and every record that rests on them."""

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
    title=lambda: T("Sources", "Sources"),
    new=lambda: T("Sources", "New source"),
    search=lambda: T("Sources", "Search title, publisher or code"),
    empty=lambda: T("Sources", "No source is recorded yet"),
    next_step=lambda: T(
        "Sources", "Record where knowledge comes from; a grade from V1 on rests on a source."
    ),
)  # fmt: skip


def sections() -> tuple[FormSection, ...]:
    """Return every field of a source."""
    return (
        FormSection(T("Sources", "What it is"), (
            "title", "kind", "author", "publisher", "date", "language", "address",
            "archived_copy",
        )),
        FormSection(T("Sources", "How far it can be trusted"), (
            "reliability", "credibility", "origin", "identity",
        )),
    )  # fmt: skip


USED: Final = TieTab(
    key="used",
    words=lambda: T("Sources", "Records"),
    headings=(ties.TITLE, lambda: T("Sources", "Kind"), ties.CODE),
    shares=(6, 3, 2),
    rows=ties.used_in,
    empty=lambda: T("Sources", "Records that rest on this source appear here."),
)
SOURCES: Final = RecordKind(
    kind="source",
    words=WORDS,
    columns=(
        columns.TITLE,
        columns.state("source_kind", lambda: T("Sources", "Kind")),
        columns.WHEN,
        columns.CODE,
    ),
    sections=sections,
    ties=(USED,),
    choose=lambda: T("Sources", "Choose a source in the list"),
)


class SourcesPage(RecordsPage):
    """The sources."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SOURCES)
