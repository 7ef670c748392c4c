# SPDX-License-Identifier: Apache-2.0
"""What a keeper's session does by itself on arrival, and what any session is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from registry.services import activity, arrival, backups, erasure, inbox, records
from registry.services.vaults import Vault
from tests.services.invented_vaults import draft
from tests.services.staff import staffed

NAME = "سنجابة التلفريكية"


def witness(vault: Vault) -> str:
    fields: Any = {"names": NAME, "phones": ["0999-555-0177"], "alleged_perpetrator": False}
    return records.record(vault, [draft("person", {}, **fields)])["0"]


def test_a_keeper_takes_in_what_was_sealed_and_is_told_how_many(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "documenter", "keeper")
    with staff.at_work("documenter") as vault:
        ref = witness(vault)
        told = arrival.arrive(vault)
        assert (told.taken_in, told.due) == (0, ())
        assert inbox.waiting(vault) == 1
    with staff.at_work("keeper") as vault:
        told = arrival.arrive(vault)
        assert (told.taken_in, told.refused, told.erased) == (1, 0, 0)
        found: Any = records.get(vault, ref)
        assert found.phones == ("0999-555-0177",)
        assert arrival.arrive(vault).taken_in == 0
        assert activity.check(vault, full=True) == ()


def test_a_keeper_takes_out_what_was_erased_elsewhere(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasure, "sweep", lambda _vault: 3)
    assert arrival.arrive(vault).erased == 3


def test_a_person_at_risk_whose_record_is_open_is_told_of(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "documenter", "keeper")
    with staff.at_work("documenter") as vault:
        ref = records.record(vault, [draft("victim", names=NAME, fate="missing")])["0"]
        records.change(vault, ref, 1, records.parse_input("victim", {"risk_level": "critical"}))
    with staff.at_work("keeper") as vault:
        (due,) = arrival.arrive(vault).due
        assert (due.kind, due.mine, due.count) == ("seal", True, 1)
        assert "1" in due.words["ar"]


def test_a_backup_is_asked_for_until_there_is_one(vault: Vault, tmp_path: Path) -> None:
    assert arrival.arrive(vault).backup.due
    assert not arrival.arrive(vault).is_quiet
    backups.make(vault, tmp_path / "b.sijill-backup")
    assert not arrival.arrive(vault).backup.due
    assert arrival.arrive(vault).is_quiet
