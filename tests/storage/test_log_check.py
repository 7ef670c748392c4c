# SPDX-License-Identifier: Apache-2.0
"""The log proves who held which role when: from a checkpoint on, in full, and with one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from registry.crypto.vaultkeys import TierNotGranted
from registry.domain.roles import ALL, POWERS, Role
from registry.services import activity, members, records, rotation
from registry.services.vaults import Vault
from registry.storage import (
    certificates,
    custody,
    inspection,
    log_check,
    log_state,
    replay,
)
from registry.storage.certificates import Certificate, CertificateForged
from registry.storage.log_check import CHECKPOINT
from registry.storage.log_state import LogState
from registry.storage.members import every, issue
from registry.storage.schema import CERTIFICATE, LOG, REVISION
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import behind, contents, record, record_canaries
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


def copied(staff: Staff, path: Path) -> Staff:
    for name, content in contents(staff.path).items():
        (path / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    for folder in ("drafts", "evidence"):
        (path / folder).mkdir(mode=0o700, exist_ok=True)
    return Staff(path=path, codes=staff.codes)


def codes(vault: Vault, *, full: bool = True) -> set[str]:
    return {one.code for one in activity.check(vault, full=full)}


def victim(vault: Vault) -> str:
    with vault.read() as tx:
        return next(str(one.ref) for one in tx.every("victim"))


def operations(vault: Vault, tier: str = "registry") -> list[str]:
    with vault.read() as tx:
        return [one.body["operation"] for one in custody.entries(tx.connection, tier)]


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


def signed_without_the_gate(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, operation: str, **told: object
) -> None:
    """Sign a unit of work as a member would who has the source code."""
    with monkeypatch.context() as patch:
        patch.setattr(Vault, "require", lambda *_: None)
        with vault.write(operation) as tx:
            tx.unit("registry")
            for name, value in told.items():
                tx.tell("registry", name, value)


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


# Certificates -------------------------------------------------------------------------------------


def certificate_of(vault: Vault, code: str) -> Certificate:
    with vault.read() as tx:
        known = every(tx.connection, vault.keys.organisation)
    return next(one for one in known if one.code == code)


def test_a_certificate_that_the_organisation_did_not_sign_gives_nothing(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        behind(vault, "UPDATE main.certificate SET body = replace(body, 'documenter', 'keeper')")
        vault.learn_members()
        assert vault.roles == frozenset()
        assert ("certificate_forged") in codes(vault, full=False)
        with vault.read() as tx, pytest.raises(CertificateForged):
            every(tx.connection, vault.keys.organisation)


def test_without_its_guard_a_forged_certificate_gives_a_role(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.at_work("documenter") as vault:
        behind(vault, "UPDATE main.certificate SET body = replace(body, 'documenter', 'keeper')")
        monkeypatch.setattr(certificates, "is_signed", lambda *_: True)
        vault.learn_members()
        assert vault.roles == {Role.KEEPER}


def test_a_row_of_another_member_in_ones_own_place_gives_nothing(staff: Staff) -> None:
    mine, theirs = staff.codes["documenter"], staff.codes["keeper"]
    with staff.at_work("documenter") as vault:
        behind(
            vault,
            "UPDATE main.certificate SET (body, signature) = "  # noqa: S608
            f"(SELECT body, signature FROM main.certificate WHERE code = '{theirs}')"
            f" WHERE code = '{mine}'",
        )
        vault.learn_members()
        assert vault.roles == frozenset()
        assert activity.Finding(code="certificate_forged", where=mine) in activity.check(vault)


def test_an_old_certificate_put_back_is_found(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = staff.codes["documenter"]
    with staff.founder() as vault:
        members.change_roles(vault, code, ["documenter", "reviewer"])
        with vault.read() as tx:
            row = tx.connection.execute(
                CERTIFICATE.select().where(CERTIFICATE.c.code == code)
            ).one()
        old = certificate_of(vault, code)
        members.change_roles(vault, code, ["documenter"])
    with staff.at_work("documenter") as vault:
        with vault.maintain() as connection, connection.execution_options(writes=True).begin():
            mine = CERTIFICATE.c.code == code
            put_back = {"body": row.body, "signature": row.signature}
            connection.execute(CERTIFICATE.update().where(mine).values(put_back))
        vault.learn_members()
        assert Role.REVIEWER in vault.roles  # the table alone cannot tell
        assert activity.check(vault) == (activity.Finding(code="certificate_forged", where=code),)
        # Told again in an entry of one's own it is found as well, and gives no role back.
        again = {**old.body(), "signature": row.signature.hex()}
        signed_without_the_gate(vault, monkeypatch, "capture", certificates=again)
        signed_without_the_gate(vault, monkeypatch, "grade")
        assert codes(vault) == {"certificate_forged", "author_without_role"}


def test_only_who_signs_for_the_organisation_issues_a_certificate(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        own = certificate_of(vault, vault.member)
        with pytest.raises(TierNotGranted), vault.write("capture") as tx:
            issue(tx, replace(own, roles=ALL))
        assert vault.roles == {Role.DOCUMENTER}


def test_a_vault_whose_certificates_were_taken_out_gives_nobody_a_role(staff: Staff) -> None:
    with staff.founder() as vault:
        behind(vault, "DELETE FROM main.certificate")
    with staff.at_work("coordinator") as vault:
        assert vault.roles == frozenset()


def test_an_entry_that_is_signed_but_is_none_is_told_and_stops_no_check(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.at_work("documenter") as vault:
        for told in ({"announced": "x"}, {"certificates": 7}, {"again": 7}):
            signed_without_the_gate(vault, monkeypatch, "capture", **told)
        assert codes(vault) <= {"entry_malformed", "certificate_forged"}
        assert codes(vault)


def test_who_may_not_remove_records_cannot_cover_an_alteration(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.at_work("documenter") as vault:
        behind(vault, "UPDATE main.revision SET changes = replace(changes, 'قنديلوف', 'آخر')")
        with vault.read() as tx:
            units = [unit for unit, _ in custody.commitments(tx.connection, "registry", 1)]
        monkeypatch.setattr(
            "registry.storage.writing.Writing._commitments_again",
            lambda tx, tier: {
                str(unit): custody.commitment(tx.connection, tx.keys, tier, unit) for unit in units
            },
        )
        record(vault, "victim", names="سامر الحقلي")
        assert codes(vault, full=False) == {"records_differ_from_log"}
        monkeypatch.setattr(replay, "may_thin", lambda *_: True)
        assert codes(vault, full=False) == set()


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
