# SPDX-License-Identifier: Apache-2.0
"""What was written in an earlier epoch is checked with the key of that epoch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from registry.services import activity, rotation
from tests.services.attempts import (
    codes,
    copied,
)
from tests.services.invented_vaults import behind, record, record_canaries
from tests.services.staff import Staff, staffed

ROLES = ("documenter", "keeper", "coordinator", "auditor")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Staff:
    made = staffed(tmp_path_factory.mktemp("office") / "o.sijill", *ROLES)
    with made.founder() as vault:
        record_canaries(vault)
    return made


@pytest.fixture
def staff(office: Staff, tmp_path: Path) -> Staff:
    """A vault of five people with records, fresh for each test."""
    return copied(office, tmp_path / "s.sijill")


def test_a_unit_of_an_earlier_epoch_is_checked_with_the_key_of_that_epoch(staff: Staff) -> None:
    with staff.founder() as vault:
        rotation.rotate(vault, "registry")
        rotation.rotate(vault, "protected")
        record(vault, "victim", names="سامر الحقلي", national_number="1")
        assert activity.check(vault, full=True) == ()
    with staff.founder() as vault:
        assert {epoch for _, epoch in vault.keys.past} == {1}
        assert activity.check(vault, full=True) == ()
        vault.keys = replace(vault.keys, past={})
        assert codes(vault) == {"epoch_key_missing"}


@pytest.mark.parametrize("row", [("secret.e9", "no secret"), ("secret.eX", "00" * 32)])
def test_a_spoilt_row_of_a_past_epoch_locks_nobody_out(staff: Staff, row: tuple[str, str]) -> None:
    with staff.at_work("documenter") as vault:
        behind(vault, f"INSERT INTO main.meta (key, value) VALUES {row!r}")  # noqa: S608 - ours
    with staff.at_work("keeper") as vault:
        assert vault.keys.past == {}
