# SPDX-License-Identifier: Apache-2.0
"""Vaults, open, for each test of the services: empty, of a documenter, of a small world."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.services.vaults import Vault
from tests.services.invented import World
from tests.services.invented_vaults import (
    OTHER_PASSPHRASE,
    admit_without_protected,
    new_vault,
    open_again,
    record_canaries,
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path / "a.sijill")
    yield made
    made.close()


@pytest.fixture
def documenter(tmp_path: Path) -> Iterator[Vault]:
    """A vault with records in both parts, open to a member who holds the registry part only."""
    made = new_vault(tmp_path / "b.sijill")
    record_canaries(made)
    admit_without_protected(made)
    opened = open_again(tmp_path / "b.sijill", OTHER_PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Invented people, two organisations with keys, and nobody asked yet."""
    made = World(vault=new_vault(tmp_path / "w.sijill"), folder=tmp_path)
    yield made
    made.vault.close()
