# SPDX-License-Identifier: Apache-2.0
"""The whole main job in the real window on a real display, checked afterwards from outside."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from registry.crypto import agekeys
from registry.exchange.package_verify import verify as verify_package
from registry.services import activity, ledger, listing, records, search, vaults
from tests.journeys import window
from tests.journeys.invented import (
    KIN,
    NAMED,
    NAMELESS,
    NAMES,
    PASSPHRASE,
    PHONE,
    PLACE,
    REFUSED,
    TOLD,
    WITNESS,
)

LANGUAGE = "ar"
"""A journey runs in one language; ``python -m tests.journeys.pictures`` shows it in both."""
NEVER_IN_PUBLIC = (*(set(NAMES) - {NAMED}), WITNESS, PHONE, PLACE, KIN, PASSPHRASE)


@dataclass(frozen=True, kw_only=True)
class Travelled:
    """What a journey left: its folder and what its steps saw."""

    folder: Path
    facts: dict[str, Any]
    identity: str

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def travelled(x_display: str, tmp_path_factory: pytest.TempPathFactory) -> Travelled:
    folder = tmp_path_factory.mktemp("home")
    key = agekeys.new_identity()
    (folder / "recipient.txt").write_text(key.recipient, encoding="utf-8")
    facts: dict[str, Any] = {}
    for journey in window.ALONE:
        with window.begin(folder, journey, LANGUAGE, x_display) as program:
            facts |= window.facts_of(program, folder, journey)
    return Travelled(folder=folder, facts=facts, identity=key.identity)


@pytest.fixture(scope="module")
def vault(travelled: Travelled) -> Iterator[vaults.Vault]:
    """The vault that the window filled, opened again by the same passphrase."""
    passphrase = vaults.Passphrase.from_text(PASSPHRASE)
    opened = vaults.open_vault(travelled.folder / window.VAULT, passphrase)
    yield opened
    opened.close()


def test_the_public_package_is_whole_and_signed_by_the_key_that_the_window_told(
    travelled: Travelled,
) -> None:
    found = verify_package(travelled.folder / "public.zip", "", travelled.text("signers"))
    assert found.known_signer
    assert found.manifest_sha256 == travelled.facts["public"]
    assert (found.profile, found.records, found.withheld) == ("public", 3, 19)


def test_the_partner_opens_its_package_with_its_key_and_nobody_else_does(
    travelled: Travelled,
) -> None:
    package, signers = travelled.folder / "partner.zip.age", travelled.text("signers")
    found = verify_package(package, travelled.identity, signers)
    assert found.manifest_sha256 == travelled.facts["partner"]
    assert (found.profile, found.records) == ("partner", 1)
    assert not zipfile.is_zipfile(package)


def test_a_stranger_reads_the_public_package_with_unzip_and_finds_who_agreed(
    travelled: Travelled,
) -> None:
    read = subprocess.run(
        ["unzip", "-p", str(travelled.folder / "public.zip")], capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
    assert NAMED in read
    assert "رأيت [ضحية 1] يحمل الجرحى إلى القبو" in read
    assert [words for words in NEVER_IN_PUBLIC if words in read] == []


def test_everything_that_was_done_is_in_the_vault_and_it_is_whole(
    travelled: Travelled, vault: vaults.Vault
) -> None:
    counts = listing.counts(vault)
    assert {kind: counts[kind] for kind in ("victim", "incident", "statement", "person")} == {
        "victim": 20, "incident": 1, "statement": 1, "person": 4,
    }  # fmt: skip
    statement: Any = records.get(vault, travelled.facts["statement"])
    assert statement.verbatim == TOLD, "what a witness said is kept letter for letter"
    assert len(statement.spans) == 4
    assert [one["profile"] for one in ledger.entries(vault)] == ["public", "partner"]
    assert activity.check(vault, full=True) == ()


def test_the_ledger_knows_of_each_who_received_what(vault: vaults.Vault) -> None:
    left = {}
    for name in (NAMED, NAMELESS, REFUSED):
        ref = search.find(vault, name, kind="victim")[0].ref
        entries = {one["profile"]: one["items"][0]["outcome"] for one in ledger.entries(vault, ref)}
        left[name] = entries
    assert left[REFUSED] == {"public": "drop", "partner": "drop"}
    assert left[NAMELESS]["partner"] == "drop"
    assert "drop" not in left[NAMED].values()


def test_what_was_half_written_at_the_lock_was_there_again_and_is_saved(
    travelled: Travelled, vault: vaults.Vault
) -> None:
    victim: Any = records.get(vault, travelled.facts["draft"])
    assert str(victim.names[0].display) == NAMES[-1]
    assert victim.occupation == "حارس البستان"


def test_nothing_readable_lies_outside_the_vault_but_what_was_asked_for(
    travelled: Travelled,
) -> None:
    asked = {"recipient.txt", "signers", "قائمة الحي.csv"}
    for package in ("public.zip", "partner.zip.age"):
        asked |= {package, f"{package}.README.txt"}
    asked |= {f"{journey}.json" for journey in window.ALONE}
    left = {path for path in travelled.folder.rglob("*") if path.is_file()}
    inside = {path for path in left if travelled.folder / window.VAULT in path.parents}
    other = {path for path in left - inside if path.name not in asked}
    assert {path.name for path in other} == {"window.json"}
    held = b"".join(path.read_bytes() for path in inside | other)
    for words in (NAMED, WITNESS, PHONE, PASSPHRASE, travelled.identity):
        assert words.encode() not in held
