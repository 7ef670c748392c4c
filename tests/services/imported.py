# SPDX-License-Identifier: Apache-2.0
"""What the tests of imports look at: every row of a vault, its log, one victim by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from registry.services import records, search, vaults
from registry.storage.schema import metadata
from tests.exchange import lists

KEPT_BY_UNDO = {"log", "protected.log", "batch"}
HEAD = "الاسم,الجنس,العمر,تاريخ الوفاة\n"


def listed(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def people(folder: Path) -> Path:
    return listed(folder, lists.as_csv(lists.PEOPLE))


def tables(vault: vaults.Vault) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table and the words of the index, sorted."""
    with vault.read() as tx:
        run = tx.connection.exec_driver_sql
        names = [t.fullname for t in metadata.sorted_tables if t.fullname not in KEPT_BY_UNDO]
        found = {n: sorted(map(tuple, run(f"SELECT * FROM {n}")), key=repr) for n in names}  # noqa: S608
        for schema in ("main", "protected"):
            sql = f"SELECT rowid, words FROM {schema}.entry_words"  # noqa: S608
            found[f"{schema}.words"] = sorted(map(tuple, run(sql)))
    return found


def log_head(vault: vaults.Vault) -> list[Any]:
    with vault.read() as tx:
        return list(tx.connection.exec_driver_sql("SELECT * FROM log ORDER BY seq"))


def one_victim(vault: vaults.Vault, name: str) -> Any:  # noqa: ANN401
    hit = search.find(vault, name, kind="victim")[0]
    return records.get(vault, hit.ref)
