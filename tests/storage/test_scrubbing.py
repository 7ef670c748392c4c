# SPDX-License-Identifier: Apache-2.0
"""Between the cells of a page SQLite keeps what moved away; a scrub leaves nothing there."""

from __future__ import annotations

import random

import pytest

from registry.services import activity, records
from registry.services import search as finding
from registry.services.vaults import Vault
from registry.storage.writing import Writing
from tests.services.invented_vaults import draft
from tests.storage.decrypted import decrypted

MANY, BATCH, SEALED = 400, 100, 40
CHANCE = random.Random(2)  # the order of the index decides which pages part
NAMES = ["".join(CHANCE.choices("bcdfghjklmnpqrstvwxz", k=9)) for _ in range(MANY)]
LONG = [f"{name} {'كلمة ' * CHANCE.randint(0, 40)}" for name in NAMES]


def sealed_in(vault: Vault) -> list[str]:
    """Record many, seal some, and return the names of these."""
    refs: dict[str, str] = {}
    for start in range(0, MANY, BATCH):
        part = range(start, start + BATCH)
        refs |= records.record(vault, [draft("victim", key=str(n), names=LONG[n]) for n in part])
    chosen = random.Random(3).sample(range(MANY), SEALED)
    with vault.write("sealing") as tx:
        for number in chosen:
            tx.change(tx.by_ref(refs[str(number)]), {"sealed": True})
    return [NAMES[number] for number in chosen]


def test_no_page_of_a_larger_file_keeps_a_sealed_name(vault: Vault) -> None:
    names = sealed_in(vault)
    held = decrypted(vault, "registry")
    assert [name for name in names if name in held] == []
    assert len([name for name in NAMES if name in held]) == MANY - SEALED
    assert {finding.find(vault, name)[0].title[:2] for name in names} == {"V-"}
    assert activity.check(vault, full=True) == ()


def test_without_a_scrub_a_page_keeps_one(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Writing, "scrub", lambda *_: None)
    names = sealed_in(vault)
    held = decrypted(vault, "registry")
    assert [name for name in names if name in held] != []
    assert activity.check(vault, full=True) == ()
