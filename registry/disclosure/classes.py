# SPDX-License-Identifier: Apache-2.0
"""The table of what each audience may get of each class of field, as data, with its ladders."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from registry.domain.fields import F


class Outcome(IntEnum):
    """What happens to a value; a larger number lets out less."""

    KEEP = 0
    GENERALISE = 1
    PSEUDONYMISE = 2
    DROP = 3


class Audience(StrEnum):
    """For whom a package is made; the codes are those of the vocabulary ``profile``."""

    PUBLIC = "public"
    PARTNER = "partner"
    UN = "un"
    COURT = "court"
    MISSING = "missing"
    MEDIA = "media"
    STATISTICS = "statistics"


class Purpose(StrEnum):
    """The questions a family is asked, each separately; not asked means no."""

    REGISTRY = "P1"
    MEMORIAL_NAME = "P2"
    MEMORIAL_PHOTO = "P3"
    MEMORIAL_STORY = "P4"
    ORGANISATION = "P5"
    UN_BODY = "P6"
    ACCOUNTABILITY = "P7"
    MISSING = "P8"
    MEDIA = "P9"
    STATISTICS = "P10"
    CONTACT = "P11"
    TESTIFY = "P12"
    ONWARD = "P13"


class Need(StrEnum):
    """A condition besides consent; where it is not met the cell gives its ``unmet`` rule."""

    SECOND_REVIEW = "second_review"
    APPROVED_TEXT = "approved_text"
    ATTRIBUTED = "attributed"
    APPROVED_TWICE = "approved_twice"
    LEGAL_REVIEW = "legal_review"
    ON_REQUEST = "on_request"


@dataclass(frozen=True, slots=True)
class Rule:
    """An outcome and, where it is generalised, how far: a step of a ladder or a form."""

    outcome: Outcome
    level: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table: ``named`` with consent to the name, ``unnamed`` without it."""

    named: Rule
    unnamed: Rule
    need: Need | None = None
    unmet: Rule = Rule(Outcome.DROP)


KEEP: Final = Rule(Outcome.KEEP)
PS: Final = Rule(Outcome.PSEUDONYMISE)
DROP: Final = Rule(Outcome.DROP)


def _g(level: str) -> Rule:
    return Rule(Outcome.GENERALISE, level)


def _always(rule: Rule, need: Need | None = None, unmet: Rule = DROP) -> Cell:
    return Cell(rule, rule, need, unmet)


# The signs of the table. ``C``: kept only with consent by name. ``CN``: the same for a name, which
# an anonymous consent turns into a code (in public: into the words that the family asked so).
K, D, P = _always(KEEP), _always(DROP), _always(PS)
C, CP, CN = Cell(KEEP, DROP), Cell(KEEP, PS), Cell(KEEP, PS)
TWICE: Final = _always(KEEP, Need.APPROVED_TWICE)
TABLE_ONLY: Final = _always(Rule(Outcome.DROP, "table_only"))
REVIEWED: Final = _always(PS, Need.APPROVED_TEXT)


def _c(level: str, unnamed: Rule = DROP, need: Need | None = None) -> Cell:
    return Cell(_g(level), unnamed, need)


def _at(level: str) -> Cell:
    return _always(_g(level))


# Columns as in ``Audience``: public, partner, un, court, missing, media, statistics.
_ROWS: Final[dict[F, tuple[Cell, ...]]] = {
    F.NAME: (CN, CP, CP, CN, CN, C, D),
    F.GUARDED_NAME: (Cell(KEEP, DROP, Need.SECOND_REVIEW), P, CP, CN, CN, D, D),
    F.KIN: (D, _c("father_only"), D, C, C, D, D),
    F.SEX_AGE: (Cell(KEEP, _g("band")), _at("five_years"), K, K, K, _at("band"), _at("band")),
    F.HEALTH: (D, D, C, C, _c("marks"), D, TABLE_ONLY),
    F.DATE: (
        Cell(KEEP, _g("month")), Cell(KEEP, _g("month")), K, K, K, _at("month"), _at("year"),
    ),
    F.PLACE: (
        Cell(_g("community"), _g("subdistrict")), _at("community"), _at("community"),
        Cell(KEEP, _g("neighbourhood")), K, _at("district"), _at("district"),
    ),
    F.CAUSE: (K, K, K, K, K, _at("broad_cause"), K),
    F.NARRATIVE: (
        _always(KEEP, Need.APPROVED_TEXT), REVIEWED, REVIEWED, C,
        _c("extract", need=Need.APPROVED_TEXT), _c("summary", need=Need.APPROVED_TEXT), D,
    ),
    F.PERPETRATOR: (
        _always(KEEP, Need.ATTRIBUTED, _g("actor_kind")), K, K, K, K, _at("actor_kind"), K,
    ),
    F.ALLEGED_INDIVIDUAL: (D, D, Cell(KEEP, DROP, Need.LEGAL_REVIEW), K, D, D, D),
    F.WITNESS: (D, D, P, CP, D, D, D),
    F.STATEMENT: (
        # A witness who can no longer be recognised in the reviewed text counts no longer (step 5),
        # so an anonymous yes is enough where the text itself is what was reviewed.
        _c("summary", PS, Need.APPROVED_TEXT), REVIEWED, C, C,
        _c("extract", need=Need.APPROVED_TEXT), D, D,
    ),
    F.DOCUMENTER: (D, P, P, CP, P, D, D),
    F.PORTRAIT: (C, C, C, C, C, C, D),
    F.GRAPHIC: (D, _c("derivative"), _c("derivative"), C, _c("forensic_set"), D, D),
    F.ORIGINAL: (D, D, D, C, C, D, D),
    F.CERTIFICATE: (D, _at("existence"), _at("existence"), C, C, D, TABLE_ONLY),
    F.GRADE: (K, K, K, K, K, K, K),
    F.INTERNAL: (D, D, D, _always(KEEP, Need.ON_REQUEST), D, D, D),
    F.IDENTIFIER: (
        K, P, P, _always(Rule(Outcome.PSEUDONYMISE, "evidence_id")),
        _always(Rule(Outcome.PSEUDONYMISE, "case_number")), K, D,
    ),
    F.CUSTODY: (D, _at("derivative"), _at("derivative"), K, _at("item_log"), D, D),
    F.FATE: (K, K, K, K, K, K, K),
    F.BACKGROUND: (_c("occupation"), _at("broader"), K, K, K, D, TABLE_ONLY),
    F.STATUS: (D, K, K, K, D, D, K),
    F.INCIDENT_FACT: (TWICE, TWICE, TWICE, TWICE, TWICE, TWICE, TABLE_ONLY),
    F.LINK: (C, P, K, K, K, D, D),
    F.UNLISTED: (D, D, D, D, D, D, D),
    F.OF_SUBJECT: (D, D, D, D, D, D, D),
}  # fmt: skip

TABLE: Final[dict[tuple[F, Audience], Cell]] = {
    (field_class, audience): cell
    for field_class, row in _ROWS.items()
    for audience, cell in zip(Audience, row, strict=True)
}

# Section 2: what an anonymous consent takes away whatever the table would allow.
ANONYMOUS: Final[dict[F, Rule]] = {
    F.NAME: PS,
    F.GUARDED_NAME: PS,
    F.IDENTIFIER: PS,
    F.PORTRAIT: DROP,
    F.SEX_AGE: _g("band"),
    F.DATE: _g("month"),
    F.PLACE: _g("subdistrict"),
}
IDENTITY: Final = frozenset({F.NAME, F.GUARDED_NAME, F.KIN, F.PORTRAIT})
"""What the hard locks of step 4 close."""

DATE_LADDER: Final = ("day", "month", "quarter", "year", "period")
PLACE_LADDER: Final = (
    "point", "neighbourhood", "community", "subdistrict", "district", "governorate", "country",
)  # fmt: skip
AGE_LADDER: Final = ("exact", "five_years", "band", "child_adult")
LADDERS: Final = (DATE_LADDER, PLACE_LADDER, AGE_LADDER)
FINEST: Final = frozenset({"", *(ladder[0] for ladder in LADDERS)})


def coarseness(level: str) -> int:
    """Return how far up its ladder ``level`` stands; a form that is on none counts as finest."""
    return next((ladder.index(level) for ladder in LADDERS if level in ladder), 0)


def is_stricter(left: Rule, right: Rule) -> bool:
    """Tell whether ``left`` lets out less than ``right``."""
    return (left.outcome, coarseness(left.level)) > (right.outcome, coarseness(right.level))
