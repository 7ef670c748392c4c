# SPDX-License-Identifier: Apache-2.0
"""Every sealed file is compared with its record, by whoever opens the vault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from registry.domain.fields import RecordId
from registry.domain.statements import Evidence
from registry.storage import evidence_store
from registry.storage.evidence_inspection import CODES, wrong
from registry.storage.evidence_store import path_of
from tests.storage.sealed_files import original, place, sealed


def recorded(vault: Path, folder: Path, data: bytes) -> Evidence:
    """Seal ``data`` and return a record of it."""
    known = sealed(vault, original(folder, data))
    return Evidence(
        id=RecordId(known.file),
        file=known.file,
        sealed_size=known.size,
        sealed_sha256=known.sha256,
    )


def test_each_thing_that_can_be_wrong_with_a_file_has_its_code(tmp_path: Path) -> None:
    vault = place(tmp_path)
    one, other = (recorded(vault, tmp_path, data) for data in (b"a" * 900, b"b" * 900))
    path, every = path_of(vault, one.file), (one, other)
    whole = path.read_bytes()
    assert wrong(vault, one, every) == ""
    path.write_bytes(whole[:-1])
    assert wrong(vault, one, every) == "evidence_cut"
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert wrong(vault, one, every) == "evidence_flipped"
    shutil.copyfile(path_of(vault, other.file), path)
    assert wrong(vault, one, every) == "evidence_swapped"
    path.unlink()
    assert wrong(vault, one, every) == "evidence_missing"


def test_every_failure_of_a_sealed_file_has_a_code() -> None:
    failures = {getattr(evidence_store, name) for name in evidence_store.__all__ if "Ev" in name}
    assert failures == CODES.keys()


def test_without_the_comparison_a_flip_would_be_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = place(tmp_path)
    one = recorded(vault, tmp_path, b"data")
    path_of(vault, one.file).write_bytes(b"something else")
    assert wrong(vault, one, [one])
    monkeypatch.setattr(evidence_store, "compare", lambda *_given: None)
    assert not wrong(vault, one, [one])
