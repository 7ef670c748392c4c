# SPDX-License-Identifier: Apache-2.0
"""A backup holds everything, in ciphertext; it is read back, rehearsed, and due again in a week."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from registry.services import activity, backups, panic, records, restoring
from registry.services.backups import BackupAlreadyThere, BackupInside
from registry.services.vaults import Vault
from registry.storage import backups as files
from registry.storage import copies, facts
from registry.storage.backup_archive import BackupDamaged
from registry.storage.backups import (
    BackupForeign,
    BackupNeedsKeeper,
    BackupPartMissing,
    BackupPartOther,
)
from registry.storage.engine import DatabaseDamaged
from tests.services.backed_up import back_up, bring_back, phrase, put_evidence
from tests.services.invented_vaults import (
    CANARIES,
    OTHER_PASSPHRASE,
    contents,
    new_vault,
    open_again,
    record,
    record_canaries,
)


def test_everything_comes_back_in_a_new_place(vault: Vault) -> None:
    refs = record_canaries(vault)
    evidence = put_evidence(vault, "a")
    before = {ref: records.get(vault, ref) for ref in refs.values()}
    held = (vault.path / evidence).read_bytes()
    file = back_up(vault)
    vault.close()
    shutil.rmtree(vault.path)
    again = open_again(bring_back(file))
    try:
        assert {ref: records.get(again, ref) for ref in refs.values()} == before
        assert (again.path / evidence).read_bytes() == held
        assert activity.check(again, full=True) == ()
        assert (again.path.stat().st_mode & 0o777) == 0o700
    finally:
        again.close()


def test_no_word_and_no_plain_database_is_in_a_backup(vault: Vault) -> None:
    record_canaries(vault)
    held = back_up(vault).read_bytes()
    assert not [one for one in CANARIES if one.encode() in held]
    assert b"SQLite format 3" not in held
    assert vault.member.encode() not in held


def test_stock_tools_read_the_container(vault: Vault) -> None:
    file = back_up(vault)
    tested = subprocess.run(["unzip", "-tqq", str(file)], check=False, capture_output=True)
    assert tested.returncode == 0, tested.stdout
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert archive.read("header") == (vault.path / "header").read_bytes()


def test_only_the_backup_is_left_beside_the_vault(vault: Vault) -> None:
    file = back_up(vault)
    backups.prove(file, phrase(), vault=vault)
    assert {one.name for one in vault.path.parent.iterdir()} == {vault.path.name, file.name}
    assert (file.stat().st_mode & 0o777) == 0o600


def test_a_backup_is_never_written_over_something_or_into_the_vault(vault: Vault) -> None:
    file = back_up(vault)
    before = file.read_bytes()
    with pytest.raises(BackupAlreadyThere):
        backups.make(vault, file)
    assert file.read_bytes() == before
    with pytest.raises(BackupInside):
        backups.make(vault, vault.path / "evidence" / "b.sijill-backup")


def test_evidence_that_an_earlier_backup_holds_is_not_copied_again(vault: Vault) -> None:
    put_evidence(vault, "a")
    first = back_up(vault, "first")
    put_evidence(vault, "b", b"of later")
    made = backups.make(vault, vault.path.parent / "second.sijill-backup", [first])
    assert (made.evidence, made.earlier) == (1, 1)
    back = bring_back(made.file, "back.sijill", first)
    assert (back / "evidence" / "aa").exists()
    assert (back / "evidence" / "bb").exists()


def test_an_earlier_backup_that_is_needed_is_named(vault: Vault) -> None:
    put_evidence(vault, "a")
    first = back_up(vault, "first")
    second = back_up(vault, "second", first)
    with pytest.raises(BackupPartMissing) as missing:
        bring_back(second)
    assert missing.value.data == {"file": first.name}
    assert not (vault.path.parent / "back.sijill").exists()


def test_evidence_that_was_changed_since_is_copied_again(vault: Vault) -> None:
    name = put_evidence(vault, "a")
    first = back_up(vault, "first")
    put_evidence(vault, "a", b"another content")
    back = bring_back(back_up(vault, "second", first), "back.sijill", first)
    assert (back / name).read_bytes() == b"another content"


def test_a_part_of_another_vault_is_refused(vault: Vault, tmp_path: Path) -> None:
    other = new_vault(tmp_path / "other.sijill")
    foreign = back_up(other, "foreign")
    other.close()
    with pytest.raises(BackupForeign):
        back_up(vault, "second", foreign)


def test_a_part_that_lost_what_is_needed_of_it_is_named(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_evidence(vault, "a")
    first = back_up(vault, "first")
    second = back_up(vault, "second", first)
    monkeypatch.setattr(files, "_bare", lambda _manifest: iter(()))
    with pytest.raises(BackupPartOther):
        bring_back(second, "back.sijill", first)


def test_who_cannot_read_the_protected_file_backs_it_up_sealed(documenter: Vault) -> None:
    made = backups.make(documenter, documenter.path.parent / "d.sijill-backup")
    assert (made.sealed, made.absent) == (("protected",), ())
    documenter.close()
    keeper = open_again(bring_back(made.file))
    assert keeper.tiers == {"registry", "protected"}
    assert activity.check(keeper, full=True) == ()
    keeper.close()


def test_a_closed_file_with_a_hot_journal_is_never_copied(documenter: Vault) -> None:
    (documenter.path / "protected.e1.db-journal").write_bytes(b"of a crash" * 100)
    with pytest.raises(BackupNeedsKeeper):
        back_up(documenter)
    assert not list(documenter.path.parent.glob("*.sijill-backup*"))


def test_a_backup_that_cannot_be_read_back_is_not_left(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flipped(path: Path) -> None:
        raise BackupDamaged(file=path.name)

    monkeypatch.setattr(files, "require_whole_archive", flipped)
    with pytest.raises(BackupDamaged):
        back_up(vault)
    assert not list(vault.path.parent.glob("*.sijill-backup*"))
    assert backups.reminder(vault).days is None


def test_a_copy_with_a_lost_row_is_no_backup(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = copies.copy_database
    monkeypatch.setattr(files, "copy_database", lambda *given: {**copied(*given), "log": 7_000})
    with pytest.raises(DatabaseDamaged):
        back_up(vault)
    assert not list(vault.path.parent.glob("*.sijill-backup*"))


def test_a_proven_backup_is_noted_in_its_own_vault_only(vault: Vault, tmp_path: Path) -> None:
    record_canaries(vault)
    file = back_up(vault)
    other = new_vault(tmp_path / "other.sijill")
    assert not backups.prove(file, phrase(), vault=other).noted
    proven = backups.prove(file, phrase(), vault=vault)
    assert proven.holds
    assert proven.noted
    assert proven.counts["victim"] == 1
    assert backups.reminder(vault).proven_on == dt.datetime.now(dt.UTC).date().isoformat()
    assert backups.reminder(other).proven_on == ""
    assert activity.check(vault, full=True) == ()
    other.close()


def test_a_rehearsal_changes_no_byte_of_the_backup(vault: Vault) -> None:
    file = back_up(vault)
    before = file.read_bytes()
    backups.prove(file, phrase())
    assert file.read_bytes() == before


def test_the_next_backup_is_due_after_seven_days(vault: Vault) -> None:
    assert backups.reminder(vault).due
    back_up(vault)
    assert backups.reminder(vault) == backups.Reminder(days=0, due=False, proven_on="")
    week_ago = (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=7)).isoformat()
    with vault.write("backup") as tx:
        facts.put(tx.connection, "registry", {restoring.LAST: week_ago})
        tx.unit("registry")
    assert backups.reminder(vault) == backups.Reminder(days=7, due=True, proven_on="")


def test_the_vault_itself_is_only_told_the_day(vault: Vault) -> None:
    record_canaries(vault)
    before = contents(vault.path)
    back_up(vault)
    changed = {name for name, data in contents(vault.path).items() if before.get(name) != data}
    assert changed == {"registry.e1.db"}


def test_any_member_backs_up_and_any_passphrase_of_the_vault_opens_it(documenter: Vault) -> None:
    file = back_up(documenter)
    documenter.close()
    assert backups.prove(file, phrase(OTHER_PASSPHRASE)).holds


def test_what_nobody_opened_is_not_proven_and_panic_stays_off(documenter: Vault) -> None:
    file = back_up(documenter)
    proven = backups.prove(file, phrase(OTHER_PASSPHRASE), vault=documenter)
    assert (proven.unread, proven.noted) == (("protected",), False)
    assert panic.is_ready(documenter) == ""
    assert backups.prove(file, phrase(), vault=documenter).noted  # a keeper stood by
    assert panic.is_ready(documenter)


def test_a_rehearsal_sees_damage_in_an_earlier_backup_too(vault: Vault) -> None:
    name = put_evidence(vault, "a")
    first = back_up(vault, "first")
    second = back_up(vault, "second", first)
    assert backups.prove(second, phrase(), [first]).evidence == 1
    with pytest.raises(BackupPartMissing):
        backups.prove(second, phrase())
    data = bytearray(first.read_bytes())
    data[data.index(name.encode()) + 500] ^= 1
    first.write_bytes(data)
    with pytest.raises(BackupDamaged):
        backups.prove(second, phrase(), [first])


def test_a_record_whose_evidence_is_not_in_the_backup_is_found(vault: Vault) -> None:
    ref = record(vault, "evidence", kind="photo")
    with vault.write("ingestion") as tx:
        tx.change(tx.by_ref(ref), {"file": "ab" * 16, "sealed_sha256": "cd" * 32})
    proven = backups.prove(back_up(vault), phrase(), vault=vault)
    assert [one.code for one in proven.findings] == ["evidence_missing"]
    assert not proven.noted
    assert backups.reminder(vault).proven_on == ""


def test_what_a_crash_left_of_a_backup_is_in_nobodys_way(vault: Vault) -> None:
    target = vault.path.parent / "a.sijill-backup"
    (target.with_name(f"{target.name}.work") / "deep").mkdir(parents=True)
    target.with_name(f"{target.name}.part").write_bytes(b"half of it")
    back_up(vault)
    assert {one.name for one in vault.path.parent.iterdir()} == {vault.path.name, target.name}
