# SPDX-License-Identifier: Apache-2.0
"""A backup, its rehearsal, a restore and a journey from a terminal; refusals by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

BACKUP = "a.sijill-backup"


@pytest.fixture
def backup(terminal: Terminal) -> str:
    """A backup of the vault of the terminal."""
    file = terminal.path(BACKUP)
    assert terminal.answer("backup", terminal.vault, "--to", file)["file"] == file
    return file


def test_a_vault_is_backed_up_proven_and_restored(terminal: Terminal, backup: str) -> None:
    proven = terminal.answer("prove", backup, "--vault", terminal.vault)
    assert (proven["ok"], proven["noted"], proven["findings"]) == (True, True, [])
    new = terminal.path("back.sijill")
    restored = terminal.answer("restore", backup, "--to", new)
    assert (restored["vault"], restored["erased"]) == (new, 0)
    assert terminal.answer("check", new, "--full")["ok"]


def test_the_next_backup_leaves_out_what_the_earlier_one_holds(
    terminal: Terminal, backup: str
) -> None:
    second = terminal.path("b.sijill-backup")
    made = terminal.answer("backup", terminal.vault, "--to", second, "--since", backup)
    assert (made["evidence"], made["earlier"], made["absent"]) == (0, 0, [])


def test_erasures_are_asked_of_a_vault_that_is_named(terminal: Terminal, backup: str) -> None:
    words = ("--to", terminal.path("back.sijill"), "--erased-from", terminal.vault)
    assert terminal.answer("restore", backup, *words)["erased"] == 0


def test_the_protected_file_goes_on_a_journey_and_comes_back(terminal: Terminal) -> None:
    stick = terminal.path("stick")
    terminal.answer("journey", "leave", terminal.vault, "--to", stick)
    assert not (Path(terminal.vault) / "protected.e1.db").exists()
    assert terminal.answer("check", terminal.vault)["ok"]
    terminal.answer("journey", "back", terminal.vault, stick)
    assert (Path(terminal.vault) / "protected.e1.db").exists()
    assert terminal.answer("check", terminal.vault, "--full")["ok"]
    assert terminal.refusal("journey", "back", terminal.vault, stick) == (1, "ProtectedIsHere")


REFUSED = {
    "BackupAlreadyThere": (1, ("backup", "{vault}", "--to", "{backup}")),
    "BackupInside": (2, ("backup", "{vault}", "--to", "{vault}/x.sijill-backup")),
    "NotABackup": (1, ("prove", "{other}")),
    "BackupDamaged": (4, ("restore", "{cut}", "--to", "{new}")),
    "VaultAlreadyThere": (1, ("restore", "{backup}", "--to", "{vault}")),
    "TravelTargetThere": (1, ("journey", "leave", "{vault}", "--to", "{backup}")),
    "WrongPassphrase": (
        3, ("restore", "{backup}", "--to", "{new}", "--passphrase-file", "{wrong}")
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_refused_is_said_by_name_and_changes_nothing(
    terminal: Terminal, backup: str, code: str
) -> None:
    whole = Path(backup).read_bytes()
    places = {
        "vault": terminal.vault,
        "backup": backup,
        "new": terminal.path("new.sijill"),
        "other": terminal.file("other", b"something else"),
        "cut": terminal.file("cut.sijill-backup", whole[:-100]),
        "wrong": terminal.file("wrong", "words that do not open it"),
    }
    before = terminal.state()
    exit_code, words = REFUSED[code]
    said = terminal.refusal(*(word.format(**places) for word in words))
    assert said == (exit_code, code)
    assert terminal.state() == before


def test_a_lost_file_is_told_from_one_on_a_journey(terminal: Terminal, backup: str) -> None:
    (Path(terminal.vault) / "protected.e1.db").unlink()
    assert terminal.refusal("check", terminal.vault) == (4, "DatabaseMissing")
    shutil.rmtree(terminal.vault)
    terminal.answer("restore", backup, "--to", terminal.vault)
    assert terminal.answer("check", terminal.vault, "--full")["ok"]
