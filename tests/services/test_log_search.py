# SPDX-License-Identifier: Apache-2.0
"""The log is asked for a member, an operation, a part, days and a record; each unit once."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.services import log_search, members
from registry.services.log_search import Wanted, find
from registry.services.vaults import Vault
from tests.services.invented_vaults import record, record_canaries
from tests.services.staff import staffed


@pytest.fixture
def told(vault: Vault) -> dict[str, str]:
    """References of a person and a victim, written in units of their own."""
    return record_canaries(vault)


def test_without_a_wish_it_tells_what_the_activity_tells(
    vault: Vault, told: dict[str, str]
) -> None:
    assert told
    found = find(vault, Wanted())
    operations = [one.operation for one in found.entries]
    assert operations == ["capture", "member"]
    assert found.count == found.total == len(found.entries)
    assert found.members == (vault.member,)


def test_the_newest_come_first_and_the_rest_are_counted(vault: Vault) -> None:
    for _ in range(3):
        record(vault, "victim", names="ليان المتخيّلة")
    found = find(vault, Wanted(operation="capture"), limit=2)
    assert found.count == 3
    captures = [one for one in find(vault, Wanted()).entries if one.operation == "capture"]
    assert found.entries == tuple(captures[:2])


def test_a_part_an_operation_a_day_and_a_record_narrow_it(vault: Vault) -> None:
    record(vault, "person", names="رقية المتخيّلة")
    ref = record(vault, "victim", names="ليان المتخيّلة")
    every = find(vault, Wanted()).entries
    today = every[0].at[:10]
    assert {one.tier for one in find(vault, Wanted(tier="protected")).entries} == {"protected"}
    registry = find(vault, Wanted(tier="registry"))
    assert {one.tier for one in registry.entries} == {"registry"}
    assert registry.count > len([one for one in every if one.tier == "registry"])
    assert find(vault, Wanted(operation="capture")).count == 2
    assert find(vault, Wanted(since=today, until=today)).count == len(every)
    assert find(vault, Wanted(until="2001-01-01")).count == 0
    assert find(vault, Wanted(since="2999-01-01")).count == 0
    assert find(vault, Wanted(about=ref)).count == 0
    assert "capture" in find(vault, Wanted(about=ref)).operations


def test_a_record_that_entries_name_is_found_however_it_is_typed(vault: Vault) -> None:
    ref = record(vault, "victim", names="ليان المتخيّلة")
    with vault.write("redaction", about=ref) as tx:
        tx.unit("registry")
    assert [one.about for one in find(vault, Wanted(about=ref.lower())).entries] == [ref]


def test_each_member_is_found_by_code(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "s.sijill", "documenter")
    with staff.at_work("documenter") as vault:
        record(vault, "victim", names="ليان المتخيّلة")
        code = staff.codes["documenter"]
        found = find(vault, Wanted(member=code))
        assert {one.actor for one in found.entries} == {code}
        assert set(found.members) == {code, "D-01"}
    with staff.founder() as vault:
        assert len(members.listed(vault)) == 2
        assert log_search.find(vault, Wanted(member=code)).count == 1
