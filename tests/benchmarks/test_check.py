# SPDX-License-Identifier: Apache-2.0
"""How long the check of a long log takes from its last checkpoint, beside the full check."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import pytest

from registry.crypto.kdf import FOR_TESTS
from registry.services import activity, vaults
from registry.services.vaults import Passphrase, Vault
from registry.storage import log_check
from registry.storage.rows import NewRecord, new_id, new_ref
from registry.storage.writing import Writing
from tests.benchmarks.figures import Figure, Figures, milliseconds

ENTRIES = 100_000
AFTER = 1_000
FACTOR = 0.1
ROUNDS = 3
PASSPHRASE = "eleven invented lanterns over a quiet measuring bench"


@pytest.fixture(scope="module")
def long_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault whose registry log has 100,000 entries, 1,000 of them after the last checkpoint.

    Each recorded one victim, as by hand; many share a transaction, as no medium is measured here.
    """
    path = tmp_path_factory.mktemp("long") / "long.sijill"
    vault = vaults.create(path, Passphrase.from_text(PASSPHRASE), cost=FOR_TESTS)
    work(vault, ENTRIES - AFTER)
    with vault.read() as tx:
        logs = log_check.check(tx.connection, vault.keys, full=True)
    with vault.write(log_check.CHECKPOINT) as tx:
        log_check.keep_checkpoint(tx, logs)
    work(vault, AFTER)
    yield vault
    vault.close()


def work(vault: Vault, times: int) -> None:
    """Append so many units of work, each of one new record."""
    entry = {
        "at": "2026-01-01T00:00:00+00:00",
        "actor": vault.member,
        "operation": "capture",
        "reason": "",
        "about": "",
    }
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        for number in range(times):
            tx = Writing(connection, vault.keys)
            values = {"occupation": f"بستاني {number}", "fate": "dead_body_recovered"}
            tx.add("victim", [NewRecord(id=new_id(), ref=new_ref("V"), values=values)])
            tx.finish(entry)


def test_the_check_from_a_checkpoint_takes_a_tenth_of_the_full_check(
    long_log: Vault, figures: Figures
) -> None:
    found: list[object] = []
    # The full check first reads everything, so that the quick one has no colder a cache.
    full = milliseconds(lambda: found.append(logs_and_records(long_log)))
    quick = [milliseconds(lambda: found.append(activity.check(long_log))) for _ in range(ROUNDS)]
    assert found == [()] * (ROUNDS + 1)
    assert figures.add(
        Figure(
            name="check of 1,000 entries after a checkpoint / of all 100,000",
            unit="ms",
            ours=statistics.median(quick),
            reference=full,
            factor=FACTOR,
        )
    )


def logs_and_records(vault: Vault) -> tuple[activity.Finding, ...]:
    """Check in full without leaving a new checkpoint, from which the quick check would begin."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(activity, "_keep_checkpoint", lambda *_: None)
        return activity.check(vault, full=True)
