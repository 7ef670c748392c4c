# SPDX-License-Identifier: Apache-2.0
"""Flipped, cut or lengthened anywhere, a package is refused, and only ever as our own error."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from registry.errors import PackageRefused
from registry.exchange.package_verify import verify
from registry.exchange.package_writer import assemble, deliver
from tests.exchange.packages import READER, SIGNING_KEY, content, plain_archive

# Primes: successive runs over files of other lengths do not stay on one field of a header.
ZIP_STEP, AGE_STEP, CUT_STEP = 37, 41, 509
EDGE = 120


@cache
def _public() -> bytes:
    return plain_archive()


def _partner(folder: Path) -> bytes:
    path = folder / "p.age"
    deliver(assemble(content(), SIGNING_KEY), path)
    return path.read_bytes()


def _places(size: int, step: int) -> Iterable[int]:
    return sorted({*range(min(EDGE, size)), *range(0, size, step), *range(size - EDGE, size)})


def _taken(path: Path, untrusted: bytes) -> bool:
    path.write_bytes(untrusted)
    try:
        verify(path, READER.identity)
    except PackageRefused:
        return False
    return True


def _flips_taken(path: Path, whole: bytes, places: Iterable[int]) -> list[int]:
    taken = []
    for at in places:
        hurt = bytearray(whole)
        hurt[at] ^= 1 << at % 8
        if _taken(path, bytes(hurt)):
            taken.append(at)
    return taken


def test_the_package_before_any_flip_is_taken(tmp_path: Path) -> None:
    assert _taken(tmp_path / "x", _public())
    assert _taken(tmp_path / "x", _partner(tmp_path))


def test_no_flip_of_a_plain_package_is_taken(tmp_path: Path) -> None:
    places = _places(len(_public()), ZIP_STEP)
    assert _flips_taken(tmp_path / "x", _public(), places) == []


def test_no_flip_of_an_encrypted_package_is_taken(tmp_path: Path) -> None:
    whole = _partner(tmp_path)
    header = range(whole.index(b"\n---") + 60)
    places = {*header, *_places(len(whole), AGE_STEP)}
    assert _flips_taken(tmp_path / "x", whole, places) == []


def test_no_cut_and_no_tail_is_taken(tmp_path: Path) -> None:
    for whole in (_public(), _partner(tmp_path)):
        lengths = {*range(0, len(whole), CUT_STEP), *range(len(whole) - 30, len(whole))}
        assert not [at for at in lengths if _taken(tmp_path / "x", whole[:at])]
        assert not [
            tail for tail in (b"\0", b"\n", b"PK", whole) if _taken(tmp_path / "x", whole + tail)
        ]


@pytest.mark.campaign
def test_no_flip_of_any_byte_is_taken(tmp_path: Path) -> None:
    for whole in (_public(), _partner(tmp_path)):
        assert _flips_taken(tmp_path / "x", whole, range(len(whole))) == []
