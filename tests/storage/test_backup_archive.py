# SPDX-License-Identifier: Apache-2.0
"""The container of a backup: one spelling, strict reading, and a manifest that names nobody."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from registry.crypto.signatures import canonical_json, public_bytes, sign
from registry.storage import backup_archive, backup_manifest
from registry.storage.backup_archive import (
    FORMAT,
    HEADER,
    MANIFEST,
    MARK,
    SIGNATURE,
    BackupDamaged,
    NotABackup,
)
from registry.storage.backup_manifest import Listed, Manifest
from registry.storage.backup_zip import ZipWriter

KEY = Ed25519PrivateKey.generate()
HASH = "ab" * 32
WHOLE = Manifest(
    id="0123456789abcdef",
    vault="ab" * 16,
    made_at="2026-01-02T03:04:05+00:00",
    header=Listed(name=HEADER, size=3, sha256=HASH),
    databases=(Listed(name="registry.e1.db", size=4, sha256=HASH),),
    evidence=(Listed(name=f"evidence/ab/{'ab' * 16}.age", size=5, sha256=HASH),),
    parts={},
    heads={"registry": (7, HASH)},
)


class Kept:
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        self.data = b""

    def take(self, data: bytes) -> None:
        self.data += data


def archive(path: Path, *members: tuple[str, bytes]) -> Path:
    kept = Kept()
    writer = ZipWriter(kept)
    for name, content in ((MARK, FORMAT), *members):
        writer.add(name, len(content), [content])
    writer.close()
    path.write_bytes(kept.data)
    return path


def signed(text: bytes) -> bytes:
    return public_bytes(KEY) + sign(KEY, "backup", text)


def read(path: Path) -> Manifest:
    with backup_archive.opened(path) as opened:
        return backup_manifest.read(opened)


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_zipfile_reads_what_the_writer_writes(contents: list[bytes]) -> None:
    kept = Kept()
    writer = ZipWriter(kept)
    for number, content in enumerate(contents):
        writer.add(f"m{number}", len(content), [content[:7], content[7:]])
    writer.close()
    with zipfile.ZipFile(io.BytesIO(kept.data)) as opened:
        assert opened.testzip() is None
        assert [opened.read(name) for name in opened.namelist()] == contents


def test_a_file_that_grew_meanwhile_is_not_written_as_if_it_had_not() -> None:
    with pytest.raises(ValueError, match="3"):
        ZipWriter(Kept()).add("m", 3, [b"four"])


def test_a_manifest_is_read_as_it_was_signed(tmp_path: Path) -> None:
    text, signature = WHOLE.signed(KEY)
    path = archive(tmp_path / "a", (MANIFEST, text), (SIGNATURE, signature))
    assert read(path) == Manifest(
        **{name: getattr(WHOLE, name) for name in Manifest.__slots__ if name != "signer"},
        signer=public_bytes(KEY).hex(),
    )


def test_another_signature_is_damage(tmp_path: Path) -> None:
    text, signature = WHOLE.signed(KEY)
    other = signature[:-1] + bytes([signature[-1] ^ 1])
    with pytest.raises(BackupDamaged):
        read(archive(tmp_path / "a", (MANIFEST, text), (SIGNATURE, other)))


def told() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(WHOLE.signed(KEY)[0])
    return found


def changed(**values: Any) -> bytes:  # noqa: ANN401 - any JSON value
    return canonical_json({**told(), **values})


MALFORMED = {
    "no object": b"[]",
    "no JSON": b"{",
    "two spellings": b" " + changed(),
    "a key too many": changed(more=1),
    "a path": changed(header={**told()["header"], "name": "../header"}),
    "a database elsewhere": changed(databases=[{**told()["header"], "name": "../registry.e1.db"}]),
    "evidence elsewhere": changed(evidence=[{**told()["header"], "name": "evidence/../x.age"}]),
    "a negative size": changed(header={**told()["header"], "size": -1}),
    "a size that is none": changed(header={**told()["header"], "size": True}),
    "a hash that is none": changed(header={**told()["header"], "sha256": "x"}),
    "one file twice": changed(databases=2 * told()["databases"]),
    "an unknown part": changed(evidence=[{**told()["evidence"][0], "part": "f" * 16}]),
    "a header in a part": changed(
        parts={"f" * 16: "x"}, header={**told()["header"], "part": "f" * 16}
    ),
    "a vault that is none": changed(vault="x"),
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("text", MALFORMED.values(), ids=MALFORMED)
def test_a_signed_manifest_that_says_nonsense_is_damage(tmp_path: Path, text: bytes) -> None:
    with pytest.raises(BackupDamaged):
        read(archive(tmp_path / "a", (MANIFEST, text), (SIGNATURE, signed(text))))


@pytest.mark.parametrize("name", ["../header", "/header", "evidence/ab/x.age", "lock", "header\0"])
def test_a_member_of_another_name_is_damage(tmp_path: Path, name: str) -> None:
    with pytest.raises(BackupDamaged):
        read(archive(tmp_path / "a", (name, b"x")))


def test_a_member_named_twice_or_compressed_is_damage(tmp_path: Path) -> None:
    with pytest.raises(BackupDamaged):
        read(archive(tmp_path / "twice", (HEADER, b"x"), (HEADER, b"y")))
    packed = tmp_path / "packed"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(zipfile.ZipInfo(MARK), FORMAT)
        opened.writestr(HEADER, b"x" * 1000)
    with pytest.raises(BackupDamaged):
        read(packed)


@given(data=st.binary(max_size=400))
def test_whatever_a_file_holds_only_our_own_errors_come(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    for name, content in (
        ("bare", data),
        ("begun", archive(folder / "w").read_bytes()[:60] + data),
    ):
        path = folder / name
        path.write_bytes(content)
        with pytest.raises((NotABackup, BackupDamaged)):
            read(path)
