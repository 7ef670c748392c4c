# SPDX-License-Identifier: Apache-2.0
"""An older vault is brought forward, each file on its own; a failure changes nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from registry.services import listing, records
from registry.services.vaults import Vault
from registry.storage import migration, stepping
from registry.storage.founding import COPY_SUFFIX
from registry.storage.migration import SCRIPTS
from tests.services.invented_vaults import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    admit_without_protected,
    contents,
    open_again,
    record,
)

SECOND = """
from alembic import op
import sqlalchemy as sa
{extra}
revision = "{tier}_9002"
down_revision = "{before}"


def upgrade():
    op.create_table("noticed", sa.Column("word", sa.Text), schema={schema!r})
    {body}
"""
COPY_MUST_STAND = """
    import pathlib
    files = op.get_bind().exec_driver_sql("PRAGMA database_list").fetchall()
    for _, _, file in files:
        assert pathlib.Path(file + ".before").read_bytes() == pathlib.Path(file).read_bytes()
"""
OPENED = """
import sys
from pathlib import Path
from registry.services import vaults
phrase = vaults.Passphrase.from_text(sys.stdin.read())
vaults.open_vault(Path(sys.argv[1]), phrase).close()
sys.exit("alembic" in sys.modules)
"""


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations of a program one version on: copies, to which a test adds."""
    folder = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migration, "SCRIPTS", folder)
    return folder


def add_second(scripts: Path, tier: str, body: str = "", extra: str = "") -> None:
    schema = None if tier == "registry" else tier
    text = SECOND.format(
        tier=tier, before=migration.newest(tier), schema=schema, body=body, extra=extra
    )
    (scripts / tier / "9002_second.py").write_text(text, encoding="utf-8")


def tables(vault: Vault, schema: str) -> set[str]:
    with vault.read() as tx:
        rows = tx.connection.exec_driver_sql(f"SELECT name FROM {schema}.sqlite_schema")  # noqa: S608
        return {row[0] for row in rows}


def test_a_new_vault_stands_at_the_newest_revision(vault: Vault) -> None:
    with vault.read() as tx:
        for tier in ("registry", "protected"):
            assert migration.current(tx.connection, tier) == migration.newest(tier)
            assert not migration.is_due(tx.connection, tier)


@pytest.mark.parametrize("tier", ["registry", "protected"])
def test_the_names_of_the_migrations_tell_what_alembic_reads_in_them(tier: str) -> None:
    told = stepping.script(SCRIPTS / tier)
    chain = [one.revision for one in told.walk_revisions()]
    assert list(migration.known(tier)) == chain[::-1]
    assert migration.newest(tier) == told.get_current_head()


def test_a_vault_that_is_up_to_date_opens_without_alembic(vault: Vault) -> None:
    vault.close()
    command = [sys.executable, "-c", OPENED, str(vault.path)]
    root = Path(__file__).parents[2]
    subprocess.run(command, input=PASSPHRASE, text=True, check=True, cwd=root)


def test_a_file_that_lost_its_revision_is_no_newer_one(vault: Vault) -> None:
    with vault.maintain() as connection:
        with connection.execution_options(writes=True).begin():
            connection.exec_driver_sql("DELETE FROM main.alembic_version")
        with connection.begin():
            assert migration.current(connection, "registry") is None
            assert migration.is_due(connection, "registry")


def test_an_older_vault_is_brought_forward_whole(vault: Vault, scripts: Path) -> None:
    ref = record(vault, "victim", names="سامر الحقلي")
    vault.close()
    for tier in ("registry", "protected"):
        add_second(scripts, tier, body=COPY_MUST_STAND.strip())
    opened = open_again(vault.path)
    assert "noticed" in tables(opened, "main") & tables(opened, "protected")
    assert records.get(opened, ref).version == 1
    opened.close()
    assert not list(vault.path.glob(f"*{COPY_SUFFIX}"))


def test_one_file_can_be_a_version_ahead_of_the_other(vault: Vault, scripts: Path) -> None:
    admit_without_protected(vault)
    for tier in ("registry", "protected"):
        add_second(scripts, tier)
    open_again(vault.path, OTHER_PASSPHRASE).close()
    opened = open_again(vault.path)
    assert "noticed" in tables(opened, "main") & tables(opened, "protected")
    opened.close()


def test_a_migration_that_fails_changes_nothing_and_keeps_the_copy(
    vault: Vault, scripts: Path
) -> None:
    ref = record(vault, "victim", names="سامر الحقلي")
    vault.close()
    before = contents(vault.path)
    add_second(scripts, "registry")
    add_second(scripts, "protected", body="raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        open_again(vault.path)
    after = contents(vault.path)
    copies = {name for name in after if name.endswith(COPY_SUFFIX)}
    assert {name: after[name] for name in after.keys() - copies} == before
    assert {after[name] for name in copies} == {
        before["registry.e1.db"],
        before["protected.e1.db"],
    }
    (scripts / "protected" / "9002_second.py").unlink()
    opened = open_again(vault.path)
    assert records.get(opened, ref).ref == ref
    opened.close()
    assert not list(vault.path.glob(f"*{COPY_SUFFIX}"))


def test_a_copy_that_a_crash_left_does_not_stay(vault: Vault) -> None:
    vault.close()
    (vault.path / f"registry.e1.db{COPY_SUFFIX}").write_bytes(b"left behind")
    open_again(vault.path).close()
    assert not list(vault.path.glob(f"*{COPY_SUFFIX}"))


def test_opening_a_vault_that_is_up_to_date_writes_nothing(vault: Vault) -> None:
    record(vault, "victim", names="سامر الحقلي")
    vault.close()
    before = contents(vault.path)
    opened = open_again(vault.path)
    assert listing.counts(opened) == {"victim": 1}
    opened.close()
    assert contents(vault.path) == before
