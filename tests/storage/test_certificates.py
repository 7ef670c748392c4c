# SPDX-License-Identifier: Apache-2.0
"""A certificate is worth its signature, its place and its turn: forged or old it gives no role."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from registry.crypto.vaultkeys import TierNotGranted
from registry.domain.roles import ALL, Role
from registry.services import activity, members
from registry.services.vaults import Vault
from registry.storage import (
    certificates,
    custody,
    replay,
)
from registry.storage.certificates import Certificate, CertificateForged
from registry.storage.members import every, issue
from registry.storage.schema import CERTIFICATE
from tests.services.attempts import (
    codes,
    copied,
    signed_without_the_gate,
)
from tests.services.invented_vaults import behind, record_canaries
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


@pytest.mark.parametrize(("role", "operation"), [("documenter", "capture"), ("reviewer", "undo")])
def test_who_may_not_remove_records_cannot_cover_an_alteration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, role: str, operation: str
) -> None:
    staff = staffed(tmp_path / "b.sijill", role)
    with staff.founder() as vault:
        record_canaries(vault)
    with staff.at_work(role) as vault:
        behind(vault, "UPDATE main.revision SET changes = replace(changes, 'قنديلوف', 'آخر')")
        with vault.read() as tx:
            units = [unit for unit, _ in custody.commitments(tx.connection, "registry", 1)]
        monkeypatch.setattr(
            "registry.storage.writing.Writing._commitments_again",
            lambda tx, tier: {
                str(unit): custody.commitment(tx.connection, tx.keys, tier, unit) for unit in units
            },
        )
        with vault.write(operation) as tx:
            tx.unit("registry")
        assert codes(vault, full=False) == {"records_differ_from_log"}
        monkeypatch.setattr(replay, "may_thin", lambda *_: True)
        assert codes(vault, full=False) == set()
