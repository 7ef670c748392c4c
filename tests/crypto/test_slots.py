# SPDX-License-Identifier: Apache-2.0
"""A passphrase opens the one slot it was made for, in its place and at its cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from registry.crypto import signatures, slots
from registry.crypto.header import SLOT_SIZE, SLOTS, Header, HeaderDamaged
from registry.crypto.kdf import FOR_TESTS, KdfCost, stretch
from registry.crypto.passphrase import Passphrase, PassphraseEmpty
from registry.crypto.slots import PassphraseWeak, WrongPassphrase, open_slot, with_passphrase
from registry.crypto.vaultkeys import admit, unlock
from tests.crypto.conftest import CANARY, Founded, flipped, resealed

ROOT = bytes(range(32))


def test_each_of_the_sixteen_slots_opens_and_says_which_it_is(founded: Founded) -> None:
    empty = replace(founded[0], slots=slots.unused_slots())
    for position in range(SLOTS):
        one = Passphrase.from_text(f"member {position}")
        opened = open_slot(with_passphrase(empty, position, one, ROOT), one)
        assert opened.position == position
        assert opened.root == ROOT
        assert opened.organisation == empty.organisation


def test_a_wrong_or_an_empty_passphrase_opens_nothing(founded: Founded) -> None:
    for wrong in (CANARY[:-1], CANARY + "x", "a" * 100_000):
        with pytest.raises(WrongPassphrase):
            unlock(founded[0], Passphrase.from_text(wrong))
    wiped = Passphrase.from_text(CANARY)
    wiped.wipe()
    with pytest.raises(PassphraseEmpty):
        unlock(founded[0], wiped)


def move(made: Header, keys_seat: int) -> Header:
    place = (keys_seat + 1) % SLOTS
    return made.with_slot(place, made.slots[keys_seat]).with_slot(keys_seat, made.slots[place])


def test_a_moved_slot_does_not_open(founded: Founded, passphrase: Passphrase) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(move(founded[0], founded[1].seat), passphrase)


def test_without_its_position_bound_a_moved_slot_would_open(
    founded: Founded, passphrase: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "_bound_to", lambda header, _: header.binding())
    monkeypatch.setattr(slots, "derive", lambda stretched, *_: stretched)
    made = with_passphrase(founded[0], founded[1].seat, passphrase, ROOT)
    assert open_slot(move(made, founded[1].seat), passphrase).root == ROOT


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(memory_kib=9, iterations=1, lanes=1),
        KdfCost(memory_kib=8, iterations=2, lanes=1),
        KdfCost(memory_kib=16, iterations=1, lanes=2),
    ],
)
def test_a_header_with_another_cost_does_not_open_the_slot(
    founded: Founded, passphrase: Passphrase, cost: KdfCost
) -> None:
    altered = replace(founded[0], cost=cost)
    with pytest.raises(WrongPassphrase):
        unlock(altered, passphrase)


def test_the_binding_alone_refuses_a_weakened_cost_even_for_the_right_key(
    founded: Founded, passphrase: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, altered = founded[0], replace(founded[0], cost=replace(FOR_TESTS, iterations=2))
    stretched = stretch(passphrase, made.salt, made.cost)
    assert slots._opened(made, stretched)
    assert not slots._opened(altered, stretched)
    monkeypatch.setattr(slots, "_bound_to", lambda *_: made.binding() + bytes([founded[1].seat]))
    assert slots._opened(altered, stretched)


def test_a_vault_signed_anew_by_a_stranger_is_damage_not_a_wrong_passphrase(
    founded: Founded, passphrase: Passphrase
) -> None:
    stranger = Ed25519PrivateKey.generate()
    public = signatures.public_bytes(stranger)
    forged = replace(founded[0], organisation=public, protected_epoch=9).signed_by(stranger)
    assert Header.from_bytes(forged.to_bytes()) == forged
    with pytest.raises(HeaderDamaged):
        unlock(forged, passphrase)


def test_a_flip_in_the_own_slot_refuses_and_in_an_unused_one_changes_nothing(
    founded: Founded, passphrase: Passphrase
) -> None:
    made, keys = founded
    unused = (keys.seat + 5) % SLOTS
    for position in range(SLOT_SIZE):
        own = made.with_slot(keys.seat, flipped(made.slots[keys.seat], position))
        assert Header.from_bytes(resealed(own.to_bytes())) == own
        with pytest.raises(WrongPassphrase):
            open_slot(own, passphrase)
        other = made.with_slot(unused, flipped(made.slots[unused], position))
        assert open_slot(other, passphrase).position == keys.seat


def test_a_passphrase_of_another_member_is_refused_as_too_weak(
    founded: Founded, passphrase: Passphrase
) -> None:
    made, keys = founded
    with pytest.raises(PassphraseWeak):
        admit(made, keys, passphrase, (keys.seat + 1) % SLOTS, ("registry",))
    renewed = with_passphrase(made, keys.seat, passphrase, ROOT)
    assert open_slot(renewed, passphrase).root == ROOT
