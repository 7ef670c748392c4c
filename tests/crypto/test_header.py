# SPDX-License-Identifier: Apache-2.0
"""The header's bytes: one spelling, every flip refused, nothing about who."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.crypto import grants, header, signatures
from registry.crypto.header import Header, HeaderDamaged, NotAVault, VaultNewer
from registry.crypto.kdf import FOR_TESTS, KdfCost
from registry.crypto.passphrase import Passphrase
from registry.crypto.vaultkeys import admit, found
from registry.errors import VaultError
from tests.crypto.conftest import Founded, flipped, resealed

U32 = 2**32 - 1


def stretched_out(seed: int, size: int) -> bytes:
    return hashlib.shake_256(seed.to_bytes(8)).digest(size)


def table(seed: int, rows: int, size: int) -> tuple[bytes, ...]:
    return tuple(stretched_out(seed + row, size) for row in range(rows))


@st.composite
def headers(draw: st.DrawFn) -> Header:
    seed = draw(st.integers(0, U32))
    organisation = Ed25519PrivateKey.from_private_bytes(stretched_out(seed, 32))
    return Header(
        vault_id=draw(st.binary(min_size=16, max_size=16)),
        demo=draw(st.booleans()),
        cost=KdfCost(
            memory_kib=draw(st.integers(0, U32)),
            iterations=draw(st.integers(0, U32)),
            lanes=draw(st.integers(0, 2**16 - 1)),
        ),
        salt=draw(st.binary(min_size=16, max_size=16)),
        organisation=signatures.public_bytes(organisation),
        registry_epoch=draw(st.integers(1, U32)),
        protected_epoch=draw(st.integers(1, U32)),
        slots=table(seed, header.SLOTS, header.SLOT_SIZE),
        grants=table(seed, header.SEATS * header.GRANTS_PER_SEAT, header.GRANT_SIZE),
    ).signed_by(organisation)


@given(headers())
def test_what_is_written_is_read_again(made: Header) -> None:
    assert Header.from_bytes(made.to_bytes()) == made


@given(st.binary(max_size=400))
def test_any_other_bytes_are_refused_by_name(noise: bytes) -> None:
    for untrusted in (noise, header.MAGIC + noise, resealed(header.MAGIC + noise + bytes(32))):
        with pytest.raises(VaultError):
            Header.from_bytes(untrusted)


def refuse_flips(whole: bytes, positions: range) -> None:
    for position in positions:
        expected = NotAVault if position < len(header.MAGIC) else HeaderDamaged
        with pytest.raises(expected):
            Header.from_bytes(flipped(whole, position))


def test_no_flip_of_a_byte_is_accepted(founded: Founded) -> None:
    whole = founded[0].to_bytes()
    grants_at = len(whole) - 32 - header.SEATS * header.GRANTS_PER_SEAT * header.GRANT_SIZE
    refuse_flips(whole, range(grants_at))
    refuse_flips(whole, range(grants_at, len(whole) - 32, 211))
    refuse_flips(whole, range(len(whole) - 32, len(whole)))


@pytest.mark.campaign
def test_no_flip_of_any_byte_at_all_is_accepted(founded: Founded) -> None:
    whole = founded[0].to_bytes()
    refuse_flips(whole, range(len(whole)))


def test_no_cut_and_no_longer_header_is_accepted(founded: Founded) -> None:
    whole = founded[0].to_bytes()
    for size in (*range(400), *range(400, len(whole), 997), len(whole) - 1):
        with pytest.raises(HeaderDamaged):
            Header.from_bytes(whole[:size])
    for longer in (whole + b"\x00", resealed(whole + b"\x00")):
        with pytest.raises(HeaderDamaged):
            Header.from_bytes(longer)


def test_what_the_organisation_signed_cannot_be_altered_by_one_who_knows_the_format(
    founded: Founded,
) -> None:
    whole = founded[0].to_bytes()
    signed_size = whole.index(founded[0].seal) + signatures.SIGNATURE_SIZE
    for position in range(signed_size):
        with pytest.raises((NotAVault, VaultNewer, HeaderDamaged)):
            Header.from_bytes(resealed(flipped(whole, position)))


def test_without_the_signature_the_mark_of_a_demonstration_could_be_removed(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = replace(founded[0], demo=True).to_bytes()
    with pytest.raises(HeaderDamaged):
        Header.from_bytes(whole)
    monkeypatch.setattr(signatures, "is_signed", lambda *_: True)
    assert Header.from_bytes(whole).demo


def test_a_second_spelling_of_the_same_header_is_refused(founded: Founded) -> None:
    assert founded[1].organisation_key is not None
    shown = replace(founded[0], demo=True).signed_by(founded[1].organisation_key)
    whole = shown.to_bytes()
    assert Header.from_bytes(whole) == shown
    demo_at = len(header.MAGIC) + 2
    for other in (2, 255):
        with pytest.raises(HeaderDamaged):
            Header.from_bytes(resealed(whole[:demo_at] + bytes([other]) + whole[demo_at + 1 :]))


def test_an_epoch_of_zero_is_refused() -> None:
    organisation = Ed25519PrivateKey.generate()
    made, _ = found(Passphrase.from_text("one"), FOR_TESTS)
    public = signatures.public_bytes(organisation)
    zero = replace(made, organisation=public, registry_epoch=0).signed_by(organisation)
    with pytest.raises(HeaderDamaged):
        Header.from_bytes(zero.to_bytes())


def test_a_newer_header_is_named_and_a_flipped_version_is_damage(founded: Founded) -> None:
    whole = founded[0].to_bytes()
    newer = whole[:8] + (7).to_bytes(2) + whole[10:]
    with pytest.raises(VaultNewer) as refused:
        Header.from_bytes(resealed(newer + bytes(5_000)))
    assert refused.value.data == {"version": 7}
    with pytest.raises(HeaderDamaged):
        Header.from_bytes(newer)
    with pytest.raises(HeaderDamaged):
        Header.from_bytes(resealed(whole[:8] + bytes(2) + whole[10:]))


def test_file_names_come_from_tier_and_epoch_only(founded: Founded) -> None:
    made = replace(founded[0], protected_epoch=2)
    assert made.file_name("registry") == "registry.e1.db"
    assert made.file_name("protected") == "protected.e2.db"
    with pytest.raises(KeyError):
        made.file_name("../registry")


def test_a_header_of_one_member_and_of_many_look_the_same(founded: Founded) -> None:
    alone, keys = founded
    many = alone
    for number in range(1, 6):
        many, _ = admit(
            many, keys, Passphrase.from_text(f"member {number}"), (keys.seat + number) % 16, ()
        )
    assert len(many.to_bytes()) == len(alone.to_bytes()) == header.SIZE
    # Who founded it shows neither: a key seen elsewhere must not tie its owner to this vault.
    for trace in (keys.verify_key, keys.member_id, keys.member.sealing_key.public[-32:]):
        assert trace not in many.to_bytes()


def top_bits(made: Header) -> set[int]:
    # The X25519 share ends the encapsulated key; its highest bit is always clear (RFC 7748).
    return {grant[1119] >> 7 for grant in made.grants}


def test_no_bit_of_the_grant_table_tells_how_many_grants_are_real(
    founded: Founded,
) -> None:
    assert top_bits(founded[0]) == {0}


def test_random_bytes_as_decoys_would_tell(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grants, "seal_to_nobody", lambda _: secrets.token_bytes(header.GRANT_SIZE))
    assert top_bits(found(Passphrase.from_text("one"), FOR_TESTS)[0]) == {0, 1}


@settings(max_examples=20)
@given(st.integers(0, 15), st.binary(max_size=100))
def test_a_slot_of_another_size_is_a_bug_that_cannot_be_written(position: int, slot: bytes) -> None:
    made = Header(
        vault_id=bytes(16),
        demo=False,
        cost=FOR_TESTS,
        salt=bytes(16),
        organisation=bytes(32),
        slots=table(1, header.SLOTS, header.SLOT_SIZE),
        grants=(),
    )
    if len(slot) == header.SLOT_SIZE:
        assert made.with_slot(position, slot).slots[position] == slot
    else:
        with pytest.raises(ValueError, match=str(len(slot))):
            made.with_slot(position, slot)
    with pytest.raises(ValueError, match="1"):
        made.to_bytes()
