# SPDX-License-Identifier: Apache-2.0
"""From the passphrase to the first rows, beside the bare Argon2id run of the same minute."""

from __future__ import annotations

import statistics
from pathlib import Path

from registry.crypto.header import read_header
from registry.crypto.kdf import STANDARD, stretch
from registry.services import listing, vaults
from registry.services.records import Draft, parse_input, record
from registry.services.vaults import Passphrase
from tests.benchmarks.figures import Figure, Figures, milliseconds

PASSPHRASE = "سبع زيتونات على تلة بعيدة"
VICTIMS, SHOWN, ROUNDS, SLACK_MS = 5_000, 60, 7, 100


def test_the_first_rows_are_there_soon_after_the_passphrase(
    figures: Figures, tmp_path: Path
) -> None:
    path = tmp_path / "v.sijill"
    vault = vaults.create(path, Passphrase.from_text(PASSPHRASE), cost=STANDARD)
    drafts = [
        Draft(kind="victim", values=parse_input("victim", {"names": f"سامر الحقلي {n}"}), links={})
        for n in range(VICTIMS)
    ]
    record(vault, drafts)
    vault.close()
    header = read_header(path)

    def bare() -> None:
        stretch(Passphrase.from_text(PASSPHRASE), header.salt, header.cost)

    def first_rows() -> None:
        opened = vaults.open_vault(path, Passphrase.from_text(PASSPHRASE))
        assert len(listing.rows(opened, listing.ids(opened, "victim")[:SHOWN])) == SHOWN
        opened.close()

    # In turns, so that both meet the same neighbours.
    rounds = [(milliseconds(first_rows), milliseconds(bare)) for _ in range(ROUNDS)]
    ours, reference = (statistics.median(times) for times in zip(*rounds, strict=True))
    assert figures.add(
        Figure(
            name="passphrase to first rows / bare Argon2id",
            unit="ms", ours=ours, reference=reference, factor=1, slack=SLACK_MS,
        )
    )  # fmt: skip
