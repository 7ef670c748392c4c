# SPDX-License-Identifier: Apache-2.0
"""Signatures that ``ssh-keygen`` checks and makes, and words to compare a key aloud."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_ssh_private_key,
)
from hypothesis import given
from hypothesis import strategies as st

from registry.crypto import signatures, sshsig
from registry.crypto.sshsig import (
    SignatureWrong,
    SignerKeyWrong,
    eight_words,
    fingerprint,
    parse_public_line,
    public_line,
    sign,
    verify,
)
from registry.domain.resources import read_text
from tests.crypto.conftest import flipped

NAMESPACE = "sijill-package"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = signatures.public_bytes(KEY)
MESSAGE = "قائمة المحتويات\n".encode() * 100


def ssh_keygen(*arguments: str, given_text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["ssh-keygen", *arguments], input=given_text, capture_output=True, check=False
    )


def check_with_stock_tool(folder: Path, message: bytes) -> int:
    (folder / "signers").write_text(f"organisation {public_line(KEY)}\n")
    (folder / "message.sig").write_text(sign(KEY, MESSAGE, NAMESPACE))
    arguments = ["-f", str(folder / "signers"), "-I", "organisation", "-n", NAMESPACE]
    return ssh_keygen(
        "-Y", "verify", *arguments, "-s", str(folder / "message.sig"), given_text=message
    ).returncode


def test_the_stock_tool_accepts_our_signature_and_refuses_another_text(tmp_path: Path) -> None:
    assert check_with_stock_tool(tmp_path, MESSAGE) == 0
    assert check_with_stock_tool(tmp_path, MESSAGE + b"x") != 0


def test_we_accept_the_stock_tools_signature(tmp_path: Path) -> None:
    key_file = tmp_path / "key"
    assert ssh_keygen("-q", "-t", "ed25519", "-N", "", "-f", str(key_file)).returncode == 0
    signed = ssh_keygen("-Y", "sign", "-f", str(key_file), "-n", NAMESPACE, given_text=MESSAGE)
    public = verify(signed.stdout.decode(), MESSAGE, NAMESPACE)
    assert public == parse_public_line(key_file.with_suffix(".pub").read_text())
    key = load_ssh_private_key(key_file.read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    # Ed25519 is deterministic: two sound writers of the format agree to the last byte.
    assert sign(key, MESSAGE, NAMESPACE) == signed.stdout.decode()


def test_the_stock_tool_shows_the_same_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "key.pub").write_text(public_line(KEY, "organisation") + "\n")
    shown = ssh_keygen("-l", "-f", str(tmp_path / "key.pub")).stdout.decode()
    assert shown.split()[1] == fingerprint(PUBLIC)


@given(st.binary(), st.binary(min_size=32, max_size=32))
def test_what_was_signed_is_verified_and_names_its_key(message: bytes, secret: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(secret)
    assert verify(sign(key, message, "n"), message, "n") == signatures.public_bytes(key)


def armor(blob: bytes) -> str:
    text = base64.b64encode(blob).decode()
    return f"-----BEGIN SSH SIGNATURE-----\n{text}\n-----END SSH SIGNATURE-----\n"


def blob_of(armored: str) -> bytes:
    return base64.b64decode("".join(armored.splitlines()[1:-1]))


def test_no_flip_and_no_cut_of_a_signature_is_accepted() -> None:
    blob = blob_of(sign(KEY, MESSAGE, NAMESPACE))
    assert verify(armor(blob), MESSAGE, NAMESPACE) == PUBLIC
    altered = [flipped(blob, position) for position in range(len(blob))]
    altered += [blob[:size] for size in range(len(blob))] + [blob + b"x"]
    for bad in altered:
        with pytest.raises(SignatureWrong):
            verify(armor(bad), MESSAGE, NAMESPACE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "-----BEGIN SSH SIGNATURE-----",
        "قائمة",
        armor(b"")[:40],
        armor(b"x" * 200),
        sign(KEY, MESSAGE, NAMESPACE).replace("BEGIN SSH", "BEGIN PGP"),
        sign(KEY, MESSAGE, NAMESPACE).replace("U1NIU0lH", "U1NI*0lH"),
        sign(KEY, MESSAGE, NAMESPACE).replace("U1NIU0lH", "U1NIقlH"),
    ],
)
def test_what_is_no_signature_is_refused(text: str) -> None:
    with pytest.raises(SignatureWrong):
        verify(text, MESSAGE, NAMESPACE)


def test_a_signature_for_another_purpose_or_text_is_refused() -> None:
    for signed in (sign(KEY, MESSAGE, "file"), sign(KEY, MESSAGE + b"x", NAMESPACE)):
        with pytest.raises(SignatureWrong):
            verify(signed, MESSAGE, NAMESPACE)


def test_a_weaker_hash_of_the_stock_tool_is_refused(tmp_path: Path) -> None:
    key_file = tmp_path / "key"
    ssh_keygen("-q", "-t", "ed25519", "-N", "", "-f", str(key_file))
    options = ["-Y", "sign", "-O", "hashalg=sha256", "-f", str(key_file), "-n", NAMESPACE]
    signed = ssh_keygen(*options, given_text=MESSAGE).stdout.decode()
    assert signed
    with pytest.raises(SignatureWrong):
        verify(signed, MESSAGE, NAMESPACE)


def test_without_the_check_of_the_signature_an_edited_text_would_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Blind:
        @staticmethod
        def from_public_bytes(_: bytes) -> Blind:
            return Blind()

        def verify(self, *_: bytes) -> None: ...

    signed = sign(KEY, MESSAGE, NAMESPACE)
    monkeypatch.setattr(sshsig, Ed25519PublicKey.__name__, Blind)
    assert verify(signed, b"edited", NAMESPACE) == PUBLIC


def test_a_public_line_is_read_back_whatever_its_comment() -> None:
    for comment in ("", "organisation", "two words"):
        assert parse_public_line(public_line(KEY, comment) + "\n") == PUBLIC
    assert public_line(PUBLIC) == public_line(KEY)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ssh-ed25519",
        "ssh-ed25519 AAAA",
        "ssh-ed25519 ****",
        "ssh-rsa " + public_line(KEY).split()[1],
        public_line(KEY)[:-4],
        public_line(KEY) + "\n" + public_line(KEY),
        KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()).decode(),
    ],
)
def test_what_is_no_public_line_is_refused(line: str) -> None:
    with pytest.raises(SignerKeyWrong):
        parse_public_line(line)


def test_eight_words_are_the_first_bits_of_the_fingerprint() -> None:
    words = eight_words(PUBLIC)
    listed = read_text("words/english.txt").split()
    assert len(listed) == len(set(listed)) == 2048
    bits = "".join(f"{listed.index(word):011b}" for word in words)
    digest = base64.b64decode(fingerprint(PUBLIC).removeprefix("SHA256:") + "=")
    assert int(bits, 2) == int.from_bytes(digest[:11])


@given(st.binary(min_size=32, max_size=32), st.integers(0, 31))
def test_another_key_has_other_words(public: bytes, position: int) -> None:
    assert eight_words(public) != eight_words(flipped(public, position))
