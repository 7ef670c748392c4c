# SPDX-License-Identifier: Apache-2.0
"""Two logs that name each other prove who held which role when."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from registry.domain.roles import POWERS, Role
from registry.services import activity, members, records
from registry.services.vaults import Vault
from registry.storage import (
    custody,
    inspection,
    log_check,
    log_state,
    replay,
)
from registry.storage.log_check import CHECKPOINT
from registry.storage.schema import LOG, REVISION
from registry.storage.vault import RoleLacks
from tests.services.attempts import (
    codes,
    copied,
    operations,
    signed_without_the_gate,
    victim,
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


# Who may sign what ---------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_every_role_works_and_everybody_finds_the_log_whole(staff: Staff, role: str) -> None:
    with staff.at_work(role) as vault:
        assert vault.roles == {Role(role)}
        if role in POWERS["capture"]:
            record(vault, "victim", names="سامر الحقلي")
        else:
            with pytest.raises(RoleLacks):
                record(vault, "victim", names="سامر الحقلي")
        assert activity.check(vault, full=True) == ()
    with staff.founder() as vault:
        assert activity.check(vault, full=True) == ()


@pytest.mark.parametrize("operation", sorted(POWERS))
def test_nobody_writes_what_is_not_of_their_role(staff: Staff, operation: str) -> None:
    for role in ROLES:
        with staff.at_work(role) as vault:
            before = operations(vault)
            if role in POWERS[operation]:
                vault.require(operation)
                continue
            with pytest.raises(RoleLacks) as refused, vault.write(operation):
                pass
            assert str(refused.value.data["roles"]).split() == sorted(POWERS[operation])
            assert operations(vault) == before


def test_an_operation_that_no_role_has_is_a_bug(vault: Vault) -> None:
    with pytest.raises(KeyError), vault.write("something else"):
        pass


def test_what_a_documenter_signs_beyond_the_role_is_found(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.at_work("documenter") as vault:
        signed_without_the_gate(vault, monkeypatch, "grade")
        assert codes(vault, full=False) == {"author_without_role"}
        monkeypatch.setattr(log_check, "_authors", lambda *_: {})
        monkeypatch.setattr(replay, "judged", lambda *_: "")
        assert codes(vault) == set()


def test_who_signs_in_anothers_name_is_found(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    with staff.at_work("documenter") as vault:
        monkeypatch.setattr(Vault, "member", property(lambda _self: "D-01"))
        record(vault, "victim", names="سامر الحقلي")
        assert codes(vault) == {"author_wrong"}


def test_who_has_no_certificate_may_read_and_write_nothing(staff: Staff) -> None:
    with staff.founder() as vault:
        code = staff.codes["documenter"]
        behind(vault, f"DELETE FROM main.certificate WHERE code = '{code}'")  # noqa: S608
        assert activity.check(vault) == (activity.Finding(code="certificate_forged", where=code),)
    with staff.at_work("documenter") as vault:
        assert (vault.member, vault.roles) == ("", frozenset())
        assert records.get(vault, victim(vault)).version == 1
        with pytest.raises(RoleLacks):
            record(vault, "victim", names="سامر الحقلي")


def test_a_role_is_of_its_time(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        record(vault, "victim", names="سامر الحقلي")
    with staff.founder() as vault:
        members.change_roles(vault, staff.codes["documenter"], ["editor"])
        assert activity.check(vault, full=True) == ()
    with staff.at_work("documenter") as vault:
        assert vault.roles == {Role.EDITOR}
        with pytest.raises(RoleLacks):
            record(vault, "victim", names="سامر الحقلي")
        assert activity.check(vault, full=True) == ()


# Two files, or one --------------------------------------------------------------------------------


def put_back(vault: Vault, tier: str, units: int) -> None:
    """Take the last ``units`` of one file's log away, as an older copy of that file would be."""
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        last = len(operations_of(connection, tier))
        connection.execute(LOG[tier].delete().where(LOG[tier].c.seq > last - units))
        connection.execute(REVISION[tier].delete().where(REVISION[tier].c.unit > last - units))


def operations_of(connection: Connection, tier: str) -> list[str]:
    return [one.body["operation"] for one in custody.entries(connection, tier)]


@pytest.mark.parametrize("tier", ["registry", "protected"])
@pytest.mark.parametrize("units", [1, 2])
def test_one_file_put_back_to_an_older_state_is_found_by_the_other(
    staff: Staff, tier: str, units: int
) -> None:
    with staff.at_work("keeper") as vault:
        for number in range(3):
            record(vault, "victim", names="سامر الحقلي", national_number=str(number))
        put_back(vault, tier, units)
        assert "other_log_cut" in codes(vault, full=False)


def test_without_the_word_in_the_entry_the_last_unit_would_not_be_missed(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.at_work("keeper") as vault:
        record(vault, "victim", names="سامر الحقلي", national_number="1")
        put_back(vault, "protected", 1)
        monkeypatch.setattr(replay.Replay, "also", property(lambda _: [], lambda *_: None), False)
        assert "other_log_cut" not in codes(vault, full=False)


def test_an_auditor_confirms_the_whole_log_of_the_registry(staff: Staff) -> None:
    with staff.founder() as vault:
        record(vault, "victim", names="سامر الحقلي", national_number="1")
    with staff.at_work("auditor") as vault:
        assert vault.tiers == {"registry"}
        assert activity.check(vault, full=True) == ()
        assert operations(vault)[-1] == CHECKPOINT
        put_back(vault, "registry", 3)
        assert codes(vault)


def test_every_finding_of_the_log_has_words(staff: Staff) -> None:
    told = {
        "author_wrong", "author_without_role", "certificate_forged", "announcement_forged",
        "inbox_lost", "inbox_forged", "epoch_key_missing", "entry_malformed", "older_than_receipt",
    }  # fmt: skip
    other = activity.words(activity.Finding(code="never heard of", where="registry 3"))
    for code in told:
        words = activity.words(activity.Finding(code=code, where="registry 3"))
        assert words["ar"] not in (words["en"], other["ar"])
        assert "registry 3" in words["en"]


def test_the_table_of_members_is_compared_with_the_log(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare: Callable[..., Any] = log_check._members_differ
    with staff.founder() as vault:
        behind(vault, "DELETE FROM main.certificate WHERE code = 'D-02'")
        monkeypatch.setattr(log_check, "_members_differ", lambda *_: ())
        assert codes(vault, full=False) == set()
        monkeypatch.setattr(log_check, "_members_differ", compare)
        assert codes(vault, full=False) == {"certificate_forged"}
    assert inspection.SHOWN
    assert log_state.TAKES_ITEMS
