# SPDX-License-Identifier: Apache-2.0
"""Vaults, open, for each test of the services: empty, of a documenter, of a small world."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from registry.crypto import agefile
from registry.crypto.kdf import FOR_TESTS
from registry.services import demo, vaults
from registry.services.demo import Finished
from tests.services.invented import World
from tests.services.invented_vaults import new_vault
from tests.services.open_vaults import documenter, vault

__all__ = ["archives", "documenter", "finished", "vault", "world"]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Invented people, two organisations with keys, and nobody asked yet."""
    made = World(vault=new_vault(tmp_path / "w.sijill"), folder=tmp_path)
    yield made
    made.vault.close()


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vaults, "create", partial(vaults.create, cost=FOR_TESTS))
        return demo.run(tmp_path_factory.mktemp("demo") / "new")


@pytest.fixture(scope="session")
def archives(finished: Finished) -> dict[str, bytes]:
    """The plain ZIP of each package; the partner's is decrypted with the receiver's key."""
    public, partner = finished.packages
    identity = finished.identity_file.read_text(encoding="utf-8").strip()
    return {
        "public": public.read_bytes(),
        "partner": agefile.decrypt(identity, partner.read_bytes()),
    }
