# SPDX-License-Identifier: Apache-2.0
"""Every reference is decided on; what was erased once does not come back from a backup."""

from __future__ import annotations

import pytest

from registry.domain.entities import all_fields
from registry.domain.fields import RecordId
from registry.services import activity, erasure, records
from registry.services.vaults import Vault
from registry.storage import erasing
from registry.storage.erasing import Tombstone
from tests.services.erasable import NUMBER, erasable, words_left
from tests.storage.decrypted import decrypted


@pytest.fixture
def world(vault: Vault) -> dict[str, str]:
    return erasable(vault)


def test_what_was_erased_is_erased_again_where_it_comes_back(
    vault: Vault, world: dict[str, str]
) -> None:
    stone = Tombstone(record=records.get(vault, world["v"]).id, kind="victim", at="2026", unit=9)
    elsewhere = Tombstone(record="f" * 32, kind="victim", at="2026", unit=9)
    with vault.write("deaccession") as tx:
        assert erasing.apply(tx, [stone, elsewhere]).count == 6
    assert words_left(vault) == []
    with vault.read() as tx:
        known = {one.record for one in erasing.every(tx.connection)}
    assert {stone.record, elsewhere.record} < known
    with vault.write("deaccession") as tx:
        assert erasing.apply(tx, [stone, elsewhere]).count == 0
    assert activity.check(vault, full=True) == ()


def test_a_keeper_finishes_what_was_restored_without_the_protected_key(
    vault: Vault, world: dict[str, str]
) -> None:
    stone = Tombstone(record=records.get(vault, world["v"]).id, kind="victim", at="2026", unit=9)
    with vault.write("deaccession") as tx:
        tx.tiers = frozenset({"registry"})
        erasing.apply(tx, [stone])
    assert NUMBER in decrypted(vault)
    assert erasure.sweep(vault) >= 1
    assert words_left(vault) == []
    assert erasure.sweep(vault) == 0


def test_every_reference_is_decided_on() -> None:
    declared = {field.key for field in all_fields() if field.value_type is RecordId}
    assert erasing.POINTERS.keys() == declared
    assert declared >= erasing.ALONG
