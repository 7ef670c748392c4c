# SPDX-License-Identifier: Apache-2.0
"""Turns records into rows for ``executemany``: of their tables, their history and their edges."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table

from registry.domain.entities import entity_spec
from registry.domain.fields import EntitySpec, FieldSpec, RecordId, Ref, Tier
from registry.storage.columns import as_json, stored
from registry.storage.schema import EDGE

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: nothing that is misread aloud
REF_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecord:
    """A record about to be written: its declared values, by field name."""

    id: RecordId
    ref: Ref
    values: Mapping[str, Any]


def new_id() -> RecordId:
    """Return 16 random bytes in hex."""
    return RecordId(secrets.token_hex(16))


def new_ref(prefix: str) -> Ref:
    """Return a random reference such as ``V-7K3Q9ABC``: it tells no order of entry.

    Forty bits: among 250,000 records two would be equal in one of forty vaults, so whoever
    writes asks ``Writing.free_ref`` or finds out before.
    """
    drawn = int.from_bytes(secrets.token_bytes(5))
    return Ref(f"{prefix}-" + "".join(ALPHABET[drawn >> 5 * n & 31] for n in range(REF_LENGTH)))


def full_name(table: Table) -> str:
    """Return the name of one of our own tables with its schema, for SQL text."""
    return f"{table.schema or 'main'}.{table.name}"


def insert(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert ``rows``, whose values stand in the order of ``columns``, in one executemany."""
    if rows:
        quoted = ",".join(f'"{column}"' for column in columns)
        marks = ",".join("?" * len(columns))
        sql = f"INSERT INTO {full_name(table)} ({quoted}) VALUES ({marks})"  # noqa: S608 - our names
        connection.exec_driver_sql(sql, list(rows))


def columns_of(spec: EntitySpec, table: Table) -> list[FieldSpec]:
    """Return the fields that ``table`` has columns for, of some record if not of every one."""
    return [f for f in spec.fields.values() if f.name in table.c and f.name != "ref"]


def is_sealed(values: Mapping[str, Any]) -> bool:
    """Whether these are the values of a sealed record (records.md, section 2)."""
    return bool(values.get("sealed"))


def home_of(field: FieldSpec, *, sealed: bool) -> str:
    """Return the file that keeps ``field`` of a record that is sealed or is not."""
    return (Tier.PROTECTED if sealed and field.marks.sealable else field.marks.tier).value


def fields_for(spec: EntitySpec, tier: str, values: Mapping[str, Any]) -> tuple[FieldSpec, ...]:
    """Return the fields that ``tier`` keeps of the very record with these ``values``.

    The one place that says what belongs where: of a sealed record the sealable fields stand in
    the protected file. A claim is whole in one file, so its fields belong in either.
    """
    return _fields_for(spec.kind, tier, is_sealed(values))


# Asked for every record of a list, so the declarations are read once.
@lru_cache(maxsize=256)
def _fields_for(kind: str, tier: str, sealed: bool) -> tuple[FieldSpec, ...]:  # noqa: FBT001 - a key
    homes = {tier, Tier.OF_SUBJECT.value}
    fields = entity_spec(kind).fields.values()
    return tuple(f for f in fields if f.name != "ref" and home_of(f, sealed=sealed) in homes)


def apart(records: Sequence[NewRecord]) -> list[list[NewRecord]]:
    """Part new records into those that are not sealed and those that are; none is empty."""
    parts: tuple[list[NewRecord], list[NewRecord]] = ([], [])
    for record in records:
        parts[is_sealed(record.values)].append(record)
    return [part for part in parts if part]


def row_and_history(
    record: NewRecord, fields: Sequence[FieldSpec], *, whole: bool
) -> tuple[tuple[Any, ...], str]:
    """Return the row of a new record, and its first revision as JSON text.

    ``whole`` says that the table also has the columns ``version`` and ``ref``.
    """
    values = record.values
    held = [stored(f, values.get(f.name)) for f in fields]
    told = [f'"ref":[null,"{record.ref}"]'] if whole else []
    told += [
        f'"{f.name}":[null,{as_json(f, h)}]'
        for f, h in zip(fields, held, strict=True)
        if h is not None
    ]
    head = (record.id, 1, record.ref) if whole else (record.id,)
    return (*head, *held), "{" + ",".join(told) + "}"


def changes_json(
    fields: Sequence[FieldSpec], before: Mapping[str, Any], after: Mapping[str, Any]
) -> str:
    """Return ``{"field": [before, after]}`` as JSON text for the fields given."""
    parts = [
        f'"{f.name}":[{as_json(f, stored(f, before[f.name]))},'
        f"{as_json(f, stored(f, after[f.name]))}]"
        for f in fields
    ]
    return "{" + ",".join(parts) + "}"


def add_edges(
    connection: Connection, kind: str, tier: str, fields: Iterable[FieldSpec],
    records: Sequence[NewRecord],
) -> None:  # fmt: skip
    """Write the references of fields that hold several."""
    many = [f for f in fields if f.many and f.value_type is RecordId]
    rows = [
        (record.id, kind, field.name, target)
        for field in many
        for record in records
        for target in record.values.get(field.name) or ()
    ]
    insert(connection, EDGE[tier], ("source", "kind", "field", "target"), rows)
