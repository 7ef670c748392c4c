# SPDX-License-Identifier: Apache-2.0
"""Flipped bits, full disks and hurt input, each in its short form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaign import full_disk
from tests.campaign.reduced import bad, names
from tests.campaign.scenarios import SCENARIOS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("faults")


@pytest.mark.parametrize("name", names("flip", "full", "fuzz"))
def test_every_fault_is_noticed_or_refused(name: str, folder: Path) -> None:
    assert bad(name, folder) == []


@pytest.mark.parametrize("operation", full_disk.OPERATIONS)
def test_every_operation_meets_a_full_disk_and_room_enough(operation: str, folder: Path) -> None:
    for number in range(12):
        if full_disk.MET[operation] == {"done", "refused"}:
            break
        full_disk.attempt(operation, number, folder)
    assert full_disk.MET[operation] == {"done", "refused"}


def test_every_scenario_has_a_short_form_in_one_of_the_two_files() -> None:
    assert len(names("kill")) + len(names("flip", "full", "fuzz")) == len(SCENARIOS)
