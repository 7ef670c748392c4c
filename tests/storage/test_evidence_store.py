# SPDX-License-Identifier: Apache-2.0
"""Sealed files beside the databases: whole or not at all, and every alteration has its name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from registry.crypto.agekeys import new_identity
from registry.crypto.agewriter import SealedWriter
from registry.crypto.medium import DiskFull
from registry.storage import evidence_store
from registry.storage.evidence_store import (
    EvidenceCut,
    EvidenceFlipped,
    EvidenceForeign,
    EvidenceMissing,
    EvidenceSwapped,
    OriginalUnreadable,
    SealedFile,
    SealingStopped,
    compare,
    open_original,
    path_of,
    strays,
)
from tests.storage.sealed_files import CANARY, PAIR, files_in, full_disk, original, place, sealed

DATA = CANARY.encode() * 9_000


def test_an_original_comes_back_as_it_was_and_stock_tools_open_it(tmp_path: Path) -> None:
    vault = place(tmp_path)
    known = sealed(vault, original(tmp_path, DATA))
    with open_original(vault, known, [PAIR.identity]) as file:
        assert file.read() == DATA
    key, plain = tmp_path / "key.txt", tmp_path / "plain.zip"
    key.write_text(PAIR.identity + "\n")
    path = path_of(vault, known.file)
    subprocess.run(["age", "-d", "-i", str(key), "-o", str(plain), str(path)], check=True)
    shown = subprocess.run(
        ["unzip", "-p", str(plain), "original.bin"], capture_output=True, check=True
    )
    assert shown.stdout == DATA


def test_no_file_of_the_vault_holds_a_word_of_the_original_or_its_name(tmp_path: Path) -> None:
    vault = place(tmp_path)
    known = sealed(vault, original(tmp_path, DATA, f"{CANARY}.txt"), f"{CANARY}.txt")
    (path,) = files_in(vault)
    assert CANARY.encode() not in path.read_bytes()
    assert CANARY not in str(path)
    assert path == vault / "evidence" / known.file[:2] / f"{known.file}.age"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_neither_names_nor_keys_stand_among_the_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    real = subprocess.Popen

    def noted(command: list[str], **given: object) -> object:
        started.append((command, given.get("env")))
        return real(command, **given)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", noted)
    sealed(place(tmp_path), original(tmp_path, DATA, f"{CANARY}.txt"))
    assert CANARY not in str(started)
    assert "age1" not in str(started).lower()


class Stopped(Exception):
    """A person stopped it."""


def test_who_stops_it_finds_nothing_left(tmp_path: Path) -> None:
    vault = place(tmp_path)

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        evidence_store.seal(vault, original(tmp_path, DATA), [PAIR.recipient], "a", stop)
    assert not files_in(vault)


def test_progress_is_told_in_bytes_of_the_original(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    evidence_store.seal(
        place(tmp_path), original(tmp_path, DATA), [PAIR.recipient], "a",
        lambda done, total: told.append((done, total)),
    )  # fmt: skip
    assert told[-1] == (len(DATA), len(DATA))


def test_a_worker_that_dies_leaves_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = place(tmp_path)
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with pytest.raises(SealingStopped):
        sealed(vault, original(tmp_path, DATA))
    assert not files_in(vault)


def test_a_worker_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = tmp_path / "hanging"
    hanging.write_text("#!/bin/sh\nexec sleep 100\n")
    hanging.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(hanging))
    monkeypatch.setattr(evidence_store, "_STALLED_S", 0.2)
    with pytest.raises(SealingStopped):
        sealed(place(tmp_path), original(tmp_path, DATA))


def test_a_full_disk_in_the_worker_is_told_here_and_leaves_nothing(tmp_path: Path) -> None:
    vault, source = place(tmp_path), original(tmp_path, DATA)
    with full_disk(100_000), pytest.raises(DiskFull):
        sealed(vault, source)
    assert not files_in(vault)


def test_an_original_that_is_not_there_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    vault = place(tmp_path)
    with pytest.raises(OriginalUnreadable):
        sealed(vault, tmp_path / "absent")
    assert not list((vault / "evidence").iterdir())


def altered(path: Path, how: str) -> None:
    data = path.read_bytes()
    middle = len(data) // 2
    flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    path.write_bytes({"cut": data[:middle], "longer": data + b"x", "flipped": flipped}[how])


@pytest.mark.parametrize(
    ("how", "kind"),
    [("cut", EvidenceCut), ("longer", EvidenceFlipped), ("flipped", EvidenceFlipped)],
)
def test_every_alteration_is_found_with_and_without_the_key(
    tmp_path: Path, how: str, kind: type[Exception]
) -> None:
    vault = place(tmp_path)
    known = sealed(vault, original(tmp_path, DATA))
    compare(vault, known)
    altered(path_of(vault, known.file), how)
    with pytest.raises(kind):
        compare(vault, known)
    with pytest.raises(kind):
        open_original(vault, known, [PAIR.identity])


def test_another_evidence_in_its_place_is_swapped_and_does_not_open(tmp_path: Path) -> None:
    vault = place(tmp_path)
    one, other = (sealed(vault, original(tmp_path, DATA + end)) for end in (b"1", b"2"))
    assert one.size == other.size  # padding: the size alone would not tell
    shutil.copyfile(path_of(vault, other.file), path_of(vault, one.file))
    with pytest.raises(EvidenceSwapped):
        compare(vault, one, [other.sha256])
    with pytest.raises(EvidenceFlipped):
        open_original(vault, one, [PAIR.identity])


def test_without_the_hash_a_forgery_for_the_same_key_would_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A low member knows the public recipient, and can write to the folder."""
    vault = place(tmp_path)
    known, forged = (sealed(vault, original(tmp_path, data)) for data in (DATA, b"forged"))
    shutil.copyfile(path_of(vault, forged.file), path_of(vault, known.file))
    with pytest.raises(EvidenceCut):
        open_original(vault, known, [PAIR.identity])
    monkeypatch.setattr(evidence_store, "_require_same", lambda *_given: None)
    with open_original(vault, known, [PAIR.identity]) as file:
        assert file.read() == b"forged"


def test_for_other_keys_it_is_foreign_and_gone_it_is_missing(tmp_path: Path) -> None:
    vault = place(tmp_path)
    known = sealed(vault, original(tmp_path, DATA))
    with pytest.raises(EvidenceForeign):
        open_original(vault, known, [new_identity().identity])
    path_of(vault, known.file).unlink()
    with pytest.raises(EvidenceMissing):
        compare(vault, known)
    with pytest.raises(EvidenceMissing):
        open_original(vault, known, [PAIR.identity])


@pytest.mark.parametrize("name", ["", "../../secret", "a" * 31, "A" * 32, "/" + "a" * 31])
def test_a_name_from_an_altered_database_leads_nowhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(EvidenceMissing):
        path_of(tmp_path, name)


def test_a_link_laid_in_its_place_is_not_followed(tmp_path: Path) -> None:
    vault = place(tmp_path)
    known = sealed(vault, original(tmp_path, DATA))
    path = path_of(vault, known.file)
    elsewhere = path.rename(tmp_path / "elsewhere.age")
    path.symlink_to(elsewhere)
    with pytest.raises(EvidenceMissing):
        compare(vault, known)


def test_files_that_no_record_knows_are_strays(tmp_path: Path) -> None:
    vault = place(tmp_path)
    known = sealed(vault, original(tmp_path, DATA))
    (vault / "evidence" / "left.age.part").write_bytes(b"x")
    assert strays(vault, [known.file]) == ["left.age.part"]
    assert len(strays(vault, [])) == 2


def test_a_file_sealed_around_something_else_is_foreign(tmp_path: Path) -> None:
    vault = place(tmp_path)
    known = sealed(vault, original(tmp_path, DATA))
    path = path_of(vault, known.file)
    with path.open("wb") as file:
        writer = SealedWriter(file, [PAIR.recipient])
        writer.write(b"not an archive")
        writer.finish()
    same = SealedFile(file=known.file, size=path.stat().st_size, sha256=hash_of(path))
    with pytest.raises(EvidenceForeign):
        open_original(vault, same, [PAIR.identity])


def hash_of(path: Path) -> str:
    return subprocess.run(
        ["sha256sum", str(path)], capture_output=True, text=True, check=True
    ).stdout.split()[0]


def test_an_unreadable_file_is_missing(tmp_path: Path) -> None:
    vault = place(tmp_path)
    known = sealed(vault, original(tmp_path, DATA))
    path = path_of(vault, known.file)
    path.unlink()
    os.mkdir(path)  # noqa: PTH102 - a folder where the file should be
    with pytest.raises(EvidenceMissing):
        compare(vault, known)
