# SPDX-License-Identifier: Apache-2.0
"""JSON files that people or programs write: records, consents, recipients; read strictly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from registry.errors import FieldProblem, RecordRefused, RegistryError, UsageRefused
from registry.exchange.strict_json import JsonNotStrict, parse
from registry.services.linking import Draft
from registry.services.records import parse_input

RECORD_KEYS = frozenset({"kind", "id", "fields", "links"})


class FileUnreadable(UsageRefused):
    """The file is missing, or this user may not read it."""


class JsonMalformed(RegistryError):
    """The file is not the JSON that is asked for."""


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file the user named; raises FileUnreadable."""
    try:
        return path.read_bytes()
    except OSError:
        raise FileUnreadable(file=path.name) from None


def read_text(path: Path) -> str:
    """Return the UTF-8 text of a file, without a byte order mark; raises FileUnreadable."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileUnreadable(file=path.name) from None


def read_json(path: Path) -> Any:  # noqa: ANN401 - any JSON value
    """Return strict JSON (no doubled keys, NaN or lone surrogates); raises JsonMalformed."""
    try:
        return parse(read_bytes(path))
    except JsonNotStrict:
        raise JsonMalformed(file=path.name) from None


def read_object(path: Path) -> dict[str, Any]:
    """Return a JSON object; raises JsonMalformed."""
    content = read_json(path)
    if not isinstance(content, dict):
        raise JsonMalformed(file=path.name)
    return content


def read_drafts(path: Path) -> list[Draft]:
    """Return the drafts of a record file: one object or a list; every problem at once."""
    content = read_json(path)
    items = content if isinstance(content, list) else [content]
    drafts: list[Draft] = []
    problems: list[FieldProblem] = []
    for item in items:
        if not _is_record(item):
            raise JsonMalformed(file=path.name)
        try:
            drafts.append(draft_of(item))
        except RecordRefused as refused:
            problems += refused.problems
    if problems:
        raise RecordRefused(tuple(problems))
    return drafts


def draft_of(item: dict[str, Any]) -> Draft:
    """Return the typed draft of ``{"kind", "id", "fields", "links"}``."""
    values = parse_input(item["kind"], item.get("fields", {}))
    return Draft(
        kind=item["kind"], values=values, links=item.get("links", {}), key=item.get("id", "")
    )


def _is_record(item: object) -> bool:
    if not isinstance(item, dict) or not item.keys() <= RECORD_KEYS:
        return False
    links = item.get("links", {})
    return (
        isinstance(item.get("kind"), str)
        and isinstance(item.get("id", ""), str)
        and isinstance(links, dict)
        and all(isinstance(value, str) for value in links.values())
    )
