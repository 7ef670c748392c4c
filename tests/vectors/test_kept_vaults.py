# SPDX-License-Identifier: Apache-2.0
"""A vault made by an earlier landing opens for ever, with everything it held."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from registry.domain.entities import entity_spec
from registry.services import activity, drafts, listing, records, search, tolls
from registry.services.vaults import Passphrase, Vault, open_vault
from tests.vectors.make_vault import DRAFT, PASSPHRASE, SLOT, make

KEPT = sorted((Path(__file__).parent / "vault").glob("*.zip"))


def opened(path: Path, folder: Path) -> Vault:
    vault = folder / "kept.sijill"
    with zipfile.ZipFile(path) as kept:
        kept.extractall(vault)
    return open_vault(vault, Passphrase.from_text(PASSPHRASE))


def tables(vault: Vault) -> set[tuple[str, ...]]:
    """Return every column, key and index of both files, in whatever order they were made."""
    with vault.read() as tx:
        ask = tx.connection.exec_driver_sql
        found: set[tuple[str, ...]] = set()
        for schema in ("main", "protected"):
            for kind, name, sql in ask(f"SELECT type, name, sql FROM {schema}.sqlite_schema"):  # noqa: S608
                columns = ask(f"PRAGMA {schema}.table_xinfo('{name}')") if kind == "table" else ()
                told = [" ".join(map(str, row[1:])) for row in columns] or [str(sql)]
                found |= {(schema, kind, name, one) for one in told}
        return found


def refs_of(vault: Vault, kind: str) -> list[str]:
    with vault.read() as tx:
        return [str(found.ref) for found in tx.every(kind)]


def test_at_least_one_vault_is_kept() -> None:
    assert KEPT


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_vault_opens_whole(path: Path, tmp_path: Path) -> None:
    vault = opened(path, tmp_path)
    assert activity.check(vault, full=True) == ()
    assert listing.counts(vault) == {
        "source": 1, "incident": 1, "victim": 1, "person": 1, "statement": 1,
    }  # fmt: skip
    (ref,) = refs_of(vault, "victim")
    victim: Any = records.get(vault, ref)
    assert [name.display for name in victim.names] == ["سامر علي الحقلي", "Samer Alhaqli"]
    assert (victim.national_number, victim.children, victim.sealed) == ("00000000001", 0, False)
    assert (victim.death_date.told, victim.death_grade) == ("رمضان 2012", "V1")
    assert [one.version for one in records.history(vault, ref)] == [1, 2]
    assert [hit.ref for hit in search.find(vault, "الحقلي")] == [ref]
    assert [hit.kind for hit in search.find(vault, "مجزرة")] == ["incident"]
    assert tolls.summary(vault, refs_of(vault, "incident")[0]).tolls[0].best == 11
    (statement,) = (records.get(vault, one) for one in refs_of(vault, "statement"))
    assert statement.verbatim == "رأيت ما رأيت"  # type: ignore[attr-defined]
    (person,) = (records.get(vault, one) for one in refs_of(vault, "person"))
    assert person.phones == ("000-000",)  # type: ignore[attr-defined]
    assert drafts.load(vault, SLOT) == DRAFT
    vault.close()


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_vault_has_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    # Red when a table changed and no migration came with it.
    old = opened(path, tmp_path)
    make(tmp_path / "new.sijill")
    new = open_vault(tmp_path / "new.sijill", Passphrase.from_text(PASSPHRASE))
    assert tables(old) == tables(new)
    old.close()
    new.close()


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_vault_takes_new_work(path: Path, tmp_path: Path) -> None:
    vault = opened(path, tmp_path)
    (ref,) = refs_of(vault, "victim")
    values = records.parse_input("victim", {"occupation": "خباز"})
    assert records.change(vault, ref, 2, values).version == 3
    assert activity.check(vault, full=True) == ()
    vault.close()


def test_what_made_the_kept_vault_still_makes_one(tmp_path: Path) -> None:
    refs = make(tmp_path / "new.sijill")
    prefixes = {entity_spec(kind).prefix for kind in refs if kind != "witness"} | {"W"}
    assert {ref.partition("-")[0] for ref in refs.values()} == prefixes
