# SPDX-License-Identifier: Apache-2.0
"""A list of evidence tells what each file is about; its chain tells who did what with it."""

from __future__ import annotations

from pathlib import Path

from registry.services import evidence, evidence_views, listing, records
from registry.services.vaults import Vault
from tests.services.invented_vaults import record, record_canaries
from tests.services.staff import staffed

NAME = "ليان المتخيّلة"


def attached(vault: Vault, folder: Path, kind: str, *about: str) -> str:
    (folder / "a.txt").write_text("ورقة متخيَّلة", encoding="utf-8")
    return evidence.attach(vault, folder / "a.txt", {"kind": kind, "about": list(about)})


def rows(vault: Vault) -> tuple[evidence_views.EvidenceRow, ...]:
    return evidence_views.rows(vault, listing.ids(vault, "evidence"))


def test_a_row_tells_what_the_file_is_and_what_it_is_about(vault: Vault, tmp_path: Path) -> None:
    victim = record(vault, "victim", names=NAME)
    ref = attached(vault, tmp_path, "photo", victim)
    [row] = rows(vault)
    assert (row.ref, row.kind_of, row.health, row.about) == (ref, "photo", "sound", (NAME,))
    assert row.size == evidence.get(vault, ref).sealed_size


def test_who_has_no_protected_key_reads_codes_and_never_names(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "s.sijill", "documenter")
    with staff.founder() as vault:
        record_canaries(vault)
        person = record(vault, "person", names="رقية المتخيّلة")
        attached(vault, tmp_path, "photo", person)
    with staff.at_work("documenter") as vault:
        [row] = rows(vault)
    assert row.about == (person,)


def test_the_chain_tells_every_step_in_order_with_its_reason(vault: Vault, tmp_path: Path) -> None:
    ref = attached(vault, tmp_path, "photo")
    evidence.opened(vault, ref).close()
    version = records.get(vault, ref).version
    records.change(vault, ref, version, {"acquired_how": "سلّمه جار"}, "تصحيح")
    evidence.extract(vault, ref, tmp_path / "out.txt", "طلب المحكمة")
    steps = evidence_views.chain(vault, ref)
    assert sorted((one.operation, one.reason) for one in steps) == [
        ("dissemination", "طلب المحكمة"),
        ("ingestion", ""),
        ("modification", "تصحيح"),
        ("view-protected", ""),
    ]
    assert {one.actor for one in steps} == {vault.member}
    assert [one.at for one in steps] == sorted(one.at for one in steps)
