# SPDX-License-Identifier: Apache-2.0
"""Disks that are full, read-only or closed to us, as the kernel says it to the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bad_input.stranger import Stranger, holds_nothing, is_in_three_parts
from tests.cli.terminal import one_document

ROOT = Path(__file__).parent.parent.parent
RECORD = "record {vault} {source.json} --passphrase-file {phrase}"
# Without its capabilities even root is kept from what modes close.
POWERLESS = """
import ctypes, sys
from registry.cli import main
version, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
assert ctypes.CDLL(None).capset(version, none) == 0
sys.exit(main(sys.argv[1:]))
"""


def run(stranger: Stranger, command: list[str], words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*command, *stranger.words(words)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def refused(stranger: Stranger, command: list[str], words: str, code: str) -> None:
    """Require the refusal, as JSON and for a person in both languages."""
    told = one_document(run(stranger, command, f"{words} --json").stdout)["error"]
    assert told["code"] == code
    for language in ("ar", "en"):
        said = run(stranger, command, f"{words} --lang {language}")
        assert (said.returncode, said.stdout) == (1, "")
        assert said.stderr.strip().endswith(told[language])
        assert is_in_three_parts(told[language], language)
        assert holds_nothing(stranger, said.stderr)


@pytest.mark.parametrize(
    ("inject", "code"),
    [
        ("pwrite64:error=ENOSPC:when=2+", "DiskFull"),
        ("pwrite64:error=EIO:when=2+", "MediumFailed"),
    ],
)
def test_a_disk_that_is_full_or_fails_while_saving(
    stranger: Stranger, inject: str, code: str
) -> None:
    before = stranger.state()
    call = inject.partition(":")[0]
    traced = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
    command = [*traced, "-e", f"inject={inject}", sys.executable, "-m", "registry.cli"]
    refused(stranger, command, RECORD, code)
    assert stranger.answer("check", stranger.vault, "--full")["ok"]
    # A full check keeps a checkpoint: what the disk refused must not be among what it adds.
    assert {name for name in stranger.state() if "journal" not in name} == {
        name for name in before if "journal" not in name
    }
    assert stranger.answer("search", stranger.vault, "متخيَّلة")["results"]


def test_a_read_only_medium(stranger: Stranger) -> None:
    paths = [stranger.folder, *stranger.folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = stranger.state()
    refused(stranger, [sys.executable, "-c", POWERLESS], RECORD, "ReadOnlyMedium")
    assert stranger.state() == before
    for path, mode in modes.items():
        path.chmod(mode)


def test_a_package_that_the_system_does_not_let_us_read(stranger: Stranger) -> None:
    package = Path(stranger.file("received", b"whatever"))
    package.chmod(0)
    command = [sys.executable, "-c", POWERLESS]
    refused(stranger, command, "verify {received}", "PackageUnreadable")
