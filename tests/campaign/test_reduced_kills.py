# SPDX-License-Identifier: Apache-2.0
"""Killed at any moment and at any call, a vault loses nothing that it had acknowledged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaign.reduced import bad, names


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kills")


@pytest.mark.parametrize("name", names("kill"))
def test_nothing_is_lost_or_torn(name: str, folder: Path) -> None:
    assert bad(name, folder) == []
