# SPDX-License-Identifier: Apache-2.0
"""What a list shows and a search finds comes from the fields of one file, never of the other."""

from __future__ import annotations

import pytest

from registry.domain.entities import all_entities, entity_spec
from registry.domain.names import PersonName
from registry.domain.places import Place
from registry.domain.untrusted import read_fields
from registry.storage.index import COLUMNS, SHOWN, UNINDEXED, entry_row, texts_of, words_of

VICTIM = {
    "ref": "V-7K3Q9ABC",
    **read_fields(
        "victim",
        {
            "names": {"display": "سامر الحقلي", "latin": [{"text": "Samer", "system": "press"}]},
            "mother_name": "هناء",
            "death_place": "N0413",
            "national_number": "04010203040",
            "injuries": "كسر",
        },
    ),
}


def test_each_file_shows_only_what_it_holds() -> None:
    spec = entity_spec("victim")
    open_row = entry_row(spec, "registry", "x", VICTIM)
    shut_row = entry_row(spec, "protected", "x", VICTIM)
    assert open_row is not None
    assert shut_row is not None
    shown = dict(zip(COLUMNS, open_row, strict=True))
    assert (shown["title"], shown["latin"], shown["ref"]) == ("سامر الحقلي", "Samer", "V-7K3Q9ABC")
    assert dict(zip(COLUMNS, shut_row, strict=True))["title"] is None
    assert "04010203040" in words_of(spec, "protected", VICTIM).split()
    assert "04010203040" not in words_of(spec, "registry", VICTIM).split()
    assert "سامر" in words_of(spec, "registry", VICTIM).split()
    assert "سامر" not in words_of(spec, "protected", VICTIM).split()


def test_a_record_with_nothing_to_find_has_no_protected_entry() -> None:
    values = {"ref": "V-1", "names": VICTIM["names"], "injuries": "كسر"}
    assert entry_row(entity_spec("victim"), "protected", "x", values) is None


@pytest.mark.parametrize("kind", SHOWN)
def test_what_a_row_shows_is_declared(kind: str) -> None:
    fields = entity_spec(kind).fields
    assert all(name in fields for names in SHOWN[kind].values() for name in names)
    assert kind not in UNINDEXED


def test_every_kind_is_listed_or_left_out_on_purpose() -> None:
    kinds = {spec.kind for spec in all_entities()}
    assert kinds >= UNINDEXED
    assert kinds - UNINDEXED - SHOWN.keys() == {"evidence", "risk_assessment"}


def test_a_place_is_found_by_its_names_in_both_languages() -> None:
    texts = list(texts_of(Place(code="N0413")))
    assert any("الجورة" in text for text in texts)
    assert any("Joura" in text for text in texts)
    assert list(texts_of((PersonName.typed("سامر"), None, 7))) == ["سامر"]
