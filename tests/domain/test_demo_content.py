# SPDX-License-Identifier: Apache-2.0
"""The demo names nobody who lives or lived, and its invented people stand apart from real events.

The names that must not appear are kept as hashes only: writing them here would be the very thing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from registry.domain.dates import parse_date
from registry.domain.entities import all_entities, entity_spec
from registry.domain.places import Place, gazetteer
from registry.domain.resources import read_text
from registry.domain.untrusted import read_fields, references_in
from tests.domain.demo_files import (
    FILES,
    FOUNDING,
    INDEX,
    invented,
    leaves,
    list_rows,
    of_kind,
    records,
)

# First 16 hex digits of SHA-256 over ``squeezed`` names: the officers and the journalist of the
# published article, in the spellings met. Names of two or three words, and two family names.
NEVER = frozenset(
    {
        "1383156afd7b58b3",
        "255025155ceaf0e6",
        "2c97c773d6edecad",
        "354174cc48f72ffc",
        "3c019fccc59bc929",
        "53b17af61f954d3a",
        "6c857f6cee4a9bc1",
        "7a2fda08077b4517",
        "86ea8271ac7197b5",
        "a0f9e8abd942abcd",
        "c941612f86c1824a",
        "cf06a3b5caf0b0f0",
        "cf76c90002f93414",
        "eed9f0bb1f1c41fe",
        "efa9589eef1b2d21",
        "f0a92e5d55bb0ab1",
        "f20f5aaf85ebf40c",
    }
)
LONGEST_NAME = 3  # words
FOUNDING_KINDS = {"source", "incident", "unit", "involvement", "control"}
CONFLICT_BEGAN = date(2011, 3, 1)


def bare(text: str) -> str:
    """Return ``text`` in small letters without tatweel and without marks on the letters."""
    plain = unicodedata.normalize("NFKD", text.replace("\u0640", "").casefold())
    kept = "".join(mark for mark in plain if unicodedata.category(mark) != "Mn")
    return kept.replace("ى", "ي").replace("ة", "ه")


def squeezed(words: str) -> str:
    return "".join(letter for letter in bare(words) if letter.isalpha())


def hash_of(words: str) -> str:
    return hashlib.sha256(squeezed(words).encode()).hexdigest()[:16]


def holds_a_name_of(text: str, hashes: frozenset[str]) -> bool:
    words = re.findall(r"\w+", bare(text))
    return any(
        hash_of(" ".join(words[start : start + length])) in hashes
        for length in range(1, LONGEST_NAME + 1)
        for start in range(len(words) - length + 1)
    )


def test_nobody_of_the_real_event_is_named_in_any_file_of_the_demo() -> None:
    for name in (*FILES, "demo.json", "list.csv"):
        assert not holds_a_name_of(read_text(f"demo/{name}"), NEVER), name


def test_a_planted_name_is_found_however_it_is_written() -> None:
    planted = frozenset({hash_of("زهر المرايا")})
    assert holds_a_name_of("قال العميد زَهْـر المرايا: لا", planted)
    assert holds_a_name_of("x زهرالمرايا.", planted)
    assert not holds_a_name_of("زهر على المرايا", planted)


def test_the_founding_case_holds_an_event_and_no_person() -> None:
    founding = records(FOUNDING)
    assert {record["kind"] for record in founding} == FOUNDING_KINDS
    for record in founding:
        spec = entity_spec(record["kind"])
        identifying = {name for name, field in spec.fields.items() if field.marks.identifying}
        assert not identifying & record["fields"].keys(), record["id"]
        assert not {"author", "identity", "position", "wording"} & record["fields"].keys()


def test_the_founding_case_tells_what_the_article_tells() -> None:
    event = of_kind("incident")["founding"]
    assert {place["place"]["code"] for place in event["places"]} >= {"N0413", "N0419"}
    assert {"الثلاثاء الأسود", "Black Tuesday"} <= set(event["aliases"])
    assert parse_date(event["period"]["edtf"]).earliest == date(2012, 9, 25)
    assert len(event["tolls"]) == 2
    assert all(toll["composition_ar"] and toll["composition_en"] for toll in event["tolls"])
    assert "field_hospital" in {place.get("location_kind") for place in event["places"]}
    units = of_kind("unit")
    assert units["founding-105"]["parent"] == "founding-guard"
    alleged = {
        one["actor"] for one in of_kind("involvement").values() if one["incident"] == "founding"
    }
    assert len(alleged) == 3
    assert sum(key.startswith("founding-control") for key in of_kind("control")) == 5


def test_no_invented_record_points_at_the_founding_case() -> None:
    founding = {record["id"] for record in records(FOUNDING)}
    for record in invented():
        assert not founding & set(leaves([record["fields"], record.get("links", {})])), record["id"]
    assert INDEX["list"]["incident"] not in founding


def test_the_invented_town_is_in_no_gazetteer_and_no_invented_place_is_a_real_one() -> None:
    town = of_kind("place")["town"]
    for name in (town["name_ar"], town["name_en"], *town["aliases"]):
        assert gazetteer().find(name) == (), name
    for record in invented():
        values = read_fields(record["kind"], record["fields"])
        places = [
            one for value in values.values() for one in flattened(value) if isinstance(one, Place)
        ]
        assert {place.code for place in places} <= {"", "SY"}, record["id"]
    assert {row["مكان الوفاة"] for row in list_rows()} == {town["name_ar"]}


def flattened(value: object) -> Iterator[object]:
    for item in value if isinstance(value, tuple) else (value,):
        yield item
        yield getattr(item, "place", None)


def test_the_invented_event_lies_before_the_conflict_and_so_on_no_day_of_it() -> None:
    victims = of_kind("victim").values()
    told = [v["death_date"] for v in victims if "death_date" in v]
    told += [v["last_seen_date"] for v in victims if "last_seen_date" in v]
    told += [row["تاريخ الوفاة"] for row in list_rows()]
    for text in told:
        latest = parse_date(text).latest
        assert latest is None or latest < CONFLICT_BEGAN, text
    period = of_kind("incident")["event"]["period"]
    assert parse_date(period["edtf"]).latest == date(2010, 2, 12)


def test_every_record_fits_its_declaration_and_every_reference_leads_somewhere() -> None:
    kinds = {record["id"]: record["kind"] for record in records()}
    assert len(kinds) == len(records())
    for record in records():
        values = read_fields(record["kind"], record["fields"])
        for name, keys in references_in(record["kind"], values).items():
            target = entity_spec(record["kind"]).fields[name].marks.target
            assert all(kinds[key] == (target or kinds[key]) for key in keys), record["id"]
        for name, key in record.get("links", {}).items():
            assert kinds[key] == name, record["id"]


def test_recipients_are_named_as_they_are_recorded() -> None:
    known = {recipient["name"] for recipient in of_kind("recipient").values()}
    named = {
        decision["recipient"]
        for consent in of_kind("consent").values()
        for decision in consent["decisions"]
        if "recipient" in decision
    }
    assert named
    assert named <= known
    assert INDEX["recipient"] in of_kind("recipient")


def test_the_index_names_every_file_and_what_the_list_belongs_to() -> None:
    assert INDEX["list"]["file"] == "list.csv"
    assert INDEX["list"]["incident"] in of_kind("incident")
    assert INDEX["list"]["source"] in of_kind("source")
    day = date.fromisoformat(INDEX["day"])
    for consent in of_kind("consent").values():
        given = parse_date(consent["given"]).latest
        assert given
        assert given < day


def test_every_kind_that_a_person_can_record_is_met_in_the_demo() -> None:
    by_program = {"export", "member", "match_pair", "link", "evidence"}
    assert {record["kind"] for record in records()} == {
        spec.kind for spec in all_entities()
    } - by_program
