# SPDX-License-Identifier: Apache-2.0
"""The search keys of a text: what goes into the full-text index, and what a query asks of it.

Keys are letters and digits only, so that the ``unicode61`` tokeniser keeps each of them whole.
They are made from names and must be guarded as names are; they are never shown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from registry.domain.folding import fold, join_names, without_article, words_apart
from registry.domain.name_parts import TITLES
from registry.matching.sounds import sound_key, sound_of_folded

__all__ = [
    "SOUND_PREFIX",
    "arabic_word_key",
    "fold",
    "index_words",
    "query_words",
    "sound_key",
]

SOUND_PREFIX: Final = "zq"
"""Begins every key of sound; no word of either language begins so."""

_PICTURE_PREFIX: Final = "zx"
_MOST_QUERY_WORDS: Final = 24
_LONGEST_QUERY: Final = 1_000
_PICTURE: Final = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
# "مجـ_ـ_زرة" is one word, but "الجورة-القصور" may be two: it is indexed both ways.
_PERHAPS_TWO: Final = re.compile(r"[\u0621-\u06ff]{3,}(?:[_.*-]+[\u0621-\u06ff]{3,})+")
_SIGNS: Final = re.compile(r"[_.*-]+")
_DOUBLED_ARTICLE: Final = re.compile(r"\A[aeu](sh|[rsztdn])(?=\1)")
_LINEAGE: Final = frozenset({"بن", "بنت", "bin", "bint"})
_JOINED_START: Final = re.compile(r"\A(?:عبد|ابو|abdal|abd|abu)(?=\w{3})")


def arabic_word_key(word: str) -> str:
    """Return the key by which two spellings of one Arabic word are equal, without its article."""
    return without_article(fold(word).replace(" ", ""))


def index_words(text: str) -> str:
    """Return the keys of ``text`` for the full-text index, joined by spaces.

    Each word stands as folded, without its article, without a joined عبد or أبو, and by sound;
    words that make one name stand also each for itself. A name never runs over a line's end.
    """
    keys = [key for line in text.splitlines() for key in _keys_of_line(line)]
    if "-" in text or "_" in text or "." in text or "*" in text:
        keys += [index_words(_SIGNS.sub(" ", found)) for found in _PERHAPS_TWO.findall(text)]
    return " ".join(keys + _pictures(text))


def _keys_of_line(line: str) -> list[str]:
    words = words_apart(line)
    names = join_names(words)
    keys = [_keys_of_word(word) for word in names]
    if names is not words:
        keys += [key for word in words if word not in names for key in _stems(word)]
    return keys


def query_words(text: str) -> tuple[tuple[str, ...], ...]:
    """Return for each typed word the keys of which one must be met (all words must meet).

    A key that begins with ``SOUND_PREFIX`` is a whole token; any other is the beginning of one.
    بن between names and titles before them are left out: the records may not write them.
    """
    words = _without_titles(fold(text[:_LONGEST_QUERY]).split())
    names = [word for word in words if word not in _LINEAGE] or words
    asked = [_alternatives(word) for word in names[:_MOST_QUERY_WORDS]]
    return (*asked, *((picture,) for picture in _pictures(text)))


def _pictures(text: str) -> list[str]:
    """Return a key for each emoji: a tokeniser drops them, yet a name may hold nothing else."""
    if text.isascii():
        return []
    return [f"{_PICTURE_PREFIX}{ord(found):x}" for found in _PICTURE.findall(text)]


@lru_cache(maxsize=131072)
def _keys_of_word(word: str) -> str:
    stems = _stems(word)
    joined = _JOINED_START.sub("", word)
    parts = dict.fromkeys((joined, without_article(joined))) if joined != word else {}
    return " ".join(dict.fromkeys((*stems, *parts, *_sounds(stems))))


@lru_cache(maxsize=4096)
def _alternatives(word: str) -> tuple[str, ...]:
    stems = _stems(word)
    return tuple(dict.fromkeys((*stems, *_sounds(stems))))


def _stems(word: str) -> dict[str, None]:
    """Return the word with and without its article, once each, in this order."""
    return dict.fromkeys((word, without_article(word), _without_doubled_article(word)))


def _sounds(stems: dict[str, None]) -> list[str]:
    heard = (sound_of_folded(stem) for stem in stems)
    return [f"{SOUND_PREFIX}{sound}" for sound in heard if sound]


def _without_doubled_article(word: str) -> str:
    """Return "zor" for "ezzor", as the article is heard before a sun letter."""
    return _DOUBLED_ARTICLE.sub("", word) if word.isascii() else word


def _without_titles(words: list[str]) -> list[str]:
    start = 0
    while start < len(words) - 1 and words[start] in TITLES:
        start += 1
    return words[start:]
