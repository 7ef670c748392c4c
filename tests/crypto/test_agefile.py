# SPDX-License-Identifier: Apache-2.0
"""age files: what we make the stock command opens, and what is wrong has a name."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.crypto import agefile
from registry.crypto.agefile import (
    DiskFull,
    PackageCut,
    PackageNotAge,
    PackageNotForMe,
    PackagePassphraseType,
    RecipientKeyWrong,
    decrypt,
    encrypt,
    encrypt_file,
    new_identity,
    parse_recipient,
    recipient_of,
)
from registry.crypto.agekeys import identity_from_bytes
from registry.crypto.medium import MediumFailed, ReadOnlyMedium
from registry.errors import PackageRefused, RegistryError
from tests.crypto.conftest import FullDisk, flipped

PAIR = new_identity()
OTHER = new_identity()
# Made once by pyrage.passphrase.encrypt(b"x", "word"); making it anew takes seconds.
PASSPHRASE_TYPE = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCAveVB0eVJzL2ZraXdNZW1XaGdqVHdRIDE4CnhC"
    "d2I4MkxGV1RtN1hSMHhrSEpGUlJmazlYYWNtMkRoUi8zYzR0c2trMEUKLS0tIHVKaFhuTVdIcmYvZHpZ"
    "V3JYYzJrKzkxUEsvSVFvSXhkNVNPSDAwWlYyYWMKP6ChF/vF6RhyBSCHaFj6YhF9Y2mkbDXaBmaBQoYB"
    "JRJW"
)
TEXT = "حزمة للتجربة ".encode() * 9_000


def age(*arguments: str, given_text: bytes = b"") -> bytes:
    return subprocess.run(
        ["age", *arguments], input=given_text, capture_output=True, check=True
    ).stdout


@given(st.binary(min_size=32, max_size=32))
def test_any_32_bytes_are_an_identity_that_opens_its_files(secret: bytes) -> None:
    identity = identity_from_bytes(secret)
    assert decrypt(identity, encrypt([recipient_of(identity)], b"text")) == b"text"


def test_the_stock_commands_agree_on_a_derived_identity_and_open_our_files(tmp_path: Path) -> None:
    identity = identity_from_bytes(bytes(range(32)))
    key_file = tmp_path / "key.txt"
    key_file.write_text(identity + "\n")
    shown = subprocess.run(
        ["age-keygen", "-y", str(key_file)], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == recipient_of(identity)
    sealed = encrypt([recipient_of(identity), OTHER.recipient], TEXT)
    assert age("-d", "-i", str(key_file), given_text=sealed) == TEXT
    assert decrypt(OTHER.identity, sealed) == TEXT


def test_a_file_of_the_stock_command_opens_here() -> None:
    for text in (b"", b"x", TEXT):
        assert decrypt(PAIR.identity, age("-r", PAIR.recipient, given_text=text)) == text


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
def test_a_file_is_encrypted_as_a_stream_of_any_length(tmp_path: Path, size: int) -> None:
    source, target = tmp_path / "source", tmp_path / "target.age"
    text = (TEXT * 3)[:size]
    source.write_bytes(text)
    encrypt_file([PAIR.recipient], source, target)
    assert decrypt(PAIR.identity, target.read_bytes()) == text
    assert target.stat().st_mode & 0o777 == 0o600
    assert {entry.name for entry in tmp_path.iterdir()} == {"source", "target.age"}


@pytest.mark.parametrize("room", [0, 1, 150, 400, 60_000, 65_900, 131_000, 131_500, 200_000])
def test_a_full_disk_at_any_byte_is_said_and_leaves_what_was_there(
    tmp_path: Path, full_disk: FullDisk, room: int
) -> None:
    source, target = tmp_path / "source", tmp_path / "target.age"
    source.write_bytes((TEXT * 3)[:200_000])
    target.write_bytes(b"the package before")
    with full_disk(room), pytest.raises(DiskFull):
        encrypt_file([PAIR.recipient], source, target)
    assert target.read_bytes() == b"the package before"
    assert {entry.name for entry in tmp_path.iterdir()} == {"source", "target.age"}


@pytest.mark.parametrize("lost", [0, 1, 2, 3])
def test_a_chunk_lost_in_silence_is_noticed_by_the_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: int
) -> None:
    source, target = tmp_path / "source", tmp_path / "target.age"
    source.write_bytes((TEXT * 3)[:200_000])
    write = agefile._CheckedWriter.write
    calls = iter(range(100))

    def losing(self: agefile._CheckedWriter, data: bytes) -> int:
        return len(data) if next(calls) == lost + 1 else write(self, data)

    monkeypatch.setattr(agefile._CheckedWriter, "write", losing)
    with pytest.raises(MediumFailed):
        encrypt_file([PAIR.recipient], source, target)
    assert not target.exists()


def test_a_missing_source_is_named_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(MediumFailed) as refused:
        encrypt_file([PAIR.recipient], tmp_path / "gone.zip", tmp_path / "target.age")
    assert refused.value.data == {"file": "gone.zip"}
    with pytest.raises(MediumFailed) as refused:
        encrypt_file([PAIR.recipient], tmp_path, tmp_path / "target.age")
    assert not list(tmp_path.iterdir())


def test_a_source_that_fails_while_it_is_read_is_named(tmp_path: Path) -> None:
    # Who is hardened and not root may not even open it; either way it is named.
    with pytest.raises((MediumFailed, ReadOnlyMedium)) as refused:
        encrypt_file([PAIR.recipient], Path("/proc/self/mem"), tmp_path / "target.age")
    assert refused.value.data == {"file": "mem"}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("untrusted", "failure"),
    [
        (b"", PackageNotAge),
        (b"PK\x03\x04 a zip", PackageNotAge),
        (
            b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n",
            PackageNotAge,
        ),
        (PASSPHRASE_TYPE, PackagePassphraseType),
        (encrypt([OTHER.recipient], TEXT), PackageNotForMe),
        (encrypt([PAIR.recipient], TEXT)[:-1], PackageCut),
        (encrypt([PAIR.recipient], TEXT)[:-70_000], PackageCut),
        (encrypt([PAIR.recipient], TEXT)[:60], PackageCut),
        (encrypt([PAIR.recipient], TEXT) + b"x", PackageCut),
        (b"age-encryption.org/v1\n" + b"-> X25519 a\nb\n" * 9 + b"--- x\n", PackageCut),
    ],
    ids=range(10),
)
def test_every_bad_file_has_its_own_name(untrusted: bytes, failure: type[RegistryError]) -> None:
    with pytest.raises(failure):
        decrypt(PAIR.identity, untrusted)


def test_a_flip_of_any_byte_is_refused() -> None:
    sealed = encrypt([PAIR.recipient], b"a short text")
    for position in range(len(sealed)):
        with pytest.raises(PackageRefused):
            decrypt(PAIR.identity, flipped(sealed, position))


def test_a_header_made_to_keep_us_busy_is_refused_before_any_key_agreement(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed = encrypt([OTHER.recipient] * 700 + [PAIR.recipient], b"x")
    with pytest.raises(PackageCut):
        decrypt(PAIR.identity, sealed)
    monkeypatch.setattr(agefile, "_HEADER_LIMIT", len(sealed))
    assert decrypt(PAIR.identity, sealed) == b"x"


def test_without_the_check_of_its_kind_a_passphrase_file_would_get_the_wrong_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(agefile, "_STANZA", b"\nnothing ")
    with pytest.raises(PackageNotForMe):
        decrypt(PAIR.identity, PASSPHRASE_TYPE)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "age1",
        PAIR.recipient[:-1],
        PAIR.recipient[:-1] + ("q" if PAIR.recipient[-1] != "q" else "p"),
        PAIR.recipient.upper(),
        PAIR.recipient + " " + OTHER.recipient,
        PAIR.identity,
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDGIc8Ngzy3Hf0M8OJ0fKxQPBTvK3sw6OGFJDm3yxSTX",
        "age1yubikey1" + "q" * 50,
    ],
)
def test_only_one_whole_recipient_key_is_taken(wrong: str) -> None:
    with pytest.raises(RecipientKeyWrong) as refused:
        parse_recipient(wrong)
    assert refused.value.data == {}
    with pytest.raises(RecipientKeyWrong):
        encrypt([PAIR.recipient, wrong], b"x")


def test_nothing_is_encrypted_to_nobody() -> None:
    with pytest.raises(RecipientKeyWrong):
        encrypt([], b"x")
    assert parse_recipient(f" {PAIR.recipient}\n") == PAIR.recipient


def test_a_key_pair_shows_its_public_half_only() -> None:
    assert f"{PAIR} {PAIR!r}".count(PAIR.recipient) == 2
    assert PAIR.identity not in f"{PAIR} {PAIR!r}"
