# SPDX-License-Identifier: Apache-2.0
"""The reader gives any place of a sealed file, and not one byte that was not verified."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from registry.crypto import agereader
from registry.crypto.ageheader import EvidenceCut, EvidenceFlipped
from registry.crypto.agewriter import CHUNK, NOT_LAST, SEALED_CHUNK, TAG
from registry.errors import Damaged
from tests.crypto.aged import PAIR, Vector, opened, reader, sealed, text_of, vectors
from tests.crypto.conftest import flipped

OF_PAYLOAD = [p for p in vectors() if p.name.startswith(("stream", "x25519", "stanza"))]
SIZE = 3 * CHUNK + 1_000


def released(vector: Vector) -> bytes:
    """Read as long as it goes; return all that came out."""
    found = b""
    with reader(vector.file, *vector.identities) as file:
        while part := file.read(CHUNK):
            found += part
    return found


@pytest.mark.parametrize("path", OF_PAYLOAD, ids=lambda path: path.name)
def test_every_published_payload_opens_or_is_refused(path: Path) -> None:
    vector = Vector.read(path)
    if vector.told["expect"] == "success":
        assert hashlib.sha256(released(vector)).hexdigest() == vector.told["payload"]
        return
    with pytest.raises(Damaged):
        released(vector)


def test_any_place_is_read_as_from_the_plain_file() -> None:
    data, chance = text_of(SIZE), random.Random(7)
    with reader(sealed(data)) as file:
        assert file.size == len(data)
        for _ in range(500):
            place, count = chance.randrange(SIZE + 10), chance.randrange(200_000)
            file.seek(place)
            assert file.tell() == place
            whole = b""
            while len(whole) < count and (part := file.read(count - len(whole))):
                whole += part
            assert whole == data[place : place + count]


def test_it_is_sought_like_any_file_and_never_written() -> None:
    with reader(sealed(b"0123456789")) as file:
        assert file.seek(-3, os.SEEK_END) == 7
        assert file.read() == b"789"
        assert file.seek(2) == 2
        assert file.seek(3, os.SEEK_CUR) == 5
        assert file.read(2) == b"56"
        with pytest.raises(ValueError, match="beginning"):
            file.seek(-1)
        assert not file.writable()


def test_little_of_it_stays_in_memory_and_nothing_after_closing() -> None:
    file = reader(sealed(text_of(40 * CHUNK)))
    file.read()
    assert len(file._kept) == agereader.KEPT
    file.close()
    assert not file._kept


@pytest.mark.parametrize("borders", [1, 2, 3])
def test_a_file_cut_between_two_chunks_is_cut(borders: int) -> None:
    whole = sealed(text_of(SIZE))
    start = len(whole) - (SIZE + 4 * TAG)
    with pytest.raises(EvidenceCut):
        reader(whole[: start + borders * SEALED_CHUNK])


def test_a_file_cut_anywhere_or_with_something_behind_is_refused() -> None:
    whole = sealed(text_of(SIZE))
    chance = random.Random(3)
    for kept in (1, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(60))):
        with pytest.raises(Damaged):
            opened(whole[:kept])
    for more in (b"\x00", b"x" * TAG, b"x" * SEALED_CHUNK):
        with pytest.raises(Damaged):
            reader(whole + more)


def test_swapped_or_doubled_chunks_are_refused_and_nothing_of_them_is_released() -> None:
    data, whole = text_of(SIZE), sealed(text_of(SIZE))
    start = len(whole) - (SIZE + 4 * TAG)
    parts = [whole[start + n * SEALED_CHUNK :][:SEALED_CHUNK] for n in range(4)]
    for order in ((0, 2, 1, 3), (0, 1, 1, 3)):
        file = reader(whole[:start] + b"".join(parts[n] for n in order))
        assert file.read(CHUNK) == data[:CHUNK]
        with pytest.raises(EvidenceFlipped):
            file.readall()
    with pytest.raises(Damaged):
        opened(whole[:start] + b"".join(parts[n] for n in (1, 0, 2, 3)))


def mutants(whole: bytes, chance: random.Random) -> bytes:
    """Return ``whole`` flipped, cut, lengthened, or with a piece moved."""
    place = chance.randrange(len(whole))
    kinds: list[Callable[[], bytes]] = [
        lambda: flipped(whole, place),
        lambda: whole[:place],
        lambda: whole + chance.randbytes(chance.randrange(1, 40)),
        lambda: whole[:place] + whole[place + 1 :],
        lambda: whole[:place] + whole[place : place + 16] + whole[place:],
    ]
    return chance.choice(kinds)()


def refuse(count: int, seed: int) -> None:
    """Make ``count`` mutants: whatever we release, pyrage opens the same; never a wrong byte."""
    chance = random.Random(seed)
    identity = pyrage.x25519.Identity.from_str(PAIR.identity)
    for _ in range(count):
        data = chance.randbytes(chance.choice((10, 500, CHUNK, CHUNK + 5, 2 * CHUNK)))
        mutant = mutants(sealed(data), chance)
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(mutant, [identity])
        with pytest.raises(Damaged):
            opened(mutant)


def test_every_mutant_is_refused_here_and_by_pyrage() -> None:
    refuse(200, seed=4)


@pytest.mark.campaign
def test_thousands_of_mutants_are_refused_here_and_by_pyrage() -> None:
    refuse(5_000, seed=5)


def test_without_the_look_at_the_end_a_cut_file_would_seem_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data, whole = text_of(SIZE), sealed(text_of(SIZE))
    cut = whole[: len(whole) - 1_000 - TAG]
    with pytest.raises(EvidenceCut):
        reader(cut)
    monkeypatch.setattr(agereader, "LAST", NOT_LAST)
    assert opened(cut) == data[: 3 * CHUNK]
