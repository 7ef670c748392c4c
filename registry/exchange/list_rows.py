# SPDX-License-Identifier: Apache-2.0
"""Reads one row of a list as the declared values of a victim, or says why it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from registry.domain.folding import plain
from registry.domain.names import LatinForm, NameParts, PersonName
from registry.domain.untrusted import TEXT_LIMIT
from registry.exchange.list_cells import EMPTY, NAMELESS, ReadCell, cell_reader, day_reader
from registry.exchange.list_headings import LEFT_OUT, NAME_PARTS, targets

BUILT_FROM: Final = ("ism", "father", "grandfather", "family", "nisba")
# The way in which a list writes a name in Latin letters is nobody's own: it is a publication's.
LATIN_SYSTEM: Final = "press"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What cannot be read: ``column`` is its position, or -1 for the row as a whole."""

    column: int
    code: str


class RowReader:
    """Reads rows whose columns have the ``targets`` given (empty for a column left out)."""

    def __init__(
        self, columns: Sequence[str], *, day_first: bool = True, date_format: str = ""
    ) -> None:
        """Prepare one reader a column, so that a row costs no decisions."""
        day = day_reader(day_first=day_first, date_format=date_format)
        known = targets()
        self._width = len(columns)
        self._named = [(n, t) for n, t in enumerate(columns) if t.startswith("names")]
        self._others: list[tuple[int, ReadCell]] = [
            (n, cell_reader(target, known[target], day))
            # "Adult - Male" comes before the columns that say the same more exactly.
            for n, target in sorted(enumerate(columns), key=lambda pair: pair[1] != "sex_age")
            if target != LEFT_OUT and not target.startswith("names")
        ]

    def read(self, cells: Sequence[str]) -> tuple[dict[str, Any], list[CellProblem]]:
        """Return the values of a row by field, and its problems; with one, the values are void.

        A cell more than there are headings is a problem: a comma too many moves every value.
        """
        problems = [
            CellProblem(-1, "more_cells_than_headings")
            for cell in cells[self._width :]
            if cell.strip()
        ]
        values: dict[str, Any] = {}
        for place, read in self._others:
            text = cells[place].strip() if place < len(cells) else ""
            if text and not _is_empty(text):
                found, code = read(text)
                values.update(found)
                if code:
                    problems.append(CellProblem(place, code))
        problems += self._add_names(values, cells)
        if values.get("age_min", 0) > values.get("age_max", 999):
            problems.append(CellProblem(-1, "age_out_of_range"))
        return values, problems[:10]

    def _add_names(self, values: dict[str, Any], cells: Sequence[str]) -> list[CellProblem]:
        told: dict[str, str] = {}
        others = []
        for place, target in self._named:
            text = " ".join(cells[place].split()) if place < len(cells) else ""
            if len(text) > TEXT_LIMIT:
                return [CellProblem(place, "too_long")]
            if not text or _is_empty(text):
                continue
            if target == "names.other":
                others.append(PersonName.typed(text))
            else:
                told[target] = text
        if len(told) == 1 and plain(next(iter(told.values()))) in NAMELESS:
            values.setdefault("description", next(iter(told.values())))
            told = {}
        name = _name(told) if told else None
        if names := tuple(one for one in (name, *others) if one is not None):
            values["names"] = names
        return [] if names or values.get("description") else [CellProblem(-1, "missing_identity")]


def _is_empty(text: str) -> bool:
    return len(text) < 15 and text.casefold() in EMPTY  # noqa: PLR2004 - the longest such word


def _name(told: Mapping[str, str]) -> PersonName:
    """Return the name that its columns tell together, letter for letter."""
    latin = told.get("names.latin", "")
    parts = {part: told[f"names.{part}"] for part in NAME_PARTS if f"names.{part}" in told}
    whole = told.get("names") or _whole(parts) or latin
    name = PersonName.typed(whole)
    if parts:
        given = {p: text for p, text in parts.items() if p != "ism" or " " not in text}
        name = replace(name, parts=NameParts(**{**name.parts.to_json(), **given}))
    if latin and latin != whole:
        form = LatinForm(text=latin, system=LATIN_SYSTEM)
        name = replace(name, latin=(*name.latin, form))
    return name


def _whole(parts: Mapping[str, str]) -> str:
    """Put the parts in their order; a first name that already ends in the family name is whole."""
    words = [parts[part] for part in BUILT_FROM if part in parts]
    first, last = parts.get("ism", ""), parts.get("family", parts.get("father", ""))
    if last and first.endswith(f" {last}"):
        return first
    return " ".join(words) or parts.get("kunya", "") or parts.get("laqab", "")
