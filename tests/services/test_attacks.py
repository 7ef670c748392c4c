# SPDX-License-Identifier: Apache-2.0
"""Role by role: without the protected key nothing of the protected part is read.

Each attack has its control: with a keeper's keys the same hands get in.
"""

from __future__ import annotations

import pytest

from registry.crypto.grants import KINDS, row_of
from registry.services import inbox
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import CANARIES
from tests.services.office import EVIDENCE, LOW, SEALED, Office, office
from tests.services.staff import opened
from tests.services.thief import PURPOSES, purposes_in_the_source
from tests.storage.decrypted import decrypted, rows_of

__all__ = ["office"]


def test_the_thief_knows_every_purpose_that_keys_are_made_for() -> None:
    assert set(PURPOSES) == purposes_in_the_source()


@pytest.mark.parametrize("role", LOW)
def test_database_no_key_of_a_low_role_opens_the_protected_file(office: Office, role: str) -> None:
    assert office.thief(role).opened_databases() == {"registry.e1.db"}


@pytest.mark.parametrize("role", LOW)
def test_database_the_registry_file_holds_no_word_of_the_protected(
    office: Office, role: str
) -> None:
    with opened(office.staff.path, office.passphrase(role)) as vault:
        pages = decrypted(vault, "registry") + rows_of(vault, "registry")
    assert [word for word in (*CANARIES[3:], SEALED, EVIDENCE) if word in pages] == []
    assert CANARIES[1] in pages  # the dead are named in the registry: it was read


@pytest.mark.parametrize("role", LOW)
def test_evidence_no_key_of_a_low_role_opens_what_is_protected(office: Office, role: str) -> None:
    found = office.thief(role).opened_evidence()
    assert len(found) == 1
    assert not found & office.evidence


@pytest.mark.parametrize("role", LOW)
def test_grant_a_low_role_opens_its_own_rows_and_no_others(office: Office, role: str) -> None:
    with opened(office.staff.path, office.passphrase(role)) as vault:
        own = {row_of(vault.keys.seat, kind) for kind in vault.keys.kinds}
    assert set(office.thief(role).opened_grants()) == own


@pytest.mark.parametrize("role", LOW)
def test_inbox_a_low_role_opens_no_item_not_even_its_own(office: Office, role: str) -> None:
    thief = office.thief(role)
    with opened(office.staff.path, office.passphrase(role)) as vault:
        assert thief.opened_items(vault) == []
        with pytest.raises(RoleLacks):
            inbox.take_in(vault)


def test_with_a_keepers_keys_the_same_hands_open_everything(office: Office) -> None:
    assert office.keeper.opened_databases() == {"registry.e1.db", "protected.e1.db"}
    assert office.evidence < office.keeper.opened_evidence()
    assert len(office.keeper.opened_grants()) == len(KINDS)
    with office.staff.at_work("keeper") as vault:
        assert len(office.keeper.opened_items(vault)) == 1
