# SPDX-License-Identifier: Apache-2.0
"""The tables of both files: those made from the declarations, and the few written by hand.

An entity with fields in both files is two tables of one name with one id, in two schemas. No
foreign key crosses a file: ids are random and ``check`` looks for what dangles.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from registry.domain import entities
from registry.domain.fields import EntitySpec, Tier
from registry.storage.columns import column_of

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
TIERS = ("registry", "protected")
metadata = MetaData(naming_convention=NAMING)


def _schema(tier: str) -> str | None:
    return None if tier == "registry" else tier


def _entity_table(spec: EntitySpec, tier: str) -> Table | None:
    held = (*spec.in_tier(Tier(tier)), *spec.in_tier(Tier.OF_SUBJECT))
    if not held:
        return None
    columns: list[Column[Any]] = [Column("id", Text, primary_key=True)]
    whole = tier == "registry" or spec.in_tier(Tier.OF_SUBJECT)
    if whole:
        columns.append(Column("version", Integer, nullable=False))
    if whole and "ref" not in {field.name for field in held}:
        columns.append(Column("ref", Text, unique=True))
    columns += [column_of(field) for field in held]
    if tier == "protected":  # of a sealed record, what else stands in the registry's table
        columns += [column_of(f) for f in spec.fields.values() if f.marks.sealable]
    return Table(spec.kind, metadata, *columns, schema=_schema(tier))


ENTITY_TABLES: dict[tuple[str, str], Table] = {
    (spec.kind, tier): table
    for spec in entities.all_entities()
    for tier in TIERS
    if (table := _entity_table(spec, tier)) is not None
}


def _per_tier(name: str, *columns: Column[object]) -> dict[str, Table]:
    first = Table(name, metadata, *columns)
    return {"registry": first, "protected": first.to_metadata(metadata, schema="protected")}


META = _per_tier("meta", Column("key", Text, primary_key=True), Column("value", Text))
# One row a change of one record; ``unit`` is the log entry that vouches for it.
REVISION = _per_tier(
    "revision",
    Column("number", Integer, primary_key=True),
    Column("unit", Integer, nullable=False, index=True),
    Column("record", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("changes", Text, nullable=False),
)
LOG = _per_tier(
    "log",
    Column("seq", Integer, primary_key=True),
    Column("entry", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)
# References of fields that hold several, so that "what points here?" is one look.
EDGE = _per_tier(
    "edge",
    Column("source", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("target", Text, nullable=False, index=True),
)
# What a list row and a search hit show; the words themselves are in the FTS5 table entry_words.
ENTRY = _per_tier(
    "entry",
    Column("number", Integer, primary_key=True),
    Column("record", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("ref", Text),
    Column("title", Text),
    Column("latin", Text),
    Column("sort_key", Text),
    Column("moment", Text),
    Column("place", Text),
    Column("state", Text),
    Column("grade", Text),
)
for _tier, _table in ENTRY.items():
    Index(f"ix_entry_kind_{_tier}", _table.c.kind, _table.c.sort_key, _table.c.number)
BATCH = Table(
    "batch",
    metadata,
    Column("id", Text, primary_key=True),
    Column("unit", Integer, nullable=False),
    Column("title", Text),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("added", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("undone", Integer),
)
# Who received which record, under which code, which fields and classes, on which consent.
EXPORT_ITEM = Table(
    "export_item",
    metadata,
    Column("export", Text, primary_key=True),
    Column("record", Text, primary_key=True, index=True),
    Column("code", Text),
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("consent", Text),
)
# The members: ``body`` is the canonical JSON of a certificate, signed by the organisation key.
CERTIFICATE = Table(
    "certificate",
    metadata,
    Column("code", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)
# What a member without the protected key wrote for it: sealed to the keepers, until one takes it.
INBOX = Table(
    "inbox",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
# A package that waits for a keeper other than its builder; sealed to the keepers.
CANDIDATE = Table(
    "candidate",
    metadata,
    Column("export", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("builder", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
# What was erased: an id without content, so that no old backup brings anybody back.
TOMBSTONE = Table(
    "tombstone",
    metadata,
    Column("record", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("unit", Integer, nullable=False),
)
WORDS = {"registry": "main.entry_words", "protected": "protected.entry_words"}
WORDS_SQL = (
    "CREATE VIRTUAL TABLE {name} USING fts5(words, tokenize='unicode61 remove_diacritics 0')"
)


def tables_of(tier: str) -> list[Table]:
    """Return the tables that the file of ``tier`` holds."""
    return [table for table in metadata.sorted_tables if table.schema == _schema(tier)]
