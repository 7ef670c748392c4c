# SPDX-License-Identifier: Apache-2.0
"""Every way in which a text of a package can be read: entities, escapes and masks opened."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT: Final = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_ENTITY: Final = re.compile(r"&#?\w+;")
# "سالم_النجماوي": folding takes a mark inside a word away; here it parts two words instead.
_MASKED: Final = re.compile(r"(?<=[^\W\d_])[_.*\-]+(?=[^\W\d_])")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Inside a word these show nothing; other tags part cells, and cells are not one name.
_TAG: Final = re.compile(r"</?(?:b|i|u|em|strong|span|bdi|bdo|mark|a|wbr)\b[^<>]*>")


# Overrides of direction and presentation forms: text stored in the order in which it is seen.
_SEEN_ORDER: Final = re.compile("[\u202d\u202e\ufb50-\ufdff\ufe70-\ufefe]")


# Whatever any of the openings needs; most texts have none of it.
_CLOSED: Final = re.compile(
    r"[&\\%<]|[^\W\d_][_.*\-]+[^\W\d_]|[a-z][A-Z]|[\u202d\u202e\ufb50-\ufdff\ufe70-\ufefe]"
)


def opened(text: str) -> Iterator[str]:
    """Yield ``text`` and each different reading of it."""
    if not _CLOSED.search(text):
        yield text
        return
    readings = {text: None}
    for opening in (_entities, _escapes, _percents, _without_tags, _parted, _backwards):
        readings |= dict.fromkeys(opening(reading) for reading in list(readings))
    yield from readings


def _entities(text: str) -> str:
    return html.unescape(text) if _ENTITY.search(text) else text


def _escapes(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "\\u" in text else text


def _percents(text: str) -> str:
    if "%" not in text:
        return text
    return _PERCENT.sub(
        lambda found: bytes.fromhex(found.group().replace("%", "")).decode("utf-8", "replace"), text
    )


def _without_tags(text: str) -> str:
    return _TAG.sub("", text) if "<" in text else text


def _parted(text: str) -> str:
    return _MASKED.sub(" ", _CAMEL.sub(" ", text))


def _backwards(text: str) -> str:
    return text[::-1] if _SEEN_ORDER.search(text) else text
