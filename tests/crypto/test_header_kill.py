# SPDX-License-Identifier: Apache-2.0
"""A process killed at any step of a header write leaves a header that opens."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from registry.crypto.header import HEADER_NAME, PREVIOUS_NAME, Header, read_header, write_header
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.passphrase import Passphrase
from registry.crypto.vaultkeys import found
from tests.crypto.conftest import Founded

WRITE = """
import sys
from pathlib import Path
from registry.crypto.header import Header, write_header
write_header(Path(sys.argv[1]), Header.from_bytes(Path(sys.argv[2]).read_bytes()))
"""
# Python itself calls neither at start: these are the steps of the two atomic writes alone.
STEPS = {"fsync": 4, "/^rename": 2}


def write_and_die(vault: Path, newer: Path, call: str, step: int) -> int:
    inject = f"inject={call}:signal=SIGKILL:when={step}"
    command = ["strace", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
    written = [sys.executable, "-c", WRITE, str(vault), str(newer)]
    return subprocess.run([*command, *written], check=False).returncode


@pytest.mark.parametrize(
    ("call", "step"), [(call, step + 1) for call, times in STEPS.items() for step in range(times)]
)
def test_a_kill_at_any_step_leaves_the_old_header_or_the_new(
    tmp_path: Path, founded: Founded, call: str, step: int
) -> None:
    vault, older = tmp_path / "vault", founded[0]
    vault.mkdir()
    write_header(vault, older)
    newer, _ = found(Passphrase.from_text("another"), FOR_TESTS)
    (tmp_path / "newer").write_bytes(newer.to_bytes())
    assert write_and_die(vault, tmp_path / "newer", call, step) in (-signal.SIGKILL, 128 + 9)
    assert read_header(vault) in (older, newer)
    if read_header(vault) == newer:
        assert Header.from_bytes((vault / PREVIOUS_NAME).read_bytes()) == older
    write_header(vault, newer)
    assert {entry.name for entry in vault.iterdir()} == {HEADER_NAME, PREVIOUS_NAME}


@pytest.mark.parametrize("call", list(STEPS))
def test_there_is_no_step_beyond_those_six(tmp_path: Path, founded: Founded, call: str) -> None:
    write_header(tmp_path, founded[0])
    (tmp_path / "newer").write_bytes(founded[0].to_bytes())
    assert write_and_die(tmp_path, tmp_path / "newer", call, STEPS[call] + 1) == 0
