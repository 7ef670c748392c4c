# SPDX-License-Identifier: Apache-2.0
"""Every cell of the table against a second copy, written by hand from the disclosure rules."""

from __future__ import annotations

import pytest

from registry.disclosure.classes import ANONYMOUS, TABLE, Audience, Cell, Outcome, Rule
from registry.domain.fields import F

# Columns: public, partner, UN, court, missing, media, statistics.
# K keep, D drop, P code, G:x generalise to x; "named / unnamed"; "?need" a condition,
# with what stands where it is not met behind a colon (drop if nothing stands there).
WRITTEN = """
F1  | K / P | K / P | K / P | K / P | K / P | K / D | D
F2  | K / D ?second_review | P | K / P | K / P | K / P | D | D
F3  | D | G:father_only / D | D | K / D | K / D | D | D
F4  | K / G:band | G:five_years | K | K | K | G:band | G:band
F5  | D | D | K / D | K / D | G:marks / D | D | D
F6  | K / G:month | K / G:month | K | K | K | G:month | G:year
F7  | G:community / G:subdistrict | G:community | G:community | K / G:neighbourhood | K | G:district | G:district
F8  | K | K | K | K | K | G:broad_cause | K
F9  | K ?approved_text | P ?approved_text | P ?approved_text | K / D | G:extract / D ?approved_text | G:summary / D ?approved_text | D
F10 | K ?attributed:G:actor_kind | K | K | K | K | G:actor_kind | K
F11 | D | D | K / D ?legal_review | K | D | D | D
F12 | D | D | P | K / P | D | D | D
F13 | G:summary / P ?approved_text | P ?approved_text | K / D | K / D | G:extract / D ?approved_text | D | D
F14 | D | P | P | K / P | P | D | D
F15 | K / D | K / D | K / D | K / D | K / D | K / D | D
F16 | D | G:derivative / D | G:derivative / D | K / D | G:forensic_set / D | D | D
F17 | D | D | D | K / D | K / D | D | D
F18 | D | G:existence | G:existence | K / D | K / D | D | D
F19 | K | K | K | K | K | K | K
F20 | D | D | D | K ?on_request | D | D | D
F21 | K | P | P | P | P | K | D
F22 | D | G:derivative | G:derivative | K | G:item_log | D | D
F23 | K | K | K | K | K | K | K
F24 | G:occupation / D | G:broader | K | K | K | D | D
F25 | D | K | K | K | D | D | K
F26 | K ?approved_twice | K ?approved_twice | K ?approved_twice | K ?approved_twice | K ?approved_twice | K ?approved_twice | D
F27 | K / D | P | K | K | K | D | D
F28 | D | D | D | D | D | D | D
"""  # noqa: E501 - a table
SIGNS = {Outcome.KEEP: "K", Outcome.PSEUDONYMISE: "P", Outcome.DROP: "D"}


def _rows() -> list[tuple[F, Audience, str]]:
    rows = [line.split("|") for line in WRITTEN.strip().splitlines()]
    return [
        (F(row[0].strip()), audience, cell.strip())
        for row in rows
        for audience, cell in zip(Audience, row[1:], strict=True)
    ]


def _rule(rule: Rule) -> str:
    return f"G:{rule.level}" if rule.outcome is Outcome.GENERALISE else SIGNS[rule.outcome]


def _cell(cell: Cell) -> str:
    text = _rule(cell.named)
    if _rule(cell.unnamed) != text:
        text += f" / {_rule(cell.unnamed)}"
    if cell.need is None:
        return text
    unmet = "" if cell.unmet.outcome is Outcome.DROP else f":{_rule(cell.unmet)}"
    return f"{text} ?{cell.need}{unmet}"


@pytest.mark.parametrize(("field_class", "audience", "written"), _rows())
def test_each_cell_says_what_the_rules_say(
    field_class: F, audience: Audience, written: str
) -> None:
    assert _cell(TABLE[field_class, audience]) == written


def test_all_twenty_eight_classes_stand_in_the_table() -> None:
    assert len(_rows()) == 28 * 7
    assert {field_class for field_class, _, _ in _rows()} == set(F) - {F.OF_SUBJECT}


def test_no_cell_gives_more_without_the_name_than_with_it() -> None:
    for cell in TABLE.values():
        assert cell.unnamed.outcome >= cell.named.outcome
        assert cell.unmet.outcome >= cell.named.outcome


def test_an_anonymous_consent_takes_away_what_the_rules_say() -> None:
    assert {field_class.value: _rule(rule) for field_class, rule in ANONYMOUS.items()} == {
        "F1": "P",
        "F2": "P",
        "F21": "P",
        "F15": "D",
        "F4": "G:band",
        "F6": "G:month",
        "F7": "G:subdistrict",
    }
