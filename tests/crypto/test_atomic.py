# SPDX-License-Identifier: Apache-2.0
"""A file is replaced whole or not at all, and the disk's refusal has a name."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import BinaryIO

import pytest

from registry.crypto import atomic
from registry.crypto.atomic import DiskFull, ReadOnlyMedium, replacing, write_atomically
from registry.crypto.medium import MediumFailed, medium_errors
from tests.crypto.conftest import FullDisk

DATA = bytes(range(256)) * 400


def test_the_new_content_stands_whole_and_only_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for data in (b"old", DATA, b""):
        write_atomically(path, data)
        assert path.read_bytes() == data
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("room", [0, 1, 4095, 65_536, len(DATA) - 1])
def test_a_full_disk_at_any_byte_leaves_the_old_content_and_no_part(
    tmp_path: Path, full_disk: FullDisk, room: int
) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")
    with full_disk(room), pytest.raises(DiskFull) as refused:
        write_atomically(path, DATA)
    assert refused.value.data == {"file": "file"}
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_one_write_call_alone_would_lose_the_end_in_silence(
    tmp_path: Path, full_disk: FullDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "write_all", lambda file, data: file.write(data))
    with full_disk(len(DATA) - 1):
        write_atomically(tmp_path / "file", DATA)
    assert len((tmp_path / "file").read_bytes()) < len(DATA)


def test_a_failure_of_the_writer_itself_leaves_nothing(tmp_path: Path) -> None:
    class Stopped(Exception): ...

    def half_written(file: BinaryIO) -> None:
        file.write(b"half")
        raise Stopped

    with pytest.raises(Stopped), replacing(tmp_path / "file") as file:
        half_written(file)
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "file.part").symlink_to(victim)
    with pytest.raises(MediumFailed):
        write_atomically(tmp_path / "file", DATA)
    assert victim.read_bytes() == b"mine"


def test_a_read_only_medium_and_a_missing_folder_have_their_own_names(tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyMedium):
        write_atomically(Path("/sys/file"), DATA)
    with pytest.raises(MediumFailed):
        write_atomically(tmp_path / "gone" / "file", DATA)


@pytest.mark.parametrize(
    ("number", "failure"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, ReadOnlyMedium),
        (errno.EACCES, ReadOnlyMedium),
        (errno.EIO, MediumFailed),
    ],
)
def test_every_answer_of_a_disk_is_one_of_three(number: int, failure: type[Exception]) -> None:
    with pytest.raises(failure), medium_errors(Path("/folder/of someone/file")):
        raise OSError(number, "of the system")


def test_a_replaced_file_that_has_another_name_keeps_its_bytes(tmp_path: Path) -> None:
    path, linked = tmp_path / "file", tmp_path / "linked"
    write_atomically(path, DATA)
    linked.hardlink_to(path)
    with atomic.forgetting((path, tmp_path / "missing")):
        write_atomically(path, b"new")
    assert linked.read_bytes() == DATA
    assert path.read_bytes() == b"new"


def test_a_file_the_block_did_not_replace_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, DATA)
    with atomic.forgetting((path,)):
        pass
    assert path.read_bytes() == DATA


def test_without_forgetting_an_open_file_still_reads_the_old_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, DATA)
    with path.open("rb") as old:
        write_atomically(path, b"new")
        assert old.read() == DATA
