# SPDX-License-Identifier: Apache-2.0
"""A keeper lowers one original to the registry tier; its name and hashes stay where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.domain.fields import WITHHELD
from registry.services import activity, evidence, evidence_check, evidence_tiers
from registry.services.evidence_tiers import LowerReasonMissing
from registry.services.vaults import Vault
from registry.storage.evidence_store import EvidenceFlipped, path_of
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import unchanged
from tests.services.log_lines import log_of
from tests.services.staff import staffed

DATA = "صورة متخيَّلة".encode() * 40_000


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    (tmp_path / "photo.txt").write_bytes(DATA)
    return tmp_path / "photo.txt"


def test_what_a_keeper_lowers_everybody_in_the_registry_can_open(
    tmp_path: Path, photo: Path
) -> None:
    staff = staffed(tmp_path / "s.sijill", "keeper", "editor")
    with staff.at_work("keeper") as vault:
        ref = evidence.attach(vault, photo, {"kind": "photo"})
        old = path_of(vault.path, str(evidence.get(vault, ref).file))
        evidence_tiers.lower(vault, ref, "نُشرت من قبل")
        assert not old.exists()
        assert evidence_check.verify(vault) == ()
        told = next(e for e in log_of(vault) if e.operation == "modification")
        assert (told.about, told.reason) == (ref, "نُشرت من قبل")
        assert activity.check(vault, full=True) == ()
    with staff.at_work("editor") as vault:
        found = evidence.get(vault, ref)
        assert (found.held_in, found.sha256, found.original_name) == (
            "registry",
            WITHHELD,
            WITHHELD,
        )
        with evidence.opened(vault, ref) as original:
            assert original.read() == DATA
        with pytest.raises(RoleLacks):
            evidence_tiers.lower(vault, ref, "reason")


def test_without_a_reason_or_at_a_failure_nothing_is_lowered(
    vault: Vault, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = evidence.attach(vault, photo, {"kind": "photo"})
    with unchanged(vault.path), pytest.raises(LowerReasonMissing):
        evidence_tiers.lower(vault, ref, " ")

    def stop(_done: int, _total: int) -> None:
        raise EvidenceFlipped

    with unchanged(vault.path), pytest.raises(EvidenceFlipped):
        evidence_tiers.lower(vault, ref, "reason", stop)
    monkeypatch.setattr(type(vault), "write", lambda *_given, **_named: 1 / 0)
    with unchanged(vault.path), pytest.raises(ZeroDivisionError):
        evidence_tiers.lower(vault, ref, "reason")


def test_what_is_lowered_already_is_left_as_it_is(vault: Vault, photo: Path) -> None:
    ref = evidence.attach(vault, photo, {"kind": "press"})
    with unchanged(vault.path):
        evidence_tiers.lower(vault, ref, "reason")
