# SPDX-License-Identifier: Apache-2.0
"""One connection over the encrypted files of a vault: the recipe, and what it forbids.

SQLCipher takes a bare 32-byte key for a passphrase and stretches it (measured: 0.15 s a file);
only the form ``x'<64 hex>'`` is a raw key, so the key is put in that form in a bytearray that is
wiped afterwards, never in a str and never into SQL text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from registry.crypto.medium import DiskFull, MediumFailed, ReadOnlyMedium
from registry.errors import Damaged, VaultError

APPLICATION_ID = 0x53494A4C  # "SIJL"
KEY_SIZE = 32
PAGE_SIZE = 4096
SCHEMA_OF_TIER = {"registry": "main", "protected": "protected"}
HEX = b"0123456789abcdef"
RECIPE = (
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "foreign_keys=ON",
    "mmap_size=0",
)
RECIPE_PER_FILE = (
    "cache_size=-65536",
    "journal_mode=TRUNCATE",  # never WAL with ATTACH: a commit over two files can tear
    "synchronous=EXTRA",  # without a schema it would reach main only
    "secure_delete=ON",
)
ALLOWED_PRAGMAS = frozenset(
    {
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
        "foreign_key_list", "database_list", "read_uncommitted", "foreign_keys",
        "integrity_check", "cipher_integrity_check",
        "data_version",  # FTS5 asks it before it writes
    }
)  # fmt: skip
FORBIDDEN_FUNCTIONS = frozenset({"sqlcipher_export", "load_extension", "writefile"})


class DatabaseDamaged(Damaged):
    """A database of the vault is empty, cut, flipped or not what its key should open."""


# What SQLite says when the medium or the file, not the caller, is at fault.
ANSWERS: tuple[tuple[str, type[VaultError]], ...] = (
    ("database or disk is full", DiskFull),
    ("readonly database", ReadOnlyMedium),
    ("disk I/O error", MediumFailed),
    ("unable to open database file", MediumFailed),
    ("unable to open database", DatabaseDamaged),  # said of ATTACH: the key does not fit
    ("malformed", DatabaseDamaged),
    ("not a database", DatabaseDamaged),
    ("vtable constructor failed", DatabaseDamaged),  # the words index cannot read its own tables
)


@contextmanager
def answers_of(file: Path) -> Iterator[None]:
    """Turn what SQLite says of disk and file into failures of our own; the rest is a bug."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        said = str(getattr(error, "orig", error))
        known = next((kind for words, kind in ANSWERS if words in said), None)
        if known is None:
            raise
        raise known(file=file.name) from error


def raw_key(key: bytes | bytearray) -> bytearray:
    """Return ``x'..'`` for a 32-byte key; any other length would be taken as a passphrase."""
    if len(key) != KEY_SIZE:
        raise ValueError("a raw key has 32 bytes")
    form = bytearray(b"x'" + bytes(2 * KEY_SIZE) + b"'")
    for place, byte in enumerate(key):
        form[2 + 2 * place] = HEX[byte >> 4]
        form[3 + 2 * place] = HEX[byte & 15]
    return form


def open_engine(
    files: Mapping[str, Path], keys: Mapping[str, bytes | bytearray], *, new: bool = False
) -> Engine:
    """Return an engine with one connection: ``registry`` as main, ``protected`` beside it.

    ``files`` and ``keys`` are by tier; a tier without a key is not attached. The files exist; a
    ``new`` one is still empty. Raises DatabaseDamaged for what its key does not open.
    """
    with answers_of(files["registry"]):
        connection = keyed(files["registry"], keys["registry"])
    try:
        for tier in (one for one in SCHEMA_OF_TIER if one in keys):
            with answers_of(files[tier]):
                if tier != "registry":
                    _attach(connection, files[tier], keys[tier])
                _apply_recipe(connection, SCHEMA_OF_TIER[tier])
                if not new:
                    _require_mark(connection, SCHEMA_OF_TIER[tier], files[tier])
    except BaseException:
        connection.close()
        raise
    forbid(connection)
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,  # forgetting it would silently give plaintext files
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def keyed(path: Path, key: bytes | bytearray) -> Any:  # noqa: ANN401 - sqlcipher3 has no types
    """Connect to one encrypted file that exists, under its raw key; nothing is forbidden yet."""
    connection = sqlcipher.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE")
    form = raw_key(key)
    connection.set_key(form)
    _wipe(form)
    for setting in RECIPE:
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def _attach(connection: Any, path: Path, key: bytes | bytearray) -> None:  # noqa: ANN401
    form = raw_key(key)
    connection.execute("ATTACH ? AS protected KEY ?", (f"{path.as_uri()}?mode=rw", form))
    _wipe(form)


def _wipe(form: bytearray) -> None:
    form[:] = bytes(len(form))


def _apply_recipe(connection: Any, schema: str) -> None:  # noqa: ANN401
    for setting in RECIPE_PER_FILE:
        connection.execute(f"PRAGMA {schema}.{setting}").fetchall()


def _require_mark(connection: Any, schema: str, file: Path) -> None:  # noqa: ANN401
    if connection.execute(f"PRAGMA {schema}.application_id").fetchone()[0] != APPLICATION_ID:
        raise DatabaseDamaged(file=file.name)


def mark_as_ours(connection: Connection, tiers: Iterable[str]) -> None:
    """Write our application id into new files (with the authorizer lifted)."""
    for tier in tiers:
        schema = SCHEMA_OF_TIER[tier]
        driver: Any = connection.connection.driver_connection
        driver.execute(f"PRAGMA {schema}.application_id={APPLICATION_ID}")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _authorize(action: int, first: str | None, second: str | None, *_: object) -> int:
    if action in {sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH}:
        return int(sqlcipher.SQLITE_DENY)
    if action == sqlcipher.SQLITE_PRAGMA and str(first).lower() not in ALLOWED_PRAGMAS:
        return int(sqlcipher.SQLITE_DENY)
    if action == sqlcipher.SQLITE_FUNCTION and str(second).lower() in FORBIDDEN_FUNCTIONS:
        return int(sqlcipher.SQLITE_DENY)
    return int(sqlcipher.SQLITE_OK)


def forbid(connection: Any, authorize: Callable[..., int] | None = _authorize) -> None:  # noqa: ANN401
    """Deny what no honest statement needs (ATTACH, rekey, export, most PRAGMAs) from now on."""
    connection.set_authorizer(authorize)


@contextmanager
def authorizer_lifted(connection: Connection) -> Iterator[None]:
    """Lift the authorizer for a migration, a backup or a rotation; nothing else needs it."""
    driver = connection.connection.driver_connection
    forbid(driver, None)
    try:
        yield
    finally:
        forbid(driver)
