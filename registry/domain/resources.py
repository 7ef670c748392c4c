# SPDX-License-Identifier: Apache-2.0
"""Reads the data that ships with the program, by a path relative to ``resources/``."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

ROOT = files("resources")


def read_text(relative: str) -> str:
    """Return the UTF-8 text of ``resources/<relative>``."""
    return ROOT.joinpath(relative).read_text(encoding="utf-8")


def read_bytes(relative: str) -> bytes:
    """Return the bytes of ``resources/<relative>``."""
    return ROOT.joinpath(relative).read_bytes()


@lru_cache(maxsize=64)
def read_json(relative: str) -> Any:  # noqa: ANN401 - the shape is the file's own
    """Return the parsed JSON of ``resources/<relative>``; the caller must not change it."""
    return json.loads(read_text(relative))


@lru_cache(maxsize=16)
def read_folder(relative: str) -> dict[str, Any]:
    """Return all JSON objects of a folder merged into one; a key that stands twice is a bug."""
    merged: dict[str, Any] = {}
    for entry in sorted(ROOT.joinpath(relative).iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".json"):
            content = json.loads(entry.read_text(encoding="utf-8"))
            if twice := merged.keys() & content.keys():
                raise ValueError(f"{entry.name}: {sorted(twice)} is declared twice")
            merged.update(content)
    return merged
