# SPDX-License-Identifier: Apache-2.0
"""Arabic words without the particles written onto them: و ف ب ل ك س and the article ال.

"ولسالم" holds سالم as "للأحمد" holds الأحمد. A leading letter may as well belong to the name
(وليد, سالم, كمال), so every reading is given and the caller looks up each.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from registry.domain.folding import romanised, without_article

_PARTICLES: Final = frozenset("وفبلكس")
_MOST: Final = 2
_SHORTEST: Final = 2
_LONGEST_JOINED: Final = 5
_TO_THE: Final = "لل"
_JOINED: Final = {"عبد": "عبد", "ابو": "ابو", "ابي": "ابو", "ابا": "ابو", "ام": "ام"}


@lru_cache(maxsize=131072)
def stems(folded_word: str) -> tuple[str, ...]:
    """Return every reading of a folded word, the most literal first, each without the article."""
    readings = dict.fromkeys([_bare(folded_word), folded_word])
    rest = folded_word
    for _ in range(_MOST):
        if len(rest) <= _SHORTEST or rest[0] not in _PARTICLES:
            break
        if rest.startswith(_TO_THE) and len(rest) > _SHORTEST + 1:
            readings |= dict.fromkeys([rest[2:]])
        rest = rest[1:]
        readings |= dict.fromkeys([_bare(rest), rest])
    return tuple(reading for reading in readings if len(reading) >= _SHORTEST)


def joined_words(words: list[str]) -> list[str]:
    """Join عبد and أبو to what follows where a particle kept folding from doing so: لعبد الرحمن."""
    joined: list[str] = []
    rest = iter(words)
    for word in rest:
        short = len(word) <= _LONGEST_JOINED and word[0] in _PARTICLES
        length = next((n for n in (1, 2) if _leads(word, n)), 0) if short else 0
        following = next(rest, "") if length else ""
        joined.append(word[:length] + _JOINED[word[length:]] + following if length else word)
    return joined


def _leads(word: str, length: int) -> bool:
    return word[length:] in _JOINED and set(word[:length]) <= _PARTICLES


def stem(folded_word: str) -> str:
    """Return the word as it is kept in an index: without the article, Latin vowels evened out."""
    return _bare(folded_word)


def _bare(word: str) -> str:
    bare = romanised(word) if word.isascii() else without_article(word)
    return bare if len(bare) >= _SHORTEST else word
