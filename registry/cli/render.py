# SPDX-License-Identifier: Apache-2.0
"""Answers of commands as lines for a person; with ``--json`` they stand as they are.

Everything is taken for text: control and bidirectional marks are shown as spaces, so that a
record cannot write on the terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from registry.domain.resources import read_json

INDENT = "  "


def render(answer: Mapping[str, Any], language: str) -> str:
    """Return the lines of ``answer`` with labels in ``language``."""
    return "\n".join(_lines(answer, language, ""))


def _lines(value: Mapping[str, Any], language: str, indent: str) -> Iterator[str]:
    for key, held in value.items():
        label = _label(key, language)
        if isinstance(held, Mapping):
            if "ar" in held and "en" in held:
                yield f"{indent}{label}: {_plain(held[language])}"
                continue
            yield f"{indent}{label}:"
            yield from _lines(held, language, indent + INDENT)
        elif isinstance(held, list | tuple):
            yield f"{indent}{label}: {len(held)}"
            yield from _items(held, language, indent + INDENT)
        elif held is not None and held != "":
            yield f"{indent}{label}: {_plain(held)}"


def _items(items: list[Any] | tuple[Any, ...], language: str, indent: str) -> Iterator[str]:
    for item in items:
        if not isinstance(item, Mapping):
            yield f"{indent}- {_plain(item)}"
            continue
        flat = [_plain(v) for v in item.values() if not isinstance(v, Mapping | list) and v != ""]
        said = [_plain(v[language]) for v in item.values() if _is_words(v)]
        yield f"{indent}- {'  '.join([*flat, *said])}"
        for key, held in item.items():
            if isinstance(held, Mapping | list) and held and not _is_words(held):
                yield from _lines({key: held}, language, indent + INDENT * 2)


def _is_words(value: object) -> bool:
    return isinstance(value, Mapping) and value.keys() == {"ar", "en"}


def _label(key: str, language: str) -> str:
    known = read_json("cli/words.json").get(f"cli.label.{key}")
    return str(known[language]) if known else key


def _plain(value: object) -> str:
    text = {True: "✓", False: "✗"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in text)
