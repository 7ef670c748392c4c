# SPDX-License-Identifier: Apache-2.0
"""Lists go in whole as one batch: what is read, what is refused, what is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from registry.services import activity, imports, listing, records, search, vaults
from registry.services.records import Draft
from tests.exchange import lists
from tests.services.imported import HEAD, listed, log_head, one_victim, people, tables
from tests.services.log_lines import log_of


def test_a_list_goes_in_as_one_batch_with_one_signed_entry(
    vault: vaults.Vault, tmp_path: Path
) -> None:
    before = len(log_head(vault))
    report = imports.run(vault, people(tmp_path), source="قائمة متخيلة")
    assert (report.read, report.added, report.updated, report.refused) == (2, 2, 0, ())
    assert report.batch.startswith("IM-")
    assert len(log_head(vault)) == before + 1
    assert log_of(vault)[0].about == report.batch
    assert activity.check(vault, full=True) == ()
    found = one_victim(vault, "هالة القنديلاني")
    assert (found.sex, found.age_min, found.age_max) == ("woman", 29, 29)
    assert found.death_date.edtf == "2010-09-26"
    assert found.death_place.is_resolved
    assert [batch.id for batch in imports.batches(vault)] == [report.batch]


def test_nobody_on_a_list_is_taken_to_have_consented(vault: vaults.Vault, tmp_path: Path) -> None:
    imports.run(vault, people(tmp_path))
    assert listing.counts(vault).get("consent", 0) == 0


def test_rows_are_linked_to_the_incident_and_cite_the_source(
    vault: vaults.Vault, tmp_path: Path
) -> None:
    values = records.parse_input("incident", {"title_ar": "حادثة متخيلة"})
    incident = records.record(vault, [Draft(kind="incident", values=values)])["0"]
    imports.run(vault, people(tmp_path), incident=incident, source="قائمة متخيلة")
    around = records.related(vault, one_victim(vault, "نزار").ref)
    kinds = {type(one).__name__ for one in around}
    assert {"Incident", "Source", "Link"} <= kinds


def test_a_source_is_found_again_by_its_title_or_reference(
    vault: vaults.Vault, tmp_path: Path
) -> None:
    imports.run(vault, people(tmp_path), source="قائمة متخيلة")
    imports.run(vault, people(tmp_path), source="قائمة متخيلة")
    ref = search.find(vault, "قائمة متخيلة", kind="source")[0].ref
    imports.run(vault, people(tmp_path), source=ref)
    assert listing.counts(vault)["source"] == 1
    assert listing.counts(vault)["victim"] == 6


def test_a_source_made_by_the_import_is_not_named_after_the_file(
    vault: vaults.Vault, tmp_path: Path
) -> None:
    path = listed(tmp_path, lists.as_csv(lists.PEOPLE), "الزنبقاني.csv")
    imports.run(vault, path)
    with vault.read() as tx:
        (source,) = tx.every("source")
    assert "الزنبقاني" not in source.title  # type: ignore[attr-defined]  # a Source
    assert imports.batches(vault)[0].title == source.title  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",ذكر,30,2010", "missing_identity"),
        ("نزار,ذكر,30,31/02/2010", "date_does_not_exist"),
        ("نزار,ذكر,30,ذات يوم", "date_not_understood"),
        ("نزار,ذكر,قديم,2010", "age_not_understood"),
        ("نزار,ذكر,640,2010", "age_out_of_range"),
        ("نزار,أزرق,30,2010", "unknown_term"),
        ("نزار,ذكر,30,2010,زائد", "more_cells_than_headings"),
        ("ن" * 2_001 + ",ذكر,30,2010", "too_long"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_number_and_the_others_go_in(
    vault: vaults.Vault, tmp_path: Path, row: str, reason: str
) -> None:
    path = listed(tmp_path, f"{HEAD}هالة,أنثى,29,2010\n\n{row}\nفادي,ذكر,20,2010\n")
    report = imports.run(vault, path)
    assert (report.read, report.added) == (3, 2)
    (refused,) = report.refused
    assert (refused.row, refused.reason) == (4, reason)
    assert all(refused.words[language] for language in ("ar", "en"))


def test_a_list_of_refused_rows_alone_leaves_no_batch(vault: vaults.Vault, tmp_path: Path) -> None:
    before, log = tables(vault), log_head(vault)
    report = imports.run(vault, listed(tmp_path, f"{HEAD},ذكر,30,2010\n"))
    assert (report.batch, report.added, len(report.refused)) == ("", 0, 1)
    assert (tables(vault), log_head(vault)) == (before, log)


def test_a_dry_run_reports_all_and_changes_nothing(vault: vaults.Vault, tmp_path: Path) -> None:
    before, log = tables(vault), log_head(vault)
    path = listed(tmp_path, f"{HEAD}هالة,أنثى,29,2010\n,,30,\n")
    report = imports.run(vault, path, dry_run=True)
    assert (report.batch, report.added, [r.row for r in report.refused]) == ("", 1, [3])
    assert (tables(vault), log_head(vault)) == (before, log)


def test_text_that_looks_like_a_formula_stays_text(vault: vaults.Vault, tmp_path: Path) -> None:
    rows = [("الاسم", "ملاحظات"), ("هالة المتخيلة", "=1+1"), ("-فادي المتخيل", '@SUM(A1),"+2"')]
    for path in (
        listed(tmp_path, lists.as_csv(rows)),
        lists.write_xlsx(tmp_path / "a.xlsx", rows),
        lists.write_ods(tmp_path / "a.ods", rows),
    ):
        report = imports.run(vault, path)
        assert one_victim(vault, "هالة").note == "=1+1"
        found = one_victim(vault, "فادي")
        assert (found.names[0].display, found.note) == ("-فادي المتخيل", '@SUM(A1),"+2"')
        imports.undo(vault, report.batch)


def test_a_cancelled_import_leaves_no_trace(vault: vaults.Vault, tmp_path: Path) -> None:
    before, log = tables(vault), log_head(vault)
    path = listed(tmp_path, HEAD + "هالة,أنثى,29,2010\n" * 4_001)

    class Cancelled(Exception):
        pass

    def progress(done: int, total: int) -> None:
        assert done <= total
        if done >= 4_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        imports.run(vault, path, progress=progress)
    assert (tables(vault), log_head(vault)) == (before, log)


def test_a_mapping_overrides_guesses_and_order_of_dates(
    vault: vaults.Vault, tmp_path: Path
) -> None:
    rows = "Name,Who,Date\nx,هالة المتخيلة,03/10/2010\n"
    mapping = {"Name": "-", "Who": "victim.names", "day_first": False}
    report = imports.run(vault, listed(tmp_path, rows), mapping=mapping)
    assert report.unmapped == ("Name",)
    assert one_victim(vault, "هالة").death_date.edtf == "2010-03-10"


def test_a_json_list_of_objects_goes_in(vault: vaults.Vault, tmp_path: Path) -> None:
    rows = [{"name": "هالة المتخيلة", "age": 29}, {"name": "فادي", "sex": "M"}, {"age": 3}]
    path = listed(tmp_path, json.dumps(rows), "list.json")
    report = imports.run(vault, path)
    assert (report.added, [one.row for one in report.refused]) == (2, [3])


def test_references_are_drawn_again_until_nobody_has_them(
    vault: vaults.Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports.run(vault, people(tmp_path))
    taken = one_victim(vault, "هالة").ref
    drawn = iter([taken, "V-FREE001", "V-FREE001", "V-FREE002"])
    monkeypatch.setattr(imports, "new_ref", lambda _: next(drawn))
    with vault.read() as tx:
        assert imports.fresh_refs(tx, "victim", 2) == ["V-FREE001", "V-FREE002"]


HOSTILE = ("../../out", "C:\\out", "a/../../b", "nul", "=HYPERLINK(x)", "|calc")


def test_no_name_in_a_list_becomes_a_path(vault: vaults.Vault, tmp_path: Path) -> None:
    path = listed(tmp_path, "الاسم,ملاحظات\n" + "".join(f"{name},{name}\n" for name in HOSTILE))
    before = set(tmp_path.rglob("*"))
    report = imports.run(vault, path, source="../../source")
    assert report.added == len(HOSTILE), "a strange name is a name"
    new = set(tmp_path.rglob("*")) - before
    assert [found for found in new if found.parent != vault.path] == []
    assert not any(word in found.name for found in new for word in ("out", "calc", "source"))
