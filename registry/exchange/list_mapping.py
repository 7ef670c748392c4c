# SPDX-License-Identifier: Apache-2.0
"""The mapping of headings to fields: what a person or a file says overrides what was guessed.

``{"heading": "field", "other heading": "-"}``; the options ``day_first`` (true, false),
``date_format`` (as ``%d.%m.%y``) and ``sheet`` may stand beside them, and the headings may also
be kept apart under ``columns``. A heading that is not mentioned keeps its guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self

from registry.exchange.list_errors import MappingRefused
from registry.exchange.list_headings import LEFT_OUT, guesses, heading_key, targets

OPTIONS: Final[dict[str, type]] = {"day_first": bool, "date_format": str, "sheet": str}
LEAVE_OUT: Final = frozenset({"", "-"})
SHOWN: Final = 60
_FORMAT: Final = re.compile(r"(?:%[dmyYbBj]|[-/., ]){3,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMapping:
    """What a mapping says: targets by heading, and how its dates are to be read."""

    columns: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    date_format: str = ""
    sheet: str = ""

    @classmethod
    def read(cls, untrusted: object) -> Self:
        """Read a parsed mapping file, or nothing; raises MappingRefused."""
        if untrusted is None:
            return cls()
        if not isinstance(untrusted, Mapping):
            raise MappingRefused(heading="")
        given: dict[str, Any] = dict(untrusted)
        options = {name: given.pop(name) for name in OPTIONS if name in given}
        for name, value in options.items():
            if not isinstance(value, OPTIONS[name]):
                raise MappingRefused(heading=name)
        if options.get("date_format") and not _FORMAT.fullmatch(options["date_format"]):
            raise MappingRefused(heading="date_format")
        columns = given.pop("columns", given)
        if not isinstance(columns, Mapping):
            raise MappingRefused(heading="columns")
        return cls(columns={_short(h): _target(h, t) for h, t in columns.items()}, **options)

    def targets_of(self, headings: Sequence[str]) -> tuple[str, ...]:
        """Return the target of each heading; raises MappingRefused for a heading not there."""
        places = {heading_key(heading): n for n, heading in reversed(list(enumerate(headings)))}
        exact = {heading: n for n, heading in enumerate(headings)}
        told: dict[int, str] = {}
        for heading, target in self.columns.items():
            place = exact.get(heading, places.get(heading_key(heading)))
            if place is None:
                raise MappingRefused(heading=heading)
            told[place] = target
        taken = set(told.values())
        return tuple(
            told.get(place, LEFT_OUT if guess in taken else guess)
            for place, guess in enumerate(guesses(headings))
        )


def _short(heading: object) -> str:
    return str(heading)[:SHOWN]


def _target(heading: object, untrusted: object) -> str:
    """Return a known target; a field may be written with its kind (``victim.sex``)."""
    if not isinstance(untrusted, str):
        raise MappingRefused(heading=_short(heading))
    target = untrusted.strip().removeprefix("victim.")
    if target in LEAVE_OUT:
        return LEFT_OUT
    if target not in targets():
        raise MappingRefused(heading=_short(heading))
    return target
