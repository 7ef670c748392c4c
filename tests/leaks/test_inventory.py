# SPDX-License-Identifier: Apache-2.0
"""No way out stands in the inventory without a test, and none without its guard switched off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.leaks.inventory import INVENTORY, WayOut

TESTS = Path(__file__).parents[1]


def is_there(test: str) -> bool:
    file, _, name = test.partition("::")
    path = TESTS / file
    return path.is_file() and bool(
        re.search(rf"^def {name}\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    )


@pytest.mark.parametrize("line", INVENTORY, ids=lambda line: line.way.replace(" ", "-"))
def test_every_way_out_is_tested_with_its_guard_and_without(line: WayOut) -> None:
    assert is_there(line.shown)
    assert is_there(line.switched_off)
    assert line.shown != line.switched_off


def test_a_test_that_is_not_there_would_be_missed() -> None:
    assert not is_there("leaks/test_stores.py::test_that_nobody_wrote")
    assert not is_there("leaks/nowhere.py::test_an_unencrypted_part_file_would_be_found")
