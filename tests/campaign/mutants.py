# SPDX-License-Identifier: Apache-2.0
"""Bytes and text as a stranger may send them: whole ones, hurt in small and in large ways.

Everything follows from the number of the attempt, so that a bad one can be made again.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

MOST_STEPS: Final = 6
NUMBERS: Final = (b"\x00" * 4, b"\xff" * 4, b"\x00\x00\x00\x80", b"\xff\xff\xff\x7f", b"\x01\0\0\0")
TOKENS: Final = tuple(
    token.encode()
    for token in (
        "0", "-1", "9" * 400, "1e999", "NaN", "null", "true", '"', "\\", "{", "}", "[" * 300, "]",
        ",", ":", ";", "\t", "\n", "\r\n", "/", "//", "..", "../", "~", "?", "%", "#N/A", "=1+1",
        "\u0000", "\u0640", "\u200f", "\u202e", "\u2066", "\ufeff", "\ud7ff", "\U0001f5fa",
        "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "ـ" * 80, "ا" * 500, "َ" * 200, "محرم", "شباط", "31/2/2013",
        "1434", "هـ", "بين", "و", "حوالي", "٢٠١٣-٠٤", "X", "u", "open", "Y170000002", "2013-04-~~",
    )
)  # fmt: skip
Step = Callable[[random.Random, bytearray, Sequence[bytes]], None]


def mutant(number: int, seeds: Sequence[bytes]) -> bytes:
    """Return one of ``seeds``, hurt as ``number`` says; 0 to ``len(seeds) - 1`` are whole."""
    if number < len(seeds):
        return seeds[number]
    chance = random.Random(number)
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, MOST_STEPS)):
        chance.choice(STEPS)(chance, data, seeds)
    return bytes(data)


def _span(chance: random.Random, data: bytearray) -> slice:
    start = chance.randint(0, len(data))
    return slice(start, min(len(data), start + chance.choice((1, 2, 4, 16, 200, len(data)))))


def _flip(chance: random.Random, data: bytearray, _seeds: Sequence[bytes]) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(chance: random.Random, data: bytearray, _seeds: Sequence[bytes]) -> None:
    del data[_span(chance, data)]


def _repeat(chance: random.Random, data: bytearray, _seeds: Sequence[bytes]) -> None:
    part = _span(chance, data)
    data[part.start : part.start] = bytes(data[part])[:4_000] * chance.choice((1, 2, 30))


def _insert(chance: random.Random, data: bytearray, _seeds: Sequence[bytes]) -> None:
    at = chance.randint(0, len(data))
    data[at:at] = chance.choice(TOKENS)


def _overwrite(chance: random.Random, data: bytearray, _seeds: Sequence[bytes]) -> None:
    at = chance.randint(0, len(data))
    data[at : at + 4] = chance.choice(NUMBERS)


def _replace(chance: random.Random, data: bytearray, _seeds: Sequence[bytes]) -> None:
    data[_span(chance, data)] = chance.choice(TOKENS)


def _splice(chance: random.Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    other = chance.choice(seeds)
    data[chance.randint(0, len(data)) :] = other[chance.randint(0, len(other)) :]


STEPS: Final[tuple[Step, ...]] = (_flip, _cut, _repeat, _insert, _overwrite, _replace, _splice)
