# SPDX-License-Identifier: Apache-2.0
"""An erased person is in no page, no draft and no file; two people decide, and both sign."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from registry.domain.fields import RecordId
from registry.services import activity, drafts, erasure, ledger, listing, records
from registry.services import search as finding
from registry.services.vaults import Vault
from registry.storage import erasing, evidence_store, facts, unlinking
from registry.storage.rows import NewRecord
from registry.storage.schema import EXPORT_ITEM
from tests.services.erasable import (
    CLAIMED,
    LATIN,
    MOTHER,
    NAME,
    NUMBER,
    OLDER,
    RELEASED,
    bodies,
    erasable,
    order,
    words_left,
)
from tests.storage.decrypted import decrypted

SEALED = {"sealed_size": 6, "sealed_sha256": hashlib.sha256(b"sealed").hexdigest()}


@pytest.fixture
def world(vault: Vault) -> dict[str, str]:
    return erasable(vault)


def release_texts(vault: Vault, world: dict[str, str]) -> None:
    """Release one text that names the victim and one that names nobody."""
    found = records.get(vault, world["told"])
    texts = [
        {
            "profile": "public",
            "language": "ar",
            "text": f"{RELEASED} {NAME}",
            "names": [world["v"]],
        },
        {"profile": "partner", "language": "ar", "text": "canarykept"},
    ]
    values = records.parse_input("statement", {"released": texts})
    records.change(vault, found.ref, found.version, values)


def test_no_page_of_either_file_holds_an_erased_person(vault: Vault, world: dict[str, str]) -> None:
    release_texts(vault, world)
    assert set(words_left(vault)) >= {NAME, OLDER, MOTHER, LATIN, NUMBER, RELEASED, CLAIMED}
    done = erasure.erase(vault, order(world["v"]))
    assert words_left(vault) == []
    assert finding.find(vault, NAME) == ()
    assert "canarykept" in decrypted(vault)
    assert activity.check(vault, full=True) == ()
    assert done.records == 6  # the victim, the link, the tie, two claims, the consent of its own


def test_what_is_about_others_too_stays_and_lets_go(vault: Vault, world: dict[str, str]) -> None:
    release_texts(vault, world)
    done = erasure.erase(vault, order(world["v"]))
    with vault.read() as tx:
        gone = {key for key, ref in world.items() if not tx.ids_of_refs([ref])}
    assert gone == {"v", "tie", "own", "6", "7"}
    assert set(done.to_read) == {world["told"], world["shared"]}
    told = records.get(vault, world["told"])
    other = records.get(vault, world["other"]).id
    assert told.victims == (other,)  # type: ignore[attr-defined]
    assert [text.text for text in told.released] == ["canarykept"]  # type: ignore[attr-defined]
    assert told.verbatim == "رأيت"  # type: ignore[attr-defined]
    assert records.get(vault, world["shared"]).about == (other,)  # type: ignore[attr-defined]


def test_the_statements_of_an_erased_witness_go_with_them(
    vault: Vault, world: dict[str, str]
) -> None:
    done = erasure.erase(vault, order(world["witness"]))
    assert (done.records, listing.counts(vault).get("statement", 0)) == (2, 0)
    assert "نهى" not in decrypted(vault)
    assert activity.check(vault, full=True) == ()


def test_a_tombstone_and_an_entry_without_content_stay(vault: Vault, world: dict[str, str]) -> None:
    record_id = records.get(vault, world["v"]).id
    erasure.erase(vault, order(world["v"]))
    with vault.read() as tx:
        stones = erasing.every(tx.connection)
        assert erasing.erased_refs(tx.connection) >= {world["v"], world["own"], world["tie"]}
    entry = bodies(vault, "registry")[-1]
    assert record_id in {one.record for one in stones}
    assert len(stones) == 6
    assert (entry["operation"], entry["reason"]) == ("deaccession", "")
    assert "وُزنت" not in json.dumps(entry, ensure_ascii=False)
    assert entry["second"] == ["one_person"]


def test_drafts_that_name_the_erased_are_discarded(vault: Vault, world: dict[str, str]) -> None:
    drafts.save(vault, "window", {"ref": world["v"], "names": NAME})
    drafts.save(vault, "other", {"ref": world["other"], "names": "سامر"})
    erasure.erase(vault, order(world["v"]))
    assert drafts.load(vault, "window") is None
    assert drafts.load(vault, "other") is not None
    assert len(list((vault.path / "drafts").glob("*.age"))) == 1


def test_another_members_draft_is_discarded_when_they_ask_for_it(
    vault: Vault, world: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.save(vault, "window", {"ref": world["v"], "names": NAME})
    with monkeypatch.context() as patch:
        patch.setattr(drafts, "forget_about", lambda *_: 0)  # it opens to another key
        erasure.erase(vault, order(world["v"]))
    assert list((vault.path / "drafts").glob("*.age")) != []
    assert drafts.load(vault, "window") is None
    assert list((vault.path / "drafts").glob("*.age")) == []


def test_the_ledger_keeps_the_receivers_code_and_nothing_else(
    vault: Vault, world: dict[str, str]
) -> None:
    export = _export(vault, world["v"])
    done = erasure.erase(vault, order(world["v"]))
    assert [(one.export, one.codes) for one in done.letters] == [(export, ("V-CODE",))]
    (item,) = ledger.entries(vault, export)[0]["items"]
    assert (item["ref"], item["code"], item["fields"], item["consent"]) == ("?", "V-CODE", {}, "")
    assert activity.check(vault, full=True) == ()


def _export(vault: Vault, ref: str) -> str:
    with vault.write("recipient") as tx:
        values = {"profile": "public"}
        new = NewRecord(id=RecordId("e" * 32), ref=tx.free_ref("X"), values=values)
        tx.add("export", [new])
        row = {
            "export": new.id, "record": tx.by_ref(ref).id, "code": "V-CODE", "outcome": "keep",
            "reason": '{"ar": "", "en": ""}', "fields": '{"victim.names": "F1"}', "consent": "C-1",
        }  # fmt: skip
        tx.connection.execute(EXPORT_ITEM.insert(), row)
    return new.ref


def evidence_about(vault: Vault, world: dict[str, str]) -> tuple[dict[str, str], Any]:
    """Attach an original of the victim's own, one about two people, and a portrait."""
    ids = {key: records.get(vault, world[key]).id for key in ("v", "other")}
    files = {"own": "a" * 32, "shared": "b" * 32, "portrait": "c" * 32}
    about = {"own": (ids["v"],), "shared": (ids["v"], ids["other"]), "portrait": ()}
    made = {}
    with vault.write("ingestion") as tx:
        for key, file in files.items():
            values = {"kind": "family", "file": file, "about": about[key], **SEALED}
            made[key] = NewRecord(id=RecordId(file), ref=tx.free_ref("E"), values=values)
            path = evidence_store.path_of(vault.path, file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"sealed")
        tx.add("evidence", list(made.values()))
        tx.change(tx.by_ref(world["v"]), {"portrait_original": made["portrait"].id})
    return files, made["shared"]


def files_left(vault: Vault) -> set[str]:
    return {path.stem for path in (vault.path / "evidence").rglob("*.age")}


def test_evidence_of_the_erased_alone_is_unlinked(vault: Vault, world: dict[str, str]) -> None:
    files, shared = evidence_about(vault, world)
    assert erasure.preview(vault, world["v"]).files == 2
    erasure.erase(vault, order(world["v"]))
    assert files_left(vault) == {files["shared"]}
    other = records.get(vault, world["other"]).id
    assert records.get(vault, shared.ref).about == (other,)  # type: ignore[attr-defined]
    assert activity.check(vault, full=True) == ()


def test_evidence_that_a_crash_left_lying_is_unlinked_in_the_next_session(
    vault: Vault, world: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files, _ = evidence_about(vault, world)
    with monkeypatch.context() as patch:
        patch.setattr(unlinking, "complete", lambda _: 0)  # the crash: it is never reached
        erasure.erase(vault, order(world["v"]))
    assert files_left(vault) == set(files.values())
    erasure.sweep(vault)
    assert files_left(vault) == {files["shared"]}


def test_a_note_that_was_spoilt_unlinks_nothing_else(vault: Vault, world: dict[str, str]) -> None:
    files, _ = evidence_about(vault, world)
    for spoilt in ('["../../header"]', "no list", "7", f'["{files["own"]}"]'):
        with vault.maintain() as connection, connection.execution_options(writes=True).begin():
            facts.put(connection, "registry", {unlinking.ROW: spoilt})
        assert unlinking.complete(vault) == 0
    assert files_left(vault) == set(files.values())
    assert (vault.path / "header").exists()


@pytest.mark.parametrize("guard", ["_forget", "_let_go", "_blank_elsewhere", "_bury"])
def test_a_step_of_the_erasure_that_is_left_out_is_noticed(
    vault: Vault, world: dict[str, str], guard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    release_texts(vault, world)
    export = _export(vault, world["v"])
    monkeypatch.setattr(erasing, guard, lambda *_, **__: None)
    erasure.erase(vault, order(world["v"]))
    with vault.read() as tx:
        stones = erasing.every(tx.connection)
    (item,) = ledger.entries(vault, export)[0]["items"]
    noticed = {
        "_forget": RELEASED in words_left(vault),
        "_let_go": activity.check(vault, full=True) != (),
        "_blank_elsewhere": item["fields"] != {},
        "_bury": stones == (),
    }
    assert guard in {name for name, told in noticed.items() if told}
