# SPDX-License-Identifier: Apache-2.0
"""A passphrase is the same from every keyboard and shows itself nowhere."""

from __future__ import annotations

import copy
import pickle  # noqa: TID251 - to see that it is refused
import traceback

import pytest

from registry.crypto.header import Header
from registry.crypto.kdf import FOR_TESTS, KdfRefused
from registry.crypto.passphrase import Passphrase, PassphraseEmpty
from registry.crypto.vaultkeys import found, unlock
from registry.errors import NotUnlocked
from tests.crypto.conftest import CANARY, Founded


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("  زيتونة ", "زيتونة"),
        ("\u200fزيتونة\u200e\n", "زيتونة"),
        ("ﺯﻳﺘﻮﻧﺔ", "زيتونة"),
        ("e\u0301te", "\u00e9te"),
        ("two  words", "two  words"),
    ],
)
def test_two_keyboards_send_one_passphrase(typed: str, same: str) -> None:
    assert Passphrase.from_text(typed).reveal() == same.encode()


@pytest.mark.parametrize("nothing", ["", " ", "\n\t", "\u200f\u200e", "\ufeff "])
def test_nothing_typed_is_said(nothing: str) -> None:
    with pytest.raises(PassphraseEmpty):
        Passphrase.from_text(nothing)


def test_half_a_character_is_taken_and_never_quoted_by_an_encoding_error() -> None:
    assert Passphrase.from_text("a\ud800b").reveal()


def test_wiping_overwrites_the_very_bytes() -> None:
    with Passphrase.from_text(CANARY) as held:
        bytes_in_use = held.reveal()
        assert bytes_in_use
    assert not bytes_in_use


def test_no_text_form_and_no_copy_of_it_exists(passphrase: Passphrase) -> None:
    shown = f"{passphrase} {passphrase!r} {[passphrase]}"
    assert "canary" not in shown
    for escape in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            escape(passphrase)


def test_no_exception_and_no_repr_holds_a_passphrase_or_key(founded: Founded) -> None:
    header, keys = founded
    other = found(Passphrase.from_text("another"), FOR_TESTS)[0]
    shown = [repr(header), repr(keys), repr(keys.member), repr(dict(keys.tiers)), str(keys)]
    with pytest.raises(NotUnlocked) as wrong:
        unlock(other, Passphrase.from_text(CANARY))
    with pytest.raises(KdfRefused) as refused:
        found(
            Passphrase.from_text(CANARY), other.cost.__class__(memory_kib=1, iterations=1, lanes=1)
        )
    shown += ["".join(traceback.format_exception(error.value)) for error in (wrong, refused)]
    shown += [repr(error.value.data) for error in (wrong, refused)]
    secrets = [CANARY, "canary", keys.age_identity, keys.tier("protected").age_identity]
    secrets += [keys.tier("registry").database_key.hex(), repr(bytes(keys.tier("registry").secret))]
    assert isinstance(header, Header)
    for secret in secrets:
        assert not any(secret in text for text in shown)
