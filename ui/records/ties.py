# SPDX-License-Identifier: Apache-2.0
"""What stands around a record, as tables: one ``TieTab`` says what a tab of a detail lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from registry.domain.entities import spec_of
from registry.domain.fields import WITHHELD, Entity
from registry.domain.vocabulary import kind_label
from ui.language import T, ltr, natural, spoken
from ui.records.columns import purpose_words
from ui.records.shown import Shown
from ui.records.value_words import value_words
from ui.widgets.text_table import TextRow

Words = Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieTab:
    """A tab of a detail: its words, its table, and what a person may do with a row of it."""

    key: str
    words: Words
    headings: tuple[Words, ...]
    shares: tuple[int, ...]
    rows: Callable[[Shown], list[TextRow]]
    empty: Words
    target: str = ""
    """The kind of record that may be tied to this one here; empty where none may."""
    add: Words | None = None
    entry: Words | None = None
    """The button of a whole form for a new tie, where a reference alone does not say it."""
    remove: Words | None = None


def words_of(field_of: Entity, name: str, shown: Shown) -> str:
    """Return the field ``name`` of ``field_of`` in words."""
    titles = {one: shown.title_of(one) for one in shown.refs}
    return value_words(spec_of(field_of).fields[name], getattr(field_of, name), titles)


def linked(shown: Shown, far: str) -> list[TextRow]:
    """Return the records at the far end (``victim`` or ``incident``) of every link, by title."""
    rows = []
    for tie in shown.of_kind("link"):
        other = getattr(tie, far)
        if other and other != shown.record.id and _is_whole(tie):
            rows.append(_row(shown, other, _when(shown, other), key=str(tie.ref)))
    return sorted(rows, key=lambda row: row.cells)


def _is_whole(tie: Any) -> bool:  # noqa: ANN401 - a Link; one that was undone has an open end
    return bool(tie.victim and tie.incident)


def _row(shown: Shown, record: str, *cells: str, key: str = "") -> TextRow:
    ref = shown.refs.get(record, "")
    return TextRow((shown.title_of(record), *cells, ltr(ref)), goes=ref, key=key)


def _when(shown: Shown, record: str) -> str:
    row = shown.rows.get(record)
    return natural(row.moment.shown(spoken())) if row and row.moment else ""


def statements(shown: Shown) -> list[TextRow]:
    """Return the statements around: by their code, never by the name of the witness."""
    return [
        TextRow(
            (words_of(one, "kind", shown), words_of(one, "taken_on", shown), ltr(str(one.ref))),
            goes=str(one.ref),
        )
        for one in shown.of_kind("statement")
    ]


def relations(shown: Shown) -> list[TextRow]:
    """Return the relations: who, and as what."""
    rows = []
    for tie in shown.of_kind("relation"):
        ends: tuple[Any, ...] = (
            getattr(tie, "other_victim", None),
            getattr(tie, "person", None),
            getattr(tie, "victim", None),
        )
        far = next((e for e in ends if e and e is not WITHHELD and e != shown.record.id), "")
        said = words_of(tie, "relation", shown) or words_of(tie, "person_relation", shown)
        if getattr(tie, "victim", None) != shown.record.id and said:
            said = T("Ties", "of whom: {relation}").format(relation=said)
        if getattr(tie, "killed_together", None):
            said = T("Ties", "{relation}; killed together").format(relation=said or "—")
        rows.append(_row(shown, far, said, key=str(tie.ref)))
    return rows


def consents(shown: Shown) -> list[TextRow]:
    """Return the consents about this record or given by this person."""
    return [
        TextRow(
            (
                words_of(one, "giver", shown),
                words_of(one, "capacity", shown),
                words_of(one, "given", shown),
                words_of(one, "status", shown),
                agreed_words(one),
            ),
            key=str(one.ref),
        )
        for one in shown.of_kind("consent")
    ]


def agreed_to(consent: Any) -> list[str]:  # noqa: ANN401 - a Consent
    """Return the purposes to which a consent says yes."""
    yes = {"named", "anonymous"}
    return [str(one.purpose) for one in consent.decisions or () if one.decision in yes]


def agreed_words(consent: Any) -> str:  # noqa: ANN401 - a Consent
    """Return the purposes to which a consent says yes."""
    words = T("Ties", "; ").join(purpose_words(code) for code in agreed_to(consent))
    return T("Ties", "yes: {purposes}").format(purposes=words) if words else T("Ties", "no")


def involved(shown: Shown) -> list[TextRow]:
    """Return who is alleged to have been involved: the group, how, and how surely."""
    rows = []
    for one in shown.of_kind("involvement"):
        actor = str(getattr(one, "actor", "") or "")
        cells = (words_of(one, "degree", shown), words_of(one, "attribution_grade", shown))
        name = shown.title_of(actor) if actor else words_of(one, "named_individual", shown)
        rows.append(TextRow((name, *cells), key=str(one.ref)))
    return rows


def files(shown: Shown) -> list[TextRow]:
    """Return the evidence about this record: what it is, its state, its code."""
    return [
        TextRow(
            (words_of(one, "kind", shown), words_of(one, "state", shown), ltr(str(one.ref))),
            goes=str(one.ref),
        )
        for one in shown.of_kind("evidence")
    ]


def used_in(shown: Shown) -> list[TextRow]:
    """Return every record that stands around, with its kind."""
    ties = {"link", "relation", "claim"}
    return [
        _row(shown, one.id, kind_label(spec_of(one).kind, spoken()))
        for one in shown.around
        if spec_of(one).kind not in ties
    ]


TITLE: Final[Words] = lambda: T("Ties", "Name")  # noqa: E731 - a word asked for when shown
WHEN: Final[Words] = lambda: T("Ties", "When")  # noqa: E731
CODE: Final[Words] = lambda: T("Ties", "Code")  # noqa: E731
FILES: Final = TieTab(
    key="files",
    words=lambda: T("Ties", "Files"),
    headings=(lambda: T("Ties", "Kind"), lambda: T("Ties", "State of the file"), CODE),
    shares=(5, 4, 3),
    rows=files,
    empty=lambda: T("Ties", "Photographs, documents and recordings about this record."),
    entry=lambda: T("Ties", "Attach a file"),
)
"""The evidence about a record; ``RecordView`` answers its entry."""
