# SPDX-License-Identifier: Apache-2.0
"""Why something leaves or stays: a code with its data, put into words in Arabic and English."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from registry.domain.dates import PartialDate
from registry.domain.resources import read_folder

LANGUAGES: Final = ("ar", "en")
Datum = str | int | PartialDate


@dataclass(frozen=True, slots=True)
class Reason:
    """``code`` is a key of ``resources/reasons``; ``data`` fills the places of its sentence."""

    code: str
    data: tuple[tuple[str, Datum], ...] = field(default=())


def because(code: str, **data: Datum | None) -> Reason:
    """Return the reason ``code`` with what is known of its ``data``."""
    return Reason(code, tuple((key, value) for key, value in data.items() if value is not None))


def words(reason: Reason) -> dict[str, str]:
    """Return the sentence of ``reason`` as ``{"ar": ..., "en": ...}``; KeyError if it has none."""
    return {language: _sentence(reason, language) for language in LANGUAGES}


def _sentence(reason: Reason, language: str) -> str:
    known = {key: _told(key, value, language) for key, value in reason.data}
    text = _entry(reason.code, language).format_map(_Known(known))
    date = known.get("given")
    return f"{text}{_entry('part.consent_of', language).format(given=date)}" if date else text


def _told(key: str, value: Datum, language: str) -> str:
    """Dates are told in words; purposes, levels, classes and grades have words of their own."""
    if isinstance(value, PartialDate):
        return value.shown(language)
    if f"{key}.{value}" in read_folder("reasons"):
        return _entry(f"{key}.{value}", language)
    return str(value)


def _entry(code: str, language: str) -> str:
    return str(read_folder("reasons")[code][language])


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
