# SPDX-License-Identifier: Apache-2.0
"""Locked is locked: no unit of work, engine, key or lock is left, and nothing reconnects."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.pool import StaticPool

from registry.crypto.platform import AlreadyOpen
from registry.services import listing, records, search
from registry.services.vaults import Vault
from registry.storage.vault import VaultClosed
from tests.services.invented_vaults import PASSPHRASE, draft, open_again, record, unchanged

OPEN = """
import sys
from pathlib import Path
from registry.services.vaults import Passphrase, open_vault
from registry.errors import RegistryError
try:
    open_vault(Path(sys.argv[1]), Passphrase.from_text(sys.stdin.read()))
except RegistryError as error:
    print(error.code)
"""


def engine_of(vault: Vault) -> Engine:
    assert vault._engine is not None
    return vault._engine


def test_a_locked_vault_does_nothing_more(vault: Vault) -> None:
    ref = record(vault, "victim", names="سامر الحقلي")
    vault.close()
    with pytest.raises(VaultClosed):
        records.get(vault, ref)
    with pytest.raises(VaultClosed):
        records.record(vault, [draft("victim", names="سامر")])
    with pytest.raises(VaultClosed):
        listing.counts(vault)
    with pytest.raises(VaultClosed):
        search.find(vault, "سامر")
    with pytest.raises(VaultClosed), vault.maintain():
        pass
    assert not vault.is_open


def test_who_kept_the_engine_cannot_reconnect(vault: Vault) -> None:
    engine = engine_of(vault)
    vault.close()
    with pytest.raises(ProgrammingError, match="closed database"), engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM victim").fetchall()


def test_an_engine_that_makes_its_own_connection_would_reconnect(tmp_path: Path) -> None:
    # Why ``close`` closes the one connection there is: SQLAlchemy asks its creator for another.
    file = tmp_path / "x.db"
    engine = create_engine(
        "sqlite://", module=sqlcipher, poolclass=StaticPool, creator=lambda: sqlcipher.connect(file)
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    engine.dispose()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT * FROM t").fetchall() == []
    engine.dispose()


def test_locking_wipes_the_keys(vault: Vault) -> None:
    keys = [key for tier in vault.keys.tiers.values() for key in (tier.secret, tier.database_key)]
    assert all(len(key) == 32 and any(key) for key in keys)
    vault.close()
    assert [bytes(key) for key in keys] == [b""] * 4


def test_locking_gives_the_lock_back_and_twice_does_no_harm(vault: Vault) -> None:
    with pytest.raises(AlreadyOpen):
        open_again(vault.path)
    vault.close()
    vault.close()
    open_again(vault.path).close()


def test_a_vault_open_elsewhere_is_refused_there(vault: Vault) -> None:
    with unchanged(vault.path):
        other = subprocess.run(
            [sys.executable, "-c", OPEN, str(vault.path)],
            input=PASSPHRASE, capture_output=True, text=True, check=True,
        )  # fmt: skip
    assert other.stdout.strip() == "AlreadyOpen"


def delete_and_fail(vault: Vault) -> None:
    with vault.write("capture") as tx:
        tx.connection.exec_driver_sql("DELETE FROM main.victim")
        tx.connection.exec_driver_sql("DELETE FROM protected.person")
        raise ZeroDivisionError


def insert_twice(vault: Vault, text: str) -> None:
    sql = "INSERT INTO main.victim (id, version, mother_name) VALUES (?, 1, ?)"
    with vault.write("capture") as tx:
        tx.connection.exec_driver_sql(sql, ("same", text))
        tx.connection.exec_driver_sql(sql, ("same", text))


def test_a_unit_of_work_that_fails_leaves_no_trace(vault: Vault) -> None:
    record(vault, "victim", names="سامر الحقلي")
    before = listing.counts(vault)
    with unchanged(vault.path):
        with pytest.raises(ZeroDivisionError):
            delete_and_fail(vault)
        assert listing.counts(vault) == before


def test_another_thread_gets_no_hold_of_the_connection(vault: Vault) -> None:
    met: list[str] = []

    def ask() -> None:
        try:
            listing.counts(vault)
        except ProgrammingError as error:
            met.append(str(error.orig))

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join()
    assert len(met) == 1
    assert "thread" in met[0]


def test_an_error_of_the_database_never_shows_what_was_saved(vault: Vault) -> None:
    with pytest.raises(IntegrityError, match="UNIQUE") as refused:
        insert_twice(vault, "canary-mother")
    assert "canary-mother" not in str(refused.value)


def test_a_vault_says_who_is_at_work_and_what_it_is(vault: Vault) -> None:
    assert vault.member == "D-01"
    assert vault.one_person
    assert vault.is_weak
    assert not vault.is_demo
    assert vault.tiers == {"registry", "protected"}
