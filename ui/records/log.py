# SPDX-License-Identifier: Apache-2.0
"""The history of a record in words: every change of every field, the newest revision first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from registry.domain.entities import spec_of
from registry.domain.fields import FieldSpec
from registry.domain.vocabulary import field_label
from registry.services.records import Revision
from ui.language import T, ltr, natural, number, spoken
from ui.records.operations import done_words
from ui.records.shown import Shown
from ui.records.value_words import json_words
from ui.widgets.text_table import TextRow, TextTable

SHARES: Final = (4, 5, 5)
_DONE: Final[dict[str, Callable[[], str]]] = {
    "capture": lambda: T("Log", "recorded"),
    "modification": lambda: T("Log", "changed"),
    "consent change": lambda: T("Log", "consent recorded"),
    "import": lambda: T("Log", "imported"),
}
"""What was done, by the operation of the signed log."""


def log_table() -> TextTable:
    """Return an empty table for ``log_rows``."""
    headings = (
        T("Log", "Field"),
        T("Log", "Before"),
        T("Log", "After"),
    )
    return TextTable(T("Log", "History of this record"), headings, SHARES)


def log_rows(shown: Shown) -> list[TextRow]:
    """Return for each revision a row with when, who and why, and below it one a changed field."""
    fields = spec_of(shown.record).fields
    titles = {one: shown.title_of(one) for one in shown.refs}
    rows = []
    for revision in reversed(shown.history):
        rows.append(TextRow((_head(revision), "", ""), spans=True))
        for name, (before, after) in revision.changes.items():
            if name in fields and name != "ref":
                rows.append(TextRow(_change(fields[name], before, after, titles)))
    return rows


def _change(
    field: FieldSpec, before: object, after: object, titles: dict[str, str]
) -> tuple[str, str, str]:
    label = field_label(field.key, spoken())
    return (label, json_words(field, before, titles), json_words(field, after, titles))


def _head(revision: Revision) -> str:
    own = _DONE.get(revision.operation)
    done = own() if own else done_words(revision.operation)
    when = ltr(revision.at.replace("T", " ")[:16])
    words = T("Log", "{when} · {member} · {done}").format(
        when=when, member=ltr(revision.actor), done=done
    )
    if not revision.reason:
        return words
    return T("Log", "{words}: {reason}").format(words=words, reason=natural(revision.reason))


def revision_words(shown: Shown) -> str:
    """Return how often the record was saved, for the line below its title."""
    return T("Log", "revision {number}").format(number=number(shown.record.version))
