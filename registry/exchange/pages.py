# SPDX-License-Identifier: Apache-2.0
"""What a person reads in a package: the page of records, the receiver's page, method and limits.

The page is one file without scripts, links, fonts or pictures from elsewhere: opening it tells
nobody that it was opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from registry.domain.resources import read_text
from registry.exchange.package_content import (
    DEMO_WORDS,
    Cell,
    Column,
    Narrative,
    PackageContent,
    Table,
    Words,
)

LANGUAGES: Final = ("ar", "en")
DIRECTION: Final = {"ar": "rtl", "en": "ltr"}
_FOLDER: Final = "templates/"

_SAID: Final[dict[str, Words]] = {
    "title": {"ar": "سجلّ الضحايا والشهادات", "en": "Registry of victims and testimonies"},
    "records": {"ar": "عدد السجلات", "en": "Records"},
    "withheld": {"ar": "سجلات محجوبة", "en": "Records withheld"},
    "created": {"ar": "تاريخ الإعداد", "en": "Prepared on"},
    "expires": {"ar": "صالحة حتى", "en": "Valid until"},
    "recipient": {"ar": "أُعدّت لـ", "en": "Prepared for"},
    "onward": {"ar": "النقل إلى جهة أخرى", "en": "Passing it on"},
    "allowed": {"ar": "مسموح", "en": "allowed"},
    "denied": {"ar": "غير مسموح", "en": "not allowed"},
    "one_person": {
        "ar": "أعدّ هذه الحزمة وراجعها شخص واحد.",
        "en": "One person both prepared and reviewed this package.",
    },
}


def index(content: PackageContent) -> bytes:
    """Return ``index.html``: every record as a card, in both languages, ready to print."""
    return "".join(_page(content)).encode("utf-8")


def readme(content: PackageContent) -> bytes:
    """Return the receiver's page: how to open, check and compare, with stock tools."""
    text = read_text(_FOLDER + "README.txt")
    demo = "\n".join(DEMO_WORDS[lang] for lang in LANGUAGES) + "\n\n" if content.demo else ""
    return (demo + text).encode("utf-8")


def plain_text(content: PackageContent, part: str) -> bytes:
    """Return ``methodology`` or ``limits`` in Arabic, then English."""
    given: Words = {"methodology": content.methodology, "limits": content.limits}[part]
    words = given or shipped_words(part, content.profile)
    blocks = [words[lang].strip() for lang in LANGUAGES]
    if content.demo:
        blocks = [
            f"{DEMO_WORDS[lang]}\n\n{block}" for lang, block in zip(LANGUAGES, blocks, strict=True)
        ]
    return ("\n\n\n".join(blocks) + "\n").encode("utf-8")


def shipped_words(part: str, profile: str) -> Words:
    """Return the text that ships with the program for ``part`` of ``profile``."""
    name = f"{part}.{profile}" if part == "limits" else part
    return {lang: read_text(f"{_FOLDER}{name}.{lang}.txt") for lang in LANGUAGES}


def _page(content: PackageContent) -> Iterator[str]:
    head, foot = read_text(_FOLDER + "index.html").split("<!-- records -->")
    first = content.languages[0]
    told = {"lang": first, "dir": DIRECTION[first], "style": read_text(_FOLDER + "page.css")}
    for name, value in told.items():
        head = head.replace("{" + name + "}", value)
    yield head
    yield f"<header>{_both('h1', _SAID['title'])}"
    if content.demo:
        yield f'<div class="demo">{_both("p", DEMO_WORDS)}</div>'
    yield from _conditions(content)
    yield "</header>\n<main>\n"
    for narrative in content.narratives:
        yield _narrative(narrative)
    for table in content.tables:
        yield from _section(table)
    yield "</main>\n"
    yield foot


def _conditions(content: PackageContent) -> Iterator[str]:
    facts: list[tuple[str, str]] = [("created", _isolated(content.created))]
    facts += [("records", str(content.records)), ("withheld", str(content.withheld))]
    if content.addressee:
        onward = _SAID["allowed" if content.onward_transfer else "denied"]
        facts += [("recipient", _isolated(content.addressee.name)), ("onward", _inline(onward))]
    if content.expires:
        facts.append(("expires", _isolated(content.expires)))
    yield '<dl class="conditions">'
    for key, value in facts:
        yield f"<dt>{_inline(_SAID[key])}</dt><dd>{value}</dd>"
    yield "</dl>"
    if content.one_person:
        yield _both("p", _SAID["one_person"])


def _narrative(narrative: Narrative) -> str:
    parts = [
        f'<section lang="{lang}" dir="{DIRECTION[lang]}" class="narrative">'
        f"<h2>{_isolated(narrative.title.get(lang, ''))}</h2>"
        f"<p>{escape(narrative.text[lang])}</p></section>\n"
        for lang in LANGUAGES
        if narrative.text.get(lang)
    ]
    return "".join(parts)


def _section(table: Table) -> Iterator[str]:
    yield f'<section data-table="{table.name}">{_both("h2", table.title)}\n'
    labels = [_inline(column.label) for column in table.columns]
    for row in table.rows:
        yield "<article><dl>"
        for column, label, cell in zip(table.columns, labels, row, strict=True):
            if cell is not None:
                yield f"<div><dt>{label}</dt>{_value(column, cell)}</div>"
        yield "</dl></article>\n"
    yield "</section>\n"


def _value(column: Column, cell: Cell) -> str:
    words = column.terms.get(str(cell))
    if words is None:
        return f'<dd data-key="{escape(column.key)}">{_isolated(str(cell))}</dd>'
    code = escape(str(cell))
    return f'<dd data-key="{escape(column.key)}" data-code="{code}">{_inline(words)}</dd>'


def _both(tag: str, words: Words) -> str:
    return "".join(
        f'<{tag} lang="{lang}" dir="{DIRECTION[lang]}">{escape(words[lang])}</{tag}>'
        for lang in LANGUAGES
    )


def _inline(words: Words) -> str:
    return " ".join(f'<bdi lang="{lang}">{escape(words[lang])}</bdi>' for lang in LANGUAGES)


def _isolated(text: str) -> str:
    # A name in the other direction must not reorder what stands around it.
    return f"<bdi>{escape(text)}</bdi>"
