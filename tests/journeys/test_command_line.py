# SPDX-License-Identifier: Apache-2.0
"""The whole main job by the command line, as a stranger with files and a terminal would do it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from registry.domain.resources import read_json
from tests.cli.invented import PARTNER, PHONE, RELEASED, Begun, begin
from tests.cli.terminal import PHRASE, Terminal, one_document

ROOT = Path(__file__).parent.parent.parent
INSTALLED = Path(sys.executable).parent / "sijill"
LIST = """الاسم,اسم الأم,الجنس,العمر,تاريخ الوفاة,ملاحظات
غسان رامز المرجاناتي,هند الياقوتاني,ذكر,41,17/4/2013,
بشرى رامز المرجاناتي,هند الياقوتاني,أنثى,٣٨,17/4/2013,أخت المذكور قبلها
لبنى صبحي اللازورداني,,أنثى,250,17/4/2013,
عادل صبحي اللازورداني,,ذكر,19,31/2/2013,
"""
PROFILES = ("public", "partner")


@pytest.fixture
def begun(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Begun:
    return begin(Terminal(folder=tmp_path, capsys=capsys))


def outside(*words: str, told: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    program = [str(INSTALLED)] if INSTALLED.exists() else [sys.executable, "-m", "registry.cli"]
    given = told or b""
    return subprocess.run(
        [*program, *words], cwd=ROOT, capture_output=True, check=False, timeout=120, input=given
    )


def told_outside(*words: str, told: bytes | None = None) -> dict[str, Any]:
    said = outside(*words, "--json", told=told)
    assert (said.returncode, said.stderr) == (0, b"")
    return one_document(said.stdout.decode())


def ready(begun: Begun) -> dict[str, str]:
    """Consent, grade and release, so that something may leave to both audiences."""
    terminal, consents = begun.terminal, begun.agree()
    words = ("grade", terminal.vault, begun.refs["dalal"], "V2", "--reason", "قائمتان مستقلتان")
    assert terminal.answer(*words)["grade"] == "V2"
    for profile in PROFILES:
        text = terminal.file("reviewed.txt", RELEASED)
        terminal.answer("release", terminal.vault, begun.refs["told"], "--profile", profile, text)
    return consents


def export(begun: Begun, profile: str, name: str) -> dict[str, Any]:
    terminal = begun.terminal
    recipient = ("--recipient", PARTNER) if profile == "partner" else ()
    words = ("export", terminal.vault, "--profile", profile, *recipient)
    found: dict[str, Any] = terminal.answer(*words, "--to", terminal.path(name))
    return found


def records_of(path: str) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        found: dict[str, Any] = json.loads(archive.read("package/data/records.json"))["tables"]
    return found


def names_in(path: str) -> set[str]:
    return {str(row.get("names", row.get("memorial_name"))) for row in records_of(path)["victims"]}


def test_a_vault_of_the_product_is_made_filled_and_searched_from_outside(tmp_path: Path) -> None:
    vault, phrase = str(tmp_path / "own.sijill"), PHRASE.encode()
    made = told_outside("create", vault, "--passphrase-file", "-", told=phrase)
    assert made == {"vault": vault, "member": "D-01"}
    file = tmp_path / "one.json"
    fields = {"names": "سناء لطفي المرجاناتي", "fate": "missing"}
    file.write_text(json.dumps({"kind": "victim", "id": "a", "fields": fields}), encoding="utf-8")
    words = ("record", vault, str(file), "--passphrase-file", "-")
    ref = told_outside(*words, told=phrase)["refs"]["a"]
    hits = told_outside("search", vault, "المرجاناتي", "--passphrase-file", "-", told=phrase)
    assert [hit["ref"] for hit in hits["results"]] == [ref]
    assert {file.stat().st_mode & 0o077 for file in Path(vault).iterdir()} == {0}


def test_outside_a_refusal_has_its_exit_code_and_no_trace(tmp_path: Path) -> None:
    words = ("search", str(tmp_path / "absent.sijill"), "x", "--passphrase-file", "-", "--json")
    said = outside(*words, told=b"words that open nothing")
    assert said.returncode == 1
    assert one_document(said.stdout.decode())["error"]["code"] == "VaultMissing"
    assert said.stderr == b""


def test_outside_the_module_answers_as_the_script_does() -> None:
    words = [sys.executable, "-m", "registry.cli", "fields", "--json"]
    said = subprocess.run(words, cwd=ROOT, capture_output=True, check=True, timeout=60)
    assert len(one_document(said.stdout.decode())["fields"]) > 100


def test_outside_an_arabic_system_is_answered_in_arabic() -> None:
    words = [sys.executable, "-m", "registry.cli", "--help"]
    speaking = {**os.environ, "LANG": "ar_SY.UTF-8", "LC_ALL": "C.UTF-8"}
    said = subprocess.run(
        words, cwd=ROOT, capture_output=True, check=True, timeout=60, env=speaking
    )
    assert "الأوامر" in said.stdout.decode()


def test_a_list_comes_in_as_one_batch_and_goes_again(begun: Begun) -> None:
    terminal = begun.terminal
    path, event = terminal.file("list.csv", LIST), begun.refs["event"]
    words = ("import", terminal.vault, path, "--incident", event, "--source", "قائمة الحارة")
    before = terminal.state()
    tried = terminal.answer(*words, "--dry-run")
    assert terminal.state() == before
    report = terminal.answer(*words)
    assert (report["read"], report["added"]) == (4, 2)
    assert [one["row"] for one in report["refused"]] == [one["row"] for one in tried["refused"]]
    assert all(one["reason"] and one["ar"] and one["en"] for one in report["refused"])
    hits = terminal.answer("search", terminal.vault, "بشرى", "المرجاناتي")["results"]
    assert hits[0]["title"] == "بشرى رامز المرجاناتي"
    consents = terminal.answer("show", terminal.vault, hits[0]["ref"])["consents"]
    assert consents == []  # nobody was asked yet
    undone = terminal.answer("undo-import", terminal.vault, report["batch"])
    assert undone["removed"] >= report["added"]
    assert terminal.answer("search", terminal.vault, "المرجاناتي")["results"] == []


def test_what_was_recorded_is_found_shown_and_has_a_history(begun: Begun) -> None:
    terminal, ref = begun.terminal, begun.refs["salem"]
    for words in (("سالم", "الكهرماني"), ("Salem", "Kahramani"), ("وداد",)):
        hits = terminal.answer("search", terminal.vault, *words)["results"]
        assert hits[0]["ref"] == ref
        assert hits[0].keys() == {"ref", "kind", "title", "score", "why"}
    assert len(terminal.answer("search", terminal.vault, "يونس", "--limit", "1")["results"]) == 1
    shown = terminal.answer("show", terminal.vault, ref)
    assert shown["fields"]["death_date"]["told"] == "17 نيسان 2013"
    assert shown["fields"]["sources"] == [begun.refs["list"]]
    assert {one["kind"] for one in shown["related"]} == {"source", "statement", "incident"}
    terminal.answer("grade", terminal.vault, ref, "V1", "--reason", "مصدر واحد")
    revisions = terminal.answer("history", terminal.vault, ref)["revisions"]
    assert [one["version"] for one in revisions] == [1, 2]
    assert revisions[1]["changes"] == {"death_grade": ["V2", "V1"]}
    assert revisions[1]["reason"] == "مصدر واحد"


def test_the_preview_says_what_the_package_then_holds(begun: Begun) -> None:
    terminal = begun.terminal
    ready(begun)
    for profile in PROFILES:
        words = ("preview", terminal.vault, "--profile", profile, "--recipient", PARTNER)
        before = terminal.state()
        seen = terminal.answer(*words)["records"]
        assert terminal.state() == before
        leaving = {one["ref"] for one in seen if one["outcome"] != "drop"}
        built = export(begun, profile, f"{profile}.package")
        counted = {ref for ref in leaving if ref[0] in "VIT"}
        assert built["records"] == len(counted)
        assert built["withheld"] == len([one for one in seen if one["ref"][0] in "VIT"]) - len(
            counted
        )
        for one in seen:
            assert one["reason"].keys() == {"ar", "en"}
            assert all(field["reason"]["ar"] and field["class"] for field in one["fields"])


def test_both_packages_are_verified_and_entered_in_the_ledger(begun: Begun) -> None:
    terminal = begun.terminal
    ready(begun)
    public, partner = export(begun, "public", "p.zip"), export(begun, "partner", "p.zip.age")
    assert public.keys() >= {"id", "records", "withheld", "manifest_sha256", "file"}
    assert names_in(public["file"]) == {"سالم يونس الكهرماني", "دلال نوفل الياقوتاني"}
    key = terminal.file("key.txt", f"{terminal.key.identity}\n")
    for built, given in ((public, ()), (partner, ("--identity", key))):
        said = terminal.say("verify", built["file"], *given, "--json")
        assert said.code == 1  # whole, but signed by an unknown key
        found = one_document(said.out)
        assert (found["whole"], found["known_signer"]) == (True, False)
        assert found["manifest_sha256"] == built["manifest_sha256"]
        assert found["words"] == built["words"]
        assert found["demo"] is False
    with zipfile.ZipFile(public["file"]) as archive:
        (terminal.folder / "signer.pub").write_bytes(archive.read("package/signing-key.pub"))
    words = ("verify", partner["file"], "--identity", key, "--signer", terminal.path("signer.pub"))
    assert terminal.answer(*words)["known_signer"] is True
    ledger = terminal.answer("ledger", terminal.vault)["exports"]
    assert {one["id"] for one in ledger} == {public["id"], partner["id"]}
    held = terminal.answer("ledger", terminal.vault, begun.refs["dalal"])["exports"]
    outcomes = {one["profile"]: one["items"][0]["outcome"] for one in held}
    assert outcomes == {"public": "keep", "partner": "drop"}


def test_a_withdrawal_tells_who_must_be_told_and_the_next_package_omits(begun: Begun) -> None:
    terminal, consents = begun.terminal, ready(begun)
    built = [export(begun, profile, f"{profile}.package") for profile in PROFILES]
    recall = terminal.answer("withdraw", terminal.vault, consents["salem"])
    assert recall["about"] == [begun.refs["salem"]]
    assert {one["export"] for one in recall["recalls"]} == {one["id"] for one in built}
    for one in recall["recalls"]:
        assert one["letter"].keys() == {"ar", "en"}
        assert all(code in one["letter"]["ar"] for code in one["codes"])
        assert one["export"] in one["letter"]["en"]
    again = export(begun, "public", "again.zip")
    assert names_in(again["file"]) == {"دلال نوفل الياقوتاني"}
    assert again["records"] == built[0]["records"] - 1
    later = terminal.answer("withdraw", terminal.vault, consents["dalal"])
    assert {one["export"] for one in later["recalls"]} == {built[0]["id"], again["id"]}


def test_one_purpose_alone_may_be_withdrawn(begun: Begun) -> None:
    terminal, consents = begun.terminal, ready(begun)
    terminal.answer("withdraw", terminal.vault, consents["salem"], "--purpose", "P5")
    assert "سالم يونس الكهرماني" in names_in(export(begun, "public", "p.zip")["file"])
    words = ("preview", terminal.vault, "--profile", "partner", "--recipient", PARTNER)
    seen = {one["ref"]: one["outcome"] for one in terminal.answer(*words)["records"]}
    assert seen[begun.refs["salem"]] == "drop"


def test_at_the_end_the_vault_is_whole_and_holds_nothing_plain(begun: Begun) -> None:
    terminal = begun.terminal
    ready(begun)
    export(begun, "public", "p.zip")
    told = terminal.answer("check", terminal.vault, "--full")
    assert told == {"ok": True, "findings": [], "not_checked": []}
    held = b"".join(file.read_bytes() for file in Path(terminal.vault).iterdir() if file.is_file())
    for text in ("سالم", "الكهرماني", "Kahramani", PHONE, PHRASE):
        assert text.encode() not in held


def test_a_person_reads_the_same_answers_as_lines_in_their_language(begun: Begun) -> None:
    terminal = begun.terminal
    ready(begun)
    commands = (
        ("show", terminal.vault, begun.refs["salem"]),
        ("history", terminal.vault, begun.refs["salem"]),
        ("search", terminal.vault, "سالم"),
        ("preview", terminal.vault, "--profile", "public"),
        ("export", terminal.vault, "--profile", "public", "--to", terminal.path("p.zip")),
        ("ledger", terminal.vault, begun.refs["salem"]),
        ("check", terminal.vault),
        ("verify", terminal.path("p.zip")),
    )
    labels = read_json("cli/words.json")
    for words in commands:
        said = terminal.say(*words, "--lang", "ar")
        assert said.err == "", words
        assert said.out.splitlines()[0].partition(":")[0] in {
            entry["ar"]
            for key, entry in labels.items()
            if key.startswith(("cli.label.", "cli.outcome."))
        }
