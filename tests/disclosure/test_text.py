# SPDX-License-Identifier: Apache-2.0
"""Free text: what is proposed for marking, and what stands in its place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.disclosure.text import Known, KnownValue, SpanRefused, redact, suggest
from registry.domain.structures import Span

KNOWN = Known(
    [
        KnownValue(text="سالم يونس النجماوي", kind="person", role="victim"),
        KnownValue(text="عبد الرحمن الخيالي", kind="person", role="witness:2"),
        KnownValue(text="Abu Salma", kind="person", role="neighbour"),
        KnownValue(text="+963 944 000 123", kind="phone"),
        KnownValue(text="حارة الياسمين", kind="place"),
    ]
)


def marked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in suggest(text, KNOWN)]


def test_a_neighbours_name_with_a_particle_a_phone_in_arabic_digits_and_a_latin_nickname() -> None:
    text = "قلتُ لعبد الرحمن الخيالي أن يتصل على ٠٩٤٤ ٠٠٠ ١٢٣ أو يسأل Abu-Salma"
    assert marked(text) == ["عبد الرحمن الخيالي", "٠٩٤٤ ٠٠٠ ١٢٣", "Abu-Salma"]


@pytest.mark.parametrize("particle", ["", "و", "ف", "ب", "ل", "ك", "س", "وب", "فل"])
def test_a_name_is_found_behind_every_particle(particle: str) -> None:
    assert marked(f"رأيت {particle}سالم في الطريق") == ["سالم"]


def test_the_article_and_to_the_are_read_through() -> None:
    assert marked("وصلنا للنجماوي") == ["نجماوي"]
    assert marked("بيت نجماوي") == ["نجماوي"]
    assert marked("والنجماوي كان هناك") == ["النجماوي"]


def test_a_name_is_found_however_it_is_written() -> None:
    assert marked("سَـالِـم") == ["سَـالِـم"]
    assert marked("س_ا_ل_م") == ["س_ا_ل_م"]
    assert marked("عبدالرحمٰن") == ["عبدالرحمٰن"]


@pytest.mark.parametrize(
    "text",
    ["+963944000123", "00963 944 000 123", "٠٩٤٤٠٠٠١٢٣", "۰۹۴۴-۰۰۰-۱۲۳", "0944.000.123"],
)
def test_a_known_phone_is_found_in_any_digits(text: str) -> None:
    assert marked(f"الرقم {text} هنا") == [text]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("+49 30 1234567", "phone"),
        ("09 33 111 222", "phone"),
        ("01234567890", "document"),
        ("someone@invented.example", "other"),
        ("https://invented.example/x", "other"),
        ("t.me/invented", "other"),
        ("@invented_handle", "other"),
        ("35.3351, 40.1403", "place"),
        ("٣٥٫٣٣٥١، ٤٠٫١٤٠٣", "place"),
        ("35° 20' 6\" N", "place"),
    ],
)
def test_patterns_that_point_at_somebody_are_proposed(text: str, kind: str) -> None:
    spans = suggest(f"قال {text}", Known([]))
    assert [span.kind for span in spans] == [kind]
    assert spans[0].start == 4


def test_a_date_is_no_phone() -> None:
    assert marked("في 25-9-2012 الساعة 10") == []


def test_a_known_place_is_proposed_as_a_place() -> None:
    assert [span.kind for span in suggest("خرجنا من حارة الياسمين", KNOWN)] == ["place"]


def test_tokens_keep_the_role_in_the_language_of_the_text() -> None:
    text = "قال عبد الرحمن الخيالي"
    spans = suggest(text, KNOWN)
    assert redact(text, spans, "ar") == "قال [شاهد 2]"
    assert redact(text, spans, "en") == "قال [Witness 2]"
    own = Span(start=4, end=22, kind="person", role="sister of the victim")
    assert redact(text, [own], "en") == "قال [sister of the victim]"


def test_a_particle_stays_readable_before_the_token() -> None:
    text = "ذهبت وسالم معًا"
    assert redact(text, suggest(text, KNOWN), "ar") == "ذهبت و[ضحية] معًا"


def test_the_original_is_not_touched() -> None:
    text = "سالم"
    redact(text, suggest(text, KNOWN), "ar")
    assert text == "سالم"


def test_overlapping_marks_become_one() -> None:
    spans = [Span(start=0, end=4, kind="person"), Span(start=2, end=6, kind="place")]
    assert redact("abcdefgh", spans, "en") == "[Person]gh"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 9)])
def test_a_mark_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanRefused):
        redact("abcd", [Span(start=start, end=end, kind="person")], "en")


@given(st.text(max_size=80), st.data())
def test_nothing_of_a_marked_passage_is_left(text: str, data: st.DataObject) -> None:
    marks = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 80)), max_size=5)
    spans = [
        Span(start=a, end=min(a + length, len(text)), kind="other")
        for a, length in data.draw(marks)
        if a < len(text)
    ]
    covered = {index for span in spans for index in range(span.start, span.end)}
    kept = "".join(letter for index, letter in enumerate(text) if index not in covered)
    assert redact(text, spans, "en").replace("[withheld]", "") == kept.replace("[withheld]", "")


@given(st.text(max_size=120))
def test_proposals_never_overlap_and_lie_inside_the_text(text: str) -> None:
    spans = suggest(text, KNOWN)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
