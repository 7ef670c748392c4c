# SPDX-License-Identifier: Apache-2.0
"""A list that cannot be read is refused in words, and nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.domain.wording import error_words, exit_code
from registry.errors import ListRefused, RecordRefused
from registry.exchange import list_errors, list_reading, list_sheets
from registry.services import imports, vaults
from tests.exchange import lists
from tests.services.imported import HEAD, log_head, people, tables
from tests.services.invented_vaults import new_vault

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[vaults.Vault]:
    made = new_vault(tmp_path_factory.mktemp("shared") / "a.sijill")
    yield made
    made.close()


def write(content: bytes | str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "list.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def sparse(folder: Path) -> Path:
    path = folder / "list.csv"
    with path.open("wb") as file:
        file.write(HEAD.encode())
        file.truncate((list_reading.MOST_MIB << 20) + 1)
    return path


def cut_sheet(folder: Path) -> Path:
    path = lists.write_xlsx(folder / "list.xlsx", lists.PEOPLE)
    path.write_bytes(path.read_bytes()[:-400])
    return path


BAD: dict[str, tuple[Callable[[Path], Path], type[ListRefused]]] = {
    "no file": (lambda folder: folder / "absent.csv", list_errors.ListUnreadable),
    "a folder": (lambda folder: folder, list_errors.ListUnreadable),
    "no bytes": (write(b""), list_errors.ListEmpty),
    "blank lines": (write("\n \n\n"), list_errors.ListEmpty),
    "headings alone": (write(HEAD), list_errors.ListEmpty),
    "blank rows": (write(HEAD + ",,,\n , ,,\n"), list_errors.ListEmpty),
    "empty sheet": (lambda f: lists.write_xlsx(f / "a.xlsx", []), list_errors.ListEmpty),
    "no objects": (write("[]"), list_errors.ListEmpty),
    "Japanese": (write("名前,年\n山田,34\n".encode("shift_jis")), list_errors.ListEncodingUnknown),
    "Cyrillic": (write("Имя,Век\nИван,34\n".encode("cp1251")), list_errors.ListEncodingUnknown),
    "cut UTF-8": (write((HEAD + "هالة,أنثى,29,").encode()[1:]), list_errors.ListEncodingUnknown),
    "zero bytes": (write(HEAD + "ha\0la,f,29,\n"), list_errors.ListEncodingUnknown),
    "no headings": (write("هالة المتخيلة,29\nفادي المتخيل,30\n"), list_errors.ListHeadingsMissing),
    "no name": (write("العمر,الجنس\n29,أنثى\n"), list_errors.ListHeadingsMissing),
    "200 columns": (write("الاسم" + ",x" * 199 + "\nهالة\n"), list_errors.ListTooWide),
    "10 MB cell": (write(HEAD + "م" * 5_000_000 + ",f,,\n"), list_errors.ListCellTooLarge),
    "open quote": (write(HEAD + '"هالة,أنثى,29,\nفادي,ذكر,3,\n'), list_errors.ListDamaged),
    "too large": (sparse, list_errors.ListTooLarge),
    "PDF": (write(b"%PDF-1.7 ..."), list_errors.ListKindUnknown),
    "old Excel": (write(OLD_OFFICE + bytes(600)), list_errors.ListKindUnknown),
    "locked XLSX": (
        write(OLD_OFFICE + "EncryptedPackage".encode("utf-16-le")),
        list_errors.ListLocked,
    ),
    "locked ODS": (
        lambda f: lists.write_ods(f / "a.ods", lists.PEOPLE, manifest=lists.LOCKED),
        list_errors.ListLocked,
    ),
    "other zip": (lambda f: lists.write_zip(f / "a.zip"), list_errors.ListKindUnknown),
    "cut sheet": (cut_sheet, list_errors.ListDamaged),
    "spoilt sheet": (lambda f: lists.write_spoilt(f / "a.xlsx"), list_errors.ListDamaged),
    "bomb": (lambda f: lists.write_bomb(f / "a.xlsx"), list_errors.ListBomb),
    "cells far apart": (lambda f: lists.write_far_cell(f / "a.xlsx"), list_errors.ListTooHeavy),
    "cut JSON": (write('[{"name": "Hala"}'), list_errors.ListDamaged),
    "JSON of text": (write('["Hala", "Fadi"]'), list_errors.ListDamaged),
    "nested JSON": (write('[{"name": {"a": 1}}]'), list_errors.ListDamaged),
    "deep JSON": (write("[" * 100_000), list_errors.ListDamaged),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_a_list_that_cannot_be_read_is_refused_in_words_and_changes_nothing(
    shared: vaults.Vault, tmp_path: Path, bad: str
) -> None:
    make, expected = BAD[bad]
    path = make(tmp_path)
    before, log = tables(shared), log_head(shared)
    with pytest.raises(ListRefused) as refused:
        imports.run(shared, path)
    assert type(refused.value) is expected
    assert exit_code(refused.value) == 1
    words = error_words(refused.value)
    assert "لم يُستورد" in words["ar"]
    assert "othing was imported" in words["en"]
    assert "…" not in words["ar"] + words["en"]
    assert (tables(shared), log_head(shared)) == (before, log)


@pytest.mark.parametrize(
    ("guard", "limit", "bad"),
    [
        (list_reading, "MOST_COLUMNS", "200 columns"),
        (list_sheets, "UNPACKED", "bomb"),
    ],
)
def test_without_its_limit_the_list_would_not_be_refused_for_that(
    shared: vaults.Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, guard: Any,  # noqa: ANN401
    limit: str, bad: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(guard, limit, 1 << 40)
    make, _ = BAD[bad]
    assert imports.run(shared, make(tmp_path), dry_run=True).read > 0


@pytest.mark.parametrize(
    "options", [{"incident": "I-0000000"}, {"source": "S-0000000"}, {"incident": "V-1"}]
)
def test_an_incident_or_source_that_does_not_exist_is_refused_before_anything_is_read(
    shared: vaults.Vault, tmp_path: Path, options: Any  # noqa: ANN401
) -> None:  # fmt: skip
    before = tables(shared)
    with pytest.raises(RecordRefused):
        imports.run(shared, people(tmp_path), **options)
    assert tables(shared) == before


CELLS = st.text(max_size=12) | st.sampled_from(
    ["الاسم", "Name", "age", "٣٤", '"', "=1", "\r\n", ","]
)


@settings(max_examples=40)
@given(rows=st.lists(st.lists(CELLS, max_size=5), max_size=6), headed=st.booleans())
def test_any_text_goes_in_or_is_refused_in_our_words(
    shared: vaults.Vault, tmp_path_factory: pytest.TempPathFactory, rows: Any, headed: bool  # noqa: ANN401, FBT001
) -> None:  # fmt: skip
    path = tmp_path_factory.mktemp("any") / "list.csv"
    text = (HEAD if headed else "") + "\n".join(",".join(row) for row in rows)
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    try:
        report = imports.run(shared, path)
    except ListRefused:
        return  # refused in words; anything else fails the test
    else:
        assert report.added + len(report.refused) == report.read


@settings(max_examples=40)
@given(
    content=st.binary(max_size=300), head=st.sampled_from([b"", b"PK\x03\x04", b"[", b"\xff\xfe"])
)
def test_any_bytes_are_looked_at_or_refused_in_our_words(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, head: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "list"
    path.write_bytes(head + content)
    try:
        shown = imports.look(path)
    except ListRefused:
        return  # refused in words; anything else fails the test
    else:
        assert shown.total > 0
