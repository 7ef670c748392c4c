# SPDX-License-Identifier: Apache-2.0
"""No failure is without a case: the table is held against the tree of failures and the tests."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from registry.domain.resources import read_folder
from tests.bad_input import table
from tests.bad_input.stranger import is_in_three_parts
from tests.test_house import failures

ROOT = Path(__file__).parent.parent.parent
TERMINAL = [
    *(ROOT / "tests" / "cli").glob("test_*.py"),
    Path(__file__).with_name("test_mediums.py"),
]
LISTED_BELOW = {"RecordRefused"}  # its third part are the fields, after a colon


def named_in(files: list[Path], name: str) -> bool:
    word = re.compile(rf"\b{name}\b")
    return any(word.search(file.read_text(encoding="utf-8")) for file in files)


def met() -> set[str]:
    return {case.code for case in table.CASES.values()}


def test_every_failure_has_a_case() -> None:
    known = met() | set(table.IN_ANOTHER_SERVICE) | table.NEVER_RAISED
    names = [kind.__name__ for kind in failures()]
    assert [one for one in names if one not in known and not named_in(TERMINAL, one)] == []


def test_no_case_is_of_a_failure_that_is_gone() -> None:
    names = {kind.__name__ for kind in failures()}
    findings = {
        name.removeprefix("finding.")
        for name in read_folder("messages")
        if name.startswith("finding.")
    }
    assert {one.code for one in table.CASES.values() if one.found} <= findings
    assert {one.code for one in table.CASES.values() if not one.found} <= names
    assert set(table.IN_ANOTHER_SERVICE) | table.NEVER_RAISED <= names


@pytest.mark.parametrize("code", table.IN_ANOTHER_SERVICE)
def test_what_is_met_elsewhere_is_met_there(code: str) -> None:
    assert named_in([ROOT / table.IN_ANOTHER_SERVICE[code]], code)
    assert code not in met(), "it has a row by now"


@pytest.mark.parametrize("promise", table.PROMISED)
def test_what_the_design_promises_stands_in_a_row_or_in_a_test(promise: str) -> None:
    assert table.PROMISED[promise]
    for where in table.PROMISED[promise]:
        file, _, name = where.partition("::")
        if name:
            tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
            assert name in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
        else:
            assert where in table.CASES


def test_every_failure_says_what_happened_that_nothing_changed_and_what_to_do() -> None:
    messages = read_folder("messages")
    for kind in failures():
        for language in ("ar", "en"):
            text = messages[kind.__name__][language]
            whole = kind.__name__ in LISTED_BELOW or is_in_three_parts(text, language)
            assert whole, (kind.__name__, text)


def test_a_failure_that_nobody_thought_of_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(table.CASES, "forged grant")
    with pytest.raises(AssertionError, match="ForgedGrant"):
        test_every_failure_has_a_case()
