# SPDX-License-Identifier: Apache-2.0
"""Shows an EDTF span in words, Arabic (Levantine months) or English.

No marks of direction are written: the screen isolates the whole. Arabic says "من 25 إلى 28"
because a bare 25-28 turns round inside right-to-left text.
"""

from __future__ import annotations

from typing import Final

from registry.domain.date_words import word
from registry.domain.edtf import Moment, Span

_PHRASES: Final = {
    "ar": {
        "unknown": "غير معروف",
        "~": "نحو {0}",
        "?": "{0} (غير مؤكد)",
        "%": "نحو {0} (غير مؤكد)",
        "before": "قبل {0}",
        "after": "بعد {0}",
        "range": "من {0} إلى {1}",
        "doubtful range": "من {0} إلى {1}",
        "in range ~": "نحو {0}",
        "in range ?": "ربما {0}",
        "in range %": "ربما نحو {0}",
        "quarter": "{0} من {1}",
    },
    "en": {
        "unknown": "unknown",
        "~": "about {0}",
        "?": "{0} (uncertain)",
        "%": "about {0} (uncertain)",
        "before": "before {0}",
        "after": "after {0}",
        "range": "{0} to {1}",
        "doubtful range": "from {0} to {1}",
        "in range ~": "about {0}",
        "in range ?": "perhaps {0}",
        "in range %": "perhaps about {0}",
        "quarter": "{0} of {1}",
    },
}


def shown_span(span: Span | None, language: str) -> str:
    """Return ``span`` in words, ``language`` ar or en; None is an unknown date."""
    phrases = _PHRASES[language]
    if not span:
        return phrases["unknown"]
    if not span.interval and span.start:
        return _marked(span.start, language)
    if not span.start or not span.end:
        edge = "after" if span.start else "before"
        moment = span.start or span.end
        return phrases[edge].format(_marked(moment, language) if moment else "")
    return _range(span.start, span.end, language)


def _range(start: Moment, end: Moment, language: str) -> str:
    """Return both ends, saying month, year and doubt once when they share them."""
    phrases = _PHRASES[language]
    if start.mark != end.mark:
        ends = (_marked(moment, language, "in range ") for moment in (start, end))
        return phrases["doubtful range"].format(*ends)
    left = _plain(start, language)
    if start.year == end.year and start.level == end.level == "month":
        left = _without_year(start, language)
    elif start.year == end.year and start.level == end.level == "day":
        left = _without_year(start, language) if start.part != end.part else str(int(start.number))
    text = phrases["range"].format(left, _plain(end, language))
    return phrases[start.mark].format(text) if start.mark else text


def _without_year(moment: Moment, language: str) -> str:
    name = word("months", int(moment.part), language)
    return f"{int(moment.number)} {name}" if moment.level == "day" else name


def _marked(moment: Moment, language: str, where: str = "") -> str:
    text = _plain(moment, language)
    return _PHRASES[language][where + moment.mark].format(text) if moment.mark else text


def _plain(moment: Moment, language: str) -> str:
    if moment.level == "period":
        first, last = (moment.year.replace("X", digit) for digit in "09")
        return _PHRASES[language]["range"].format(first, last)
    if moment.level == "year":
        return moment.year
    if moment.level == "season":
        return f"{word('seasons', int(moment.part) - 20, language)} {moment.year}"
    if moment.level == "quarter":
        quarter = word("quarters", int(moment.part) - 32, language)
        return _PHRASES[language]["quarter"].format(quarter, moment.year)
    return f"{_without_year(moment, language)} {moment.year}"
