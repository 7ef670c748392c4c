# SPDX-License-Identifier: Apache-2.0
"""An erased person is in no page, no draft and no file; two people decide, and both sign."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from registry.crypto.signatures import canonical_json, is_signed
from registry.domain.fields import RecordId
from registry.services import activity, drafts, erasure, ledger, listing, records
from registry.services import search as finding
from registry.services.erasure import Order
from registry.services.vaults import Passphrase, Vault
from registry.storage import certificates, erasing, evidence_store
from registry.storage.rows import NewRecord
from registry.storage.schema import EXPORT_ITEM
from registry.storage.vault import RoleLacks
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
from tests.services.invented_vaults import PASSPHRASE, record
from tests.services.staff import staffed, word
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


def test_evidence_of_the_erased_alone_is_unlinked(vault: Vault, world: dict[str, str]) -> None:
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
    assert erasure.preview(vault, world["v"]).files == 2
    erasure.erase(vault, order(world["v"]))
    left = {path.stem for path in (vault.path / "evidence").rglob("*.age")}
    assert left == {files["shared"]}
    assert records.get(vault, made["shared"].ref).about == (ids["other"],)  # type: ignore[attr-defined]
    assert activity.check(vault, full=True) == ()


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


# Who may ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong", [Order(ref="", reason=" ", grounds="x"), Order(ref="", reason="x", grounds="")]
)
def test_an_erasure_without_written_grounds_is_refused(
    vault: Vault, world: dict[str, str], wrong: Order
) -> None:
    with pytest.raises(erasure.ErasureUngrounded):
        erasure.erase(vault, Order(ref=world["v"], reason=wrong.reason, grounds=wrong.grounds))
    assert records.get(vault, world["v"]).ref == world["v"]


def test_a_record_of_no_person_is_not_erased(vault: Vault, world: dict[str, str]) -> None:
    with pytest.raises(erasure.NotErasable):
        erasure.erase(vault, order(world["event"]))


def require_second(vault: Vault, told: dict[str, Any], code: str) -> None:
    """Require that ``code`` signed what the log says was decided."""
    (second,) = told["second"]
    decided = {
        "vault": vault.keys.vault_id.hex(),
        "ref": told["about"],
        "reason": told["reason"],
        "grounds": told["grounds"][0],
    }
    with vault.read() as tx:
        known = certificates.every(tx.connection, vault.keys.organisation)
    key = next(bytes.fromhex(one.verify_key) for one in known if one.code == code)
    signature = bytes.fromhex(second["signature"])
    assert is_signed(key, erasure.CONTEXT, canonical_json(decided), signature)
    assert second["code"] == code


def test_two_people_decide_and_the_second_signs(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "s.sijill", "keeper", "coordinator", "documenter")
    with staff.at_work("keeper") as vault:
        ref, other = record(vault, "victim", names=NAME), record(vault, "victim", names=NAME)
        with pytest.raises(erasure.SecondPersonNeeded):
            erasure.erase(vault, order(ref))
        for unfit in (word("keeper"), word("documenter")):
            with pytest.raises(erasure.SecondPersonUnfit):
                erasure.erase(vault, order(ref), unfit)
        assert records.get(vault, ref).ref == ref
        erasure.erase(vault, order(ref), word("coordinator"))
        erasure.erase(vault, order(other), Passphrase.from_text(PASSPHRASE))
        told = bodies(vault, "protected")
        mine = next(one for one in told if one["about"] == ref and "second" in one)
        require_second(vault, mine, staff.codes["coordinator"])
        assert activity.check(vault, full=True) == ()
    with staff.at_work("documenter") as vault, pytest.raises(RoleLacks):
        erasure.erase(vault, order("V-AAAAAAAA"))
    with staff.at_work("coordinator") as vault, pytest.raises(RoleLacks):
        erasure.erase(vault, order("V-AAAAAAAA"))
