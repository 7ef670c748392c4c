# SPDX-License-Identifier: Apache-2.0
"""Temporary files of SQLite, its errors, part files, and folders that are copied elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError

from registry.crypto import agefile
from registry.crypto.kdf import FOR_TESTS
from registry.services import drafts, surroundings, vaults
from registry.storage import engine
from tests.leaks.children import CANARY, PASSPHRASE, files, holding, run, writes

# Sorts more than any cache holds, as a long list of names would be sorted.
SORTING = """
import sys
from pathlib import Path
from registry.services import vaults
from registry.storage import engine
engine.RECIPE = tuple(one.replace("temp_store=MEMORY", sys.argv[2]) for one in engine.RECIPE)
vault = vaults.open_vault(Path(sys.argv[1]), vaults.Passphrase.from_text(sys.stdin.read()))
with vault.read() as tx:
    tx.connection.exec_driver_sql("CREATE TEMP TABLE many (name TEXT)")
    tx.connection.exec_driver_sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
        "INSERT INTO many SELECT ? || i || hex(randomblob(200)) FROM n", (sys.argv[3],))
    tx.connection.exec_driver_sql("SELECT name FROM many ORDER BY name DESC LIMIT 3").fetchall()
vault.close()
"""
# Keeps a draft and is killed before the part file gets its name.
KEEPING = f"""
import sys
from pathlib import Path
from registry.crypto import agefile
from registry.services import drafts, vaults
if sys.argv[2] == "plain":
    agefile.encrypt = lambda recipients, data: data
vault = vaults.open_vault(Path(sys.argv[1]), vaults.Passphrase.from_text(sys.stdin.read()))
drafts.save(vault, "victim:new", {{"names": "{CANARY}"}})
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "try.sijill"
    vaults.create(made, vaults.Passphrase.from_text(PASSPHRASE), cost=FOR_TESTS).close()
    return made


def temporary_files(path: Path, setting: str) -> bytes:
    """Return what went to files that SQLite opened for itself while it sorted."""
    log = path.parent / f"calls-{setting[-1]}"
    trace = ("strace", "-f", "-qq", "-y", "-xx", "-s", "300", "-o", str(log))
    said = run(
        SORTING, str(path), setting, CANARY, home=path.parent, typed=PASSPHRASE,
        before=(*trace, "-e", "trace=pwrite64,write"), SQLITE_TMPDIR=str(path.parent),
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    return b"".join(one.data for one in writes(log) if "etilqs_" in one.path)


def test_sorting_writes_no_temporary_file(path: Path) -> None:
    assert temporary_files(path, "temp_store=MEMORY") == b""


def test_without_the_setting_names_would_lie_in_a_temporary_file(path: Path) -> None:
    assert CANARY.encode() in temporary_files(path, "temp_store=FILE")


def words_of_a_failed_save(vault: vaults.Vault) -> str:
    statement = "INSERT INTO main.meta (key, value) VALUES (?, ?)"
    with vault.maintain() as connection:
        with pytest.raises(IntegrityError) as failed:
            connection.exec_driver_sql(statement, ("vault", CANARY))
        return str(failed.value)


def test_an_error_of_the_database_does_not_say_what_was_to_be_saved(path: Path) -> None:
    vault = vaults.open_vault(path, vaults.Passphrase.from_text(PASSPHRASE))
    assert CANARY not in words_of_a_failed_save(vault)
    vault.close()


def test_without_hidden_parameters_it_would(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create = create_engine
    monkeypatch.setattr(
        engine, "create_engine", lambda *a, **k: create(*a, **{**k, "hide_parameters": False})
    )
    vault = vaults.open_vault(path, vaults.Passphrase.from_text(PASSPHRASE))
    assert CANARY in words_of_a_failed_save(vault)
    vault.close()


def left_by_a_kill(path: Path, how: str) -> list[str]:
    kill = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=/^rename")
    before = (*kill, "-e", "inject=/^rename:signal=SIGKILL:when=1")
    run(KEEPING, str(path), how, home=path.parent / "home", before=before, typed=PASSPHRASE)
    parts = {name: data for name, data in files(path).items() if name.endswith(".part")}
    assert len(parts) == 1
    return holding(parts, CANARY)


def test_a_part_file_left_by_a_kill_is_ciphertext(path: Path) -> None:
    assert left_by_a_kill(path, "encrypted") == []


def test_an_unencrypted_part_file_would_be_found(path: Path) -> None:
    assert len(left_by_a_kill(path, "plain")) == 1


def test_a_kept_draft_is_in_no_file_that_an_indexer_could_read(path: Path) -> None:
    vault = vaults.open_vault(path, vaults.Passphrase.from_text(PASSPHRASE))
    drafts.save(vault, f"victim:{CANARY}", {"names": CANARY})
    vault.close()
    assert holding(files(path.parent), CANARY) == []


def test_a_plain_draft_would_be_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agefile, "encrypt", lambda _recipients, data: data)
    vault = vaults.open_vault(path, vaults.Passphrase.from_text(PASSPHRASE))
    drafts.save(vault, "victim:new", {"names": CANARY})
    vault.close()
    assert len(holding(files(path.parent), CANARY)) == 1


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        ("Dropbox", "Dropbox"), ("Dropbox (Personal)", "Dropbox"), ("OneDrive", "OneDrive"),
        ("OneDrive - Invented Aid", "OneDrive"), ("Google Drive", "Google Drive"),
        ("GoogleDrive-somebody", "Google Drive"), ("My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"), ("iCloudDrive", "iCloud"),
        ("Nextcloud", "Nextcloud"), ("Nextcloud2", ""), ("Syncthing", "Syncthing"),
        ("Documents", ""), ("my-dropbox-notes", ""),
    ],
)  # fmt: skip
def test_a_folder_that_is_copied_elsewhere_is_named(tmp_path: Path, folder: str, by: str) -> None:
    place = tmp_path / folder / "deeper"
    place.mkdir(parents=True)
    assert surroundings.synced_by(place / "a.sijill") == by
    (tmp_path / "link").symlink_to(place)
    assert surroundings.synced_by(tmp_path / "link" / "a.sijill") == by


@pytest.mark.parametrize("mark", sorted(surroundings.MARKS))
def test_it_is_known_by_its_marks_too_whatever_it_is_called(tmp_path: Path, mark: str) -> None:
    (tmp_path / "records" / "deeper").mkdir(parents=True)
    (tmp_path / "records" / mark).mkdir()
    told = surroundings.notices(tmp_path / "records" / "deeper" / "a.sijill")
    assert "synced" in [one.code for one in told]
    assert surroundings.MARKS[mark] in surroundings.words(told[0])["ar"]


def test_without_its_table_no_folder_would_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert surroundings.synced_by(tmp_path / "Dropbox" / "a.sijill") == "Dropbox"
    monkeypatch.setattr(surroundings, "SYNCED", {})
    assert surroundings.synced_by(tmp_path / "Dropbox" / "a.sijill") == ""
