# SPDX-License-Identifier: Apache-2.0
"""Window or command line, and what may be imported before the unlock screen is seen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.app import names_a_vault

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("word", ["a.sijill", "C:\\x\\a.sijill\\", "/a b/سجل.sijill/"])
def test_a_vault_opens_the_window(word: str) -> None:
    assert names_a_vault(word)


@pytest.mark.parametrize("word", ["create", "demo", "--help", "--json", "-x.sijill", "a.txt", ""])
def test_a_command_or_an_option_goes_to_the_command_line(word: str) -> None:
    assert not names_a_vault(word)


def imported_by(code: str, tmp_path: Path) -> set[str]:
    """Run ``code`` in a fresh Python and return the modules that are loaded at its end."""
    ending = "\nimport sys, json; print(json.dumps(sorted(sys.modules))); sys.stdout.flush()"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-c", code + ending + "\nimport os; os._exit(0)"],
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


def test_the_command_line_never_imports_qt(tmp_path: Path) -> None:
    code = """
import sys
sys.argv = ["sijill", "fields", "--json"]
from ui.app import main
try:
    main()
except SystemExit:
    pass
"""
    loaded = imported_by(code, tmp_path)
    assert "registry.cli" in loaded
    assert not [name for name in loaded if name.startswith(("PySide6", "shiboken6"))]


def test_the_unlock_screen_shows_before_the_services_are_imported(tmp_path: Path) -> None:
    code = f"""
import sys
sys.argv = ["sijill", {str(tmp_path / "a.sijill")!r}]
from PySide6.QtWidgets import QApplication
shown = []
def run(app):
    app.processEvents()
    shown.extend(w for w in app.topLevelWidgets() if w.isVisible())
    return 0
QApplication.exec = run
from ui.app import main
main()
assert shown
"""
    loaded = imported_by(code, tmp_path)
    heavy = ("sqlalchemy", "sqlcipher3", "cryptography", "registry.services", "registry.storage")
    assert "ui.shell.unlock" in loaded
    light = {"registry.services", "registry.services.surroundings"}
    assert [name for name in loaded - light if name.startswith(heavy)] == []
