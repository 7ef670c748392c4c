# SPDX-License-Identifier: Apache-2.0
"""What a person reads: counts first, labels and terms in their language, no inner identity."""

from __future__ import annotations

import re

import pytest

from registry.cli.render import render
from registry.domain.resources import read_json
from tests.cli.invented import Begun

WORDS = read_json("cli/words.json")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_preview_gives_its_counts_first_and_then_the_records(begun: Begun, language: str) -> None:
    begun.agree()
    terminal = begun.terminal
    words = ("preview", terminal.vault, "--profile", "public")
    seen = terminal.answer(*words)["records"]
    lines = terminal.say(*words, "--lang", language).out.splitlines()
    for line, outcome in zip(lines, ("keep", "generalise", "pseudonymise", "drop"), strict=False):
        count = len([one for one in seen if one["outcome"] == outcome])
        assert line == f"{WORDS[f'cli.outcome.{outcome}'][language]}: {count}"
    told = "\n".join(lines)
    for one in seen:
        assert one["ref"] in told
        assert one["reason"][language] in told


def test_a_record_is_shown_with_labels_and_terms_in_words(begun: Begun) -> None:
    terminal = begun.terminal
    shown = terminal.say("show", terminal.vault, begun.refs["salem"], "--lang", "ar").out
    for text in ("الجنس: ذكر", "اسم الأم: وداد الزمرداني", "17 نيسان 2013", "النوع: ضحية"):
        assert text in shown
    assert "sex" not in shown
    assert "dead_body_recovered" not in shown


def test_a_history_says_what_was_and_what_became_of_it(begun: Begun) -> None:
    terminal, ref = begun.terminal, begun.refs["salem"]
    terminal.answer("grade", terminal.vault, ref, "V1", "--reason", "مصدر واحد")
    told = terminal.say("history", terminal.vault, ref, "--lang", "en").out
    assert "death_grade: V2 → V1" in told
    assert "mother_name: empty → وداد الزمرداني" in told


def test_no_answer_shows_an_inner_identity(begun: Begun) -> None:
    begun.agree()
    terminal = begun.terminal
    for command in ("show", "history"):
        for key in ("salem", "told", "event", "mother"):
            said = terminal.say(command, terminal.vault, begun.refs[key], "--json").out
            assert re.search(r"\b[0-9a-f]{32}\b", said) is None
            assert '"?"' not in said


def test_nothing_of_an_answer_is_lost_on_the_way_to_the_lines() -> None:
    answer = {
        "batch": "IM-1", "read": 3, "empty": "", "none": None, "ok": True,
        "refused": [{"row": 2, "reason": "x", "ar": "سبب", "en": "why"}],
        "words": ["one", "two"], "reason": {"ar": "سبب", "en": "cause"}, "inner": {"a": {"b": 1}},
    }  # fmt: skip
    told = render(answer, "en")
    for text in ("IM-1", "3", "✓", "2", "why", "one", "two", "cause", "b: 1"):
        assert text in told
    assert "سبب" in told  # a row tells both, where both stand beside each other


def test_codes_are_told_in_words_and_numbers_by_what_they_count() -> None:
    answer = {
        "roles": ["keeper"],
        "kinds": ["protected"],
        "said": [{"ar": "قيل بالعربية", "en": "said in English"}],
        "evidence": [{"ref": "E-1", "state": "sound", "held_in": "registry", "sealed_size": 7}],
        "results": [{"ref": "V-1", "kind": "victim", "title": "كلمة"}],
    }
    told = render(answer, "ar")
    for text in ("أمين السجل", "القسم المحمي", "- قيل بالعربية", "سليم", "ضحية", ": 7"):
        assert text in told
    for code in ("keeper", "protected", "English", "sound", "victim"):
        assert code not in told
