# SPDX-License-Identifier: Apache-2.0
"""A journey without the protected file: truly absent, told from a loss, and brought back whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.crypto.grants import TierNotGranted
from registry.domain.fields import WITHHELD
from registry.services import activity, backups, records, rotation, travel
from registry.services.rotation import ProtectedIsAway
from registry.services.travel import NotTheFileTaken, ProtectedIsHere, TravelTargetThere
from registry.services.vaults import Vault
from registry.storage import facts
from registry.storage.inbox import waiting
from registry.storage.scrutiny import AWAY, DatabaseMissing
from registry.storage.vault import RoleLacks
from tests.services.backed_up import back_up, bring_back
from tests.services.invented_vaults import contents, open_again, record, record_canaries

PROTECTED = "protected.e1.db"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder on another medium."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "protected.file"


def test_what_was_taken_is_not_in_the_vault_and_its_values_are_withheld(
    vault: Vault, stick: Path
) -> None:
    refs = record_canaries(vault)
    held = records.get(vault, refs["statement"])
    travel.leave(vault, stick)
    assert vault.protected_is_away
    assert not (vault.path / PROTECTED).exists()
    assert getattr(records.get(vault, refs["statement"]), "verbatim", None) is WITHHELD
    assert getattr(held, "verbatim", None) is not WITHHELD
    assert "protected" not in vault.keys.tiers
    assert activity.check(vault, full=True) == ()


def test_the_next_session_says_that_it_is_away_and_not_that_it_is_damaged(
    vault: Vault, stick: Path
) -> None:
    record_canaries(vault)
    taken = travel.leave(vault, stick)
    vault.close()
    again = open_again(vault.path)
    assert again.protected_is_away
    assert travel.away(again) == taken
    assert again.tiers == {"registry"}
    with pytest.raises(ProtectedIsAway):
        rotation.rotate(again, "protected")
    with pytest.raises(ProtectedIsAway):
        travel.leave(again, stick.with_name("other"))
    again.close()


def test_a_protected_file_that_is_missing_without_a_note_is_damage(
    vault: Vault, stick: Path
) -> None:
    travel.leave(vault, stick)
    with vault.write("travel") as tx:
        facts.forget(tx.connection, "registry", [AWAY])
        tx.unit("registry")
    vault.close()
    with pytest.raises(DatabaseMissing):
        open_again(vault.path)


def test_what_is_written_on_the_way_waits_sealed_for_the_return(vault: Vault, stick: Path) -> None:
    travel.leave(vault, stick)
    ref = record(vault, "person", names="متخيَّلة على الطريق")
    assert getattr(records.get(vault, ref), "names", None) is WITHHELD
    with vault.read() as tx:
        assert waiting(tx.connection) == 1


def test_the_very_file_comes_back_and_everything_reads_again(vault: Vault, stick: Path) -> None:
    refs = record_canaries(vault)
    held = records.get(vault, refs["statement"])
    travel.leave(vault, stick)
    record(vault, "incident", title_ar="حادثة متخيَّلة")
    travel.bring_back(vault, stick)
    vault.close()
    again = open_again(vault.path)
    assert again.tiers == {"registry", "protected"}
    assert not again.protected_is_away
    assert records.get(again, refs["statement"]) == held
    assert activity.check(again, full=True) == ()
    assert stick.exists()
    again.close()


def test_another_file_is_not_taken_for_it(vault: Vault, stick: Path) -> None:
    travel.leave(vault, stick)
    stick.write_bytes(stick.read_bytes()[:-1] + b"\0")
    before = contents(vault.path)
    with pytest.raises(NotTheFileTaken):
        travel.bring_back(vault, stick)
    assert contents(vault.path) == before


def test_a_file_put_back_by_hand_ends_the_journey_and_a_later_loss_is_one(
    vault: Vault, stick: Path
) -> None:
    travel.leave(vault, stick)
    vault.close()
    (vault.path / PROTECTED).write_bytes(stick.read_bytes())
    again = open_again(vault.path)
    assert again.tiers == {"registry", "protected"}
    with pytest.raises(ProtectedIsHere):
        travel.bring_back(again, stick)
    again.close()
    (vault.path / PROTECTED).unlink()
    with pytest.raises(DatabaseMissing):
        open_again(vault.path)


def test_a_copy_that_fails_leaves_the_file_in_its_place(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = record_canaries(vault)
    copied = travel._copied
    monkeypatch.setattr(travel, "_copied", lambda *given: (copied(*given)[0], "0" * 64))
    with pytest.raises(NotTheFileTaken):
        travel.leave(vault, stick)
    assert not stick.exists()
    assert (vault.path / PROTECTED).exists()
    assert vault.tiers == {"registry", "protected"}
    assert getattr(records.get(vault, refs["statement"]), "verbatim", None) is not WITHHELD


def test_it_goes_over_nothing_and_not_into_the_vault(vault: Vault, stick: Path) -> None:
    stick.write_bytes(b"something")
    for target in (stick, vault.path / "drafts" / "protected"):
        with pytest.raises(TravelTargetThere):
            travel.leave(vault, target)
    assert stick.read_bytes() == b"something"


def test_who_cannot_open_it_does_not_take_it_away(documenter: Vault, stick: Path) -> None:
    with pytest.raises((TierNotGranted, RoleLacks)):
        travel.leave(documenter, stick)
    assert (documenter.path / PROTECTED).exists()


def test_a_backup_made_on_the_way_says_what_it_lacks(vault: Vault, stick: Path) -> None:
    travel.leave(vault, stick)
    made = backups.make(vault, vault.path.parent / "way.sijill-backup")
    assert made.absent == ("protected",)
    back = open_again(bring_back(made.file))
    assert back.protected_is_away
    back.close()
    assert back_up(vault, "second").exists()


def test_the_registry_may_begin_an_epoch_meanwhile(vault: Vault, stick: Path) -> None:
    refs = record_canaries(vault)
    held = records.get(vault, refs["statement"])
    travel.leave(vault, stick)
    rotation.rotate(vault, "registry")
    travel.bring_back(vault, stick)
    vault.close()
    again = open_again(vault.path)
    assert again.tiers == {"registry", "protected"}
    assert records.get(again, refs["statement"]) == held
    assert activity.check(again, full=True) == ()
    rotation.rotate(again, "protected")
    back = open_again(bring_back(back_up(again)))
    assert records.get(back, refs["statement"]) == held
    assert activity.check(back, full=True) == ()
    back.close()
    again.close()
