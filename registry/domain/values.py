# SPDX-License-Identifier: Apache-2.0
"""Refusals of a single value, and the strict reading of values that come from a file."""

from __future__ import annotations

from typing import cast

from registry.errors import RegistryError


class ValueRefused(RegistryError):
    """A value has an unknown key, a wrong type or a word outside its list.

    ``data["problem"]`` is one of ``not_an_object``, ``not_a_list``, ``not_text``, ``unknown_key``
    or ``unknown_word``; the value itself is never kept.
    """


class DateNotUnderstood(ValueRefused):
    """The text of a date is in no form that the date field knows."""


class DateDoesNotExist(ValueRefused):
    """The text names a day that is in no calendar, such as 31 February or 0000-00-00."""


class DateOutOfRange(DateDoesNotExist):
    """The year lies before 1850, or further ahead than its field may look."""


def untrusted_object(untrusted: object, allowed: frozenset[str]) -> dict[str, object]:
    """Return ``untrusted`` as an object that has no key outside ``allowed``.

    Raises ``ValueRefused``; the unknown key is not named, it may be anything.
    """
    if not isinstance(untrusted, dict):
        raise ValueRefused(problem="not_an_object")
    if not untrusted.keys() <= allowed:
        raise ValueRefused(problem="unknown_key")
    return cast("dict[str, object]", untrusted)


def untrusted_text(fields: dict[str, object], key: str) -> str:
    """Return the text under ``key``, or nothing when absent; raises ``ValueRefused``."""
    value = fields.get(key, "")
    if not isinstance(value, str):
        raise ValueRefused(problem="not_text")
    return value


def untrusted_word(fields: dict[str, object], key: str, allowed: tuple[str, ...]) -> str:
    """Return the text under ``key`` if it is one of ``allowed``; raises ``ValueRefused``."""
    value = untrusted_text(fields, key)
    if value not in allowed:
        raise ValueRefused(problem="unknown_word")
    return value


def untrusted_list(fields: dict[str, object], key: str) -> list[object]:
    """Return the list under ``key``, or an empty one when absent; raises ``ValueRefused``."""
    value = fields.get(key, [])
    if not isinstance(value, list):
        raise ValueRefused(problem="not_a_list")
    return cast("list[object]", value)
