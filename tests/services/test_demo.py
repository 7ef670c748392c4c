# SPDX-License-Identifier: Apache-2.0
"""The demonstration: whole, marked for ever, and without a trace of those it protects."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from registry.cli import main
from registry.crypto.kdf import FOR_TESTS
from registry.disclosure.decide import RecordDecision
from registry.disclosure.identifying import forms, identifying_values
from registry.domain.names import PersonName
from registry.domain.resources import read_json
from registry.errors import RegistryError
from registry.exchange.archive import unpack
from registry.exchange.package_content import DEMO_TEXT
from registry.exchange.package_walk import walk
from registry.matching.keys import fold
from registry.services import demo, exports, plans, receiving, records, vaults
from registry.services.demo import Finished
from registry.services.vaults import Passphrase, Vault
from registry.storage.reading import Reading

FLAGS, CHECK = 10, 32  # of the header: the byte after magic and version, and the hash at its end
COUNTS = {"public": (27, 50), "partner": (18, 59)}
TIED = ("link", "statement")
PEOPLE = read_json("demo/invented-people.json")
STATEMENTS = read_json("demo/invented-statements.json")


@pytest.fixture
def vault(finished: Finished) -> Iterator[Vault]:
    opened = vaults.open_vault(finished.vault, Passphrase.from_text(finished.passphrase))
    yield opened
    opened.close()


def test_it_runs_the_whole_main_job_with_the_counts_expected(finished: Finished) -> None:
    for package, profile in zip(finished.packages, COUNTS, strict=True):
        found = receiving.verify(package, finished.identity_file, finished.signer_file)
        assert (found["records"], found["withheld"]) == COUNTS[profile]
        assert (found["whole"], found["known_signer"], found["demo"]) == (True, True, True)
    assert [step["count"] for step in finished.steps][-1] == len(COUNTS)
    assert all(step["words"].keys() == {"ar", "en"} for step in finished.steps)


def test_its_vault_opens_with_the_passphrase_it_tells(vault: Vault) -> None:
    assert vault.is_demo
    assert vault.one_person


def test_whatever_leaves_it_is_marked_in_every_row(archives: dict[str, bytes]) -> None:
    for archive in archives.values():
        members = unpack(archive)
        assert json.loads(members["manifest.json"])["demo"] is True
        tables = json.loads(members["data/records.json"])["tables"]
        assert all(row["demonstration"] == DEMO_TEXT for many in tables.values() for row in many)


def test_its_mark_cannot_be_taken_out_of_the_header(finished: Finished, tmp_path: Path) -> None:
    unmarked = tmp_path / "unmarked.sijill"
    shutil.copytree(finished.vault, unmarked)
    held = bytearray((unmarked / "header").read_bytes())[:-CHECK]
    assert held[FLAGS] == 1
    held[FLAGS] = 0
    (unmarked / "header").write_bytes(held + hashlib.sha256(held).digest())
    (unmarked / "header.previous").unlink(missing_ok=True)
    with pytest.raises(RegistryError):
        vaults.open_vault(unmarked, Passphrase.from_text(demo.PASSPHRASE))


def test_the_founding_case_stands_without_any_person(vault: Vault) -> None:
    with vault.read() as tx:
        founding = min(
            one.id
            for one in tx.every("incident")
            if str(getattr(one, "title_en", "")).startswith("Massacre")
        )
        tied = [getattr(one, "incident", None) for kind in TIED for one in tx.every(kind)]
    assert len(tied) > 20
    assert founding not in tied


def protected_words() -> list[str]:
    """Every name, phone, address and verbatim text of the living people of the demonstration."""
    found: list[str] = []
    for person in PEOPLE:
        fields = person["fields"]
        for name in fields.get("names", ()):
            found += [name["display"], *(one["text"] for one in name.get("latin", ()))]
        for kind in ("phones", "emails", "documents"):
            found += fields.get(kind, ())
        found += [fields[kind] for kind in ("address",) if kind in fields]
    for statement in STATEMENTS:
        found += _sentences(statement["fields"].get("verbatim", ""))
    return [text for text in found if text]


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in text.replace("؟", ".").split(".") if len(part.strip()) > 12]


def spellings(text: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield text.encode(encoding)
    yield json.dumps(text)[1:-1].encode()


def test_there_is_something_to_protect() -> None:
    assert len(protected_words()) > 100


def test_no_protected_word_is_in_any_byte_of_the_vault(finished: Finished) -> None:
    held = {path: path.read_bytes() for path in finished.vault.rglob("*") if path.is_file()}
    assert {path.name for path in held} >= {"header", "registry.e1.db", "protected.e1.db"}
    everything = b"\0".join(held.values())
    for text in protected_words():
        assert not any(spelling in everything for spelling in spellings(text))
    assert not [path for path, data in held.items() if data.startswith(b"SQLite format 3")]


def test_no_protected_word_is_in_any_byte_of_a_package(
    finished: Finished, archives: dict[str, bytes]
) -> None:
    pieces = [*archives.values(), *(path.read_bytes() for path in finished.packages)]
    for archive in archives.values():
        members = unpack(archive)
        pieces += members.values()
        workbook = finished.vault.parent / "sheets.xlsx"
        workbook.write_bytes(members["data/registry.xlsx"])
        with zipfile.ZipFile(workbook) as book:
            pieces += [book.read(name) for name in book.namelist()]
        workbook.unlink()
    everything = b"\0".join(pieces)
    for text in protected_words():
        assert not any(spelling in everything for spelling in spellings(text)), len(text)


def test_no_form_of_a_living_persons_name_can_be_read_in_a_package(
    vault: Vault, archives: dict[str, bytes]
) -> None:
    with vault.read() as tx:
        people = [value for one in tx.every("person") for value in identifying_values(one)]
        shared = _forms_of_victims(tx)
    wanted = {form for value in people if value.sort == "person" for form in forms(value)}
    for archive in archives.values():
        for where, text in walk(archive):
            words = fold(text).split()
            runs = {tuple(words[at : at + n]) for n in (2, 3) for at in range(len(words))}
            assert not runs & (wanted - shared), where


def _forms_of_victims(tx: Reading) -> set[tuple[str, ...]]:
    """Forms that a victim of the demonstration has too: those may be read."""
    values = [value for one in tx.every("victim") for value in identifying_values(one)]
    return {form for value in values if value.sort == "person" for form in forms(value)}


def test_withheld_victims_are_in_no_package_by_name(
    vault: Vault, archives: dict[str, bytes]
) -> None:
    for profile, archive in archives.items():
        party = _partner(vault) if profile == "partner" else ""
        decided = plans.preview(vault, profile, party)
        victims = {one.ref: one for one in decided if one.kind == "victim"}
        texts = " | ".join(fold(text) for _, text in walk(archive))
        named = {
            fold(name)
            for ref, one in victims.items()
            if not _name_leaves(one)
            for name in _displays(vault, ref)
        }
        allowed = {
            fold(name)
            for ref, one in victims.items()
            if _name_leaves(one)
            for name in _displays(vault, ref)
        }
        assert len(named) > 20
        assert [name for name in named - allowed if len(name.split()) > 2 and name in texts] == []
        assert [ref for ref, one in victims.items() if not one.leaves and ref in texts] == []


def _name_leaves(decision: RecordDecision) -> bool:
    fields = {one.name: one.outcome.name for one in decision.fields}
    return "KEEP" in {fields.get("names"), fields.get("memorial_name")}


def _displays(vault: Vault, ref: str) -> list[str]:
    found = records.get(vault, ref)
    names: tuple[PersonName, ...] = getattr(found, "names", None) or ()
    return [name.display for name in names]


def _partner(vault: Vault) -> str:
    with vault.read() as tx:
        return min(str(one.ref) for one in tx.every("recipient") if getattr(one, "age_keys", ()))


def test_a_victim_by_code_is_in_the_partner_package_by_that_code_only(
    vault: Vault, archives: dict[str, bytes]
) -> None:
    with vault.read() as tx:
        refs = [str(one.ref) for kind in ("victim", "statement") for one in tx.every(kind)]
        ids = [one.id for kind in ("victim", "statement", "person") for one in tx.every(kind)]
    for ref in refs:
        assert ref.encode() not in archives["partner"]
    for archive in archives.values():
        everything = archive + b"".join(text.encode() for _, text in walk(archive))
        assert not [one for one in ids if one.encode() in everything]
        assert b"D-01" not in everything
        assert str(vault.path.parent).encode() not in everything


def test_it_refuses_a_folder_where_a_demonstration_stands(
    finished: Finished, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.stat().st_mtime_ns for path in finished.vault.parent.rglob("*")}
    assert main(["demo", str(finished.vault.parent), "--json"]) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "FolderNotEmpty"
    assert error["ar"] != error["en"]
    assert {p: p.stat().st_mtime_ns for p in finished.vault.parent.rglob("*")} == before


def test_it_goes_into_an_empty_folder_only_and_leaves_none_behind_it_could_not_fill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vaults, "create", partial(vaults.create, cost=FOR_TESTS))
    letter = tmp_path / "letters" / "receiver-key.txt"
    letter.parent.mkdir()
    letter.write_text("a letter", encoding="utf-8")
    for taken in (letter.parent, letter):
        with pytest.raises(demo.FolderNotEmpty):
            demo.run(taken)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [letter]
    monkeypatch.setattr(exports, "signer_line", _fails)
    with pytest.raises(InterruptedError):
        demo.run(tmp_path / "new")
    assert not (tmp_path / "new").exists()


def _fails(_vault: Vault) -> str:
    raise InterruptedError


def test_two_demonstrations_share_neither_keys_nor_codes(
    finished: Finished, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vaults, "create", partial(vaults.create, cost=FOR_TESTS))
    other = demo.run(tmp_path / "other")
    for one, two in zip(finished.packages, other.packages, strict=True):
        assert one.read_bytes() != two.read_bytes()
    assert finished.signer_file.read_bytes() != other.signer_file.read_bytes()
    identity = other.identity_file
    counts = [receiving.verify(one, identity, other.signer_file) for one in other.packages]
    assert [(one["records"], one["withheld"]) for one in counts] == list(COUNTS.values())
