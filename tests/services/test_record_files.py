# SPDX-License-Identifier: Apache-2.0
"""Record files are read strictly: whole, of the right shape, every problem at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from registry.errors import RecordRefused, RegistryError
from registry.services import record_files, records
from registry.services.record_files import FileUnreadable, JsonMalformed
from registry.services.records import UnknownKind
from registry.services.vaults import Vault

VICTIM = {"kind": "victim", "id": "a", "fields": {"names": "سامر الحقلي"}}


def put(folder: Path, content: Any) -> Path:  # noqa: ANN401 - any JSON, or bytes
    file = folder / "record.json"
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    file.write_bytes(data)
    return file


def test_one_record_or_a_list_of_them_is_read(tmp_path: Path, vault: Vault) -> None:
    (one,) = record_files.read_drafts(put(tmp_path, VICTIM))
    assert (one.kind, one.key) == ("victim", "a")
    incident = {"kind": "incident", "id": "i", "fields": {"title_ar": "قصف السوق"}}
    tied = {**VICTIM, "links": {"incident": "i"}}
    refs = records.record(vault, record_files.read_drafts(put(tmp_path, [tied, incident])))
    assert refs.keys() == {"a", "i"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", JsonMalformed),
        (b"{", JsonMalformed),
        (b"\xff\xfe{", JsonMalformed),
        (b'{"kind": "victim", "kind": "person"}', JsonMalformed),
        (b'{"kind": "victim", "fields": {"age_min": NaN}}', JsonMalformed),
        (b'{"kind": "victim", "fields": {"occupation": "\\ud83d"}}', JsonMalformed),
        ("victim", JsonMalformed),
        ([VICTIM, 7], JsonMalformed),
        ({**VICTIM, "extra": 1}, JsonMalformed),
        ({**VICTIM, "links": {"incident": 7}}, JsonMalformed),
        ({**VICTIM, "links": []}, JsonMalformed),
        ({**VICTIM, "id": 7}, JsonMalformed),
        ({"fields": {}}, JsonMalformed),
        ({"kind": "consent", "fields": {}}, UnknownKind),
        ({"kind": "dragon", "fields": {}}, UnknownKind),
        ({"kind": "victim", "fields": []}, RecordRefused),
        ({"kind": "victim", "fields": {"religion": "x"}}, RecordRefused),
    ],
)
def test_a_file_of_another_shape_is_refused(
    tmp_path: Path,
    content: Any,  # noqa: ANN401 - any JSON, or bytes
    expected: type[RegistryError],
) -> None:
    with pytest.raises(expected):
        record_files.read_drafts(put(tmp_path, content))


def test_the_problems_of_every_record_are_told_at_once(tmp_path: Path) -> None:
    file = put(tmp_path, [{"kind": "victim", "fields": {field: "x"}} for field in ("sex", "fate")])
    with pytest.raises(RecordRefused) as refused:
        record_files.read_drafts(file)
    assert {one.field for one in refused.value.problems} == {"victim.sex", "victim.fate"}


def test_a_missing_file_is_named_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as refused:
        record_files.read_drafts(tmp_path / "none.json")
    assert refused.value.data == {"file": "none.json"}


def test_what_must_be_an_object_is_one(tmp_path: Path) -> None:
    assert record_files.read_object(put(tmp_path, {"name": "x"})) == {"name": "x"}
    with pytest.raises(JsonMalformed):
        record_files.read_object(put(tmp_path, ["x"]))
