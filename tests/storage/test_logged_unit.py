# SPDX-License-Identifier: Apache-2.0
"""A unit of work appends one signed entry to each file it touched, and none to the others."""

from __future__ import annotations

import pytest

from registry.services import activity
from registry.services.vaults import Vault
from registry.storage import custody
from registry.storage.logged_unit import LoggedUnit


def heads(vault: Vault) -> dict[str, int]:
    with vault.read() as tx:
        found = {tier: custody.head(tx.connection, tier) for tier in sorted(tx.tiers)}
    return {tier: entry.seq for tier, entry in found.items() if entry is not None}


def test_a_unit_that_touches_nothing_is_not_logged(vault: Vault) -> None:
    before = heads(vault)
    with vault.write("capture") as tx:
        assert isinstance(tx, LoggedUnit)
    assert heads(vault) == before


def test_only_the_file_that_was_touched_gets_an_entry_with_what_was_told(vault: Vault) -> None:
    before = heads(vault)
    with vault.write("capture", about="V-00000000") as tx:
        number = tx.unit("registry")
        tx.tell("registry", "noticed", "first")
        tx.tell("registry", "noticed", "second")
    assert heads(vault) == before | {"registry": before["registry"] + 1}
    with vault.read() as tx:
        entry = custody.head(tx.connection, "registry")
    assert entry is not None
    assert (entry.seq, entry.body["noticed"]) == (number, ["first", "second"])
    assert "also" not in entry.body
    assert activity.check(vault, full=True) == ()


def test_a_unit_over_both_files_says_so_in_the_registry_and_keeps_its_reason_protected(
    vault: Vault,
) -> None:
    with vault.write("capture", "a reason that names somebody") as tx:
        tx.unit("protected")
        tx.unit("registry")
    with vault.read() as tx:
        found = {tier: custody.head(tx.connection, tier) for tier in ("registry", "protected")}
    reasons = {tier: entry.body["reason"] for tier, entry in found.items() if entry is not None}
    assert reasons == {"registry": "", "protected": "a reason that names somebody"}
    assert found["registry"] is not None
    assert found["registry"].body["also"] == 1


def test_a_unit_that_fails_leaves_no_entry(vault: Vault) -> None:
    before = heads(vault)
    with pytest.raises(RuntimeError):
        _begin_and_fail(vault)
    assert heads(vault) == before


def _begin_and_fail(vault: Vault) -> None:
    with vault.write("capture") as tx:
        tx.unit("registry")
        raise RuntimeError
