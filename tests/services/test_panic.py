# SPDX-License-Identifier: Apache-2.0
"""Panic: refused until a backup was proven; then no header is left and the process is gone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from registry.crypto.header import HEADER_NAME, PREVIOUS_NAME, VaultMissing, write_header
from registry.services import backups, panic, records
from registry.services.panic import PanicNotReady
from registry.services.vaults import Vault
from tests.services.backed_up import back_up, bring_back, phrase
from tests.services.invented_vaults import contents, open_again, record_canaries

CHILD = """
import sys
from pathlib import Path
from registry.services import panic
from tests.services.invented_vaults import open_again
vault = open_again(Path(sys.argv[1]))
print("open", flush=True)
panic.run(vault)
print("still here", flush=True)
"""


def ran(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=False
    )


def test_it_is_refused_until_a_backup_was_proven(vault: Vault) -> None:
    record_canaries(vault)
    back_up(vault)
    before = contents(vault.path)
    assert panic.is_ready(vault) == ""
    with pytest.raises(PanicNotReady):
        panic.run(vault)
    with pytest.raises(PanicNotReady):
        panic.make_unreadable(vault)
    assert contents(vault.path) == before
    assert vault.is_open


def test_it_ends_the_process_and_leaves_no_header(vault: Vault) -> None:
    refs = record_canaries(vault)
    write_header(vault.path, vault.header)  # so that there are two generations
    cut_off = vault.path / f"{HEADER_NAME}.part"
    file = back_up(vault)
    backups.prove(file, phrase(), vault=vault)
    assert panic.is_ready(vault)
    vault.close()
    done = ran(vault.path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "open\n", "")
    for name in (HEADER_NAME, PREVIOUS_NAME, cut_off.name):
        assert not (vault.path / name).exists()
    with pytest.raises(VaultMissing):
        open_again(vault.path)
    back = open_again(bring_back(file))
    assert records.get(back, refs["victim"]).ref == refs["victim"]
    back.close()


def test_what_the_headers_held_is_overwritten_before_it_is_unlinked(
    vault: Vault, tmp_path: Path
) -> None:
    backups.prove(back_up(vault), phrase(), vault=vault)
    write_header(vault.path, vault.header)
    names = (HEADER_NAME, PREVIOUS_NAME, f"{HEADER_NAME}.part")
    (vault.path / names[2]).write_bytes(vault.header.to_bytes())
    for name in names:
        (tmp_path / f"seen {name}").hardlink_to(vault.path / name)
    panic.make_unreadable(vault)
    for name in names:
        held = (tmp_path / f"seen {name}").read_bytes()
        assert len(held) == len(vault.header.to_bytes())
        assert not set(vault.header.slots) & {held[at : at + 92] for at in range(len(held) - 92)}
    assert not vault.is_open
