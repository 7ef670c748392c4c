# SPDX-License-Identifier: Apache-2.0
"""The check begins at a checkpoint that may be trusted, and finds what was altered since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from registry.domain.roles import ALL
from registry.services import activity
from registry.services.vaults import Vault
from registry.storage import (
    log_check,
    replay,
)
from registry.storage.log_check import CHECKPOINT
from registry.storage.log_state import LogState
from tests.services.attempts import (
    codes,
    copied,
    operations,
    signed_without_the_gate,
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


# Checkpoints --------------------------------------------------------------------------------------


def first_read(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Return from which entry of each log the quick check begins."""
    begun: dict[str, int] = {}

    class Noted(replay.Replay):
        def __init__(self, *given: Any) -> None:  # noqa: ANN401 - as the class it stands for
            super().__init__(*given)
            begun[self.tier] = self.first

    with monkeypatch.context() as patch:
        patch.setattr(log_check, "Replay", Noted)
        assert activity.check(vault) == ()
    return begun


def test_a_clean_full_check_leaves_one_checkpoint_from_which_the_next_begins(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.at_work("keeper") as vault:
        assert first_read(vault, monkeypatch) == {"registry": 1, "protected": 1}
        for _ in range(2):  # where nothing was done since, none is added
            assert activity.check(vault, full=True) == ()
            assert [operations(vault, one).count(CHECKPOINT) for one in vault.tiers] == [1, 1]
        begun = {tier: len(operations(vault, tier)) for tier in vault.tiers}
        record(vault, "person", names="شاهد آخر")
        assert first_read(vault, monkeypatch) == begun


@pytest.mark.parametrize(("role", "others"), [("keeper", 1), ("auditor", 1), ("coordinator", 0)])
def test_whose_checkpoint_others_trust(
    staff: Staff, monkeypatch: pytest.MonkeyPatch, role: str, others: int
) -> None:
    with staff.at_work(role) as vault:
        assert activity.check(vault, full=True) == ()
        at = len(operations(vault))
        assert first_read(vault, monkeypatch)["registry"] == at  # one's own in any case
    with staff.at_work("documenter") as vault:
        assert first_read(vault, monkeypatch)["registry"] == (at if others else 1)


def test_a_documenter_leaves_no_checkpoint(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        assert activity.check(vault, full=True) == ()
        assert CHECKPOINT not in operations(vault)


def test_a_check_with_findings_leaves_no_checkpoint(staff: Staff) -> None:
    with staff.at_work("keeper") as vault:
        behind(vault, "UPDATE main.victim SET fate = 'missing'")
        assert "record_differs_from_history" in codes(vault)
        assert CHECKPOINT not in operations(vault)


def test_a_checkpoint_of_who_may_sign_none_is_not_used(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.at_work("documenter") as vault:
        behind(vault, "UPDATE main.revision SET changes = replace(changes, 'قنديلوف', 'آخر')")
        with vault.read() as tx:
            states = log_check.check(tx.connection, vault.keys, full=True).states
        signed_without_the_gate(vault, monkeypatch, CHECKPOINT, state=states["registry"].body())
    with staff.at_work("keeper") as vault:
        assert codes(vault, full=False) == {"records_differ_from_log", "author_without_role"}


def test_an_auditor_gives_themselves_no_role_by_a_checkpoint(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.at_work("auditor") as vault:
        with vault.read() as tx:
            checked = log_check.check(tx.connection, vault.keys, full=True)
        members = checked.states["registry"].members
        members[vault.member] = replace(members[vault.member], roles=ALL)
        with vault.write(CHECKPOINT) as tx:
            log_check.keep_checkpoint(tx, checked)
        signed_without_the_gate(vault, monkeypatch, "sealing")
    with staff.at_work("coordinator") as vault:
        assert codes(vault, full=False) == {"certificate_forged"}
        assert codes(vault) == {"author_without_role"}


def test_the_quick_check_finds_what_was_altered_since_and_the_full_check_what_was_before(
    staff: Staff,
) -> None:
    with staff.at_work("keeper") as vault:
        assert activity.check(vault, full=True) == ()
        record(vault, "victim", names="سامر الحقلي", occupation="خباز")
        change = "UPDATE main.revision SET changes = replace(changes, '{}', 'آخر')"
        behind(vault, change.format("خباز"))
        assert codes(vault, full=False) == {"records_differ_from_log"}
        behind(vault, change.format("آخر").replace("'آخر')", "'خباز')"))
        assert codes(vault, full=False) == set()
        behind(vault, change.format("قنديلوف"))
        assert codes(vault, full=False) == set()
        assert "records_differ_from_log" in codes(vault)


def test_a_checkpoint_carries_what_waits_and_who_is_a_member(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        record(vault, "person", names="شاهد مختوم")
    with staff.at_work("auditor") as vault:
        assert activity.check(vault, full=True) == ()
    with staff.at_work("documenter") as vault:
        record(vault, "victim", names="سامر الحقلي")
        assert activity.check(vault) == ()
        behind(vault, "DELETE FROM main.inbox", "DELETE FROM main.certificate WHERE code = 'D-01'")
        assert codes(vault, full=False) == {"inbox_lost", "certificate_forged"}


def test_a_state_reads_back_as_it_was_written(staff: Staff) -> None:
    with staff.founder() as vault, vault.read() as tx:
        states = log_check.check(tx.connection, vault.keys, full=True).states
    for state in states.values():
        assert LogState.read(state.body()) == state
    assert len(states["registry"].members) == len(ROLES) + 1
