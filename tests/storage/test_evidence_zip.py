# SPDX-License-Identifier: Apache-2.0
"""The archive inside a sealed file: read by stock tools, and of a size that many files share."""

from __future__ import annotations

import io
import subprocess
import zipfile
import zlib
from pathlib import Path

import pytest

from registry.crypto.ageheader import EvidenceForeign
from registry.crypto.agereader import SealedReader
from registry.crypto.agewriter import SealedWriter
from registry.storage import evidence_zip
from registry.storage.evidence_zip import Layout, Original, padded
from tests.storage.sealed_files import PAIR

SIZES = (0, 1, 100, 65_500, 65_536, 200_000, 3_000_000)


def archive(data: bytes, name: str = "صورة.jpg") -> bytes:
    layout = Layout(name=name, size=len(data))
    return b"".join((layout.beginning, data, *layout.ending(zlib.crc32(data))))


def as_original(plain: bytes) -> Original:
    file = io.BytesIO()
    writer = SealedWriter(file, [PAIR.recipient])
    writer.write(plain)
    writer.finish()
    return Original(SealedReader(file, [PAIR.identity]))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_stock_unzip_takes_the_original_out_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, *, large: bool
) -> None:
    if large:  # as originals of four GiB are written, ZIP64
        monkeypatch.setattr(evidence_zip, "_LARGE", 0)
    data = bytes(range(256)) * (size // 256 + 1)
    data = data[:size]
    whole = archive(data)
    assert len(whole) == Layout(name="صورة.jpg", size=size).total == padded(len(whole))
    path = tmp_path / "a.zip"
    path.write_bytes(whole)
    subprocess.run(["unzip", "-tqq", str(path)], check=True)
    with zipfile.ZipFile(path) as opened:
        assert opened.namelist() == ["صورة.jpg", "padding"]
        assert opened.read("صورة.jpg") == data
        assert set(opened.read("padding")) <= {0}
    with as_original(whole) as original:
        assert (original.name, original.size) == ("صورة.jpg", size)
        assert original.read() == data


def test_padding_costs_an_eighth_at_most_and_leaves_few_sizes() -> None:
    sizes = range(1, 200_000, 7)
    assert all(size <= padded(size) <= size * 1.125 for size in sizes)
    assert len({padded(size) for size in sizes}) < len(sizes) / 100
    assert all(padded(padded(size)) == padded(size) for size in sizes)


def test_without_padding_the_size_would_tell_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(archive(b"x" * 10_000)) == len(archive(b"x" * 10_001))
    monkeypatch.setattr(evidence_zip, "padded", lambda size: size)
    assert len(archive(b"x" * 10_000)) != len(archive(b"x" * 10_001))


def test_any_place_of_the_original_is_read_and_nothing_around_it() -> None:
    data = bytes(range(256)) * 1_000
    with as_original(archive(data)) as original:
        assert original.seek(-4, 2) == len(data) - 4
        assert original.read(100) == data[-4:]
        assert original.read(100) == b""
        assert original.seek(70_000) == 70_000
        assert original.read(10) == data[70_000:70_010]
        assert original.seek(5, 1) == 70_015
        assert original.tell() == 70_015
        with pytest.raises(ValueError, match="beginning"):
            original.seek(-1)


def compressed(data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bomb", data)
    return held.getvalue()


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"no archive at all",
        b"PK\x05\x06" + bytes(18),
        compressed(bytes(1 << 20)),
        archive(b"data")[:-30],
        b"PK\x03\x04" * 100,
    ],
)
def test_what_is_sealed_by_a_stranger_and_not_of_our_form_is_foreign(plain: bytes) -> None:
    with pytest.raises(EvidenceForeign):
        as_original(plain)
