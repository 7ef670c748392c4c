# SPDX-License-Identifier: Apache-2.0
"""What our writer seals opens with pyrage and with the stock command, whatever its length."""

from __future__ import annotations

import io
import random
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pyrage
import pytest

from registry.crypto import agewriter
from registry.crypto.agewriter import CHUNK, SealedWriter, chunk_nonce
from tests.crypto.aged import OTHER, PAIR, opened, sealed, text_of

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

BORDERS = sorted({0, 1, *(n * CHUNK + d for n in (1, 2, 3, 16, 17, 18) for d in (-1, 0, 1))})


def by_pyrage(whole: bytes) -> bytes:
    found: bytes = pyrage.decrypt(whole, [pyrage.x25519.Identity.from_str(PAIR.identity)])
    return found


def agree(count: int, seed: int) -> None:
    """Seal ``count`` random lengths in random pieces and open them with pyrage and ourselves."""
    chance = random.Random(seed)
    for _ in range(count):
        border = chance.choice((0, 1, 2, 3)) * CHUNK
        size = max(
            0, border + chance.choice((0, chance.randrange(-40, 40), chance.randrange(CHUNK)))
        )
        data = chance.randbytes(size)
        whole = sealed(data, at_once=chance.choice((1_000, CHUNK, 100_000, 1 << 20)))
        assert by_pyrage(whole) == data
        theirs = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(PAIR.recipient)])
        assert opened(theirs) == opened(whole) == data


@pytest.mark.parametrize("size", BORDERS)
def test_pyrage_opens_what_we_seal_at_every_border_of_a_chunk(size: int) -> None:
    data = text_of(size)
    for at_once in (CHUNK - 1, CHUNK, CHUNK + 1, 40 * CHUNK):
        whole = sealed(data, PAIR.recipient, OTHER.recipient, at_once=at_once)
        assert by_pyrage(whole) == data


def test_random_lengths_in_random_pieces_agree_with_pyrage_both_ways() -> None:
    agree(150, seed=1)


@pytest.mark.campaign
def test_thousands_of_files_agree_with_pyrage_both_ways() -> None:
    agree(5_000, seed=2)


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, 20 * CHUNK])
def test_the_stock_command_opens_what_we_seal_and_we_what_it_seals(
    tmp_path: Path, size: int
) -> None:
    data, key = text_of(size), tmp_path / "key.txt"
    key.write_text(PAIR.identity + "\n")
    ours = subprocess.run(
        ["age", "-d", "-i", str(key)], input=sealed(data), capture_output=True, check=True
    )
    assert ours.stdout == data
    theirs = subprocess.run(
        ["age", "-r", PAIR.recipient], input=data, capture_output=True, check=True
    )
    assert opened(theirs.stdout) == data


def test_no_nonce_is_used_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[tuple[int, bytes]] = []

    def noted(number: int, last: bytes) -> bytes:
        used.append((number, last))
        return chunk_nonce(number, last)

    monkeypatch.setattr(agewriter, "chunk_nonce", noted)
    for size in BORDERS:
        used.clear()
        whole = sealed(text_of(size), at_once=CHUNK + 1)
        assert len({number for number, _ in used}) == len(used) == max(1, -(-size // CHUNK))
        assert by_pyrage(whole) == text_of(size)


def test_an_unfinished_file_does_not_open() -> None:
    file = io.BytesIO()
    writer = SealedWriter(file, [PAIR.recipient])
    writer.write(text_of(40 * CHUNK))
    with pytest.raises(pyrage.DecryptError):
        by_pyrage(file.getvalue())


class _ShortFile(io.BytesIO):
    """A file that takes no more than a thousand bytes at a time."""

    def write(self, data: ReadableBuffer) -> int:
        return super().write(memoryview(data)[:1_000])


def test_a_file_that_takes_a_part_of_each_write_gets_all_of_it() -> None:
    file, data = _ShortFile(), text_of(18 * CHUNK + 3)
    writer = SealedWriter(file, [PAIR.recipient])
    writer.write(data)
    writer.finish()
    assert by_pyrage(file.getvalue()) == data
