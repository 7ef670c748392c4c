# SPDX-License-Identifier: Apache-2.0
"""Packages that wait are kept in order, found by reference and forgotten with their unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.services.vaults import Vault
from registry.storage import candidates
from registry.storage.candidates import Kept

KEPT = Kept(export="X-1", at="2026-03-02T08:00:00+00:00", builder="D-02", sealed=b"sealed")


def keep(vault: Vault, *several: Kept) -> None:
    with vault.write("candidate") as tx:
        for one in several:
            candidates.keep(tx.connection, one)
        tx.unit("registry")


def test_what_waits_is_listed_the_oldest_first_and_found_by_its_reference(vault: Vault) -> None:
    older = replace(KEPT, export="X-2", at="2026-03-01T08:00:00+00:00")
    keep(vault, KEPT, older)
    with vault.read() as tx:
        assert candidates.every(tx.connection) == (older, KEPT)
        assert candidates.find(tx.connection, "X-1") == KEPT
        assert candidates.find(tx.connection, "X-3") is None


def test_what_is_forgotten_stays_when_its_unit_of_work_fails(vault: Vault) -> None:
    keep(vault, KEPT)
    with pytest.raises(RuntimeError):
        _forget_and_fail(vault)
    with vault.read() as tx:
        assert candidates.every(tx.connection) == (KEPT,)
    with vault.write("candidate") as tx:
        candidates.forget(tx.connection, "X-1")
        tx.unit("registry")
    with vault.read() as tx:
        assert candidates.every(tx.connection) == ()


def _forget_and_fail(vault: Vault) -> None:
    with vault.write("candidate") as tx:
        candidates.forget(tx.connection, "X-1")
        raise RuntimeError
