# SPDX-License-Identifier: Apache-2.0
"""Folds Arabic and Latin writing to one comparable form; keys only, never shown to anyone.

Rules measured on eleven published lists: joining عبد and ابو with the next word, alef forms,
ى, ة and hamza seats carry most of the gain. The article is *not* dropped here: dropping it
makes different people equal; who searches asks for ``without_article`` beside the full word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

ARTICLE: Final = "ال"
_SHORTEST_STEM: Final = 3

# Marks that ride on letters, marks of direction, and letters of no width.
_DROPPED_RANGES: Final = (
    (0x0300, 0x036F), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC),
    (0x06DF, 0x06E8), (0x06EA, 0x06ED), (0x08D3, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x2069), (0xE0100, 0xE01EF),
)  # fmt: skip
# Tatweel, soft hyphen, Arabic letter mark, byte order mark, hamza; apostrophes of romanisations.
_DROPPED: Final = "\u0640\u00ad\u061c\ufeff\u180eء'`´‘’‛ʼʻʽʾʿˈʹ"
_LETTERS: Final = {
    "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ڪ": "ك", "گ": "ك", "ی": "ي", "ې": "ي", "ے": "ي",
    "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ه", "پ": "ب", "چ": "ج", "ڤ": "ف", "ژ": "ز",
    "ۆ": "و", "ڕ": "ر", "ڵ": "ل", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "æ": "ae", "œ": "oe",
}  # fmt: skip


def _character_table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(
        code for first, last in _DROPPED_RANGES for code in range(first, last + 1)
    )
    table |= dict.fromkeys(map(ord, _DROPPED))
    table |= {ord(letter): plain for letter, plain in _LETTERS.items()}
    for zero in (0x0660, 0x06F0):  # Arabic-Indic and Persian digits
        table |= {zero + digit: str(digit) for digit in range(10)}
    return table


_CHARACTERS: Final = _character_table()
_MASK_IN_ARABIC: Final = re.compile(r"(?<=[\u0621-\u06ff])[_.*\-]+(?=[\u0621-\u06ff])")
_MASK_IN_LATIN: Final = re.compile(r"(?<=[a-z])[_.*]+(?=[a-z])")
_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")
_MASKS: Final = re.compile(r"[_.*\-]")
# "د.محمد": one letter and one dot is a title, while "م.ج.ز.ر.ة" is one word.
_TITLE_LETTER: Final = re.compile(r"(?<!\S)[دما]\.(?=[\u0621-\u06ff]{2,}(?:\s|\Z))")
_ARTICLES: Final = frozenset({"al", "el", "ul"})
_SUN_LETTERS: Final = ("sh", "th", "dh", "l", "r", "s", "z", "t", "d", "n")
_SUN_ARTICLES: Final = {vowel + sun: sun for vowel in "aeu" for sun in _SUN_LETTERS}
_JOINED_TO_NEXT: Final = {
    "عبد": "عبد", "ابو": "ابو", "ابي": "ابو", "ابا": "ابو", "ام": "ام", "ال": "ال",
    "abd": "abd", "abdul": "abdal", "abdel": "abdal", "abdal": "abdal", "abdol": "abdal",
    "abu": "abu", "abou": "abu", "abo": "abu", "aboo": "abu", "umm": "umm", "oum": "umm",
}  # fmt: skip
_JOINED_TO_PREVIOUS: Final = frozenset({"الدين", "الله", "aldin", "aldeen", "allah"})
_JOINING: Final = _JOINED_TO_NEXT.keys() | _JOINED_TO_PREVIOUS | _ARTICLES | _SUN_ARTICLES.keys()
_SERVANTS: Final = ("abdul", "abdel", "abdol", "abdil")
_SPELLINGS: Final = {"ابن": "بن", "ibn": "bin", "ben": "bin"}

_DOUBLED_ARTICLE: Final = re.compile(r"\A[aeu](sh|[rsztdn])(?=\1)")
_ROMANISED: Final = (
    (re.compile(r"q"), "k"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)a?h\Z"), "a"),
    (re.compile(r"ou|[ow]"), "u"),
    (re.compile(r"ei|ey|ay|ai|[ey]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def plain(text: str) -> str:
    """Return ``text`` with every letter and digit in its plainest form; nothing is joined or cut.

    NFKD also opens presentation forms and takes the hamza off its seat, so أ إ آ become ا.
    """
    opened = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", opened).translate(_CHARACTERS)


@lru_cache(maxsize=65536)
def _folded_word(word: str) -> str:
    # Lists taken from PDF files write الله backwards, alone or inside a joined name.
    if word.endswith("هللا"):
        return f"{word[:-4]}{ARTICLE}له"
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if word.startswith(_SERVANTS) and len(word) > _SHORTEST_STEM + 4:
        return f"abdal{word[5:]}"
    if word.startswith("el") and len(word) > _SHORTEST_STEM + 1 and word[2] not in "aeiouy":
        return f"al{word[2:]}"
    return word


def fold(text: str) -> str:
    """Return the folded words of ``text`` joined by single spaces; folding twice changes nothing.

    The marks ``_ . - *`` inside a word are dropped with it: people write so to pass filters.
    """
    return " ".join(join_names(words_apart(text)))


def words_apart(text: str) -> list[str]:
    """Return the folded words of ``text`` as they stand, each for itself."""
    bare = plain(text)
    if _MASKS.search(bare):
        bare = _TITLE_LETTER.sub(" ", bare)
        bare = _MASK_IN_LATIN.sub("", _MASK_IN_ARABIC.sub("", bare))
    return [_folded_word(word) for word in _BETWEEN_WORDS.split(bare) if word]


def join_names(words: list[str]) -> list[str]:
    """Return folded words with those made one that are one name: عبد الرحمن, أبو زيد, Al-Joura."""
    return words if _JOINING.isdisjoint(words) else _joined(words)


def _joined(words: list[str]) -> list[str]:
    """Join articles, عبد and ابو to what follows, and الدين to what it follows."""
    joined: list[str] = []
    prefix = ""
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if following and (start := _prefix_of(word, following)):
            prefix += start
            continue
        whole, prefix = prefix + word, ""
        if whole in _JOINED_TO_PREVIOUS and joined:
            joined[-1] += whole
        else:
            joined.append(whole)
    return joined


def _prefix_of(word: str, following: str) -> str:
    if word in _JOINED_TO_NEXT:
        return _JOINED_TO_NEXT[word]
    if word in _ARTICLES:
        return "al"
    sun = _SUN_ARTICLES.get(word)
    return "al" if sun and following.startswith(sun) else ""


@lru_cache(maxsize=65536)
def without_article(folded_word: str) -> str:
    """Return the word without its leading article, or the same word if it has none."""
    if len(folded_word) >= _SHORTEST_STEM + 2 and folded_word.startswith((ARTICLE, "al")):
        return folded_word[2:]
    return folded_word


@lru_cache(maxsize=65536)
def romanised(folded_word: str) -> str:
    """Return a Latin word with the vowels and doublings on which romanisers differ made one.

    Joura, Jourah and Jura meet, and so do Ezzor and Zor; Arabic words come back as they are.
    """
    if not folded_word.isascii() or folded_word.isdigit():
        return folded_word
    word = _DOUBLED_ARTICLE.sub(r"\1", without_article(folded_word))
    for written, heard in _ROMANISED:
        word = written.sub(heard, word)
    return word or folded_word


def is_arabic(text: str) -> bool:
    """Tell whether the first letter of ``text`` is Arabic; text without letters is not."""
    for character in text:
        if character.isalpha() and character != "\u0640":
            return "ARABIC" in unicodedata.name(character, "")
    return False
