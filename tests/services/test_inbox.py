# SPDX-License-Identifier: Apache-2.0
"""Write without read: what a documenter seals nobody reads but a keeper, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from registry.crypto.signatures import canonical_json
from registry.domain.fields import WITHHELD
from registry.services import activity, inbox, records, rotation, search
from registry.services.vaults import Vault
from registry.storage import inbox as items
from registry.storage import intake
from registry.storage.announcements import NotAnnounced
from registry.storage.certificates import CertificateForged
from registry.storage.inbox import InboxKeyOld, ItemTooLarge
from registry.storage.schema import INBOX
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import CANARIES, behind, contents, draft, record
from tests.services.log_lines import log_of
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


def test_what_a_documenter_sealed_reads_whole_for_a_keeper_and_for_nobody_else(
    staff: Staff,
) -> None:
    refs = recorded(staff)
    with staff.at_work("documenter") as vault:
        assert read(vault, refs["w"], "names") is WITHHELD
        assert read(vault, refs["t"], "verbatim") is WITHHELD
        assert search.find(vault, "canary-sealed") == ()
    with staff.at_work("keeper") as vault:
        assert inbox.take_in(vault) == inbox.TakenIn(records=6, refused=())
        assert inbox.waiting(vault) == 0
        assert [one.display for one in read(vault, refs["w"], "names")] == [WITNESS]
        assert read(vault, refs["w"], "phones") == (PHONE,)
        assert read(vault, refs["t"], "verbatim") == VERBATIM
        assert read(vault, refs["v"], "national_number") == NUMBER
        assert read(vault, refs["r"], "person") == records.get(vault, refs["w"]).id
        assert read(vault, refs["e"], "original_name") == "canary-sealed.jpg"
        assert read(vault, refs["q"], "value") == "canary-sealed-q"
        assert [hit.ref for hit in search.find(vault, PHONE)] == [refs["w"]]
        assert activity.check(vault, full=True) == ()
    with staff.at_work("documenter") as vault:
        assert read(vault, refs["w"], "names") is WITHHELD
        assert activity.check(vault, full=True) == ()


def test_the_history_says_who_wrote_it_not_who_took_it_in(staff: Staff) -> None:
    refs = recorded(staff)
    with staff.at_work("keeper") as vault:
        inbox.take_in(vault)
        for key in ("v", "w", "t", "q"):
            (only,) = records.history(vault, refs[key])
            assert (only.actor, only.operation) == (staff.codes["documenter"], "capture")
        assert records.history(vault, refs["v"])[0].changes["national_number"] == (None, NUMBER)
        assert vault.member in {one.actor for one in log_of(vault)}


def test_no_word_that_was_sealed_is_in_any_row_that_the_documenter_opens(staff: Staff) -> None:
    recorded(staff)
    with staff.at_work("documenter") as vault, vault.read() as tx:
        ask = tx.connection.exec_driver_sql
        names = [row[0] for row in ask("SELECT name FROM main.sqlite_schema WHERE type = 'table'")]
        held = "\n".join(str(tuple(row)) for n in names for row in ask(f"SELECT * FROM main.{n}"))  # noqa: S608
    assert "canary-sealed" not in held
    assert CANARIES


def test_the_size_of_an_item_does_not_tell_the_length_of_a_text(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        for length in (1, 100, 300):
            record(vault, "person", note="ا" * length)
        with vault.read() as tx:
            sizes = {len(row.sealed) for row in tx.connection.execute(INBOX.select())}
    assert len(sizes) == 1


def test_what_was_sealed_before_a_rotation_is_taken_in_after_it(staff: Staff) -> None:
    refs = recorded(staff)
    with staff.founder() as vault:
        rotation.rotate(vault, "protected")
    with staff.at_work("documenter") as vault:
        later = record(vault, "person", names="شاهد العهد الثاني")
    with staff.at_work("keeper") as vault:
        assert inbox.take_in(vault) == inbox.TakenIn(records=7, refused=())
        assert read(vault, refs["t"], "verbatim") == VERBATIM
        assert [one.display for one in read(vault, later, "names")] == ["شاهد العهد الثاني"]
        assert activity.check(vault, full=True) == ()


def test_a_victim_sealed_from_the_first_word_is_named_for_a_keeper_only(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        ref = record(vault, "victim", names="ناجية canary-survivor", fate="alive")
        assert search.find(vault, "canary-survivor") == ()
    with staff.at_work("keeper") as vault:
        assert inbox.take_in(vault).refused == ()
        assert [one.display for one in read(vault, ref, "names")] == ["ناجية canary-survivor"]
        assert [hit.ref for hit in search.find(vault, "canary-survivor")] == [ref]
        assert activity.check(vault, full=True) == ()


def test_only_a_keeper_takes_in(staff: Staff) -> None:
    recorded(staff)
    with staff.at_work("documenter") as vault, pytest.raises(RoleLacks) as refused:
        inbox.take_in(vault)
    assert refused.value.data == {"roles": "keeper"}


def test_taking_in_nothing_writes_nothing(staff: Staff) -> None:
    with staff.at_work("keeper") as vault:
        before = len(log_of(vault))
        assert inbox.take_in(vault) == inbox.TakenIn(records=0, refused=())
        assert len(log_of(vault)) == before


def test_what_is_longer_than_any_statement_is_refused_whole(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(items, "LARGEST", 5000)
    with staff.at_work("documenter") as vault:
        with pytest.raises(ItemTooLarge):
            record(vault, "person", note="ا" * 5000)
        assert inbox.waiting(vault) == 0
        assert records.history(vault, record(vault, "victim", names="سامر الحقلي"))


# Keys announced ------------------------------------------------------------------------------


def test_nothing_is_sealed_to_a_key_that_no_keeper_announced(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        behind(vault, "DELETE FROM main.meta WHERE key = 'inbox.protected'")
        with pytest.raises(NotAnnounced):
            record(vault, "person", names=WITNESS)
        assert "announcement_forged" in {one.code for one in activity.check(vault)}


@pytest.mark.parametrize("part", ["hpke", "age", "epoch", "signer"])
def test_a_key_that_somebody_put_in_is_not_used_and_is_found(staff: Staff, part: str) -> None:
    with staff.at_work("documenter") as vault:
        with vault.read() as tx:
            told = json.loads(
                tx.connection.exec_driver_sql(
                    "SELECT value FROM main.meta WHERE key = 'inbox.protected'"
                ).scalar_one()
            )
        told[part] = {
            "hpke": vault.keys.tier("registry").inbox_key.public.hex(),
            "age": vault.keys.age_recipient,
            "epoch": 2,
            "signer": vault.keys.verify_key.hex(),
        }[part]
        behind(
            vault,
            f"UPDATE main.meta SET value = '{canonical_json(told).decode()}'"  # noqa: S608
            " WHERE key = 'inbox.protected'",
        )
        with pytest.raises((CertificateForged, NotAnnounced)):
            record(vault, "person", names=WITNESS)
        assert "announcement_forged" in {one.code for one in activity.check(vault)}


def test_a_key_of_an_older_epoch_is_not_used(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    with staff.at_work("documenter") as vault:
        later = type(vault.header).epoch
        monkeypatch.setattr(
            type(vault.header), "epoch", lambda header, tier: later(header, tier) + 1
        )
        with pytest.raises(InboxKeyOld):
            record(vault, "person", names=WITNESS)


# Loss ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("full", [False, True])
def test_an_item_that_somebody_deletes_is_missed(staff: Staff, full: bool) -> None:  # noqa: FBT001
    recorded(staff)  # leaves a checkpoint of nobody: a documenter signs none
    with staff.at_work("documenter") as vault:
        behind(vault, "DELETE FROM main.inbox WHERE kind = 'person'")
        found = activity.check(vault, full=full)
    assert activity.Finding(code="inbox_lost", where="registry") in found


def test_a_documenter_cannot_say_that_an_item_was_taken_in(staff: Staff) -> None:
    recorded(staff)
    with staff.at_work("documenter") as vault:
        with vault.write("capture") as tx:
            intake.drop(tx, [row.id for row in tx.connection.execute(INBOX.select())])
        assert "inbox_lost" in {one.code for one in activity.check(vault)}
