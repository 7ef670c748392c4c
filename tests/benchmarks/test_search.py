# SPDX-License-Identifier: Apache-2.0
"""Search as typed among 200,000 invented victims against the same SQL on a file without a key."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from registry.crypto.kdf import FOR_TESTS
from registry.services import imports, search, vaults
from tests.benchmarks import plain
from tests.benchmarks.figures import Figure, Figures, milliseconds, percentile
from tests.benchmarks.importing import PASSPHRASE
from tests.benchmarks.invented import SEED, people, write_list

VICTIMS = 200_000
TYPED = 60
ROUNDS = 5  # the best of them counts on both sides: what else the machine does is not ours
Statements = list[tuple[str, Any]]


def typed_words() -> list[str]:
    """Return what stands in the search box while names are typed, in both scripts."""
    draw = random.Random(SEED + 1)
    found = []
    for arabic, latin, *_ in people(TYPED // 4, SEED + 2):
        for name in (arabic, latin):
            found += [name[: draw.randrange(3, 12)], " ".join(name.split()[: draw.randrange(1, 5)])]
    return found


def statements_of(vault: vaults.Vault, words: str) -> Statements:
    """Return the SQL, with its parameters, that one search runs."""
    said: Statements = []

    def listen(*told: Any) -> None:  # noqa: ANN401 - as SQLAlchemy calls it
        said.append((told[2], told[3]))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        search.find(vault, words, 50)
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    ours = [one for one in said if "protected." not in one[0]]
    return [one for one in ours if one[0].startswith("SELECT") or "entry_words" in one[0]]


def replay(connection: Any, statements: Statements) -> None:  # noqa: ANN401 - sqlcipher3
    for sql, given in statements:
        connection.execute(sql, given).fetchall()


def test_search_in_a_vault_costs_little_more_than_in_a_plain_file(
    tmp_path: Path, figures: Figures
) -> None:
    write_list(tmp_path / "list.csv", VICTIMS)
    passphrase = vaults.Passphrase(bytearray(PASSPHRASE))
    vault = vaults.create(tmp_path / "a.sijill", passphrase, cost=FOR_TESTS)
    assert imports.run(vault, tmp_path / "list.csv", source="invented").added == VICTIMS
    schema, rows = plain.schema_and_rows(vault)
    plain.write(tmp_path / "plain.db", schema, rows)
    del rows
    reference_file = plain.open_plain(tmp_path / "plain.db")
    asked = {words: statements_of(vault, words) for words in typed_words()}
    for statements in asked.values():
        replay(reference_file, statements)  # both are warm: statements_of ran ours once
    ours, reference = [], []
    for words, statements in asked.items():
        both = [
            (
                milliseconds(partial(search.find, vault, words, 50)),
                milliseconds(partial(replay, reference_file, statements)),
            )
            for _ in range(ROUNDS)
        ]
        ours.append(min(mine for mine, _ in both))
        reference.append(min(plain_file for _, plain_file in both))
    vault.close()
    kept = [
        figures.add(
            Figure(
                name=f"search of {VICTIMS:,}, {named}", unit="ms", factor=1.3, slack=2,
                ours=percentile(ours, part), reference=percentile(reference, part),
            )
        )
        for named, part in (("median", 0.5), ("95 %", 0.95))
    ]  # fmt: skip
    assert all(kept)
