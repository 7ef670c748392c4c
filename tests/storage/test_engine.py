# SPDX-License-Identifier: Apache-2.0
"""The recipe of the connection is in force; what the authorizer denies, nothing else denies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DatabaseError

from registry.services.vaults import Vault
from registry.storage import engine
from registry.storage.engine import authorizer_lifted, raw_key
from tests.services.invented_vaults import new_vault

# What each setting reads back as; a setting of a file is read on both.
OF_CONNECTION = {
    "temp_store": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "foreign_keys": 1,
}
OF_FILE = {"journal_mode": "truncate", "synchronous": 3, "secure_delete": 1, "cache_size": -65536}
UNTOUCHED = {
    "temp_store": 0,
    "trusted_schema": 1,
    "cell_size_check": 0,
    "foreign_keys": 0,
    "journal_mode": "delete",
    "synchronous": 2,
    "secure_delete": 0,
}
DENIED = "not authorized|authorization denied"
FORBIDDEN = {
    "attach": "ATTACH ':memory:' AS other",
    "attach a file": "ATTACH '{folder}/copy.db' AS other KEY ''",
    "detach": "DETACH protected",
    "vacuum into": "VACUUM INTO '{folder}/copy.db'",
    "rekey": "PRAGMA main.rekey = 'another'",
    "cipher settings": "PRAGMA cipher_page_size = 8192",
    "journal mode": "PRAGMA main.journal_mode = DELETE",
    "synchronous": "PRAGMA main.synchronous = OFF",
    "secure delete": "PRAGMA main.secure_delete = OFF",
    "temporary files": "PRAGMA temp_store = FILE",
    "writable schema": "PRAGMA writable_schema = ON",
    "export": "SELECT sqlcipher_export('main')",
}


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """One vault for all of this module: no test here writes to it."""
    made = new_vault(tmp_path_factory.mktemp("engine") / "a.sijill")
    yield made
    made.close()


def driver_of(vault: Vault) -> Any:  # noqa: ANN401 - sqlcipher3 has no types
    with vault.maintain() as connection:
        return connection.connection.driver_connection


def read(driver: Any, setting: str) -> Any:  # noqa: ANN401
    row = driver.execute(f"PRAGMA {setting}").fetchone()
    return None if row is None else row[0]


@pytest.mark.parametrize("setting", OF_CONNECTION)
def test_each_setting_of_the_connection_is_in_force(vault: Vault, setting: str) -> None:
    with vault.maintain() as connection, authorizer_lifted(connection):
        assert read(driver_of(vault), setting) == OF_CONNECTION[setting]


@pytest.mark.parametrize("schema", ["main", "protected"])
@pytest.mark.parametrize("setting", OF_FILE)
def test_each_setting_of_a_file_is_in_force_on_both(
    vault: Vault, setting: str, schema: str
) -> None:
    with vault.maintain() as connection, authorizer_lifted(connection):
        assert read(driver_of(vault), f"{schema}.{setting}") == OF_FILE[setting]


@pytest.mark.parametrize("setting", UNTOUCHED)
def test_without_the_recipe_the_settings_are_others(tmp_path: Path, setting: str) -> None:
    connection = sqlcipher.connect(str(tmp_path / "plain.db"))
    assert read(connection, setting) == UNTOUCHED[setting]
    connection.close()


def test_no_file_is_mapped_into_memory(vault: Vault) -> None:
    with vault.maintain() as connection, authorizer_lifted(connection):
        assert read(driver_of(vault), "main.mmap_size") in (None, 0)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_what_no_honest_statement_needs_is_denied(vault: Vault, what: str) -> None:
    statement = FORBIDDEN[what].format(folder=vault.path.parent)
    with pytest.raises(sqlcipher.DatabaseError, match=DENIED):
        driver_of(vault).execute(statement)
    assert not (vault.path.parent / "copy.db").exists()


@pytest.mark.parametrize("what", FORBIDDEN)
def test_it_is_the_authorizer_that_denies(tmp_path: Path, what: str) -> None:
    statement = FORBIDDEN[what].format(folder=tmp_path)
    vault = new_vault(tmp_path / "a.sijill")
    driver_of(vault).set_authorizer(None)
    said = ""
    try:
        driver_of(vault).execute(statement).fetchall()
    except sqlcipher.Error as error:
        said = str(error)
    vault.close()
    assert not re.search(DENIED, said)


def test_no_extension_is_loaded(vault: Vault) -> None:
    # SQLite itself denies it too; the authorizer's own words name the function.
    with pytest.raises(sqlcipher.DatabaseError, match="use function: load_extension"):
        driver_of(vault).execute("SELECT load_extension('nothing')")


@pytest.mark.parametrize("pragma", sorted(engine.ALLOWED_PRAGMAS - {"cipher_integrity_check"}))
def test_what_the_program_asks_itself_is_allowed(vault: Vault, pragma: str) -> None:
    with vault.maintain() as connection:
        connection.exec_driver_sql(f"PRAGMA {pragma}").fetchall()


def test_a_lifted_authorizer_is_set_again_even_after_a_failure(vault: Vault) -> None:
    with vault.maintain() as connection:
        with pytest.raises(ZeroDivisionError), authorizer_lifted(connection):
            raise ZeroDivisionError
        with pytest.raises(DatabaseError, match="not authorized"):
            connection.exec_driver_sql(FORBIDDEN["attach"])


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_of_another_length_is_no_raw_key(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        raw_key(bytes(length))


def test_a_raw_key_is_taken_as_such_and_not_as_a_passphrase() -> None:
    key = bytes(range(32))
    assert raw_key(key) == bytearray(b"x'" + key.hex().encode() + b"'")


def test_without_the_module_of_sqlcipher_files_would_be_plain(vault: Vault) -> None:
    # The guard of the recipe: what SQLAlchemy drives is SQLCipher and nothing else.
    with vault.maintain() as connection, authorizer_lifted(connection):
        assert read(driver_of(vault), "cipher_version")
