# SPDX-License-Identifier: Apache-2.0
"""The recovery key opens the vault for which it was made last, and no other."""

from __future__ import annotations

import hmac

import pytest

from registry.crypto import recoverykeys, slots
from registry.crypto.admission import admit, give, without_grants
from registry.crypto.grants import KINDS, ForgedGrant, TierNotGranted
from registry.crypto.header import SIZE, SLOTS, Header, HeaderDamaged
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.keyring import MemberKeys
from registry.crypto.passphrase import Passphrase
from registry.crypto.recoverykeys import (
    RECOVERY_SEAT,
    RecoveryOfAnotherVault,
    make_recovery,
    open_recovery,
)
from registry.crypto.sealing import seal
from registry.crypto.vaultkeys import found, unlock
from tests.crypto.conftest import CANARY, Founded


def test_the_root_opens_everything_its_maker_had(founded: Founded) -> None:
    header, keeper = founded
    header, root, public = make_recovery(header, keeper)
    opened = open_recovery(Header.from_bytes(header.to_bytes()), root)
    assert (opened.kinds, opened.seat) == (KINDS, RECOVERY_SEAT)
    assert opened.member.public == public
    for tier in ("registry", "protected"):
        assert opened.tier(tier).secret == keeper.tier(tier).secret
    assert len(root) == slots.ROOT_SIZE
    assert any(root)


def test_from_the_root_a_new_passphrase_is_made(founded: Founded) -> None:
    header, root, _ = make_recovery(*founded)
    recovered = open_recovery(header, root)
    word = Passphrase.from_text("a new beginning")
    header, _ = admit(header, recovered, word, (founded[1].seat + 1) % SLOTS, KINDS)
    assert unlock(header, word).kinds == KINDS


def test_a_header_with_recovery_looks_like_one_without(founded: Founded) -> None:
    header, root, public = make_recovery(*founded)
    assert len(header.to_bytes()) == SIZE
    assert {grant[1119] >> 7 for grant in header.grants} == {0}
    for trace in (bytes(root), public.verify_key, public.sealing_key[-32:]):
        assert trace not in header.to_bytes()


def test_a_later_recovery_key_ends_the_earlier(founded: Founded) -> None:
    header, earlier, _ = make_recovery(*founded)
    header, later, _ = make_recovery(header, founded[1])
    assert open_recovery(header, later).kinds == KINDS
    with pytest.raises(RecoveryOfAnotherVault):
        open_recovery(header, earlier)


def test_a_root_opens_no_other_vault_and_no_vault_without_recovery(founded: Founded) -> None:
    _, root, _ = make_recovery(*founded)
    other, keys = found(Passphrase.from_text(CANARY), FOR_TESTS)
    for header in (other, make_recovery(other, keys)[0], founded[0]):
        with pytest.raises(RecoveryOfAnotherVault):
            open_recovery(header, root)


def test_a_coordinator_cannot_put_the_protected_tier_in_recovery(founded: Founded) -> None:
    header, keeper = founded
    word = Passphrase.from_text("coordinator")
    seat = (keeper.seat + 1) % SLOTS
    header, _ = admit(header, keeper, word, seat, ("registry", "organisation"))
    header, root, _ = make_recovery(header, unlock(header, word))
    assert open_recovery(header, root).kinds == ("registry", "organisation")
    low, _ = admit(founded[0], keeper, word, seat, ("registry", "protected"))
    with pytest.raises(TierNotGranted):
        make_recovery(low, unlock(low, word))


def test_a_member_who_fills_the_recovery_seat_recovers_nothing_more_than_they_had(
    founded: Founded,
) -> None:
    header, keeper = founded
    header, true_root, _ = make_recovery(header, keeper)
    word = Passphrase.from_text("an insider")
    header, _ = admit(header, keeper, word, (keeper.seat + 1) % SLOTS, ("registry",))
    insider = unlock(header, word)
    own_root = bytes(range(32))
    own = MemberKeys.from_root(own_root)
    header = without_grants(header, RECOVERY_SEAT)
    with pytest.raises(TierNotGranted):
        give(header, insider, RECOVERY_SEAT, own.sealing_key.public, "registry")
    header = header.with_grant(
        recoverykeys._CHECK_ROW, check_row(own_root, header, header.organisation)
    )
    assert open_recovery(header, own_root).kinds == ()
    # Nor does anyone take the sheets of the family for damaged: they are of another seat.
    with pytest.raises(RecoveryOfAnotherVault):
        open_recovery(header, true_root)


def check_row(root: bytes, header: Header, organisation: bytes, made_by: bytes = b"") -> bytes:
    """What somebody who read the source puts in the fourth row for the key of ``root``."""
    mac = recoverykeys._mac(made_by or root, header, organisation)
    public = MemberKeys.from_root(root).sealing_key.public
    return seal(public, organisation + mac + recoverykeys._PADDING, recoverykeys._info(header))


def test_a_check_row_that_another_sealed_to_the_recovery_key_is_not_believed(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, root, _ = make_recovery(*founded)
    forged = check_row(bytes(root), header, header.organisation, made_by=bytes(32))
    header = header.with_grant(recoverykeys._CHECK_ROW, forged)
    with pytest.raises(RecoveryOfAnotherVault):
        open_recovery(header, root)
    monkeypatch.setattr(hmac, "compare_digest", lambda *_: True)
    assert open_recovery(header, root).kinds == KINDS


def test_a_header_given_to_another_organisation_is_damage_to_recovery_too(
    founded: Founded, passphrase: Passphrase
) -> None:
    header, root, _ = make_recovery(*founded)
    stranger, stranger_keys = found(passphrase, FOR_TESTS)
    assert stranger_keys.organisation_key is not None
    forged = Header(
        vault_id=header.vault_id,
        demo=False,
        cost=header.cost,
        salt=header.salt,
        organisation=stranger.organisation,
        slots=header.slots,
        grants=header.grants,
    ).signed_by(stranger_keys.organisation_key)
    with pytest.raises(HeaderDamaged):
        open_recovery(forged, root)


def test_a_forged_grant_in_the_recovery_seat_is_refused(founded: Founded) -> None:
    header, root, public = make_recovery(*founded)
    stranger, stranger_keys = found(Passphrase.from_text(CANARY), FOR_TESTS)
    alike = Header(
        vault_id=header.vault_id,
        demo=False,
        cost=stranger.cost,
        salt=stranger.salt,
        organisation=stranger.organisation,
        slots=stranger.slots,
        grants=stranger.grants,
    )
    slipped = give(alike, stranger_keys, RECOVERY_SEAT, public.sealing_key, "protected")
    row = RECOVERY_SEAT * 4 + KINDS.index("protected")
    with pytest.raises(ForgedGrant):
        open_recovery(header.with_grant(row, slipped.grants[row]), root)
