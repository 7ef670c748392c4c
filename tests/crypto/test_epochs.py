# SPDX-License-Identifier: Apache-2.0
"""A new epoch: those who stay hold its secret, those who went hold only what they had."""

from __future__ import annotations

import pytest

from registry.crypto import epochs
from registry.crypto.admission import admit, remove
from registry.crypto.epochs import new_epoch
from registry.crypto.grants import KINDS, TierNotGranted, row_of
from registry.crypto.header import SEATS, SLOTS, Header
from registry.crypto.openkeys import OpenKeys
from registry.crypto.passphrase import Passphrase
from registry.crypto.recoverykeys import RECOVERY_SEAT, make_recovery, open_recovery
from registry.crypto.vaultkeys import unlock
from tests.crypto.conftest import Founded

GONE, STAYS = "who has gone away", "who stays with us"


def word(text: str) -> Passphrase:
    return Passphrase.from_text(text)


def staffed(founded: Founded) -> tuple[Header, OpenKeys, list[tuple[int, bytes]]]:
    """A keeper, one who stays and one who will go; return the holders who stay."""
    header, keeper = founded
    stays, goes = (keeper.seat + 1) % SLOTS, (keeper.seat + 2) % SLOTS
    header, public = admit(header, keeper, word(STAYS), stays, ("registry",))
    header, _ = admit(header, keeper, word(GONE), goes, ("registry",))
    holders = [(keeper.seat, keeper.member.sealing_key.public), (stays, public.sealing_key)]
    return header, keeper, holders


def test_those_who_stay_have_the_new_secret_and_who_went_has_not(
    founded: Founded, passphrase: Passphrase
) -> None:
    header, keeper, holders = staffed(founded)
    before = unlock(header, word(GONE))
    after, fresh = new_epoch(header, keeper, "registry", holders)
    assert after.epoch("registry") == fresh.epoch == 2
    assert after.epoch("protected") == 1
    for who in (passphrase, word(STAYS)):
        assert unlock(after, who).tier("registry").database_key == fresh.database_key
    gone = unlock(after, word(GONE))
    assert gone.kinds == ()
    assert before.tier("registry").database_key != fresh.database_key
    with pytest.raises(TierNotGranted):
        gone.tier("registry")


def test_a_new_epoch_leaves_the_other_tier_as_it_was(
    founded: Founded, passphrase: Passphrase
) -> None:
    header, keeper, holders = staffed(founded)
    after, _ = new_epoch(header, keeper, "registry", holders)
    assert Header.from_bytes(after.to_bytes()) == after
    opened = unlock(after, passphrase)
    assert opened.kinds == KINDS
    assert opened.tier("protected").secret == keeper.tier("protected").secret


def test_every_row_of_the_tier_changes_so_that_nothing_tells_who_stayed(founded: Founded) -> None:
    header, keeper, holders = staffed(founded)
    after, _ = new_epoch(header, keeper, "registry", holders)
    changed = {row for row in range(len(header.grants)) if header.grants[row] != after.grants[row]}
    assert changed == {row_of(seat, "registry") for seat in range(SEATS)}


def test_if_old_rows_were_left_the_change_would_tell(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, keeper, holders = staffed(founded)
    monkeypatch.setattr(epochs, "take_away", lambda header, *_: header)
    after, _ = new_epoch(header, keeper, "registry", holders)
    changed = [row for row in range(len(header.grants)) if header.grants[row] != after.grants[row]]
    assert len(changed) == len(holders)


def test_the_recovery_key_comes_along(founded: Founded) -> None:
    header, keeper, holders = staffed(founded)
    header, root, public = make_recovery(header, keeper)
    after, fresh = new_epoch(
        header, keeper, "registry", [*holders, (RECOVERY_SEAT, public.sealing_key)]
    )
    assert open_recovery(after, root).tier("registry").secret == fresh.secret
    without, _ = new_epoch(header, keeper, "registry", holders)
    assert open_recovery(without, root).kinds == ("protected", "organisation")


def test_who_lacks_the_tier_or_the_organisations_key_begins_no_epoch(founded: Founded) -> None:
    header, keeper = founded
    seat = (keeper.seat + 1) % SLOTS
    for kinds, lacking in (
        (("registry", "organisation"), "protected"),
        (("registry", "protected"), "organisation"),
    ):
        other, _ = admit(header, keeper, word(STAYS), seat, kinds)
        with pytest.raises(TierNotGranted) as refused:
            new_epoch(other, unlock(other, word(STAYS)), "protected", [])
        assert refused.value.data == {"tier": lacking}


def test_an_epoch_of_no_tier_is_a_bug(founded: Founded) -> None:
    with pytest.raises(KeyError):
        founded[0].with_next_epoch("organisation")


def test_the_keys_of_past_epochs_stay_beside_the_new_newest_first(founded: Founded) -> None:
    header, keeper = founded
    keys, holders = keeper, [(keeper.seat, keeper.member.sealing_key.public)]
    for _ in range(2):
        header, fresh = new_epoch(header, keys, "protected", holders)
        keys = keys.renewed(fresh)
    assert [one.epoch for one in keys.every_epoch("protected")] == [3, 2, 1]
    assert [one.epoch for one in keys.every_epoch("registry")] == [1]
    assert keys.every_epoch("protected")[2].secret == keeper.tier("protected").secret
    assert keeper.past == {}
    keys.wipe()
    assert not any(one.secret for one in keys.every_epoch("protected"))


def test_after_a_removal_and_a_new_epoch_the_whole_old_seat_opens_nothing(
    founded: Founded,
) -> None:
    header, keeper, holders = staffed(founded)
    goes = (keeper.seat + 2) % SLOTS
    after, _ = new_epoch(remove(header, goes), keeper, "registry", holders)
    revived = after.with_slot(goes, header.slots[goes])
    for row in range(goes * 4, goes * 4 + 4):
        revived = revived.with_grant(row, header.grants[row])
    assert unlock(revived, word(GONE)).kinds == ()
