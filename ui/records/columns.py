# SPDX-License-Identifier: Apache-2.0
"""The columns of a list as a table: heading, words of a row, and how wide a list shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from registry.domain.vocabulary import is_term, term_label
from registry.services.listing import ListRow
from ui.language import T, led, ltr, natural, spoken

MARK: Final = " – "
"""Between code and words in the label of a purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """``share`` is the part of the width it takes; a list narrower than ``room`` leaves it out."""

    words: Callable[[], str]
    text: Callable[[ListRow], str]
    told: Callable[[ListRow], str] | None = None
    """The whole words where ``text`` is short: shown on pointing, and read aloud."""
    share: int = 1
    room: int = 0


def title_of(row: ListRow) -> str:
    """Return what a record is called; a sealed or unnamed one by its code."""
    return natural(row.title) if row.title else ltr(row.ref)


def _date(row: ListRow) -> str:
    return natural(row.moment.shown(spoken())) if row.moment else ""


def _place(row: ListRow) -> str:
    return natural(row.place.shown(spoken())) if row.place else ""


def term_words(vocabulary: str, code: str) -> str:
    """Return the word for ``code`` in the language of the window; an unknown one as it is."""
    known = is_term(vocabulary, code)
    return led(term_label(vocabulary, code, spoken())) if known else ltr(code)


def size_words(size: int) -> str:
    """Return ``1.4 MB``: bytes as people count them, in thousands."""
    units = (
        (10**9, T("Columns", "{size} GB")),
        (10**6, T("Columns", "{size} MB")),
        (10**3, T("Columns", "{size} KB")),
    )
    for unit, words in units:
        if size >= unit:
            return words.format(size=ltr(f"{size / unit:,.1f}"))
    return T("Columns", "{size} bytes").format(size=ltr(str(size)))


def purpose_words(code: str) -> str:
    """Return what a purpose of a consent is, without its code."""
    words = term_words("purpose", code)
    return words.partition(MARK)[2] or words


NAME: Final = Column(words=lambda: T("Columns", "Name"), text=title_of, share=7)
TITLE: Final = Column(words=lambda: T("Columns", "Title"), text=title_of, share=8)
LATIN: Final = Column(
    words=lambda: T("Columns", "In Latin letters"),
    text=lambda row: natural(row.latin or ""),
    share=5,
    room=680,
)
DIED: Final = Column(words=lambda: T("Columns", "Died"), text=_date, share=6)
WHEN: Final = Column(words=lambda: T("Columns", "When"), text=_date, share=5)
PLACE: Final = Column(words=lambda: T("Columns", "Place"), text=_place, share=5, room=560)
CODE: Final = Column(
    words=lambda: T("Columns", "Code"), text=lambda row: ltr(row.ref), share=4, room=470
)
CODE_ALWAYS: Final = replace(CODE, room=0)
GRADE: Final = Column(
    words=lambda: T("Columns", "Grade"),
    text=lambda row: ltr(row.grade),
    told=lambda row: term_words("grade", row.grade) if row.grade else "",
    share=3,
    room=330,
)


def state(vocabulary: str, words: Callable[[], str]) -> Column:
    """Return the column of the state of a record, a term of ``vocabulary``."""
    return Column(words=words, text=partial(_state, vocabulary), share=4, room=520)


def _state(vocabulary: str, row: ListRow) -> str:
    return term_words(vocabulary, row.state) if row.state else ""
