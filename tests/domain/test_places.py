# SPDX-License-Identifier: Apache-2.0
"""Places are found by code, name and path; what is not surely known stays as it was told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.gazetteer import LEVELS, Gazetteer, gazetteer
from registry.domain.places import Place, resolve
from registry.domain.values import ValueRefused

JOURA, QUSOUR, CITY, GOVERNORATE = "N0413", "N0419", "C5086", "SY09"
RESOLVED = {
    "N0413": JOURA, "n0413": JOURA, "دير الزور، الجورة": JOURA, "الجورة، دير الزور": JOURA,
    "الجورة - دير الزور": JOURA, "الجوره , دير الزور": JOURA, "حي الجورة في دير الزور": JOURA,
    "Al-Joura, Deir ez-Zor": JOURA, "Joura, Deir Ezzor": JOURA, "Al Jourah, Deir-ez-Zor": JOURA,
    "Syria > Deir ez-Zor > Al-Joura": JOURA, "Al-Joura, Deir ez-Zor, Syria": JOURA,
    "Al-Qusour, Deir ez-Zor": QUSOUR, "القصور، دير الزور": QUSOUR, "حي القصور، دير الزور": QUSOUR,
    "دير الزور": GOVERNORATE, "Deir ez-Zor": GOVERNORATE, "محافظة دير الزور": GOVERNORATE,
    "مدينة دير الزور": CITY, "Deir ez-Zor city": CITY,
}  # fmt: skip


@pytest.mark.parametrize("text", RESOLVED)
def test_a_place_is_found_by_code_name_and_path(text: str) -> None:
    assert resolve(text) == Place(code=RESOLVED[text])


@pytest.mark.parametrize("text", ["القصور", "Al-Qusour", "الجورة", "Joura"])
def test_a_name_of_several_cities_is_kept_as_text(text: str) -> None:
    assert len(gazetteer().find(text)) > 1
    assert resolve(text) == Place(text=text)
    assert not resolve(text).is_resolved


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("an unlisted village, Deir ez-Zor", GOVERNORATE),
        ("قرية لا يعرفها أحد، دير الزور", GOVERNORATE),
        ("دير الزور، قرية لا يعرفها أحد", GOVERNORATE),
        ("شارع ما، القصور، دير الزور", QUSOUR),
        ("an unlisted village", ""),
        ("an unlisted village, nowhere", ""),
    ],
)
def test_a_place_that_is_not_listed_keeps_its_text_under_its_nearest_parent(
    text: str, code: str
) -> None:
    place = resolve(text)
    assert place == Place(code=code, text=text)
    assert place.shown("en") == text


def test_four_neighbourhoods_of_one_name_are_told_apart_by_their_paths() -> None:
    found = gazetteer().find("القصور")
    shown = {gazetteer().shown_code(entry.code, "ar") for entry in found}
    assert len(found) == len(shown) == 4
    assert all("، " in path for path in shown)


def test_a_path_runs_from_the_place_to_the_country() -> None:
    assert gazetteer().path(QUSOUR, "en")[0] == "Qosour"
    assert gazetteer().path(QUSOUR, "en")[-1] == "Syria"
    assert gazetteer().path(QUSOUR, "ar")[-1] == "سوريا"
    assert gazetteer().path("nowhere", "ar") == ()


def test_no_shown_name_has_an_underscore() -> None:
    for entry in gazetteer().entries:
        assert "_" not in entry.name("ar") + entry.name("en")
    assert Place(code=JOURA).shown("ar").startswith("الثورة - الجورة، دير الزور")


def test_a_city_named_as_its_governorate_is_told_apart_from_it() -> None:
    assert Place(code=CITY).shown("ar").startswith("دير الزور (مدينة)")
    assert Place(code=GOVERNORATE).shown("en").startswith("Deir-ez-Zor (governorate)")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_shown_of_a_place_never_leads_to_another_one(language: str) -> None:
    known = gazetteer()
    for entry in known.entries:
        found = known.find(known.shown_code(entry.code, language))
        # "Damascus City" is also an alias of its governorate, which holds the city.
        holders = {parent.code for parent in known.lineage(entry.code)}
        assert entry.code in {other.code for other in found} or {f.code for f in found} <= holders


def test_an_ancestor_is_found_by_walking_parents() -> None:
    known = gazetteer()
    assert known.ancestor(QUSOUR, "community") == CITY
    assert known.ancestor(QUSOUR, "governorate") == GOVERNORATE
    assert known.ancestor(QUSOUR, "neighbourhood") == QUSOUR
    assert known.ancestor(QUSOUR, "point") is None
    assert known.ancestor(GOVERNORATE, "district") is None
    assert known.ancestor("nowhere", "country") is None
    assert (known.level_of(CITY), known.level_of("nowhere")) == ("community", None)


def test_every_place_lies_in_the_country_through_ever_coarser_levels() -> None:
    known = gazetteer()
    assert len(known.entries) == 776
    for entry in known.entries:
        levels = [LEVELS.index(parent.level) for parent in known.lineage(entry.code)]
        assert levels == sorted(set(levels), reverse=True)
        assert known.ancestor(entry.code, "country") == "SY"


def test_a_parent_is_never_read_from_the_look_of_a_code() -> None:
    moved = [entry for entry in gazetteer().entries if entry.code == "SY0901"]
    assert Gazetteer(tuple(moved)).ancestor("SY0901", "governorate") is None


def test_a_field_suggests_places_as_one_types() -> None:
    assert QUSOUR in {entry.code for entry in gazetteer().suggest("القصو")}
    assert CITY in {entry.code for entry in gazetteer().suggest("deir")}
    assert gazetteer().suggest("") == ()
    assert len(gazetteer().suggest("ا", limit=5)) <= 5


@pytest.mark.parametrize("text", ["", "unknown", "غير معروف"])
def test_a_place_may_be_unknown_in_both_languages(text: str) -> None:
    place = resolve(text)
    assert place.is_unknown
    assert (place.shown("en"), place.shown("ar")) == ("unknown", "غير معروف")


def test_a_place_comes_back_whole_from_its_json() -> None:
    for place in (Place(code=JOURA), Place(text="قرية"), Place(code=CITY, text="x"), Place()):
        assert Place.from_json(place.to_json()) == place
    assert Place.from_json("القصور، دير الزور") == Place(code=QUSOUR)


def test_a_code_that_is_not_in_the_gazetteer_is_kept_as_text() -> None:
    assert Place.from_json({"code": "X999"}) == Place(text="X999")
    assert Place.from_json({"code": "X999", "text": "قرية"}) == Place(text="قرية")


@pytest.mark.parametrize("untrusted", [5, [], {"code": 5}, {"code": "SY", "name": "x"}])
def test_a_place_of_another_shape_is_refused(untrusted: object) -> None:
    with pytest.raises(ValueRefused):
        Place.from_json(untrusted)


@given(st.text(max_size=80))
def test_any_text_is_a_place_that_loses_nothing(text: str) -> None:
    place = resolve(text)
    assert place.code or place.text == text


@given(st.sampled_from(gazetteer().entries), st.sampled_from(["ar", "en"]))
def test_an_unlisted_place_in_a_listed_one_is_never_put_elsewhere(entry, language: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    text = f"qqxx, {gazetteer().shown_code(entry.code, language)}"
    place = resolve(text)
    assert place.text == text
    assert place.code in {parent.code for parent in gazetteer().lineage(entry.code)}
