# SPDX-License-Identifier: Apache-2.0
"""The output scan for words: who is withheld is found however it is written, others are not."""

from __future__ import annotations

import random
from typing import Final

import pytest

from registry.disclosure import scan_words
from registry.disclosure.identifying import Identifying, identifying_values, reference_code
from registry.disclosure.scan_words import ScanResult, scan
from registry.domain.fields import Entity, Ref, Term
from registry.domain.names import LatinForm, PersonName
from registry.domain.people import Person
from registry.domain.sources import Source
from tests.disclosure.invented import identity, victim

NAME: Final = PersonName(
    display="عبد الرحمن يونس فاضل النجماوي",
    parts=PersonName.typed("عبد الرحمن يونس فاضل النجماوي").parts,
    latin=(LatinForm(text="Abdulrahman Younes al-Najmawi", system="passport"),),
)
HIDDEN: Final = victim(
    ref=Ref("V-HIDDEN"), names=(NAME,), memorial_name=None, mother_name="سلمى الخياط",
    national_number="01230045678",
)  # fmt: skip
WITNESS: Final = Person(
    id=identity("w"), ref=Ref("W-HIDDEN"), names=(PersonName.typed("ليلى سامر الوهمي"),),
    phones=("+963 944 000 123",), emails=("laila@invented.example",), address="خلف مخبز الياسمين",
)  # fmt: skip


def found(text: str | bytes, *records: Entity, open_to: tuple[Entity, ...] = ()) -> ScanResult:
    withheld = [value for record in records for value in identifying_values(record)]
    publishable = [value for record in open_to for value in identifying_values(record)]
    return scan([("records.csv", text)], withheld, publishable)


@pytest.mark.parametrize(
    "text",
    [
        "عبد الرحمن النجماوي",
        "رأيت عبدالرحمٰن النجماوي هناك",
        "قالوا لعبد الرحمن النجماوي",
        "والنجماوي عبد الرحمن",
        "عَبْد الرَّحمـن يونس فاضل",
        "عبد_الرحمن_النجماوي",
        "#عبدالرحمن_النجماوي",
        "عبد.الرحمن.النجماوي",
        "يونس نجماوي",
        "Abdulrahman Najmawi",
        "ABDUL RAHMAN EL-NAJMAWI",
        "abdulrahman_al_najmawi.jpg",
        "Najmawi, Abdulrahman",
        "AbdulrahmanNajmawi",
        "سلمى الخياط",
        "&#1587;&#1604;&#1605;&#1609; الخياط",
        r"\u0633\u0644\u0645\u0649 \u0627\u0644\u062e\u064a\u0627\u0637",
        "%D8%B3%D9%84%D9%85%D9%89 %D8%A7%D9%84%D8%AE%D9%8A%D8%A7%D8%B7",
        "<b>سل</b>مى الخياط",
        "طايخلا ىملس",
        "\u202eiwamjaN namharludbA\u202c",
        "الرقم 01230045678",
        "الرقم ٠١٢٣٠٠٤٥٦٧٨",
        "0123-004-5678",
        "87654003210",
    ],
)
def test_a_withheld_person_is_found_however_it_is_written(text: str) -> None:
    result = found(text, HIDDEN)
    assert not result.is_clean
    assert {hit.origin for hit in result.hits} == {"V-HIDDEN"}
    assert result.hits[0].where == "records.csv"


@pytest.mark.parametrize(
    "text",
    [
        "ليلى الوهمي",
        "0944000123",
        "٠٩٤٤ ٠٠٠ ١٢٣",
        "00963-944-000-123",
        "اتصل على 944000123 غدًا",
        "Laila@Invented.Example",
        "خلف مخبز الياسمين",
    ],
)
def test_a_witness_is_found_by_name_phone_mail_and_address(text: str) -> None:
    assert not found(text, WITNESS).is_clean


@pytest.mark.parametrize(
    "text",
    [
        "النجماوي",
        "عبد الرحمن",
        "عبد الرحمن الخيالي",
        "عائلة النجماوي",
        "2012-09-25",
        "خبّاز من أهل الحي",
        "Abdulrahman",
        "سلمى يونس",
        "0944111222",
    ],
)
def test_what_names_nobody_blocks_nothing(text: str) -> None:
    assert found(text, HIDDEN, WITNESS).is_clean


def test_a_shorter_match_is_listed_for_the_approver() -> None:
    result = found("عائلة النجماوي من آل نجماوي", HIDDEN)
    assert result.is_clean
    assert [(note.word, note.times) for note in result.notes] == [("نجماوي", 2)]


def test_a_form_that_somebody_publishable_has_does_not_block() -> None:
    twin = victim(names=(PersonName.typed("عبد الرحمن سامر النجماوي"),), memorial_name=None)
    assert found("عبد الرحمن النجماوي", HIDDEN, open_to=(twin,)).is_clean
    assert not found("عبد الرحمن يونس فاضل", HIDDEN, open_to=(twin,)).is_clean
    assert not found("يونس النجماوي", HIDDEN, open_to=(twin,)).is_clean


def test_a_number_blocks_whole_whatever_else_is_published() -> None:
    assert not found("عبد الرحمن سامر، 01230045678", HIDDEN, open_to=(victim(),)).is_clean


def test_internal_identities_and_withheld_references_block() -> None:
    assert not found(f"id {HIDDEN.id}", HIDDEN).is_clean
    assert found("V-HIDDEN", HIDDEN).is_clean
    assert not scan([("x", "see V-HIDDEN")], [reference_code(HIDDEN)]).is_clean


def test_bytes_are_read_in_every_encoding() -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1256"):
        assert not found("سلمى الخياط".encode(encoding), HIDDEN).is_clean, encoding


def test_the_identity_of_a_private_source_blocks() -> None:
    source = Source(
        id=identity("s"), ref=Ref("S-HIDDEN"), kind=Term("interview"), identity="رامي التخيّلي"
    )
    assert not found("بحسب رامي التخيلي", source).is_clean


def test_the_scan_takes_any_folding() -> None:
    values = [Identifying(sort="person", value="A B", origin="V-1", given=("aa",), family="bb")]
    result = scan([("x", "AA BB")], values, fold_text=str.lower)
    assert not result.is_clean


def test_without_the_particles_a_variant_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "قالوا ليونس النجماوي"
    assert not found(text, HIDDEN).is_clean
    monkeypatch.setattr(scan_words, "_readings", lambda word: (word,))
    assert found(text, HIDDEN).is_clean


def test_without_the_openings_an_escaped_name_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    text = r"\u0633\u0644\u0645\u0649 \u0627\u0644\u062e\u064a\u0627\u0637"
    assert not found(text, HIDDEN).is_clean
    monkeypatch.setattr(scan_words, "opened", lambda text: [text])
    assert found(text, HIDDEN).is_clean


def test_many_withheld_people_are_looked_up_and_not_searched_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The work on a text does not grow with the number of people who are withheld."""
    chooser = random.Random(7)
    syllables = ["نا", "سو", "رم", "دي", "كا", "لي", "فو", "مع"]

    def word() -> str:
        return "".join(chooser.choice(syllables) for _ in range(3))

    def people(number: int) -> list[Identifying]:
        return [
            Identifying(
                sort="person", value="", origin=f"V-{n}", given=(word(), word()), family=word()
            )
            for n in range(number)
        ]

    lookups = 0

    def counted(folded: str) -> tuple[str, ...]:
        nonlocal lookups
        lookups += 1
        return (folded,)

    monkeypatch.setattr(scan_words, "_readings", counted)
    text = " ".join("بثغ" for _ in range(500))
    counts = []
    for number in (10, 2_000):
        lookups = 0
        scan([("x", text)], people(number))
        counts.append(lookups)
    assert counts[0] == counts[1]
