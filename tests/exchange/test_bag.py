# SPDX-License-Identifier: Apache-2.0
"""A package is a BagIt 1.0 bag by a reader that shares no code with its writer (RFC 8493)."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

import pytest

from registry.exchange.package_writer import assemble
from tests.exchange.packages import SIGNING_KEY, content


def bag_problems(folder: Path) -> list[str]:
    """Return what RFC 8493 has against the bag in ``folder``; nothing for a valid one."""
    if (folder / "bagit.txt").read_bytes() != (
        b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    ):
        return ["declaration"]
    payload = {path for path in _files(folder) if path.startswith("data/")}
    tags = _files(folder) - payload
    problems = []
    for name in ("sha256", "sha512"):
        problems += _list_problems(folder, name, f"manifest-{name}.txt", payload)
        listed_tags = {path for path in tags if not path.startswith("tagmanifest-")}
        problems += _list_problems(folder, name, f"tagmanifest-{name}.txt", listed_tags)
    info = (folder / "bag-info.txt").read_text(encoding="utf-8")
    octets = sum((folder / path).stat().st_size for path in payload)
    if f"Payload-Oxum: {octets}.{len(payload)}\n" not in info:
        problems.append("oxum")
    if not all(re.fullmatch(r"[A-Za-z-]+: \S.*", line) for line in info.splitlines()):
        problems.append("bag-info")
    return problems


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _list_problems(folder: Path, algorithm: str, name: str, expected: set[str]) -> list[str]:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    told = {path: digest for digest, path in (line.split(maxsplit=1) for line in lines)}
    if told.keys() != expected:
        return [f"{name}: {sorted(told.keys() ^ expected)}"]
    return [
        f"{name}: {path}"
        for path, digest in told.items()
        if hashlib.new(algorithm, (folder / path).read_bytes()).hexdigest() != digest
    ]


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    archive = tmp_path / "package.zip"
    archive.write_bytes(assemble(content(), SIGNING_KEY).archive)
    with zipfile.ZipFile(archive) as package:
        package.extractall(tmp_path)
    archive.unlink()
    assert [path.name for path in tmp_path.iterdir()] == ["package"]
    return tmp_path / "package"


def test_the_package_is_a_valid_bag(bag: Path) -> None:
    assert bag_problems(bag) == []


def test_the_independent_reader_sees_a_changed_a_missing_and_an_extra_file(bag: Path) -> None:
    page = bag / "data" / "index.html"
    whole = page.read_bytes()
    page.write_bytes(whole + b" ")
    assert bag_problems(bag)
    page.write_bytes(whole)
    (bag / "data" / "extra.txt").write_text("x")
    assert bag_problems(bag)
    (bag / "data" / "extra.txt").unlink()
    (bag / "README.txt").unlink()
    assert bag_problems(bag)


def test_the_description_holds_no_time_of_day_and_no_path(bag: Path) -> None:
    info = (bag / "bag-info.txt").read_text(encoding="utf-8")
    assert "Bagging-Date: 2026-03-02\n" in info
    assert not re.search(r"\d\d:\d\d|/\w+/|\\", info)
