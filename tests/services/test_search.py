# SPDX-License-Identifier: Apache-2.0
"""People are found by what others type: any spelling, part of a word, in quotes, or by number."""

from __future__ import annotations

import pytest

from registry.services import listing, records, search
from registry.services.vaults import Vault
from tests.services.invented_vaults import draft, record

NAMES = {
    "sami": {"display": "سامي عبد الرحمن الحقلي", "latin": [{"text": "Sami Abdulrahman Alhaqli",
                                                            "system": "passport"}]},
    "kunya": "أبو سالم",
    "muhammad": "محمد خليل القصبي",
    "salim": "سالم محمد الحقلي",
}  # fmt: skip


@pytest.fixture
def refs(vault: Vault) -> dict[str, str]:
    made = [draft("victim", key=key, names=name) for key, name in NAMES.items()]
    made[2].values["national_number"] = "04010203040"  # type: ignore[index]
    made += [
        draft("person", key="witness", names="ريم الشاهدي", phones=["+963 944 555 017"]),
        draft("incident", key="incident", title_ar="مجـ_ـ_زرة يوم السوق", title_en="Market day",
              aliases=["الثلاثاء الأسود"], places=["الجورة، دير الزور"]),
    ]  # fmt: skip
    return records.record(vault, made)


def found(vault: Vault, words: str, kind: str = "") -> list[str]:
    return [hit.ref for hit in search.find(vault, words, kind=kind)]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("ابو سالم", "kunya"),
        ("أبو سالم", "kunya"),
        ("Sami Abdul Rahman", "sami"),
        ("abdelrahman", "sami"),
        ("عبدالرحمن", "sami"),
        ("الحقلي سامي", "sami"),
        ("سامي الحق", "sami"),
        ("Mohamad", "muhammad"),
        ("Muhammed Khalil", "muhammad"),
        ("محـمّـد القصبى", "muhammad"),
        ("04010203040", "muhammad"),
        ("ريم الشاهدي", "witness"),
        ("+963 944 555 017", "witness"),
        ("مجزرة", "incident"),
        ("المجزرة", "incident"),
        ("الثلاثاء الاسود", "incident"),
        ("market", "incident"),
        ("دير الزور", "incident"),
    ],
)
def test_a_record_is_found_first_by(
    vault: Vault, refs: dict[str, str], words: str, key: str
) -> None:
    assert found(vault, words)[:1] == [refs[key]]


def test_a_record_is_found_by_its_reference(vault: Vault, refs: dict[str, str]) -> None:
    for ref in refs.values():
        assert found(vault, ref)[:1] == [ref]


def test_the_headline_written_to_pass_filters_is_found_by_the_plain_word(vault: Vault) -> None:
    first = record(vault, "incident", title_ar="مجـ_ـ_زرة السوق")
    second = record(vault, "incident", title_ar="من مجــ_ــازر تلك السنة")
    assert found(vault, "مجزرة")[0] == first
    assert found(vault, "مجازر")[0] == second


@pytest.mark.parametrize(
    "words",
    [
        "", "   ", '"', '""', "*", "AND", "OR NOT", "NEAR(a b)", "names:x", "a^b", "-سالم", "(",
        "سالم*", '"سالم', "سالم OR", "{سالم}", "😀", "😀😀", "'; DROP TABLE entry; --", "\x00", "%",
        "س" * 300, "سالم " * 60, "🕊️ سالم", "_", "\u200f\u202e", "a" * 300,
    ],
)  # fmt: skip
def test_nothing_that_can_be_typed_breaks_the_search(
    vault: Vault, refs: dict[str, str], words: str
) -> None:
    for hit in search.find(vault, words):
        assert hit.ref in refs.values()
    assert len(listing.ids(vault, "victim", words)) <= len(NAMES)


@pytest.mark.parametrize("words", ["سالم*", '"سالم"', "(سالم)", "-سالم", "سالم OR"])
def test_operators_are_words_like_any_other(vault: Vault, refs: dict[str, str], words: str) -> None:
    assert refs["salim"] in found(vault, words)


def test_an_emoji_in_a_name_is_found_by_itself(vault: Vault) -> None:
    ref = record(vault, "incident", title_ar="يوم 🕊 الوداع")
    record(vault, "incident", title_ar="يوم آخر")
    assert found(vault, "🕊") == [ref]


def test_records_with_every_word_come_before_those_with_some(
    vault: Vault, refs: dict[str, str]
) -> None:
    hits = found(vault, "سالم الحقلي")
    assert hits[0] == refs["salim"]
    assert set(hits) >= {refs["salim"], refs["sami"], refs["kunya"]}


def test_a_search_can_be_kept_to_one_kind_and_to_so_many(
    vault: Vault, refs: dict[str, str]
) -> None:
    assert found(vault, "السوق", kind="victim") == []
    assert found(vault, "السوق", kind="incident") == [refs["incident"]]
    assert len(search.find(vault, "سالم الحقلي", limit=1)) == 1


def test_a_changed_name_is_found_by_the_new_and_not_by_the_old(
    vault: Vault, refs: dict[str, str]
) -> None:
    values = records.parse_input("victim", {"names": "نديم البستاني"})
    records.change(vault, refs["kunya"], 1, values)
    assert found(vault, "نديم") == [refs["kunya"]]
    assert refs["kunya"] not in found(vault, "أبو سالم")


def test_a_hit_says_what_it_is(vault: Vault, refs: dict[str, str]) -> None:
    (hit,) = search.find(vault, "ريم الشاهدي")
    assert (hit.kind, hit.title, hit.why) == ("person", "ريم الشاهدي", "same_words")
    (hit,) = search.find(vault, "04010203040")
    assert (hit.kind, hit.title, hit.why) == (
        "victim", NAMES["muhammad"], "spelling_or_other_field",
    )  # fmt: skip


def test_a_protected_person_is_not_hidden_behind_many_others(vault: Vault) -> None:
    witness = record(vault, "person", names="محمد")
    records.record(vault, [draft("victim", names=f"محمد علي {n} الحقلي") for n in range(60)])
    assert witness in found(vault, "محمد")


# Lists --------------------------------------------------------------------------------------


def test_a_list_is_ordered_by_title_and_shows_what_the_record_says(vault: Vault) -> None:
    later = record(vault, "victim", names="يوسف الحقلي", fate="missing")
    first = record(vault, "victim", names="أحمد الحقلي", death_grade="V1", death_place="N0413")
    unknown = record(vault, "victim", description="رجل في ثوب أزرق")
    rows = listing.rows(vault, listing.ids(vault, "victim"))
    assert [row.ref for row in rows] == [first, unknown, later]
    assert (rows[0].title, rows[0].grade, rows[2].state) == ("أحمد الحقلي", "V1", "missing")
    assert rows[0].place is not None
    assert rows[0].place.is_resolved
    assert listing.counts(vault) == {"victim": 3}


def test_a_list_of_people_shows_their_names_to_who_may_read_them(
    vault: Vault, refs: dict[str, str]
) -> None:
    (row,) = listing.rows(vault, listing.ids(vault, "person", "ريم"))
    assert (row.ref, row.title) == (refs["witness"], "ريم الشاهدي")


def test_rows_that_are_gone_are_left_out(vault: Vault, refs: dict[str, str]) -> None:
    ids = listing.ids(vault, "victim")
    assert len(listing.rows(vault, [*ids, 999_999])) == len(NAMES)
