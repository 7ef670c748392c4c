# SPDX-License-Identifier: Apache-2.0
"""What is not a sound vault of ours does not open: the right failure, in words, and no change."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.crypto import header as headers
from registry.crypto.header import HeaderDamaged, NotAVault, VaultMissing, VaultNewer
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.passphrase import PassphraseEmpty
from registry.crypto.platform import AlreadyOpen
from registry.crypto.slots import WrongPassphrase
from registry.domain.wording import error_words, exit_code
from registry.errors import RegistryError
from registry.services import activity, listing, vaults
from registry.services.vaults import Passphrase
from registry.storage import founding
from registry.storage.engine import PAGE_SIZE, DatabaseDamaged
from registry.storage.founding import VaultAlreadyThere
from registry.storage.migration import DatabaseNewer
from registry.storage.scrutiny import DatabaseForeign, DatabaseMissing, DatabasePlaintext
from tests.crypto.conftest import flipped, resealed
from tests.services.invented_vaults import (
    PASSPHRASE,
    behind,
    contents,
    new_vault,
    open_again,
    record,
    unchanged,
)

REGISTRY, PROTECTED = "registry.e1.db", "protected.e1.db"
Harm = Callable[[Path], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with a record in each file; copied before it is harmed."""
    path = tmp_path_factory.mktemp("sound") / "a.sijill"
    made = new_vault(path)
    record(made, "victim", names="سامر الحقلي", note="س" * 20_000)
    record(made, "person", names="مها الحقلي", note="م" * 20_000)
    made.close()
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "a.sijill"))


def put(name: str, data: bytes) -> Harm:
    return change(name, lambda _: data)


def change(name: str, alter: Callable[[bytes], bytes]) -> Harm:
    def harm(path: Path) -> None:
        (path / name).write_bytes(alter((path / name).read_bytes()))

    return harm


def remove(name: str) -> Harm:
    return lambda path: (path / name).unlink()


def swap(path: Path) -> None:
    (path / REGISTRY).rename(path / "other")
    (path / PROTECTED).rename(path / REGISTRY)
    (path / "other").rename(path / PROTECTED)


def make_plain(path: Path) -> None:
    (path / REGISTRY).unlink()
    connection = sqlite3.connect(path / REGISTRY)
    connection.execute("CREATE TABLE victim (id TEXT)")
    connection.close()


def make_foreign(path: Path) -> None:
    foreign = new_vault(path.with_name("foreign.sijill"))
    foreign.close()
    shutil.copy(foreign.path / PROTECTED, path / PROTECTED)


def relabel(statement: str) -> Harm:
    def harm(path: Path) -> None:
        vault = open_again(path)
        behind(vault, statement)
        vault.close()

    return harm


HARMS: dict[str, tuple[Harm, type[RegistryError]]] = {
    "vault gone": (shutil.rmtree, VaultMissing),
    "header gone": (remove("header"), VaultMissing),
    "header of another program": (put("header", b"PK\x03\x04" + bytes(100)), NotAVault),
    "header empty": (put("header", b""), HeaderDamaged),
    "header cut": (change("header", lambda b: b[:-1]), HeaderDamaged),
    "header flipped": (change("header", lambda b: flipped(b, 40)), HeaderDamaged),
    "header newer": (
        change("header", lambda b: resealed(b[:8] + b"\0\x02" + b[10:])),
        VaultNewer,
    ),
    "database gone": (remove(REGISTRY), DatabaseMissing),
    "protected gone": (remove(PROTECTED), DatabaseMissing),
    "database empty": (put(REGISTRY, b""), DatabaseDamaged),
    "database one byte": (put(PROTECTED, b"\0"), DatabaseDamaged),
    "database of zeros": (change(REGISTRY, lambda b: bytes(len(b))), DatabaseDamaged),
    "cut off a page": (change(REGISTRY, lambda b: b[:-100]), DatabaseDamaged),
    "cut on a page": (change(REGISTRY, lambda b: b[:-PAGE_SIZE]), DatabaseDamaged),
    "protected cut on a page": (change(PROTECTED, lambda b: b[:-PAGE_SIZE]), DatabaseDamaged),
    "first page flipped": (change(REGISTRY, lambda b: flipped(b, 100)), DatabaseDamaged),
    "protected first page flipped": (change(PROTECTED, lambda b: flipped(b, 9)), DatabaseDamaged),
    "plaintext": (make_plain, DatabasePlaintext),
    "files swapped": (swap, DatabaseDamaged),
    "of another vault": (make_foreign, DatabaseDamaged),
    "another vault's name in it": (
        relabel("UPDATE main.meta SET value = 'ff' WHERE key = 'vault'"),
        DatabaseForeign,
    ),
    "the other tier's name in it": (
        relabel("UPDATE protected.meta SET value = 'registry' WHERE key = 'tier'"),
        DatabaseForeign,
    ),
    "older epoch": (
        relabel("UPDATE protected.meta SET value = '0' WHERE key = 'epoch'"),
        DatabaseForeign,
    ),
    "newer tables": (
        relabel("UPDATE main.alembic_version SET version_num = 'registry_9999'"),
        DatabaseNewer,
    ),
    "newer protected tables": (
        relabel("UPDATE protected.alembic_version SET version_num = 'protected_9999'"),
        DatabaseNewer,
    ),
    "not our mark": (relabel("PRAGMA main.application_id = 7"), DatabaseDamaged),
}


@pytest.mark.parametrize("harm", HARMS)
def test_what_is_not_sound_is_refused_and_left_as_it_is(path: Path, harm: str) -> None:
    do, expected = HARMS[harm]
    do(path)
    with unchanged(path), pytest.raises(expected) as refused:
        open_again(path)
    assert type(refused.value) is expected
    words = error_words(refused.value)
    assert words["ar"]
    assert words["en"]
    assert "…" not in words["ar"] + words["en"]
    assert exit_code(refused.value) == expected.exit_code


@pytest.mark.parametrize("name", [REGISTRY, PROTECTED])
def test_the_refusal_names_the_file_that_is_damaged(path: Path, name: str) -> None:
    change(name, lambda b: flipped(b, 100))(path)
    with pytest.raises(DatabaseDamaged) as refused:
        open_again(path)
    assert refused.value.data == {"file": name}


@pytest.mark.parametrize("name", [REGISTRY, PROTECTED])
def test_a_flip_in_any_page_is_refused_or_found_by_the_check(path: Path, name: str) -> None:
    whole = (path / name).read_bytes()
    for page in range(0, len(whole) // PAGE_SIZE, 5):
        (path / name).write_bytes(flipped(whole, page * PAGE_SIZE + 1000))
        try:
            vault = open_again(path)
        except DatabaseDamaged:
            continue
        found = {one.code for one in activity.check(vault, full=True)}
        vault.close()
        assert "page_damaged" in found


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("wrong", WrongPassphrase),
        (PASSPHRASE + "x", WrongPassphrase),
        (" \u200f ", PassphraseEmpty),
    ],
)
def test_a_wrong_or_empty_passphrase_opens_nothing(
    path: Path, typed: str, expected: type[RegistryError]
) -> None:
    with unchanged(path), pytest.raises(expected) as refused:
        open_again(path, typed)
    assert exit_code(refused.value) == 3
    open_again(path).close()


def test_a_damaged_header_falls_back_to_the_sound_one_before(path: Path) -> None:
    headers.write_header(path, headers.read_header(path))
    (path / "header").write_bytes(b"")
    vault = open_again(path)
    assert listing.counts(vault)["victim"] == 1
    vault.close()


def test_a_newer_header_is_never_passed_over_for_the_one_before(path: Path) -> None:
    headers.write_header(path, headers.read_header(path))
    HARMS["header newer"][0](path)
    with pytest.raises(VaultNewer):
        open_again(path)


def test_a_vault_open_in_this_process_does_not_open_twice(path: Path) -> None:
    first = open_again(path)
    with pytest.raises(AlreadyOpen):
        open_again(path)
    first.close()
    open_again(path).close()


def test_a_refused_opening_gives_the_lock_back(path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        open_again(path, "wrong")
    open_again(path).close()


@pytest.mark.parametrize("there", ["file", "folder"])
def test_a_new_vault_never_takes_the_place_of_something(tmp_path: Path, there: str) -> None:
    path = tmp_path / "a.sijill"
    path.mkdir() if there == "folder" else path.write_bytes(b"mine")
    with pytest.raises(VaultAlreadyThere):
        new_vault(path)
    assert contents(tmp_path) == ({} if there == "folder" else {"a.sijill": b"mine"})


def test_a_vault_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(founding, "write_header", full)
    with pytest.raises(RegistryError) as refused:
        new_vault(tmp_path / "a.sijill")
    assert refused.value.code == "DiskFull"
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    new_vault(tmp_path / "a.sijill").close()


def test_files_and_folders_are_for_their_owner_only(path: Path) -> None:
    vault = open_again(path)
    record(vault, "victim", names="سامر الحقلي")
    modes = {
        p.relative_to(path).as_posix(): stat.S_IMODE(p.stat().st_mode) for p in path.rglob("*")
    }
    vault.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert {modes[name] for name in ("drafts", "evidence")} == {0o700}
    assert {mode for name, mode in modes.items() if (path / name).is_file()} == {0o600}
    assert {REGISTRY, PROTECTED, f"{REGISTRY}-journal", "header", "lock"} <= modes.keys()


def test_a_passphrase_too_short_or_too_even_makes_no_vault(tmp_path: Path) -> None:
    for typed in ("قصيرة", "aaaaaaaaaaaa"):
        with pytest.raises(vaults.PassphraseWeak) as refused:
            vaults.create(tmp_path / "a", Passphrase.from_text(typed), cost=FOR_TESTS)
        assert error_words(refused.value)["ar"]
    assert list(tmp_path.iterdir()) == []
