# SPDX-License-Identifier: Apache-2.0
"""Headers of age files: canonical or refused, and for none but the keys they name."""

from __future__ import annotations

import base64
import hmac
import io
from pathlib import Path

import pyrage
import pytest

from registry.crypto import ageheader, agekeys
from registry.crypto.ageheader import (
    EvidenceCut,
    EvidenceFlipped,
    EvidenceForeign,
    make_header,
    read_header,
)
from registry.crypto.agekeys import RecipientKeyWrong
from registry.errors import Damaged
from tests.crypto.aged import OTHER, PAIR, Vector, opened, sealed, vectors
from tests.crypto.conftest import flipped

FILE_KEY = bytes(range(16))
OF_HEADER = [p for p in vectors() if "payload" not in Vector.read(p).told["expect"]]
REFUSALS = {
    "no match": EvidenceForeign,
    "HMAC failure": EvidenceFlipped,
    "header failure": Damaged,
}


@pytest.mark.parametrize("path", OF_HEADER, ids=lambda path: path.name)
def test_every_published_header_opens_or_is_refused_as_it_should(path: Path) -> None:
    vector = Vector.read(path)
    expected = vector.told["expect"]
    if expected == "success":
        opened(vector.file, *vector.identities)
        return
    with pytest.raises(REFUSALS[expected]):
        opened(vector.file, *vector.identities)


def test_every_recipient_gets_the_same_file_key() -> None:
    header = make_header([PAIR.recipient, OTHER.recipient], FILE_KEY)
    for pair in (PAIR, OTHER):
        assert read_header(io.BytesIO(header + b"payload"), [pair.identity]) == (
            FILE_KEY,
            len(header),
        )


def test_a_file_for_nobody_is_not_made() -> None:
    with pytest.raises(RecipientKeyWrong):
        make_header([], FILE_KEY)


def test_a_file_for_others_is_foreign() -> None:
    with pytest.raises(EvidenceForeign):
        opened(sealed(b"text"), OTHER.identity)


def test_a_file_for_a_passphrase_is_foreign_before_any_work_is_done() -> None:
    header = b"age-encryption.org/v1\n-> scrypt c2FsdA 30\nYm9keQ\n--- " + b"A" * 43 + b"\n"
    with pytest.raises(EvidenceForeign):
        opened(header)


@pytest.mark.parametrize("kept", [0, 5, 22, 40, 100, 190])
def test_a_header_cut_anywhere_is_refused(kept: int) -> None:
    with pytest.raises(EvidenceCut):
        opened(sealed(b"text")[:kept])


def test_no_byte_of_a_header_can_be_flipped() -> None:
    whole = sealed(b"text")
    size = read_header(io.BytesIO(whole), [PAIR.identity])[1]
    for place in range(size):
        with pytest.raises(Damaged):
            opened(flipped(whole, place))


def test_a_header_that_never_ends_is_given_up_at_its_limit() -> None:
    endless = b"age-encryption.org/v1\n" + b"-> x\n\n" * 20_000
    with pytest.raises(EvidenceFlipped):
        opened(endless)


def test_without_the_mac_a_recipient_could_be_added_unseen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = sealed(b"text")
    end = whole.index(b"\n---") + 1
    altered = whole[:end] + b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n" + whole[end:]
    altered_elsewhere = whole[:end] + b"-> grease\n\n" + whole[end:]
    for one in (altered, altered_elsewhere):
        with pytest.raises(EvidenceFlipped):
            opened(one)
    monkeypatch.setattr(hmac, "compare_digest", lambda _one, _other: True)
    assert opened(altered_elsewhere) == b"text"


def test_without_the_look_at_the_spelling_one_header_would_have_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = sealed(b"text")
    end = whole.index(b"\n---") + 1
    letter = whole[whole.index(b"\n", end) - 1 :][:1]
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = letters[letters.index(letter) ^ 1 :][:1]  # differs in bits that carry nothing
    place = whole.index(b"\n", end) - 1
    respelled = whole[:place] + other + whole[place + 1 :]
    with pytest.raises(EvidenceFlipped):
        opened(respelled)
    monkeypatch.setattr(ageheader, "_decoded", lambda text: base64.b64decode(text + b"="))
    assert opened(respelled) == b"text"


def test_keys_are_decoded_as_pyrage_encodes_them() -> None:
    secret = bytes(range(32))
    identity = agekeys.identity_from_bytes(secret)
    assert agekeys.identity_to_bytes(identity) == secret
    recipient = agekeys.recipient_of(identity)
    assert len(agekeys.recipient_bytes(recipient)) == 32
    whole = sealed(b"text", recipient)
    assert pyrage.decrypt(whole, [pyrage.x25519.Identity.from_str(identity)]) == b"text"
    for wrong in ("AGE-SECRET-KEY-1", identity[:-1] + "Q", identity + "Q"):
        with pytest.raises(RecipientKeyWrong):
            agekeys.identity_to_bytes(wrong)
