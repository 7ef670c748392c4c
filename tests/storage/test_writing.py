# SPDX-License-Identifier: Apache-2.0
"""What is saved reads back; each value stands in its own file; a member without one stays whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.domain.entities import all_entities, entity_spec, spec_of
from registry.domain.fields import WITHHELD, EntitySpec, Tier
from registry.services import activity, listing, records, search, views
from registry.services.vaults import Vault
from registry.storage.engine import PAGE_SIZE
from registry.storage.rows import NewRecord, new_id
from registry.storage.schema import ENTITY_TABLES
from registry.storage.writing import ProtectedAbsent, StaleRecord
from tests.domain.declared_values import values_of
from tests.services.invented_vaults import (
    CANARIES,
    NATIONAL_NUMBER,
    PHONE,
    VERBATIM,
    VICTIM_NAME,
    WITNESS_NAME,
    draft,
    open_again,
    record,
)
from tests.services.log_lines import log_of

RESERVED = 80  # of each page of SQLCipher 4: 16 bytes IV, 64 bytes HMAC-SHA512
SALT = 16  # before the first page
WHOLE = [spec for spec in all_entities() if not spec.in_tier(Tier.OF_SUBJECT)]


def find_ref(vault: Vault, kind: str) -> str:
    (row,) = listing.rows(vault, listing.ids(vault, kind))
    return row.ref


@pytest.mark.parametrize("spec", WHOLE, ids=lambda spec: spec.kind)
def test_each_column_stands_in_the_file_of_its_tier(vault: Vault, spec: EntitySpec) -> None:
    with vault.read() as tx:
        for tier, schema in (("registry", "main"), ("protected", "protected")):
            rows = tx.connection.exec_driver_sql(f"PRAGMA {schema}.table_info({spec.kind})")
            columns = {row[1] for row in rows} - {"id", "version"}
            own = {field.name for field in spec.in_tier(Tier(tier))}
            sealable = {f.name for f in spec.fields.values() if f.marks.sealable}
            assert columns == own | (sealable if tier == "protected" else set())


def test_a_claim_has_a_table_in_both_files() -> None:
    assert {tier for kind, tier in ENTITY_TABLES if kind == "claim"} == {"registry", "protected"}


@pytest.mark.parametrize("spec", WHOLE, ids=lambda spec: spec.kind)
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_declared_value_reads_back_as_it_was_saved(
    vault: Vault, spec: EntitySpec, data: st.DataObject
) -> None:
    values = data.draw(values_of(spec))
    with vault.write("capture") as tx:
        new = NewRecord(id=new_id(), ref=tx.free_ref(spec.prefix), values=values)
        tx.add(spec.kind, [new])
    with vault.read() as tx:
        found = tx.load(spec.kind, [new.id])[new.id]
    assert {name: getattr(found, name) for name in values} == values
    empty = spec.fields.keys() - values.keys() - {"ref"}
    assert {name for name in empty if getattr(found, name) is not None} == set()
    # The values are drawn, so neither the records nor the files that they name are there.
    drawn = {"dangling_link", "evidence_missing"}
    assert not [one for one in activity.check(vault, full=True) if one.code not in drawn]


def test_a_stale_save_is_refused_and_changes_nothing(vault: Vault) -> None:
    ref = record(vault, "victim", names="سامر الحقلي")
    records.change(vault, ref, 1, {"occupation": "خباز"})
    with pytest.raises(StaleRecord):
        records.change(vault, ref, 1, {"occupation": "معلم", "grave": "٧"})
    found = records.get(vault, ref)
    assert (found.version, found.occupation, found.grave) == (2, "خباز", None)  # type: ignore[attr-defined]
    assert len(records.history(vault, ref)) == 2


def test_a_save_that_changes_nothing_is_no_revision(vault: Vault) -> None:
    ref = record(vault, "victim", names="سامر الحقلي", occupation="خباز")
    values = {"occupation": "خباز", "grave": "", "sources": ()}
    assert records.change(vault, ref, 1, values).version == 1
    assert len(records.history(vault, ref)) == 1


# Without the protected part ------------------------------------------------------------------


def test_what_stands_in_the_absent_file_reads_as_withheld(documenter: Vault) -> None:
    assert documenter.tiers == {"registry"}
    victim = records.get(documenter, find_ref(documenter, "victim"))
    person = records.get(documenter, find_ref(documenter, "person"))
    for found in (victim, person):
        fields = spec_of(found).fields.values()
        hidden = {f.name for f in fields if getattr(found, f.name) is WITHHELD}
        assert hidden == {f.name for f in fields if f.marks.tier is Tier.PROTECTED}
    assert victim.fate == "dead_body_recovered"  # type: ignore[attr-defined]


def test_one_changed_registry_field_leaves_the_protected_file_as_it_is(documenter: Vault) -> None:
    protected = documenter.path / "protected.e1.db"
    before = protected.read_bytes()
    ref = find_ref(documenter, "victim")
    found = records.change(documenter, ref, 1, {"occupation": "خباز"}, reason="قال الجار")
    assert found.occupation == "خباز"  # type: ignore[attr-defined]
    assert found.national_number is WITHHELD  # type: ignore[attr-defined]
    assert protected.read_bytes() == before
    assert not documenter.path.joinpath("protected.e1.db-journal").stat().st_size
    path = documenter.path
    documenter.close()
    keeper = open_again(path)
    assert records.get(keeper, ref).national_number == NATIONAL_NUMBER  # type: ignore[attr-defined]
    assert activity.check(keeper, full=True) == ()
    keeper.close()


@pytest.mark.parametrize(
    "write",
    [
        lambda vault: records.change(vault, find_ref(vault, "victim"), 1, {"injuries": "كسر"}),
        lambda vault: records.change(vault, find_ref(vault, "statement"), 1, {"verbatim": "غيره"}),
    ],
)
def test_writing_into_the_absent_file_is_refused_whole(
    documenter: Vault, write: Callable[[Vault], Any]
) -> None:
    before = listing.counts(documenter)
    with pytest.raises(ProtectedAbsent):
        write(documenter)
    assert listing.counts(documenter) == before
    assert records.get(documenter, find_ref(documenter, "victim")).version == 1
    assert activity.check(documenter, full=True) == ()


def test_a_form_may_send_back_what_it_could_not_read(documenter: Vault) -> None:
    ref = find_ref(documenter, "victim")
    values = {"injuries": WITHHELD, "occupation": "خباز"}
    assert records.change(documenter, ref, 1, values).version == 2


def test_everything_else_works_without_the_protected_part(documenter: Vault) -> None:
    ref, person = find_ref(documenter, "victim"), find_ref(documenter, "person")
    assert [hit.ref for hit in search.find(documenter, VICTIM_NAME)] == [ref]
    assert search.find(documenter, WITNESS_NAME) == ()
    assert search.find(documenter, PHONE) == ()
    assert search.find(documenter, NATIONAL_NUMBER) == ()
    (row,) = listing.rows(documenter, listing.ids(documenter, "person"))
    assert row.title == ""
    (first,) = records.history(documenter, ref)
    assert "national_number" not in first.changes
    assert views.show(documenter, person)["fields"]["phones"] == "withheld"
    assert activity.check(documenter, full=True) == ()
    assert {one.tier for one in log_of(documenter)} == {"registry"}


def test_no_protected_value_is_anywhere_in_the_registry_file(documenter: Vault) -> None:
    with documenter.read() as tx:
        names = [
            row[0] for row in tx.connection.exec_driver_sql("SELECT name FROM main.sqlite_schema")
        ]
        held = "\n".join(
            str(tuple(row))
            for name in names
            if not name.startswith(("ix_", "uq_", "pk_", "sqlite_"))
            for row in tx.connection.exec_driver_sql(f"SELECT * FROM main.{name}")  # noqa: S608
        )
    assert VICTIM_NAME in held
    assert [word for word in (WITNESS_NAME, PHONE, NATIONAL_NUMBER, VERBATIM) if word in held] == []


def test_the_reason_of_a_change_stays_with_the_protected_part(vault: Vault) -> None:
    ref = record(vault, "victim", names="سامر الحقلي", national_number="1")
    values = {"national_number": "2", "occupation": "خباز"}
    records.change(vault, ref, 1, values, reason="canary-reason")
    last = records.history(vault, ref)[-1]
    assert last.reason == "canary-reason"
    assert last.changes == {"national_number": ("1", "2"), "occupation": (None, "خباز")}
    assert "canary-reason" in [one.reason for one in log_of(vault)]
    with vault.read() as tx:
        logged = tx.connection.exec_driver_sql("SELECT entry FROM main.log").fetchall()
    assert "canary-reason" not in str(logged)


def test_a_claim_is_kept_in_the_file_of_its_field_and_changes_there(vault: Vault) -> None:
    refs = records.record(
        vault,
        [
            draft("claim", {"about": "v"}, key="open", field="occupation", value="خباز", weight=1),
            draft("claim", {"about": "v"}, key="shut", field="national_number", value="canary-9"),
            draft("victim", key="v", names="سامر الحقلي"),
        ],
    )
    with vault.read() as tx:
        for schema, count in (("main", 1), ("protected", 1)):
            sql = f"SELECT count(*) FROM {schema}.claim"  # noqa: S608 - our names
            assert tx.connection.exec_driver_sql(sql).scalar() == count
        assert "canary-9" not in str(
            tx.connection.exec_driver_sql("SELECT * FROM main.revision").fetchall()
        )
    for key in ("open", "shut"):
        found = records.change(vault, refs[key], 1, {"preferred": True})
        assert (found.preferred, found.version) == (True, 2)  # type: ignore[attr-defined]
        assert records.history(vault, refs[key])[-1].changes == {"preferred": (None, True)}
    assert len(records.related(vault, refs["v"])) == 2
    assert activity.check(vault, full=True) == ()


def test_removing_records_leaves_a_log_that_verifies(vault: Vault) -> None:
    refs = records.record(
        vault,
        [
            draft("victim", key="stays", names="سامر الحقلي", national_number="1"),
            draft("victim", key="goes", names="canary-removed", national_number="canary-2"),
        ],
    )
    gone = records.get(vault, refs["goes"])
    with vault.write("deaccession", about=refs["goes"]) as tx:
        tx.remove("victim", [gone.id])
    assert listing.counts(vault) == {"victim": 1}
    assert search.find(vault, "canary-removed") == ()
    assert activity.check(vault, full=True) == ()


def test_no_word_of_a_removed_record_is_left_in_any_decrypted_page(vault: Vault) -> None:
    words = ("canaryremoved", "canarynumber", "canaryelder")
    ref = record(vault, "victim", names=words[0], national_number=words[1], occupation=words[2])
    record(vault, "victim", names="سامر الحقلي", occupation="canarystays")
    records.change(vault, ref, 1, {"occupation": "خباز"})
    found = records.get(vault, ref)
    assert [word for word in words if word in decrypted(vault)] == list(words)
    with vault.write("deaccession", about=ref) as tx:
        tx.remove("victim", [found.id])
    held = decrypted(vault)
    assert [word for word in words if word in held] == []
    assert "canarystays" in held


def decrypted(vault: Vault) -> str:
    """Return every page of both files, free ones too, by the file format of SQLCipher 4."""
    text = b""
    for tier in ("registry", "protected"):
        key = bytes(vault.keys.tier(tier).database_key)
        file = (vault.path / f"{tier}.e1.db").read_bytes()
        for start in range(0, len(file), PAGE_SIZE):
            page = file[start : start + PAGE_SIZE]
            first = SALT if start == 0 else 0
            cipher = Cipher(AES(key), CBC(page[-RESERVED : -RESERVED + 16])).decryptor()
            text += cipher.update(page[first:-RESERVED])
    return text.decode("utf-8", "replace")


def test_canaries_are_told_apart() -> None:
    assert len(set(CANARIES)) == len(CANARIES)
    assert entity_spec("victim").fields["national_number"].marks.tier is Tier.PROTECTED
