# SPDX-License-Identifier: Apache-2.0
"""One SLIP-39 share as words: what it says of its set, and how it is read back from a person.

A share of 32 bytes is 33 words of a list of 1,024, each of which has a number from 1; word and
number say the same, and either may be typed. Errors name the share and the place of the word,
never the word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Self

import shamir_mnemonic as slip39
from shamir_mnemonic import rs1024
from shamir_mnemonic.share import Share as RawShare
from shamir_mnemonic.wordlist import WORDLIST

from registry.errors import NotUnlocked

WORDS: Final = 33  # of a share of 32 bytes: 4 that describe it, 26 of content, 3 of checksum
LIST_SIZE: Final = 1024
PREFIX: Final = 4  # letters that tell any two words of the list apart
_CUSTOMISATIONS: Final = {False: b"shamir", True: b"shamir_extendable"}
_EXTENDABLE_BIT: Final = 1 << 4  # of the second word
_PLACES: Final = {word: place for place, word in enumerate(WORDLIST)}
_BETWEEN: Final = re.compile(r"[\s,;.،؛|/_-]+")
_INVISIBLE: Final = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff")
)


class ShareRefused(NotUnlocked):
    """What was typed is no share, or these shares do not go together."""


class ShareWordUnknown(ShareRefused):
    """The word at ``position`` of share ``share`` is not in the list, its number not 1-1024."""


class ShareWrongLength(ShareRefused):
    """Share ``share`` has ``count`` words instead of ``right``."""


class ShareDamaged(ShareRefused):
    """The words are all of the list, but not together; ``position`` if it can only be one."""


class ShareDamagedAt(ShareDamaged):
    """As above, and one word alone makes it so: that at ``position``."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Share:
    """One share: its words, and what they say of its set; groups and members count from 1."""

    words: tuple[str, ...]
    raw: Any

    @classmethod
    def of(cls, raw: Any) -> Self:  # noqa: ANN401 - the library's own share
        """Return the share that the library made or read."""
        return cls(words=tuple(raw.words()), raw=raw)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the number of each word, 1 to 1,024."""
        return tuple(_PLACES[word] + 1 for word in self.words)

    @property
    def set_mark(self) -> str:
        """Return four hex digits that all shares of a set have in common; no secret."""
        return f"{self.raw.identifier:04X}"

    @property
    def group(self) -> int:
        """Return which group it belongs to."""
        return int(self.raw.group_index) + 1

    @property
    def member(self) -> int:
        """Return its number in its group."""
        return int(self.raw.index) + 1

    @property
    def needed(self) -> int:
        """Return how many shares of its group are needed."""
        return int(self.raw.member_threshold)

    @property
    def groups_needed(self) -> int:
        """Return of how many groups shares are needed."""
        return int(self.raw.group_threshold)


def read_share(untrusted_text: str, number: int) -> Share:
    """Return the share a person typed; ``number`` says which one in errors, from 1.

    Words in any case, cut to four letters or more, or their numbers in Western, Arabic or
    Persian digits, also mixed, with spaces, commas or line ends between. Raises
    ``ShareWordUnknown``, ``ShareWrongLength``, ``ShareDamaged``.
    """
    typed = unicodedata.normalize("NFKC", untrusted_text).casefold().translate(_INVISIBLE)
    places = [_place_of(token) for token in _BETWEEN.split(typed) if token]
    for position, place in enumerate(places, 1):
        if place is None:
            raise ShareWordUnknown(share=number, position=position)
    if len(places) != WORDS:
        raise ShareWrongLength(share=number, count=len(places), right=WORDS)
    return _checked([place for place in places if place is not None], number)


def _place_of(token: str) -> int | None:
    if token.isdecimal():
        # int() reads every decimal digit of Unicode; a number of a thousand digits is not one.
        value = int(token) if len(token) <= PREFIX else 0
        return value - 1 if 1 <= value <= LIST_SIZE else None
    if token in _PLACES or len(token) < PREFIX:
        return _PLACES.get(token)
    return next((place for word, place in _PLACES.items() if word.startswith(token)), None)


def _checked(places: list[int], number: int) -> Share:
    if not rs1024.verify_checksum(places, _customisation(places)):
        if found := _wrong_place(places):
            raise ShareDamagedAt(share=number, position=found)
        raise ShareDamaged(share=number)
    try:
        raw = RawShare.from_mnemonic(" ".join(WORDLIST[place] for place in places))
    except slip39.MnemonicError:
        raw = None  # raised outside: the library's own text quotes words
    if raw is None:
        raise ShareDamaged(share=number)
    return Share.of(raw)


def _customisation(places: Sequence[int]) -> bytes:
    return _CUSTOMISATIONS[bool(places[1] & _EXTENDABLE_BIT)]


def _wrong_place(places: list[int]) -> int:
    """Return the only position, from 1, at which another word makes the checksum right, or 0.

    The checksum is linear over XOR and tells any two shares apart by four words at least, so
    one wrong word has one answer, and two wrong words have none.
    """
    found = {
        position
        for extendable, customisation in _CUSTOMISATIONS.items()
        for position, change in _mendings(places, customisation)
        if bool((places[1] ^ (change if position == 1 else 0)) & _EXTENDABLE_BIT) is extendable
    }
    return found.pop() + 1 if len(found) == 1 else 0


def _mendings(places: list[int], customisation: bytes) -> Iterator[tuple[int, int]]:
    """Yield each place, from 0, and the change of its word's number that mends the share."""
    wanted = _polymod([*customisation, *places]) ^ 1
    for position in range(len(places)):
        effects = _effects(position, len(places))
        if wanted in effects:
            yield position, effects.index(wanted)


@cache
def _effects(position: int, length: int) -> tuple[int, ...]:
    """Return what each change of one word, by the bits of its number, does to the checksum."""
    zero = _polymod([0] * length)
    effects = [0]
    for bit in range(LIST_SIZE.bit_length() - 1):
        one = [0] * length
        one[position] = 1 << bit
        effect = _polymod(one) ^ zero
        effects += [before ^ effect for before in effects]
    return tuple(effects)


def _polymod(values: Sequence[int]) -> int:
    return int(rs1024._polymod(values))  # noqa: SLF001 - its public names only say yes or no
