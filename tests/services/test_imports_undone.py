# SPDX-License-Identifier: Apache-2.0
"""An import is taken back whole, or not at all once somebody worked on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from registry.domain.wording import error_words, exit_code
from registry.services import activity, imports, inbox, listing, records, vaults
from registry.services.imports import BatchTooOld, BatchUnknown, NothingToUndo
from registry.services.records import Draft
from registry.storage import batches, entry_store
from registry.storage.vault import RoleLacks
from registry.storage.writing import ProtectedAbsent
from tests.services.imported import listed, log_head, one_victim, people, tables
from tests.services.invented_vaults import record
from tests.services.staff import staffed


def test_undo_brings_back_exactly_the_earlier_state(vault: vaults.Vault, tmp_path: Path) -> None:
    values = records.parse_input("incident", {"title_ar": "حادثة متخيلة"})
    incident = records.record(vault, [Draft(kind="incident", values=values)])["0"]
    imports.run(vault, people(tmp_path), source="القائمة الأولى")
    before = tables(vault)
    rows = "الاسم,الرقم الوطني\nهالة القنديلانية,0123456789\nفادي القنديلاني,99\n"
    report = imports.run(vault, listed(tmp_path, rows), incident=incident, source="الثانية")
    assert tables(vault)["protected.victim"] != before["protected.victim"]
    assert imports.undo(vault, report.batch) == 2 + 2 + 1
    assert tables(vault) == before
    assert activity.check(vault, full=True) == ()
    assert imports.batches(vault)[0].undone is not None


def test_an_import_is_taken_back_once_and_only_if_it_was_made(
    vault: vaults.Vault, tmp_path: Path
) -> None:
    report = imports.run(vault, people(tmp_path))
    imports.undo(vault, report.batch)
    before, log = tables(vault), log_head(vault)
    with pytest.raises(NothingToUndo):
        imports.undo(vault, report.batch)
    with pytest.raises(BatchUnknown) as refused:
        imports.undo(vault, "IM-0000000")
    assert exit_code(refused.value) == 2
    assert (tables(vault), log_head(vault)) == (before, log)


def changed_later(vault: vaults.Vault) -> None:
    found = one_victim(vault, "هالة")
    records.change(vault, found.ref, found.version, {"occupation": "معلمة"})


def changed_in_the_protected_file(vault: vaults.Vault) -> None:
    found = one_victim(vault, "هالة")
    records.change(vault, found.ref, found.version, {"national_number": "0123456789"})


def claimed_later(vault: vaults.Vault) -> None:
    about = one_victim(vault, "هالة").ref
    given = {"about": about, "field": "victim.sex", "value": "woman"}
    values = records.parse_input("claim", {**given, "field": "sex"})
    records.record(vault, [Draft(kind="claim", values=values)])


def heard_later(vault: vaults.Vault) -> None:
    values = records.parse_input("statement", {"language": "ar"})
    draft = Draft(kind="statement", values=values, links={"victim": one_victim(vault, "هالة").ref})
    records.record(vault, [draft])


@pytest.mark.parametrize(
    "later", [changed_later, changed_in_the_protected_file, claimed_later, heard_later]
)
def test_an_import_on_which_work_was_done_is_not_taken_back(
    vault: vaults.Vault, tmp_path: Path, later: Callable[[vaults.Vault], None]
) -> None:
    report = imports.run(vault, people(tmp_path))
    later(vault)
    before, log = tables(vault), log_head(vault)
    with pytest.raises(BatchTooOld) as refused:
        imports.undo(vault, report.batch)
    assert refused.value.data == {"count": 1}
    assert "1" in error_words(refused.value)["ar"]
    assert (tables(vault), log_head(vault)) == (before, log)


def test_it_is_the_look_at_later_changes_that_refuses(
    vault: vaults.Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = imports.run(vault, people(tmp_path))
    changed_later(vault)
    monkeypatch.setattr(batches, "changed_since", lambda *_: 0)
    assert imports.undo(vault, report.batch) == 3


def test_a_source_that_another_import_uses_by_now_stays(
    vault: vaults.Vault, tmp_path: Path
) -> None:
    first = imports.run(vault, people(tmp_path), source="قائمة متخيلة")
    second = imports.run(vault, people(tmp_path), source="قائمة متخيلة")
    imports.undo(vault, first.batch)
    assert listing.counts(vault)["source"] == 1
    assert listing.counts(vault)["victim"] == 2
    assert activity.check(vault) == ()
    imports.undo(vault, second.batch)
    assert listing.counts(vault)["source"] == 1


def test_the_check_finds_a_record_of_an_undone_import_that_is_back(
    vault: vaults.Vault, tmp_path: Path
) -> None:
    report = imports.run(vault, people(tmp_path))
    imports.undo(vault, report.batch)
    unit = imports.batches(vault)[0].unit
    with vault.read() as tx:
        sql = "INSERT INTO revision (unit, record, version, changes) VALUES (?, 'x', 1, '{}')"
        tx.connection.exec_driver_sql(sql, (unit,))
    assert [found.code for found in activity.check(vault)] == ["records_differ_from_log"]


def test_who_cannot_see_all_that_an_import_wrote_does_not_take_it_back(tmp_path: Path) -> None:
    with staffed(tmp_path / "r.sijill", "reviewer").at_work("reviewer") as vault:
        report = imports.run(vault, people(tmp_path))
        before = log_head(vault)
        with pytest.raises(ProtectedAbsent):
            imports.undo(vault, report.batch)
        assert log_head(vault) == before


@pytest.mark.parametrize("taken_in", [False, True])
def test_what_an_import_sealed_for_a_keeper_goes_with_it(tmp_path: Path, taken_in: bool) -> None:  # noqa: FBT001
    staff = staffed(tmp_path / "r.sijill", "reviewer", "documenter")
    with staff.at_work("documenter") as vault:
        kept = record(vault, "person", names="شاهد لا شأن له بالقائمة")
    with staff.at_work("reviewer") as vault:
        rows = "name,national number\nسامر الحقلي,canary-1\n"
        report = imports.run(vault, listed(tmp_path, rows), source="قائمة")
        assert inbox.waiting(vault) == 2
    with staff.founder() as vault:
        if taken_in:
            assert inbox.take_in(vault).refused == ()
        imports.undo(vault, report.batch)
        assert inbox.waiting(vault) == (0 if taken_in else 1)
        assert inbox.take_in(vault).refused == ()
        assert records.get(vault, kept).names  # type: ignore[attr-defined]
        assert activity.check(vault, full=True) == ()


def test_who_only_records_imports_no_list(documenter: vaults.Vault, tmp_path: Path) -> None:
    before = log_head(documenter)
    with pytest.raises(RoleLacks):
        imports.run(documenter, people(tmp_path))
    assert log_head(documenter) == before


def pages_of_the_index(vault: vaults.Vault) -> bytes:
    with vault.read() as tx:
        run = tx.connection.exec_driver_sql
        blocks = run("SELECT block FROM main.entry_words_data").scalars()
        texts = run("SELECT c0 FROM main.entry_words_content").scalars()
        return b"".join(blocks) + "".join(texts).encode()


@pytest.mark.parametrize("limit", [10, 1_000])
def test_no_word_of_an_undone_import_is_left_in_the_index(
    vault: vaults.Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(entry_store, "ONE_BY_ONE_AT_MOST", limit)
    imports.run(vault, listed(tmp_path, "Name\n" + "Hala Invented\n" * 30))
    report = imports.run(vault, listed(tmp_path, "Name\n" + "Xylophonist Invented\n" * 30))
    assert b"lophonist" in pages_of_the_index(vault)
    imports.undo(vault, report.batch)
    assert b"lophonist" not in pages_of_the_index(vault)
    assert b"hala" in pages_of_the_index(vault)
    with vault.read() as tx:
        sql = "SELECT v FROM main.entry_words_config WHERE k = 'secure-delete'"
        assert tx.connection.exec_driver_sql(sql).scalar() == 1
    assert activity.check(vault, full=True) == ()
