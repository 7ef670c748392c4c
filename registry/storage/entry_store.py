# SPDX-License-Identifier: Apache-2.0
"""Keeps the list rows and the searchable words of records beside them, and finds by them."""

from __future__ import annotations

import array
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select, text

from registry.domain.dates import PartialDate
from registry.domain.fields import EntitySpec
from registry.domain.places import Place
from registry.storage.index import COLUMNS, UNINDEXED, entry_row, words_of
from registry.storage.rows import NewRecord, full_name
from registry.storage.schema import ENTRY, WORDS

ONE_BY_ONE_AT_MOST = 500
RANKED_AT_MOST = 20_000  # ranking more hits than this costs more than it tells


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """What a list shows of one record, as its own file holds it."""

    number: int
    record: str
    kind: str
    ref: str
    title: str
    latin: str
    moment: PartialDate | None
    place: Place | None
    state: str
    grade: str


def add(connection: Connection, spec: EntitySpec, tier: str, records: Iterable[NewRecord]) -> None:
    """Write entry and words of each record in the file of ``tier``, numbered on from the last."""
    if spec.kind in UNINDEXED:
        return
    last = connection.exec_driver_sql(
        f"SELECT coalesce(max(number), 0) FROM {full_name(ENTRY[tier])}"  # noqa: S608 - our names
    ).scalar()
    _insert(connection, spec, tier, records, int(last or 0) + 1)


def replace(connection: Connection, spec: EntitySpec, tier: str, record: NewRecord) -> None:
    """Write entry and words of a changed record anew, under the number it had."""
    table = ENTRY[tier]
    held = connection.scalar(select(table.c.number).where(table.c.record == record.id))
    if held is None:
        add(connection, spec, tier, [record])
        return
    remove(connection, frozenset({tier}), [record.id])
    _insert(connection, spec, tier, [record], held)


def _insert(
    connection: Connection, spec: EntitySpec, tier: str, records: Iterable[NewRecord], number: int
) -> None:
    rows: list[tuple[Any, ...]] = []
    words: list[tuple[int, str]] = []
    for record in records:
        values = {**record.values, "ref": record.ref}
        row = entry_row(spec, tier, record.id, values)
        if row is not None:
            rows.append((number, *row))
            words.append((number, words_of(spec, tier, values)))
            number += 1
    if rows:
        marks = ",".join("?" * len(rows[0]))
        names = ",".join(("number", *COLUMNS))
        sql = f"INSERT INTO {full_name(ENTRY[tier])} ({names}) VALUES ({marks})"  # noqa: S608
        connection.exec_driver_sql(sql, rows)
        sql = f"INSERT INTO {WORDS[tier]} (rowid, words) VALUES (?, ?)"  # noqa: S608 - our names
        connection.exec_driver_sql(sql, words)


def remove(connection: Connection, tiers: frozenset[str], records: Sequence[str]) -> None:
    """Take entries and words away, so that no word of them is left in any page.

    FTS5 overwrites words one record at a time (its ``secure-delete``: a millisecond each). For
    many records the whole index is written anew instead, which leaves as little behind.
    """
    run = connection.exec_driver_sql
    gone = [(record,) for record in records]
    for tier in tiers:
        name, words = full_name(ENTRY[tier]), WORDS[tier]
        found = f"SELECT number FROM {name} WHERE record = ?"  # noqa: S608 - our names
        many = len(gone) > ONE_BY_ONE_AT_MOST
        if many:
            run(f"INSERT INTO {words} (entry_words, rank) VALUES ('secure-delete', 0)")  # noqa: S608
        run(f"DELETE FROM {words} WHERE rowid IN ({found})", gone)  # noqa: S608 - our names
        if many:
            run(f"INSERT INTO {words} (entry_words) VALUES ('optimize')")  # noqa: S608 - our names
            run(f"INSERT INTO {words} (entry_words, rank) VALUES ('secure-delete', 1)")  # noqa: S608
        run(f"DELETE FROM {name} WHERE record = ?", gone)  # noqa: S608 - our names


def counts(connection: Connection) -> dict[str, int]:
    """Return how many records of each kind the registry holds."""
    rows = connection.exec_driver_sql("SELECT kind, count(*) FROM main.entry GROUP BY kind")
    return {kind: int(count) for kind, count in rows}


def numbers(connection: Connection, kind: str) -> array.array[int]:
    """Return the entry numbers of a kind in the order of their titles, from a covering index."""
    rows = connection.exec_driver_sql(
        "SELECT number FROM main.entry WHERE kind = ? ORDER BY sort_key, number", (kind,)
    )
    return array.array("q", (row[0] for row in rows))


SEARCH = """
SELECT e.number, e.record, e.kind, hits.score FROM (
  SELECT w.rowid AS number, {score} AS score FROM {words} AS w
  {join} WHERE w.words MATCH :match {kind} ORDER BY {order} LIMIT :limit
) AS hits JOIN {entry} AS e ON e.number = hits.number ORDER BY hits.score, e.number
"""
COUNT = "SELECT count(*) FROM (SELECT 1 FROM {words} AS w WHERE w.words MATCH :match LIMIT :most)"


def search_sql(tier: str, *, ranked: bool, kind: bool) -> str:
    """Return the search statement: ranks in a subquery, then joins; unranked above the bound."""
    entry = full_name(ENTRY[tier])
    return SEARCH.format(
        words=WORDS[tier],
        entry=entry,
        score="w.rank" if ranked else "0.0",
        order="score" if ranked else "w.rowid",
        join=f"JOIN {entry} AS k ON k.number = w.rowid" if kind else "",
        kind="AND k.kind = :kind" if kind else "",
    )


def search(
    connection: Connection, tier: str, match: str, limit: int, kind: str = ""
) -> list[tuple[int, str, str, float]]:
    """Return ``(number, record, kind, score)`` for an FTS5 expression, best (lowest) first."""
    few = COUNT.format(words=WORDS[tier])
    most = RANKED_AT_MOST + 1
    hits = connection.execute(text(few), {"match": match, "most": most}).scalar() or 0
    if hits == 0:
        return []
    sql = search_sql(tier, ranked=hits < most, kind=bool(kind))
    given = {"match": match, "limit": limit, **({"kind": kind} if kind else {})}
    return [tuple(row) for row in connection.execute(text(sql), given)]


def rows_of(connection: Connection, tier: str, wanted: Sequence[int]) -> list[EntryRow]:
    """Return the entries with these numbers, in the order given; the gone are left out."""
    table = ENTRY[tier]
    found = connection.execute(select(table).where(table.c.number.in_(wanted)))
    by_number = {row.number: _entry(row) for row in found}
    return [by_number[number] for number in wanted if number in by_number]


def rows_of_records(connection: Connection, tier: str, records: Sequence[str]) -> list[EntryRow]:
    """Return the entries of these records, in the order given."""
    table = ENTRY[tier]
    found = connection.execute(select(table).where(table.c.record.in_(records)))
    by_record = {row.record: _entry(row) for row in found}
    return [by_record[record] for record in records if record in by_record]


# The same days and places stand in many rows, and a list is drawn while somebody types.
@lru_cache(maxsize=16_384)
def _moment(held: str) -> PartialDate:
    return PartialDate.from_json(json.loads(held))


@lru_cache(maxsize=16_384)
def _place(held: str) -> Place:
    return Place.from_json(json.loads(held))


def _entry(row: Any) -> EntryRow:  # noqa: ANN401 - a row of either entry table
    return EntryRow(
        number=row.number, record=row.record, kind=row.kind, ref=row.ref or "",
        title=row.title or "", latin=row.latin or "",
        moment=_moment(row.moment) if row.moment else None,
        place=_place(row.place) if row.place else None,
        state=row.state or "", grade=row.grade or "",
    )  # fmt: skip
