# SPDX-License-Identifier: Apache-2.0
"""A new epoch of the protected part is given to those who had it, whatever certificates say."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from registry.crypto.keyring import MemberKeys, PublicMember
from registry.domain.roles import ALL, Role
from registry.services import activity, evidence, members, recovery, rotation
from registry.services.vaults import Vault
from registry.storage import holders
from registry.storage import members as storage
from registry.storage.certificates import Certificate, CertificateForged, every
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import behind
from tests.services.staff import Staff, staffed
from tests.services.thief import codes

PROTECTED = "protected"
SEAT = 15


@pytest.fixture
def staff(tmp_path: Path) -> Staff:
    return staffed(tmp_path / "a.sijill", "coordinator", "keeper")


def strangers() -> PublicMember:
    return MemberKeys.from_root(secrets.token_bytes(32)).public


def certify_a_keeper(vault: Vault) -> None:
    """As a coordinator who left the program aside: a keeper who has the part, on paper."""
    kinds = dict.fromkeys(("registry", PROTECTED, "organisation"), 1)
    keeper = Certificate.of("D-09", strangers(), SEAT, frozenset({Role.KEEPER}), kinds)
    with vault.write("member", about="D-09") as tx:
        storage.issue(tx, keeper)


def announce_a_recovery_key(vault: Vault) -> None:
    with vault.write("member") as tx:
        storage.announce_recovery(tx, strangers())


FORGERIES: dict[str, tuple[Callable[[Vault], None], str]] = {
    "a keeper": (certify_a_keeper, "certificate_forged"),
    "a recovery key": (announce_a_recovery_key, "announcement_forged"),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_whom_only_a_coordinator_certified_is_given_no_new_epoch(staff: Staff, what: str) -> None:
    forge, code = FORGERIES[what]
    with staff.at_work("coordinator") as vault:
        forge(vault)
    with staff.at_work("keeper") as vault:
        with pytest.raises(CertificateForged):
            rotation.rotate(vault, PROTECTED)
        assert vault.header.epoch(PROTECTED) == 1
        assert codes(activity.check(vault)) == {code}


@pytest.mark.parametrize("what", FORGERIES)
def test_without_what_the_part_itself_keeps_they_would_be_given_it(
    staff: Staff, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge, _ = FORGERIES[what]
    with staff.at_work("coordinator") as vault:
        forge(vault)
    monkeypatch.setattr(holders, "is_noted", lambda *_: True)
    monkeypatch.setattr(holders, "require_recovery", lambda _, one: one)
    with staff.at_work("keeper") as vault:
        rotation.rotate(vault, PROTECTED)
        assert vault.header.epoch(PROTECTED) == 2
        assert activity.check(vault) == ()


def test_a_keeper_seals_no_evidence_to_a_recovery_key_that_no_keeper_made(
    staff: Staff, tmp_path: Path
) -> None:
    (tmp_path / "photo.txt").write_text("صورة متخيلة", encoding="utf-8")
    with staff.at_work("coordinator") as vault:
        announce_a_recovery_key(vault)
    with staff.at_work("keeper") as vault, pytest.raises(CertificateForged):
        evidence.attach(vault, tmp_path / "photo.txt", {"kind": "photo"})


def test_recovery_keys_are_a_keepers_affair(staff: Staff) -> None:
    with staff.at_work("coordinator") as vault, pytest.raises(RoleLacks):
        recovery.begin(vault)


def test_those_who_were_given_the_part_keep_it_over_epochs(staff: Staff) -> None:
    with staff.founder() as vault:
        rotation.rotate(vault, PROTECTED)
        assert activity.check(vault, full=True) == ()
    with staff.at_work("keeper") as vault:
        assert PROTECTED in vault.tiers
        rotation.rotate(vault, PROTECTED)
        assert activity.check(vault, full=True) == ()


def test_who_was_removed_is_not_brought_back_by_a_certificate(staff: Staff) -> None:
    with staff.founder() as vault:
        members.remove(vault, staff.codes["keeper"])
    with staff.at_work("coordinator") as vault:
        with vault.read() as tx:
            known = every(tx.connection, vault.keys.organisation)
        gone = next(one for one in known if one.code == staff.codes["keeper"])
        kinds = {**gone.kinds, PROTECTED: 1}
        with vault.write("member") as tx:
            back = replace(gone, state=storage.ACTIVE, seat=SEAT, roles=ALL, kinds=kinds)
            storage.issue(tx, back)
    with staff.founder() as vault, pytest.raises(CertificateForged):
        rotation.rotate(vault, PROTECTED)


def test_a_note_that_was_altered_is_found_by_the_log_of_the_part(staff: Staff) -> None:
    row = holders.ROW + staff.codes["keeper"]
    with staff.founder() as vault:
        behind(vault, f"UPDATE protected.meta SET value = 'x' WHERE key = '{row}'")  # noqa: S608 - ours
        assert "announcement_forged" in codes(activity.check(vault, full=True))
        assert "certificate_forged" in codes(activity.check(vault))


def test_a_keeper_mends_it_by_removing_them_and_by_new_sheets(staff: Staff) -> None:
    with staff.at_work("coordinator") as vault:
        for forge, _ in FORGERIES.values():
            forge(vault)
    with staff.at_work("keeper") as vault:
        members.remove(vault, "D-09")
        ceremony = recovery.begin(vault)
        ceremony.confirm([" ".join(sheet.words) for sheet in ceremony.sheets[:3]])
        rotation.rotate(vault, PROTECTED)
        assert activity.check(vault, full=True) == ()
