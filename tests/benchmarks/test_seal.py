# SPDX-License-Identifier: Apache-2.0
"""How long sealing one record of many takes: the file is written anew, so that no page keeps it."""

from __future__ import annotations

import math
import os
from functools import partial
from pathlib import Path

from registry.crypto.kdf import FOR_TESTS
from registry.services import listing, sealed, vaults
from registry.services.records import Draft, parse_input, record
from registry.services.vaults import Passphrase, Vault
from tests.benchmarks.figures import Figure, Figures, milliseconds

RECORDS, BATCH, ROUNDS = 100_000, 5_000, 3
PASSPHRASE = "eleven invented lanterns over a quiet measuring bench"


def fill(vault: Vault) -> None:
    """Record invented victims."""
    for start in range(0, RECORDS, BATCH):
        people = [
            {"names": f"سامر الحقلي {number}", "occupation": "بستاني"}
            for number in range(start, start + BATCH)
        ]
        values = [parse_input("victim", one) for one in people]
        record(vault, [Draft(kind="victim", values=one, links={}) for one in values])


def write_anew(file: Path, to: Path) -> None:
    """Write as many bytes as ``file`` has, and the disk to hold them."""
    with to.open("wb") as copy:
        copy.write(file.read_bytes())
        os.fsync(copy.fileno())


def test_how_long_sealing_one_of_many_records_takes(figures: Figures, tmp_path: Path) -> None:
    vault = vaults.create(tmp_path / "v.sijill", Passphrase.from_text(PASSPHRASE), cost=FOR_TESTS)
    fill(vault)
    rows = listing.rows(vault, listing.ids(vault, "victim")[:ROUNDS])
    assert len(rows) == ROUNDS
    ours = [milliseconds(partial(sealed.seal, vault, str(row.ref), "safety")) for row in rows]
    bare = [
        milliseconds(lambda: write_anew(vault.file("registry"), tmp_path / "copy"))
        for _ in range(ROUNDS)
    ]
    vault.close()
    assert figures.add(
        Figure(
            name="sealing one of 100,000 records / writing as many bytes",
            unit="ms", ours=min(ours), reference=min(bare), factor=math.inf,
        )
    )  # fmt: skip
