# SPDX-License-Identifier: Apache-2.0
"""Evidence is verified by anybody who may look, and quarantined until the right file is back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.errors import Damaged, RecordRefused
from registry.services import activity, evidence, evidence_check, records
from registry.services.vaults import Vault
from registry.storage.evidence_store import EvidenceFlipped, EvidenceMissing, path_of
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import behind, unchanged
from tests.services.log_lines import log_of
from tests.services.staff import staffed

Alter = Callable[[Path, Path], object]


@pytest.fixture
def pair(vault: Vault, tmp_path: Path) -> tuple[str, str]:
    """Two originals of the same length."""
    refs = []
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(name.encode() * 90_000)
        refs.append(evidence.attach(vault, tmp_path / name, {"kind": "photo"}))
    return refs[0], refs[1]


def file_of(vault: Vault, ref: str) -> Path:
    return path_of(vault.path, str(evidence.get(vault, ref).file))


def cut(path: Path, _other: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip(path: Path, _other: Path) -> None:
    data = bytearray(path.read_bytes())
    data[50_000] ^= 1
    path.write_bytes(data)


ALTERATIONS: dict[str, Alter] = {
    "evidence_missing": lambda path, _other: path.unlink(),
    "evidence_cut": cut,
    "evidence_flipped": flip,
    "evidence_swapped": lambda path, other: shutil.copyfile(other, path),
}


def exchange(vault: Vault, ref: str, other: str) -> None:
    """Let the record of ``ref`` name file, hash and size of ``other``."""
    held = evidence.get(vault, other)
    for name in ("file", "sealed_sha256", "sealed_size"):
        sql = f"UPDATE main.evidence SET {name} = '{getattr(held, name)}' WHERE ref = '{ref}'"  # noqa: S608
        behind(vault, sql)


def codes(found: tuple[activity.Finding, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.where) for one in found]


@pytest.mark.parametrize("code", ALTERATIONS)
def test_every_alteration_is_found_quarantined_logged_and_lifted_when_mended(
    vault: Vault, pair: tuple[str, str], tmp_path: Path, code: str
) -> None:
    one, other = pair
    assert evidence_check.verify(vault) == ()
    shutil.copyfile(file_of(vault, one), tmp_path / "backup")
    ALTERATIONS[code](file_of(vault, one), file_of(vault, other))
    assert (code, one) in codes(activity.check(vault, full=True))
    assert activity.check(vault) == ()  # the quick one reads no evidence
    assert codes(evidence_check.verify(vault)) == [(code, one)]
    assert evidence.get(vault, one).state == "quarantined"
    assert evidence.get(vault, other).state == "sound"
    with pytest.raises(Damaged):
        evidence_check.lift(vault, one, "seems well")
    shutil.copyfile(tmp_path / "backup", file_of(vault, one))
    assert codes(evidence_check.verify(vault, [one])) == [("evidence_quarantined", one)]
    evidence_check.lift(vault, one, "restored from the backup")
    assert evidence_check.verify(vault) == ()
    with evidence.opened(vault, one) as original:
        assert original.read() == b"a" * 90_000
    told = [e for e in log_of(vault) if e.operation == "quarantine"]
    assert [e.about for e in told] == [one, one]
    assert activity.check(vault, full=True) == ()


def test_once_quarantined_it_is_not_written_again(vault: Vault, pair: tuple[str, str]) -> None:
    cut(file_of(vault, pair[0]), file_of(vault, pair[0]))
    evidence_check.verify(vault)
    with unchanged(vault.path):
        assert codes(evidence_check.verify(vault)) == [("evidence_cut", pair[0])]


def test_a_hash_altered_in_both_places_is_still_found_by_the_original(
    vault: Vault, pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who exchanges files and their sealed hashes in the database is met by the protected ones."""
    exchange(vault, *pair)
    with pytest.raises(EvidenceFlipped):
        evidence.opened(vault, pair[0])
    assert ("evidence_differs", pair[0]) in codes(evidence_check.verify(vault, [pair[0]]))
    with vault.write("quarantine") as tx:
        tx.change(tx.by_ref(pair[0]), {"state": "sound"})
    monkeypatch.setattr(evidence_check, "_is_original", lambda *_given: True)
    assert evidence_check.verify(vault, [pair[0]]) == ()


def test_a_file_that_no_record_knows_is_told(vault: Vault, pair: tuple[str, str]) -> None:
    (vault.path / "evidence" / "left.age.part").write_bytes(b"x")
    assert codes(evidence_check.verify(vault)) == [("evidence_stray", "left.age.part")]
    assert evidence_check.verify(vault, pair) == ()


def test_an_auditor_verifies_and_quarantines_without_reading_and_cannot_lift(
    tmp_path: Path,
) -> None:
    staff = staffed(tmp_path / "s.sijill", "auditor", "documenter")
    (tmp_path / "photo").write_bytes(b"x" * 1_000)
    with staff.at_work("documenter") as vault:
        ref = evidence.attach(vault, tmp_path / "photo", {"kind": "photo"})
        cut(file_of(vault, ref), file_of(vault, ref))
        with unchanged(vault.path):  # a documenter is told, and writes nothing
            assert codes(evidence_check.verify(vault)) == [("evidence_cut", ref)]
    with staff.at_work("auditor") as vault:
        assert codes(evidence_check.verify(vault)) == [("evidence_cut", ref)]
        assert evidence.get(vault, ref).state == "quarantined"
        with pytest.raises(RoleLacks):
            evidence_check.lift(vault, ref, "reason")


def test_progress_is_told_and_what_is_wrong_has_words(vault: Vault, pair: tuple[str, str]) -> None:
    told: list[tuple[int, int]] = []
    file_of(vault, pair[1]).unlink()
    found = evidence_check.verify(vault, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    for finding in found:
        words = activity.words(finding)
        assert pair[1] in words["ar"]
        assert pair[1] in words["en"]
    with pytest.raises(EvidenceMissing):
        evidence_check.lift(vault, pair[1], "reason")


def test_no_form_says_that_quarantined_evidence_is_sound(
    vault: Vault, pair: tuple[str, str]
) -> None:
    flip(file_of(vault, pair[0]), file_of(vault, pair[1]))
    evidence_check.verify(vault)
    held = evidence.get(vault, pair[0])
    with pytest.raises(RecordRefused) as refused:
        records.change(vault, pair[0], held.version, {"state": "sound"})
    assert [one.code for one in refused.value.problems] == ["set_by_program"]
    assert evidence.get(vault, pair[0]).state == evidence.QUARANTINED
