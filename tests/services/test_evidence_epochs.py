# SPDX-License-Identifier: Apache-2.0
"""Evidence outlives the keys of its day: through the inbox, a rotation, and the recovery key."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from registry.crypto.keyring import MemberKeys
from registry.crypto.vaultkeys import make_recovery
from registry.services import activity, evidence, evidence_check, inbox, rotation
from registry.services.vaults import Vault
from registry.storage import members
from registry.storage.evidence_store import path_of
from tests.services.invented_vaults import open_again
from tests.services.staff import staffed

DATA = "صورة متخيَّلة".encode() * 3_000


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    (tmp_path / "photo.txt").write_bytes(DATA)
    return tmp_path / "photo.txt"


def test_what_a_documenter_sealed_is_whole_once_a_keeper_took_it_in(
    tmp_path: Path, photo: Path
) -> None:
    staff = staffed(tmp_path / "s.sijill", "documenter", "keeper")
    with staff.at_work("documenter") as vault:
        ref = evidence.attach(vault, photo, {"kind": "photo"})
    with staff.at_work("keeper") as vault:
        assert evidence_check.verify(vault) == ()
        inbox.take_in(vault)
        found = evidence.get(vault, ref)
        assert (found.original_name, found.size) == ("photo.txt", len(DATA))
        assert evidence_check.verify(vault) == ()
        assert activity.check(vault, full=True) == ()


def test_evidence_of_an_earlier_epoch_opens_after_a_rotation_and_a_lock(
    vault: Vault, photo: Path
) -> None:
    before = evidence.attach(vault, photo, {"kind": "photo"})
    rotation.rotate(vault, "protected")
    after = evidence.attach(vault, photo, {"kind": "photo"})
    path = vault.path
    vault.close()
    again = open_again(path)
    for ref in (before, after):
        with evidence.opened(again, ref) as original:
            assert original.read() == DATA
    assert evidence_check.verify(again) == ()
    again.close()


def test_the_recovery_key_alone_opens_every_original_with_stock_tools(
    vault: Vault, photo: Path, tmp_path: Path
) -> None:
    header, root, public = make_recovery(vault.header, vault.keys)
    del header
    with vault.write("recovery") as tx:
        members.announce_recovery(tx, public)
    ref = evidence.attach(vault, photo, {"kind": "photo"})
    key, plain = tmp_path / "key.txt", tmp_path / "plain.zip"
    key.write_text(MemberKeys.from_root(root).age_identity + "\n")
    sealed = path_of(vault.path, str(evidence.get(vault, ref).file))
    subprocess.run(["age", "-d", "-i", str(key), "-o", str(plain), str(sealed)], check=True)
    command = ["unzip", "-p", str(plain), "photo.txt"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == DATA
    with evidence.opened(vault, ref) as original:
        assert original.read() == DATA
