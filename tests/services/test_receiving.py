# SPDX-License-Identifier: Apache-2.0
"""What a receiver does with a package who has stock tools and nothing of ours."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from registry.exchange import package_writer
from registry.services import receiving
from registry.services.demo import Finished

PROFILES = ("public", "partner")


@pytest.mark.parametrize("profile", PROFILES)
def test_a_receiver_opens_it_with_stock_tools_only(
    finished: Finished, profile: str, tmp_path: Path
) -> None:
    package = finished.packages[PROFILES.index(profile)]
    archive = tmp_path / "package.zip"
    if profile == "partner":
        run(tmp_path, "age", "-d", "-i", finished.identity_file, "-o", archive, package)
    else:
        archive.write_bytes(package.read_bytes())
    run(tmp_path, "unzip", "-q", archive)
    inside = tmp_path / "package"
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        run(inside, "sha256sum", "--quiet", "-c", manifest)
    said = run(
        inside, "ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I",
        package_writer.PRINCIPAL, "-n", "sijill-package", "-s", "manifest.json.sig",
        given=(inside / "manifest.json").read_bytes(),
    )  # fmt: skip
    assert b"Good" in said
    # The key inside is the one that was given by another channel.
    told = finished.signer_file.read_text(encoding="utf-8").split()[1]
    assert told in (inside / "allowed_signers").read_text(encoding="utf-8")


def run(folder: Path, *words: str | Path, given: bytes = b"") -> bytes:
    done = subprocess.run(
        [str(word) for word in words], cwd=folder, input=given, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_the_signers_key_a_package_is_whole_and_no_more(finished: Finished) -> None:
    found = receiving.verify(finished.packages[0])
    assert (found["whole"], found["known_signer"]) == (True, False)
    assert receiving.verify(finished.packages[0], None, finished.signer_file)["known_signer"]
