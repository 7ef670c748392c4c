# SPDX-License-Identifier: Apache-2.0
"""Vaults that are open while a test runs: an empty one, and one without its protected part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.services.vaults import Vault
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
