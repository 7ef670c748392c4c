# SPDX-License-Identifier: Apache-2.0
"""Reads the parts out of an Arabic name as it is written, one unit of words at a time."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from registry.domain.folding import ARTICLE, plain

# Compared after ``plain``: أبو and ابو are one, and الدكتورة is الدكتوره.
_KUNYA: Final = frozenset({"ابو", "ابي", "ابا", "ام"})
_SERVANT: Final = frozenset({"عبد", "عبيد"})
_COMPLETES: Final = frozenset({"الدين", "الله", "هللا", "الاسلام", "الحق", "الزهرا"})
_FAMILY_HOUSE: Final = frozenset({"ال", "بني", "بيت"})
_CONNECTORS: Final = frozenset({"بن", "ابن", "بنت", "ابنه"})
TITLES: Final = frozenset({
    "الشهيد", "الشهيده", "شهيد", "الطفل", "الطفله", "الرضيع", "الرضيعه", "الشاب",
    "الشابه", "السيد", "السيده", "الانسه", "الحاج", "الحاجه", "حاج", "حجي", "الشيخ",
    "الشيخه", "الدكتور", "الدكتوره", "دكتور", "د.", "د", "م.", "ا.", "المهندس",
    "المهندسه", "الاستاذ", "الاستاذه", "المعلم", "المعلمه", "المحامي", "المحاميه",
    "الصحفي", "الصحفيه", "الممرض", "الممرضه", "الامام", "القاضي", "المختار", "المرحوم",
    "المرحومه", "المغدور", "العقيد", "العميد", "اللوا", "المقدم", "الرايد", "النقيب",
    "الملازم", "المساعد", "الرقيب", "العريف", "المجند", "المفقود", "المفقوده",
    "المعتقل", "المعتقله",
})  # fmt: skip

# The same few thousand words fill a list of fifty thousand names.
_plain: Final = lru_cache(maxsize=65536)(plain)


def split_words(display: str) -> dict[str, str]:
    """Return the filled parts of an Arabic name, by the names of ``NameParts``."""
    words = _without_titles(display.split())
    kunya, words = _leading_kunya(words)
    units, tied = _units(words)
    found = _by_position(units, tied)
    if kunya:
        found["kunya"] = kunya
        if len(units) == 1 and _plain(units[0]).startswith(ARTICLE):
            found["family"] = found.pop("ism")
    return found


def _without_titles(words: list[str]) -> list[str]:
    """Drop leading titles; a title that is followed by nothing is the name itself."""
    start = 0
    while start < len(words) - 1 and _plain(words[start]) in TITLES:
        start += 1
    return words[start:]


def _leading_kunya(words: list[str]) -> tuple[str, list[str]]:
    if len(words) < 2 or _plain(words[0]) not in _KUNYA:  # noqa: PLR2004 - أبو and one word
        return "", words
    size = 1 + _unit_size(words[1:])
    return " ".join(words[:size]), words[size:]


def _units(words: list[str]) -> tuple[list[str], int]:
    """Return the names that make up ``words``, and the place of the last one tied by بن or بنت."""
    units: list[str] = []
    tied = 0
    while words:
        if _plain(words[0]) in _CONNECTORS and len(words) > 1:
            if units:
                tied, words = len(units), words[1:]
                continue
            size = 1 + _unit_size(words[1:])  # "ابن خلدون": with nobody before it, one name
        else:
            size = _unit_size(words)
        units.append(" ".join(words[:size]))
        words = words[size:]
    return units, tied


def _unit_size(words: list[str]) -> int:
    """Return how many of the first ``words`` make one name: عبد الرحمن, نور الدين, أبو زيد."""
    size = 1
    keys = [_plain(word) for word in words[:3]]
    if len(keys) > 1 and keys[0] in _KUNYA | _FAMILY_HOUSE:
        return 1 + _unit_size(words[1:])
    if len(keys) > 1 and keys[0] in _SERVANT:
        size = 3 if keys[1] == "رب" and len(keys) > 2 else 2  # noqa: PLR2004 - عبد رب النبي
    if len(keys) > size and keys[size] in _COMPLETES:
        size += 1
    return size


def _by_position(units: list[str], tied: int) -> dict[str, str]:
    """Name the units by their place; a name tied by بن is a forefather even when it is last.

    Forefathers beyond the grandfather have no part of their own: the written form keeps them.
    """
    order = ("ism", "father", "grandfather")
    has_family = len(units) > tied + 1 if tied else len(units) > 1
    given = min(len(units) - has_family, len(order))
    found = dict(zip(order, units[:given], strict=False))
    rest = units[max(given, tied + 1) :]
    if len(rest) > 1 and _is_nisba(rest):
        found["nisba"] = rest.pop()
    if rest:
        found["family"] = " ".join(rest)
    return found


def _is_nisba(rest: list[str]) -> bool:
    """Tell whether the last unit says where from: it follows a family name, both with ال."""
    before, last = _plain(rest[-2]), _plain(rest[-1])
    return before.startswith(ARTICLE) and last.startswith(ARTICLE) and last.endswith(("ي", "يه"))
