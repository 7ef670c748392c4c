# SPDX-License-Identifier: Apache-2.0
"""A package is written whole, the same each time, and says what it must say."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from registry.crypto.agefile import RecipientKeyWrong
from registry.crypto.medium import MediumFailed
from registry.exchange import package_writer
from registry.exchange.archive import SIGNATURE, unpack
from registry.exchange.package_content import DEMO_WORDS, Addressee, PackageContent, Table
from registry.exchange.package_writer import assemble, deliver
from tests.exchange.packages import (
    PARTNER,
    ROWS,
    SIGNING_KEY,
    VICTIMS,
    content,
    plain_members,
    public_content,
)

# These may hold lists and marks only, by their standards; everything else carries the words.
BARE = {
    "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt", "manifest.json", "manifest.json.sig", "allowed_signers",
    "signing-key.pub", "data/registry.xlsx",
}  # fmt: skip


def test_the_same_content_gives_the_same_bytes() -> None:
    assert assemble(content(), SIGNING_KEY) == assemble(content(), SIGNING_KEY)


def test_the_hash_in_the_ledger_is_that_of_the_signed_list() -> None:
    package = assemble(content(), SIGNING_KEY)
    signed = unpack(package.archive)["manifest.json"]
    assert package.manifest_sha256 == hashlib.sha256(signed).hexdigest()


def test_absent_fields_are_absent_in_json_and_empty_in_csv() -> None:
    members = plain_members()
    told = json.loads(members["data/records.json"])["tables"]["victims"][1]
    assert {"age", "story"}.isdisjoint(told)
    assert told["names"] == ROWS[1][1]
    row = list(csv.DictReader(io.StringIO(members["data/victims.csv"].decode("utf-8-sig"))))[1]
    assert (row["age"], row["story"]) == ("", "")


def test_a_demonstration_says_so_in_every_file() -> None:
    members = unpack(assemble(content(), SIGNING_KEY).archive)
    for path in members.keys() - BARE:
        for words in DEMO_WORDS.values():
            assert words in members[path].decode(), path
    assert json.loads(members["manifest.json"])["demo"] is True


def test_a_real_package_never_says_demonstration() -> None:
    members = unpack(assemble(content(demo=False), SIGNING_KEY).archive)
    for path, data in members.items():
        assert b"emonstration" not in data, path
    assert json.loads(members["manifest.json"])["demo"] is False


def test_codes_are_explained_in_both_languages() -> None:
    text = plain_members()["data/codes.csv"].decode("utf-8-sig")
    assert '"victims","sex","woman","امرأة","woman"' in text
    assert '"victims","names","","الاسم","Name"' in text


def test_only_ciphertext_and_the_receivers_page_reach_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever asks for a temporary file fails: the workbook writer did, by default.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    target = tmp_path / "package.zip.age"
    page = deliver(assemble(content(), SIGNING_KEY), target)
    assert {path.name for path in tmp_path.iterdir()} == {target.name, page.name}
    assert target.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert str(ROWS[0][1]).encode() not in target.read_bytes() + page.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_public_package_is_a_plain_archive(tmp_path: Path) -> None:
    package = assemble(public_content(), SIGNING_KEY)
    deliver(package, tmp_path / "public.zip")
    assert (tmp_path / "public.zip").read_bytes() == package.archive
    assert package.archive.startswith(SIGNATURE)


def test_a_wrong_recipient_key_leaves_nothing_behind(tmp_path: Path) -> None:
    wrong = Addressee(name="x", age_recipients=("age1wrong",))
    with pytest.raises(RecipientKeyWrong):
        deliver(assemble(content(addressee=wrong), SIGNING_KEY), tmp_path / "p.age")
    assert list(tmp_path.iterdir()) == []


def test_an_addressee_without_a_key_is_never_written_in_the_clear(tmp_path: Path) -> None:
    keyless = Addressee(name="x", age_recipients=())
    with pytest.raises(RecipientKeyWrong):
        deliver(assemble(content(addressee=keyless), SIGNING_KEY), tmp_path / "p.age")
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_cannot_be_written_leaves_no_page_behind(tmp_path: Path) -> None:
    (tmp_path / "taken.age").mkdir()
    with pytest.raises(MediumFailed):
        deliver(assemble(content(), SIGNING_KEY), tmp_path / "taken.age")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.age"]


def test_recipient_keys_conditions_and_counts_stand_in_the_signed_list() -> None:
    told = json.loads(unpack(assemble(content(), SIGNING_KEY).archive)["manifest.json"])
    assert told["recipient"]["keys"] == list(PARTNER.age_recipients)
    assert (told["expires"], told["onward_transfer"], told["one_person"]) == (
        "2027-03-02", False, True,
    )  # fmt: skip
    assert told["counts"] == {"records": 3, "withheld": 2}
    assert told["tables"]["victims"] == 3


def test_a_moment_finer_than_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-03-02T10"):
        replace(content(), created="2026-03-02T10:00")


def test_only_a_public_package_may_have_nobody_to_encrypt_to() -> None:
    with pytest.raises(ValueError, match="partner"):
        content(addressee=None)
    assert public_content().addressee is None


@pytest.mark.parametrize("name", ["../up", "Victims", "a/b", ""])
def test_a_table_name_that_is_no_plain_file_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name or "^$"):
        replace(VICTIMS, name=name)


def test_two_tables_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="victims"):
        content(tables=(VICTIMS, VICTIMS))


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="5"):
        replace(VICTIMS, rows=(("V-1",),))


def test_a_workbook_on_disk_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard of the test above: with the writer's own way of working it fails."""
    real = xlsxwriter.Workbook
    monkeypatch.setattr(
        xlsxwriter, "Workbook", lambda target, _: real(target, {"constant_memory": True})
    )
    monkeypatch.setattr(tempfile, "tempdir", "/nonexistent/anywhere")
    with pytest.raises(FileNotFoundError):
        package_writer.assemble(_one_table(), SIGNING_KEY)


def _one_table() -> PackageContent:
    table = Table(name="v", title=VICTIMS.title, columns=VICTIMS.columns[:1], rows=(("V-1",),))
    return content(tables=(table,))
