# SPDX-License-Identifier: Apache-2.0
"""Maps a declared type to a column and a declared value to what the column holds.

Plain values are themselves; every other value is its JSON, written without spaces.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Boolean, Column, Integer, Text
from sqlalchemy.types import TypeEngine

from registry.domain.fields import WITHHELD, FieldSpec, LongText, RecordId, Ref, Term
from registry.domain.structures import decode, encode
from registry.domain.values import ValueRefused
from registry.errors import Damaged

PLAIN_COLUMNS: dict[Any, type[TypeEngine[Any]]] = {
    str: Text, Term: Text, LongText: Text, RecordId: Text, Ref: Text, int: Integer, bool: Boolean,
}  # fmt: skip


class ValueDamaged(Damaged):
    """A column holds what its declared field cannot be: written by another hand than ours."""


_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def column_of(spec: FieldSpec) -> Column[Any]:
    """Return the column that holds ``spec``; a reference to one other record is indexed."""
    is_reference = spec.annotation is RecordId
    unique = spec.name == "ref"
    kind = PLAIN_COLUMNS.get(spec.annotation, Text)
    return Column(spec.name, kind(), index=is_reference or unique, unique=unique or None)


def is_plain(spec: FieldSpec) -> bool:
    """Whether the column holds the value itself, not its JSON."""
    return spec.annotation in PLAIN_COLUMNS


def stored(spec: FieldSpec, value: Any) -> Any:  # noqa: ANN401 - any declared value
    """Return what the column of ``spec`` holds for ``value``; empty values are NULL."""
    if value is None or value in ("", ()):
        return None
    return value if is_plain(spec) else _dump(encode(value))


def loaded(spec: FieldSpec, held: Any) -> Any:  # noqa: ANN401 - any declared value
    """Return the declared value for what the column of ``spec`` holds."""
    if held is None:
        return None
    if is_plain(spec):
        return bool(held) if spec.annotation is bool else held
    try:
        return decode(spec.annotation, json.loads(held))
    except (ValueError, ValueRefused) as error:
        raise ValueDamaged(field=spec.key) from error


def as_json(spec: FieldSpec, held: Any) -> str:  # noqa: ANN401
    """Return the JSON text of what a column holds, for the history."""
    return _dump(held) if held is None or is_plain(spec) else str(held)


def is_withheld(value: object) -> bool:
    """Whether ``value`` stands for a field whose file is absent."""
    return value is WITHHELD
