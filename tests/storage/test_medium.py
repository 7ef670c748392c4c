# SPDX-License-Identifier: Apache-2.0
"""A full, read-only or failing disk: the kernel refuses by order, and nothing saved is harmed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from registry.domain.wording import error_words
from registry.services import activity, listing
from registry.services.vaults import Vault
from registry.storage.engine import PAGE_SIZE
from tests.services.invented_vaults import PASSPHRASE, open_again, record

SAVE = """
import sys
from pathlib import Path
from registry.errors import RegistryError
from registry.services import records
from registry.services.records import Draft, parse_input
from registry.services.vaults import Passphrase, open_vault
big = "canary-text " * 4000
try:
    vault = open_vault(Path(sys.argv[1]), Passphrase.from_text(sys.stdin.read()))
except RegistryError as error:
    sys.exit(f"opening: {error.code}")
drafts = [
    Draft(kind="victim", values=parse_input("victim", {"names": "سعيد", "note": big})),
    Draft(kind="person", values=parse_input("person", {"names": "سعاد", "note": big})),
]
for _ in range(int(sys.argv[2])):
    try:
        print(records.record(vault, drafts)["0"], flush=True)
    except RegistryError as error:
        print(error.code)
try:
    vault.close()
except RegistryError as error:
    print("closing", error.code)
"""


def save(vault: Path, inject: str, only: Path | None = None, times: int = 1) -> str:
    """Save in a child process under strace, which answers system calls as ``inject`` says."""
    call = inject.partition(":")[0]
    watched = [] if only is None else ["-P", str(only)]
    # The fast way of strace does not deliver signals.
    fast = [] if "signal" in inject else ["--seccomp-bpf"]
    command = ["strace", "-f", *fast, "-qq", "-o", "/dev/null", *watched]
    done = subprocess.run(
        [*command, "-e", f"trace={call}", "-e", f"inject={inject}",
         sys.executable, "-c", SAVE, str(vault), str(times)],
        input=PASSPHRASE, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    return (done.stdout + done.stderr).strip()


def closed_with_one_record(vault: Vault) -> Path:
    record(vault, "victim", names="سامر الحقلي")
    vault.close()
    return vault.path


def assert_sound(path: Path, victims: int) -> None:
    vault = open_again(path)
    assert listing.counts(vault)["victim"] == victims
    assert activity.check(vault, full=True) == ()
    vault.close()


@pytest.mark.parametrize("step", [1, 5, 14, 40])
def test_a_disk_that_fills_up_at_any_step_of_a_save_loses_nothing(vault: Vault, step: int) -> None:
    path = closed_with_one_record(vault)
    said = save(path, f"pwrite64:error=ENOSPC:when={step}+")
    assert said.splitlines()[0] == "DiskFull", said
    assert_sound(path, victims=1)


def test_a_disk_that_was_full_takes_the_next_save_when_it_has_room(vault: Vault) -> None:
    path = closed_with_one_record(vault)
    said = save(path, "pwrite64:error=ENOSPC:when=3", times=2)
    first, second = said.splitlines()
    assert first == "DiskFull"
    assert second.startswith("V-")
    assert_sound(path, victims=2)


def test_a_disk_that_fails_is_not_called_damage(vault: Vault) -> None:
    path = closed_with_one_record(vault)
    said = save(path, "pwrite64:error=EIO:when=2+")
    assert said.splitlines()[0] == "MediumFailed"
    assert_sound(path, victims=1)


def test_a_read_only_folder_is_refused_before_anything_is_tried(vault: Vault) -> None:
    path = closed_with_one_record(vault)
    said = save(path, "openat:error=EROFS", only=path / "lock")
    assert said == "opening: ReadOnlyMedium"
    assert_sound(path, victims=1)


def test_a_read_only_database_refuses_the_save(vault: Vault) -> None:
    path = closed_with_one_record(vault)
    # The program reads it first; SQLite then asks for writing, is refused, and takes reading.
    said = save(path, "openat:error=EACCES:when=2", only=path / "protected.e1.db")
    assert said == "ReadOnlyMedium"
    assert_sound(path, victims=1)


def test_a_database_that_may_not_be_read_is_not_called_damaged(vault: Vault) -> None:
    path = closed_with_one_record(vault)
    said = save(path, "openat:error=EACCES", only=path / "registry.e1.db")
    assert said == "opening: ReadOnlyMedium"
    assert_sound(path, victims=1)


@pytest.mark.parametrize("step", [1, 6, 15, 45])
def test_a_kill_at_any_step_of_a_save_tears_nothing(vault: Vault, step: int) -> None:
    path = closed_with_one_record(vault)
    assert save(path, f"pwrite64:signal=SIGKILL:when={step}") == ""  # it could say nothing more
    vault = open_again(path)
    both = listing.counts(vault)
    assert (both["victim"], both.get("person", 0)) in {(1, 0), (2, 1)}
    assert activity.check(vault, full=True) == ()
    vault.close()


def test_what_was_acknowledged_survives_a_kill(vault: Vault) -> None:
    path = closed_with_one_record(vault)
    said = save(path, "pwrite64:signal=SIGKILL:when=600", times=50)
    acknowledged = len([line for line in said.splitlines() if line.startswith("V-")])
    vault = open_again(path)
    assert 0 < acknowledged < 50
    assert listing.counts(vault)["victim"] - 1 in (acknowledged, acknowledged + 1)
    assert activity.check(vault, full=True) == ()
    vault.close()


def test_a_file_torn_beside_its_journal_is_made_whole_again(vault: Vault) -> None:
    path = closed_with_one_record(vault)
    save(path, "pwrite64:signal=SIGKILL:when=2", only=path / "registry.e1.db")
    journal = path / "registry.e1.db-journal"
    assert journal.stat().st_size > 0
    with (path / "registry.e1.db").open("ab") as file:
        file.write(b"\0" * (PAGE_SIZE // 3))
    assert_sound(path, victims=1)


@pytest.mark.parametrize("code", ["DiskFull", "ReadOnlyMedium", "MediumFailed"])
def test_each_answer_of_the_medium_has_words(code: str) -> None:
    from registry.crypto import medium  # noqa: PLC0415 - by name

    words = error_words(getattr(medium, code)(file="registry.e1.db"))
    assert "registry.e1.db" in words["ar"]
    assert "registry.e1.db" in words["en"]
