# SPDX-License-Identifier: Apache-2.0
"""What a package holds, before it is files: tables, narratives, conditions; already decided.

Everything here has passed the decision and its transforms. This layer only writes it down.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

Words = Mapping[str, str]
Cell = str | int | None

DEMO_WORDS: Final[Words] = {
    "ar": "عرض توضيحي: أشخاص مُتخيَّلون",
    "en": "Demonstration: invented people",
}
DEMO_TEXT: Final = " / ".join(DEMO_WORDS.values())
DEMO_KEY: Final = "demonstration"
CODES: Final = "codes"
UNENCRYPTED_PROFILE: Final = "public"

_TABLE_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,30}")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One heading: ``key`` for machines, ``label`` in both languages, ``terms`` of its codes."""

    key: str
    label: Words
    terms: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of one kind in their shuffled order; a cell that is None is absent, not empty."""

    name: str
    title: Words
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a name that cannot be a file, or rows of another width."""
        if not _TABLE_NAME.fullmatch(self.name):
            raise ValueError(self.name)
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(len(self.columns))

    def records(self) -> Iterator[dict[str, str | int]]:
        """Yield each row as key -> value; what is absent is left out."""
        keys = [column.key for column in self.columns]
        for row in self.rows:
            yield {key: cell for key, cell in zip(keys, row, strict=True) if cell is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """A text approved for this very profile, in one or both languages."""

    title: Words
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Who may open the package: a name and one or more ``age1...`` recipients."""

    name: str
    age_recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageContent:
    """One package. ``created`` and ``expires`` are days (``2026-11-22``), never finer.

    ``methodology`` and ``limits`` are texts in both languages; without them the ones that ship
    with the program for this profile are used. ``addressee`` None means not encrypted, which only
    the ``public`` profile may be.
    """

    profile: str
    profile_version: int
    created: str
    tables: tuple[Table, ...]
    records: int
    withheld: int
    demo: bool = False
    languages: tuple[str, ...] = ("ar", "en")
    narratives: tuple[Narrative, ...] = ()
    methodology: Words = field(default_factory=dict)
    limits: Words = field(default_factory=dict)
    addressee: Addressee | None = None
    expires: str = ""
    onward_transfer: bool = False
    one_person: bool = False
    package_id: str = field(default_factory=lambda: secrets.token_hex(16))

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for what must never be written.

        A moment finer than a day, a table that stands twice, or a profile other than ``public``
        that nobody's key would encrypt.
        """
        if self.profile != UNENCRYPTED_PROFILE and self.addressee is None:
            raise ValueError(self.profile)
        for day in filter(None, (self.created, self.expires)):
            if not _DAY.fullmatch(day):
                raise ValueError(day)
        names = [CODES, *(table.name for table in self.tables)]
        if len(names) != len(set(names)):
            raise ValueError(names)


def written_tables(content: PackageContent) -> tuple[Table, ...]:
    """Return the tables as files hold them: the book of codes last, a demonstration marked."""
    tables = (*content.tables, _codes(content.tables))
    return tuple(_marked(table) for table in tables) if content.demo else tables


def _codes(tables: tuple[Table, ...]) -> Table:
    """Return what every column and every code means, in both languages."""
    rows: list[tuple[Cell, ...]] = []
    for table in tables:
        for column in table.columns:
            rows.append((table.name, column.key, None, column.label["ar"], column.label["en"]))
            rows.extend(
                (table.name, column.key, code, words["ar"], words["en"])
                for code, words in column.terms.items()
            )
    columns = tuple(Column(key=key, label=label) for key, label in _CODE_COLUMNS.items())
    title = {"ar": "معاني الأعمدة والرموز", "en": "What columns and codes mean"}
    return Table(name=CODES, title=title, columns=columns, rows=tuple(rows))


_CODE_COLUMNS: Final[Mapping[str, Words]] = {
    "table": {"ar": "الجدول", "en": "Table"},
    "column": {"ar": "العمود", "en": "Column"},
    "code": {"ar": "الرمز", "en": "Code"},
    "ar": {"ar": "بالعربية", "en": "Arabic"},
    "en": {"ar": "بالإنجليزية", "en": "English"},
}


def _marked(table: Table) -> Table:
    # In every row, so that one row copied elsewhere still says that nobody real is meant.
    mark = Column(key=DEMO_KEY, label={"ar": "عرض توضيحي", "en": "Demonstration"})
    return Table(
        name=table.name,
        title=table.title,
        columns=(*table.columns, mark),
        rows=tuple((*row, DEMO_TEXT) for row in table.rows),
    )
