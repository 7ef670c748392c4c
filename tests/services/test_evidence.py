# SPDX-License-Identifier: Apache-2.0
"""Evidence is attached by whoever documents, seen by whoever may, and never changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from registry.crypto.grants import TierNotGranted
from registry.domain.fields import WITHHELD
from registry.errors import RecordRefused
from registry.services import activity, evidence, records
from registry.services.evidence import (
    EvidenceQuarantined,
    EvidenceWithoutFile,
    ExtractReasonMissing,
    ExtractTargetTaken,
    NotEvidence,
)
from registry.services.vaults import Vault
from registry.storage import evidence_store
from registry.storage.inbox import InboxKeyOld
from registry.storage.reading import UnknownReference
from registry.storage.vault import RoleLacks
from registry.storage.writing import StaleRecord
from tests.services.invented_vaults import behind, contents, record, unchanged
from tests.services.log_lines import log_of
from tests.services.staff import staffed

CANARY = "خروبة-canary-evidence"
NAME = f"{CANARY}.txt"
DATA = f"{CANARY} قالت الشاهدة المتخيَّلة\n".encode() * 500


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    (tmp_path / NAME).write_bytes(DATA)
    return tmp_path / NAME


def attached(vault: Vault, source: Path, **facts: object) -> str:
    return evidence.attach(vault, source, {"kind": "photo", **facts})


def test_an_original_is_kept_as_it_was_with_its_hashes_and_its_ties(
    vault: Vault, photo: Path
) -> None:
    victim = record(vault, "victim", names="سنابل المتخيَّلة")
    ref = attached(vault, photo, about=[victim], acquired_how="من جوال الشاهدة", graphic=True)
    found = evidence.get(vault, ref)
    assert (found.size, found.sha256, found.sha512) == (
        len(DATA),
        hashlib.sha256(DATA).hexdigest(),
        hashlib.sha512(DATA).hexdigest(),
    )
    assert (found.original_name, found.media_type, found.graphic) == (NAME, "text/plain", True)
    assert (found.held_in, found.state) == ("protected", "sound")
    with evidence.opened(vault, ref) as original:
        assert original.read() == DATA
    assert [one.ref for one in evidence.listed(vault, victim)] == [ref]
    assert [one.ref for one in evidence.listed(vault)] == [ref]
    assert photo.read_bytes() == DATA


@pytest.mark.parametrize(
    ("kind", "tier"),
    [
        ("photo", "protected"), ("witness_testimony", "protected"), ("", "protected"),
        ("press", "registry"), ("social_media", "registry"), ("satellite", "registry"),
    ],
)  # fmt: skip
def test_only_what_the_world_has_seen_lies_in_the_registry_tier(
    vault: Vault, photo: Path, kind: str, tier: str
) -> None:
    ref = evidence.attach(vault, photo, {"kind": kind} if kind else {})
    assert evidence.get(vault, ref).held_in == tier


def test_a_keeper_makes_a_derivative_that_points_to_its_parent(vault: Vault, photo: Path) -> None:
    parent = attached(vault, photo)
    covered = photo.with_name("covered.txt")
    covered.write_bytes(b"covered")
    facts = {"kind": "photo", "parent": parent, "regions": "الوجه"}
    ref = evidence.attach(vault, covered, facts, tier="registry")
    assert evidence.get(vault, ref).parent == evidence.get(vault, parent).id
    assert evidence.get(vault, ref).held_in == "registry"


def test_no_file_of_the_vault_holds_a_word_a_name_or_a_hash_of_the_original(
    vault: Vault, photo: Path
) -> None:
    attached(vault, photo)
    told = (CANARY, hashlib.sha256(DATA).hexdigest(), hashlib.sha512(DATA).hexdigest())
    for name, data in contents(vault.path).items():
        for word in told:
            assert word.encode() not in data
            assert word not in name


def test_neither_name_nor_hash_nor_size_stands_in_the_registry_file(
    vault: Vault, photo: Path
) -> None:
    attached(vault, photo)
    with vault.read() as tx:
        columns = ("* FROM main.evidence", "changes FROM main.revision", "entry FROM main.log")
        told = str([tx.connection.exec_driver_sql(f"SELECT {one}").all() for one in columns])
    for word in (CANARY, hashlib.sha256(DATA).hexdigest(), str(len(DATA))):
        assert word not in told


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "no such kind"}, {"about": ["V-AAAAAAAA"]}, {"parent": "E-AAAAAAAA"},
        {"sha256": "0" * 64}, {"state": "sound"}, {"original_name": "x"}, {"nonsense": 1},
    ],
)  # fmt: skip
def test_wrong_facts_are_refused_before_a_byte_is_sealed(
    vault: Vault, photo: Path, facts: dict[str, object]
) -> None:
    with unchanged(vault.path), pytest.raises(RecordRefused):
        evidence.attach(vault, photo, facts)


def test_a_record_that_cannot_be_written_leaves_no_file(
    vault: Vault, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> str:
        raise StaleRecord

    monkeypatch.setattr(evidence, "_record", fail)
    with unchanged(vault.path), pytest.raises(StaleRecord):
        attached(vault, photo)


def test_a_name_that_could_do_harm_is_not_the_name_inside(vault: Vault, tmp_path: Path) -> None:
    for name in ("padding", "CON", "a\u202egpj.txt", "x" * 250):
        (tmp_path / name).write_bytes(b"data")
        ref = attached(vault, tmp_path / name)
        with evidence.opened(vault, ref) as original:
            assert original.name == "file"
        assert evidence.get(vault, ref).original_name == name[:200]
    odd = os.fsdecode(b"\xff.txt")
    (tmp_path / odd).write_bytes(b"data")
    assert evidence.get(vault, attached(vault, tmp_path / odd)).original_name == "?.txt"


def test_looking_at_protected_evidence_is_logged_and_at_public_is_not(
    vault: Vault, photo: Path
) -> None:
    hidden = attached(vault, photo)
    known = attached(vault, photo, kind="press")
    for ref in (hidden, known):
        evidence.opened(vault, ref).close()
    seen = [one for one in log_of(vault) if one.operation == "view-protected"]
    assert [(one.tier, one.about) for one in seen] == [("protected", hidden)]
    assert activity.check(vault, full=True) == ()


def test_a_documenter_attaches_what_they_cannot_open_again(tmp_path: Path, photo: Path) -> None:
    staff = staffed(tmp_path / "s.sijill", "documenter", "keeper")
    with staff.at_work("documenter") as vault:
        ref = attached(vault, photo)
        known = attached(vault, photo, kind="press")
        found = evidence.get(vault, ref)
        assert (found.sha256, found.original_name, found.size) == (WITHHELD,) * 3
        with pytest.raises(TierNotGranted):
            evidence.opened(vault, ref)
        with evidence.opened(vault, known) as original:
            assert original.read() == DATA
        with pytest.raises(RoleLacks):
            evidence.attach(vault, photo, {"kind": "photo"}, tier="registry")
        with pytest.raises(RoleLacks):
            evidence.extract(vault, ref, tmp_path / "out", "for me")
    with staff.at_work("keeper") as vault, evidence.opened(vault, ref) as original:
        assert original.read() == DATA


@pytest.mark.parametrize("role", ["reviewer", "editor", "auditor", "coordinator"])
def test_who_does_not_document_attaches_nothing(tmp_path: Path, photo: Path, role: str) -> None:
    staff = staffed(tmp_path / "s.sijill", role)
    with staff.at_work(role) as vault, unchanged(vault.path), pytest.raises(RoleLacks):
        attached(vault, photo)


def test_a_key_of_an_older_epoch_is_not_sealed_to(
    vault: Vault, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(vault.header), "epoch", lambda _header, _tier: 2)
    with unchanged(vault.path), pytest.raises(InboxKeyOld):
        attached(vault, photo)


def test_an_extract_is_logged_with_its_reason_before_it_leaves(
    vault: Vault, photo: Path, tmp_path: Path
) -> None:
    ref = attached(vault, photo)
    out = tmp_path / "out.txt"
    assert evidence.extract(vault, ref, out, " للمحكمة ") == len(DATA)
    assert out.read_bytes() == DATA
    told = next(one for one in log_of(vault) if one.operation == "dissemination")
    assert (told.tier, told.about, told.reason) == ("protected", ref, "للمحكمة")


def test_an_extract_needs_a_reason_and_a_free_place_outside(
    vault: Vault, photo: Path, tmp_path: Path
) -> None:
    ref = attached(vault, photo)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with unchanged(vault.path):
        with pytest.raises(ExtractReasonMissing):
            evidence.extract(vault, ref, tmp_path / "out", "  ")
        for taken in (
            photo,
            vault.path / "out",
            vault.path / "evidence" / "x",
            tmp_path / "dangling",
        ):
            with pytest.raises(ExtractTargetTaken):
                evidence.extract(vault, ref, taken, "reason")
    assert not (tmp_path / "out").exists()


def test_no_extract_leaves_that_is_not_in_the_log(
    vault: Vault, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = attached(vault, photo)
    monkeypatch.setattr(type(vault), "write", lambda *_given, **_named: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        evidence.extract(vault, ref, tmp_path / "out", "reason")
    with pytest.raises(ZeroDivisionError):
        evidence.opened(vault, ref)
    assert not (tmp_path / "out").exists()


def test_quarantined_evidence_is_neither_shown_nor_extracted(
    vault: Vault, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = attached(vault, photo)
    with vault.write("quarantine") as tx:
        tx.change(tx.by_ref(ref), {"state": "quarantined"})
    with pytest.raises(EvidenceQuarantined):
        evidence.opened(vault, ref)
    with pytest.raises(EvidenceQuarantined):
        evidence.extract(vault, ref, tmp_path / "out", "reason")
    assert not (tmp_path / "out").exists()
    monkeypatch.setattr(evidence, "QUARANTINED", "")  # without the guard it would be shown
    evidence.opened(vault, ref).close()


def test_what_is_not_evidence_or_has_no_file_says_so(vault: Vault) -> None:
    victim = record(vault, "victim", names="سنابل المتخيَّلة")
    with pytest.raises(NotEvidence):
        evidence.opened(vault, victim)
    with pytest.raises(UnknownReference):
        evidence.opened(vault, "E-AAAAAAAA")
    empty = records.record(vault, [records.Draft(kind="evidence", values={"held_in": "registry"})])
    with pytest.raises(EvidenceWithoutFile):
        evidence.opened(vault, empty["0"])


def test_a_path_put_into_the_database_behind_our_back_opens_no_other_file(
    vault: Vault, photo: Path
) -> None:
    ref = attached(vault, photo)
    behind(vault, "UPDATE main.evidence SET file = '../../../../etc/passwd'")
    with pytest.raises(evidence_store.EvidenceMissing):
        evidence.opened(vault, ref)


def test_a_forged_file_is_not_shown_even_if_the_registry_vouches_for_it(
    vault: Vault, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who holds the registry key can seal to the announced key, and rewrite the registry file."""
    ref = attached(vault, photo)
    (tmp_path / "forged").write_bytes(DATA.swapcase()[::-1])
    key = evidence.recipients_of(vault, "protected")
    file, made = evidence_store.seal(vault.path, tmp_path / "forged", key, "forged")
    facts = {"file": file, "sealed_sha256": made.sealed_sha256, "sealed_size": made.sealed_size}
    for name, value in facts.items():
        behind(vault, f"UPDATE main.evidence SET {name} = '{value}'")  # noqa: S608
    with pytest.raises(evidence_store.EvidenceFlipped):
        evidence.opened(vault, ref)
    monkeypatch.setattr(evidence, "_require_genuine", lambda *_given: None)
    evidence.opened(vault, ref).close()
    with pytest.raises(evidence_store.EvidenceFlipped):
        evidence.extract(vault, ref, tmp_path / "out", "reason")
    assert not list(tmp_path.glob("out*"))
