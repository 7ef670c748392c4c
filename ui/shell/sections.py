# SPDX-License-Identifier: Apache-2.0
"""The sections of the window, in order: one line registers a page.

``build`` is the page's class (or a function that takes the desk and returns a ``Page``). ``kinds``
are the kinds of record it shows: a reference of such a kind is opened there by ``show_record``,
and the first of them is counted beside its name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ui.activity.page import ActivityPage
from ui.desk import Desk, Page
from ui.evidence.page import EvidencePage
from ui.exports.page import ExportsPage
from ui.imports.page import ImportsPage
from ui.incidents.page import IncidentsPage
from ui.language import T
from ui.people.page import PeoplePage
from ui.sources.page import SourcesPage
from ui.statements.page import StatementsPage
from ui.vault.page import VaultPage
from ui.victims.page import VictimsPage


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the side of the window; its icon is ``resources/icons/<key>.svg``."""

    key: str
    words: Callable[[], str]
    build: Callable[[Desk], Page]
    kinds: tuple[str, ...] = ()


SECTIONS: Final[tuple[Section, ...]] = (
    Section("victims", lambda: T("Sections", "Victims"), VictimsPage, ("victim",)),
    Section("incidents", lambda: T("Sections", "Incidents"), IncidentsPage, ("incident",)),
    Section("statements", lambda: T("Sections", "Statements"), StatementsPage, ("statement",)),
    Section("people", lambda: T("Sections", "People"), PeoplePage, ("person",)),
    Section("sources", lambda: T("Sections", "Sources"), SourcesPage, ("source",)),
    Section("evidence", lambda: T("Sections", "Evidence"), EvidencePage, ("evidence",)),
    Section("imports", lambda: T("Sections", "Imports"), ImportsPage),
    Section("exports", lambda: T("Sections", "Packages"), ExportsPage, ("export",)),
    Section("activity", lambda: T("Sections", "Activity"), ActivityPage),
    Section("vault", lambda: T("Sections", "This vault"), VaultPage),
)

__all__ = ["SECTIONS", "Section", "T"]
