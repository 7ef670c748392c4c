# SPDX-License-Identifier: Apache-2.0
"""The words of the screens: ``T("Context", "text")`` in the language of the window.

Words live in ``resources/translations/sijill_<language>.ts``, the format of Qt Linguist, read as
they are: no compiled file, so a fresh clone speaks both languages. Source texts are English; the
English file holds plural forms only. The context is the name of the module's subject. To gather
new texts: ``pyside6-lupdate -tr-function-alias translate+=T ui/*.py ui/*/*.py -ts FILE``.

As with Qt's own translators a process speaks one language at a time, so this module keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final
from xml.etree import ElementTree as ET  # our own shipped files, never a stranger's

from registry.domain.resources import read_text

LANGUAGES: Final = {"ar": "العربية", "en": "English"}
"""Every language of the window, by code, each in its own words."""

# Unicode bidi isolates (UAX 9): LRI, FSI and the PDI that ends both.
_LRI, _FSI, _PDI = "\u2066", "\u2068", "\u2069"

_RLM = "\u200f"

Key = tuple[str, str]
Words = Mapping[Key, tuple[str, ...]]
_now: dict[str, str] = {"language": "en"}


def speak(language: str) -> None:
    """Make ``language`` ("ar" or "en") the one of every text asked for from now on."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _now["language"] = language


def spoken() -> str:
    """Return the code of the language of the window."""
    return _now["language"]


def is_mirrored() -> bool:
    """Whether the language of the window is written from right to left."""
    return spoken() == "ar"


def T(context: str, text: str, count: int | None = None) -> str:
    """Return ``text`` in the language of the window; ``%n`` becomes ``count`` in its plural form.

    A text without a translation is shown as it stands in the source; a test keeps that at zero.
    """
    forms = words(spoken()).get((context, text), (text,))
    if count is None:
        return forms[0]
    form = forms[min(PLURALS[spoken()](count), len(forms) - 1)]
    return form.replace("%n", number(count))


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Words:
    """Return the finished texts of ``language``: (context, source text) -> its forms."""
    root = ET.fromstring(read_text(f"translations/sijill_{language}.ts"))  # noqa: S314 - shipped
    return dict(_finished(root))


def _finished(root: ET.Element) -> list[tuple[Key, tuple[str, ...]]]:
    found = []
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None:
                forms = tuple(form.text or "" for form in translation.iter("numerusform"))
                key = (context.findtext("name", ""), message.findtext("source", ""))
                found.append((key, forms or (translation.text or "",)))
    return found


def _arabic_form(count: int) -> int:
    if count <= 2:  # noqa: PLR2004 - zero, one and two have forms of their own
        return count
    last_two = count % 100
    if 3 <= last_two <= 10:  # noqa: PLR2004 - CLDR: few
        return 3
    return 4 if last_two > 10 else 5  # noqa: PLR2004 - CLDR: many, other


# Unicode CLDR plural rules, in the order in which Qt Linguist writes the forms.
PLURALS: Final[Mapping[str, Callable[[int], int]]] = {
    "en": lambda count: 0 if count == 1 else 1,
    "ar": _arabic_form,
}


def ltr(text: str) -> str:
    """Isolate a number, date, code, path or Latin run, which right-to-left text would reverse."""
    return f"{_LRI}{text}{_PDI}" if text else text


def natural(text: str) -> str:
    """Isolate a name or other content whose own first letter decides its direction."""
    return f"{_FSI}{text}{_PDI}" if text else text


def led(text: str) -> str:
    """Let a sentence of ours go the way of the window, though it may begin with a Latin code."""
    return f"{_RLM}{text}" if text and is_mirrored() else text


def number(count: int) -> str:
    """Return ``1,234``, isolated."""
    return ltr(f"{count:,}")
