# SPDX-License-Identifier: Apache-2.0
"""The page of a package is readable in both languages and reaches for nothing outside."""

from __future__ import annotations

import html.parser
import re
from dataclasses import replace

import pytest

from registry.exchange import pages
from registry.exchange.package_content import Column, Table
from tests.exchange.packages import PARTNER, ROWS, VICTIMS, content, public_content

ARABIC = re.compile("[\u0621-\u064a]")


class Tags(html.parser.HTMLParser):
    """Every tag with its attributes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(page: bytes) -> list[tuple[str, dict[str, str | None]]]:
    """Return the tags of ``page``."""
    reader = Tags()
    reader.feed(page.decode())
    return reader.found


def with_names(text: str) -> bytes:
    """Return the page of one record whose only field is ``text``."""
    columns = (Column(key="names", label={"ar": "الاسم", "en": "Name"}),)
    table = Table(name="victims", title=VICTIMS.title, columns=columns, rows=((text,),))
    return pages.index(content(tables=(table,)))


def test_the_page_loads_and_runs_nothing() -> None:
    page = pages.index(content())
    found = tags(page)
    assert {"script", "link", "img", "iframe", "object", "embed", "form", "a", "base"}.isdisjoint(
        tag for tag, _ in found
    )
    assert not [
        at for _, attrs in found for at in attrs if at in {"src", "href", "srcset", "style"}
    ]
    assert b"url(" not in page
    assert b"@import" not in page
    assert b"default-src 'none'" in page


@pytest.mark.parametrize(
    "hostile", ["<script>x</script>", '"><img src=x>', "</dd></dl>", "&lt;b&gt;"]
)
def test_a_value_never_becomes_markup(hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = [tag for tag, _ in tags(with_names("x"))]
    assert [tag for tag, _ in tags(with_names(hostile))] == plain
    monkeypatch.setattr(pages, "escape", str)
    assert hostile.encode() in with_names(hostile)


def test_both_languages_stand_beside_each_other_with_their_directions() -> None:
    found = tags(pages.index(content()))
    assert found[0] == ("html", {"lang": "ar", "dir": "rtl"})
    assert ("h2", {"lang": "ar", "dir": "rtl"}) in found
    assert ("h2", {"lang": "en", "dir": "ltr"}) in found
    english_first = tags(pages.index(replace(content(), languages=("en", "ar"))))
    assert english_first[0] == ("html", {"lang": "en", "dir": "ltr"})


def test_every_value_is_isolated_from_the_direction_around_it() -> None:
    text = pages.index(content()).decode()
    assert f"<bdi>{ROWS[0][1]}</bdi>" in text
    assert all(
        value.startswith("<bdi") for value in re.findall(r"<dd data-key[^>]*>(.*?)</dd>", text)
    )


def test_codes_are_shown_as_words() -> None:
    text = pages.index(content()).decode()
    assert 'data-code="woman"><bdi lang="ar">امرأة</bdi> <bdi lang="en">woman</bdi></dd>' in text


def test_absent_fields_have_no_line() -> None:
    cards = pages.index(content()).decode().split("<article>")[1:]
    assert [card.count("data-key") for card in cards] == [5, 3, 4]


def test_conditions_are_said_to_the_receiver() -> None:
    text = pages.index(content()).decode()
    for said in (PARTNER.name, "2027-03-02", "not allowed", "غير مسموح", "One person"):
        assert said in text
    assert "not allowed" not in pages.index(public_content()).decode()


@pytest.mark.parametrize("profile", ["public", "partner"])
@pytest.mark.parametrize("part", ["methodology", "limits"])
def test_method_and_limits_ship_in_both_languages(profile: str, part: str) -> None:
    words = pages.shipped_words(part, profile)
    assert ARABIC.search(words["ar"])
    assert not ARABIC.search(words["en"])
    written = pages.plain_text(replace(content(), profile=profile), part).decode()
    assert words["ar"].strip() in written
    assert words["en"].strip() in written


def test_a_text_given_with_the_package_replaces_the_shipped_one() -> None:
    given = {"ar": "نص خاص", "en": "Own words"}
    written = pages.plain_text(replace(content(demo=False), methodology=given), "methodology")
    assert written.decode() == "نص خاص\n\n\nOwn words\n"


def test_narratives_are_shown_once_in_each_language() -> None:
    text = pages.index(content()).decode()
    assert text.count("نص راجعه شخص.") == 1
    assert text.count("A text that a person reviewed.") == 1
