# SPDX-License-Identifier: Apache-2.0
"""What is gathered around a record for its disclosure, alone and for a whole package."""

from __future__ import annotations

from registry.services.dossiers import Library
from registry.services.package_tables import ReleasedRecord, field_key, ordered
from registry.storage.ledger_store import items_of_exports, items_of_records
from tests.services.invented import NAMED, World


def test_one_record_alone_is_judged_by_the_same_consents_as_within_a_package(world: World) -> None:
    ref = world.victim("salem", "سالم يونس الكهرماني")
    consent = world.consent("salem", "mother", "parent", NAMED)
    with world.vault.read() as tx:
        found = tx.by_ref(ref)
        alone = Library.around(tx, found).dossier(found)
        whole = Library.whole(tx).of_id(found.id)
    assert whole is not None
    assert [one.ref for one in alone.consents] == [one.ref for one in whole.consents] == [consent]
    assert alone.givers.keys() == whole.givers.keys()
    assert {one.ref for one in whole.sources} == {world.refs["list"]}


def test_a_consent_of_a_witness_counts_for_what_the_witness_said(world: World) -> None:
    world.statement("told", "كلام الشاهدة")
    consent = world.consent("witness", "witness", "self", NAMED)
    with world.vault.read() as tx:
        found = tx.by_ref(world.refs["told"])
        assert [one.ref for one in Library.whole(tx).dossier(found).consents] == [consent]


def test_rows_are_ordered_by_the_key_and_by_nothing_else() -> None:
    made = [ReleasedRecord(kind="victim", id=f"{n:032x}", values=()) for n in range(40)]
    orders = [ordered(many, key) for many in (made, made[::-1]) for key in (b"a" * 32, b"b" * 32)]
    first, second, again, other = ([one.id for one in found["victims"]] for found in orders)
    assert first == again
    assert second == other
    assert first != second
    assert first != [one.id for one in made]


def test_a_column_in_two_languages_is_one_field() -> None:
    assert field_key("victim", "death_place_ar") == "victim.death_place"
    assert field_key("incident", "title_ar") == "incident.title_ar"


def test_the_ledger_is_read_by_record_and_by_export_alike(world: World) -> None:
    ref = world.victim("salem", "سالم يونس الكهرماني")
    world.consent("salem", "mother", "parent", NAMED)
    world.export("public")
    with world.vault.read() as tx:
        record, (export,) = tx.by_ref(ref), list(tx.every("export"))
        (item,) = items_of_records(tx.connection, [record.id])
        assert item in items_of_exports(tx.connection, [export.id])
        assert items_of_records(tx.connection, []) == []
    assert (item.code, item.outcome) == (ref, "keep")
