# SPDX-License-Identifier: Apache-2.0
"""A stranger's terminal, and one behind which the main job was begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.invented import Begun, begin
from tests.cli.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(folder=tmp_path, capsys=capsys)


@pytest.fixture
def begun(terminal: Terminal) -> Begun:
    """An incident, a source, four victims, a statement with its witness, a recipient."""
    return begin(terminal)
