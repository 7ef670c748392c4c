# SPDX-License-Identifier: Apache-2.0
"""Reads the files of the demo for the tests beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from registry.domain.resources import read_json, read_text

Record = dict[str, Any]

INDEX = read_json("demo/demo.json")
FILES = (*INDEX["records"], INDEX["consents"])
FOUNDING = "founding.json"


def records(*names: str) -> list[Record]:
    return [record for name in names or FILES for record in read_json(f"demo/{name}")]


def of_kind(kind: str) -> dict[str, Record]:
    return {record["id"]: record["fields"] for record in records() if record["kind"] == kind}


def invented() -> list[Record]:
    return records(*(name for name in FILES if name != FOUNDING))


def list_rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(read_text("demo/list.csv"))))


def leaves(value: object) -> Iterator[str]:
    """Yield every text within a JSON value, keys of objects left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in leaves(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in leaves(part))
