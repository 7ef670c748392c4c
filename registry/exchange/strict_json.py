# SPDX-License-Identifier: Apache-2.0
"""JSON from strangers: bounded, without doubles, without numbers or letters that do not exist."""

from __future__ import annotations

import json
import math
from typing import Any, Final, NoReturn

MAX_BYTES: Final = 64 * 1024 * 1024
MAX_DEPTH: Final = 32


class JsonNotStrict(ValueError):
    """The bytes are not JSON as we accept it; says nothing of what they hold."""


def parse(untrusted: bytes, *, max_bytes: int = MAX_BYTES) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value of strict UTF-8 JSON; raise ``JsonNotStrict``.

    Refused: more than ``max_bytes``, deeper than 32, a key twice in one object, NaN and
    infinities (also as 1e999), lone surrogates, a byte order mark (RFC 8259, RFC 7493).
    """
    if len(untrusted) > max_bytes:
        raise JsonNotStrict
    try:
        value = json.loads(
            untrusted.decode("utf-8"),
            object_pairs_hook=_without_doubles,
            parse_constant=_refuse,
            parse_float=_finite,
        )
    except (ValueError, RecursionError):
        raise JsonNotStrict from None
    _check(value)
    return value


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise JsonNotStrict
    return found


def _refuse(_: str) -> NoReturn:
    raise JsonNotStrict


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise JsonNotStrict
    return number


def _check(value: object) -> None:
    """Walk level by level (no recursion that a hostile depth could exhaust)."""
    level: list[object] = [value]
    for _ in range(MAX_DEPTH):
        for text in level:
            if isinstance(text, str) and any("\ud800" <= letter <= "\udfff" for letter in text):
                raise JsonNotStrict
        level = [part for whole in level for part in _parts(whole)]
        if not level:
            return
    raise JsonNotStrict


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return list(value) if isinstance(value, list) else []
