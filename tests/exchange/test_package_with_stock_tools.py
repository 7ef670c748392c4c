# SPDX-License-Identifier: Apache-2.0
"""A receiver without our program follows README.txt with age, unzip, sha256sum and ssh-keygen.

The commands are taken from the text itself, so that text and test cannot drift apart.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from registry.crypto import agefile, sshsig
from registry.domain.resources import read_text
from registry.exchange import bag
from registry.exchange.archive import unpack
from registry.exchange.package_writer import assemble, deliver
from tests.exchange.packages import (
    OTHER_KEY,
    READER,
    SIGNING_KEY,
    STRANGER,
    content,
    packed,
    public_content,
)

COMMANDS = [
    line.strip()
    for line in read_text("templates/README.txt").splitlines()
    if line.startswith("    ")
]
DECRYPT, VERIFY = COMMANDS[0], COMMANDS[-1]
FINGERPRINT = sshsig.fingerprint(SIGNING_KEY.public_key().public_bytes_raw())


def follow(folder: Path, commands: list[str]) -> subprocess.CompletedProcess[str]:
    """Run ``commands`` as a receiver would, stopping at the first that fails."""
    script = "\n".join(["set -e", *commands])
    return subprocess.run(
        ["sh", "-c", script], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def partner(tmp_path: Path) -> Path:
    deliver(assemble(content(), SIGNING_KEY), tmp_path / "package.zip.age")
    (tmp_path / "key.txt").write_text(READER.identity + "\n")
    return tmp_path


def test_the_readme_names_exactly_the_tools_that_it_promises() -> None:
    tools = {command.split()[0] for command in COMMANDS}
    assert tools == {"age", "unzip", "cd", "sha256sum", "grep", "ssh-keygen"}
    assert len(COMMANDS) == 7


def test_a_partner_package_opens_and_checks_with_stock_tools(partner: Path) -> None:
    done = follow(partner, COMMANDS)
    assert done.returncode == 0, done.stderr
    assert 'Good "sijill-package" signature for registry' in done.stdout
    assert done.stdout.rstrip().endswith(FINGERPRINT)
    assert done.stdout.count(": OK") == 7 + 9
    page = (partner / "package" / "data" / "index.html").read_text(encoding="utf-8")
    assert "سعاد نور الخيالي" in page


def test_a_public_package_begins_with_the_second_step(tmp_path: Path) -> None:
    deliver(assemble(public_content(), SIGNING_KEY), tmp_path / "package.zip")
    done = follow(tmp_path, COMMANDS[1:])
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith(FINGERPRINT)


def test_the_page_beside_the_package_is_the_page_inside(partner: Path) -> None:
    beside = (partner / "package.zip.age.README.txt").read_bytes()
    inside = unpack(agefile.decrypt(READER.identity, (partner / "package.zip.age").read_bytes()))
    assert beside == inside["README.txt"]
    assert all(command.encode() in beside for command in COMMANDS)


def test_another_key_does_not_open_it(partner: Path) -> None:
    (partner / "key.txt").write_text(STRANGER.identity + "\n")
    assert follow(partner, [DECRYPT]).returncode != 0
    assert not (partner / "package.zip").exists()


def _forge(folder: Path, members: dict[str, bytes]) -> None:
    fresh = members | bag.payload_manifests(members)
    (folder / "package.zip").write_bytes(packed(fresh | bag.tag_manifests(fresh)))


def test_data_changed_with_fresh_lists_fails_at_the_signed_list(tmp_path: Path) -> None:
    members = unpack(assemble(public_content(), SIGNING_KEY).archive)
    _forge(tmp_path, members | {"data/victims.csv": b"forged"})
    done = follow(tmp_path, COMMANDS[1:])
    assert done.returncode != 0
    assert "Good" not in done.stdout
    # Without the grep step the forgery would pass: the signature does not cover the lists.
    (tmp_path / "again").mkdir()
    (tmp_path / "package.zip").rename(tmp_path / "again" / "package.zip")
    careless = [command for command in COMMANDS[1:] if not command.startswith("grep")]
    assert follow(tmp_path / "again", careless).returncode == 0


def test_data_changed_alone_fails_at_the_first_list(tmp_path: Path) -> None:
    members = unpack(assemble(public_content(), SIGNING_KEY).archive)
    (tmp_path / "package.zip").write_bytes(packed(members | {"data/victims.csv": b"forged"}))
    done = follow(tmp_path, COMMANDS[1:])
    assert done.returncode != 0
    assert "data/victims.csv: FAILED" in done.stdout


def test_a_package_signed_by_a_forger_shows_another_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "package.zip").write_bytes(assemble(public_content(), OTHER_KEY).archive)
    done = follow(tmp_path, COMMANDS[1:])
    assert done.returncode == 0
    assert FINGERPRINT not in done.stdout
    # Whoever kept the signer's line from before sees it at once.
    kept = f"registry {sshsig.public_line(SIGNING_KEY)}\n"
    (tmp_path / "package" / "allowed_signers").write_text(kept)
    assert follow(tmp_path / "package", [VERIFY]).returncode != 0


def test_the_key_beside_the_list_is_the_one_that_ssh_keygen_shows(tmp_path: Path) -> None:
    (tmp_path / "package.zip").write_bytes(assemble(public_content(), SIGNING_KEY).archive)
    shown = follow(tmp_path, ["unzip -q package.zip", "ssh-keygen -l -f package/signing-key.pub"])
    assert FINGERPRINT in shown.stdout
