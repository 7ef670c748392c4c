# SPDX-License-Identifier: Apache-2.0
"""One key of sound for a word in Arabic or Latin letters, so that Mohamad and محمد meet.

The key is the row of consonants that both scripts keep: vowels, and و ي ع inside a word, are
written by one romaniser and left out by the next. It finds candidates; it proves nothing.
The classes were chosen on four fifths of 80,000 public Arabic-Latin word pairs and measured on
the rest (google/transliteration, Apache-2.0; NETransliteration-COLING2018, MIT).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from registry.domain.folding import fold

# Letters that romanisers write alike share a class. ج and غ meet in g, ز and س in Turkish and
# Egyptian spellings; ذ is z to most, while "dh" is more often ض. A vowel counts only in front.
_ARABIC: Final = str.maketrans({
    "ب": "b", "ت": "t", "ط": "t", "ث": "t", "د": "d", "ض": "d", "ذ": "s", "ظ": "s", "ز": "s",
    "س": "s", "ص": "s", "ش": "c", "ج": "j", "غ": "j", "ق": "k", "ك": "k", "خ": "q",
    "ح": "h", "ه": "h", "ف": "f", "ل": "l", "م": "m", "ن": "n", "ر": "r",
    "ا": "a", "ع": "a", "و": "w", "ي": "y",
})  # fmt: skip
_GROUPS: Final = {
    "tsch": "C", "tch": "C", "sch": "C", "sh": "C", "chr": "kr", "chl": "kl", "ch": "C",
    "kh": "Q", "gh": "j", "ph": "f", "th": "t", "dh": "d", "dj": "j",
    "ce": "s", "ci": "s", "cy": "s", "x": "ks",
}  # fmt: skip
_GROUP: Final = re.compile("|".join(sorted(_GROUPS, key=len, reverse=True)))
_INITIAL_W: Final = re.compile(r"\Aou?(?=[aeiy])")
_LETTERS: Final = str.maketrans("gzvpcqeiouCQ", "jsfbkkaaaacq")
_SILENT: Final = re.compile(r"(?<=.)[awy]+|(?<=.)h\Z")
_DOUBLED: Final = re.compile(r"(.)\1+")
# A consonant before h may be two letters or one sound: فتحي is Fathi, إسحاق is Ishaq.
_BEFORE_H: Final = (("th", "t"), ("dh", "d"), ("sh", "c"), ("kh", "q"), ("jh", "j"), ("tc", "c"))
_HEARD: Final = frozenset("abcdfhjklmnqrstwy")
# عبد الرحمن is Abdulrahman, Abdurrahman and Abdrahman; عبد الله keeps its only l.
# نور الدين is Noureddine. The letter l of an article inside a name is seldom written in Latin.
_INNER_ARTICLE: Final = re.compile(r"(?<=\Aabd)l(?=.)|(?<=..)l(?=dn\Z)")


def sound_key(word: str) -> str:
    """Return the sound of one word, Latin letters a-z only; empty if it has no consonant or vowel.

    Several words sound as one; folding is done here, folded words may be given.
    """
    return sound_of_folded(fold(word).replace(" ", ""))


@lru_cache(maxsize=131072)
def sound_of_folded(folded_word: str) -> str:
    """Return the sound of a word that is already folded."""
    if folded_word.isascii():
        heard = _GROUP.sub(lambda found: _GROUPS[found[0]], _INITIAL_W.sub("w", folded_word))
        heard = heard.translate(_LETTERS)
    else:
        heard = folded_word.translate(_ARABIC)
    heard = _SILENT.sub("", "".join(letter for letter in heard if letter in _HEARD))
    heard = _DOUBLED.sub(r"\1", heard)
    for written, sound in _BEFORE_H:
        heard = heard.replace(written, sound)
    return _INNER_ARTICLE.sub("", heard)
