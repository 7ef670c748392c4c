# SPDX-License-Identifier: Apache-2.0
"""A receiver learns that a package is whole, or in one calm word why it is not."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from registry.crypto import sshsig
from registry.exchange import package_errors as errors
from registry.exchange import package_verify
from registry.exchange.package_content import Addressee
from registry.exchange.package_manifest import NAMESPACE
from registry.exchange.package_verify import verify
from registry.exchange.package_writer import assemble, deliver
from tests.exchange.packages import (
    OTHER_KEY,
    READER,
    SIGNING_KEY,
    STRANGER,
    content,
    plain_archive,
    public_content,
)

SIGNER = sshsig.public_line(SIGNING_KEY, "registry")
Members = dict[str, bytes]


@pytest.fixture
def partner(tmp_path: Path) -> Path:
    deliver(assemble(content(), SIGNING_KEY), tmp_path / "package.zip.age")
    return tmp_path / "package.zip.age"


def written(tmp_path: Path, data: bytes) -> Path:
    """Return the path of a file that holds ``data``."""
    path = tmp_path / "received"
    path.write_bytes(data)
    return path


def test_a_receiver_with_the_key_learns_what_it_holds_and_who_signed(partner: Path) -> None:
    package = assemble(content(), SIGNING_KEY)
    found = verify(partner, READER.identity, SIGNER)
    assert found.known_signer
    assert (found.profile, found.demo, found.records, found.withheld) == ("partner", True, 3, 2)
    assert found.manifest_sha256 == package.manifest_sha256
    assert found.signer_fingerprint == sshsig.fingerprint(
        SIGNING_KEY.public_key().public_bytes_raw()
    )
    assert len(found.eight_words) == 8
    assert "data/victims.csv" in found.files
    assert (found.created, found.expires, found.onward_transfer) == (
        "2026-03-02",
        "2027-03-02",
        False,
    )


@pytest.mark.parametrize(
    ("signer", "known"),
    [
        ("", False),
        (SIGNER, True),
        (sshsig.public_line(OTHER_KEY), False),
        (f'registry namespaces="{NAMESPACE}" {SIGNER}', True),
        (f"# kept since we met\n\nregistry {SIGNER}\n", True),
        (f"{sshsig.public_line(OTHER_KEY)}\n{SIGNER}", True),
    ],
)
def test_a_signer_is_known_only_by_a_key_that_the_receiver_brings(
    partner: Path,
    signer: str,
    known: bool,  # noqa: FBT001
) -> None:
    assert verify(partner, READER.identity, signer).known_signer is known


@pytest.mark.parametrize(
    "signer",
    [
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ", "ssh-ed25519 AAAA", "nothing here",
        f'registry namespaces="git" {SIGNER}', f"registry cert-authority {SIGNER}",
        "# only a remark",
    ],
)  # fmt: skip
def test_a_signer_file_without_a_usable_key_is_said(partner: Path, signer: str) -> None:
    with pytest.raises(errors.SignerFileWrong):
        verify(partner, READER.identity, signer)


@pytest.mark.parametrize(
    "identity",
    ["AGE-SECRET-KEY-1XYZ", READER.identity + "\nrubbish", "# empty", READER.recipient],
    ids=["malformed", "with something else", "empty", "public half"],
)
def test_a_key_file_without_an_identity_is_said_without_showing_it(
    partner: Path, identity: str
) -> None:
    with pytest.raises(errors.KeyFileWrong) as refusal:
        verify(partner, identity)
    assert refusal.value.args == ("KeyFileWrong",)
    assert refusal.value.__context__ is None or refusal.value.__suppress_context__


def test_a_key_file_as_age_keygen_writes_it_opens_the_package(tmp_path: Path) -> None:
    made = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True).stdout
    recipient = next(line for line in made.splitlines() if "public key: " in line).split()[-1]
    addressee = Addressee(name="x", age_recipients=(READER.recipient, recipient))
    deliver(assemble(content(addressee=addressee), SIGNING_KEY), tmp_path / "p.age")
    assert verify(tmp_path / "p.age", made).profile == "partner"
    assert verify(tmp_path / "p.age", STRANGER.identity + "\n" + made).profile == "partner"


def test_a_public_package_needs_no_key(tmp_path: Path) -> None:
    deliver(assemble(public_content(), SIGNING_KEY), tmp_path / "p.zip")
    assert verify(tmp_path / "p.zip", signer=SIGNER).known_signer


def test_the_unpacked_half_of_a_partner_package_still_asks_whose_it_is(tmp_path: Path) -> None:
    inner = written(tmp_path, assemble(content(), SIGNING_KEY).archive)
    with pytest.raises(errors.PackageNeedsKey):
        verify(inner)
    with pytest.raises(errors.PackageNotAddressed):
        verify(inner, STRANGER.identity)
    assert verify(inner, READER.identity).profile == "partner"


def test_a_missing_file_a_folder_and_a_huge_file_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(errors.PackageMissing) as refusal:
        verify(tmp_path / "none.zip")
    assert refusal.value.data == {"file": "none.zip"}
    with pytest.raises(errors.NotAPackage):
        verify(tmp_path)
    monkeypatch.setattr(package_verify, "MAX_BYTES", 10)
    with pytest.raises(errors.PackageBomb):
        verify(written(tmp_path, plain_archive()))


def test_an_encrypted_package_without_a_key_asks_for_it(partner: Path) -> None:
    with pytest.raises(errors.PackageNeedsKey):
        verify(partner, signer=SIGNER)


def test_verifying_writes_nothing(partner: Path) -> None:
    before = {path: hashlib.sha256(path.read_bytes()).digest() for path in partner.parent.iterdir()}
    verify(partner, READER.identity)
    assert before == {
        path: hashlib.sha256(path.read_bytes()).digest() for path in partner.parent.iterdir()
    }
