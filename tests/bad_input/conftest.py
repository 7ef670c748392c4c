# SPDX-License-Identifier: Apache-2.0
"""The filled folder is made once; every case gets a copy of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.stranger import Stranger


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Stranger:
    """The folder of a stranger; whoever runs a command copies it first."""
    # Filling says nothing to a terminal, so the reader of one comes with each copy.
    return Stranger(folder=tmp_path_factory.mktemp("filled"), capsys=None)  # type: ignore[arg-type]


@pytest.fixture
def stranger(filled: Stranger, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Stranger:
    copied = filled.copied(tmp_path / "s")
    copied.capsys = capsys
    return copied
