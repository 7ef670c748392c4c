# SPDX-License-Identifier: Apache-2.0
"""Every reason that the code can give has natural words in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from registry.disclosure.classes import Need, Purpose
from registry.disclosure.dossier import Facts
from registry.disclosure.reasons import Reason, because, words
from registry.domain.fields import F
from registry.domain.resources import read_folder
from tests.disclosure.invented import day

SOURCES = Path(__file__).parents[2] / "registry" / "disclosure"
CALLED = re.compile(r'because\(\s*"(\w+)"')
CONDITIONAL = re.compile(r'"((?:rule|grade|capacity|other|role|organisation|giver)_\w+)"')
STATUSES = ("expired", "withdrawn", "superseded", "disputed", "status_unknown")
PARTS = ("purpose.", "cls.", "level.", "role.", "part.", "label_")


def codes_in_use() -> set[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    locks = set(re.findall(r'"(lock_\w+)"', text))
    ended = {"review_overdue", "not_yet_given", "refused", "agreed_named", "agreed_anonymous"}
    gates = {f"not_agreed_{gate}" for gate in ("P3", "P4")}
    needs = {f"need_{need}" for need in Need}
    found = {
        *CALLED.findall(text),
        *locks,
        *STATUSES,
        *ended,
        *gates,
        *needs,
        "may_name",
        "not_asked",
    }
    known = {code for code in CONDITIONAL.findall(text) if code in read_folder("reasons")}
    return found | known


@pytest.mark.parametrize("code", sorted(codes_in_use()))
def test_every_reason_has_words_in_both_languages(code: str) -> None:
    told = words(because(code, purpose="P2", cls="F1", level="month", grade="V1", minimum="V2"))
    assert re.search(r"[\u0621-\u064a]", told["ar"])
    assert re.search(r"[a-z]", told["en"])
    assert "…" not in told["en"]


def test_no_words_are_left_over() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    for code in read_folder("reasons"):
        if not code.startswith(PARTS):
            assert code in codes_in_use() or f'"{code}"' in text, code


def test_both_languages_take_the_same_data() -> None:
    for code, entry in read_folder("reasons").items():
        fields = [
            {name for _, name, _, _ in Formatter().parse(entry[each]) if name}
            for each in ("ar", "en")
        ]
        assert fields[0] == fields[1], code


def test_every_purpose_class_and_level_has_words() -> None:
    known = read_folder("reasons").keys()
    assert {f"purpose.{purpose}" for purpose in Purpose} <= known
    assert {f"cls.{each.value}" for each in F if each is not F.OF_SUBJECT} <= known


def test_a_reason_names_the_consent_it_rests_on() -> None:
    told = words(because("not_agreed_P3", given=day("2024-03-02")))
    assert told["en"].endswith("; consent of 2 March 2024")
    assert told["ar"].endswith("؛ موافقة 2 آذار 2024")


def test_a_reason_without_words_is_a_bug() -> None:
    with pytest.raises(KeyError):
        words(Reason("no_such_reason"))


def test_every_lock_has_words() -> None:
    locked = (
        Facts(minor=True), Facts(sexual_violence=True), Facts(missing=True),
        Facts(found_alive=True), Facts(risk="high"),
    )  # fmt: skip
    assert all(words(because(facts.lock))["ar"] for facts in locked)
    assert Facts(known_dead=True).lock == ""
