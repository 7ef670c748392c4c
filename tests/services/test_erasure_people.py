# SPDX-License-Identifier: Apache-2.0
"""Who erases: two people of whom the second is there and fit for it, with grounds written down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from registry.crypto.header import read_header
from registry.crypto.signatures import canonical_json, is_signed
from registry.crypto.vaultkeys import unlock
from registry.domain.roles import Role
from registry.services import activity, erasure, records
from registry.services.erasure import Order
from registry.services.vaults import Passphrase, Vault
from registry.storage import certificates
from registry.storage.vault import RoleLacks
from tests.services.erasable import NAME, bodies, erasable, order
from tests.services.invented_vaults import PASSPHRASE, record
from tests.services.staff import Staff, staffed, word


@pytest.fixture
def world(vault: Vault) -> dict[str, str]:
    return erasable(vault)


@pytest.mark.parametrize(
    "wrong", [Order(ref="", reason=" ", grounds="x"), Order(ref="", reason="x", grounds="")]
)
def test_an_erasure_without_written_grounds_is_refused(
    vault: Vault, world: dict[str, str], wrong: Order
) -> None:
    with pytest.raises(erasure.ErasureUngrounded):
        erasure.erase(vault, Order(ref=world["v"], reason=wrong.reason, grounds=wrong.grounds))
    assert records.get(vault, world["v"]).ref == world["v"]


def test_a_record_of_no_person_is_not_erased(vault: Vault, world: dict[str, str]) -> None:
    with pytest.raises(erasure.NotErasable):
        erasure.erase(vault, order(world["event"]))


def require_second(vault: Vault, told: dict[str, Any], code: str) -> None:
    """Require that ``code`` signed what the log says was decided."""
    (second,) = told["second"]
    decided = {
        "vault": vault.keys.vault_id.hex(),
        "ref": told["about"],
        "reason": told["reason"],
        "grounds": told["grounds"][0],
    }
    with vault.read() as tx:
        known = certificates.every(tx.connection, vault.keys.organisation)
    key = next(bytes.fromhex(one.verify_key) for one in known if one.code == code)
    signature = bytes.fromhex(second["signature"])
    assert is_signed(key, erasure.CONTEXT, canonical_json(decided), signature)
    assert second["code"] == code


def test_two_people_decide_and_the_second_signs(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "s.sijill", "keeper", "coordinator", "documenter")
    with staff.at_work("keeper") as vault:
        ref, other = record(vault, "victim", names=NAME), record(vault, "victim", names=NAME)
        with pytest.raises(erasure.SecondPersonNeeded):
            erasure.erase(vault, order(ref))
        for unfit in (word("keeper"), word("documenter")):
            with pytest.raises(erasure.SecondPersonUnfit):
                erasure.erase(vault, order(ref), unfit)
        assert records.get(vault, ref).ref == ref
        erasure.erase(vault, order(ref), word("coordinator"))
        erasure.erase(vault, order(other), Passphrase.from_text(PASSPHRASE))
        told = bodies(vault, "protected")
        mine = next(one for one in told if one["about"] == ref and "second" in one)
        require_second(vault, mine, staff.codes["coordinator"])
        assert activity.check(vault, full=True) == ()
    with staff.at_work("documenter") as vault, pytest.raises(RoleLacks):
        erasure.erase(vault, order("V-AAAAAAAA"))
    with staff.at_work("coordinator") as vault, pytest.raises(RoleLacks):
        erasure.erase(vault, order("V-AAAAAAAA"))


@pytest.mark.parametrize(
    ("guard", "value"), [("SECOND", frozenset(Role)), ("unlock", None), ("one_person", None)]
)
def test_without_its_guard_an_unfit_second_person_would_do(
    tmp_path: Path,
    guard: str,
    value: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    staff = staffed(tmp_path / "s.sijill", "keeper", "documenter")
    with staff.at_work("keeper") as vault:
        ref = record(vault, "victim", names=NAME)
        if guard == "one_person":
            monkeypatch.setattr(Vault, guard, True)
            erasure.erase(vault, order(ref))
        else:
            monkeypatch.setattr(erasure, guard, value or (lambda *_: _founders(staff)))
            erasure.erase(vault, order(ref), word("documenter"))
        with vault.read() as tx:
            assert not tx.ids_of_refs([ref])


def _founders(staff: Staff) -> Any:  # noqa: ANN401 - keys
    return unlock(read_header(staff.path), Passphrase.from_text(PASSPHRASE))
