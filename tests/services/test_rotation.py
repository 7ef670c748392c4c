# SPDX-License-Identifier: Apache-2.0
"""Who is given the new epoch of a tier, and who is left out of it."""

from __future__ import annotations

import pytest

from registry.crypto.passphrase import Passphrase
from registry.crypto.vaultkeys import TierNotGranted, unlock
from registry.services import members, rotation
from registry.services.vaults import Vault
from registry.storage.engine import DatabaseDamaged
from tests.services.invented_vaults import OTHER_PASSPHRASE, open_again, record_canaries

TIERS = ("registry", "protected")
THIRD = "third invented phrase lantern"


def test_a_removed_member_opens_no_file_of_the_new_epoch(vault: Vault) -> None:
    record_canaries(vault)
    code = members.admit(vault, ["keeper"], Passphrase.from_text(OTHER_PASSPHRASE))
    theirs = unlock(vault.header, Passphrase.from_text(OTHER_PASSPHRASE))
    members.remove(vault, code)
    assert rotation.due(vault) == ("protected",)
    rotation.rotate(vault, "protected")
    assert rotation.due(vault) == ()
    for tier in TIERS:
        stolen = bytes(theirs.tier(tier).database_key)
        assert stolen != bytes(vault.keys.tier(tier).database_key)
        vault.keys.tier(tier).database_key[:] = stolen
    with pytest.raises(DatabaseDamaged):
        vault.reopen(vault.header, vault.keys)


def test_who_stays_gets_the_new_key_and_who_lost_the_role_does_not(vault: Vault) -> None:
    codes = [
        members.admit(vault, roles, Passphrase.from_text(word))
        for roles, word in ((["keeper"], OTHER_PASSPHRASE), (["keeper"], THIRD))
    ]
    members.change_roles(vault, codes[1], ["documenter"])
    assert rotation.due(vault) == ("protected",)
    rotation.rotate(vault, "protected")
    vault.close()
    for word, tiers in ((OTHER_PASSPHRASE, set(TIERS)), (THIRD, {"registry"})):
        opened = open_again(vault.path, word)
        assert opened.tiers == tiers
        opened.close()


def test_a_coordinator_begins_an_epoch_of_the_registry_only(vault: Vault) -> None:
    members.admit(vault, ["coordinator"], Passphrase.from_text(OTHER_PASSPHRASE))
    vault.close()
    coordinator = open_again(vault.path, OTHER_PASSPHRASE)
    with pytest.raises(TierNotGranted):
        rotation.rotate(coordinator, "protected")
    rotation.rotate(coordinator, "registry")
    coordinator.close()
    keeper = open_again(vault.path)
    assert (keeper.header.registry_epoch, keeper.header.protected_epoch) == (2, 1)
    assert keeper.tiers == set(TIERS)
    keeper.close()
