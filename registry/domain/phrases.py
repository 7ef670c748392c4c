# SPDX-License-Identifier: Apache-2.0
"""Phrases of six words that a tired person can hear over a phone, and how hard one is to guess.

A suggested phrase takes its words by ``secrets`` from lists of more than 2,048: six of them are
at least 66 bits, by a list the attacker may have. A phrase of one's own is judged by zxcvbn, which
knows English and its keyboard only; so it is judged three times with our own lists as dictionary:
as it is, as the Latin keys that were pressed, and the other way about. The lowest counts.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from registry.domain.folding import plain
from registry.domain.resources import read_text

LANGUAGES: Final = ("ar", "en")
WORDS: Final = 6
SHORTEST: Final = 8  # letters
# Argon2id at 256 MiB lets one good machine try some ten a second: ten thousand million guesses
# are thirty years of it, and months for somebody with a hundred. zxcvbn's own top score is 4
# from the same number on.
LEAST_GUESSES: Final = 10**10
GOOD_GUESSES: Final = 10**14
# zxcvbn refuses more, as its time grows with the square; what is hard in its beginning is hard.
_JUDGED: Final = 72

# The keys of the Arabic (101) keyboard and what stands on them in Latin, row by row.
_ARABIC_KEYS: Final = "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ"
_LATIN_KEYS: Final = "`qwertyuiop[]asdfghjkl;'zxcvnm,./"
_TO_LATIN: Final = str.maketrans(_ARABIC_KEYS, _LATIN_KEYS) | {ord("أ"): "h", ord("إ"): "y"}
_TO_ARABIC: Final = str.maketrans(_LATIN_KEYS + "b", _ARABIC_KEYS + "ل")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How hard a phrase is to guess; ``code`` is ``short``, ``guessable``, ``fair`` or ``good``.

    ``advice`` are keys of the words that help to choose a better one; empty for a good phrase.
    ``bits`` is the base-2 logarithm of the guesses, rounded down: safe to show.
    """

    code: str
    advice: tuple[str, ...] = ()
    bits: int = 0

    @property
    def may_be_used(self) -> bool:
        """Whether a vault may be made with it."""
        return self.code in {"fair", "good"}


# What zxcvbn calls the kind of its longest match, and what we advise against it.
_ADVICE: Final = {
    "repeat": "repeats",
    "sequence": "sequence",
    "spatial": "keyboard_walk",
    "date": "dates",
    "regex": "dates",
    "dictionary": "common_words",
}


@lru_cache(maxsize=2)
def word_list(language: str) -> tuple[str, ...]:
    """Return the words of ``ar`` or ``en``; raise ``KeyError`` for another language."""
    names = dict(zip(LANGUAGES, ("passphrase_ar", "passphrase_en"), strict=True))
    return tuple(read_text(f"words/{names[language]}.txt").split())


def generate(language: str, words: int = WORDS) -> str:
    """Return ``words`` words of the list of ``language``, drawn each for itself."""
    listed = word_list(language)
    return " ".join(secrets.choice(listed) for _ in range(words))


def judge(phrase: str) -> Strength:
    """Judge a phrase of any writing; the text is looked at and not kept.

    Below eight letters it is ``short`` whatever zxcvbn says; below ``LEAST_GUESSES`` it is
    ``guessable``; both are refused.
    """
    if len(phrase) < SHORTEST:
        return Strength(code="short", advice=("more_words", "suggest"))
    guesses, kinds = min((_guesses(one) for one in _readings(phrase)), key=lambda found: found[0])
    bits = guesses.bit_length() - 1
    if guesses >= GOOD_GUESSES:
        return Strength(code="good", bits=bits)
    advice = tuple(dict.fromkeys(_ADVICE[kind] for kind in kinds if kind in _ADVICE))
    if guesses >= LEAST_GUESSES:
        return Strength(code="fair", advice=("more_words",), bits=bits)
    return Strength(code="guessable", advice=(*advice, "more_words", "suggest"), bits=bits)


def _readings(phrase: str) -> set[str]:
    """The phrase in its plainest letters, and as what the other keyboard would have written.

    Without spaces: zxcvbn counts each as a guess of its own, and whoever guesses knows better.
    """
    typed = phrase.casefold()
    written = (phrase, typed.translate(_TO_LATIN), typed.translate(_TO_ARABIC))
    return {found for one in written if (found := _bare(one)[:_JUDGED])}


def _bare(text: str) -> str:
    return "".join(plain(text).split())


def _guesses(reading: str) -> tuple[int, list[str]]:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists must not delay the unlock screen

    judged = zxcvbn(reading, user_inputs=_dictionary())
    kinds = [one["pattern"] for one in judged["sequence"] if len(one["token"]) > 1]
    return int(judged["guesses"]), kinds


@lru_cache(maxsize=1)
def _dictionary() -> list[str]:
    """What is guessed first, most likely first: zxcvbn takes the place in the list as its cost."""
    guessable = read_text("words/guessable_ar.txt").splitlines()
    return [_bare(one) for one in (*guessable, *word_list("ar"), *word_list("en"))]
