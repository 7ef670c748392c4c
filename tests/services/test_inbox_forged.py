# SPDX-License-Identifier: Apache-2.0
"""What the program never seals, put into the inbox by who has the source code, stays there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from registry.crypto.sealing import seal
from registry.crypto.signatures import canonical_json, sign
from registry.services import activity, inbox, records
from registry.services.vaults import Vault
from registry.storage import inbox as items
from registry.storage import inbox_reading, intake
from registry.storage.announcements import announced
from registry.storage.schema import INBOX
from tests.services.invented_vaults import contents, draft, record
from tests.services.staff import Staff, staffed

WITNESS = "شاهدة التل canary-sealed"
PHONE = "0999-555-0188"
VERBATIM = "سمعت الجرس مرتين canary-sealed-words"
NUMBER = "canary-sealed-number"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Staff:
    return staffed(tmp_path_factory.mktemp("office") / "o.sijill", "documenter", "keeper")


@pytest.fixture
def staff(office: Staff, tmp_path: Path) -> Staff:
    """A vault of three people, fresh for each test."""
    path = tmp_path / "s.sijill"
    for name, content in contents(office.path).items():
        (path / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    for folder in ("drafts", "evidence"):
        (path / folder).mkdir(mode=0o700, exist_ok=True)
    return Staff(path=path, codes=office.codes)


def recorded(staff: Staff) -> dict[str, str]:
    """Have the documenter record a victim, a witness, a statement, claims and kin."""
    with staff.at_work("documenter") as vault:
        refs = records.record(
            vault,
            [
                draft("victim", key="v", names="سامر الحقلي", national_number=NUMBER),
                draft("person", key="w", names=WITNESS, phones=[PHONE]),
                draft("statement", {"witness": "w", "victim": "v"}, key="t", verbatim=VERBATIM),
                draft(
                    "relation", {"victim": "v", "person": "w"}, key="r", person_relation="parent"
                ),
                draft("evidence", key="e", original_name="canary-sealed.jpg"),
                draft("claim", {"about": "v"}, key="q", field="injuries", value="canary-sealed-q"),
            ],
        )
        assert inbox.waiting(vault) == 6
        assert activity.check(vault, full=True) == ()
    return refs


def read(vault: Vault, ref: str, field: str) -> Any:  # noqa: ANN401 - any declared value
    return getattr(records.get(vault, ref), field)


# A low member with the registry's key and the source code ---------------------------------------


def forge(vault: Vault, change: Callable[[dict[str, Any]], None], *, log: bool = True) -> None:
    """Put an item into the inbox as a member would who has the keys and the source code."""
    victim = record(vault, "victim", names="سامر الحقلي")
    body: dict[str, Any] = {
        "vault": vault.keys.vault_id.hex(),
        "kind": "victim",
        "id": str(records.get(vault, victim).id),
        "ref": victim,
        "values": {"national_number": NUMBER},
        "actor": vault.member,
        "at": "2026-01-01T00:00:00+00:00",
        "signer": vault.keys.verify_key.hex(),
    }
    change(body)
    signature = sign(vault.keys.signing_key, items.CONTEXT, canonical_json(body))
    plain = canonical_json({"body": body, "signature": signature.hex()})
    vault_id = bytes.fromhex(body["vault"])
    with vault.write("capture") as tx:
        key = announced(tx.connection, vault.keys.organisation, "protected").hpke
        sealed = seal(key, plain, items.info_of(vault_id))
        row = {"id": body["id"], "at": "x", "actor": "D-01", "kind": "victim", "sealed": sealed}
        tx.connection.execute(INBOX.insert(), row)
        if log:
            tx.tell("registry", "sealed", items.digest_of(sealed))


def in_another_name(body: dict[str, Any]) -> None:
    body["actor"] = "D-01"


FORGERIES: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "another's name": (in_another_name, "forged"),
    "a signer who is no member": (lambda body: body.update(signer="00" * 32), "forged"),
    "another vault": (lambda body: body.update(vault="00" * 16), "foreign"),
    "a kind that is not": (lambda body: body.update(kind="nothing"), "malformed"),
    "a field of the registry": (lambda body: body.update(values={"fate": "dead"}), "malformed"),
    "a field that moves only when sealed": (
        lambda body: body.update(values={"memorial_name": "x"}),
        "malformed",
    ),
    "a field that is not": (lambda body: body.update(values={"nothing": "x"}), "malformed"),
    "a reference": (lambda body: body.update(values={"ref": "V-1"}), "malformed"),
    "a number for a text": (lambda body: body.update(values={"injuries": 7}), "malformed"),
    "nothing at all": (lambda body: body.update(values={}), "malformed"),
    "another reference": (lambda body: body.update(ref="V-INVENTED"), "record_gone"),
    "a record that is not": (lambda body: body.update(id="0" * 32), "record_gone"),
    "a list": (lambda body: body.update(values=[]), "malformed"),
    "more than belongs there": (lambda body: body.update(more=1), "malformed"),
}  # fmt: skip


@pytest.mark.parametrize("what", FORGERIES)
def test_what_the_program_never_seals_stays_and_is_told(staff: Staff, what: str) -> None:
    change, code = FORGERIES[what]
    with staff.at_work("documenter") as vault:
        forge(vault, change)
        good = record(vault, "person", names=WITNESS)
    with staff.at_work("keeper") as vault:
        told = inbox.take_in(vault)
        assert (told.records, [one.code for one in told.refused]) == (1, [code])
        assert inbox.waiting(vault) == 1
        assert read(vault, good, "names")
        for word in inbox.words(told.refused[0]).values():
            assert "D-01" in word


def test_an_item_that_no_log_entry_names_stays_and_the_check_tells_it(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        forge(vault, lambda _body: None, log=False)
    with staff.at_work("keeper") as vault:
        assert [one.code for one in inbox.take_in(vault).refused] == ["unlogged"]
        assert "inbox_forged" in {one.code for one in activity.check(vault, full=True)}


def test_an_item_that_was_taken_in_is_not_taken_twice(staff: Staff) -> None:
    refs = recorded(staff)
    with staff.at_work("documenter") as vault, vault.read() as tx:
        kept = [dict(row._mapping) for row in tx.connection.execute(INBOX.select())]
    with staff.at_work("keeper") as vault:
        inbox.take_in(vault)
        person = records.get(vault, refs["w"])
        records.change(vault, refs["w"], person.version, {"phones": ()})
    with staff.at_work("documenter") as vault, vault.write("capture") as tx:
        tx.connection.execute(INBOX.insert(), kept)
    with staff.at_work("keeper") as vault:
        assert {one.code for one in inbox.take_in(vault).refused} == {"replayed"}
        assert read(vault, refs["w"], "phones") is None
        assert "inbox_forged" in {one.code for one in activity.check(vault, full=True)}


def test_nobody_but_a_keeper_says_that_an_item_waits_no_longer(staff: Staff) -> None:
    refs = recorded(staff)
    with staff.at_work("documenter") as vault, vault.write("capture") as tx:
        for digest in items.digests(tx.connection):
            tx.tell("registry", "taken_in", digest)
    with staff.at_work("keeper") as vault:
        assert inbox.take_in(vault).refused == ()
        assert read(vault, refs["w"], "phones") == (PHONE,)


def test_what_another_also_names_in_the_log_is_still_its_authors(tmp_path: Path) -> None:
    staff = staffed(tmp_path / "a.sijill", "documenter", "editor", "keeper")
    refs = recorded(staff)
    with staff.at_work("editor") as vault, vault.write("modification") as tx:
        for digest in items.digests(tx.connection):
            tx.tell("registry", "sealed", digest)
    with staff.at_work("keeper") as vault:
        assert inbox.take_in(vault).refused == ()
        assert read(vault, refs["w"], "phones") == (PHONE,)


def test_what_a_keeper_wrote_before_is_not_overwritten(staff: Staff) -> None:
    refs = recorded(staff)
    with staff.at_work("keeper") as vault:
        records.change(vault, refs["w"], 1, {"phones": ("0999-keeper",)})
        told = inbox.take_in(vault)
        assert [(one.code, one.record) for one in told.refused] == [("conflict", refs["w"])]
        assert read(vault, refs["w"], "phones") == ("0999-keeper",)
        assert told.records == 5


def test_an_item_of_another_vault_does_not_open(staff: Staff, tmp_path: Path) -> None:
    other = staffed(tmp_path / "other.sijill", "documenter")
    with other.at_work("documenter") as vault:
        record(vault, "person", names=WITNESS)
        with vault.read() as tx:
            kept = [dict(row._mapping) for row in tx.connection.execute(INBOX.select())]
    with staff.at_work("documenter") as vault, vault.write("capture") as tx:
        tx.connection.execute(INBOX.insert(), kept)
        tx.tell("registry", "sealed", items.digest_of(kept[0]["sealed"]))
    with staff.at_work("keeper") as vault:
        assert [one.code for one in inbox.take_in(vault).refused] == ["foreign"]


GUARDS: dict[str, tuple[str, Callable[[pytest.MonkeyPatch], object]]] = {
    "another's name": ("forged", lambda patch: patch.setattr(
        intake, "opened", _opened_with(_Anybody()))),
    "a number for a text": ("malformed", lambda patch: patch.setattr(
        intake, "_fits", lambda *_: True)),
    "more than belongs there": ("malformed", lambda patch: (
        patch.setattr(inbox_reading, "_has_form", lambda _body: True),
        patch.setattr(intake, "_is_shaped", lambda _body: True))),
    "a field that moves only when sealed": ("malformed", lambda patch: patch.setattr(
        intake, "fields_for", lambda spec, *_: tuple(spec.fields.values()))),
    "another reference": ("record_gone", lambda patch: patch.setattr(
        intake, "_require_room", lambda *_: None)),
}  # fmt: skip


class _Anybody(dict[str, Any]):
    """Takes every signer for whom the item says."""

    def get(self, key: str, default: object = None) -> Any:  # noqa: ANN401, ARG002
        return SimpleNamespace(code="D-01")


def _opened_with(members: dict[str, Any]) -> Callable[..., Any]:
    real = intake.opened
    return lambda row, keys, known, _members: real(row, keys, known, members)


@pytest.mark.parametrize("what", GUARDS)
def test_without_its_guard_the_forgery_is_taken_in(
    staff: Staff, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, switch_off = GUARDS[what]
    with staff.at_work("documenter") as vault:
        forge(vault, FORGERIES[what][0])
    with monkeypatch.context() as patch:
        switch_off(patch)
        with staff.at_work("keeper") as vault:
            try:
                refused = [one.code for one in inbox.take_in(vault).refused]
            except Exception as error:  # noqa: BLE001 - whatever happens, it was not refused
                refused = [type(error).__name__]
    assert code not in refused
